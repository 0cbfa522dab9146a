"""The frames of the change question, assembled from what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.questions.change import days as laid
from hdiary.questions.change.frames import frame_course, frame_phases, frame_placebo, name_rows
from hdiary.questions.change.judge import Ends, judge
from hdiary.questions.change.measure import measure_outcome
from hdiary.questions.change.placebo import count_changes, try_earlier_days
from hdiary.questions.change.rows import lay_around, lay_rows, weigh_many
from hdiary.questions.change.rules import ChangeRules
from hdiary.questions.change.starts import Starts, look_around, name_others
from hdiary.questions.facts import DayFacts, gather_facts
from hdiary.stats.blocks import map_blocks, split

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
    outcomes = laid.lay_outcomes(diary, facts)

    def work(part: slice) -> ChangeFrames:
        some = starts.take(part)
        days = laid.lay_units(facts, some, rules=rules)
        each = [
            _tabulate_outcome(diary, facts, some, days, outcome, rules=rules, placebo=placebo)
            for outcome in outcomes
        ]
        return _join(each, by_comparison=True)

    frames = _join(map_blocks(work, split(len(starts), block=_BLOCK)), by_comparison=False)
    weigh_many(frames.table, starts, rules=rules)
    also = name_others(diary, starts)
    first = laid.first_days(facts)
    around = look_around(diary, starts, first, first + facts.length - 1, settle=rules.settle)
    for name, told in lay_around(also, around).items():
        place = len(frames.table.columns) - 2
        frames.table.insert(place, name, told.repeat(len(outcomes)).to_numpy())
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
    days: laid.UnitDays,
    outcome: laid.OutcomeDays,
    *,
    rules: ChangeRules,
    placebo: bool,
) -> ChangeFrames:
    measured = measure_outcome(days, outcome, facts.headache, rules=rules)
    first = laid.first_days(facts)[starts.who]
    ends = Ends(first=first, last=first + facts.length[starts.who] - 1)
    # What might be claimed is compared with earlier dates even where these are not asked for.
    change = measured.levels.change
    with np.errstate(invalid="ignore"):
        asked = (change.high < 0) | (change.low > 0) | placebo
    tried = try_earlier_days(facts, starts, outcome, measured, asked=asked, rules=rules)
    earlier = count_changes(tried, len(starts))
    judged = judge(measured, outcome, starts, ends, earlier, scale=diary.scale, rules=rules)
    names = name_rows(diary, starts, outcome.name)
    return ChangeFrames(
        table=lay_rows(names, starts, measured, judged),
        phases=frame_phases(names, starts, measured, rules=rules),
        course=frame_course(names, starts, measured, outcome, rules=rules),
        placebo=frame_placebo(names, tried if placebo else tried.iloc[:0]),
    )
