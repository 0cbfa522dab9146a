"""Times of day, offsets and lengths of time, on both sides of every bound."""

from __future__ import annotations

import pytest

from hdiary.read.clocks import has_fractions, parse_clock, parse_hours, split_offset


def clock(hour: int, minute: int = 0, second: int = 0) -> int:
    return hour * 3600 + minute * 60 + second


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("00:00", 0), ("9:05", clock(9, 5)), (" 14:30 ", clock(14, 30)), ("14.30", clock(14, 30)),
        ("14H30", clock(14, 30)), ("14h", clock(14)), ("14 h", clock(14)), ("14 uhr", clock(14)),
        ("14:30:15", clock(14, 30, 15)), ("14.30.15", clock(14, 30, 15)),
        ("14:30:15.250", clock(14, 30, 15)), ("14:30:15,5", clock(14, 30, 15)),
        ("23:59:59", clock(23, 59, 59)), ("24:00", 86400), ("24:00:01", None), ("24:01", None),
        ("14:59", clock(14, 59)), ("14:60", None), ("14:30:59", clock(14, 30, 59)),
        ("14:30:60", None), ("14:3", None), ("114:30", None), ("14:30 o'clock", None),
    ],
)  # fmt: skip
def test_clocks_of_24_hours(text: str, seconds: int | None) -> None:
    assert parse_clock(text) == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("12 am", 0), ("12:30 AM", clock(0, 30)), ("1 am", clock(1)), ("11:59 a.m.", clock(11, 59)),
        ("12 pm", clock(12)), ("12:00:01 PM", clock(12, 0, 1)), ("1 P.M.", clock(13)),
        ("11:59 p m", clock(23, 59)), ("0 am", None), ("0:30 pm", None), ("13 pm", None),
    ],
)  # fmt: skip
def test_clocks_of_12_hours(text: str, seconds: int | None) -> None:
    assert parse_clock(text) == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0000", 0), ("0930", clock(9, 30)), ("2359", clock(23, 59)), ("2400", 86400),
        ("2401", None), ("1260", None), ("930", None), ("14305", None), ("9", None),
    ],
)  # fmt: skip
def test_four_digits_are_a_clock_and_no_other_bare_number_is(
    text: str, seconds: int | None
) -> None:
    assert parse_clock(text) == seconds


@pytest.mark.parametrize(
    ("text", "sure", "asked"),
    [
        ("0.5", 43200, 43200), (".5", 43200, 43200), ("0,5", 43200, 43200),
        ("0.25", None, 21600), ("0,25", None, 21600), (".25", None, 21600),
        ("0.125", 10800, 10800), ("0.99999", 86399, 86399), ("1.5", None, None),
    ],
)  # fmt: skip
def test_a_part_of_a_day_of_two_digits_might_be_a_clock(
    text: str, sure: int | None, asked: int | None
) -> None:
    assert parse_clock(text) == sure
    assert parse_clock(text, fractions=True) == asked


def test_a_column_holds_parts_of_a_day_where_one_cell_can_be_nothing_else() -> None:
    assert has_fractions(["0.25", "0.125"])
    assert has_fractions(["0.5", "14:30"])
    assert not has_fractions(["0.25", "14.30"])
    assert not has_fractions([])


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("午前0:30", clock(0, 30)), ("午前12:00", 0), ("上午 9点", clock(9)),
        ("오전 9시", clock(9)),
        ("午後12:00", clock(12)), ("午後0:30", clock(12, 30)), ("下午1点", clock(13)),
        ("12時", clock(12)),
        ("오후 11시 59분", clock(23, 59)), ("午後15:00", clock(15)), ("午前12時", 0),
        ("午前13:00", None), ("夕方3:20", None), ("15時", clock(15)), ("15时半", clock(15, 30)),
        ("3시 반", clock(3, 30)), ("15時20分30秒", clock(15, 20, 30)),
        ("15\uff1a20", clock(15, 20)),
        ("15\uff1a20\uff1a30", clock(15, 20, 30)), ("15時60分", None), ("25時", None),
    ],
)  # fmt: skip
def test_clocks_with_chinese_japanese_and_korean_signs(text: str, seconds: int | None) -> None:
    assert parse_clock(text) == seconds


@pytest.mark.parametrize("text", ["Noon", "12 Uhr mittags", "Mid-day", "medio día", "ПОЛДЕНЬ"])
def test_words_for_noon(text: str) -> None:
    assert parse_clock(text) == clock(12)


