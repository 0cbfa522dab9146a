"""Encodings from before Unicode: the one in which the headings are words that are known."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection
from dataclasses import dataclass

from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.headings import heading_kind

OLD_CODECS = (
    "cp1252", "cp1250", "cp1251", "cp1254", "cp932", "gb18030", "big5", "euc_jp", "koi8_r",
    "mac_roman",
)  # fmt: skip
"""The old encodings, the usual ones first."""
_PAIRED = frozenset({"cp932", "gb18030", "big5", "euc_jp"})
_CYRILLIC = frozenset({"cp1251", "koi8_r"})
_HEAD, _LINES, _LONGEST = 100_000, 30, 80
_MOSTLY = 0.9
_RUN = re.compile(rb"[\x80-\xff]+")
_SIGNS_OF_EAST = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff60]+")
_RUSSIAN = re.compile("[\u0410-\u044f\u0401\u0451]+")
_SHOUTED = re.compile("[\u0430-\u044f][\u0410-\u042f]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Guess:
    """An encoding that was recognised, and those that it might be where no word is known."""

    codec: str
    doubted: tuple[str, ...] = ()


def guess_codec(data: bytes, headers: Collection[str]) -> Guess:
    """Name the old encoding of some bytes."""
    head = data[:_HEAD]
    head = head[: head.rfind(b"\n") + 1] or head
    scores = {codec: _score(head, codec, headers) for codec in OLD_CODECS}
    fits = [codec for codec in OLD_CODECS if _decodes(data, codec)]
    # Mac Roman knows every byte.
    best = max(fits, key=lambda codec: scores[codec])
    known, likely = scores[best]
    if known > 0 or (likely and best not in _PAIRED | _CYRILLIC) or not _is_foreign(head):
        return Guess(codec=best)
    doubted = [codec for codec in fits if scores[codec][1] and codec in _PAIRED | _CYRILLIC]
    return Guess(codec=best, doubted=tuple(doubted or ("gb18030",)))


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _score(head: bytes, codec: str, headers: Collection[str]) -> tuple[int, bool]:
    """Count the headings that make sense in a codec, and say whether its letters do."""
    text = head.decode(codec, errors="replace")
    best = 0
    for line in text.splitlines()[:_LINES]:
        for delimiter in ",;\t|":
            cells = next(csv.reader([line.replace("\x00", "")], delimiter=delimiter), [])
            known = {_meaning(c.strip(), headers) for c in cells if 0 < len(c) < _LONGEST} - {None}
            best = max(best, len(known))
    return best, _is_likely(head, text, codec)


def _meaning(name: str, headers: Collection[str]) -> str | None:
    return name if name in headers else column_meaning(name).meaning or heading_kind(name)


def _is_foreign(head: bytes) -> bool:
    """Say whether letters beyond ASCII stand in whole words, as in no language with Latin ones."""
    runs = _RUN.findall(head)
    return sum(len(run) for run in runs if len(run) > 2) > sum(map(len, runs)) / 2


def _is_likely(head: bytes, text: str, codec: str) -> bool:
    """Say whether the letters beyond ASCII are such as the language of a codec has."""
    beyond = sum(sign > "\x7f" for sign in text)
    if codec in _PAIRED:
        runs = _RUN.findall(head)
        paired = sum(len(run) % 2 == 0 for run in runs) >= _MOSTLY * len(runs) or codec == "cp932"
        return paired and sum(map(len, _SIGNS_OF_EAST.findall(text))) >= _MOSTLY * beyond
    if codec in _CYRILLIC:
        russian = sum(map(len, _RUSSIAN.findall(text)))
        return russian >= _MOSTLY * beyond and len(_SHOUTED.findall(text)) < 0.1 * russian
    return not _is_foreign(head)
