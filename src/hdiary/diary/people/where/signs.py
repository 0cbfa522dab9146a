"""A condition cut into its signs, names, words, numbers and days."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hdiary.diary.people.where.refuse import refuse
from hdiary.diary.problems import Problems
from hdiary.words import phrase

LONGEST = 2000
"""Signs: no condition is longer."""
_SIGN = re.compile(
    r"\s*(?:"
    r"(?P<date>\d{4}-\d{2}-\d{2})(?![\w-])"
    r"|(?P<number>[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?)(?![\w.])"
    r"|(?P<word>'[^']*'|\"[^\"]*\"|\u2018[^\u2019]*\u2019|\u201c[^\u201d]*\u201d"
    r"|\u201e[^\u201c\u201d]*[\u201c\u201d])"
    r"|(?P<fact>`[^`]+`)"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<sign>==|!=|<=|>=|<>|\u2264|\u2265|\u2260|[<>=()\[\],&|])"
    r")"
)
_SAME = {"=": "==", "<>": "!=", "\u2260": "!=", "\u2264": "<=", "\u2265": ">="}
_SAME |= {"&": "and", "|": "or"}
_OF_THE_LANGUAGE = {"and", "or", "not", "in", "is", "missing"}


@dataclass(frozen=True, slots=True)
class Sign:
    """One part of a condition."""

    kind: str  # ``date``, ``number``, ``word``, ``fact``, ``sign``, or ``end``
    text: str


def cut(text: str, found: Problems) -> list[Sign]:
    """Cut a condition into its parts."""
    if len(text) > LONGEST:
        refuse(found, phrase("diary.where.shorter", most=LONGEST))
    signs: list[Sign] = []
    at, text = 0, text.strip()
    while at < len(text):
        match = _SIGN.match(text, at)
        if match is None or match.lastgroup is None:
            refuse(found, phrase("diary.where.form"), phrase("diary.where.how"), value=text[at:])
        signs.append(_sign(match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return [*signs, Sign("end", "")]


def _sign(kind: str, text: str) -> Sign:
    if kind in ("word", "fact"):
        return Sign(kind, text[1:-1])
    if kind == "name":
        lower = text.lower()
        return Sign("sign", lower) if lower in _OF_THE_LANGUAGE else Sign("fact", text)
    return Sign(kind, _SAME.get(text, text) if kind == "sign" else text)
