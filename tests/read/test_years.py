"""Dates without a year take it from dates beside them, from a title, or from what was said."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary


def read(written: list[str], *above: str, **said: Any) -> Diary:
    rows = [f"{date};{k % 4}" for k, date in enumerate(written)]
    return read_diary(io.StringIO("\n".join([*above, "Date;Pain", *rows]) + "\n"), **said)


def days(diary: Diary) -> list[str]:
    return [f"{day:%Y-%m-%d}" for day in diary.entries["date"]]


def told(diary: Diary) -> str:
    (one,) = [one for one in diary.reading.decisions if one.name == "year"]
    return str(one.words)


@pytest.mark.parametrize(
    "dates",
    [
        ["3 Mar 14:30", "4 Mar 9:00"],
        ["Mar 3 2:30 pm", "Mar 4 9 am"],
        ["03.03. 14:30", "04.03. 09:00"],
        ["3.3. um 14:30 Uhr", "4.3. um 9 Uhr"],
        ["Mon 3 Mar, 2:30 pm", "Tue 4 Mar, 9:00 am"],
    ],
)
def test_a_time_of_day_behind_them_changes_nothing(dates: list[str]) -> None:
    with pytest.raises(DiaryError, match="--month 2026-03"):
        read(dates)
    diary = read(dates, month="2025-03")
    starts = [f"{start:%Y-%m-%d %H:%M}" for start in diary.entries["start"]]
    assert starts == ["2025-03-03 14:30", "2025-03-04 09:00"]
    assert "2 rows" in told(diary)
    # Beside dates with their year nothing has to be said.
    beside = read([*dates, "5 Mar 2025"])
    assert days(beside) == ["2025-03-03", "2025-03-04", "2025-03-05"]


def test_a_number_behind_a_day_and_a_month_is_their_year_and_no_hour() -> None:
    assert days(read(["3 Mar 14", "4 Mar 14"])) == ["2014-03-03", "2014-03-04"]


@pytest.mark.parametrize(
    ("dates", "wanted"),
    [
        (["3 Mar", "4 Mar"], ["2025-03-03", "2025-03-04"]),
        (["Mar 3", "Mar 4"], ["2025-03-03", "2025-03-04"]),
        (["3.3.", "4.3."], ["2025-03-03", "2025-03-04"]),
        (["13/04", "14/04"], ["2025-04-13", "2025-04-14"]),
        (["04/13", "04/14"], ["2025-04-13", "2025-04-14"]),
        # A winter goes on into the next year, from the first of the months.
        (["30 Dec", "31 Dec", "1 Jan"], ["2025-12-30", "2025-12-31", "2026-01-01"]),
        (["1 Jan", "31 Dec", "30 Dec"], ["2026-01-01", "2025-12-31", "2025-12-30"]),
    ],
)
def test_the_month_that_is_said_tells_the_year(dates: list[str], wanted: list[str]) -> None:
    with pytest.raises(DiaryError, match="--month 2026-03"):
        read(dates)
    diary = read(dates, month="2025-03")
    assert days(diary) == wanted
    assert "with the month that was said" in told(diary)


@pytest.mark.parametrize("title", ["Headache diary March 2025", "Tagebuch 2025"])
def test_a_title_tells_the_year(title: str) -> None:
    diary = read(["3.3.", "4.3."], title, "")
    assert days(diary) == ["2025-03-03", "2025-03-04"]
    assert "by the title" in told(diary)
    # What the person says counts more.
    assert days(read(["3.3.", "4.3."], title, "", month="2024-03"))[0] == "2024-03-03"


def test_a_title_of_one_year_says_nothing_of_two() -> None:
    with pytest.raises(DiaryError, match="No year is written"):
        read(["30 Dec", "31 Dec", "1 Jan"], "Diary 2025", "")


def test_dates_beside_them_tell_the_year() -> None:
    diary = read(["30 Dec 2024", "31 Dec", "1 Jan", "2 Jan 2025", "3 Jan"])
    assert days(diary) == ["2024-12-30", "2024-12-31", "2025-01-01", "2025-01-02", "2025-01-03"]
    assert "No year is written in 3 rows" in told(diary)
    # Where those before and behind do not agree, nothing is taken.
    with pytest.raises(DiaryError, match="No year is written"):
        read(["1 Mar 2023", "2 Mar", "3 Mar 2025"])


def test_the_name_of_the_file_offers_the_year(tmp_path: Path) -> None:
    path = tmp_path / "diary 2025.csv"
    path.write_text("Date;Pain\n3.3.;4\n4.3.;0\n", encoding="utf-8")
    with pytest.raises(DiaryError) as caught:
        read_diary(path)
    assert caught.value.suggested[0].settings == {"month": "2025-03"}
    assert days(read_diary(path, month="2025-03")) == ["2025-03-03", "2025-03-04"]


def test_where_the_order_decides_the_year_it_is_offered() -> None:
    dates = ["01/04", "02/04", "03/04"]
    with pytest.raises(DiaryError) as caught:
        read(dates, month="2025-03")
    assert [one.settings for one in caught.value.suggested][:2] == [
        {"dates": "dmy"},
        {"dates": "mdy"},
    ]
    assert days(read(dates, month="2025-03", dates="dmy"))[0] == "2025-04-01"


def test_beside_whole_dates_those_without_a_year_are_left_alone() -> None:
    text = "full_date,date,pain\n2025-03-01,1 March,4\n2025-03-02,2 March,0\n"
    diary = read_diary(io.StringIO(text))
    assert days(diary) == ["2025-03-01", "2025-03-02"]
    assert not [one for one in diary.reading.decisions if one.name == "year"]


def test_a_time_with_a_point_is_no_day() -> None:
    text = "Diary 2025\n\nDate,Start,Pain\n3 Mar,10.30,4\n4 Mar,9.15,3\n"
    diary = read_diary(io.StringIO(text))
    assert [f"{start:%m-%d %H:%M}" for start in diary.entries["start"]] == [
        "03-03 10:30",
        "03-04 09:15",
    ]
