"""Factors over several people as frames, and each person's own in the light of the group's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from hdiary.questions.pooled.people import draw_people
from hdiary.questions.pooled.pool import to_unit
from hdiary.questions.pooled.rules import LEAST_PEOPLE, How, Pooled, frame_shrunk
from hdiary.questions.reasons import write_reasons
from hdiary.questions.triggers.measure import DAY_BEFORE
from hdiary.questions.triggers.pool import find_effects, pool_factors

NAMES = {"factor": "str", "source": "str", "kind": "str"}
MEASURE = "odds_ratio"
FRAME = "table"
NEEDED = (
    *("patient", *NAMES, "window", "verdict", "log_odds_ratio", "se", "contrast", "usual_span"),
    *("low_amount", "high_amount", "odds_ratio_per_unit", "se_per_unit"),
)
"""The columns of that frame that pooling rests on."""


def pool_table(table: pd.DataFrame, settings: Mapping[str, Any]) -> Pooled:
    """Pool the day before over patients; nothing to pool with one."""
    before = table.loc[table["window"] == DAY_BEFORE, [name for name in NEEDED if name in table]]
    if before["patient"].nunique() < 2:
        before = before.head(0)
    pooled, reasons = write_reasons(
        pool_factors(
            before,
            level=settings["level"],
            false_discovery=settings["false_discovery"],
            little=tuple(settings["little"]),
        )
    )
    shrunk = _shrink(before, level=settings["level"], most=float(np.log(settings["little"][1])))
    return Pooled(pooled=pooled, shrunk=shrunk, reasons=reasons)


def _shrink(before: pd.DataFrame, *, level: float, most: float) -> pd.DataFrame:
    """Draw each person's odds ratio of each factor towards the group's."""
    how, frames = How(names=NAMES, level=level), []
    for names, group in before.groupby(list(NAMES), sort=False, observed=True, dropna=False):
        found = find_effects(group)
        if found.people < LEAST_PEOPLE or len(found.used) < LEAST_PEOPLE:
            continue
        effect, error = found.used["log_odds_ratio"].to_numpy(), found.used["se"].to_numpy()
        drawn = draw_people(effect, error, differ=most, level=level)
        numbers = {name: to_unit(values, ratio=True) for name, values in drawn.items()}
        who = {"patient": found.used["patient"].astype("str").to_numpy()}
        named = dict(zip(NAMES, names, strict=True))
        frames.append(pd.DataFrame({**who, **named, "measure": MEASURE, **numbers}))
    return frame_shrunk(frames, how)
