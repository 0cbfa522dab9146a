"""Kind: a log of changes, in which a rating holds until the next and a timed 0 ends a headache."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest

from hdiary.read import read_diary
from hdiary.write import diary_csv
from tests.read.kinds.conftest import (
    FILES,
    calendar,
    decided,
    dmy,
    follow,
    hurts,
    lost,
    medicine_days,
    sheet,
    states,
)


def _german() -> str:
    rows = []
    for k, day in enumerate(d for d in calendar() if hurts(d)):
        rows += [[dmy(day), "08:10", 3 + k % 4], [dmy(day), "11:40", 6], [dmy(day), "17:05", 0]]
    return sheet("Datum;Uhrzeit;Schmerzstärke", rows, sep=";")


def _to_hundred() -> str:
    rows = []
    for k, day in enumerate(d for d in calendar() if hurts(d)):
        rows += [
            [f"{day:%Y-%m-%d}T22:15", 40 + k],
            [f"{day + timedelta(days=1):%Y-%m-%d}T05:45", 0],
        ]
    return sheet("timestamp,value", rows)


def _evening_ratings() -> str:
    """Write a rating every evening, at about ten: no log of changes."""
    rows = [
        [f"{d:%Y-%m-%d} {21 + k % 2}:{k % 60:02d}", 5 if hurts(d) else 0]
        for k, d in enumerate(calendar())
    ]
    return sheet("time,pain", rows)


def _every_other_day() -> str:
    """Write evening ratings that alternate: a headache one day, none the next, to the end."""
    rows = [[f"{d:%d/%m/%Y} {20 + k % 3}:30", 4 if k % 2 else 0] for k, d in enumerate(calendar())]
    return sheet("When,Pain (0-10)", rows)


def _three_a_day() -> str:
    """Write three ratings a day at set hours: ratings, not changes."""
    rows = []
    for d in calendar():
        rows += [
            [f"{d:%Y-%m-%d} 08:00", 0],
            [f"{d:%Y-%m-%d} 14:00", 6 if hurts(d) else 0],
            [f"{d:%Y-%m-%d} 20:00", 0],
        ]
    return sheet("time,pain", rows)


def _newest_first_words() -> str:
    rows = []
    for day in (d for d in calendar() if hurts(d)):
        rows += [
            [f"{day:%d/%m/%Y}", "9:30 PM", 7],
            [f"{day + timedelta(days=1):%d/%m/%Y}", "6:00 AM", 0],
        ]
    return sheet("Date,Time,Pain level", reversed(rows))


def _words() -> str:
    rows = []
    for k, day in enumerate(d for d in calendar() if hurts(d)):
        rows += [
            [f"{day:%Y-%m-%d} 09:10", ("mild", "severe")[k % 2]],
            [f"{day:%Y-%m-%d} 15:40", "none"],
        ]
    return sheet("when,how bad", rows)


def _with_medicine() -> str:
    """Write a log of changes with what was taken when."""
    rows = []
    for k, day in enumerate(d for d in calendar() if hurts(d)):
        rows += [
            [f"{day:%d/%m/%Y} 09:10", 6, "Sumatriptan" if k % 2 else ""],
            [f"{day:%d/%m/%Y} 11:00", 3, ""],
            [f"{day:%d/%m/%Y} 13:20", 0, ""],
        ]
    return sheet("Data e ora;Dolore;Farmaco", rows, sep=";")


def _attacks_without_end() -> str:
    """Write attacks with their time and no zeros."""
    return sheet("time,pain", [[f"{d:%Y-%m-%d} 09:10", 6] for d in calendar() if hurts(d)])


def _daily_with_random_times() -> str:
    """Write one rating a day at any hour, zeros included, headaches on single days."""
    return sheet(
        "time,pain",
        [
            [f"{d:%Y-%m-%d} {7 + (k * 5) % 15:02d}:10", 6 if hurts(d) else 0]
            for k, d in enumerate(calendar())
        ],
    )


def _alternating_at_any_hour() -> str:
    """Write one rating a day at any hour, a headache every other day."""
    return sheet(
        "time,pain",
        [
            [f"{d:%Y-%m-%d} {8 + (k * 5) % 13:02d}:10", 6 if k % 2 else 0]
            for k, d in enumerate(calendar())
        ],
    )


def _morning_and_evening() -> str:
    """Write a rating each morning and each evening; mornings hurt on headache days."""
    rows = []
    for d in calendar():
        rows += [[f"{d:%Y-%m-%d} 07:30", 6 if hurts(d) else 0], [f"{d:%Y-%m-%d} 21:30", 0]]
    return sheet("time,pain", rows)


def test_a_timed_zero_ends_a_headache() -> None:
    walk = follow(FILES / "36b_change_log_header.tsv")
    diary = walk.diary
    assert walk.steps == []
    assert states(diary) == (48, 0, 34)
    assert len(diary.episodes) == 24
    assert diary.episodes["hours"].round(1).unique().tolist() == [7.7]
    assert any("a 0 with a time ends a headache (24 rows)" in words for words in decided(diary))
    assert lost(walk) == []


def test_the_decision_can_be_overruled() -> None:
    diary = follow(FILES / "36b_change_log_header.tsv", rows="day").diary
    assert states(diary) == (24, 24, 34)


def test_a_german_log_of_changes() -> None:
    # From 8:10 to 17:05 on each of 24 days.
    walk = follow(_german())
    diary = walk.diary
    assert walk.steps == []
    assert states(diary) == (24, 0, 57)
    assert len(diary.episodes) == 24
    assert diary.episodes["hours"].round(2).unique().tolist() == [8.92]
    assert lost(walk) == []


def test_a_log_of_changes_to_a_hundred() -> None:
    # From 22:15 to 5:45: each touches two days, and never those of the next.
    walk = follow(_to_hundred())
    assert walk.diary.scale == "0-100"
    assert states(walk.diary) == (48, 0, 34)
    assert walk.diary.episodes["hours"].unique().tolist() == [7.5]


def test_a_log_of_changes_with_the_newest_first() -> None:
    walk = follow(_newest_first_words())
    assert walk.steps == []
    assert states(walk.diary) == (48, 0, 34)
    assert walk.diary.episodes["hours"].unique().tolist() == [8.5]


def test_a_log_of_changes_in_words() -> None:
    walk = follow(_words())
    assert walk.diary.scale == "words"
    assert states(walk.diary) == (24, 0, 57)
    assert walk.diary.episodes["hours"].unique().tolist() == [6.5]


def test_a_log_of_changes_with_medicines() -> None:
    walk = follow(_with_medicine())
    assert walk.steps == []
    assert states(walk.diary) == (24, 0, 57)
    assert medicine_days(walk.diary) == 12
    assert walk.diary.episodes["hours"].round(2).unique().tolist() == [4.17]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_evening_ratings(), (24, 60, 0)),
        (_every_other_day(), (42, 42, 0)),
        (_three_a_day(), (24, 60, 0)),
        (_daily_with_random_times(), (24, 60, 0)),
        (_alternating_at_any_hour(), (42, 42, 0)),
        (_morning_and_evening(), (24, 60, 0)),
        (_attacks_without_end(), (24, 0, 57))
    ],
    ids=["evenings", "every other day", "three a day", "any hour", "any hour, every other day",
         "mornings and evenings", "attacks"],
)  # fmt: skip
def test_ratings_of_days_are_no_log_of_changes(text: str, expected: tuple[int, int, int]) -> None:
    diary = follow(text).diary
    assert states(diary) == expected
    assert not any("change of pain" in words for words in decided(diary))


def test_two_people_have_their_own_changes() -> None:
    rows = []
    for who in ("a", "b"):
        for day in (d for d in calendar() if hurts(d)):
            rows += [[who, f"{day:%Y-%m-%d} 20:12", 5], [who, f"{day:%Y-%m-%d} 22:42", 0]]
    diary = follow(sheet("person,time,pain", rows)).diary
    assert states(diary)[:2] == (48, 0)
    assert diary.episodes["hours"].unique().tolist() == [2.5]


def test_times_with_their_offset_are_local() -> None:
    rows = []
    for day in (d for d in calendar() if hurts(d)):
        rows += [[f"{day:%Y-%m-%d}T21:12:00+01:00", 5], [f"{day:%Y-%m-%d}T23:42:00+01:00", 0]]
    diary = follow(sheet("time,pain", rows)).diary
    assert states(diary) == (24, 0, 57)
    assert diary.episodes["hours"].unique().tolist() == [2.5]


@pytest.mark.parametrize(
    ("bad", "skipped"), [("99.99.2026;08:10;4", 1), ("x;09:00;5", 1), ("20.1.2026;12:00;?", 0)]
)
def test_one_bad_row_does_not_make_it_another_kind_of_diary(bad: str, skipped: int) -> None:
    whole, lines = read_diary(io.BytesIO(_german().encode())), _german().splitlines()
    text = "\n".join([*lines[:7], bad, *lines[7:], ""])
    diary = read_diary(io.BytesIO(text.encode()), skip_bad_rows=True)
    assert diary.settings["decided"]["rows"] == "change"
    assert diary.rows_refused == skipped
    assert diary.days["state"].tolist() == whole.days["state"].tolist()


@pytest.mark.parametrize("rows", ["day", "headache", "reading"])
@pytest.mark.parametrize("text", [_german(), _newest_first_words(), _with_medicine()])
def test_what_was_declared_to_be_no_log_is_written_so_that_it_stays_none(
    text: str, rows: str
) -> None:
    diary = read_diary(io.BytesIO(text.encode()), rows=rows)
    written = diary_csv(diary)
    again = read_diary(io.BytesIO(written.encode()))
    assert written.startswith("date,start,headache,pain")
    assert diary_csv(again) == written
    assert again.days["state"].tolist() == diary.days["state"].tolist()


def test_what_says_of_each_row_whether_it_hurt_is_a_log_where_it_is_declared() -> None:
    log = read_diary(io.BytesIO(_german().encode()))
    written = diary_csv(read_diary(io.BytesIO(_german().encode()), rows="day"))
    declared = read_diary(io.BytesIO(written.encode()), rows="change")
    assert diary_csv(declared) == diary_csv(log)
