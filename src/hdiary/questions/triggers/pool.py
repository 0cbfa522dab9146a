"""Factors over several people: which are common, which are personal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools
from hdiary.questions.exposure.contrasts import AMOUNTS, ANY, MOST
from hdiary.questions.judge import Check, Estimates, Scale, decide
from hdiary.questions.pooled.rules import LEAST_PEOPLE
from hdiary.questions.reasons import fill, no_phrases
from hdiary.questions.triggers.rules import BY_AMOUNT, CLAIMS, FEWER, MORE, ONE_OF_MANY
from hdiary.stats.multiplicity import adjust_false_discovery
from hdiary.stats.pooling import pool_effects
from hdiary.vocabulary.say import say_count
from hdiary.words import phrase

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
_AMOUNTS = ("low_amount", "high_amount")
_COLUMNS = (
    *(*_NAMES, "people", "people_claimed", *_NUMBERS, "verdict", "reason", "reach"),
    *("contrast", *_AMOUNTS),
)
SPLITS = (ANY, MOST)
"""Contrasts in which the amount does not matter."""
_Ends = tuple[float, float]
_LARGEST_LOG = 700.0
"""The end of an interval of three people may lie beyond what a number can hold."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Effects:
    """What one factor did in everybody with an estimate of it."""

    people: int
    claimed: int  # Of how many their own diary claims it
    contrast: dict[str, Any]  # Which two amounts of a number are compared; nothing for what is none
    used: pd.DataFrame  # ``patient``, ``log_odds_ratio``, ``se`` of that contrast
    by_amount: pd.DataFrame | None  # Of any against none: the same along each one's own line


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
    # ``contrast``, ``low_amount`` and ``high_amount`` say of a number which two amounts the odds
    # ratio compares, the same for everybody: any against none where that is everyone's own
    # contrast; else the people's middle high amount against their middle low one, along each
    # one's own line. Any against none is little only where the high amount is too.
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
    found = [_pool_one(names, group, level=level) for names, group in groups]
    pooled = _frame([record for record, _ in found])
    within = np.zeros(len(pooled), dtype=np.int64)
    pooled["q_value"] = adjust_false_discovery(pooled["p_value"], within, n_groups=1)
    differ = adjust_false_discovery(pooled["heterogeneity_p"], within, n_groups=1)
    beyond = np.array([_reaches(ends, little) for _, ends in found], dtype=np.bool_)
    _judge(pooled, beyond, false_discovery=false_discovery, little=little)
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
    types = dict.fromkeys((*_NUMBERS, *_AMOUNTS), "float64")
    types |= {"people": "int64", "people_claimed": "int64"}
    return frame.astype({name: types.get(name, "str") for name in _COLUMNS if name != "reason"})


def _pool_one(
    names: Any, group: pd.DataFrame, *, level: float
) -> tuple[dict[str, Any], _Ends | None]:
    """Pool one factor; where it is any against none, also the high amount's interval."""
    found = find_effects(group)
    record: dict[str, Any] = dict(zip(_NAMES, names, strict=True)) | {"contrast": ""}
    record |= found.contrast
    record["people"] = found.people
    record["people_claimed"] = found.claimed
    if found.people < LEAST_PEOPLE:
        return record, None
    record |= _pool(found.used, level=level)
    if found.by_amount is None:
        return record, None
    ends = _pool(found.by_amount, level=level)
    return record, (ends["ci_low"], ends["ci_high"])


def find_effects(rows: pd.DataFrame) -> Effects:
    """Give everybody's effect of one factor, of the same contrast, in the order of patients."""
    # Sums are the same to the last digit whatever order the rows came in.
    group = rows[_are_known(rows, ("log_odds_ratio", "se"))]
    group = group.iloc[np.argsort(group["patient"].astype("str").to_numpy(), kind="stable")]
    contrast = _find_contrast(group)
    by_amount = _by_amount(group, contrast)
    used = group[["patient", "log_odds_ratio", "se"]]
    split = contrast.get("contrast") in SPLITS
    return Effects(
        people=len(group),
        claimed=int(group["verdict"].isin(CLAIMS).sum()),
        contrast=contrast,
        used=used if by_amount is None or split else by_amount,
        by_amount=by_amount if split else None,
    )


