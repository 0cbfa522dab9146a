"""Days with acute medicine in the first glance: of the days that the table below counts."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.report import make_page
from tests.report.conftest import text_of


def diary(*, every: int, missed: int, days: int = 140) -> Diary:
    """Headache with ibuprofen on every so many days; every so many-th day bears no entry."""
    date = pd.date_range("2026-01-01", periods=days)
    hurts = np.arange(days) % every == 0
    rows = pd.DataFrame({"date": date.strftime("%Y-%m-%d"), "pain": np.where(hurts, 6.0, 0.0),
                         "treatment": np.where(hurts, "ibuprofen", "none")})  # fmt: skip
    return make_diary(rows[np.arange(days) % missed != 1])


@pytest.mark.parametrize(("every", "missed"), [(4, 3), (5, 6), (3, 2)])
def test_since_the_last_visit_it_is_that_of_the_table_below(every: int, missed: int) -> None:
    text = text_of(make_page(diary(every=every, missed=missed), last_visit="2026-03-12"))
    card = re.search(
        r"Acute-medication days ([\d.]+) (?:written down, )?per 28 recorded days "
        r"\((\d+) on (\d+) recorded of 69 days\)", text,
    )  # fmt: skip
    assert card is not None
    row = re.search(r"not recognised ([\d.]+) ([\d.]+) \S+ Days", text)
    assert row is not None
    assert card[1] == row[2]
    assert float(card[1]) == pytest.approx(28 * int(card[2]) / int(card[3]), abs=0.06)
    assert "Counted over all days, those without an entry too, " in text


def test_a_count_says_on_how_many_recorded_days_it_is() -> None:
    text = text_of(make_page(diary(every=4, missed=7)))
    assert re.search(r"Acute-medication days 6 written down, on 24 recorded of 28 days", text)


def test_where_every_day_is_recorded_no_more_is_said() -> None:
    text = text_of(make_page(diary(every=4, missed=1000), last_visit="2026-02-26"))
    assert "per 28 days (21 in 84 days)" in text
    assert "recorded of" not in re.findall(r"Acute-medication days.{0,80}", text)[0]
