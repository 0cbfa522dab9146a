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
from hdiary.questions.change_frames import frame_course, frame_phases, frame_placebo, name_rows
from hdiary.questions.change_measure import Measured, measure_outcome
from hdiary.questions.change_placebo import try_earlier_days
from hdiary.questions.change_rules import CLAIMS, ONE_OF_MANY, OUTCOMES, ChangeRules
from hdiary.questions.change_starts import TOGETHER, Starts, find_others
from hdiary.questions.change_verdicts import Judged, judge
from hdiary.questions.day_facts import DayFacts, gather_facts
from hdiary.questions.result import say_scale
from hdiary.stats import adjust_false_discovery
from hdiary.stats.blocks import map_blocks, split
from hdiary.vocabulary.verdicts import CANNOT_TELL, NOT_ENOUGH

_BLOCK = 4000


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
    """Compare the days before and after every start, both outcomes."""
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
    names = name_rows(diary, starts, outcome.name)
    tried = pd.DataFrame({"comparison": [], "day": [], "change": [], "p_value": []})
    if placebo:
        tried = try_earlier_days(facts, starts, outcome, measured, rules=rules)
    return ChangeFrames(
        table=_table(names, starts, measured, judged),
        phases=frame_phases(names, starts, measured, rules=rules),
        course=frame_course(names, starts, measured, outcome, rules=rules),
        placebo=frame_placebo(names, tried),
    )


def _table(names: pd.DataFrame, starts: Starts, measured: Measured, judged: Judged) -> pd.DataFrame:
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
    return names.assign(**columns)


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
