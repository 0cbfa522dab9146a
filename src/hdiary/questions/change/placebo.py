"""The same comparison at other days, when nothing began: what chance alone shows."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Codes, Floats
from hdiary.questions.change.days import OutcomeDays, UnitDays, lay_units
from hdiary.questions.change.fit import fit_gap
from hdiary.questions.change.measure import Measured, enough
from hdiary.questions.change.rules import CHANCE, ChangeRules
from hdiary.questions.change.starts import Starts
from hdiary.questions.facts import DayFacts
from hdiary.stats.blocks import split
from hdiary.stats.steps import compare_steps

_STEP = 7
_BLOCK = 4000
_EDGE = 21
"""Days with a value that a step has on each side."""
_EARLY, _LATE = 7, 14
"""A step so many days before the start, or after it had settled, may still be its own [days]."""
_SUPPORT = 2.5
"""A step elsewhere fits clearly better from this gain in log-likelihood on."""

_DATES = 6
"""So many earlier dates it takes before they say anything against a claim."""


def try_earlier_days(
    facts: DayFacts,
    starts: Starts,
    outcome: OutcomeDays,
    measured: Measured,
    *,
    asked: Bools,
    rules: ChangeRules,
) -> pd.DataFrame:
    """Compare the days before with the days after at every 7th day of each baseline asked for."""
    # A day is tried if at least ``min_days`` recorded days of the baseline lie before it, and
    # as many after it once ``settle`` days have passed. A bad spell that was left out stays
    # out.
    tries = _list_tries(starts, measured, asked, rules=rules)
    frames = [
        _try_block(facts, starts, tries[0][part], tries[1][part], outcome, measured, rules=rules)
        for part in split(len(tries[0]), block=_BLOCK)
    ]
    return pd.concat(frames, ignore_index=True)


def count_changes(tried: pd.DataFrame, starts: int) -> tuple[Codes, Codes]:
    """Count the earlier dates of each comparison, and those at which a change showed too."""
    which = tried["comparison"].to_numpy(dtype=np.int64)
    shown = tried["p_value"].to_numpy(dtype=np.float64) < CHANCE
    return np.bincount(which, minlength=starts), np.bincount(which[shown], minlength=starts)


def changes_often(dates: Codes, changes: Codes, sign: Floats) -> Bools:
    """Say whose claim would have been made at a third or more of at least six earlier dates."""
    often: Bools = (np.abs(np.nan_to_num(sign)) == 1) & (dates >= _DATES) & (3 * changes >= dates)
    return often


def stands_elsewhere(measured: Measured, sign: Floats, *, rules: ChangeRules) -> Bools:
    """Say whose diary steps clearly more at another day, when nothing began."""
    # The start takes its place among all days on which it might have been, as in a
    # randomisation of the start (Bulte and Onghena 2008, doi:10.3758/BRM.40.2.467). The test
    # there would need days drawn by lot; here a better one elsewhere only takes a claim away.
    days, claimed = measured.days, np.abs(np.nan_to_num(sign)) == 1
    at = np.flatnonzero(measured.used & claimed[days.unit])
    offset = days.offset[at]
    steps = compare_steps(
        measured.values[at],
        unit=days.unit[at],
        units=days.units,
        near=(offset >= -_EARLY - rules.washout) & (offset <= rules.settle + _LATE),
        sign=np.nan_to_num(sign),
        edge=_EDGE,
    )
    with np.errstate(invalid="ignore"):
        elsewhere: Bools = claimed & (steps.support > _SUPPORT)
    return elsewhere


def _list_tries(
    starts: Starts, measured: Measured, asked: Bools, *, rules: ChangeRules
) -> tuple[Codes, Codes]:
    """Give the comparison and the day of every try that the calendar leaves room for."""
    days = measured.days
    baseline = days.count(days.before)
    room = baseline - 2 * rules.gates.min_days - rules.settle
    open_ = measured.fitted & (room >= 0) & asked
    # From the last try that may have enough days after it, back in steps of a week.
    newest = -(rules.gates.min_days + rules.settle + rules.washout)
    oldest = np.full(days.units, 0)
    np.minimum.at(oldest, days.unit[days.before], days.offset[days.before])
    count = np.where(open_, np.maximum((newest - oldest) // _STEP + 1, 0), 0)
    which = np.repeat(np.arange(days.units), count)
    step = np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)
    first = -_STEP * (-newest // _STEP + (-newest % _STEP > 0))
    return which.astype(np.int64), (starts.day[which] + first - _STEP * step).astype(np.int64)


def _try_block(
    facts: DayFacts,
    starts: Starts,
    which: Codes,
    day: Codes,
    outcome: OutcomeDays,
    measured: Measured,
    *,
    rules: ChangeRules,
) -> pd.DataFrame:
    baseline_end = _baseline_end(measured.days)[which]
    tried = Starts(
        who=starts.who[which],
        day=day,
        name=starts.name[which],
        found=starts.found[which],
        before=starts.before[which],
        after=(starts.day[which] + baseline_end + 1).astype(np.int64),
        name_before=starts.name_before[which],
        name_after=starts.name_after[which],
    )
    days = lay_units(facts, tried, rules=rules)
    used, recorded = outcome.used[days.row], outcome.recorded[days.row]
    ok = _enough_days(days, outcome, facts, used, recorded, rules=rules)
    values: Floats = outcome.values[days.row]
    rows = used & (days.before | days.after | days.settling) & ok[days.unit]
    gap = fit_gap(days, rows, values, days.after, beside=days.settling, level=rules.level)
    found = ~np.isnan(gap.estimate)
    return pd.DataFrame(
        {
            "comparison": which[found],
            "day": day[found],
            "change": gap.estimate[found],
            "p_value": gap.p_value[found],
        }
    )


def _baseline_end(days: UnitDays) -> Codes:
    """Give the last day of each baseline, counted from the start."""
    end = np.full(days.units, np.iinfo(np.int64).min // 4)
    np.maximum.at(end, days.unit[days.before], days.offset[days.before])
    return end


def _enough_days(
    days: UnitDays,
    outcome: OutcomeDays,
    facts: DayFacts,
    used: Bools,
    recorded: Bools,
    *,
    rules: ChangeRules,
) -> Bools:
    hurt = recorded & facts.headache[days.row]
    counts = {
        f"{kind}_{side}": days.count(rows & phase)
        for kind, rows in (("recorded", recorded), ("days", used), ("headaches", hurt))
        for side, phase in (("before", days.before), ("after", days.after))
    }
    shorter = np.minimum(counts["recorded_before"], counts["recorded_after"])
    return enough(counts, outcome, rules=rules) & (shorter >= rules.gates.min_days)
