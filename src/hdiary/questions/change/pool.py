"""What changed since the same thing began, over several people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from hdiary.questions.change.rules import BETTER, CLAIMS, OUTCOMES, WORSE
from hdiary.questions.judge import Scale
from hdiary.questions.pooled.pool import pool_parts
from hdiary.questions.pooled.rules import How, Part, Pooled
from hdiary.vocabulary.verdicts import NOT_ENOUGH

FRAME = "table"
NEEDED = (
    *("patient", "intervention", "outcome", "change_to_pool", "ci_low", "ci_high", "verdict"),
)
"""The columns of that frame that pooling rests on."""


def pool_table(table: pd.DataFrame, settings: Mapping[str, Any]) -> Pooled:
    """Pool the change of each outcome since each thing began; of several starts, the first."""
    judged = table["verdict"] != NOT_ENOUGH
    rows = pd.DataFrame(
        {
            "patient": table["patient"],
            "intervention": table["intervention"],
            "outcome": table["outcome"].astype("str"),
            "estimate": table["change_to_pool"].where(judged),
            "low": table["ci_low"],
            "high": table["ci_high"],
            "claimed": table["verdict"].isin(CLAIMS),
        }
    )
    gates = settings["gates"]
    matters = (float(gates["meaningful_days"]), float(gates["meaningful_pain"]))
    parts = [
        Part(
            rows=rows[rows["outcome"] == name],
            measure="change",
            scale=Scale(little=(-most, most), above=worse, below=better, claims_little=True),
        )
        for name, most, worse, better in zip(OUTCOMES, matters, WORSE, BETTER, strict=True)
    ]
    how = How(
        names={"intervention": "str", "outcome": "str"},
        level=settings["level"],
        false_discovery=settings["false_discovery"],
    )
    return pool_parts(parts, how)
