"""Kind: scales that end at 3, 4 or 5: asked for, never read as 0 to 10 in silence."""

from __future__ import annotations

import io

import pytest

import hdiary
from tests.read.kinds.conftest import (
    FILES,
    calendar,
    dmy,
    follow,
    hurts,
    lost,
    medicine_days,
    sheet,
    states,
)


def _one_to_five_list() -> str:
    rows = [
        [f"{day:%d/%m/%Y}", 1 + k % 5] for k, day in enumerate(d for d in calendar() if hurts(d))
    ]
    return sheet("Date,Severity", rows)


def _stars() -> str:
    rows = [
        [f"{d:%Y-%m-%d}", "★" * (1 + k % 5) if hurts(d) else ""] for k, d in enumerate(calendar())
    ]
    return sheet("date,headache", rows)


def _of_five() -> str:
    rows = [
        [f"{d:%Y-%m-%d}", f"{1 + k % 5}/5" if hurts(d) else "0/5"] for k, d in enumerate(calendar())
    ]
    return sheet("date,pain", rows)


def _heading_1_5() -> str:
    rows = [[dmy(d), 1 + k % 5 if hurts(d) else 0] for k, d in enumerate(calendar())]
    return sheet("Datum;Kopfschmerz (1-5)", rows, sep=";")


def _zero_to_three() -> str:
    rows = [[f"{d:%d/%m/%y}", 1 + k % 3 if hurts(d) else 0] for k, d in enumerate(calendar())]
    return sheet("Data;Mal di testa", rows, sep=";")


def _zero_to_four() -> str:
    rows = [
        [f"{d:%Y-%m-%d}", 1 + k % 4 if hurts(d) else 0, "x" if hurts(d) else ""]
        for k, d in enumerate(calendar())
    ]
    return sheet("date,how bad,paracetamol", rows)


def _truly_ten() -> str:
    """Write a diary to 10 that happens to hold few high ratings."""
    rows = [
        [f"{d:%Y-%m-%d}", (2, 3, 7)[k % 3] if hurts(d) else 0] for k, d in enumerate(calendar())
    ]
    return sheet("date,pain", rows)


def _stars_of_pain() -> str:
    rows = [
        [f"{d:%Y-%m-%d}", "★" * (1 + k % 5) + "☆" * (4 - k % 5) if hurts(d) else ""]
        for k, d in enumerate(calendar())
    ]
    return sheet("date,pain", rows)


def _three_words_numbered() -> str:
    rows = [
        [dmy(d), ("1 = leicht", "2 = mittel", "3 = stark")[k % 3] if hurts(d) else "0 = keine"]
        for k, d in enumerate(calendar())
    ]
    return sheet("Datum;Kopfschmerz", rows, sep=";")


def _heading_0_5() -> str:
    rows = [[f"{d:%d/%m/%Y}", k % 6 if hurts(d) else 0] for k, d in enumerate(calendar())]
    return sheet("Fecha;Dolor 0-5", rows, sep=";")


def _one_to_five_with_ones_for_none() -> str:
    """Write 1 on every day without headache: a scale from 1 (none) to 5."""
    rows = [[f"{d:%Y-%m-%d}", 2 + k % 4 if hurts(d) else 1] for k, d in enumerate(calendar())]
    return sheet("date,pain", rows)


def test_a_small_scale_is_asked_for() -> None:
    walk = follow(FILES / "58_scale_1_to_5.csv")
    assert walk.asked
    assert "--scale" in walk.first
    assert list(walk.steps[0]) == ["scale"]
    assert walk.diary.scale in ("0-5", "1-5")
    assert states(walk.diary) == (48, 120, 0)
    assert medicine_days(walk.diary) == 48
    assert lost(walk) == []


