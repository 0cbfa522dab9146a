"""What a watch or a telephone tells of each day, from the records of Apple Health."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Ints, Times
from hdiary.read.context import Context
from hdiary.read.formats.apple_health_records import Records, Spans, gather
from hdiary.read.nights import nights
from hdiary.read.stream import Stream
from hdiary.read.stretches import minutes_of_days
from hdiary.words import Phrase, phrase

DATE = "date"
_ROUND = {"sleep_hours": 2, "hrv": 1, "resting_heart_rate": 1, "workout_minutes": 1, "steps": 0}


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Days:
    """What an export tells of each day."""

    # One row a local day in order: ``date`` (datetime64, midnight), then a factor each: numbers,
    # ``boolean`` or texts, missing where nothing is said
    frame: pd.DataFrame
    rows: int  # How many records the export holds
    left_out: tuple[tuple[str, Phrase], ...]  # What was left out, and why
    told: tuple[Phrase, ...]  # What else must be told


def read_days(stream: Stream, context: Context) -> Days:
    """Read the daily values of an export, whether or not headaches were noted in it."""
    records, rows = gather(stream, context)
    frame = days_of(records)
    left_out = tuple(
        (name, phrase(f"read.formats.apple_health.left_out.{why}"))
        for name, why, held in (
            ("Headache", "headache", bool(records.attacks)),
            ("InBed, Awake", "in_bed", bool(records.told["in_bed"])),
        )
        if held
    )
    others = phrase("read.formats.apple_health.others")
    return Days(frame=frame, rows=rows, left_out=left_out, told=(*tell(records, frame), others))


def tell(records: Records, frame: pd.DataFrame) -> tuple[Phrase, ...]:
    """Say how the values of the days were made, and how many records could not be read."""
    said = [phrase(f"read.formats.apple_health.made.{name}") for name in _ROUND if name in frame]
    odd = records.told["no_moment"]
    return (*said, *([phrase("read.formats.apple_health.unread", n=odd)] if odd else []))


def days_of(records: Records) -> pd.DataFrame:
    """Lay out the values of each day, a column for each thing that is told."""
    columns = {
        "sleep_hours": _sleep_hours(records.sleep),
        "workout_minutes": _workout_minutes(records),
        "workout": pd.Series(
            {day: "; ".join(sorted(kinds)) for day, kinds in records.workout_kinds.items()},
            dtype=object,
        ),
        "steps": pd.Series({day: max(of.values()) for day, of in records.steps.items()}),
        **{
            name: pd.Series({day: total / n for day, (total, n) in days.items()})
            for name, days in sorted(records.numbers.items())
        },
        **{name: pd.Series(days, dtype="boolean") for name, days in sorted(records.noted.items())},
    }
    told = {
        name: values.round(_ROUND[name]) if name in _ROUND else values
        for name, values in columns.items()
        if len(values)
    }
    frame = pd.DataFrame(told).sort_index()
    days = frame.index.to_numpy(dtype=np.int64).astype("datetime64[D]").astype("datetime64[s]")
    frame.insert(0, DATE, days)
    return frame.reset_index(drop=True)


def _sleep_hours(sleep: Spans) -> pd.Series:
    found = nights(_times(sleep.start), _times(sleep.end), offsets=_ints(sleep.east))
    return pd.Series(found["sleep_hours"].to_numpy(), index=_numbers(found[DATE].to_numpy()))


def _workout_minutes(records: Records) -> pd.Series:
    """Count minutes of each day, once where two apps noted the same."""
    workouts = records.workouts
    east = _ints(workouts.east) * 60
    start, end = (_times(_ints(of) + east) for of in (workouts.start, workouts.end))
    told = minutes_of_days(start, end, "minutes")
    minutes = pd.Series(told["minutes"].to_numpy(), index=_numbers(told[DATE].to_numpy()))
    if minutes.empty:
        return minutes
    # Where steps were counted between two workouts the watch or the telephone was worn.
    worn = [d for d in records.steps if minutes.index[0] <= d <= minutes.index[-1]]
    return minutes.reindex(minutes.index.union(worn), fill_value=0.0)


def _ints(values: object) -> Ints:
    return np.array(values, dtype=np.int64)


def _times(values: object) -> Times:
    return _ints(values).astype("datetime64[s]")


def _numbers(days: Times) -> Ints:
    return days.astype("datetime64[D]").astype(np.int64)