def test_nothing_longer_than_eighty_signs_is_a_clock() -> None:
    assert parse_clock("1" + " " * 77 + "pm") == clock(13)
    assert parse_clock("1" + " " * 78 + "pm") is None
    # Blanks around it are no part of it.
    assert parse_clock(" " * 100 + "1 pm" + " " * 100) == clock(13)


@pytest.mark.parametrize(
    ("text", "rest", "offset"),
    [
        ("14:30Z", "14:30", 0), ("14:30 UTC", "14:30", 0), ("14:30 (GMT)", "14:30", 0),
        ("14:30+01:00", "14:30", 60), ("14:30-0530", "14:30", -330), ("14:30+0000", "14:30", 0),
        ("14:30-00:30", "14:30", -30), ("14:30 (UTC-3:30)", "14:30", -210),
        ("14:30 GMT+1", "14:30", 60), ("14:30 UTC+0545", "14:30", 345),
        ("14:30+14:00", "14:30", 840), ("14:30-14:00", "14:30", -840),
        ("14:30+01:59", "14:30", 119), ("14:30:00+01", "14:30:00", 60),
        ("14:30:00.123-05", "14:30:00.123", -300),
    ],
)  # fmt: skip
def test_an_offset_is_taken_off_a_time(text: str, rest: str, offset: int) -> None:
    assert split_offset(text) == (rest, offset)


@pytest.mark.parametrize(
    "text",
    [
        "14:30", "14 Z", "2026-03-14", "14:30+15:00", "14:30-15:00", "14:30+01:60",
        "14:30+01",  # Rather 14:30 and one more, or a span: only behind seconds it is an offset.
        "14:30 (CET)", "",
    ],
)  # fmt: skip
def test_what_is_no_offset_stays(text: str) -> None:
    assert split_offset(text) == (text, None)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("1:30", 1.5), ("0:45", 0.75), ("1:30:36", 1.51), ("123:59", 123 + 59 / 60),
        ("2h30", 2.5), ("2 H 05", 2 + 5 / 60), ("1:60", None), ("1:30:60", None), ("1234:00", None),
        ("P1DT2H3M36S", 26.06), ("PT1,5H", 1.5), ("pt90m", 1.5), ("P2D", 48.0), ("PT36S", 0.01),
        ("P", None), ("PT", None),
        ("1 d 2 h, 15 min", 26.25), ("2h. 15min.", 2.25), ("1,5 Std.", 1.5), ("1.5h", 1.5),
        ("0 h", 0.0), ("36 s", 0.01), ("3600000 ms", 1.0), ("2 h,", 2.0), ("+ 2 h", 2.0),
        ("2 h + 30 min", 2.5), ("2 h\t30 min", 2.5), ("2 TAGE", 48.0),
        ("2 h and", None), ("2 h 5", None), ("2 parsecs", None), ("h", None), ("", None),
        (",", None),
        ("h 2 h", None),
    ],
)  # fmt: skip
def test_lengths_that_say_their_unit(text: str, hours: float | None) -> None:
    assert parse_hours(text, None) == (hours if hours is None else pytest.approx(hours, abs=1e-12))


@pytest.mark.parametrize(
    ("text", "unit", "hours"),
    [
        ("90", "min", 1.5), ("90", " Min. ", 1.5), ("1,5", "h", 1.5), ("1.5", "Stunden", 1.5),
        ("2", "days", 48.0), ("90", None, None), ("90", "", None), ("90", "parsecs", None),
        ("90 min", "h", 1.5), ("1:30", "min", 1.5), ("-90", "min", None),
        ("9e1", "min", 1.5), ("1e-20", "h", 1e-20), ("1e7", "h", None), ("1e400", "h", None),
    ],
)  # fmt: skip
def test_a_bare_number_takes_the_unit_of_its_column(
    text: str, unit: str | None, hours: float | None
) -> None:
    assert parse_hours(text, unit) == hours


@pytest.mark.parametrize("unit", [None, "h"])
def test_a_length_beyond_a_life_and_a_text_beyond_eighty_signs_are_none(unit: str | None) -> None:
    sign = "" if unit else " h"
    assert parse_hours("1000000" + sign, unit) == 1_000_000
    assert parse_hours("1000001" + sign, unit) is None
    assert parse_hours("PT1000001H", unit) is None
    assert parse_hours("1" + " " * 78 + "h", unit) == 1.0
    assert parse_hours("1" + " " * 79 + "h", unit) is None
