"""From a difference to a verdict: the same rule for a person and for a group."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.questions.judge import Estimates, Judged, Scale, decide
from hdiary.questions.reasons import Phrases
from hdiary.trials import rules as because
from hdiary.trials.planned import Planned
from hdiary.trials.reach import LEVEL

_ROUNDING = 1e-12
_COLUMNS = {
    "estimate": "difference", "low": "ci_low", "high": "ci_high", "p": "p_value", "q": "p_holm",
}  # fmt: skip


def needed_to_claim(plan: Planned) -> float:
    """Give the p-value at or below which something is claimed, shared between planned looks."""
    return LEVEL / (len(plan.looks) + 1) + _ROUNDING


def judge_rows(
    plan: Planned, frame: pd.DataFrame, *, passing: npt.ArrayLike, gated: Phrases
) -> Judged:
    """Judge each row of a table by what matters of the plan's outcome."""
    little = because.LITTLE_SIZE[plan.outcome]
    columns = {name: frame[column].to_numpy(dtype=np.float64) for name, column in _COLUMNS.items()}
    return decide(
        Estimates(**columns),
        Scale(
            little=(-little, little),
            above=because.WORSE[plan.outcome],
            below=because.BETTER[plan.outcome],
        ),
        passing=np.asarray(passing, dtype=np.bool_),
        gated=gated,
    )
