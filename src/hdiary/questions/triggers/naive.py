"""The comparison that apps show, of the same day, kept apart from what hdiary says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Floats, patient_column, ratio
from hdiary.questions.exposure.cuts import find_exposed
from hdiary.questions.exposure.factors import Factor, name_factors
from hdiary.questions.exposure.fill import Exposures
from hdiary.questions.exposure.grid import Grid
from hdiary.stats.normal import two_sided_p
from hdiary.vocabulary.verdicts import FEWER_HEADACHES, MORE_HEADACHES
from hdiary.words import phrase

NAIVE_WARNING = phrase("triggers.naive.warning")
"""Why nothing should be decided by the naive table."""

NOTHING = "nothing"
NAIVE_SAYS = (MORE_HEADACHES, FEWER_HEADACHES, NOTHING)


def tabulate_naive(
    diary: Diary,
    grid: Grid,
    factors: Sequence[Factor],
    *,
    exposure: Exposures,
    people: slice,
    level: float = 0.95,
) -> pd.DataFrame:
    """Compare headaches on days with each factor and on days without it, the same day."""
    # It is the plain test of two proportions with a pooled variance. It takes days for
    # independent and knows nothing of order, persistence, weekdays, slow waves or many looks:
    # `NAIVE_WARNING` says so in words.
    # One row per patient and factor: ``patient``, ``factor``, ``source``, ``kind``,
    # ``days_with``, ``days_without`` (recorded days on which the factor was said; a number is
    # with above the person's median, see `find_cuts`), ``risk_with``, ``risk_without``,
    # ``risk_difference`` [shares of these days], ``p_value``, ``says`` (one of ``NAIVE_SAYS``).
    # Where there are no days with or none without, or all these days are alike, there is
    # nothing to test: the p-value is missing and ``says`` is "nothing".
    outcome = grid.headache[people]
    shape = (len(outcome), len(factors), outcome.shape[1])
    if exposure.shape != shape:
        raise ValueError(f"exposure has the shape {exposure.shape}; it must have {shape}")
    compared = ~np.isnan(exposure) & ~np.isnan(outcome)[:, None]
    exposed, _ = find_exposed(np.where(compared, exposure, np.nan), factors)
    hurts = (outcome == 1.0)[:, None]
    counts = (exposed, exposed & hurts, compared & ~exposed, compared & ~exposed & hurts)
    days_with, hurt_with, days_without, hurt_without = (c.sum(axis=-1).ravel() for c in counts)
    risk_with, risk_without = ratio(hurt_with, days_with), ratio(hurt_without, days_without)
    difference = risk_with - risk_without
    pooled = ratio(hurt_with + hurt_without, days_with + days_without)
    one = np.ones(len(pooled))
    variance = pooled * (1 - pooled) * (ratio(one, days_with) + ratio(one, days_without))
    p_value = two_sided_p(ratio(difference, np.sqrt(variance)))
    return pd.DataFrame(
        {
            "patient": _patients(diary, people, len(factors)),
            **name_factors(factors, np.tile(np.arange(len(factors)), len(outcome))),
            "days_with": days_with.astype(np.int64),
            "days_without": days_without.astype(np.int64),
            "risk_with": risk_with,
            "risk_without": risk_without,
            "risk_difference": difference,
            "p_value": p_value,
            "says": _say(difference, p_value, level),
        }
    )


def _patients(diary: Diary, people: slice, factors: int) -> pd.Series:
    codes = np.arange(len(diary.patients), dtype=np.int64)[people]
    return patient_column(diary, np.repeat(codes, factors))


def _say(difference: Floats, p_value: Floats, level: float) -> pd.Series:
    """Say what an app would: the direction when the difference stands out."""
    stands_out = p_value < 1 - level
    which = np.where(stands_out, np.where(difference > 0, 0, 1), 2)
    return pd.Series(NAIVE_SAYS, dtype="str").take(which).reset_index(drop=True)
