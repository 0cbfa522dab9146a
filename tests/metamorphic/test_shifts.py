"""The same diary weeks later has the same answers; pain on a scale to 100 is the same pain."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hdiary
from tests.metamorphic.alike import plain, read
from tests.metamorphic.made import FEW, Sheet, sheets

ISO = "%Y-%m-%d"


def later(sheet: Sheet, weeks: int) -> Sheet:
    days = tuple(day + dt.timedelta(weeks=weeks) for day in sheet.days)
    return replace(sheet, days=days).dated_in(ISO)


def undated(frame: pd.DataFrame) -> pd.DataFrame:
    dated = [n for n in frame if pd.api.types.is_datetime64_any_dtype(frame[n].dtype)]
    return plain(frame.drop(columns=[*dated, "date"], errors="ignore").reset_index(drop=True))


@FEW
@given(sheet=sheets, weeks=st.integers(-500, 500))
def test_weeks_later_every_entry_is_the_same(sheet: Sheet, weeks: int) -> None:
    one, other = read(sheet.dated_in(ISO)), read(later(sheet, weeks))
    pd.testing.assert_frame_equal(undated(one.entries), undated(other.entries))
    moved = one.entries["date"] + pd.Timedelta(weeks=weeks)
    assert moved.tolist() == other.entries["date"].tolist()


@pytest.mark.slow
@pytest.mark.parametrize("question", ["burden", "pattern", "triggers", "relief", "change", "dose"])
@FEW
@given(sheet=sheets, weeks=st.integers(-300, 300))
def test_weeks_later_every_estimate_is_the_same(question: str, sheet: Sheet, weeks: int) -> None:
    asked = getattr(hdiary, question)
    one, other = asked(read(sheet.dated_in(ISO))), asked(read(later(sheet, weeks)))
    pd.testing.assert_frame_equal(numbers(one.table), numbers(other.table))


def numbers(table: pd.DataFrame) -> pd.DataFrame:
    return table.select_dtypes("number").reset_index(drop=True)


@FEW
@given(sheet=sheets)
def test_pain_to_a_hundred_is_the_same_pain(sheet: Sheet) -> None:
    one, other = read(sheet), read(to_a_hundred(sheet))
    assert (one.scale, other.scale) == ("0-10", "0-100")
    assert (other.entries["pain"] / 10).tolist() == one.entries["pain"].tolist()
    assert one.days["state"].tolist() == other.days["state"].tolist()


def to_a_hundred(sheet: Sheet) -> Sheet:
    at = sheet.dated + 1
    header = tuple("pain (0-100)" if k == at else h for k, h in enumerate(sheet.header))
    rows = tuple((*r[:at], str(int(r[at]) * 10), *r[at + 1 :]) for r in sheet.rows)
    return replace(sheet, header=header, rows=rows)
