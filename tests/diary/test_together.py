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


def test_people_who_rate_in_the_first_tenth_of_a_hundred_are_told_of() -> None:
    days = [f"2026-03-{day:02d}" for day in range(1, 15)]
    rows = [
        {"patient": who, "date": day, "pain": (day_at % 2) * worst}
        for who, worst in (("a", 60.0), ("b", 6.0), ("c", 8.0))
        for day_at, day in enumerate(days)
    ]
    diary = make_diary(pd.DataFrame(rows), scale="0-100")
    told = diary.problems[diary.problems["code"] == "low scale"]
    assert told["suggestion"].str.contains("No pain of 2 people is above 10 of 100").tolist() == [
        True
    ]
    few = make_diary(pd.DataFrame(rows[:14] + rows[14:22]), scale="0-100")
    assert "low scale" not in set(few.problems["code"])
    tens = make_diary(pd.DataFrame(rows).assign(pain=lambda f: f["pain"].clip(upper=8)))
    assert "low scale" not in set(tens.problems["code"])
