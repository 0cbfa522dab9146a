"""The frames of the change question, assembled from what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.questions.change_days import (
    OutcomeDays,
    UnitDays,
    first_days,
    lay_outcomes,
    lay_units,
)
from hdiary.questions.change_measure import Measured, measure_outcome
from hdiary.questions.change_placebo import try_earlier_days
from hdiary.questions.change_rules import CLAIMS, ONE_OF_MANY, OUTCOMES, ChangeRules
from hdiary.questions.change_starts import TOGETHER, Starts, find_others
from hdiary.questions.change_verdicts import Judged, judge
from hdiary.questions.day_facts import DayFacts, gather_facts
from hdiary.questions.result import Bools, Codes, Floats, patient_column, ratio, say_scale
from hdiary.stats import adjust_false_discovery
from hdiary.stats.blocks import map_blocks, split
from hdiary.vocabulary.verdicts import CANNOT_TELL, NOT_ENOUGH

_BLOCK = 4000
_WEEK = 7
_MOST_OF_A_WEEK = 4

BEFORE, SETTLING, LEFT_OUT, AFTER = "before", "settling", "left out", "after"


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class ChangeFrames:
    """Every frame of a `ChangeResult`."""

    table: pd.DataFrame
    phases: pd.DataFrame
    course: pd.DataFrame
    placebo: pd.DataFrame


def tabulate_change(
    diary: Diary, starts: Starts, *, rules: ChangeRules, placebo: bool
) -> ChangeFrames:
    """Compare the days before and after every start, both outcomes.

    Parameters
    ----------
    diary
        Of one person or many.
    starts
        What began and when.
    rules
        How phases are compared.
    placebo
        Whether earlier days are tried too.
    """
    facts = gather_facts(diary)
    outcomes = lay_outcomes(diary, facts)
    scale = "" if diary.scale == "0-10" else say_scale(diary.scale)

    def work(part: slice) -> ChangeFrames:
        some = starts.take(part)
        days = lay_units(facts, some, rules=rules)
        each = [
            _tabulate_outcome(
                diary, facts, some, days, outcome, scale=scale, rules=rules, placebo=placebo
            )
            for outcome in outcomes
        ]
        return _join(each, by_comparison=True)

    frames = _join(map_blocks(work, split(len(starts), block=_BLOCK)), by_comparison=False)
    _weigh_many(frames.table, starts, rules=rules)
    also = _also_began(diary, starts)
    frames.table.insert(len(frames.table.columns) - 2, "also_began", np.repeat(also, len(outcomes)))
    return frames


def _join(parts: Sequence[ChangeFrames], *, by_comparison: bool) -> ChangeFrames:
    joined = {}
    for field in fields(ChangeFrames):
        frame = pd.concat([getattr(part, field.name) for part in parts])
        if by_comparison:
            frame = frame.sort_index(kind="stable")
        joined[field.name] = frame.reset_index(drop=True) if not by_comparison else frame
    return ChangeFrames(**joined)


def _tabulate_outcome(
    diary: Diary,
    facts: DayFacts,
    starts: Starts,
    days: UnitDays,
    outcome: OutcomeDays,
    *,
    scale: str,
    rules: ChangeRules,
    placebo: bool,
) -> ChangeFrames:
    measured = measure_outcome(days, outcome, facts.headache, rules=rules)
    first = first_days(facts)[starts.who]
    last = first + facts.length[starts.who] - 1
    judged = judge(measured, outcome, starts, first=first, last=last, scale=scale, rules=rules)
    names = _Names(diary=diary, starts=starts, outcome=outcome.name)
    tried = pd.DataFrame({"comparison": [], "day": [], "change": [], "p_value": []})
    if placebo:
        tried = try_earlier_days(facts, starts, outcome, measured, rules=rules)
    return ChangeFrames(
        table=_table(names, starts, measured, judged),
        phases=_phases(names, starts, measured, rules=rules),
        course=_course(names, starts, measured, outcome, rules=rules),
        placebo=_placebo(names, tried),
    )


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Names:
    """The columns that say whose row it is, indexed by the place of the comparison."""

    diary: Diary
    starts: Starts
    outcome: str

    def columns(self, which: Codes) -> pd.DataFrame:
        names = pd.Series(self.starts.name[which], dtype="str")
        frame = pd.DataFrame(
            {
                "patient": patient_column(self.diary, self.starts.who[which]),
                "intervention": names,
                "since": _dates(self.starts.day[which]),
                "outcome": pd.Categorical([self.outcome] * len(which), categories=OUTCOMES),
            }
        )
        return frame.set_index(pd.Index(which, dtype=np.int64))


def _dates(days: Codes | Floats) -> pd.Series:
    number = np.asarray(days, dtype=np.int64)
    return pd.Series(number.astype("datetime64[D]").astype("datetime64[us]"))


def _table(names: _Names, starts: Starts, measured: Measured, judged: Judged) -> pd.DataFrame:
    everyone = np.arange(len(starts), dtype=np.int64)
    frame = names.columns(everyone)
    change, lines = measured.levels.change, measured.lines
    columns = {
        "before": measured.mean_before,
        "after": measured.mean_after,
        "change": change.estimate,
        "ci_low": change.low,
        "ci_high": change.high,
        "p_value": change.p_value,
        "nap": measured.overlap.nap,
        "nap_low": measured.overlap.low,
        "nap_high": measured.overlap.high,
        "days_before": measured.days_before,
        "days_after": measured.days_after,
        "slope_before": lines.slope_before.estimate,
        "slope_change": lines.slope_change.estimate,
        "slope_change_low": lines.slope_change.low,
        "slope_change_high": lines.slope_change.high,
        "rho": change.rho,
        "found": starts.found,
        "bad_week": measured.spell,
        "going": judged.going,
        "more_days": pd.array(judged.more_days).astype("Int64"),
        "verdict": pd.array(judged.verdict, dtype="str"),
        "reason": pd.array(judged.reason, dtype="str"),
    }
    return frame.assign(**columns)


def _phases(
    names: _Names, starts: Starts, measured: Measured, *, rules: ChangeRules
) -> pd.DataFrame:
    levels, days = measured.levels, measured.days
    offset = days.offset
    spelled = (measured.spell & ~measured.spell_kept)[days.unit]
    gap = np.where(spelled, rules.washout + rules.spell, rules.washout)
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
        frame = names.columns(which.astype(np.int64))
        frame["phase"] = pd.Categorical(
            [phase] * len(which), categories=[BEFORE, LEFT_OUT, SETTLING, AFTER]
        )
        frame["first_day"] = _dates((starts.day + low)[which]).to_numpy()
        frame["last_day"] = _dates((starts.day + high)[which]).to_numpy()
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


def _course(
    names: _Names,
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
    frame = names.columns(keys[:, 0])
    frame["first_day"] = _dates(starts.day[keys[:, 0]] + begin).to_numpy()
    frame["days"] = count(np.full(len(at), True))
    frame["recorded"] = count(recorded)
    frame["value"] = np.where(enough_days, value, np.nan)
    frame["phase"] = pd.Categorical(phase, categories=[BEFORE, LEFT_OUT, SETTLING, AFTER])
    return frame


def _placebo(names: _Names, tried: pd.DataFrame) -> pd.DataFrame:
    frame = names.columns(tried["comparison"].to_numpy(dtype=np.int64))
    frame["date"] = _dates(tried["day"].to_numpy(dtype=np.int64)).to_numpy()
    for name in ("change", "p_value"):
        frame[name] = tried[name].to_numpy(dtype=np.float64)
    return frame


def _weigh_many(table: pd.DataFrame, starts: Starts, *, rules: ChangeRules) -> None:
    """Adjust for a person having several starts: a claim among many needs more than one alone."""
    table.insert(list(table.columns).index("p_value") + 1, "q_value", np.nan)
    for outcome in OUTCOMES:
        rows = (table["outcome"] == outcome).to_numpy()
        judged = rows & (table["verdict"] != NOT_ENOUGH).to_numpy()
        p_value = table["p_value"].where(judged).to_numpy(dtype=np.float64)[rows]
        people = int(starts.who.max(initial=-1)) + 1
        table.loc[rows, "q_value"] = adjust_false_discovery(p_value, starts.who, n_groups=people)
    many = table["verdict"].isin(CLAIMS) & (table["q_value"] > rules.false_discovery)
    table.loc[many, ["verdict", "reason"]] = [CANNOT_TELL, ONE_OF_MANY]


def _also_began(diary: Diary, starts: Starts) -> list[str]:
    """Name what the diary shows to have begun, beside what the person gave, in the same time."""
    told: list[list[str]] = [[] for _ in range(len(starts))]
    if not len(starts):
        return []
    others = find_others(diary, starts)
    for at in range(len(others)):
        same = starts.who == others.who[at]
        names = str(others.name[at]).split(TOGETHER)
        between = (others.day[at] >= starts.before) & (others.day[at] < starts.after)
        for number in np.flatnonzero(same & between).tolist():
            told[number] += names
    return ["; ".join(names) for names in told]
