"""Exports of watches and telephones beside a diary, one file or many."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import PurePath

from hdiary.read.beside.daily import Beside, Daily
from hdiary.read.context import Context
from hdiary.read.source import Source
from hdiary.read.watches.exports import EXPORTS
from hdiary.read.watches.kind import Export
from hdiary.read.watches.together import read_export


def _recognise(export: Export, source: Source) -> bool:
    return export.kind_of(source.data) is not None


def _read(export: Export, source: Source, context: Context) -> Daily:
    return _read_all(export, [source], context)


def _read_all(export: Export, sources: Sequence[Source], context: Context) -> Daily:
    """Read several files as one: a day may begin in one of them and end in the next."""
    several = len(sources) > 1
    parts = [(one.data, PurePath(one.name or "").name if several else "") for one in sources]
    read = read_export(export, parts, context)
    return Daily(
        name=read.name, frame=read.frame, rows=read.rows, left_out=read.left_out, told=read.told
    )


WATCHES = tuple(
    Beside(
        name=one.name,
        recognise=partial(_recognise, one),
        read=partial(_read, one),
        read_all=partial(_read_all, one),
    )
    for one in EXPORTS
)
