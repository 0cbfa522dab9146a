"""What kind of cells stand in a column, in a few words that tell nothing of what they say."""

from __future__ import annotations

from collections.abc import Callable

from hdiary.read.clocks import parse_clock
from hdiary.read.dates import parse_date
from hdiary.read.numbers import parse_number
from hdiary.read.table import Column
from hdiary.vocabulary.headings import mark_of
from hdiary.vocabulary.words import is_blank
from hdiary.words import Phrase, phrase

_LOOKED_AT, _LONGEST = 300, 300
_MOSTLY = 0.8
_FEW_WORDS = 12
_HIGHEST = 100
"""Larger numbers may be somebody's: only that they are numbers is told."""
_TIME_SIGN = ":"
KINDS: dict[str, tuple[str, ...]] = {
    "blank": (),
    "ticks": ("headache", "treatment", "pain"),
    "numbers": ("pain", "neck_pain", "duration_h", "pain_before", "pain_after", "after_min",
                "headache", "patient"),
    "dates": ("date", "start", "end", "entered_at"),
    "moments": ("start", "end", "date", "treated_at", "entered_at"),
    "times": ("start", "end", "treated_at", "duration_h"),
    "lists": ("treatment", "location", "activity", "posture", "notes"),
    "few": ("side", "location", "treatment", "headache", "pain", "activity", "posture",
            "duration_h", "notes", "patient"),
    "texts": ("notes", "treatment", "activity", "location", "date", "patient"),
}  # fmt: skip
"""The kinds of cells, and what a column of such cells may be; any may be a factor or left out."""


def kind_of(column: Column) -> str:
    """Say which of ``KINDS`` the cells of a column are."""
    texts = said_texts(column)
    if not texts:
        return "blank"
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("ticks", lambda text: mark_of(text) is not None),
        ("numbers", lambda text: parse_number(text) is not None),
        ("times", lambda text: _TIME_SIGN in text and parse_clock(text) is not None),
        ("moments", lambda text: _TIME_SIGN in text and parse_date(text) is not None),
        ("dates", lambda text: parse_date(text) is not None),
        ("lists", lambda text: any(sign in text for sign in (";", ", ", " | "))),
    )
    for name, test in tests:
        wanted = 0.2 if name == "lists" else 1 if name == "ticks" else _MOSTLY
        if sum(map(test, texts)) >= wanted * len(texts):
            return name
    return "few" if len(texts) <= _FEW_WORDS else "texts"


def said_texts(column: Column) -> list[str]:
    """Give the first distinct texts of a column that say something."""
    texts = (value[:_LONGEST].strip() for value in column.values[: 10 * _LOOKED_AT])
    return [text for text in dict.fromkeys(texts) if not is_blank(text)][:_LOOKED_AT]


def say_cells(column: Column, kind: str, *, private: bool) -> Phrase:
    """Tell what stands in a column: a kind, how many rows are filled; of ratings the range."""
    rows = len(column.codes)
    filled = int((~column.where(is_blank)).sum())
    told = phrase(f"read.mapping.cells.{kind}")
    if kind == "blank":
        return told
    if kind == "numbers" and not private:
        numbers = [n for n in map(parse_number, said_texts(column)) if n is not None]
        if len(numbers) > 1 and max(map(abs, numbers)) <= _HIGHEST:
            low, high = f"{min(numbers):g}", f"{max(numbers):g}"
            told = phrase("read.mapping.cells.range", low=low, high=high)
    return phrase("read.mapping.cells.filled", kind=told, n=filled, rows=rows)


def others_of(kind: str, now: str) -> tuple[str, ...]:
    """Name what else a column of such cells may be."""
    words = (*KINDS[kind], "factor", "ignore", "auto")
    return tuple(word for word in words if word != now)
