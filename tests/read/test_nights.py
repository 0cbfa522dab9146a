"""Stretches of sleep become nights of the day on which the person woke up."""

from __future__ import annotations

import numpy as np
import pytest

from hdiary.read.nights import nights


def slept(*stretches: tuple[str, str]) -> dict[str, float]:
    starts, ends = (np.array(edge, dtype="datetime64[s]") for edge in zip(*stretches, strict=True))
    found = nights(starts, ends)
    return dict(zip(found["date"].dt.strftime("%m-%d"), found["sleep_hours"], strict=True))


@pytest.mark.parametrize(
    ("stretches", "hours"),
    [
        # A night over midnight; in two parts; of two sources that overlap.
        ([("2026-01-05T23:00", "2026-01-06T07:00")], {"01-06": 8}),
        (
            [("2026-01-05T23:00", "2026-01-06T01:00"), ("2026-01-06T03:30", "2026-01-06T06:00")],
            {"01-06": 4.5},
        ),
        (
            [("2026-01-05T23:00", "2026-01-06T05:00"), ("2026-01-06T01:00", "2026-01-06T06:00")],
            {"01-06": 7},
        ),
        # A nap beside a night, and a nap alone, are none.
        (
            [("2026-01-06T00:00", "2026-01-06T07:00"), ("2026-01-06T14:00", "2026-01-06T15:30")],
            {"01-06": 7},
        ),
        ([("2026-01-06T14:00", "2026-01-06T15:30")], {}),
        # Sleep after a night shift is the night of its day.
        ([("2026-01-06T09:30", "2026-01-06T16:00")], {"01-06": 6.5}),
        # What ends before midnight is the first part of the next night.
        (
            [("2026-01-05T21:00", "2026-01-05T23:30"), ("2026-01-06T02:00", "2026-01-06T06:00")],
            {"01-06": 6.5},
        ),
        # What ends before it begins, never began, or lasts for days is none.
        ([("2026-01-06T07:00", "2026-01-06T06:00"), ("NaT", "2026-01-06T06:00")], {}),
        ([("2026-01-01T07:00", "2026-01-06T06:00")], {}),
    ],
)
def test_a_night_is_of_the_day_of_waking_up(
    stretches: list[tuple[str, str]], hours: dict[str, float]
) -> None:
    assert slept(*stretches) == hours


def test_a_night_in_which_the_clock_is_changed_has_its_true_length() -> None:
    # From 23:00 (+01:00) to 07:00 (+02:00).
    starts = np.array(["2026-03-28T22:00"], dtype="datetime64[s]")
    ends = np.array(["2026-03-29T05:00"], dtype="datetime64[s]")
    found = nights(starts, ends, offsets=np.array([120]))
    assert found["sleep_hours"].tolist() == [7]
    assert found["date"].dt.strftime("%m-%d").tolist() == ["03-29"]


def test_no_sleep_is_no_night() -> None:
    none = np.array([], dtype="datetime64[s]")
    assert nights(none, none).empty
