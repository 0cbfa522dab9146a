"""Treatments beside each other, where too few headaches were left alone to say what each does."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Texts, patient_column
from hdiary.questions.judge import Check, Estimates, Judged, decide
from hdiary.questions.reasons import no_phrases, said
from hdiary.questions.relief.judge import say_minutes
from hdiary.questions.relief.measure import Compared
from hdiary.questions.relief.rows import Rows
from hdiary.questions.relief.rules import MIXED, ReliefRules, scale_beside
from hdiary.questions.relief.units import Units
from hdiary.vocabulary.verdicts import LITTLE, SAME_AS


def lay_out_pairs(
    diary: Diary, units: Units, rows: Rows, compared: Compared, rules: ReliefRules
) -> pd.DataFrame:
    """Make the frame of contrasts: one row per patient and two treatments."""
    # Intervals and p-values for all pairs of a person together: Sidak 1967,
    # doi:10.1080/01621459.1967.10482935; simultaneous contrasts as in Hothorn, Bretz and Westfall
    # 2008, doi:10.1002/bimj.200810425.
    asked, found = compared.asked, compared.pairs
    far = found.apart
    many = np.bincount(units.who[asked.first], minlength=1)[units.who[asked.first]]
    # The chance that any of so many pairs stands out as much, if none differ.
    p_value = np.where(far, np.nan, -np.expm1(many * np.log1p(-np.minimum(found.p_value, 1.0))))
    estimate, low, high = (
        np.where(far, np.nan, values) for values in (found.estimate, found.low, found.high)
    )
    estimates = Estimates(estimate=estimate, low=low, high=high, p=p_value, q=p_value)
    minutes = say_minutes(far, found.own_min, found.other_min)
    judged = _judge(estimates, Check(holds=said(minutes), why=minutes), rules)
    # The one with more relief stands first, so that nothing is called worse.
    turned = estimates.estimate < 0
    one = np.where(turned, asked.second, asked.first)
    other = np.where(turned, asked.first, asked.second)
    names = _name_units(units, rows)
    frame: dict[str, Any] = {
        "patient": patient_column(diary, units.who[asked.first]),
        "treatment": pd.array(names[one].tolist(), dtype="str"),
        "other": pd.array(names[other].tolist(), dtype="str"),
        "difference": np.abs(estimates.estimate),
        "ci_low": np.where(turned, -estimates.high, estimates.low),
        "ci_high": np.where(turned, -estimates.low, estimates.high),
        "p_value": p_value,
        "verdict": pd.array(judged.verdict.tolist(), dtype="str"),
        "reason": judged.reason,
        "moments": units.rated[one],
        "moments_other": units.rated[other],
    }
    return pd.DataFrame(frame)


def _name_units(units: Units, rows: Rows) -> Texts:
    """Give the name of each unit's row."""
    names = np.full(len(units.who), "", dtype=object)
    own = np.flatnonzero(rows.unit >= 0)
    names[rows.unit[own]] = rows.name[own]
    return names


def _judge(found: Estimates, minutes: Check, rules: ReliefRules) -> Judged:
    """Give the verdict on each pair, and its reason."""
    judged = decide(
        found,
        scale_beside(rules),
        passing=found.p < 1 - rules.level,
        gated=no_phrases(found.p.shape),
        checks=(Check(holds=np.isnan(found.estimate), why=MIXED), minutes),
    )
    judged.verdict[judged.verdict == LITTLE] = SAME_AS
    return judged
