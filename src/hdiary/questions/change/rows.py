"""The rows of the change answer, and what a person's other starts make of a claim."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.questions.change.judge import Judged
from hdiary.questions.change.measure import Measured
from hdiary.questions.change.rules import CLAIMS, ONE_OF_MANY, OUTCOMES, ChangeRules
from hdiary.questions.change.starts import Starts
from hdiary.stats import adjust_false_discovery
from hdiary.vocabulary.verdicts import CANNOT_TELL, NOT_ENOUGH


def lay_rows(
    names: pd.DataFrame, starts: Starts, measured: Measured, judged: Judged
) -> pd.DataFrame:
    """Lay out what was measured and judged, one row for each comparison."""
    change, lines = measured.levels.change, measured.lines
    columns = {
        "before": measured.mean_before,
        "after": measured.mean_after,
        "change": change.estimate,
        "ci_low": change.low,
        "ci_high": change.high,
        "p_value": change.p_value,
        "nap": measured.overlap.nap,
        "nap_low": measured.overlap.low,
        "nap_high": measured.overlap.high,
        "days_before": measured.days_before,
        "days_after": measured.days_after,
        "slope_before": lines.slope_before.estimate,
        "slope_change": lines.slope_change.estimate,
        "slope_change_low": lines.slope_change.low,
        "slope_change_high": lines.slope_change.high,
        "rho": change.rho,
        "found": starts.found,
        "bad_week": measured.spell,
        "going": judged.going,
        "more_days": pd.array(judged.more_days).astype("Int64"),
        "verdict": pd.array(judged.verdict, dtype="str"),
        "reason": judged.reason,
    }
    return names.assign(**columns)


def weigh_many(table: pd.DataFrame, starts: Starts, *, rules: ChangeRules) -> None:
    """Adjust for a person having several starts: a claim among many needs more than one alone."""
    table.insert(list(table.columns).index("p_value") + 1, "q_value", np.nan)
    for outcome in OUTCOMES:
        rows = (table["outcome"] == outcome).to_numpy()
        judged = rows & (table["verdict"] != NOT_ENOUGH).to_numpy()
        p_value = table["p_value"].where(judged).to_numpy(dtype=np.float64)[rows]
        people = int(starts.who.max(initial=-1)) + 1
        table.loc[rows, "q_value"] = adjust_false_discovery(p_value, starts.who, n_groups=people)
    many = table["verdict"].isin(CLAIMS) & (table["q_value"] > rules.false_discovery)
    table.loc[many, "verdict"] = CANNOT_TELL
    reason = table["reason"].to_numpy(dtype=object, copy=True)
    reason[many.to_numpy()] = ONE_OF_MANY
    table["reason"] = reason
