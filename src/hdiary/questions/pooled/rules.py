"""What a question says of the rows that are pooled, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from hdiary.questions.judge import Scale
from hdiary.questions.reasons import Reasons
from hdiary.words import Phrase, phrase

LEAST_PEOPLE = 3
"""Fewer people cannot show how far people differ."""
MANY_PEOPLE = 100
"""Of more people the interval is as narrow as what all estimates may be off by alike."""
FEW_PEOPLE = phrase("pooled.reason.few_people", least=LEAST_PEOPLE)
ONE_OF_MANY = phrase("pooled.reason.one_of_many")

COUNTS = ("people", "people_claimed")
NUMBERS = (
    *("estimate", "ci_low", "ci_high", "p_value", "q_value", "tau", "i2", "heterogeneity_p"),
    *("prediction_low", "prediction_high"),
)
OWN = ("estimate", "ci_low", "ci_high", "shrunk", "shrunk_low", "shrunk_high")
"""A person's numbers: their own, and those in the light of the group's."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Part:
    """Rows of one kind of effect: one estimate per person and thing, with closed words for it."""

    # ``patient``, the names, ``estimate``, ``low``, ``high``, ``claimed`` (whether the person's
    # own diary claims it); ``step``, where there is one: how often the estimate's unit goes into
    # what the words are about, such as months into a diary. What is missing is left out.
    # ``held``, where it is: whether the thing is not to be pooled of anybody, and ``why`` not.
    rows: pd.DataFrame
    measure: str  # The column that is pooled
    scale: Scale  # On which 0 is no effect
    ratio: bool = False  # Whether estimates are ratios, pooled as logarithms
    why: Phrase = FEW_PEOPLE


@dataclass(frozen=True, kw_only=True, slots=True)
class How:
    """By which columns things are told apart, and when something is said."""

    names: Mapping[str, str]  # The columns that name a thing, with their types
    level: float = 0.95  # Of intervals; those of the rows have the same
    false_discovery: float = 0.05  # Over the things pooled, by Benjamini and Hochberg


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Pooled:
    """One row per thing, one per person and thing, and what the reasons were made from."""

    pooled: pd.DataFrame
    shrunk: pd.DataFrame
    reasons: Reasons = field(default_factory=dict)


def frame_pooled(records: list[dict[str, object]], how: How) -> pd.DataFrame:
    """Lay out one row per thing, with the right columns and types where there is none."""
    types = {**how.names, "measure": "str", **dict.fromkeys(COUNTS, "int64")}
    types |= dict.fromkeys(NUMBERS, "float64") | {"verdict": "str"}
    return pd.DataFrame(records, columns=[*types, "reason"]).astype(types)


def frame_shrunk(frames: list[pd.DataFrame], how: How) -> pd.DataFrame:
    """Lay out one row per person and thing, likewise."""
    types = {"patient": "str", **how.names, "measure": "str", **dict.fromkeys(OWN, "float64")}
    joined = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=[*types])
    return joined[[*types]].astype(types)
