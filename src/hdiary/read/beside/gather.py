"""From the files that were named to one account of each source's days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hdiary.diary import DiaryError, Problems
from hdiary.read.beside.daily import Beside, Daily
from hdiary.read.beside.opened import NO_FORMAT, Opened, open_others
from hdiary.read.beside.refused import refuse_file
from hdiary.read.beside.registry import ANY, find_beside
from hdiary.read.beside.unite import unite
from hdiary.read.context import Context, Progress
from hdiary.read.declared import Declared, check_declared
from hdiary.read.source import Source
from hdiary.words import phrase

_NO_DAYS = {"no days", "not a table", "empty"}
"""What is no fault of a file that lies among others."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Given:
    """What was given beside a diary."""

    sources: tuple[Daily, ...]
    files: Mapping[str, int]  # How many files each source had, by its name
    unread: tuple[str, ...]  # Files of many that tell of no day

    def files_of(self, daily: Daily) -> int:
        """Say of how many files a source was."""
        return self.files.get(daily.name, 1)


def gather(others: Any, *, dates: str | None, zone: str | None, progress: Progress) -> Given:
    """Read every file, and make one of those of the same source."""
    declared = Declared(dates=dates, zone=zone)
    check_declared(declared)
    opened = list(open_others(others))
    parts: dict[str, list[Daily]] = {}
    unread: list[str] = []
    loose: list[tuple[Daily, str]] = []
    refused: DiaryError | None = None
    together, opened = _take_together(opened)
    for known, several in together:
        daily = _read_together(known, several, declared)
        parts[daily.name] = [daily]
    for done, one in enumerate(opened, start=1):
        try:
            _pass_over_the_rest(one, among_an_export=bool(together))
            daily = _read(one.source, Context(declared=declared, found=one.found))
        except DiaryError as error:
            if not one.among or not set(error.problems["code"]) <= _NO_DAYS:
                raise
            refused = refused or error
            unread.append(Path(one.source.name or "").name)
            continue
        finally:
            if progress is not None:
                progress(done, len(opened))
        if one.among and daily.name == ANY.name:
            loose.append((daily, Path(one.source.name or "").name))
        else:
            parts.setdefault(daily.name, []).append(daily)
    if parts:
        # What lies beside an export that is known is about it, such as the names of stations.
        unread += [name for _, name in loose]
    else:
        parts |= {ANY.name: [daily for daily, _ in loose]} if loose else {}
    if not parts:
        _refuse(refused)
    return Given(
        sources=tuple(unite(listed) for listed in parts.values()),
        files={name: len(listed) for name, listed in parts.items()}
        | {known.name: len(several) for known, several in together},
        unread=tuple(unread),
    )


def _pass_over_the_rest(one: Opened, *, among_an_export: bool) -> None:
    """Refuse tables of nobody knows what in an app's export: most of them tell of the account."""
    if among_an_export and one.among and find_beside(one.source) is None:
        refuse_file(Context(found=one.found), "no_days")


def _take_together(opened: list[Opened]) -> tuple[list[tuple[Beside, list[Opened]]], list[Opened]]:
    """Part the files of sources that are read all at once from those read one by one."""
    known = [find_beside(one.source) for one in opened]
    taken = {
        beside.name: (beside, [o for o, k in zip(opened, known, strict=True) if k is beside])
        for beside in known
        if beside is not None and beside.read_all is not None
    }
    rest = [o for o, k in zip(opened, known, strict=True) if k is None or k.read_all is None]
    return list(taken.values()), rest


def _read_together(known: Beside, several: list[Opened], declared: Declared) -> Daily:
    context = Context(declared=declared, found=several[0].found)
    sources = [one.source for one in several]
    if known.read_all is None:
        return known.read(sources[0], context)
    return known.read_all(sources, context)


def _read(source: Source, context: Context) -> Daily:
    known = find_beside(source)
    if known is None and source.format is NO_FORMAT:
        refuse_file(context, "no_days")
    daily = (known or ANY).read(source, context)
    if daily.frame.empty:
        refuse_file(context, "no_days")
    return daily


def _refuse(refused: DiaryError | None) -> None:
    if refused is not None:
        raise refused
    found = Problems()
    found.add(
        "no file",
        expected=phrase("read.beside.refused.a_table"),
        suggestion=phrase("read.beside.refused.no_file"),
    )
    found.raise_errors()
