"""The rows of what is pooled over people as a picture needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Floats
from hdiary.questions.exposure.factors import TREATMENT
from hdiary.questions.exposure.told import tell_names
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Words

RATIO = "odds_ratio"
ENDS = ("estimate", "ci_low", "ci_high", "prediction_low", "prediction_high")
OPEN = (LITTLE, CANNOT_TELL)
"""Verdicts that claim nothing."""
_NAMES = (
    *("treatment", "intervention", "factor", "source", "kind", "answer", "outcome"),
    *("window_days", "unit", "measure"),
)
"""The columns that say which thing a row is of."""
_MOST, _LEAST = 16.0, 1.0 / 16.0


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class PooledRow:
    """One thing: its name, its verdict, its numbers and everybody's own estimates."""

    name: str
    people: int
    verdict: str
    claimed: bool
    ends: Floats  # The estimate, its interval, and that of one more person
    drawn: Floats  # The same, inside what the widest axis shows
    own: Floats


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class PooledRows:
    """What is drawn on one axis, what its unit is, and how many things are left out."""

    rows: list[PooledRow]
    kind: str  # The key of the unit's words
    ratio: bool
    hidden: int


def list_kinds(pooled: pd.DataFrame) -> pd.Series:
    """Say of each row on which axis it stands: by its outcome, else by what is pooled."""
    if "outcome" in pooled and "measure" in pooled:
        kind = pooled["measure"].where(pooled["outcome"] == "", None)
        slope = pooled["measure"] == "slope_28"
        named = pooled["outcome"].where(~slope, pooled["outcome"] + "_slope")
        return kind.fillna(named).astype("str")
    return pooled.get("measure", pd.Series(RATIO, index=pooled.index, dtype="str"))


def choose_pooled(result: Any, of: str | None, most: int, say: Words) -> PooledRows | None:
    """Choose the things of one axis, those of most people first; None where there is none."""
    pooled = result.pooled.rename(columns={RATIO: "estimate"})
    pooled = pooled[pooled["verdict"] != NOT_ENOUGH]
    if "window_days" in pooled and len(pooled):
        days = pooled["window_days"]
        pooled = pooled[(days.isna() | (days == days.max())).to_numpy(dtype=bool)]
    if not len(pooled):
        return None
    kinds = list_kinds(pooled)
    kind = kinds.iloc[0] if of is None else of
    if kind not in set(kinds):
        known = ", ".join(dict.fromkeys(kinds))
        raise ValueError(f'of is "{of}"; what is pooled here is of: {known}')
    mine = pooled[(kinds == kind).to_numpy()].sort_values("people", ascending=False, kind="stable")
    ratio = kind == RATIO
    named = _name(mine.head(most), result, say)
    rows = [_make_row(row, name, result, ratio, say) for row, name in named]
    return PooledRows(rows=rows, kind=kind, ratio=ratio, hidden=max(len(mine) - most, 0))


def _name(rows: pd.DataFrame, result: Any, say: Words) -> list[tuple[dict[str, Any], str]]:
    """Give each row with what it is called."""
    records = [{str(key): row[key] for key in row} for row in rows.to_dict("records")]
    if "factor" in rows:
        told = tell_names(rows, say, getattr(result, "reasons", {}))["told"]
        return list(zip(records, map(str, told), strict=True))
    return [(row, _call(row, say)) for row in records]


def _call(row: dict[str, Any], say: Words) -> str:
    name = row.get("treatment", row.get("intervention"))
    if name is None:
        return say(f"pooled.chart.{row['outcome']}")
    own = row.get("source", TREATMENT[0]) == TREATMENT[0]
    return say.treatment(str(name)) if own else say.factor(str(name))


def _make_row(row: dict[str, Any], name: str, result: Any, ratio: bool, say: Words) -> PooledRow:
    own = _find_own(row, result.shrunk)
    ends = np.array([float(row[end]) for end in ENDS])
    inside = (_LEAST, _MOST) if ratio else (-np.inf, np.inf)
    return PooledRow(
        name=name,
        people=int(row["people"]),
        verdict=say.word("verdicts", str(row["verdict"])),
        claimed=row["verdict"] not in OPEN,
        ends=ends,
        drawn=np.clip(ends, *inside),
        own=np.clip(own, *inside),
    )


def _find_own(row: dict[str, Any], shrunk: pd.DataFrame) -> Floats:
    """Give everybody's own estimate of one thing."""
    same = np.ones(len(shrunk), dtype=np.bool_)
    for name in [name for name in _NAMES if name in row and name in shrunk]:
        if not pd.isna(row[name]):
            same &= (shrunk[name] == row[name]).fillna(False).to_numpy(dtype=np.bool_)
    own: Floats = shrunk.loc[same, "estimate"].to_numpy(dtype=np.float64)
    return own
