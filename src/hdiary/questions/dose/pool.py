"""What more of something goes with, over several people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from hdiary.questions.dose.rules import CLAIMS, FEWER, MORE
from hdiary.questions.judge import Scale
from hdiary.questions.pooled.pool import pool_parts
from hdiary.questions.pooled.rules import How, Part, Pooled
from hdiary.words import phrase

FRAME = "table"
NEEDED = (
    *("patient", "treatment", "source", "window_days", "unit", "little_dose", "much_dose", "per"),
    *("odds_ratio", "ci_low", "ci_high", "verdict"),
    *("days_used", "on_headache_days", "days", "headaches"),
)
"""The columns of that frame that pooling rests on."""
LEANS = 0.1
"""By so much more (or less) of its days than of all days may be headache days [share]."""
WITH_HEADACHE = phrase("dose.reason.leans")
NAMES = {"treatment": "str", "source": "str", "window_days": "int64", "unit": "str"}


def pool_table(table: pd.DataFrame, settings: Mapping[str, Any]) -> Pooled:
    """Pool the odds ratio of each thing, days summed and unit; little is over a usual span."""
    # What is done because of headache is, summed over some days, a sum of past headaches. Within
    # one diary of finite length these and the next headache stand against each other (Nickell
    # 1981, doi:10.2307/1911408): a little in each person, all in one direction, which is nothing
    # beside one person's interval and everything beside that of forty. So it is not pooled.
    rows = table[["patient", *NAMES]].assign(
        estimate=table["odds_ratio"],
        low=table["ci_low"],
        high=table["ci_high"],
        claimed=table["verdict"].isin(CLAIMS),
        step=(table["much_dose"] - table["little_dose"]) / table["per"],
        held=_lean(table),
    )
    low, high = (float(np.log(end)) for end in settings["little"])
    scale = Scale(little=(low, high), above=MORE, below=FEWER)
    part = Part(rows=rows, measure="odds_ratio", scale=scale, ratio=True, why=WITH_HEADACHE)
    how = How(names=NAMES, level=settings["level"], false_discovery=settings["false_discovery"])
    return pool_parts([part], how)


def _lean(table: pd.DataFrame) -> pd.Series:
    """Say of each row whether its thing goes with headache, over everybody who used it."""
    used = table["days_used"].where(table["on_headache_days"].notna(), 0)
    told = pd.DataFrame(
        {
            "used": used,
            "hurt": used * table["on_headache_days"].fillna(0.0),
            "days": table["days"],
            "headaches": table["headaches"],
        }
    )
    names = [table[name] for name in NAMES]
    total = told.groupby(names, observed=True, dropna=False).transform("sum")
    apart = total["hurt"] / total["used"] - total["headaches"] / total["days"]
    return apart.abs() > LEANS
