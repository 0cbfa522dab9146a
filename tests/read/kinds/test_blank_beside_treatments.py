"""Kind: a blank means no headache, and something was done or taken on that day."""

from __future__ import annotations

import pytest

from tests.read.kinds.conftest import follow, sheet, states
from tests.read.kinds.helpers_b import DAYS, hurts, read

Row = list[object]


def _diary(done: str, heading: str = "Date,Pain,Treatment") -> str:
    """Write pain on headache days, and one treatment on each Monday without a headache."""
    rows: list[Row] = []
    for day in DAYS:
        free = not hurts(day) and day.weekday() == 0
        rows.append([f"{day:%Y-%m-%d}", 5 if hurts(day) else "", done if free else ""])
    return sheet(heading, rows)


@pytest.mark.parametrize(
    "done",
    [
        "physio",
        "exercise",
        "heat 20 min",
        "massage",
        "stretching",
        "amitriptyline 10 mg",
        "Krankengymnastik",
        "physio; heat",
    ],
)
def test_what_is_no_acute_medicine_leaves_the_day_clear(done: str) -> None:
    diary = read(_diary(done), blank="none")
    assert states(diary) == (24, 60, 0)
    assert "nothing said of pain" not in set(diary.problems["code"])


@pytest.mark.parametrize("heading", ["Physio", "Stretching", "Amitriptyline", "Massage"])
def test_a_tick_under_what_is_no_acute_medicine_leaves_the_day_clear(heading: str) -> None:
    diary = read(_diary("x", f"Date,Pain,{heading}"), blank="none")
    assert states(diary) == (24, 60, 0)


@pytest.mark.parametrize("taken", ["ibuprofen 400 mg", "sumatriptan", "physio; Paracetamol"])
def test_an_acute_medicine_leaves_the_day_unknown_and_the_real_reason_is_told(taken: str) -> None:
    diary = read(_diary(taken), blank="none")
    mondays = sum(day.weekday() == 0 and not hurts(day) for day in DAYS)
    assert states(diary) == (24, 60 - mondays, mondays)
    told = diary.problems.set_index("code")["suggestion"]
    assert "acute medicine" in told["medicine and no pain"]
    assert "nothing said of pain" not in told


@pytest.mark.parametrize("done", ["physio", "exercise"])
def test_a_time_of_day_beside_it_changes_nothing(done: str) -> None:
    rows: list[Row] = []
    for day in DAYS:
        free = not hurts(day) and day.weekday() == 0
        pain = 5 if hurts(day) else ""
        rows.append([f"{day:%Y-%m-%d}", pain, *((done, "14:00") if free else ("", ""))])
    diary = read(sheet("date,pain,treatment,treated_at", rows), blank="none")
    assert states(diary) == (24, 60, 0)


@pytest.mark.parametrize("headaches", [(0, 2, 5, 6, 9, 12), (1, 3, 5, 7, 9, 11)])
@pytest.mark.parametrize("mark", ["x", "X"])
def test_few_rows_of_marks_are_asked_about_as_many_are(mark: str, headaches: list[int]) -> None:
    rows: list[Row] = []
    for k in range(13):
        hurt = mark if k in headaches else ""
        first = mark if k in (*headaches[:3], 4) else ""
        rows.append([f"2026-03-{k + 1:02d}", hurt, first, mark if k in (8, 9) else ""])
    walk = follow(sheet("Date,Headache,Ibuprofen,Sumatriptan", rows))
    assert {"blank": "none"} in walk.steps
    assert states(walk.diary) == (6, 5, 2)
