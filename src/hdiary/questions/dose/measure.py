"""How much of something there was over some days, and how much likelier a headache after it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.diary.arrays import Codes, Floats, Texts, ratio
from hdiary.questions.dose.judge import Compared, explain_gates
from hdiary.questions.dose.rules import DoseRules
from hdiary.questions.dose.units import Doses, sum_days_before, times_a_week
from hdiary.questions.exposure.contrasts import find_amounts
from hdiary.questions.exposure.fill import Exposures
from hdiary.questions.reasons import Phrases, said
from hdiary.stats import TransitionFit, profile_factors

_DIGITS = 9


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Window:
    """One sum of days of a block of people, (people, things)."""

    days: Codes
    headaches: Codes
    mean: Floats
    sd: Floats
    # What is usually little and usually much of it, and the odds ratio between the two
    little: Floats
    much: Floats
    estimate: Floats
    low: Floats
    high: Floats
    p_value: Floats
    gated: Phrases


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Uses:
    """How often each thing was used, in what unit it is summed, (people, things)."""

    # ``share`` is that of its recorded days which were headache days.
    unit: Texts
    days: Codes
    share: Floats


def count_uses(doses: Doses, headache: Floats, unit: Texts) -> Uses:
    """Count the days with something, and the share of the recorded ones that had a headache."""
    used = np.nan_to_num(doses.amount) > 0
    recorded = used & ~np.isnan(headache)[:, None, :]
    hurt = used & (headache == 1)[:, None, :]
    share = ratio(hurt.sum(axis=2), recorded.sum(axis=2))
    return Uses(unit=unit, days=used.sum(axis=2).astype(np.int64), share=share)


def measure_window(
    fit: TransitionFit,
    amount: Exposures,
    days: int,
    *,
    uses: Uses,
    rules: DoseRules,
) -> Window:
    """Estimate the odds ratio of usually much against usually little, where there is enough."""
    summed = sum_days_before(amount, days=days) * times_a_week(uses.unit)[:, :, None]
    known = ~np.isnan(summed) & fit.used[:, None, :]
    hurts = (fit.response > 0.5)[:, None, :] & known
    count, headaches = known.sum(axis=2), hurts.sum(axis=2)
    values = np.where(known, summed, 0.0)
    mean = ratio(values.sum(axis=2), count)
    away = np.where(known, summed - np.nan_to_num(mean)[:, :, None], 0.0)
    sd = np.sqrt(ratio((away**2).sum(axis=2), count))
    compared = Compared(count=count, headaches=headaches, uses=uses.days, mean=mean, sd=sd)
    gated = explain_gates(compared, days=days, rules=rules)
    who, what = np.nonzero(~said(gated))
    # Sums of decimals that are the same differ in their last digits.
    usual = find_amounts(np.where(known, np.round(summed, _DIGITS), np.nan))
    scale = np.where(said(gated) | np.isnan(usual.low), 1.0, usual.span)
    found = profile_factors(
        fit, summed / scale[:, :, None], people=who, factors=what, level=rules.level
    )
    ends = {name: np.full(count.shape, np.nan) for name in ("estimate", "low", "high", "p_value")}
    for name, numbers in ends.items():
        numbers[who, what] = getattr(found, name)
    return Window(
        days=count.astype(np.int64),
        headaches=headaches.astype(np.int64),
        mean=mean,
        sd=sd,
        little=usual.least,
        much=usual.least + usual.span,
        gated=gated,
        **ends,
    )
