"""The questions that a diary can answer, each with one result."""

from collections.abc import Callable
from typing import Any

from hdiary.questions.answer import Answer, SettingError
from hdiary.questions.burden.ask import burden
from hdiary.questions.change.ask import change
from hdiary.questions.dose.ask import dose
from hdiary.questions.next.ask import next
from hdiary.questions.pattern.ask import pattern
from hdiary.questions.records import describe_diary, json_records
from hdiary.questions.relief.ask import relief
from hdiary.questions.treatments.ask import treatments
from hdiary.questions.triggers.ask import triggers
from hdiary.registry import QUESTIONS as LISTED

QUESTIONS: dict[str, Callable[..., Any]] = {question.name: question.ask() for question in LISTED}
"""Every question by its name: a Diary and settings in, one `Answer` out."""

# A question is called as its room is: here its function stands for both.
globals().update(QUESTIONS)

__all__ = [
    "QUESTIONS",
    "Answer",
    "SettingError",
    "burden",
    "change",
    "describe_diary",
    "dose",
    "json_records",
    "next",
    "pattern",
    "relief",
    "treatments",
    "triggers",
]
