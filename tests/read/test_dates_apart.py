"""A text taken apart into its day, its time and its zone; and one order for a column, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from hdiary.read.date_forms import Parts
from hdiary.read.dates import ORDERS, Order, decide_order, minority, parse_date, split_range
from hdiary.words import phrase

ISO, NAME, DOTS = (
    Parts(14, 3, 2026, "iso"),
    Parts(14, 3, 2026, "name"),
    Parts(14, 3, 2026, "dots"),
)


def clock(hour: int, minute: int = 0, second: int = 0) -> int:
    return hour * 3600 + minute * 60 + second


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2026-03-14 00:00", 0), ("2026-03-14T08:15", clock(8, 15)),
        ("2026-03-14 08:15:30", clock(8, 15, 30)), ("2026-03-14 23:59:59", clock(23, 59, 59)),
        ("2026-03-14 24:00", 86400), ("2026-03-14  08:15", clock(8, 15)),
        ("2026-03-14, 8:15 pm", clock(20, 15)), ("2026-03-14 at 8 pm", clock(20)),
        ("2026-03-14 um 20:15 Uhr", clock(20, 15)), ("Saturday 2026-03-14 8:15", clock(8, 15)),
    ],
)  # fmt: skip
def test_a_time_behind_a_day_is_its_seconds(text: str, seconds: int) -> None:
    assert parse_date(text) == replace(ISO, seconds=seconds)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-14 24:01", "2026-03-14 25:00", "2026-03-14 08:60", "2026-03-14 08:15:60",
        "14.03.2026 13 pm", "14.03.2026 5", "soon 08:15", "2026-03-14 08:15 soon",
    ],
)  # fmt: skip
def test_a_day_with_what_is_no_time_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Sa 14.03.2026", DOTS), ("Sat., 14.03.2026", DOTS), ("samedi 14 mars 2026", NAME),
        ("14.03.2026 (Sa)", DOTS), ("14.03.2026(Sat.)", DOTS), ("14.03.2026 (土)", DOTS),
        ("14.03.2026\uff08Sa\uff09", DOTS), ("2026年3月14日 土曜日", ISO),
        ("2026年3月14日土曜", ISO),
        ("2026年3月14日 星期六", ISO), ("2026年3月14日周六", ISO),
        ("2026. 3. 14. (토)", ISO), ("пн 14.03.2026", DOTS), ("Вс, 14.03.2026", DOTS),  # noqa: RUF001
        ("Mar 14 2026", NAME),  # French for Tuesday, and March
    ],
)  # fmt: skip
def test_a_weekday_beside_a_day_adds_nothing(text: str, parts: Parts) -> None:
    assert parse_date(text) == parts


@pytest.mark.parametrize(
    "text", ["foo 14.03.2026", "14.03.2026 (foo)", "14.03.2026 (x)", "Sa Sa 14.03.2026", "Sa"]
)
def test_another_word_beside_a_day_makes_it_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "offset", "zulu"),
    [
        ("14.03.2026 08:15 Z", 0, True), ("14.03.2026 08:15 (UTC)", 0, True),
        ("14.03.2026 08:15 (GMT+0)", 0, False), ("14.03.2026 08:15-00:00", 0, False),
        ("14.03.2026 08:15+01:00", 60, False), ("14.03.2026 08:15 (UTC-05:30)", -330, False),
        ("Sa 14.03.2026 08:15 (GMT+1)", 60, False),
        ("14.03.2026 08:15 (CET)", None, False), ("14.03.2026 08:15 (IST)", None, False),
    ],
)  # fmt: skip
def test_a_zone_behind_a_time(text: str, offset: int | None, zulu: bool) -> None:
    assert parse_date(text) == replace(DOTS, seconds=clock(8, 15), offset=offset, zulu=zulu)


def test_letters_that_are_no_zone_make_it_no_date() -> None:
    assert parse_date("14.03.2026 08:15 (abc)") is None


def test_signs_of_other_writings_stand_for_a_clock_too() -> None:
    assert parse_date("2026年3月14日 午後3:20") == replace(ISO, seconds=clock(15, 20))
    assert parse_date("2026. 3. 14. 오후 3시 20분") == replace(ISO, seconds=clock(15, 20))


def test_counts_of_days_follow_the_workbook() -> None:
    serial = Parts(14, 3, 2026, "serial")
    assert parse_date("46095") == parse_date("44633", epoch=1904) == serial
    assert parse_date("44633.5", epoch=1904) == replace(serial, seconds=clock(12))
    assert parse_date("44633 08:15", epoch=1904) == replace(serial, seconds=clock(8, 15))


def test_nothing_longer_than_eighty_signs_is_a_date() -> None:
    assert parse_date("14.03.2026" + " " * 65 + "08:15") == replace(DOTS, seconds=clock(8, 15))
    assert parse_date("14.03.2026" + " " * 66 + "08:15") is None


# --- ranges ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("14.03.2026 to 15.03.2026", ("14.03.2026", "15.03.2026")),
        ("14.03.2026 bis 15.03.2026", ("14.03.2026", "15.03.2026")),
        ("14.03.2026 -> 15.03.2026", ("14.03.2026", "15.03.2026")),
        ("14.03.2026\u201415.03.2026", ("14.03.2026", "15.03.2026")),
        ("14.03.2026  -  15.03.2026", ("14.03.2026", "15.03.2026")),
        ("14 - 3 - 2026 - 15.03.2026", ("14 - 3 - 2026", "15.03.2026")),
        # An end at the very time of the beginning is of the same day; an earlier one is not.
        ("14.03.2026 08:15 - 08:15", ("14.03.2026 08:15", "14.03.2026 08:15")),
        ("14.03.2026 08:15 - 08:14", ("14.03.2026 08:15", "08:14")),
        ("14.03.2026 - 08:15", None),
        ("14.03.2026 08:15 - soon", None),
        # The zone is that of both, wherever it stands.
        (
            "14.03.2026 08:15 - 09:15 (GMT+1)",
            ("14.03.2026 08:15 (GMT+1)", "14.03.2026 09:15 (GMT+1)"),
        ),
        (
            "14.03.2026 08:15+01:00 - 09:15",
            ("14.03.2026 08:15+01:00", "14.03.2026 09:15+01:00"),
        ),
        (
            "14.03.2026 08:15 (CET) \u2192 09:15 (CET)",
            ("14.03.2026 08:15", "14.03.2026 09:15"),
        ),
        ("14.03.2026 8:15-9:15", ("14.03.2026 8:15", "14.03.2026 9:15")),
        ("Sa 14.03.2026 08:15 - 09:15", ("Sa 14.03.2026 08:15", "14.03.2026 09:15")),
    ],
)
def test_a_range_is_parted_into_two_that_can_be_read(
    text: str, ends: tuple[str, str] | None
) -> None:
    assert split_range(text) == ends


def test_nothing_longer_than_two_dates_is_a_range() -> None:
    gap = " " * (160 - len("14.03.2026 to 15.03.2026"))
    assert split_range("14.03.2026 to " + gap + "15.03.2026") == ("14.03.2026", "15.03.2026")
    assert split_range("14.03.2026 to  " + gap + "15.03.2026") is None


# --- one order for a column ------------------------------------------------------------------


def numbers(*days: tuple[int, int], year: int = 2026, **more: bool) -> list[Parts | None]:
    return [Parts(first, second, year, "numbers", **more) for first, second in days]


def told(found: Order) -> tuple[str, object, bool, str, object]:
    return found.order, found.words, found.decided, found.dots, found.ambiguous


def test_a_date_that_fits_one_order_only_decides_and_is_shown() -> None:
    words = phrase("read.dates.only_so", order=ORDERS["dmy"], text="14/03")
    assert told(decide_order([None, *numbers((2, 3), (14, 3))], None)) == (
        "dmy", words, True, "dmy", None,
    )  # fmt: skip
    words = phrase("read.dates.only_so", order=ORDERS["mdy"], text="03/14")
    assert told(decide_order(numbers((2, 3), (3, 14), (4, 15)), None)) == (
        "mdy", words, True, "dmy", None,
    )  # fmt: skip


def test_both_orders_in_one_column_are_shown_by_the_first_of_each() -> None:
    found = decide_order(numbers((1, 1), (3, 16), (14, 3), (4, 17), (15, 3)), None)
    two = phrase("read.dates.two_orders", day_first="14/03", month_first="03/16")
    assert told(found) == ("dmy", "", False, "dmy", two)


def test_dates_that_fit_both_are_shown_in_both_by_the_first_that_differs() -> None:
    found = decide_order(numbers((3, 3), (2, 3), (4, 5)), None)
    both = phrase(
        "read.dates.readings",
        text="02/03/2026",
        day_first=dt.date(2026, 3, 2),
        month_first=dt.date(2026, 2, 3),
    )
    assert told(found) == ("dmy", "", False, "dmy", both)


def test_days_equal_to_their_months_need_no_order() -> None:
    found = decide_order(numbers((3, 3), (4, 4)), None)
    assert told(found) == ("dmy", phrase("read.dates.alike"), False, "dmy", None)


def test_a_date_that_is_none_in_either_order_decides_nothing() -> None:
    alike = phrase("read.dates.alike")
    for none in ((31, 2), (30, 30), (0, 1)):
        found = decide_order(numbers(none, (3, 3)), None)
        assert told(found) == ("dmy", alike, False, "dmy", None)


def test_what_was_declared_decides_for_dots_too() -> None:
    found = decide_order(numbers((14, 3)), "mdy")
    words = phrase("read.dates.declared", order=ORDERS["mdy"])
    assert told(found) == ("mdy", words, True, "mdy", None)
    assert found.date(Parts(3, 14, 2026, "dots")) == dt.date(2026, 3, 14)


def test_dots_are_day_first_beside_any_strokes() -> None:
    found = decide_order(numbers((3, 14)), None)
    assert found.date(Parts(2, 3, 2026, "dots")) == dt.date(2026, 3, 2)
    assert found.date(Parts(2, 3, 2026, "numbers")) == dt.date(2026, 2, 3)
    assert found.date(Parts(30, 2, 2026, "dots")) is None


def test_certain_dates_say_how_they_were_written() -> None:
    found = decide_order([ISO, NAME, ISO], None)
    assert (found.order, found.decided, found.ambiguous) == ("dmy", False, None)
    assert found.words == decide_order([ISO, NAME], None).words
    assert found.words != decide_order([ISO], None).words
    assert decide_order([ISO], None).words == phrase("read.dates.written.iso")
    assert decide_order([None], None).words == phrase("read.dates.none")


def short(*days: tuple[int, int, int]) -> list[Parts | None]:
    return [Parts(a, b, 2000 + c, "numbers", short=True) for a, b, c in days]


@pytest.mark.parametrize(
    ("days", "asked"),
    [
        ([(26, 3, 14), (26, 3, 15)], True),
        ([(25, 12, 31), (26, 1, 1), (26, 1, 2)], True),  # Two years that stand first
        ([(24, 12, 30), (25, 12, 31), (26, 1, 1), (26, 1, 2)], False),  # Three are days
        ([(14, 3, 26), (15, 3, 26)], False),
        ([(14, 3, 26)], False),
        ([(14, 3, 26), (15, 3, 27)], False),  # As many last ones as first ones
    ],
)
def test_years_of_two_digits_may_stand_first(days: list[tuple[int, int, int]], asked: bool) -> None:
    found = decide_order(short(*days), None)
    text = "-".join(f"{number:02}" for number in days[0])
    why = phrase("read.dates.year_first_or_last", text=text)
    assert (found.ambiguous == why) is asked
    if asked:
        assert told(found) == ("dmy", "", False, "dmy", why)


def test_years_of_four_digits_stand_where_they_stand() -> None:
    found = decide_order([*numbers((26, 3), year=2014), *numbers((26, 3), year=2015)], None)
    assert found.ambiguous is None and found.decided


def test_the_rarer_order_is_that_of_fewer_dates() -> None:
    mixed = [None, *numbers((14, 3), (15, 3), (3, 16), (2, 3)), ISO]
    assert minority(mixed) == [3]
    assert minority(numbers((3, 16), (4, 17), (14, 3))) == [2]
    assert minority(numbers((14, 3), (2, 3))) == []
    assert minority([DOTS, ISO]) == []
