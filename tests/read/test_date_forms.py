"""The forms of a day, one by one, and what is nearly one."""

from __future__ import annotations

import datetime as dt

import pytest

from hdiary.diary.schema import EARLIEST_YEAR
from hdiary.read.date_forms import Parts, parse_day, parse_epoch


def day(text: str, epoch: int = 1900) -> Parts | None:
    return parse_day(text, epoch)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-14", "2026/3/14", "2026.03.14", "20260314",
        "2026年3月14日", "2026年 3月 14", "2026년 3월 14일", "2026. 3. 14.", "2026. 03. 14",
    ],
)  # fmt: skip
def test_years_that_stand_first(text: str) -> None:
    assert day(text) == Parts(14, 3, 2026, "iso")


@pytest.mark.parametrize(
    ("text", "shape", "short"),
    [
        ("14/03/2026", "numbers", False), ("14-3-26", "numbers", True),
        ("14 / 3 / 2026", "numbers", False), ("14.03.2026", "dots", False),
        ("14. 3. 26", "dots", True),
    ],
)  # fmt: skip
def test_numbers_keep_their_order_and_say_how_the_year_was_written(
    text: str, shape: str, short: bool
) -> None:
    assert day(text) == Parts(14, 3, 2026, shape, short=short)


@pytest.mark.parametrize(
    "text",
    [
        "14 March 2026", "14. März 2026", "14th of March, 2026", "14 de marzo de 2026", "14-Mar-26",
        "14 Mar 2026", "March 14, 2026", "Mar. 14th 2026", "2026-Mar-14",
        "2026 mars 14", "14º marzo 2026", "14 марта 2026", "14 мар. 2026 г.",  # noqa: RUF001
        "14 MARCH 2026",
    ],
)  # fmt: skip
def test_months_by_their_names(text: str) -> None:
    assert day(text) == Parts(14, 3, 2026, "name")


def test_russian_months_in_every_case() -> None:
    first = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
    of = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
    for names in (first, of, of.upper()):
        found = [day(f"1 {name} 2026") for name in names.split()]
        assert found == [Parts(1, month, 2026, "name") for month in range(1, 13)]
    assert day("1 маш 2026") is None
    assert day("1 мал 2026") is None


def test_two_digits_of_a_year_are_of_this_century_up_to_where_diaries_begin() -> None:
    short = EARLIEST_YEAR % 100
    found = [day(f"14/03/{year:02}") for year in (0, 26, short - 1, short, 99)]
    years = [one.year for one in found if one]
    assert years == [2000, 2026, 2000 + short - 1, EARLIEST_YEAR, 1999]
    named = day("14 March 26")
    assert named is not None and named.year == 2026 and not named.short


@pytest.mark.parametrize(
    "text",
    [
        "", "2026-03/14", "14/03-2026", "18991231", "21000101", "2026-03-141", "14/03",
        "14 Foo 2026",
        "Foo 14 2026", "2026 Foo 14", "14 Ma 2026", "x2026-03-14", "14/03/026", "1234", "123456",
    ],
)  # fmt: skip
def test_what_is_nearly_a_day(text: str) -> None:
    assert day(text) is None


@pytest.mark.parametrize(
    ("text", "epoch", "date", "seconds"),
    [
        ("46095", 1900, dt.date(2026, 3, 14), None), ("46095.5", 1900, dt.date(2026, 3, 14), 43200),
        ("46095,25", 1900, dt.date(2026, 3, 14), 21600),
        ("46095.99999", 1900, dt.date(2026, 3, 14), 86399),
        ("46095.0", 1900, dt.date(2026, 3, 14), 0),
        ("44633", 1904, dt.date(2026, 3, 14), None),
        ("20000", 1900, dt.date(1954, 10, 3), None), ("79999", 1900, dt.date(2119, 1, 10), None),
    ],
)  # fmt: skip
def test_days_as_spreadsheets_count_them(
    text: str, epoch: int, date: dt.date, seconds: int | None
) -> None:
    found = day(text, epoch)
    assert found == Parts(date.day, date.month, date.year, "serial", seconds)


@pytest.mark.parametrize("text", ["19999", "80000", "4609", "460950"])
def test_other_counts_are_no_days_of_a_spreadsheet(text: str) -> None:
    assert day(text) is None


@pytest.mark.parametrize(
    ("text", "date", "seconds"),
    [
        ("0978307200", dt.date(2001, 1, 1), 0), ("4133980799", dt.date(2100, 12, 31), 86399),
        ("1773446400", dt.date(2026, 3, 14), 0), ("1773532799", dt.date(2026, 3, 14), 86399),
        ("1773446460.75", dt.date(2026, 3, 14), 60), ("1773446400123", dt.date(2026, 3, 14), 0),
    ],
)  # fmt: skip
def test_moments_as_programs_count_them(text: str, date: dt.date, seconds: int) -> None:
    found = parse_epoch(text)
    assert found == Parts(
        date.day, date.month, date.year, "epoch", seconds, offset=0, short=False, zulu=True
    )


@pytest.mark.parametrize(
    "text",
    [
        "0978307199", "4133980800", "177344640", "17734464001", "17734464001234",
        "2026030114",  # Rather an hour of a day
        "\uff11\uff17\uff17\uff13\uff14\uff14\uff16\uff14\uff10\uff10", "1773446400.", "x", "",
    ],
)  # fmt: skip
def test_other_numbers_are_no_moments(text: str) -> None:
    assert parse_epoch(text) is None


def test_a_stamp_that_is_no_hour_of_a_day_is_a_moment() -> None:
    """The 13th month and the 25th hour are none, so that only the count of seconds is left."""
    for text in ("2026130114", "2026030125", "2026033214"):
        assert parse_epoch(text) is not None


def test_only_dates_of_numbers_alone_have_two_orders() -> None:
    assert Parts(4, 3, 2026, "numbers").date("dmy") == dt.date(2026, 3, 4)
    assert Parts(4, 3, 2026, "numbers").date("mdy") == dt.date(2026, 4, 3)
    assert Parts(4, 3, 2026, "dots").date("mdy") == dt.date(2026, 4, 3)
    for shape in ("iso", "name", "serial", "epoch"):
        assert Parts(4, 3, 2026, shape).date("mdy") == dt.date(2026, 3, 4)
    assert Parts(14, 3, 2026, "numbers").date("mdy") is None
    assert Parts(31, 4, 2026, "iso").date("dmy") is None
