"""The table of treatments within hours: one row per patient and treatment."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import count_by, patient_codes
from hdiary.questions.reasons import Reasons, write_reasons
from hdiary.questions.relief.after import follow_moments
from hdiary.questions.relief.frames import SAID, follow_rows, lay_out, list_moments
from hdiary.questions.relief.judge import judge_rows
from hdiary.questions.relief.measure import compare_units
from hdiary.questions.relief.moments import find_moments, forget_ratings, is_unsaid
from hdiary.questions.relief.pairs import lay_out_pairs
from hdiary.questions.relief.rows import list_rows
from hdiary.questions.relief.rules import NO_RATINGS, NOT_RATED, ReliefRules
from hdiary.questions.relief.units import find_units
from hdiary.questions.unsaid import find_columns


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class ReliefTables:
    """The frames of a `ReliefResult`, their reasons, and what came of the ratings."""

    table: pd.DataFrame
    reasons: Reasons
    moments: pd.DataFrame
    contrasts: pd.DataFrame
    rescues: int  # Moments that were rescues
    rated_by: list[int]  # The entries whose ratings stand for a moment


def tabulate_relief(diary: Diary, *, rules: ReliefRules) -> ReliefTables:
    """Find, compare, judge and lay out."""
    usable = diary.scale == "0-10"
    moments = find_moments(
        diary,
        before_within=rules.before_within,
        after_between=rules.after_between,
        blank_is_none=rules.blank_is_none,
    )
    if not usable:
        moments = forget_ratings(moments)
    units = find_units(diary.doses, moments, gates=rules.gates)
    compared = compare_units(diary, moments, units, rules=rules)
    rows = list_rows(diary, units)
    unrated = NOT_RATED if find_columns(diary) & {"pain_before", "pain_after"} else NO_RATINGS
    unsaid = count_by(patient_codes(diary.entries), len(diary.patients), is_unsaid(diary))
    table = judge_rows(
        rows, compared, moments, rules, scale=diary.scale, unrated=unrated,
        unsaid=unsaid * (not rules.blank_is_none),
    )  # fmt: skip
    table |= follow_rows(rows, follow_moments(diary, moments))
    frame, reasons = write_reasons(lay_out(diary, rows, table), *SAID)
    contrasts, why = write_reasons(lay_out_pairs(diary, units, rows, compared, rules))
    return ReliefTables(
        table=frame,
        reasons={**reasons, **why},
        moments=list_moments(diary, moments, units, rows, compared),
        contrasts=contrasts,
        rescues=int(moments.rescues.sum()),
        rated_by=moments.entry.tolist(),
    )
