"""Where headaches are going, over several people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from hdiary.questions.burden.lines import LEVEL, MONTH
from hdiary.questions.judge import Scale
from hdiary.questions.pooled.pool import pool_parts
from hdiary.questions.pooled.rules import How, Part, Pooled
from hdiary.vocabulary.verdicts import FEWER_DAYS, LESS_PAIN, MORE_DAYS, MORE_PAIN, OVER_WEEKS

FRAME = "trend"
NEEDED = (
    *("patient", "outcome", "slope_28", "ci_low", "ci_high", "first_day", "last_day", "verdict"),
)
"""The columns of that frame that pooling rests on."""
_OUTCOMES = {
    "headache_days_28": ("meaningful_days", MORE_DAYS, FEWER_DAYS),
    "mean_pain": ("meaningful_pain", MORE_PAIN, LESS_PAIN),
}


def pool_table(trend: pd.DataFrame, settings: Mapping[str, Any]) -> Pooled:
    """Pool the slope of each outcome; little is over a diary as long as the middle one."""
    days = (trend["last_day"] - trend["first_day"]).dt.days
    rows = pd.DataFrame(
        {
            "patient": trend["patient"],
            "outcome": trend["outcome"].astype("str"),
            "estimate": trend["slope_28"],
            "low": trend["ci_low"],
            "high": trend["ci_high"],
            "claimed": trend["verdict"].isin(OVER_WEEKS),
            "step": days / MONTH,
        }
    )
    parts = []
    for name, (gate, above, below) in _OUTCOMES.items():
        most = float(settings["trend"][gate])
        scale = Scale(little=(-most, most), above=above, below=below, claims_little=True)
        mine = rows[rows["outcome"] == name]
        parts.append(Part(rows=mine, measure="slope_28", scale=scale))
    return pool_parts(parts, How(names={"outcome": "str"}, level=LEVEL))
