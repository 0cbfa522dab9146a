"""What each treatment does within hours, over several people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from hdiary.questions.pooled.pool import pool_parts
from hdiary.questions.pooled.rules import How, Part, Pooled
from hdiary.questions.relief.rules import CLAIMS, ReliefGates, ReliefRules, scale_alone

FRAME = "table"
NEEDED = ("patient", "treatment", "extra_fall", "ci_low", "ci_high", "verdict")
"""The columns of that frame that pooling rests on."""


def pool_table(table: pd.DataFrame, settings: Mapping[str, Any]) -> Pooled:
    """Pool the extra fall of each treatment beside headaches left alone."""
    rows = pd.DataFrame(
        {
            "patient": table["patient"],
            "treatment": table["treatment"],
            "estimate": table["extra_fall"],
            "low": table["ci_low"],
            "high": table["ci_high"],
            "claimed": table["verdict"].isin(CLAIMS),
        }
    )
    rules = ReliefRules(gates=ReliefGates(), little=float(settings["little"]))
    part = Part(rows=rows, measure="extra_fall", scale=scale_alone(rules))
    how = How(
        names={"treatment": "str"},
        level=settings["level"],
        false_discovery=settings["false_discovery"],
    )
    return pool_parts([part], how)
