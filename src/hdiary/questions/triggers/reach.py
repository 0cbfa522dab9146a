"""What a diary could have shown, and how much longer it would have to be."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Floats
from hdiary.questions.triggers.looks import fill_in
from hdiary.questions.triggers.measure import DAY_BEFORE, Block
from hdiary.questions.triggers.rules import MORE_DAYS_DO_NOT_HELP, TriggerRules
from hdiary.questions.wait import LONG
from hdiary.stats.normal import critical_value
from hdiary.vocabulary.verdicts import CANNOT_TELL
from hdiary.words import Phrase, phrase

SOUGHT_ODDS_RATIO = 2.0
"""The odds ratio for which `more_days` is given."""


def find_reach(
    block: Block, p_value: Floats, share: Floats, rules: TriggerRules
) -> dict[str, Floats]:
    """Reckon what the diary could have shown, and how much longer it would have to be."""
    # A factor is sure to be claimed when its p-value is below its own share of the false
    # discoveries (the first step of Benjamini and Hochberg).
    window = block.windows[DAY_BEFORE]
    tested = ~np.isnan(p_value)
    least = np.minimum(rules.false_discovery * share, 1 - rules.level)
    # What was not tested has no share at all.
    kinds, which = np.unique(np.where(tested, least, 1 - rules.level), return_inverse=True)
    claim = np.array([critical_value(1 - kind) for kind in kinds.tolist()])
    needed = np.maximum(claim[which.reshape(least.shape)] + _quantile(rules.power), 0.0)
    information = np.where(tested, fill_in(window, window.estimates.se_at_none) ** -2.0, np.nan)
    smallest = np.exp(np.minimum(needed / np.sqrt(information), np.log(1e6)))
    enough = (needed / np.log(SOUGHT_ODDS_RATIO)) ** 2
    used = block.fit.used.sum(axis=1)[:, None]
    more = np.ceil(np.maximum(used * enough / information - used, 0.0))
    return {"smallest_odds_ratio": smallest, "more_days": more}


def _quantile(share: float) -> float:
    """Give the normal quantile, from the two-sided one that leaves as much beyond it."""
    if share == 0.5:
        return 0.0
    far = float(critical_value(abs(2 * share - 1)))
    return far if share > 0.5 else -far


def find_days(before: pd.DataFrame, answer: Any) -> pd.Series:
    """Find how many more days would tell what cannot be told yet; empty where none would."""
    unsure = before[before["verdict"] == CANNOT_TELL]
    keys = unsure["reason"].map(lambda text: answer.why(text).key)
    days = unsure.loc[~keys.isin(MORE_DAYS_DO_NOT_HELP), "more_days"].dropna()
    days = days[days > 0]
    return days if len(days) and days.min() <= LONG else days.iloc[:0]


def phrase_days(days: pd.Series) -> Phrase:
    """Say with how many more days a factor that doubles the odds would show."""
    nearest, farthest = int(days.min()), int(days.max())
    if farthest > LONG:
        return phrase("triggers.more_days_or_many", n=nearest)
    if farthest > nearest:
        return phrase("triggers.more_days_between", low=nearest, high=farthest)
    return phrase("triggers.more_days", n=nearest)
