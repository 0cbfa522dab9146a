"""The columns of a table as they stand in a file: their names, types and what may stand there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.schema import NUMBER_COLUMNS, STATES, factor_kind
from hdiary.vocabulary.columns import COLUMNS
from hdiary.vocabulary.scales import SCALES
from hdiary.vocabulary.sides import SIDES
from hdiary.write.columns import written_names

_CLOSED: Mapping[str, tuple[str, ...]] = {"side": SIDES, "state": STATES}
YES_NO = {"trueValues": ["yes"], "falseValues": ["no"]}
_RATED_TO_10 = ("neck_pain", "pain_before", "pain_after")


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A column of a file."""

    name: str  # As its heading stands in the file
    column: str  # As the diary or the answer calls it
    type: str
    how: Mapping[str, Any] = field(default_factory=dict)  # What else tells how cells are written
    constraints: Mapping[str, Any] = field(default_factory=dict)


def frame_fields(frame: pd.DataFrame, *, kind: str) -> tuple[Field, ...]:
    """Give the columns of a table that is written as it is."""
    return tuple(_of_frame(str(name), frame[name], kind) for name in frame.columns)


def _of_frame(name: str, values: pd.Series, kind: str) -> Field:
    return Field(name=name, column=name, type=_type(values, kind), constraints=_closed(name))


def _closed(name: str) -> dict[str, Any]:
    return {"enum": list(_CLOSED[name])} if name in _CLOSED else {}


def diary_fields(diary: Diary) -> tuple[Field, ...]:
    """Give the columns of a diary that is written as canonical CSV."""
    return tuple(_of_diary(diary, header, name) for header, name in written_names(diary))


def _of_diary(diary: Diary, header: str, name: str) -> Field:
    given: dict[str, Any] = {"name": header, "column": name}
    if name not in COLUMNS:
        kind = factor_kind(diary.entries[name])
        if kind == "yes/no":
            return Field(**given, type="boolean", how=YES_NO)
        return Field(**given, type="number" if kind == "number" else "string")
    how: dict[str, Any] = {"example": COLUMNS[name].example}
    if name == "date":
        return Field(**given, type="date", how=how, constraints={"required": True})
    if name == "headache":
        return Field(**given, type="boolean", how=YES_NO)
    if name not in NUMBER_COLUMNS or (name == "pain" and diary.scale == "words"):
        return Field(**given, type="string", how=how, constraints=_closed(name))
    return Field(**given, type="number", how=how, constraints=_bounds(diary, name))


def _bounds(diary: Diary, name: str) -> dict[str, Any]:
    if name == "pain":
        scale = SCALES[diary.scale]
        return {"minimum": scale.lowest, "maximum": scale.highest}
    return {"minimum": 0, "maximum": 10} if name in _RATED_TO_10 else {"minimum": 0}


def _type(values: pd.Series, kind: str) -> str:
    dtype = values.dtype
    if pd.api.types.is_datetime64_any_dtype(dtype):
        return "date" if kind == "csv" else "datetime"
    if pd.api.types.is_bool_dtype(dtype):
        return "boolean"
    if pd.api.types.is_integer_dtype(dtype):
        return "integer"
    return "number" if pd.api.types.is_numeric_dtype(dtype) else "string"
