"""Earlier the same day: which entries count as before a headache, and what is made of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary import TriggerGates
from hdiary.diary import Diary, make_diary
from hdiary.questions import triggers

ANY = TriggerGates(min_days=1, min_headaches=1, min_clear=1, min_exposed=1, min_unexposed=1)

Entry = tuple[int, str | None, float | None, str | None]


def diary(entries: list[Entry], **columns: Any) -> Diary:
    """Make a diary of entries: day, clock time, pain and activity."""
    frame = pd.DataFrame(entries, columns=["day", "start", "pain", "activity"])
    frame["date"] = [f"2026-03-{day:02d}" for day in frame.pop("day")]
    return make_diary(frame.assign(**columns))


def earlier(made: Diary, factor: str = "desk work") -> pd.DataFrame:
    table = triggers(made, gates=ANY).table
    return table[(table["window"] == "earlier the same day") & (table["factor"] == factor)]


def counts(found: pd.DataFrame) -> tuple[int, ...]:
    names = ("days_exposed", "days_unexposed", "headaches_exposed", "headaches_unexposed")
    return tuple(int(found.iloc[0][name]) for name in names)


# Headache at 14:00 on days 2 and 4, clear else; at desk in the morning of days 2 and 5.
DAYS: list[Entry] = [
    (1, None, 0, None),
    *[(2, "11:00", None, "desk work"), (2, "14:00", 5, "desk work"), (2, "17:00", None, "resting")],
    *[(3, "11:00", 0, "walking"), (3, "16:00", 0, "desk work")],
    *[(4, "11:00", None, "walking"), (4, "14:00", 5, "desk work")],
    *[(5, "11:00", 0, "desk work"), (5, "16:00", 0, "walking")],
]


def test_what_was_written_before_is_compared_at_the_same_hours_of_clear_days() -> None:
    # Day 3 has desk work only after the hour of the headaches, day 4 only at its own beginning.
    assert counts(earlier(diary(DAYS))) == (2, 2, 1, 1)


@pytest.mark.parametrize("late", ["13:15", "14:00", "15:00"])
def test_entries_of_the_last_hour_and_after_the_beginning_do_not_count(late: str) -> None:
    assert counts(earlier(diary([*DAYS, (4, late, None, "desk work")]))) == (2, 2, 1, 1)


def test_what_was_written_an_hour_before_counts() -> None:
    assert counts(earlier(diary([*DAYS, (4, "13:00", None, "desk work")]))) == (3, 1, 2, 0)


def test_a_day_of_which_nothing_was_said_before_that_hour_is_unknown() -> None:
    entries = [entry for entry in DAYS if entry[:2] not in {(4, "11:00"), (3, "11:00")}]
    assert counts(earlier(diary(entries))) == (2, 0, 1, 0)


def test_an_entry_that_was_written_down_after_the_headache_is_not_before_it() -> None:
    written: list[str | None] = [None] * len(DAYS)
    written[1] = "2026-03-02 20:00"
    assert counts(earlier(diary(DAYS, entered_at=written))) == (1, 2, 0, 1)


def test_when_an_entry_was_written_may_be_its_time() -> None:
    entries = [(d, start if pain else None, pain, done) for d, start, pain, done in DAYS]
    written = [
        None if start is None or pain else f"2026-03-{day:02d} {start}"
        for day, start, pain, _ in DAYS
    ]
    assert counts(earlier(diary(entries, entered_at=written))) == (2, 2, 1, 1)


def test_headaches_alone_or_clear_days_alone_make_no_rows() -> None:
    only = [entry for entry in DAYS if entry[2] or entry[1] is None]
    assert earlier(diary(only)).empty
    untimed = [(day, start if pain else None, pain, done) for day, start, pain, done in DAYS]
    assert earlier(diary(untimed)).empty


def test_treatments_and_nights_are_not_asked_about_within_the_day() -> None:
    made = diary(DAYS, sleep=[6.0 + k % 3 for k in range(len(DAYS))], treatment="ice")
    table = triggers(made, gates=ANY, treatments=True).table
    within = table[table["window"] == "earlier the same day"]["factor"]
    assert set(within) == {"desk work", "walking", "resting"}


def check_ins(
    people: int, days: int, *, hazard_ratio: float = 1.0, reverse: bool = False, seed: int
) -> Diary:
    """Give check-ins every two hours; driving raises the hazard of the next four hours."""
    rng = np.random.default_rng(seed)
    rows = []
    for who in range(people):
        for day in range(days):
            began, drove = None, -9.0
            for hour in range(8, 22):
                aching = began is not None
                driving = rng.random() < (0.02 if aching and reverse else 0.15)
                resting = rng.random() < (0.7 if aching and reverse else 0.15)
                if hour % 2 or driving:
                    done = [name for name, on in (("driving", driving), ("resting", resting)) if on]
                    text = "; ".join(done) or "nothing special"
                    rows.append((who, day, hour + 0.1, None if aching else 0.0, text))
                risk = 0.025 * (hazard_ratio if hour - drove <= 4 else 1.0)
                drove = hour if driving else drove
                if not aching and rng.random() < risk:
                    began = round(hour + 0.2 + 0.7 * rng.random())
                    rows.append((who, day, float(min(began, 23)), 5.0, "resting"))
    frame = pd.DataFrame(rows, columns=["patient", "day", "hour", "pain", "activity"])
    start = pd.Timestamp("2026-01-05") + pd.to_timedelta(frame.pop("day"), unit="D")
    hours = frame.pop("hour")
    frame["patient"] = [f"P{who:02d}" for who in frame["patient"]]
    frame["date"] = start.dt.strftime("%Y-%m-%d")
    frame["start"] = [f"{int(h):02d}:{round(h % 1 * 60):02d}" for h in hours]
    return make_diary(frame)


@pytest.mark.slow
def test_what_raises_the_risk_within_hours_is_found() -> None:
    found = triggers(check_ins(12, 150, hazard_ratio=4.0, seed=1)).ordered
    driving = found[found["factor"] == "driving"]
    assert (driving["verdict"] == "more headaches").mean() >= 0.5
    resting = found[found["factor"] == "resting"]
    assert (resting["verdict"] == "more headaches").sum() <= 1


@pytest.mark.slow
def test_what_the_headache_changes_is_not_taken_for_what_came_before() -> None:
    found = triggers(check_ins(30, 150, reverse=True, seed=2)).ordered
    assert (found["p_value"] < 0.05).mean() < 0.15
    assert found["verdict"].isin(["more headaches", "fewer headaches"]).sum() <= 3


@pytest.mark.slow
def test_the_same_diary_gives_the_same_answer() -> None:
    made = check_ins(2, 80, seed=3)
    assert triggers(made).table.equals(triggers(made).table)
