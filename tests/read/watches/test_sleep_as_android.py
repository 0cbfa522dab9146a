"""Sleep as Android: headings above each night, dates with dots and blanks, decimal commas."""

from __future__ import annotations

import pytest

from tests.read.watches.makers import ANDROID, android_night
from tests.read.watches.told import column, read, sentences

FIRST = android_night("02. 12. 2019 23:00", "03. 12. 2019 7:00", "7.750")
SECOND = android_night("04. 12. 2019 0:30", "04. 12. 2019 7:00", "6,2", rating="0.0", first="00:30")


def test_each_night_is_read_below_its_own_headings() -> None:
    told = read(FIRST + SECOND)
    assert column(told, "sleep_hours") == {"2019-12-03": 7.75, "2019-12-04": 6.2}
    assert column(told, "bedtime (hours from midnight)") == {"2019-12-03": -1.0, "2019-12-04": 0.5}
    assert told.rows == 2


def test_no_stars_are_no_rating() -> None:
    told = read(FIRST + SECOND)
    assert column(told, "sleep_rating") == {"2019-12-03": 4.0}
    assert column(told, "deep_sleep_share") == {"2019-12-03": 0.45, "2019-12-04": 0.45}


def test_notes_and_places_are_left_out_by_name() -> None:
    told = read(FIRST)
    assert {"comment", "geo"} <= set(told.left_out[0][0].split(", "))
    assert "home" not in str(told.frame.to_dict())


@pytest.mark.parametrize("change", [
    lambda text: "\ufeff" + text,
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace(" #home a note, with a comma", "a note\nof two lines"),
    lambda text: text.replace(",DeepSleep", "").replace('"0.45",', ""),
], ids=["mark", "crlf", "line break", "older"])  # fmt: skip
def test_it_is_known_however_it_was_saved(change: object) -> None:
    told = read(change(FIRST + SECOND))  # type: ignore[operator]
    assert column(told, "sleep_hours") == {"2019-12-03": 7.75, "2019-12-04": 6.2}


def test_a_night_that_was_tracked_in_two_parts_is_one() -> None:
    again = android_night("03. 12. 2019 3:00", "03. 12. 2019 7:00", "4.0")
    first = android_night("02. 12. 2019 22:30", "03. 12. 2019 2:30", "4.0")
    told = read(first + again)
    assert column(told, "sleep_hours") == {"2019-12-03": 8.0}
    assert column(told, "bedtime (hours from midnight)") == {"2019-12-03": -1.5}


def test_a_night_that_ends_before_it_began_is_told_with_its_line() -> None:
    told = read(FIRST + android_night("05. 12. 2019 23:00", "04. 12. 2019 7:00", "8.0"))
    assert list(column(told, "sleep_hours")) == ["2019-12-03"]
    assert any(one.startswith("Line 5, from") for one in sentences(told))


def test_a_night_without_any_graph_is_read_too() -> None:
    row = '"123","Europe/London","01. 02. 2023 4:05","01. 02. 2023 9:05","","5.000","0.0","x",'
    told = read(f'{ANDROID}\n{row}"10000","-1","-1.0","-1","-1.0","0",""\n')
    assert column(told, "sleep_hours") == {"2023-02-01": 5.0}
    assert "deep_sleep_share" not in told.frame
