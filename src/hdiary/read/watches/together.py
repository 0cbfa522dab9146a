"""The files of an export, however many, as one account of the days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from hdiary.diary import DiaryError, Problems
from hdiary.read.context import Context
from hdiary.read.watches.kind import Export, Kind, Records, merge_told
from hdiary.words import Phrase, phrase

_MOST_SHOWN = 20
Part = tuple[bytes, str]
"""A file of an export, and what it is called among several; alone it needs no name."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Gathered:
    """What an export tells."""

    name: str
    frame: pd.DataFrame  # A row a local day: ``date``, then a factor each
    rows: int
    left_out: tuple[tuple[str, Phrase], ...]
    told: tuple[Phrase, ...]


def read_export(export: Export, parts: Sequence[Part], context: Context) -> Gathered:
    """Read the files of an export: those of one kind are one list of records."""
    own = replace(context, found=Problems(context.found.file))
    taken = _taken(export, parts, own)
    told = merge_told(
        [kind.tell(taken[kind.name], own, taken) for kind in export.kinds if kind.name in taken]
    )
    own.found.raise_errors()
    if not len(told.frame):
        _refuse_empty(context.found, export.name)
    return Gathered(
        name=export.name,
        frame=told.frame.sort_values("date").reset_index(drop=True),
        rows=sum(records.rows for records in taken.values()),
        left_out=(*_not_used(export, taken), *told.left_out),
        told=(*told.told, *_bad_rows(own.found)),
    )


def _taken(export: Export, parts: Sequence[Part], context: Context) -> dict[str, Records]:
    found: dict[str, list[Records]] = {}
    for data, name in parts:
        kind = export.kind_of(data)
        if kind is not None:
            found.setdefault(kind.name, []).append(kind.take(data, context, name))
        context.found.raise_errors()
    return {name: _one_list(several) for name, several in found.items()}


def _one_list(several: Sequence[Records]) -> Records:
    if len(several) == 1:
        return several[0]
    return Records(
        frame=pd.concat([one.frame for one in several], ignore_index=True),
        rows=sum(one.rows for one in several),
        others=tuple(dict.fromkeys(name for one in several for name in one.others)),
    )


def _not_used(export: Export, taken: dict[str, Records]) -> Iterator[tuple[str, Phrase]]:
    """Name what the records tell besides, once for each kind of them."""
    for kind in export.kinds:
        others = taken[kind.name].others if kind.name in taken else ()
        if others:
            yield ", ".join(others[:_MOST_SHOWN]), _why(kind, len(others))


def _why(kind: Kind, n: int) -> Phrase:
    what = phrase(f"read.watches.kinds.{kind.name}")
    if n > _MOST_SHOWN:
        return phrase("read.watches.left.and_more", what=what, n=n - _MOST_SHOWN)
    return phrase("read.watches.left.not_of_a_day", what=what)


def _bad_rows(found: Problems) -> Iterator[Phrase]:
    """Tell the records that were left out, each with its line and what it says."""
    for group in found.groups:
        lines = tuple(str(line) for line in group.lines[:_MOST_SHOWN])
        yield phrase(
            "read.watches.told.row" if lines else "read.watches.told.record",
            lines=lines,
            n=max(len(group.lines), 1),
            column=group.column,
            value=group.value,
            expected=found.phrases.get(group.expected, group.expected),
            suggestion=found.phrases.get(group.suggestion, group.suggestion),
        )


def _refuse_empty(found: Problems, name: str) -> None:
    found.add(
        "no days",
        expected=phrase("read.watches.expected.days"),
        suggestion=phrase("read.watches.no_days", name=name),
    )
    raise DiaryError(found.frame(), phrases=found.phrases)
