"""What stands around a comparison before and after: its phases, its weeks, earlier dates tried."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, patient_column, ratio
from hdiary.questions.change.days import OutcomeDays, UnitDays
from hdiary.questions.change.measure import Measured
from hdiary.questions.change.rules import OUTCOMES, ChangeRules
from hdiary.questions.change.starts import Starts

_WEEK = 7
_MOST_OF_A_WEEK = 4

BEFORE, SETTLING, LEFT_OUT, AFTER = "before", "settling", "left out", "after"


def name_rows(diary: Diary, starts: Starts, outcome: str) -> pd.DataFrame:
    """Give the columns that say whose row it is, one row for each comparison."""
    return pd.DataFrame(
        {
            "patient": patient_column(diary, starts.who),
            "intervention": pd.Series(starts.name, dtype="str"),
            "since": as_dates(starts.day),
            "outcome": pd.Categorical([outcome] * len(starts), categories=OUTCOMES),
        }
    )


def as_dates(days: Codes | Floats) -> pd.Series:
    """Give numbers of days since 1970 as dates."""
    number = np.asarray(days, dtype=np.int64)
    return pd.Series(number.astype("datetime64[D]").astype("datetime64[us]"))


def frame_phases(
    names: pd.DataFrame, starts: Starts, measured: Measured, *, rules: ChangeRules
) -> pd.DataFrame:
    """Give the level of each phase of each comparison, with its first and last day."""
    levels, days = measured.levels, measured.days
    offset = days.offset
    left_out = np.where(measured.spell_kept, 0, measured.spell_days)
    gap = rules.washout + left_out[days.unit]
    begun = offset >= (starts.before - starts.day + rules.settle)[days.unit]
    out = (offset < 0) & (offset >= -gap) & ~days.before & begun
    nothing = np.full(days.units, np.nan)
    parts = []
    for phase, where, estimate, counterfactual in (
        (BEFORE, days.before, levels.before, nothing),
        (LEFT_OUT, out, None, nothing),
        (SETTLING, days.settling, None, nothing),
        (AFTER, days.after, levels.after, levels.before.estimate),
    ):
        which = np.flatnonzero(days.count(where) > 0)
        low, high = _ends(days, where)
        frame = names.take(which)
        frame["phase"] = pd.Categorical(
            [phase] * len(which), categories=[BEFORE, LEFT_OUT, SETTLING, AFTER]
        )
        frame["first_day"] = as_dates((starts.day + low)[which]).to_numpy()
        frame["last_day"] = as_dates((starts.day + high)[which]).to_numpy()
        for name, values in (
            ("level", nothing if estimate is None else estimate.estimate),
            ("low", nothing if estimate is None else estimate.low),
            ("high", nothing if estimate is None else estimate.high),
            ("counterfactual", counterfactual),
        ):
            frame[name] = values[which]
        parts.append(frame)
    return pd.concat(parts).sort_index(kind="stable")


def _ends(days: UnitDays, where: Bools) -> tuple[Codes, Codes]:
    """Give the first and last of some days of each comparison, counted from the start."""
    low, high = (np.full(days.units, edge, dtype=np.int64) for edge in (2**40, -(2**40)))
    np.minimum.at(low, days.unit[where], days.offset[where])
    np.maximum.at(high, days.unit[where], days.offset[where])
    return low, high


def frame_course(
    names: pd.DataFrame,
    starts: Starts,
    measured: Measured,
    outcome: OutcomeDays,
    *,
    rules: ChangeRules,
) -> pd.DataFrame:
    """Give the value of every 7 days, counted from the start so that none straddles it."""
    days = measured.days
    inside = (days.offset >= (starts.before - starts.day + rules.settle)[days.unit]) & (
        days.offset < (starts.after - starts.day)[days.unit]
    )
    at = np.flatnonzero(inside)
    week = days.offset[at] // _WEEK
    keys, block = np.unique(np.column_stack([days.unit[at], week]), axis=0, return_inverse=True)
    block, size = block.reshape(-1), len(keys)
    row = days.row[at]

    def count(where: Bools) -> Codes:
        return np.bincount(block[where], minlength=size).astype(np.int64)

    used, recorded = outcome.used[row], outcome.recorded[row]
    total = np.bincount(block[used], weights=outcome.values[row][used], minlength=size)
    value = ratio(total.astype(np.float64), count(used))
    enough_days = count(used) >= (_MOST_OF_A_WEEK if outcome.bounded else 1)
    begin = keys[:, 1] * _WEEK
    phase = np.select(
        [
            count(days.after[at]) > 0,
            count(days.before[at]) > 0,
            begin >= 0,
        ],
        [AFTER, BEFORE, SETTLING],
        LEFT_OUT,
    )
    frame = names.take(keys[:, 0])
    frame["first_day"] = as_dates(starts.day[keys[:, 0]] + begin).to_numpy()
    frame["days"] = count(np.full(len(at), True))
    frame["recorded"] = count(recorded)
    frame["value"] = np.where(enough_days, value, np.nan)
    frame["phase"] = pd.Categorical(phase, categories=[BEFORE, LEFT_OUT, SETTLING, AFTER])
    return frame


def frame_placebo(names: pd.DataFrame, tried: pd.DataFrame) -> pd.DataFrame:
    """Give what was found at earlier dates, before anything began."""
    frame = names.take(tried["comparison"].to_numpy(dtype=np.int64))
    frame["date"] = as_dates(tried["day"].to_numpy(dtype=np.int64)).to_numpy()
    for name in ("change", "p_value"):
        frame[name] = tried[name].to_numpy(dtype=np.float64)
    return frame