@pytest.mark.parametrize(
    ("text", "scale", "expected"),
    [
        (_one_to_five_list(), "1-5", (24, 0, 57)),
        (_zero_to_four(), "0-4", (24, 60, 0)),
        (_stars(), "1-5", (24, 60, 0)),
        (_stars_of_pain(), "1-5", (24, 60, 0)),
    ],
    ids=["a list", "0 to 4", "stars", "stars of pain"],
)
def test_other_small_scales_are_asked_for(
    text: str, scale: str, expected: tuple[int, int, int]
) -> None:
    walk = follow(text)
    assert walk.asked
    assert f"--scale {scale}" in walk.first
    assert walk.diary.scale == scale
    assert states(walk.diary) == expected
    assert lost(walk) == []


def test_out_of_five_is_a_scale_to_five() -> None:
    walk = follow(_of_five())
    assert walk.diary.scale in ("0-5", "1-5")
    assert states(walk.diary) == (24, 60, 0)


def test_up_to_three_is_offered() -> None:
    walk = follow(_zero_to_three())
    assert walk.diary.scale == "0-3"
    assert states(walk.diary) == (24, 60, 0)


@pytest.mark.parametrize(
    ("text", "scale", "days"),
    [(_heading_1_5(), "1-5", 24), (_heading_0_5(), "0-5", 20)],
    ids=["1-5", "0-5"],
)
def test_a_scale_in_the_heading_is_not_asked_for(text: str, scale: str, days: int) -> None:
    # On the days of headache, k % 6 is 0 on every sixth: 4 of 24.
    walk = follow(text)
    assert walk.steps == []
    assert walk.diary.scale == scale
    assert states(walk.diary)[0] == days


def test_numbers_explained_in_the_cell_are_a_scale_of_words() -> None:
    walk = follow(_three_words_numbered())
    assert states(walk.diary) == (24, 60, 0)


def test_a_diary_to_ten_is_not_asked() -> None:
    walk = follow(_truly_ten())
    assert walk.steps == []
    assert walk.diary.scale == "0-10"


@pytest.mark.parametrize(
    "header",
    ["NRS", "Pain 0-10", "Dolor de 0 a 10", "Schmerz von 0 bis 10", "Douleur de 0 à 10",
     "Pijn 0 tot 10", "Pain (0 to 10)", "Dolore da 0 a 10"],
)  # fmt: skip
def test_a_heading_that_says_ten_is_never_answered_with_five(header: str) -> None:
    rows = [[dmy(d), 1 + k % 5 if hurts(d) else 0] for k, d in enumerate(calendar())]
    walk = follow(sheet(f"Date;{header}", rows, sep=";"))
    assert walk.diary.scale == "0-10"
    assert states(walk.diary) == (24, 60, 0)


@pytest.mark.parametrize(
    ("header", "scales"),
    [
        ("Pain level 1-5", ("1-5",)), ("Severity /5", ("0-5",)), ("Pain (out of 5)", ("0-5",)),
        ("Stärke 1\u20135", ("1-5",)), ("Intensity (1 to 5)", ("1-5",)),
        ("Schmerz (1=leicht, 5=sehr stark)", ("0-5", "1-5")),
        ("Intensité (de 1 à 5)", ("0-5", "1-5"))
    ],
)  # fmt: skip
def test_other_headings_that_tell_a_small_scale(header: str, scales: tuple[str, ...]) -> None:
    rows = [[dmy(d), 1 + k % 5 if hurts(d) else 0] for k, d in enumerate(calendar())]
    walk = follow(sheet(f"Date;{header}", rows, sep=";"))
    assert walk.diary.scale in scales
    assert states(walk.diary) == (24, 60, 0)


def test_millimetres_that_are_divided_by_ten_are_ratings_from_0_to_10() -> None:
    rows = "".join(f"2026-03-{day:02d},{(0, 70, 35, 0)[day % 4]}\n" for day in range(1, 29))
    text = f"date,HA (VAS mm)\n{rows}"
    diary = hdiary.read_diary(io.StringIO(text), divide_by=10)
    assert (diary.scale, diary.entries["pain"].max()) == ("0-10", 7.0)
    assert hdiary.burden(diary).table["mean_pain"].item() == 5.25
    assert hdiary.read_diary(io.StringIO(text)).scale == "0-100"
    said = hdiary.read_diary(io.StringIO(text), divide_by=10, scale="0-100")
    assert said.scale == "0-100"