def _are_known(rows: pd.DataFrame, names: tuple[str, str]) -> Bools:
    """Say of which rows there is an estimate with a standard error."""
    effect, error = (rows[name].to_numpy(dtype=np.float64, na_value=np.nan) for name in names)
    known: Bools = np.isfinite(effect) & np.isfinite(error) & (error > 0)
    return known


def _find_contrast(rows: pd.DataFrame) -> dict[str, Any]:
    """Find which amounts of a number are compared; nothing for what is none."""
    if "contrast" not in rows or rows.empty or rows["usual_span"].isna().any():
        return {}
    kinds = set(rows["contrast"])
    if len(kinds) == 1:
        low, high = (rows[name] for name in _AMOUNTS)
    else:
        # From the usual least to the usual most, whatever each one's own contrast is.
        low = rows["low_amount"].mask(
            rows["contrast"] == MOST, rows["high_amount"] - rows["usual_span"]
        )
        high = rows["high_amount"].mask(
            rows["contrast"] == ANY, rows["low_amount"] + rows["usual_span"]
        )
    kind = kinds.pop() if len(kinds) == 1 else AMOUNTS
    return {"contrast": str(kind), "low_amount": _middle(low), "high_amount": _middle(high)}


def _middle(amounts: pd.Series) -> float:
    """Give the middle amount: one that occurs, so no mean of two."""
    return float(amounts.sort_values().iloc[(len(amounts) - 1) // 2])


def _by_amount(rows: pd.DataFrame, contrast: dict[str, Any]) -> pd.DataFrame | None:
    """Give everybody's effect of usually much against usually little, along their own line."""
    if not contrast:
        return None
    apart = contrast["high_amount"] - contrast["low_amount"]
    if contrast["contrast"] in SPLITS:
        apart = _middle(rows["usual_span"])
    found = pd.DataFrame(
        {
            "patient": rows["patient"],
            "log_odds_ratio": np.log(rows["odds_ratio_per_unit"]) * apart,
            "se": rows["se_per_unit"] * apart,
        }
    )
    return found[_are_known(found, ("log_odds_ratio", "se"))]


def _pool(rows: pd.DataFrame, *, level: float) -> dict[str, float]:
    """Pool the effects of several people as odds ratios."""
    effect, error = rows["log_odds_ratio"].to_numpy(), rows["se"].to_numpy()
    found = asdict(pool_effects(effect, error**2, level=level))
    record = {
        name: float(np.exp(np.clip(found[of], -_LARGEST_LOG, _LARGEST_LOG)))
        for name, of in _RATIOS.items()
    }
    return record | {name: found[name] for name in ("p_value", "tau", "i2", "heterogeneity_p")}


def _reaches(ends: _Ends | None, little: tuple[float, float]) -> bool:
    """Say whether an interval leaves what is little."""
    return ends is not None and not (ends[0] > little[0] and ends[1] < little[1])


def _judge(
    pooled: pd.DataFrame,
    beyond: Bools,
    *,
    false_discovery: float,
    little: tuple[float, float],
) -> None:
    """Write the verdicts and reasons into the frame."""
    low, high = pooled["ci_low"].to_numpy(), pooled["ci_high"].to_numpy()
    apart = (low > 1) | (high < 1)
    few = no_phrases(len(pooled))
    fill(few, (pooled["people"] < LEAST_PEOPLE).to_numpy(), FEW_PEOPLE)
    band = (float(np.log(little[0])), float(np.log(little[1])))
    large = beyond & (low > little[0]) & (high < little[1])
    passing = apart & (pooled["q_value"] <= false_discovery).to_numpy()
    judged = decide(
        Estimates(
            estimate=np.log(pooled["odds_ratio"].to_numpy()),
            low=np.log(low),
            high=np.log(high),
            p=pooled["p_value"].to_numpy(),
            q=pooled["q_value"].to_numpy(),
        ),
        Scale(little=band, above=MORE, below=FEWER, claims_little=large),
        passing=passing,
        gated=few,
        alone=(apart, ONE_OF_MANY),
        checks=(Check(holds=large & ~passing, why=BY_AMOUNT),),
    )
    pooled["verdict"] = pd.Series(judged.verdict, dtype="str")
    pooled["reason"] = pd.Series(judged.reason, dtype="object")
