"""What is odd about entries beside each other, and what is not."""

from __future__ import annotations

import pandas as pd

from hdiary.diary import make_diary

DAYS = ["2026-04-01", "2026-04-02", "2026-04-03"]


def codes(**columns: list[object]) -> list[str]:
    return make_diary(pd.DataFrame({"date": DAYS, **columns})).problems["code"].tolist()


def test_a_day_row_beside_a_headache_that_ran_into_the_day_is_no_day_without_an_answer() -> None:
    asked = {"start": ["22:00", None, None], "sleep_hours": [None, 7, 8], "pain": [5, None, 0]}
    assert "nothing said of pain" in codes(**asked)
    assert codes(**asked, end=["2026-04-02 03:00", None, None]) == []
