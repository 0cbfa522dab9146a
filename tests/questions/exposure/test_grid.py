"""Calendars side by side: each from its own first day, nobody's days mixed."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import make_diary
from hdiary.questions.exposure.grid import lay_grid, shift

NAN = math.nan


def same(got: Any, wanted: Any) -> None:
    np.testing.assert_array_equal(np.asarray(got, dtype=float), np.asarray(wanted, dtype=float))


def test_calendars_of_different_length_are_padded_at_the_end() -> None:
    # A for five days from a Tuesday, B for two days from a Sunday.
    days = ["2026-03-08", "2026-03-03", "2026-03-05", "2026-03-09", "2026-03-07"]
    entries = {"patient": [*"BAABA"], "date": days, "pain": [0, 4, 0, 7, None]}
    grid = lay_grid(make_diary(pd.DataFrame(entries)))
    same(grid.headache, [[1, NAN, 0, NAN, NAN], [0, 1, NAN, NAN, NAN]])
    assert grid.headache.dtype == np.float64
    assert grid.length.tolist() == [5, 2]
    assert grid.weekday.tolist() == [1, 6]
    assert grid.first_day.astype(str).tolist() == ["2026-03-03", "2026-03-08"]
    assert grid.begins.tolist() == [0, 5, 7]


def test_the_first_day_of_1970_was_a_thursday() -> None:
    grid = lay_grid(make_diary(pd.DataFrame({"date": ["1970-01-01", "1970-01-05"], "pain": 0})))
    assert (grid.weekday.tolist(), grid.length.tolist()) == ([3], [5])


def test_shift_of_whole_numbers_gives_floats_and_keeps_what_it_was_given() -> None:
    values = np.array([[1, 2, 3]])
    same(shift(values, 2), [[NAN, NAN, 1]])
    same(shift(values, 0), [[1, 2, 3]])
    same(shift(values, 3), [[NAN] * 3])
    same(shift(values, -7), [[NAN] * 3])
    assert values.tolist() == [[1, 2, 3]]
    assert shift(values.astype(np.float32), 1).dtype == np.float32
