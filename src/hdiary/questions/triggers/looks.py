"""The looks of one window: what each factor is beside all others, and alone, and which pass."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.diary.arrays import Bools, Floats
from hdiary.questions.exposure.contrasts import Contrasts
from hdiary.questions.judge import Estimates
from hdiary.questions.reasons import Phrases, said
from hdiary.questions.triggers.measure import Window
from hdiary.questions.triggers.rules import TriggerRules
from hdiary.questions.triggers.suspects import Families
from hdiary.stats.normal import two_sided_p

_NUMBERS = ("estimate", "low", "high", "p_value")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Looks:
    """Every factor's look, (people, K) each; NaN where there was none."""

    found: Estimates  # Beside all others
    alone: Estimates
    passing: Bools  # Stands out beside all others, among all looks of the person
    standing_alone: Bools  # Likewise by the factor alone
    share: Floats  # Of the false discovery rate that each look has by itself


def look(
    window: Window,
    gated: Phrases,
    families: Families,
    rules: TriggerRules,
    *,
    more: Floats | None = None,
) -> Looks:
    """Test the factors of a window that are not gated, those that were suspected first."""
    # ``more`` are the p-values of the same factors in other windows that carry claims, side by
    # side: the share of false discoveries is that of all looks of the person together.
    shut = said(gated)
    numbers = [
        [np.where(shut, np.nan, fill_in(window, getattr(of, end))) for end in _NUMBERS]
        for of in (window.estimates, window.alone)
    ]
    more = np.empty((len(shut), 0)) if more is None else more
    looks = [np.hstack([each[3], more]) for each in numbers]
    families = families.repeat(looks[0].shape[1])
    weight, share = families.weigh(~np.isnan(looks[0]))
    every, mine = [families.adjust(each, weight) for each in looks], slice(0, shut.shape[1])
    both, passing = [], []
    for (estimate, low, high, p_value), adjusted in zip(numbers, every, strict=True):
        q_value = adjusted[:, mine]
        both.append(Estimates(estimate=estimate, low=low, high=high, p=p_value, q=q_value))
        passing.append((q_value <= rules.false_discovery) & (p_value < 1 - rules.level))
    return Looks(
        found=both[0],
        alone=both[1],
        passing=passing[0],
        standing_alone=passing[1],
        share=share[:, mine],
    )


def fill_in(window: Window, values: Floats) -> Floats:
    """Put the estimates of the tested factors in their places, (people, K)."""
    out = np.full(window.tested.shape, np.nan)
    out[window.tested] = values
    return out


def find_opposed(window: Window, contrasts: Contrasts, rules: TriggerRules) -> Bools:
    """Say where the bare counts of a number go against its line, beyond chance."""
    # Where both much and little of it bring headaches the line follows the amounts farthest out.
    counts, line = window.counts, ~np.isnan(contrasts.low) & ~contrasts.split
    hurt, other = counts.headaches_exposed, counts.headaches_unexposed
    days, rest = np.maximum(counts.exposed, 1), np.maximum(counts.unexposed, 1)
    share = (hurt + other) / (days + rest)
    gap, spread = hurt / days - other / rest, np.sqrt(share * (1 - share) * (1 / days + 1 / rest))
    z = np.divide(gap, spread, out=np.zeros(gap.shape), where=spread > 0)
    against = np.sign(gap) * np.sign(fill_in(window, window.estimates.estimate)) < 0
    return np.asarray(line & against & (two_sided_p(z) < 1 - rules.level))


def are_little(window: Window, rules: TriggerRules) -> Bools:
    """Say where the high amount too makes little difference against the low one."""
    low, high = (fill_in(window, getattr(window.amounts, end)) for end in ("low", "high"))
    with np.errstate(invalid="ignore"):
        little: Bools = (low > np.log(rules.little[0])) & (high < np.log(rules.little[1]))
    return little
