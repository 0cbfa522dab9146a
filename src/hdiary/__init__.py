"""Headache diaries, read without loss and answered honestly.

>>> import hdiary
>>> diary = hdiary.read_diary("diary.csv")           # doctest: +SKIP
>>> print(hdiary.burden(diary).summary())            # doctest: +SKIP

These are the public names, and nothing else. Each is brought in when it is first used, so
``import hdiary`` itself takes milliseconds.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hdiary import plots
    from hdiary.diary import Diary, DiaryError, make_diary
    from hdiary.questions import (
        BurdenResult,
        ChangeGates,
        ChangeResult,
        DoseGates,
        DoseResult,
        PatternResult,
        ReliefGates,
        ReliefResult,
        TreatmentsResult,
        TriggerGates,
        TriggersResult,
        burden,
        change,
        dose,
        pattern,
        relief,
        treatments,
        triggers,
    )
    from hdiary.read import read_diary
    from hdiary.report import make_page, make_pdf
    from hdiary.simulate import simulate_diaries
    from hdiary.widgets import choose_days, choose_diary, choose_factor, choose_start, explore
    from hdiary.write import WriteError, diary_csv, write_diary, write_template

__version__ = "0.1.0"

_ROOM_OF = {
    "BurdenResult": "hdiary.questions",
    "ChangeGates": "hdiary.questions",
    "ChangeResult": "hdiary.questions",
    "Diary": "hdiary.diary",
    "DiaryError": "hdiary.diary",
    "DoseGates": "hdiary.questions",
    "DoseResult": "hdiary.questions",
    "PatternResult": "hdiary.questions",
    "ReliefGates": "hdiary.questions",
    "ReliefResult": "hdiary.questions",
    "TreatmentsResult": "hdiary.questions",
    "TriggerGates": "hdiary.questions",
    "TriggersResult": "hdiary.questions",
    "WriteError": "hdiary.write",
    "burden": "hdiary.questions",
    "change": "hdiary.questions",
    "choose_days": "hdiary.widgets",
    "choose_diary": "hdiary.widgets",
    "choose_factor": "hdiary.widgets",
    "choose_start": "hdiary.widgets",
    "diary_csv": "hdiary.write",
    "dose": "hdiary.questions",
    "explore": "hdiary.widgets",
    "make_diary": "hdiary.diary",
    "make_page": "hdiary.report",
    "make_pdf": "hdiary.report",
    "pattern": "hdiary.questions",
    "read_diary": "hdiary.read",
    "relief": "hdiary.questions",
    "simulate_diaries": "hdiary.simulate",
    "treatments": "hdiary.questions",
    "triggers": "hdiary.questions",
    "write_diary": "hdiary.write",
    "write_template": "hdiary.write",
}

__all__ = [
    "BurdenResult",
    "ChangeGates",
    "ChangeResult",
    "Diary",
    "DiaryError",
    "DoseGates",
    "DoseResult",
    "PatternResult",
    "ReliefGates",
    "ReliefResult",
    "TreatmentsResult",
    "TriggerGates",
    "TriggersResult",
    "WriteError",
    "__version__",
    "burden",
    "change",
    "choose_days",
    "choose_diary",
    "choose_factor",
    "choose_start",
    "diary_csv",
    "dose",
    "explore",
    "make_diary",
    "make_page",
    "make_pdf",
    "pattern",
    "plots",
    "read_diary",
    "relief",
    "simulate_diaries",
    "treatments",
    "triggers",
    "write_diary",
    "write_template",
]


def __getattr__(name: str) -> Any:
    if name == "plots":
        return import_module("hdiary.plots")
    if name not in _ROOM_OF:
        raise AttributeError(f"module 'hdiary' has no attribute {name!r}")
    return getattr(import_module(_ROOM_OF[name]), name)


def __dir__() -> list[str]:
    return list(__all__)
