"""Columns that answer whether the neck was involved: a yes names it, and a no denies it."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from hdiary.diary.arrays import Bools
from hdiary.read.context import Context, rewrite
from hdiary.read.numbers import parse_number
from hdiary.read.role import BY_CELLS, Role, is_among, said
from hdiary.read.shape.pairs import combine
from hdiary.read.table import Column
from hdiary.vocabulary.headings import NECK_ASKED, NECK_STIFF, mark_of, neck_pain_words
from hdiary.vocabulary.places import parse_place
from hdiary.vocabulary.text import FACTOR_MARK, fold
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase

_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,60}[)\]]")
_ANSWERS = re.compile(
    r"\b(?:yes|y|ja|j|oui|o|s\u00ed|si|s|sim|tak)\s?[/|]\s?(?:no|n|nein|non|nee|nao|nej|nie)\b",
    re.IGNORECASE,
)
_AROUND = "?:.,- "
_INVOLVED, _NOT, _UNSAID = "neck", "0", ""


def read_necks(roles: list[Role], context: Context) -> list[Role]:
    """Read columns of marks for the neck as the place, and each no as no pain in the neck."""
    marks = [role for role in roles if is_neck_mark(role)]
    sided = [role for role in roles if is_neck_mark(role, sided=True)]
    if {_side(role.header) for role in sided} == {"left", "right"}:
        marks += sided
    if not marks:
        return roles
    denied = _denied(marks, none=context.declared.blank == "none")
    says_no = any(value == _NOT for value in denied.values)
    _tell(marks, context, says_no=says_no)
    rated = [r for r in roles if r.meaning == "neck_pain" and not is_among(r, marks)]
    roles = [_as_place(r) if is_among(r, marks) else r for r in roles]
    if not says_no:
        return roles
    if rated:
        column = combine(rated[0].column, denied, lambda one, no: no if is_blank(one) else one)
        return [replace(r, column=column) if r is rated[0] else r for r in roles]
    new = replace(_as_place(marks[0]), meaning="neck_pain", column=denied, joins=False)
    at = next(k for k, r in enumerate(roles) if r.position == marks[0].position)
    return [*roles[: at + 1], new, *roles[at + 1 :]]


def is_neck_mark(role: Role, *, sided: bool = False) -> bool:
    """Say whether a column asks for the neck, or a side of it, and is answered by marks."""
    placed = role.meaning == "location" and (role.weak or role.declared)
    if not (role.free or role.meaning == "neck_pain" or placed):
        return False
    if (_side(role.header) is not None) != sided:
        return False
    if role.meaning != "neck_pain" and not names_neck(role.header):
        return False
    texts = said(role)
    if not texts or not all(mark_of(text) is not None for text in texts):
        return False
    return role.meaning != "neck_pain" or any(parse_number(text) is None for text in texts)


def names_neck(header: str) -> bool:
    """Say whether a heading names the neck, its pain, or asks whether it was involved."""
    if header.rstrip().endswith(FACTOR_MARK):
        return False
    name = _bare(header)
    if fold(name) in NECK_STIFF or neck_pain_words(name) or neck_pain_words(header):
        return True
    place = parse_place(name)
    return place.recognised and place.name == "neck"


def answered_rows(roles: list[Role], size: int) -> Bools:
    """Say in which rows the only place is the answer to a question about the neck."""
    # Who asks every day whether it is stiff has said of no headache by a yes.
    placed = [role for role in roles if role.meaning == "location"]
    answered, named = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    for role in placed:
        rows = answered if _holds_answers(role) else named
        rows |= ~role.column.where(is_blank)
    only: Bools = answered & ~named
    return only


def _holds_answers(role: Role) -> bool:
    if not names_neck(role.header):
        return False
    return {value for value in role.column.values if not is_blank(value)} <= {_written(role)}


def _written(role: Role) -> str:
    return _bare(role.header) if _side(role.header) else _INVOLVED


def _side(header: str) -> str | None:
    return parse_place(_bare(header)).side


def _bare(header: str) -> str:
    """Give a heading without brackets, and without what it asks of what it names."""
    spaced = _ANSWERS.sub(" ", _BRACKETS.sub(" ", header).replace("_", " "))
    words = [word for word in spaced.split() if word.strip(_AROUND)]
    return " ".join(w for w in words if fold(w.strip(_AROUND)) not in NECK_ASKED).rstrip(_AROUND)


def _as_place(role: Role) -> Role:
    """Write each yes as the place."""
    how, name = role.how if role.declared else BY_CELLS, _written(role)
    column = rewrite(role.column, lambda t: name if mark_of(t.strip()) is True else _UNSAID)
    return replace(
        role, meaning="location", how=how, column=column, unit=None, joins=True, weak=False, why=""
    )


def _denied(marks: list[Role], *, none: bool) -> Column:
    """Write a 0 in each row in which a column says no and none says yes."""
    columns = [rewrite(r.column, lambda text: _answer(text.strip(), none=none)) for r in marks]
    joined = columns[0]
    for other in columns[1:]:
        joined = combine(joined, other, _either)
    return rewrite(joined, lambda text: _NOT if text == _NOT else _UNSAID)


def _answer(text: str, *, none: bool) -> str:
    """Write an answer; a blank is a no only where the person said so."""
    mark = mark_of(text)
    if mark is None:
        return _NOT if none and is_blank(text) else _UNSAID
    return _INVOLVED if mark else _NOT


def _either(one: str, other: str) -> str:
    return _INVOLVED if _INVOLVED in (one, other) else one or other


def _tell(marks: list[Role], context: Context, *, says_no: bool) -> None:
    headers = [role.header for role in marks]
    words = phrase("read.shape.marks.neck", headers=tuple(headers))
    if says_no:
        words = phrase("read.shape.marks.neck_denied", headers=tuple(headers))
    free = next((role.header for role in marks if not role.declared), None)
    context.decisions.add(
        "columns",
        dict.fromkeys(headers, "location"),
        words,
        overrule="" if free is None else f'--column factor="{free}"',
    )
