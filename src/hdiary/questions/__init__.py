"""The questions that a diary can answer, each with one result."""

from collections.abc import Callable
from typing import Any

from hdiary.questions.burden import BurdenResult, burden
from hdiary.questions.course import TrendGates
from hdiary.questions.pattern import PatternResult, pattern
from hdiary.questions.records import describe_diary, json_records
from hdiary.questions.result import Answer
from hdiary.questions.trigger_rules import TriggerGates
from hdiary.questions.triggers import TriggersResult, triggers

QUESTIONS: dict[str, Callable[..., Any]] = {
    "burden": burden,
    "pattern": pattern,
    "triggers": triggers,
}
"""Every question by its name: a Diary and settings in, one `Answer` out."""

__all__ = [
    "QUESTIONS",
    "Answer",
    "BurdenResult",
    "PatternResult",
    "TrendGates",
    "TriggerGates",
    "TriggersResult",
    "burden",
    "describe_diary",
    "json_records",
    "pattern",
    "triggers",
]
