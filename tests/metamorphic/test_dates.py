"""How dates are written changes nothing, and neither does the order of the rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.metamorphic.alike import assert_alike, plain, read
from tests.metamorphic.made import FEW, Sheet, sheets

FORMS = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%y", "%d %B %Y",
    "%B %d, %Y", "%d-%b-%Y", "%A, %d %B %Y",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@FEW
@given(sheet=sheets)
def test_the_form_of_dates_changes_nothing(form: str, sheet: Sheet) -> None:
    assert_alike(read(sheet), read(sheet.dated_in(form)))


@pytest.mark.parametrize("first", [dt.date(1899, 12, 30)])
@FEW
@given(sheet=sheets)
def test_dates_as_the_serial_numbers_of_a_spreadsheet_change_nothing(
    first: dt.date, sheet: Sheet
) -> None:
    at = sheet.dated
    rows = tuple(
        (*row[:at], str((day - first).days), *row[at + 1 :])
        for row, day in zip(sheet.rows, sheet.days, strict=True)
    )
    assert_alike(read(sheet), read(replace(sheet, rows=rows)))


@FEW
@given(sheet=sheets, seed=st.integers(0, 999))
def test_the_order_of_rows_changes_only_their_order(sheet: Sheet, seed: int) -> None:
    order = list(range(len(sheet.rows)))
    Random(seed).shuffle(order)
    one, other = read(sheet), read(replace(sheet, rows=tuple(sheet.rows[k] for k in order)))
    moved = one.entries.iloc[order].reset_index(drop=True)
    pd.testing.assert_frame_equal(plain(moved), plain(other.entries))
    pd.testing.assert_frame_equal(plain(one.days), plain(other.days))
