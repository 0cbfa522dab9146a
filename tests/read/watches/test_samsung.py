"""Samsung Health: metadata above the headings, times in UTC beside an offset, several devices."""

from __future__ import annotations

import pytest

from hdiary.read.watches.exports import find_export
from tests.read.watches.makers import SAMSUNG_SLEEP, SAMSUNG_STEPS
from tests.read.watches.told import column, read, sentences

ABOVE = "com.samsung.shealth.sleep,6310010,9\n"
ROW = "91.0,,,,84,433,2024-07-28 21:47:00.000,UTC+0100,2024-07-29 05:38:00.000,uuid,\n"
SHORT = SAMSUNG_SLEEP.replace("com.samsung.health.sleep.", "")


@pytest.mark.parametrize("headings", [SAMSUNG_SLEEP, SHORT], ids=["long names", "short names"])
def test_a_night_is_moved_by_its_offset_and_the_last_comma_does_not_matter(headings: str) -> None:
    told = read(ABOVE + headings + ROW)
    assert column(told, "sleep_hours") == {"2024-07-29": 7.2167}
    assert column(told, "sleep_score") == {"2024-07-29": 84.0}
    assert column(told, "wake_time") == {"2024-07-29": "06:38"}


def test_the_first_line_may_be_missing_where_the_columns_have_their_long_names() -> None:
    assert column(read(SAMSUNG_SLEEP + ROW), "sleep_hours") == {"2024-07-29": 7.2167}


@pytest.mark.parametrize("save", [
    lambda text: ("\ufeff" + text).encode(),
    lambda text: text.encode("utf-16"),
    lambda text: text.replace("\n", "\r\n").encode(),
    lambda text: text.replace(",", ";").encode(),
], ids=["mark", "utf-16", "crlf", "semicolons"])  # fmt: skip
def test_it_is_known_however_it_was_saved(save: object) -> None:
    told = read(save(ABOVE + SAMSUNG_SLEEP + ROW))  # type: ignore[operator]
    assert column(told, "sleep_hours") == {"2024-07-29": 7.2167}


def test_without_a_time_asleep_a_night_lasts_as_it_stands_and_offsets_may_be_west() -> None:
    row = ",,,,0,,2024-07-30 05:00:00.000,UTC-0700,2024-07-30 13:00:00.000,uuid,\n"
    told = read(ABOVE + SAMSUNG_SLEEP + row)
    assert column(told, "sleep_hours") == {"2024-07-30": 8.0}
    assert column(told, "wake_time") == {"2024-07-30": "06:00"}
    assert "sleep_score" not in told.frame


def test_a_night_without_a_beginning_or_of_1970_is_told_with_its_line() -> None:
    bad = ",,,,0,,,UTC+0100,2024-07-30 13:00:00.000,uuid,\n"
    old = ",,,,0,,1970-01-01 00:00:00.000,UTC+0100,1970-01-01 08:00:00.000,uuid,\n"
    told = read(ABOVE + SAMSUNG_SLEEP + ROW + bad + old)
    assert list(column(told, "sleep_hours")) == ["2024-07-29"]
    assert [one.split(",")[0] for one in sentences(told)] == ["Line 4", "Line 5"]


def test_two_devices_that_recorded_one_night_do_not_add_up() -> None:
    other = ",,,,,,2024-07-28 22:10:00.000,UTC+0100,2024-07-29 05:40:00.000,uuid2,\n"
    whole = ",,,,,,2024-07-28 21:40:00.000,UTC+0100,2024-07-29 05:10:00.000,uuid1,\n"
    told = read(ABOVE + SAMSUNG_SLEEP + whole + other)
    assert column(told, "sleep_hours") == {"2024-07-29": 8.0}


def test_steps_of_several_devices_are_not_added_up_and_the_day_is_local() -> None:
    rows = "1,6000,2,a,2021-05-04 00:00:00.000,u,\n1,7000,2,b,2021-05-04 00:00:00.000,u,\n"
    rows += "1,7100,2,b,1620172800000,u,\n1,0,2,b,2021-05-06 00:00:00.000,u,\n"
    told = read("com.samsung.shealth.tracker.pedometer_day_summary,63,9\n" + SAMSUNG_STEPS + rows)
    assert column(told, "steps") == {"2021-05-04": 7000.0, "2021-05-05": 7100.0}
    assert any("not added up" in one for one in sentences(told))


def test_stress_is_the_mean_of_the_local_day() -> None:
    text = "com.samsung.shealth.stress,1,2\nstart_time,time_offset,score,end_time,datauuid\n"
    text += "2024-01-01 23:30:00.000,UTC+0100,40,,u,\n2024-01-02 10:00:00.000,UTC+0100,60,,u,\n"
    assert column(read(text), "stress_score") == {"2024-01-02": 50.0}


@pytest.mark.parametrize("above", [
    "com.samsung.health.sleep_stage,1,2\n", "com.samsung.shealth.tracker.heart_rate,1,2\n",
])  # fmt: skip
def test_its_other_tables_are_not_taken_for_nights(above: str) -> None:
    text = above + "start_time,time_offset,end_time,stage,sleep_id\n"
    assert find_export((text + "2024-01-01 23:30:00.000,UTC+0100,x,40001,u,\n").encode()) is None


def test_a_text_that_begins_with_an_empty_line_is_none_of_its_tables() -> None:
    assert find_export(b"\n1,2\n3,4\n") is None
