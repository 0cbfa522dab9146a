"""Counts of headache, pain and medication days in blocks of days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, count_by, patient_column, ratio, whole_numbers
from hdiary.diary.coverage import lists_only_headaches
from hdiary.questions.facts import DayFacts
from hdiary.questions.reasons import join_reasons
from hdiary.questions.unsaid import find_columns
from hdiary.vocabulary.classes import ACUTE_CLASSES
from hdiary.words import Phrase, phrase

_MONTH = 28

NO_COLUMN = phrase("burden.reason.no_column")

SEVERITY_CUTS: dict[str, tuple[float, float]] = {
    "0-10": (4.0, 7.0),
    "0-3": (2.0, 3.0),
    "words": (2.0, 3.0),
}
"""Worst pain from which a day is moderate, and severe, on the scales that can say so."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Blocks:
    """Blocks of days: which block each day is in (-1 for none), and whose each block is."""

    block: Codes
    owner: Codes


def split_days(facts: DayFacts, *, window_days: int, anchor: str) -> Blocks:
    """Cut each person's diary into consecutive blocks."""
    many = -(-facts.length // window_days)
    if anchor == "first":
        within = facts.position // window_days
    else:
        within = many[facts.who] - 1 - facts.from_end // window_days
    begins = np.cumsum(many) - many
    return Blocks(block=begins[facts.who] + within, owner=np.repeat(np.arange(facts.people), many))


def whole_diaries(facts: DayFacts) -> Blocks:
    """Take each person's diary as one block."""
    return Blocks(block=facts.who, owner=np.arange(facts.people))


def latest_days(facts: DayFacts, *, window_days: int) -> Blocks:
    """Take the last days of each person's diary as one block."""
    recent = facts.from_end < window_days
    return Blocks(block=np.where(recent, facts.who, -1), owner=np.arange(facts.people))


def tabulate_blocks(
    diary: Diary, facts: DayFacts, blocks: Blocks, *, min_recorded: int
) -> pd.DataFrame:
    """Count what each block holds; the verdicts are phrases."""
    size = len(blocks.owner)
    inside = blocks.block >= 0

    def count(where: Bools) -> Codes:
        return count_by(blocks.block, size, inside & where)

    days, headache = count(inside), count(facts.headache)
    recorded = count(facts.recorded)
    enough = recorded >= min_recorded
    # A list of attacks has rates only where every day is known, by statement or by entry.
    listed = lists_only_headaches(diary)[blocks.owner] & (recorded < days)
    first = np.full(size, -1, dtype=np.int64)
    at = np.flatnonzero(inside)[::-1]
    first[blocks.block[at]] = at
    pain, pain_reasons = _count_pain(diary.scale, facts, blocks, headache)
    drugs, no_drugs, unknown_drugs = _count_drugs(facts, blocks, count)
    has_column = "treatment" in find_columns(diary)
    table: dict[str, Any] = {
        "patient": patient_column(diary, blocks.owner),
        "window_start": facts.date.iloc[first].reset_index(drop=True),
        "days": days,
        "recorded": recorded,
        "headache_days": headache,
        "headache_days_28": np.where(enough & ~listed, per_month(headache, recorded), np.nan),
        "lowest_28": per_month(headache, days),
        "highest_28": per_month(headache + days - recorded, days),
        **pain,
        **drugs,
    }
    reasons = [
        (listed, phrase("burden.reason.listed")),
        (~enough & ~listed, phrase("burden.reason.few_days", needed=min_recorded)),
        *pain_reasons,
        (no_drugs, phrase("burden.reason.not_written") if has_column else NO_COLUMN),
        (unknown_drugs, phrase("burden.reason.not_recognised")),
    ]
    table["verdict"] = join_reasons(reasons, size)
    return pd.DataFrame(table)


def per_month(part: Codes | Floats, whole: Codes | Floats) -> Floats:
    """Say how many in 28 days, of so many days; NaN where there is no day."""
    return ratio(part, whole) * _MONTH


def count_from(facts: DayFacts, blocks: Blocks, least: float) -> Codes:
    """Count the rated headache days of each block whose worst pain was so much or more."""
    inside = (blocks.block >= 0) & facts.rated & (facts.worst_pain >= least)
    return count_by(blocks.block, len(blocks.owner), inside)


def _count_pain(
    scale: str, facts: DayFacts, blocks: Blocks, headache: Codes
) -> tuple[dict[str, Any], list[tuple[Bools, Phrase]]]:
    size = len(blocks.owner)
    inside = (blocks.block >= 0) & facts.rated
    where = blocks.block[inside]
    worst = facts.worst_pain[inside]
    rated = count_by(where, size)
    unrated = rated == 0
    total = np.bincount(where, weights=worst, minlength=size)
    on_ten = scale == "0-10"
    moderate, severe = SEVERITY_CUTS.get(scale, (np.inf, np.inf))
    # With headaches but no rating at all, nobody knows how many days were severe.
    unknown = (headache > 0) & unrated if scale in SEVERITY_CUTS else np.full(size, True)
    columns = {
        "mean_pain": ratio(total, rated) if on_ten else np.full(size, np.nan),
        "severe_days": whole_numbers(count_from(facts, blocks, severe), unknown),
        "moderate_days": whole_numbers(count_from(facts, blocks, moderate), unknown),
        "rated_days": rated,
    }
    everyone = np.full(size, True)
    reasons = [
        (everyone & (not on_ten), phrase("burden.reason.no_mean")),
        (everyone & (scale not in SEVERITY_CUTS), phrase("burden.reason.no_steps")),
        ((headache == 0) & on_ten, phrase("burden.reason.no_headache")),
        ((headache > 0) & unrated & (scale in SEVERITY_CUTS), phrase("burden.reason.not_rated")),
    ]
    return columns, reasons


def _count_drugs(
    facts: DayFacts, blocks: Blocks, count: Any
) -> tuple[dict[str, Any], Bools, Bools]:
    """Count days with acute medicine; not known where a treatment not recognised may add some."""
    silent_people = count_by(facts.who, facts.people, facts.treatment_said) == 0
    silent: Bools = silent_people[blocks.owner]

    def sure(took: Bools) -> pd.Series:
        return whole_numbers(count(took), silent | (count(facts.unrecognised & ~took) > 0))

    columns = {"medication_days": sure(facts.took_acute)}
    for index, name in enumerate(ACUTE_CLASSES):
        columns[f"{name}_days"] = sure(facts.took[:, index])
    columns["unrecognised_days"] = whole_numbers(count(facts.unrecognised), silent)
    columns["medication_lowest"] = whole_numbers(count(facts.took_acute), silent)
    may = facts.took_acute | facts.leaves_room
    columns["medication_highest"] = whole_numbers(count(may), silent)
    unknown: Bools = ~silent & (count(facts.unrecognised & ~facts.took_acute) > 0)
    return columns, silent, unknown


def weigh_coverage(table: pd.DataFrame) -> Floats:
    """Give the share of calendar days that were recorded."""
    return ratio(table["recorded"].to_numpy(), table["days"].to_numpy())
