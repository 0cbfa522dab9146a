"""The columns of a map: what is written for each, and what else may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hdiary.read.mapping.ask import Walk
from hdiary.read.mapping.cells import others_of
from hdiary.read.mapping.look import PART, Seen
from hdiary.read.remember import AUTO
from hdiary.words import Phrase


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class MapColumn:
    """One column of a file, as a map has it."""

    header: str  # Its heading as it stands in the file
    times: int  # How many columns have this heading
    becomes: str  # A canonical column, ``factor``, ``ignore`` or ``part``: what hdiary makes of it
    written: str  # The same, or ``auto``; empty where a question is about it
    sure: str  # ``sure``, ``likely`` or ``unsure``
    how: str | Phrase  # From what: its name, its cells, an app's format
    cells: Phrase  # What kind of cells stand in it, and how many rows are filled
    others: tuple[str, ...]  # What else may be written


def meanings_of(seen: Sequence[Seen], walk: Walk) -> dict[str, str]:
    """Give the columns of which a meaning may be written, each with it."""
    asked = asked_columns(walk)
    found: dict[str, set[str]] = {}
    for one in seen:
        found.setdefault(one.header, set()).add(one.becomes)
    return {
        header: next(iter(becomes))
        for header, becomes in found.items()
        if len(becomes) == 1 and PART not in becomes and header.strip() and header not in asked
    }


def asked_columns(walk: Walk) -> set[str]:
    """Name the columns whose meaning is asked for."""
    choices = (choice for one in walk.questions for choice in one.choices)
    return {header for choice in choices for header in choice.settings.get("columns", {})}


def write_columns(
    seen: Sequence[Seen], given: Mapping[str, str], walk: Walk, harmless: Mapping[str, str]
) -> tuple[MapColumn, ...]:
    """Say of each heading what is written: what it is, where that changes nothing, or ``auto``."""
    asked = asked_columns(walk)
    times = Counter(one.header for one in seen)
    first = {one.header: one for one in reversed(seen)}
    columns = []
    for header in times:
        one = first[header]
        said = given.get(header) or harmless.get(header, AUTO)
        columns.append(
            MapColumn(
                header=header,
                times=times[header],
                becomes=one.becomes,
                written="" if header in asked and header not in given else said,
                sure=one.sure,
                how=one.how,
                cells=one.cells,
                others=others_of(one.kind, said),
            )
        )
    return tuple(columns)
