"""The rows of a triggers result as pictures need them: what is drawn, and its counts."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from hdiary.vocabulary.say import say_amount, say_count
from hdiary.vocabulary.verdicts import CANNOT_TELL, FEWER_HEADACHES, LITTLE, MORE_HEADACHES

CLAIMS = (MORE_HEADACHES, FEWER_HEADACHES)
"""The verdicts that say that a factor of the day before goes with headaches."""
DRAWN = (*CLAIMS, LITTLE, CANNOT_TELL)
"""The verdicts on factors that have an odds ratio, in the order of their rows."""
ENDS = ("ci_low", "ci_high")
"""The columns of an interval."""

Row = Mapping[Hashable, Any]
"""One row of a table by its columns."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """What is drawn, how many factors are left out, and why others cannot be drawn."""

    shown: pd.DataFrame
    hidden: int
    untold: pd.DataFrame


def say_lanes(row: Row) -> tuple[str, str]:
    """Name the days with and without a factor, each with headaches and days after them."""
    names = ("with", "without")
    if row["kind"] != "yes/no" and not pd.isna(row["cut"]):
        cut = say_amount(row["cut"])
        names = (f"above {cut}:", f"up to {cut}:")
    with_it = f"{names[0]} {row['headaches_exposed']}/{row['days_exposed']}"
    return with_it, f"{names[1]} {row['headaches_unexposed']}/{row['days_unexposed']}"


def say_counts(row: Row) -> str:
    """Say in a sentence's part how many days after days with and without had a headache."""
    names = ("with it", "without it")
    if row["kind"] != "yes/no" and not pd.isna(row["cut"]):
        names = (f"above {say_amount(row['cut'])}", "at or below that")
    days = say_count(int(row["days_exposed"]), "day")
    return (
        f"headache on {row['headaches_exposed']} of {days} after days {names[0]} and on "
        f"{row['headaches_unexposed']} of {row['days_unexposed']} after days {names[1]}"
    )


def find_claims(table: pd.DataFrame) -> pd.DataFrame:
    """Give the claimed day-before rows of one person, the largest odds ratio (or least) first."""
    rows = table[(table["window"] == "day before") & table["verdict"].isin(CLAIMS)]
    ratio = rows["odds_ratio"].to_numpy(dtype=float, na_value=np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        size = np.abs(np.log(ratio))
    return rows.iloc[np.argsort(-size, kind="stable")].reset_index(drop=True)


def choose_rows(table: pd.DataFrame, most: int) -> Chosen:
    """Put what is claimed first, by size, then the others, the narrowest intervals first."""
    known = table[["odds_ratio", *ENDS]].notna().all(axis=1)
    drawn = table[known & table["verdict"].isin(DRAWN)]
    wide = drawn["ci_high"].astype(float) / drawn["ci_low"].astype(float)
    rest = [
        drawn[drawn["verdict"] == verdict].loc[lambda part: wide[part.index].sort_values().index]
        for verdict in DRAWN[len(CLAIMS) :]
    ]
    ordered = pd.concat([find_claims(drawn), *rest], ignore_index=True)
    return Chosen(
        shown=ordered.head(most),
        hidden=max(len(ordered) - most, 0),
        untold=table.drop(index=drawn.index),
    )
