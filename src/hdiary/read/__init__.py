"""How a diary gets in: from bytes to a checked Diary, with every problem told at once."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from hdiary.read.reader import read_diary
from hdiary.read.reading import Reading

if TYPE_CHECKING:
    from hdiary.read.beside import Joined, join
    from hdiary.read.mapping.columns import MapColumn
    from hdiary.read.mapping.propose import DiaryMap, propose_map
    from hdiary.read.measures import read_measures
    from hdiary.read.people import read_people

__all__ = [
    "DiaryMap",
    "Joined",
    "MapColumn",
    "Reading",
    "join",
    "propose_map",
    "read_diary",
    "read_measures",
    "read_people",
]

_HOMES = {
    "Joined": "hdiary.read.beside",
    "join": "hdiary.read.beside",
    "MapColumn": "hdiary.read.mapping.columns",
    "DiaryMap": "hdiary.read.mapping.propose",
    "propose_map": "hdiary.read.mapping.propose",
    "read_measures": "hdiary.read.measures",
    "read_people": "hdiary.read.people",
}
"""What is brought in when it is first asked for: most who read a diary need none of it."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'hdiary.read' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
