"""The rows of a triggers result as pictures need them: what is drawn, and its counts."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from hdiary.questions.exposure.amounts import is_any
from hdiary.questions.exposure.told import tell_names
from hdiary.vocabulary.verdicts import CANNOT_TELL, FEWER_HEADACHES, LITTLE, MORE_HEADACHES
from hdiary.vocabulary.windows import EARLIER, NIGHT_BEFORE
from hdiary.words import Words

CLAIMS = (MORE_HEADACHES, FEWER_HEADACHES)
"""The verdicts that say that a factor of the day before goes with headaches."""
DRAWN = (*CLAIMS, LITTLE, CANNOT_TELL)
"""The verdicts on factors that have an odds ratio, in the order of their rows."""
WITHIN = {NIGHT_BEFORE: "night", EARLIER: "earlier"}
"""The windows whose order is written in the diary, and how their words are marked."""
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


def name_rows(result: Any, table: pd.DataFrame, say: Words) -> pd.DataFrame:
    """Add to the rows of the day before what each factor is called."""
    return tell_names(table[table["window"] == "day before"], say, getattr(result, "reasons", {}))


def name_ordered(result: Any, table: pd.DataFrame, say: Words) -> pd.DataFrame:
    """Name the rows with an odds ratio of the windows whose order is written, and the window."""
    rows = table[table["window"].isin(list(WITHIN)) & table["verdict"].isin(DRAWN)]
    rows = tell_names(rows, say, getattr(result, "reasons", {}))
    told = [
        say(f"triggers.forest.of_{WITHIN[window]}", name=name)
        for name, window in zip(rows["told"], rows["window"], strict=True)
    ]
    return rows.assign(told=pd.Series(told, index=rows.index, dtype="str"))


def is_cut(row: Row) -> bool:
    """Say whether days are those above a number and those up to it."""
    # Days above none are simply those with it.
    return row["kind"] != "yes/no" and not (pd.isna(row["cut"]) or is_any(row))


def say_lanes(row: Row, say: Words) -> tuple[str, str]:
    """Name the days with and without a factor, each with headaches and days after them."""
    cut = is_cut(row)
    with_it, without = (
        say(
            f"triggers.forest.{key}",
            hurt=row[f"headaches_{side}"],
            days=row[f"days_{side}"],
            **({"cut": row["cut"]} if cut else {}),
        )
        for key, side in (
            ("above" if cut else "with", "exposed"),
            ("up_to" if cut else "without", "unexposed"),
        )
    )
    return with_it, without


def say_counts(row: Row, say: Words) -> str:
    """Say in a sentence's part how many days after days with and without had a headache."""
    cut = is_cut(row)
    key = "counts_above" if cut else "counts"
    key = f"{key}_{WITHIN[row['window']]}" if row.get("window") in WITHIN else key
    return say(
        f"triggers.forest.{key}",
        hurt=row["headaches_exposed"],
        days=int(row["days_exposed"]),
        hurt_others=row["headaches_unexposed"],
        others=row["days_unexposed"],
        **({"cut": row["cut"]} if cut else {}),
    )


def say_verdict(row: Row, say: Words) -> str:
    """Say the verdict on a factor."""
    return say.word("verdicts", str(row["verdict"]))


def find_claims(table: pd.DataFrame) -> pd.DataFrame:
    """Give the claimed day-before rows of one person, the largest odds ratio (or least) first."""
    return _by_size(table[table["window"] == "day before"])


def _by_size(table: pd.DataFrame) -> pd.DataFrame:
    """Give the claims, the largest odds ratio (or least) first."""
    rows = table[table["verdict"].isin(CLAIMS)]
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
    ordered = pd.concat([_by_size(drawn), *rest], ignore_index=True)
    return Chosen(
        shown=ordered.head(most),
        hidden=max(len(ordered) - most, 0),
        untold=table.drop(index=drawn.index),
    )
