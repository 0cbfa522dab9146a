"""One order of day and month for a whole column; where both fit, both are shown and refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdiary import read_diary
from hdiary.diary import Diary, DiaryError
from hdiary.read.clocks import parse_clock, parse_hours
from hdiary.read.dates import decide_order, parse_date, split_range

Read = Callable[..., Diary]


def dates_of(diary: Diary) -> list[str]:
    return [str(d.date()) for d in diary.entries["date"]]


def diary_with(*dates: str, delimiter: str = ";") -> str:
    return f"date{delimiter}pain\n" + "".join(f"{d}{delimiter}5\n" for d in dates)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-14", "2026/03/14", "2026.3.14", "20260314", "14/03/2026", "14/3/26", "14.03.2026",
        "14.3.26", "14-03-2026", "14 Mar 2026", "14. März 2026", "14th March 2026", "Mar 14, 2026",
        "March 14 2026", "14-Mar-26", "2026-Mar-14", "Sat 14 March 2026", "Saturday, 14 March 2026",
        "14 mars 2026", "14 de marzo de 2026", "46095", "14/03/2026 00:00",
        "2026-03-14T08:15:00", "3/14/2026", "3/14/26 8:15 AM",
        "2026年3月14日", "2026年03月14日 15:20", "2026年3月14日(土) 午後3:20",
        "2026年3月14日15時20分",
        "2026. 3. 14.", "2026. 3. 14. 오후 3:20", "14 марта 2026", "14 мар. 2026",
        "14 марта 2026 г.", "сб 14.03.2026",  # noqa: RUF001
        "Mar 14, 2026 2:30 PM", "March 14, 2026 2:30 PM (GMT+1)", "2026-03-14T06:12:00.000Z",
        "2026-03-14T06:12Z", "2026-03-14  06:26", "Sa 14.03.2026", "14.03.2026 (Sa)",
        "2026/03/14 9:05", "2026-03-14 06:12:00+01", "1773446400", "1773446400.0", "1773446400123",
    ],
)  # fmt: skip
def test_ways_to_write_the_fourteenth_of_march(text: str) -> None:
    parts = parse_date(text)
    assert parts is not None
    order = decide_order([parts], None)
    assert not order.ambiguous
    assert parts.date(order.order) == dt.date(2026, 3, 14)


@pytest.mark.parametrize(
    "text", ["", "soon", "14", "2026", "14/03", "Mar 14", "2026-13-01x", "1/2/3/4", "12345678901",
     "123456789", "999999999999999", "2026031412", "1" * 5000]
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_the_whole_column_decides_wherever_the_telling_row_stands(read: Read) -> None:
    for telling in (0, 1):
        rows = ["02/03/2026", "03/03/2026"]
        rows.insert(telling * 2, "14/03/2026")
        assert "2026-03-02" in dates_of(read(diary_with(*rows)))
    assert dates_of(read(diary_with("02/03/2026", "03/14/2026"))) == ["2026-02-03", "2026-03-14"]


def test_both_orders_fit_is_refused_with_both_readings_and_the_option(read: Read) -> None:
    with pytest.raises(DiaryError) as refused:
        read(diary_with("02/03/2026", "04/05/2026"))
    told = str(refused.value)
    assert "2 March 2026" in told
    assert "3 February 2026" in told
    assert "--dates dmy" in told
    assert "--dates mdy" in told


def test_the_declared_order_decides(read: Read) -> None:
    text = diary_with("02/03/2026", "04/05/2026")
    assert dates_of(read(text, dates="dmy")) == ["2026-03-02", "2026-05-04"]
    assert dates_of(read(text, dates="mdy")) == ["2026-02-03", "2026-04-05"]
    with pytest.raises(DiaryError, match="mdy"):
        read(text, dates="ymd")


def test_a_day_equal_to_its_month_is_not_ambiguous(read: Read) -> None:
    assert dates_of(read(diary_with("03/03/2026"))) == ["2026-03-03"]


def test_dots_are_day_first(read: Read) -> None:
    assert dates_of(read(diary_with("02.03.2026"))) == ["2026-03-02"]


def test_two_orders_in_one_column_are_refused_even_when_bad_rows_are_to_be_skipped(
    read: Read,
) -> None:
    mixed = diary_with("14/03/2026", "15/03/2026", "03/16/2026", "02/03/2026")
    for skip in (False, True):
        with pytest.raises(DiaryError, match="might have either") as refused:
            read(mixed, skip_bad_rows=skip)
        assert set(refused.value.problems["line"]) == {4}


def test_dots_stay_day_first_beside_strokes_that_are_month_first(read: Read) -> None:
    diary = read(diary_with("02.03.2026", "03/14/2026"))
    assert dates_of(diary) == ["2026-03-02", "2026-03-14"]


def test_two_digit_years_that_may_stand_first_are_refused(read: Read) -> None:
    with pytest.raises(DiaryError, match="four digits"):
        read(diary_with("26-03-14", "26-03-15", "26-03-16"))
    assert dates_of(read(diary_with("14-03-26", "15-03-26"))) == ["2026-03-14", "2026-03-15"]


def test_other_time_columns_have_their_own_order_when_the_dates_do_not_tell(read: Read) -> None:
    with pytest.raises(DiaryError, match="--dates"):
        read("date;start;end;pain\n2026-03-04;08:00;03/04/2026 10:00;5\n")
    diary = read("date;start;end;pain\n2026-03-04;08:00;03/04/2026 10:00;5\n", dates="mdy")
    assert str(diary.entries["end"][0]) == "2026-03-04 10:00:00"


def test_dates_that_were_all_exported_with_midnight_are_dates(read: Read) -> None:
    diary = read("date,pain\n2026-03-01 00:00:00,5\n2026-03-02 00:00:00,0\n")
    assert diary.entries["start"].isna().all()


def test_a_time_with_the_date_fills_a_start_that_is_not_said(read: Read) -> None:
    diary = read("date,start,pain\n2026-03-01 22:00,,5\n2026-03-02 08:00,09:30,5\n")
    assert [str(t)[11:16] for t in diary.entries["start"]] == ["22:00", "09:30"]
    assert diary.problems.loc[diary.problems["code"] == "two starts", "line"].tolist() == [3]


def test_a_span_is_no_time_with_an_offset(read: Read) -> None:
    diary = read("date,start,pain\n2026-03-01,8:00-10:00,5\n2026-03-02,9:00,5\n")
    assert diary.entries["start"].isna().tolist() == [True, False]
    assert "time of day" in diary.problems["expected"].iloc[0]


def test_fractions_of_a_day_are_told_from_clocks_by_their_column(read: Read) -> None:
    diary = read("date,start,pain\n2026-03-01,0.25,5\n2026-03-02,0.3125,5\n")
    assert [str(t)[11:16] for t in diary.entries["start"]] == ["06:00", "07:30"]
    mixed = read("date,start,pain\n2026-03-01,0.25,5\n2026-03-02,14.30,5\n")
    assert mixed.entries["start"].isna().tolist() == [True, False]
    assert "time of day" in mixed.problems["expected"].iloc[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-02-30", "no such day"),
        ("2206-03-01", "year"),
        ("1926-03-01", "year"),
        ("31/04/2026", "no such day"),
        ("", "date on each row"),
    ],
)
def test_dates_that_cannot_be(read: Read, text: str, told: str) -> None:
    with pytest.raises(DiaryError, match=told) as refused:
        read(diary_with("2026-03-01", text))
    assert refused.value.problems["line"].tolist() == [3]


def test_a_date_with_a_time_of_day_gives_the_start(read: Read) -> None:
    diary = read("Started;Pain Level\n16/11/24 13:12;4\n")
    assert str(diary.entries["start"][0]) == "2024-11-16 13:12:00"
    assert dates_of(diary) == ["2024-11-16"]


def test_offsets_are_kept_beside_local_times(read: Read) -> None:
    diary = read("date,start,pain\n2026-03-01,2026-03-01 14:30+01:00,5\n")
    assert str(diary.entries["start"][0]) == "2026-03-01 14:30:00"
    assert diary.entries["start_utc_offset_min"].tolist() == [60.0]


def test_an_end_before_the_start_is_the_next_day_and_a_dose_is_near_the_start(read: Read) -> None:
    diary = read(
        """
        date,start,end,treated_at,pain
        2026-03-01,22:00,03:00,01:00,6
        2026-03-02,22:00,23:00,21:30,6
        """
    )
    assert [str(t) for t in diary.entries["end"]] == ["2026-03-02 03:00:00", "2026-03-02 23:00:00"]
    assert [str(t) for t in diary.entries["treated_at"]] == [
        "2026-03-02 01:00:00",
        "2026-03-02 21:30:00",
    ]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("14:30", 52200), ("2:30 PM", 52200), ("2.30pm", 52200), ("14h30", 52200), ("1430", 52200),
        ("14:30 Uhr", 52200), ("12:00 AM", 0), ("12 pm", 43200), ("24:00", 86400),
        ("0.5", 43200), ("0.25", None),
        ("0.604167", 52200), ("25:00", None), ("14:60", None), ("13:00 PM", None), ("noon", 43200),
        ("7", None), ("午後3:20", 55200), ("午前9時15分", 33300), ("下午3:20", 55200),
        ("上午9点", 32400), ("15時20分", 55200), ("15点20分", 55200), ("午後3時半", 55800),
        ("午後0:30", 45000), ("오후 3시 20분", 55200), ("8:30:00 PM", 73800), ("20h", 72000),
        ("2 PM", 50400), ("12 noon", 43200), ("Midday", 43200), ("mezzogiorno", 43200),
        ("正午", 43200), ("mittags", None), ("午前13:00", None), ("around noon", None),
    ],
)  # fmt: skip
def test_times_of_day(text: str, seconds: int | None) -> None:
    assert parse_clock(text) == seconds


@pytest.mark.parametrize(
    ("text", "unit", "hours"),
    [
        ("01h 00m", None, 1.0), ("1d 02h 15m", None, 26.25), ("90 min", None, 1.5),
        ("1:30", None, 1.5), ("2 hours", None, 2.0), ("2,5 h", None, 2.5), ("90", "min", 1.5),
        ("2", "hours", 2.0), ("90", None, None), ("a while", None, None), ("30 s", None, 30 / 3600),
        ("2 Stunden 30 Minuten", None, 2.5), ("2ч", None, 2.0), ("3 часа", None, 3.0),
        ("3時間", None, 3.0), ("2小时30分钟", None, 2.5), ("4,5 h", None, 4.5), ("PT3H", None, 3.0),
        ("PT1H30M", None, 1.5), ("P1DT2H", None, 26.0), ("1d 02h\n15m", None, 26.25),
        ("2h30", None, 2.5), ("PT", None, None), ("9" * 13 + " h", None, None),
        ("1" * 8000, "h", None), ("2 h and a bit", None, None), ("h", None, None),
    ],
)  # fmt: skip
def test_lengths_of_time(text: str, unit: str | None, hours: float | None) -> None:
    assert (
        parse_hours(text, unit) == pytest.approx(hours)
        if hours
        else parse_hours(text, unit) is None
    )


@given(
    st.dates(min_value=dt.date(1980, 1, 1), max_value=dt.date(2060, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d %B %Y", "%b %d, %Y"]),
)
def test_a_written_date_is_among_its_readings(date: dt.date, form: str) -> None:
    parts = parse_date(date.strftime(form))
    assert parts is not None
    assert date in (parts.date("dmy"), parts.date("mdy"))
    if form in ("%d/%m/%Y", "%m/%d/%Y"):
        order = decide_order([parts], None)
        told_apart = date.day > 12 or date.day == date.month
        assert bool(order.ambiguous) != told_apart


def test_seconds_since_1970_are_a_moment_in_utc() -> None:
    parts = parse_date("1600000000")
    assert parts is not None
    # 13 September 2020, 12:26:40 in UTC.
    assert (parts.date("dmy"), parts.seconds) == (dt.date(2020, 9, 13), 12 * 3600 + 26 * 60 + 40)
    assert (parts.shape, parts.offset, parts.zulu) == ("epoch", 0, True)


def test_a_count_of_hours_and_days_is_no_count_of_seconds() -> None:
    assert parse_date("2026030114") is None


@pytest.mark.parametrize(
    ("text", "offset", "zulu"),
    [
        ("2026-01-06T06:12Z", 0, True), ("2026-01-06 06:12 UTC", 0, True),
        ("2026-01-06 06:12+00:00", 0, False), ("2026-01-06 06:12:00+01", 60, False),
        ("January 6, 2026 2:30 PM (GMT+1)", 60, False),
        ("2026-01-06 06:12 (UTC-05:30)", -330, False),
        ("2026-01-06 06:12", None, False),
    ],
)  # fmt: skip
def test_what_was_written_in_utc_is_known(text: str, offset: int | None, zulu: bool) -> None:
    parts = parse_date(text)
    assert parts is not None
    assert (parts.offset, parts.zulu) == (offset, zulu)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            "January 6, 2026 2:30 PM (GMT+1) → 6:00 PM",
            ("January 6, 2026 2:30 PM (GMT+1)", "January 6, 2026 6:00 PM (GMT+1)"),
        ),
        ("January 6, 2026 → January 7, 2026", ("January 6, 2026", "January 7, 2026")),
        ("2026-01-06 14:30 - 18:00", ("2026-01-06 14:30", "2026-01-06 18:00")),
        ("2026-01-06 14:30-18:00", ("2026-01-06 14:30", "2026-01-06 18:00")),
        (
            "06/01/2026 14:30 \u2013 06/01/2026 18:00",
            ("06/01/2026 14:30", "06/01/2026 18:00"),
        ),
        ("2026-01-06 22:00 \u2013 01:00", ("2026-01-06 22:00", "01:00")),
        ("2026-01-06 14:30", None),
        ("2026-01-06 08:00-10:00", None),
        ("8:00 - 10:00", None),
        ("a - b", None),
    ],
)
def test_a_range_has_two_ends(text: str, ends: tuple[str, str] | None) -> None:
    assert split_range(text) == ends
    for end in ends or ():
        assert parse_date(end) is not None or parse_clock(end) is not None


@pytest.mark.parametrize("text", ["5TH JAN 2026", "5Th January 2026", "JAN 5TH, 2026"])
def test_capitals_change_no_date(text: str) -> None:
    diary = read_diary(f'date,pain\n"{text}",3\n2026-01-06,0\n'.encode())
    assert str(diary.entries["date"][0])[:10] == "2026-01-05"


@pytest.mark.parametrize("text", ["3 May", "6/5", "14/5", "29.2.", "3. Mai", "05-06"])
def test_a_date_without_a_year_is_said_to_lack_it(read: Read, text: str) -> None:
    with pytest.raises(DiaryError) as refused:
        read(f"date,pain\n{text},5\n")
    (told,) = refused.value.problems["suggestion"]
    assert "No year is written, and hdiary never guesses one" in told


@pytest.mark.parametrize("text", ["soon", "32/5", "May", "5"])
def test_what_lacks_more_than_a_year_is_not_said_to_lack_it(read: Read, text: str) -> None:
    with pytest.raises(DiaryError) as refused:
        read(f"date,pain\n{text},5\n")
    assert "No year" not in " ".join(refused.value.problems["suggestion"])
