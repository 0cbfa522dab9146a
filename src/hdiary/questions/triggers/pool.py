"""Factors over several people: which are common, which are personal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
import pandas as pd

from hdiary.questions.judge import Estimates, Scale, decide
from hdiary.questions.reasons import fill, no_phrases
from hdiary.questions.triggers.rules import CLAIMS, FEWER, MORE, ONE_OF_MANY
from hdiary.stats.multiplicity import adjust_false_discovery
from hdiary.stats.pooling import pool_effects
from hdiary.vocabulary.say import say_count
from hdiary.words import phrase

LEAST_PEOPLE = 3
"""Fewer people cannot show how far people differ."""
FEW_PEOPLE = phrase("triggers.reason.few_people", least=LEAST_PEOPLE)

COMMON, PERSONAL, NOT_KNOWN = "common", "personal", "not known"
REACHES = (COMMON, PERSONAL, NOT_KNOWN)

_NAMES = ("factor", "source", "kind")
_RATIOS = {
    "odds_ratio": "estimate",
    "ci_low": "low",
    "ci_high": "high",
    "prediction_low": "prediction_low",
    "prediction_high": "prediction_high",
}
_NUMBERS = (
    "odds_ratio",
    "ci_low",
    "ci_high",
    "p_value",
    "q_value",
    "tau",
    "i2",
    "heterogeneity_p",
    "prediction_low",
    "prediction_high",
)
_COLUMNS = (*_NAMES, "people", "people_claimed", *_NUMBERS, "verdict", "reason", "reach")
_LARGEST_LOG = 700.0
"""The end of an interval of three people may lie beyond what a number can hold."""


def pool_factors(
    rows: pd.DataFrame,
    *,
    level: float = 0.95,
    false_discovery: float = 0.05,
    little: tuple[float, float] = (0.67, 1.5),
) -> pd.DataFrame:
    """Pool each factor over people: the average person's odds ratio, and how far people differ."""
    # One row per factor in the order of the rows; no row for fewer than two people. ``factor``,
    # ``source``, ``kind``, ``people`` (with an estimate), ``people_claimed`` (whose own diary
    # claims it), ``odds_ratio``, ``ci_low``, ``ci_high``, ``p_value``, ``q_value``, ``tau``
    # (standard deviation of log odds ratios between people), ``i2`` [share],
    # ``heterogeneity_p``, ``prediction_low``, ``prediction_high`` (odds ratios of one more
    # person), ``verdict`` (the words of the table, for the average person), ``reason``,
    # ``reach``. Numbers are missing where fewer than three people have an estimate.
    # ``reach`` is ``common`` where a claim's prediction interval excludes 1, ``personal`` where
    # people differ beyond chance (Cochran's test, its p-values adjusted over the factors as those
    # of the means are), ``not known`` otherwise. Few people hardly show how far people differ:
    # among 5 to 10 simulated people, ``common`` was also said in 5 to 13 % of sets in which only 77
    # to 84 % of people go the same way, among 3 in none.
    #
    # A person's estimate is taken as it stands, whether or not it comes with another factor.
    # Why standard errors should be those of no effect stands with
    # `hdiary.stats.pooling.pool_effects`.
    # As for `hdiary.stats.pooling.pool_effects` and
    # `hdiary.stats.multiplicity.adjust_false_discovery`.
    _refuse_repeats(rows)
    if rows["patient"].nunique() < 2:
        return _frame([])
    groups = rows.groupby(list(_NAMES), sort=False, observed=True, dropna=False)
    pooled = _frame([_pool_one(names, group, level=level) for names, group in groups])
    within = np.zeros(len(pooled), dtype=np.int64)
    pooled["q_value"] = adjust_false_discovery(pooled["p_value"], within, n_groups=1)
    differ = adjust_false_discovery(pooled["heterogeneity_p"], within, n_groups=1)
    _judge(pooled, false_discovery=false_discovery, little=little)
    claimed = pooled["verdict"].isin(CLAIMS)
    apart = (pooled["prediction_low"] > 1) | (pooled["prediction_high"] < 1)
    reach = np.where(differ <= false_discovery, PERSONAL, NOT_KNOWN)
    pooled["reach"] = pd.Series(np.where(claimed & apart, COMMON, reach), dtype="str")
    return pooled


def _refuse_repeats(rows: pd.DataFrame) -> None:
    again = rows.duplicated(["patient", *_NAMES])
    if again.any():
        names = sorted(set(rows.loc[again, "factor"].astype("str")))
        raise ValueError(
            f"{say_count(int(again.sum()), 'row')} too many: a patient has several rows of "
            f"{', '.join(names)}. Give only the rows of the window 'day before'."
        )


def _frame(records: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    frame = pd.DataFrame(records, columns=list(_COLUMNS))
    types = dict.fromkeys(_NUMBERS, "float64") | {"people": "int64", "people_claimed": "int64"}
    return frame.astype({name: types.get(name, "str") for name in _COLUMNS if name != "reason"})


def _pool_one(names: Any, group: pd.DataFrame, *, level: float) -> dict[str, Any]:
    effect = group["log_odds_ratio"].to_numpy(dtype=np.float64, na_value=np.nan)
    error = group["se"].to_numpy(dtype=np.float64, na_value=np.nan)
    known = np.isfinite(effect) & np.isfinite(error) & (error > 0)
    record: dict[str, Any] = dict(zip(_NAMES, names, strict=True))
    record["people"] = int(known.sum())
    record["people_claimed"] = int((group["verdict"].isin(CLAIMS).to_numpy() & known).sum())
    if record["people"] < LEAST_PEOPLE:
        return record
    found = asdict(pool_effects(effect[known], error[known] ** 2, level=level))
    for name, of in _RATIOS.items():
        record[name] = float(np.exp(np.clip(found[of], -_LARGEST_LOG, _LARGEST_LOG)))
    record |= {name: found[name] for name in ("p_value", "tau", "i2", "heterogeneity_p")}
    return record


def _judge(pooled: pd.DataFrame, *, false_discovery: float, little: tuple[float, float]) -> None:
    """Write the verdicts and reasons into the frame."""
    low, high = pooled["ci_low"].to_numpy(), pooled["ci_high"].to_numpy()
    apart = (low > 1) | (high < 1)
    few = no_phrases(len(pooled))
    fill(few, (pooled["people"] < LEAST_PEOPLE).to_numpy(), FEW_PEOPLE)
    judged = decide(
        Estimates(
            estimate=np.log(pooled["odds_ratio"].to_numpy()),
            low=np.log(low),
            high=np.log(high),
            p=pooled["p_value"].to_numpy(),
            q=pooled["q_value"].to_numpy(),
        ),
        Scale(little=(float(np.log(little[0])), float(np.log(little[1]))), above=MORE, below=FEWER),
        passing=apart & (pooled["q_value"] <= false_discovery).to_numpy(),
        gated=few,
        alone=(apart, ONE_OF_MANY),
    )
    pooled["verdict"] = pd.Series(judged.verdict, dtype="str")
    pooled["reason"] = pd.Series(judged.reason, dtype="object")
