"""Kinds 61 and 11: moments that end in Z, beside a zone or without one."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from hdiary import read_diary
from tests.read.kinds.helpers_b import HURT, counts, handed, number, plain, read, table, walk

NAMES = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]


def test_the_handed_moments_are_local_times_of_berlin() -> None:
    diary = read(handed("61_utc_timestamps.csv"))
    assert diary.entries["start"].tolist() == [
        pd.Timestamp("2026-01-06 00:30"),
        pd.Timestamp("2026-01-07 23:45"),
        pd.Timestamp("2026-01-09 06:00"),
    ]
    assert diary.entries["pain"].tolist() == [5, 6, 4]


def test_a_night_in_utc_is_an_evening_in_new_york() -> None:
    text = table(
        "Zeitpunkt;Zeitzone;Schmerz;Medikament",
        lambda day: [f"{day}T23:30:00Z", "America/New_York", 4, "Ibuprofen"],
        HURT, sign=";",
    )  # fmt: skip
    diary = walk(text).diary
    assert counts(diary) == (24, 0, 24)
    assert diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-06 18:30")


def test_an_evening_in_utc_is_the_next_morning_in_tokyo() -> None:
    text = table(
        "Started at (UTC),tz,Headache intensity (0-10),Rescue meds",
        lambda day: [f"{day}T20:15:00.000Z", "Asia/Tokyo", 5, "naproxen 500 mg"],
        HURT,
    )
    diary = walk(text).diary
    assert counts(diary) == (24, 0, 24)
    assert diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-07 05:15")


def test_an_offset_in_a_column_of_its_own_is_a_zone() -> None:
    text = table("date_time,utc_offset,pain", lambda day: [f"{day} 23:30:00Z", "+01:00", 5], HURT)
    diary = walk(text).diary
    assert diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-07 00:30")
    assert counts(diary) == (24, 0, 0)


def test_moments_without_a_zone_are_told_and_turned_with_the_zone_that_is_said() -> None:
    text = table("started_at,pain", lambda day: [f"{day}T23:30:00Z", 5], HURT)
    diary = read(text)
    assert "times in UTC" in diary.problems["code"].tolist()
    assert (
        "--zone"
        in diary.problems.loc[diary.problems["code"] == "times in UTC", "suggestion"].item()
    )
    there = read(text, zone="Europe/Berlin")
    assert there.entries["start"].iloc[0] == pd.Timestamp("2026-01-07 00:30")
    assert "times in UTC" not in there.problems["code"].tolist()


def test_summer_time_begins_in_the_middle_of_a_diary() -> None:
    days = (dt.date(2026, 3, 28), dt.date(2026, 3, 29))
    text = table("start,zone,pain", lambda day: [f"{day}T07:00:00Z", "Europe/Berlin", 3], days)
    assert read(text).entries["start"].tolist() == [
        pd.Timestamp("2026-03-28 08:00"),
        pd.Timestamp("2026-03-29 09:00"),
    ]


def test_the_handed_one_tap_export_asks_for_the_scale_and_starts_at_local_time() -> None:
    end = walk(handed("11_one_tap.csv"))
    assert end.steps == ["--scale words"]
    assert "scale" in end.asked[0]
    assert counts(end.diary) == (24, 0, 0)
    assert end.diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-06 07:12")


@pytest.mark.parametrize(
    ("top", "sign", "words"),
    [
        (
            "# Kopfschmerz-Export\n# erstellt 2026-04-01T10:00:00Z\n#\n"
            "id,zeitpunkt,zeitzone,wochentag,stunde,stärke,notiz",
            ",",
            ("leicht", "mittel", "stark"),
        ),
        (
            "# exported by HeadLog 2.1\n# levels: mild, moderate, severe\n"
            "uuid;occurred_at;time_zone;weekday;hour;level;comment",
            ";",
            ("mild", "moderate", "severe"),
        ),
    ],
)
def test_another_export_with_lines_above_asks_for_the_scale(
    top: str, sign: str, words: tuple[str, str, str]
) -> None:
    def row(day: dt.date) -> str:
        cells = [f"A{number(day):03d}", f"{day}T06:12:00Z", "Europe/Berlin"]
        cells += [NAMES[day.weekday()], "7", words[number(day) % 3], ""]
        return sign.join(cells)

    end = walk(plain(top, row, HURT))
    assert any("words" in asked for asked in end.asked)
    assert counts(end.diary) == (24, 0, 0)
    assert end.diary.scale == "words"
    assert end.diary.entries["pain"].tolist() == [1, 2, 3] * 8
    assert end.diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-06 07:12")
    assert len(end.diary.patients) == 1


def test_an_offset_of_nothing_beside_a_zone_is_utc() -> None:
    text = table(
        "started,timezone,pain", lambda day: [f"{day}T23:30:00+00:00", "Europe/Berlin", 5], HURT
    )
    assert walk(text).diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-07 00:30")


def test_an_offset_that_is_written_is_local_time_already() -> None:
    text = table("started,pain", lambda day: [f"{day}T23:30:00+01:00", 5], HURT)
    diary = walk(text).diary
    assert diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-06 23:30")
    assert "times in UTC" not in diary.problems["code"].tolist()


def test_each_row_has_its_own_zone() -> None:
    zones = ("Europe/Berlin", "America/New_York")
    text = table("start,tz,pain", lambda day: [f"{day}T23:30:00Z", zones[number(day) % 2], 5], HURT)
    starts = walk(text).diary.entries["start"]
    assert starts.iloc[0] == pd.Timestamp("2026-01-07 00:30")
    assert starts.iloc[1] == pd.Timestamp("2026-01-09 18:30")


def test_local_times_among_moments_in_utc_stay() -> None:
    def row(day: dt.date) -> list[object]:
        return [f"{day}T23:30:00Z" if number(day) % 2 else f"{day} 09:00", "Europe/Berlin", 5]

    starts = walk(table("start,tz,pain", row, HURT)).diary.entries["start"]
    assert starts.iloc[0] == pd.Timestamp("2026-01-06 09:00")
    assert starts.iloc[1] == pd.Timestamp("2026-01-10 00:30")


def test_a_day_and_a_time_in_utc_in_two_columns_are_turned_or_told() -> None:
    text = table(
        "Date (UTC),Time (UTC),Time zone,Pain", lambda day: [day, "23:30", "Europe/Berlin", 5], HURT
    )
    diary = walk(text).diary
    turned = diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-07 00:30")
    assert turned or "times in UTC" in diary.problems["code"].tolist()


@pytest.mark.parametrize("header", ["start (UTC)", "start (GMT)"])
def test_a_heading_that_says_utc_is_as_good_as_a_z(header: str) -> None:
    text = f"date,{header},pain\n2026-01-05,2026-01-05 23:30,5\n2026-07-07,2026-07-07 12:00,4\n"
    entries = read_diary(text.encode(), zone="Europe/Berlin").entries
    assert entries["start"].astype(str).tolist() == ["2026-01-06 00:30:00", "2026-07-07 14:00:00"]
