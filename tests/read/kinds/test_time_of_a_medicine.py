"""A column of the times at which a medicine was taken is no second dose of it."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.read.kinds.helpers_b import hurts, read, table


@pytest.mark.parametrize("heading", ["Ibuprofen time", "Ibuprofen Uhrzeit", "When Advil"])
def test_a_time_beside_a_count_is_no_second_dose(heading: str) -> None:
    def row(day: dt.date) -> list[object]:
        return [day, 5, 2, "12:30"] if hurts(day) else [day, 0, 0, ""]

    diary = read(table(f"Date,Pain,Ibuprofen 400 (tabl.),{heading}", row))
    assert int(diary.days["acute_medication"].sum()) == len(diary.doses) == 24
    assert set(diary.doses["count"]) == {2.0}
