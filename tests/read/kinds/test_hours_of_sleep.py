"""Hours of sleep in several spellings are numbers; each spelling was a thing of its own."""

from __future__ import annotations

import io

import pytest

from hdiary.read import read_diary
from hdiary.write import diary_csv


def column(heading: str, cells: list[str]) -> list[object]:
    rows = [f"2026-03-{day:02d};{day % 4};{cell}" for day, cell in enumerate(cells * 4, start=1)]
    diary = read_diary(io.StringIO("\n".join([f"date;pain;{heading}", *rows])))
    again = read_diary(io.StringIO(diary_csv(diary)))
    assert again.equals(diary)
    return list(diary.entries[heading][: len(cells)])


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Sleep", ["7", "6.5", "8", "7h30"]),
        ("Schlaf (h)", ["7", "6,5", "8", "7:30"]),
        ("hours slept", ["7", "6.5", "8 h", "7h30"]),
    ],
)
def test_they_are_numbers_where_a_cell_or_the_heading_says_hours(
    heading: str, cells: list[str]
) -> None:
    assert column(heading, cells) == [7, 6.5, 8, 7.5]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Sleep", ["7", "6", "8", "7:15"]),
        ("Sleep", ["7h", "6", "8", "bad"]),
        ("Sleep", ["7h", "480", "6", "8"]),
        ("Walks", ["7", "6", "8", "7h30"]),
    ],
)
def test_where_nothing_says_so_they_stay_words(heading: str, cells: list[str]) -> None:
    assert column(heading, cells) == cells
