"""Health Connect: a database that several apps wrote into."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from hdiary.diary import DiaryError, Problems
from hdiary.read.watches.exports import find_export
from hdiary.read.watches.refused import refuse_packed_export
from hdiary.read.watches.sqlite_file import tables_of
from tests.read.watches.makers import HealthConnect, as_zip, milliseconds
from tests.read.watches.told import column, read, sentences

SLEEP = "sleep_session_record_table"


@pytest.fixture
def connect(tmp_path: Path) -> HealthConnect:
    """Give a database without records."""
    return HealthConnect(tmp_path)


def test_one_night_of_two_apps_is_merged(connect: HealthConnect) -> None:
    connect.span(SLEEP, "2024-03-01T22:00", "2024-03-02T05:00", app=1)
    connect.span(SLEEP, "2024-03-01T22:30", "2024-03-02T06:00", app=2)
    told = read(connect.data())
    assert column(told, "sleep_hours") == {"2024-03-02": 8.0}
    assert column(told, "bedtime (hours from midnight)") == {"2024-03-02": -1.0}
    assert column(told, "wake_time") == {"2024-03-02": "07:00"}


def test_awake_stages_are_not_slept_even_where_another_app_knows_no_stages(
    connect: HealthConnect,
) -> None:
    session = connect.span(SLEEP, "2024-03-01T22:00", "2024-03-02T06:00", app=1)
    connect.stage(session, "2024-03-01T22:00", "2024-03-02T02:00", 4)
    connect.stage(session, "2024-03-02T02:00", "2024-03-02T03:00", 1)
    connect.stage(session, "2024-03-02T03:00", "2024-03-02T06:00", 6)
    connect.span(SLEEP, "2024-03-01T21:30", "2024-03-02T05:30", app=2)
    assert column(read(connect.data()), "sleep_hours") == {"2024-03-02": 7.5}


def test_the_day_is_local_by_the_offset_of_the_record_in_seconds(connect: HealthConnect) -> None:
    connect.span(SLEEP, "2024-03-02T14:00", "2024-03-02T21:00", east=39_600)
    connect.span(SLEEP, "2024-03-05T07:00", "2024-03-05T13:00", east=-28_800)
    told = read(connect.data())
    assert column(told, "sleep_hours") == {"2024-03-03": 7.0, "2024-03-05": 6.0}
    assert column(told, "wake_time") == {"2024-03-03": "08:00", "2024-03-05": "05:00"}


def test_without_an_offset_the_zone_is_asked_for(connect: HealthConnect) -> None:
    connect.span(SLEEP, "2024-03-02T14:00", "2024-03-02T21:00", east=None)
    data = connect.data()
    assert any("--zone" in one for one in sentences(read(data)))
    assert column(read(data, zone="Asia/Tokyo"), "wake_time") == {"2024-03-03": "06:00"}


def test_steps_of_several_apps_are_not_added_up(connect: HealthConnect) -> None:
    for app, counts in ((1, (500, 700)), (2, (600, 650))):
        for hour, count in enumerate(counts):
            connect.span("steps_record_table", f"2024-03-01T1{hour}:00", f"2024-03-01T1{hour}:30",
                         app=app, count=count)  # fmt: skip
    told = read(connect.data())
    assert column(told, "steps") == {"2024-03-01": 1250.0}
    assert any("not added up" in one for one in sentences(told))


def test_a_workout_of_two_apps_counts_once(connect: HealthConnect) -> None:
    table = "exercise_session_record_table"
    connect.span(table, "2024-03-01T10:00", "2024-03-01T11:00", app=1, exercise_type=8)
    connect.span(table, "2024-03-01T10:30", "2024-03-01T11:30", app=2, exercise_type=8)
    connect.span(table, "2024-03-01T18:00", "2024-03-01T18:20", app=2, exercise_type=8)
    assert column(read(connect.data()), "workout_minutes") == {"2024-03-01": 110.0}


def test_between_two_periods_there_was_none_and_after_the_last_nobody_says(
    connect: HealthConnect,
) -> None:
    table = "menstruation_period_record_table"
    connect.span(table, "2024-02-01T08:00", "2024-02-02T08:00")
    connect.span(table, "2024-02-05T08:00", "2024-02-05T20:00")
    told = column(read(connect.data()), "period")
    assert told == {
        "2024-02-01": True, "2024-02-02": True, "2024-02-03": False, "2024-02-04": False,
        "2024-02-05": True,
    }  # fmt: skip


def test_what_is_not_joined_is_named_and_every_record_counts(connect: HealthConnect) -> None:
    connect.span(SLEEP, "2024-03-01T22:00", "2024-03-02T05:00")
    connect.span(SLEEP, "2024-03-09T22:00", "2024-03-08T05:00")
    connect.add("weight_record_table", {"time": milliseconds("2024-03-01T08:00"), "weight": 7e4})
    told = read(connect.data())
    assert told.left_out[0][0] == "weight_record_table"
    assert told.rows == 2
    assert any("1 record has no possible time" in one for one in sentences(told))


def test_it_is_known_in_a_zip_and_under_any_name(connect: HealthConnect) -> None:
    connect.span(SLEEP, "2024-03-01T22:00", "2024-03-02T05:00")
    data = connect.data()
    assert [e and e.name for e in map(find_export, (data, as_zip({"a/x.db": data})))] == [
        "Health Connect", "Health Connect",
    ]  # fmt: skip


def test_a_database_that_was_written_with_a_journal_beside_it_is_read(
    connect: HealthConnect,
) -> None:
    connect.database.execute("pragma journal_mode = wal")
    connect.span(SLEEP, "2024-03-01T22:00", "2024-03-02T05:00")
    data = connect.data()
    assert data[18:20] == b"\x02\x02"
    assert column(read(data), "sleep_hours") == {"2024-03-02": 7.0}


def test_a_database_that_was_cut_off_is_refused_in_words(connect: HealthConnect) -> None:
    for day in range(1, 29):
        connect.span(SLEEP, f"2024-02-{day:02d}T01:00", f"2024-02-{day:02d}T06:00")
    data = connect.data()
    with pytest.raises(DiaryError, match="damaged or was cut off"):
        read(data[: len(data) // 2])


def test_a_database_of_something_else_is_not_taken(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "x.db") as database:
        database.execute("create table steps_record_table (count integer)")
        database.execute("create view sleep_session_record_table as select 1 as row_id")
    data = (tmp_path / "x.db").read_bytes()
    assert tables_of(data) == {"steps_record_table"}
    assert find_export(data) is None


@pytest.mark.parametrize(
    "data", [b"", b"SQLite format 3\x00", b"SQLite format 3\x00" + b"\xff" * 4000]
)
def test_bytes_that_only_begin_as_a_database_have_no_tables(data: bytes) -> None:
    assert tables_of(data) == frozenset()
    assert find_export(data) is None


def test_nothing_that_stands_in_a_database_is_carried_out(connect: HealthConnect) -> None:
    # A column that the database works out itself, by a function that would fill the memory.
    connect.database.execute("drop table steps_record_table")
    connect.database.execute(
        "create table steps_record_table (start_time integer, start_zone_offset integer,"
        " app_info_id integer, count integer as (length(zeroblob(1000000))))"
    )
    connect.database.execute("insert into steps_record_table values (1709290800000, 0, 1)")
    connect.span(SLEEP, "2024-03-01T22:00", "2024-03-02T05:00")
    told = read(connect.data())
    assert "steps" not in told.frame
    assert column(told, "sleep_hours") == {"2024-03-02": 7.0}


def test_as_a_diary_it_is_refused_with_the_way_to_join_it(
    connect: HealthConnect, tmp_path: Path
) -> None:
    data = connect.data()
    (tmp_path / "x").write_bytes(as_zip({"health_connect_export.db": data}))
    for given in (tmp_path / "x", connect.path, data):
        with pytest.raises(DiaryError, match=r"no headaches in it.*hdiary join DIARY"):
            refuse_packed_export(given, Problems())


def test_a_name_in_a_damaged_database_that_is_no_text_stops_nothing(
    connect: HealthConnect,
) -> None:
    connect.span(SLEEP, "2024-03-01T22:00", "2024-03-02T05:00")
    data = connect.data().replace(b"weight_record", b"\x81\x82ight_record")
    assert b"\x81\x82ight" in data
    assert find_export(data) is not None


def test_damage_that_is_no_text_is_told(connect: HealthConnect) -> None:
    """SQLite names in its error what is damaged, and that name need not be text."""
    connect.span(SLEEP, "2024-03-01T22:00", "2024-03-02T05:00", app=1)
    name = SLEEP.encode()
    data = connect.data().replace(name, name[:-2] + b"\xd4e")
    data = data.replace(b"CREATE TABLE " + name[:-2], b"CREATE TUBLE " + name[:-2])
    assert tables_of(data) == frozenset()
    with pytest.raises(DiaryError, match="whole database"):
        read(data)
