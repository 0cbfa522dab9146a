"""The questions that a diary can answer, each with one result; each comes in when it is asked."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from hdiary.registry import QUESTIONS as LISTED

if TYPE_CHECKING:
    from collections.abc import Callable

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

    QUESTIONS: dict[str, Callable[..., Any]]

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

_ASKED = {question.name: question for question in LISTED}
_HOMES = {
    **dict.fromkeys(("Answer", "SettingError"), "hdiary.questions.answer"),
    **dict.fromkeys(("describe_diary", "json_records"), "hdiary.questions.records"),
}


class _Questions(ModuleType):
    """A question is called as its room is: here its function stands for both."""

    def __setattr__(self, name: str, value: Any) -> None:
        # Whoever brings in a room would have Python put it in the place of its function.
        if not (name in _ASKED and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Questions


def __getattr__(name: str) -> Any:
    # One answer needs one room: all of them together take as long as reading a diary.
    if name == "QUESTIONS":
        # Every question by its name: a Diary and settings in, one `Answer` out.
        found: Any = {asked: question.ask() for asked, question in _ASKED.items()}
    elif name in _ASKED:
        found = _ASKED[name].ask()
    elif name in _HOMES:
        found = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module 'hdiary.questions' has no attribute {name!r}")
    globals()[name] = found
    return found
