"""The tidy rows of a comparison: one for each arm against the reference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from hdiary.cohort.arms.asked import Asked
from hdiary.cohort.arms.cases import BLANK, Cases
from hdiary.diary.arrays import Floats
from hdiary.stats.ancova import ArmContrasts
from hdiary.stats.multiplicity import adjust_holm
from hdiary.stats.risks import number_needed
from hdiary.words import Phrase, phrase, write_plain

RISK, MEAN = "risk difference", "mean difference"
_STAGES = {BLANK: "arms.stage.known", "nothing to fall from": "arms.stage.above"}


def make_table(tables: Sequence[Cases], found: ArmContrasts, asked: Asked) -> pd.DataFrame:
    """Lay out the differences, one row for each arm but the reference."""
    cases = tables[0]
    means = np.mean([_means(one) for one in tables], axis=0)
    several = len(found.difference)
    table = pd.DataFrame(
        {
            "outcome": [str(asked.outcome)] * several,
            "arm": list(cases.names[1:]),
            "reference": [cases.names[0]] * several,
            "estimate": [RISK if asked.kind == "yes-no" else MEAN] * several,
            "difference": found.difference,
            "ci_low": found.low,
            "ci_high": found.high,
            "p_value": found.p_value,
            "p_adjusted": adjust_holm(found.p_value),
            "n": cases.sizes[1:],
            "n_reference": cases.sizes[0],
            "missing": cases.left_out[1:],
            "missing_reference": cases.left_out[0],
            "mean": means[1:],
            "mean_reference": means[0],
            "adjusted_mean": found.adjusted[1:],
            "adjusted_mean_reference": found.adjusted[0],
            "standard_error": found.se,
            "df": found.df,
            "errors": [found.errors] * several,
        }
    )
    return _add_needed(table) if asked.kind == "yes-no" else table


def _means(cases: Cases) -> Floats:
    return np.bincount(cases.arms, weights=cases.outcome) / cases.sizes


def _add_needed(table: pd.DataFrame) -> pd.DataFrame:
    """Add for how many people there is one more yes, or below 0 one fewer."""
    needed = [
        number_needed(*ends)
        for ends in zip(table["difference"], table["ci_low"], table["ci_high"], strict=True)
    ]
    columns: dict[str, Any] = {
        "number_needed": [one.number for one in needed],
        "number_needed_low": [one.ends[0] for one in needed],
        "number_needed_high": [one.ends[1] for one in needed],
    }
    numbers = {name: pd.array(values, dtype="Float64") for name, values in columns.items()}
    numbers = {name: pd.Series(v).astype("float64") for name, v in numbers.items()}
    return table.assign(**numbers, crosses_none=[one.crosses for one in needed])


def make_missing(tables: Sequence[Cases]) -> pd.DataFrame:
    """Count who is left out, by arm and by the first column that is missing."""
    cases = tables[0]
    rows = []
    for at, arm in [*enumerate(cases.names), (-1, None)]:
        for reason, (column, why) in enumerate(cases.reasons):
            people = int(((cases.whose == at) & (cases.left == reason)).sum())
            if people:
                rows.append({"arm": arm, "column": column, "why": why, "people": people})
    return pd.DataFrame(rows, columns=["arm", "column", "why", "people"]).astype(
        {"arm": "str", "column": "str", "why": "str", "people": "int64"}
    )


def make_flow(tables: Sequence[Cases], phrases: dict[str, Phrase]) -> pd.DataFrame:
    """Count the people of each arm that are left at each stage, those without an arm too."""
    cases = tables[0]
    arms = [*enumerate(cases.names), *([(-1, None)] if (cases.whose < 0).any() else [])]
    known = [(at, phrase(_STAGES[why], name=name)) for at, (name, why) in enumerate(cases.reasons)]
    rows = []
    for at, arm in arms:
        left = cases.left[cases.whose == at]
        stages = [(phrase("arms.stage.listed"), len(left))]
        stages += [(told, int(((left < 0) | (left > why)).sum())) for why, told in known[1:]]
        stages += [(phrase("arms.stage.compared"), int((left < 0).sum()))]
        for told, people in stages:
            rows.append({"stage": write_plain(told, phrases), "arm": arm, "people": people})
    frame = pd.DataFrame(rows, columns=["stage", "arm", "people"])
    return frame.astype({"stage": "str", "arm": "str", "people": "int64"})
