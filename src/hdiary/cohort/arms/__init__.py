"""Arms of a trial, or any groups of people, compared by what they ended with."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hdiary.cohort.arms.ask import compare_arms
    from hdiary.cohort.arms.days import compare_days
    from hdiary.cohort.arms.days_result import DaysResult
    from hdiary.cohort.arms.first_table import TableOne, table_one
    from hdiary.cohort.arms.problems import ArmsError
    from hdiary.cohort.arms.responders import compare_responders
    from hdiary.cohort.arms.result import ComparisonResult
    from hdiary.cohort.arms.trial import compare_endpoints
    from hdiary.cohort.arms.trial_result import EndpointsComparison

__all__ = [
    "ArmsError",
    "ComparisonResult",
    "DaysResult",
    "EndpointsComparison",
    "TableOne",
    "compare_arms",
    "compare_days",
    "compare_endpoints",
    "compare_responders",
    "table_one",
]

_HOMES = {
    "ArmsError": "hdiary.cohort.arms.problems",
    "ComparisonResult": "hdiary.cohort.arms.result",
    "DaysResult": "hdiary.cohort.arms.days_result",
    "EndpointsComparison": "hdiary.cohort.arms.trial_result",
    "TableOne": "hdiary.cohort.arms.first_table",
    "compare_arms": "hdiary.cohort.arms.ask",
    "compare_days": "hdiary.cohort.arms.days",
    "compare_endpoints": "hdiary.cohort.arms.trial",
    "compare_responders": "hdiary.cohort.arms.responders",
    "table_one": "hdiary.cohort.arms.first_table",
}
"""What is brought in when it is first asked for."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'hdiary.cohort.arms' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
