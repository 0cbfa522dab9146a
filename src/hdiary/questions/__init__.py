"""The questions that a diary can answer, each with one result."""

from collections.abc import Callable
from typing import Any

from hdiary.questions.burden import BurdenResult, burden
from hdiary.questions.change import ChangeResult, change
from hdiary.questions.change_rules import ChangeGates
from hdiary.questions.course import TrendGates
from hdiary.questions.dose import DoseResult, dose
from hdiary.questions.dose_rules import DoseGates
from hdiary.questions.pattern import PatternResult, pattern
from hdiary.questions.records import describe_diary, json_records
from hdiary.questions.relief import ReliefResult, relief
from hdiary.questions.relief_units import ReliefGates
from hdiary.questions.result import Answer, SettingError
from hdiary.questions.treatments import TreatmentsResult, treatments
from hdiary.questions.trigger_rules import TriggerGates
from hdiary.questions.triggers import TriggersResult, triggers

QUESTIONS: dict[str, Callable[..., Any]] = {
    "burden": burden,
    "pattern": pattern,
    "triggers": triggers,
    "relief": relief,
    "change": change,
    "dose": dose,
    "treatments": treatments,
}
"""Every question by its name: a Diary and settings in, one `Answer` out."""

__all__ = [
    "QUESTIONS",
    "Answer",
    "BurdenResult",
    "ChangeGates",
    "ChangeResult",
    "DoseGates",
    "DoseResult",
    "PatternResult",
    "ReliefGates",
    "ReliefResult",
    "SettingError",
    "TreatmentsResult",
    "TrendGates",
    "TriggerGates",
    "TriggersResult",
    "burden",
    "change",
    "describe_diary",
    "dose",
    "json_records",
    "pattern",
    "relief",
    "treatments",
    "triggers",
]
