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
        ("Walk", ["2,5 km", "10 km", "4 km"], [2.5, 10.0, 4.0], "km"),
        ("Pulse", ["72/min", "80/min"], [72.0, 80.0], "/min"),
        ("Outside", ["-3 °C", "21 °C"], [-3.0, 21.0], "°C"),
        ("Kinder", ["1 Kind", "2 Kinder"], [1.0, 2.0], "Kinder"),
        ("Sleep (hours)", ["7", "6,5 Std"], [7.0, 6.5], "hours"),
        ("Steps", ["900", "8120 steps", "7000"], [900.0, 8120.0, 7000.0], "steps"),
        (
            "Gegangen",
            ["8.120 Schritte", "13.422 Schritte", "9.001 Schritte"],
            [8120.0, 13422.0, 9001.0],
            "Schritte",
        ),
        ("Food", ["7 kcal", "0", "8 kcal"], [7.0, 0.0, 8.0], "kcal"),
        ("Walk", ["2 km", "0"], [2.0, 0.0], "km"),
        ("Sleep", ["7 h", "0", "6,5 h"], [7.0, 0.0, 6.5], "hours"),
        ("Water", ["1.5 l", "750ml", "2 Liter"], [1.5, 0.75, 2.0], "litres"),
        # Numbers that hardly recur are no prose.
        ("Walked", [f"{1000 + 37 * k} steps" for k in range(200)], [1000.0, 1037.0], "steps"),
    ],
)
def test_numbers_with_a_unit_are_numbers(
    heading: str, cells: list[str], first: list[float], unit: str
) -> None:
    diary = follow(_sheet(heading, cells)).diary
    assert diary.factors["kind"].tolist() == ["number"]
    assert diary.entries[diary.factors["factor"].item()].tolist()[: len(first)] == first
    assert any(f'"{heading}" was read as numbers, in {unit}.' == one for one in decided(diary))


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["13,422", "8,120", "~9000", "900", "7,500", "12,001"], "|"),
        (["13.422", "8.120", "ca. 9.000", "900", "7.500", "12.001"], ";"),
        (["13 422", "8 120", "~9 000", "900", "7 500", "12 001"], ";"),
    ],
)
def test_thousands_are_parted_beside_an_inexact_number(cells: list[str], sign: str) -> None:
    # One "~9000" made 13.422 of "13,422", and nothing told it.
    text = _sheet("Steps", [*cells[:1], *cells[1:]]).replace(";", sign)
    exact = read_diary(io.StringIO(text))
    assert exact.entries["Steps"].tolist()[:2] == [13422, 8120]
    assert exact.entries["Steps"].isna()[2]
    assert read_diary(io.StringIO(text), accept=("nearest",)).entries["Steps"][2] == 9000


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["7-8", "6,5", "8h", "7h30"], True),
        (["2", "3", "1 cup", "two"], True),
        (["2", "two", "three", "1"], True),
        (["rain", "2", "sun", "fog"], False),
        (["1-2", "3-4"], False),
        (["7 kcal", "8 kcal", "9"], True),
        (["21 °C", "0", "19 °C"], True),
        (["2 walks", "1 run"], False),
    ],
)
def test_numbers_in_many_forms_are_words_and_told(cells: list[str], expected: bool) -> None:
    diary = read_diary(io.StringIO(_sheet("Thing", cells)))
    assert diary.factors["kind"].tolist() == ["word"]
    said = "its numbers are written in several ways" in " ".join(diary.problems["suggestion"])
    assert said == expected


def test_thousands_before_a_unit_are_told_or_asked() -> None:
    text = _sheet("Acker", ["1.250 ha", "1.500 ha", "1.750 ha"])
    asked = read_diary(io.StringIO(text))
    assert [one.settings for one in asked.suggested if "accept" in one.settings] == [
        {"accept": ("thousands",)}, {"accept": ("decimals",)},
    ]  # fmt: skip
    diary = read_diary(io.StringIO(text), accept=("thousands",))
    assert diary.entries["Acker"].max() == 1750
    mixed = read_diary(io.StringIO(_sheet("Acker", ["1.250 ha", "1.500 ha", "750 ha"])))
    assert mixed.entries["Acker"].max() == 1500


@pytest.mark.parametrize(
    "cells",
    [["7 pm", "8 pm"], ["3 March", "4 March"], ["2a", "3a"], ["2 walks", "1 run"], ["2 dogs"],
     ["3", "2 dogs"], ["2 Anna", "3 Anna"]],
)  # fmt: skip
def test_what_stands_behind_a_number_may_be_no_unit(cells: list[str]) -> None:
    diary = read_diary(io.StringIO(_sheet("Thing", cells)))
    assert "number" not in diary.factors["kind"].tolist()
    assert "units" not in {one.name for one in diary.reading.decisions}


@pytest.mark.parametrize("odd", ["none", "bad"])
@pytest.mark.parametrize("usual", ["7", "7 kcal", "7 kcal|8 kcal"])
def test_a_word_among_numbers_is_told_however_few_numbers_differ(usual: str, odd: str) -> None:
    cells = [*usual.split("|")] * 12
    diary = read_diary(io.StringIO(_sheet("Food", [*cells[:9], odd])))
    assert diary.factors["kind"].tolist() == ["word"]
    assert "words among numbers" in told(diary)


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
