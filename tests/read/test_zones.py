"""Moments in UTC become the local time of their zone; nothing else is touched."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdiary.read.dates import parse_date
from hdiary.read.zones import is_zone, to_local


def test_an_evening_in_utc_is_the_next_day_in_berlin() -> None:
    told = to_local(["2026-01-05T23:30Z", "1767655800"], ["Europe/Berlin"] * 2)
    assert told == ["2026-01-06 00:30:00+01:00"] * 2


def test_summer_time_is_kept() -> None:
    assert to_local(["2026-07-05 22:30 UTC"], ["Europe/Berlin"]) == ["2026-07-06 00:30:00+02:00"]


@pytest.mark.parametrize(
    "text", ["2026-01-05 23:30", "2026-01-05 23:30+02:00", "06/01/2026 23:30Z", "soon", ""]
)
def test_what_is_not_certainly_in_utc_stays(text: str) -> None:
    assert to_local([text], ["Europe/Berlin"]) == [text]


def test_a_moment_beside_no_zone_stays() -> None:
    assert to_local(["2026-01-05T23:30Z"], ["at home"]) == ["2026-01-05T23:30Z"]


@pytest.mark.parametrize(
    "text", ["Europe/Berlin", "America/Argentina/Ushuaia", "UTC", "UTC+1", "+01:00", "GMT+1", "CET"]
)
def test_names_of_zones(text: str) -> None:
    assert is_zone(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Japan",
        "neck/temple",
        "5",
        "-3",
        "+1",
        "../../etc/passwd",
        "Europe",
        "UTC+25",
        "x" * 9999,
    ],
)
def test_what_is_no_zone(text: str) -> None:
    assert not is_zone(text)


@given(
    st.datetimes(min_value=dt.datetime(2001, 1, 2), max_value=dt.datetime(2060, 1, 1)),
    st.sampled_from(["Europe/Berlin", "America/St_Johns", "Asia/Kolkata", "UTC-05:00"]),
)
def test_the_moment_is_the_same(moment: dt.datetime, zone: str) -> None:
    moment = moment.replace(microsecond=0)
    told = to_local([moment.isoformat() + "Z"], [zone])[0]
    assert dt.datetime.fromisoformat(told) == moment.replace(tzinfo=dt.UTC)
    parts = parse_date(told)
    assert parts is not None
    assert parts.offset is not None
    if "/" in zone:
        local = moment.replace(tzinfo=dt.UTC).astimezone(ZoneInfo(zone))
        assert parts.date("dmy") == local.date()
