"""Ways to read a file that was refused: which settings would read it, tried one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from hdiary.diary import Diary, DiaryError, line_ranges
from hdiary.vocabulary.say import say_count

_ORDERS = {
    "dmy": "Dates are day, month, year",
    "mdy": "Dates are month, day, year",
}
_SCALES = {
    "0-100": "Pain was noted from 0 to 100",
    "0-3": "Pain was noted from 0 to 3",
    "words": "Pain was noted in words (none, mild, moderate, severe)",
    "yes-no": "Only headache yes or no was noted",
    "0-10": "Pain was noted from 0 to 10",
}
_SKIP = "Leave out what cannot be read"


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """Settings that read a file, and what they say of it."""

    words: str
    settings: Mapping[str, Any]


def find_ways(
    read: Callable[..., Diary], given: Mapping[str, Any], *, scales: bool = True
) -> list[Way]:
    """Try which settings, on top of those given, would read a file.

    Nothing is chosen: each way says something of the file that only the person knows.

    Parameters
    ----------
    read
        Reads the file with settings of `hdiary.read_diary`.
    given
        The settings with which it was refused.
    scales
        Whether other scales of pain are tried too.

    Returns
    -------
    list of Way
        Each with as few settings more as will do, those that keep every row first; none where
        nothing that was tried reads the file.
    """
    single = [one for one in _single(given) if scales or one[0] != "scale"]
    for size in (1, 2, 3):
        tried = (t for t in combinations(single, size) if len({k for k, _, _ in t}) == size)
        ways = [way for several in tried for way in _try(read, given, several)]
        if ways:
            return sorted(ways, key=lambda way: "skip_bad_rows" in way.settings)
    return []


def _single(given: Mapping[str, Any]) -> Iterator[tuple[str, Any, str]]:
    for order, words in _ORDERS.items():
        if not given.get("dates"):
            yield "dates", order, words
    for scale, words in _SCALES.items():
        if not given.get("scale"):
            yield "scale", scale, words
    if not given.get("skip_bad_rows"):
        yield "skip_bad_rows", True, _SKIP


def _try(
    read: Callable[..., Diary],
    given: Mapping[str, Any],
    several: tuple[tuple[str, Any, str], ...],
) -> Iterator[Way]:
    settings = {**given, **{key: value for key, value, _ in several}}
    try:
        diary = read(**settings)
    except DiaryError:
        return
    if not diary.rows_kept:
        return
    words = "; ".join(words for _, _, words in several)
    if diary.rows_refused:
        lines = line_ranges(diary.refused_lines, most=6)
        rows = say_count(diary.rows_refused, "row")
        words += f" ({rows} of {diary.rows_in}: line {lines})"
    yield Way(words=words, settings=settings)
