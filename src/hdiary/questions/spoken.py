"""A table for the eye in somebody's language, with the person's own names for treatments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.exposure.told import tell_names
from hdiary.questions.reasons import Reasons
from hdiary.words import Words

_TREATMENTS = {"treatment", "intervention"}
_TABLES = {"side": "sides", "place": "places"}
_SEVERAL = {"together_with", "also_began", "also_ended", "also_again", "also_used", "shared_with"}


def speak_table(frame: pd.DataFrame, reasons: Reasons, say: Words) -> pd.DataFrame:
    """Put names, verdicts and reasons of a frame into a language; numbers stay."""
    if frame.empty:
        return frame
    changed = {}
    for name in map(str, frame.columns):
        change = _find_change(name, reasons, say)
        if change is not None:
            changed[name] = _map(frame[name], change)
    if {"factor", "kind"} <= set(frame.columns):
        changed["factor"] = tell_names(frame, say, reasons)["told"]
    return frame.assign(**changed)


def _find_change(name: str, reasons: Reasons, say: Words) -> Callable[[str], str] | None:
    if name in _TREATMENTS:
        return say.treatment
    if name in _SEVERAL:
        return lambda text: SEPARATOR.join(map(say.treatment, text.split(SEPARATOR)))
    if name in {"verdict", "reason", "step"} or name.endswith(("_verdict", "_reason")):
        verdicts = say.strings["verdicts"]
        return lambda text: say(reasons[text]) if text in reasons else verdicts.get(text, text)
    if name == "medication":
        return lambda text: say_medication(text, say)
    cells = say.strings.get(_TABLES[name]) if name in _TABLES else None
    cells = cells or say.strings["columns"]["cells"].get(name)
    if cells is not None:
        return lambda text: cells.get(text, text)
    return None


def say_medication(name: str, say: Words) -> str:
    """Name a class of medicine, or a group of them; in English as in the table."""
    if say.name == "en":
        return name
    named: str = {**say.strings["classes"], **say.strings["groups"]}.get(name, name)
    return named


def head_of(name: str, question: str, say: Words) -> str:
    """Give the head of a column on the screen; in English it is the column's own name."""
    for key in (f"columns.heads.{name}", f"view.{question}.{name}"):
        if say.name != "en" and say.has(key):
            return say(key)
    return name.replace("_", " ")


def _map(column: pd.Series, change: Callable[[str], str]) -> pd.Series:
    """Change the texts of a column; what is missing stays so."""
    told: dict[Any, str] = {text: change(str(text)) for text in column.dropna().unique()}
    return column.astype("object").map(told).astype("str" if column.notna().all() else "object")
