"""Since the last visit, beside the time before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, count_by
from hdiary.questions.burden.windows import Blocks, tabulate_blocks
from hdiary.questions.change.ask import ChangeResult, change
from hdiary.questions.facts import DayFacts, gather_facts
from hdiary.questions.reasons import Reasons
from hdiary.questions.unsaid import find_columns
from hdiary.report.begin import GATES, SETTLE, find_begin, find_recent, name_started
from hdiary.words import Phrase
from hdiary.words.clean import known

HALF = 0.5
_MIN_RECORDED = 14
"""Recorded days from which a rate is given [days], as in `hdiary.burden`."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Since:
    """Two stretches of a diary side by side."""

    begin: pd.Timestamp  # First day of the later stretch
    visit: bool  # Whether that day was given as the last visit
    begun: str  # What began on it, as found in the diary; empty for nothing
    started: tuple[str, ...]  # Everything that began on it
    recent: pd.Series  # What the first glance tells of: since the visit, else the last 28 days
    # before, after: rows with the columns of ``BurdenResult.table``, ``first_day``, ``last_day``
    # and ``episodes``; ``medication_recorded`` and ``medication_recorded_highest`` [the same of
    # recorded days]; ``before`` is None where the diary is no longer than the later stretch
    before: pd.Series | None
    after: pd.Series
    # days, pain: the rows of ``ChangeResult.table`` for both outcomes; None without ``before``
    days: pd.Series | None
    pain: pd.Series | None
    # First day of the time before that is compared, where something else began before; else None
    compared_from: pd.Timestamp | None
    reasons: Reasons  # What the reasons in those rows were made from
    columns_in: frozenset[str]  # The canonical columns that the diary had

    def why(self, row: pd.Series) -> Phrase:
        """Give what the reason in one of the two rows was made from."""
        return self.reasons[str(row["reason"])]


def compare_since(
    diary: Diary, *, last_visit: str | date | None, hidden: frozenset[str] = frozenset()
) -> Since:
    """Count what the time since the last visit holds, and the time before."""
    # Without a visit, the time since the last start in the diary that leaves four weeks on
    # either side, else its second half, beside the time before: what is compared must not
    # hang on one forgotten day of an exact month.
    facts, visit = gather_facts(diary), last_visit is not None
    days = diary.days["date"]
    recent = find_recent(days, last_visit)
    begin, begun = (recent, "") if visit else find_begin(diary, facts, hidden)
    table = _count_stretches(diary, facts, begin)
    latest = table if visit else _count_stretches(diary, facts, recent)
    split = len(table) > 1
    compared = _compare(diary, begin, begun) if split else None
    of = None if compared is None else _rows_of(compared, begin, begun)
    return Since(
        begin=begin,
        visit=visit,
        begun=begun,
        started=name_started(diary, begin, hidden),
        recent=latest.iloc[-1],
        before=table.iloc[0] if split else None,
        after=table.iloc[-1],
        days=None if of is None else of.iloc[0],
        pain=None if of is None else of.iloc[1],
        compared_from=None if compared is None else _compared_from(compared, begin, days.iloc[0]),
        reasons={} if compared is None else compared.reasons,
        columns_in=find_columns(diary),
    )


def _count_stretches(diary: Diary, facts: DayFacts, begin: pd.Timestamp) -> pd.DataFrame:
    """Count what the days before one and from it on hold; one row where there are none before."""
    days = diary.days["date"]
    later = (facts.date >= begin).to_numpy()
    split = not later.all()
    blocks = Blocks(block=later.astype(np.int64) if split else np.zeros(len(later), np.int64),
                    owner=np.zeros(2 if split else 1, np.int64))  # fmt: skip
    table = tabulate_blocks(diary, facts, blocks, min_recorded=_MIN_RECORDED)
    first = [days[blocks.block == b].iloc[0] for b in range(len(table))]
    last = [days[blocks.block == b].iloc[-1] for b in range(len(table))]

    def count(where: Bools) -> Codes:
        return count_by(blocks.block, len(blocks.owner), where)

    room = facts.leaves_room & ~facts.took_acute
    taken = count(facts.took_acute & facts.recorded)
    table = table.assign(
        first_day=first,
        last_day=last,
        medication_recorded=pd.Series(taken, dtype="Int64").mask(table["medication_lowest"].isna()),
        medication_recorded_highest=taken + count(room & facts.recorded),
    )
    table["episodes"] = [_count_episodes(diary, *ends) for ends in zip(first, last, strict=True)]
    return table


def _count_episodes(diary: Diary, first: pd.Timestamp, last: pd.Timestamp) -> int:
    """Count the headaches that touch a stretch of days."""
    episodes = diary.episodes
    return int(((episodes["last_day"] >= first) & (episodes["first_day"] <= last)).sum())


def _compare(diary: Diary, begin: pd.Timestamp, begun: str) -> ChangeResult:
    """Compare by `hdiary.change`: what began as it is there, else no day is left out."""
    # What began in the diary has one answer, here and where changes over weeks are told.
    if begun:
        return change(diary, settle=SETTLE, spell=SETTLE, gates=GATES, placebo=False)
    return change(
        diary, since=begin.date(), what="visit", settle=0, spell=0, gates=GATES, placebo=False
    )


def _rows_of(compared: ChangeResult, begin: pd.Timestamp, begun: str) -> pd.DataFrame:
    """Give the rows of headache days and of pain of what began on a day."""
    table = compared.table
    mine = (table["since"] == begin) & (table["intervention"] == (begun or "visit"))
    rows: pd.DataFrame = table[mine]
    return rows


def _compared_from(
    compared: ChangeResult, begin: pd.Timestamp, first: pd.Timestamp
) -> pd.Timestamp | None:
    """Give the first day that is compared, where earlier ones are not."""
    phases = compared.phases
    mine = (phases["since"] == begin) & (phases["phase"] == "before")
    begins = phases.loc[mine, "first_day"].min()
    return None if pd.isna(begins) or begins <= first else pd.Timestamp(begins)


def measure_response(since: Since) -> tuple[float, float, float] | None:
    """Give by what share headache days fell, and the least and most it can be."""
    # Fall of the rate of recorded days, and its bounds if every day without an entry had been
    # for or against it; None where a rate is missing, or there was no headache before.
    if since.before is None:
        return None
    before, after = (known(row["headache_days_28"]) for row in (since.before, since.after))
    if not before or after is None:
        return None
    ends: Floats = np.array(
        [
            1 - since.after["highest_28"] / max(float(since.before["lowest_28"]), 1e-9),
            1 - since.after["lowest_28"] / float(since.before["highest_28"]),
        ]
    )
    return 1 - after / before, float(ends[0]), float(ends[1])


def per_28(row: pd.Series, column: str, *, of: str = "recorded") -> float | None:
    """Prorate a count of days to 28 recorded days; None below 14 of them."""
    many, days = known(row[column]), int(row[of])
    return (
        None
        if many is None or int(row["recorded"]) < _MIN_RECORDED or not days
        else many / days * 28
    )


def between(one: Any, other: Any) -> float | None:
    """Give the difference of two numbers, if both are known."""
    first, second = known(one), known(other)
    return None if first is None or second is None else second - first
