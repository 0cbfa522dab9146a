"""Kind: numbers written with their unit, and a few inexact ones among numbers."""

from __future__ import annotations

import io
from itertools import cycle

import pytest

from hdiary.read import read_diary
from tests.read.kinds.conftest import calendar, decided, follow, hurts, sheet, told


def _sheet(heading: str, cells: list[str]) -> str:
    rows = [
        [f"{day:%Y-%m-%d}", 5 if hurts(day) else 0, cell]
        for day, cell in zip(calendar(), cycle(cells), strict=False)
    ]
    return sheet(f"date;pain;{heading}", rows, sep=";")


@pytest.mark.parametrize(
    ("heading", "cells", "first", "unit"),
    [
        ("Sleep", ["7h", "6,5h", "8 h"], [7.0, 6.5, 8.0], "hours"),
        ("Schlaf", ["7 Std", "6,5 Std.", "8 Std"], [7.0, 6.5, 8.0], "hours"),
        ("Sleep", ["7 hrs", "1 hour", "8.5 hours"], [7.0, 1.0, 8.5], "hours"),
        ("Screen", ["30 min", "45 min", ""], [30.0, 45.0], "minutes"),
        ("Coffee", ["2 cups", "1 cup", "0 cups"], [2.0, 1.0, 0.0], "cups"),
        ("Water", ["6 glasses", "1 glass"], [6.0, 1.0], "glasses"),
        ("Sleep", ["7h 30m", "6h", "45 min"], [7.5, 6.0, 0.75], "hours"),
    ],
)
def test_numbers_with_a_unit_are_numbers(
    heading: str, cells: list[str], first: list[float], unit: str
) -> None:
    diary = follow(_sheet(heading, cells)).diary
    assert diary.factors["kind"].tolist() == ["number"]
    assert diary.entries[diary.factors["factor"].item()].tolist()[: len(first)] == first
    assert any(f'"{heading}" was read as numbers, in {unit}.' == one for one in decided(diary))


@pytest.mark.parametrize("cells", [["7h", "well"], ["2 cups", "1 glass"]])
def test_other_cells_stay_words(cells: list[str]) -> None:
    diary = follow(_sheet("Sleep", cells)).diary
    assert diary.factors["kind"].tolist() == ["word"]


@pytest.mark.parametrize(
    ("heading", "odd", "near"), [("Sleep (hrs)", "7ish", 7.0), ("Steps", "~9000", 9000.0)]
)
def test_a_few_inexact_numbers_are_blank_or_the_nearest(
    heading: str, odd: str, near: float
) -> None:
    text = _sheet(heading, ["7", "6.5", "8", "7", "6", "8", "9", odd, "5", ""])
    exact = read_diary(io.StringIO(text))
    name = exact.factors["factor"].item()
    assert exact.factors["kind"].tolist() == ["number"]
    assert exact.entries[name].isna()[7]
    assert "unreadable" in told(exact)
    walk = follow(text)
    assert walk.steps == [{"accept": ("nearest",)}]
    assert walk.diary.entries[name][7] == near


def test_few_numbers_beside_inexact_ones_stay_words() -> None:
    diary = follow(_sheet("Sleep", ["7", "6", "7ish"])).diary
    assert diary.factors["kind"].tolist() == ["word"]
