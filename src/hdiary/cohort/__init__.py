"""What concerns many people: their endpoints, their arms, and an engine for all of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hdiary.cohort.arms import compare_arms, compare_days, compare_endpoints, table_one
    from hdiary.cohort.endpoints.of_days import (
        attacks,
        headache_days,
        medication_days,
        moderate_days,
    )
    from hdiary.cohort.endpoints.of_doses import pain_free_2h, pain_relief_2h, sustained_24h
    from hdiary.cohort.endpoints.of_pain import mean_pain, mean_pain_all_days
    from hdiary.cohort.endpoints.of_people import responders
    from hdiary.cohort.endpoints.result import EndpointsResult
    from hdiary.cohort.engine.answer import CohortAnswer
    from hdiary.cohort.engine.cohort import Cohort
    from hdiary.cohort.engine.errors import CohortError
    from hdiary.cohort.engine.opened import open_cohort

__all__ = [
    "ArmsError",
    "Cohort",
    "CohortAnswer",
    "CohortError",
    "ComparisonResult",
    "DaysResult",
    "EndpointsComparison",
    "EndpointsResult",
    "TableOne",
    "attacks",
    "compare_arms",
    "compare_days",
    "compare_endpoints",
    "compare_responders",
    "headache_days",
    "mean_pain",
    "mean_pain_all_days",
    "medication_days",
    "moderate_days",
    "open_cohort",
    "pain_free_2h",
    "pain_relief_2h",
    "responders",
    "sustained_24h",
    "table_one",
]

_HOMES = {
    **dict.fromkeys(
        ("ArmsError", "ComparisonResult", "DaysResult", "EndpointsComparison", "TableOne"),
        "hdiary.cohort.arms",
    ),
    **dict.fromkeys(
        ("compare_arms", "compare_days", "compare_endpoints", "compare_responders", "table_one"),
        "hdiary.cohort.arms",
    ),
    "EndpointsResult": "hdiary.cohort.endpoints.result",
    **dict.fromkeys(
        ("attacks", "headache_days", "medication_days", "moderate_days"),
        "hdiary.cohort.endpoints.of_days",
    ),
    **dict.fromkeys(
        ("pain_free_2h", "pain_relief_2h", "sustained_24h"), "hdiary.cohort.endpoints.of_doses"
    ),
    **dict.fromkeys(("mean_pain", "mean_pain_all_days"), "hdiary.cohort.endpoints.of_pain"),
    "responders": "hdiary.cohort.endpoints.of_people",
    "Cohort": "hdiary.cohort.engine.cohort",
    "CohortAnswer": "hdiary.cohort.engine.answer",
    "CohortError": "hdiary.cohort.engine.errors",
    "open_cohort": "hdiary.cohort.engine.opened",
}
"""What is brought in when it is first asked for; `hdiary.endpoints` has its room's name."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'hdiary.cohort' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
