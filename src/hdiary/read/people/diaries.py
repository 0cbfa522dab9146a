"""A diary that was given for people's facts, and the reverse: each is known and told."""

from __future__ import annotations

from collections.abc import Collection

from hdiary.diary import DiaryError, Problems
from hdiary.diary.people import likeness
from hdiary.read.header import names_a_diary
from hdiary.read.no_table import refuse
from hdiary.read.people.grid import Grid
from hdiary.read.people.opened import beginning, grid_of
from hdiary.read.source import Source
from hdiary.vocabulary.columns import column_meaning
from hdiary.words import phrase

_SURE = 2
_ONCE = 0.5
_OF_A_DIARY = {"date", "start", "pain", "headache"}


def refuse_diary(grid: Grid, asked: Collection[str], found: Problems) -> None:
    """Refuse a table with a day and pain in its rows, whose people come back."""
    if asked or not names_a_diary(grid.names, {}):
        return
    named = [k for k, name in enumerate(grid.names) if likeness(name)]
    cells = grid.column(named[0]) if named else []
    if len(set(cells)) <= _ONCE * len(cells):
        refuse(found, "a diary", phrase("read.people.a_table"), phrase("read.people.is_diary"))


def refuse_facts(source: Source, found: Problems) -> None:
    """Say of a table of people, given for a diary, how it comes beside one."""
    if source.format.name not in ("CSV", "Excel workbook") or not source.data:
        return
    # Of a large file the first rows tell most diaries from facts; only then is all of it read.
    if _are_facts(beginning(source)) and _are_facts(source):
        refuse(found, "people's facts", phrase("read.file.diary"), phrase("read.people.is_facts"))


def _are_facts(source: Source) -> bool:
    """Say whether each row of a table is of another person, and no column is of a diary."""
    try:
        grid = grid_of(source, Problems(), {}, ())
    except DiaryError:
        return False
    named = [k for k, name in enumerate(grid.names) if likeness(name) >= _SURE]
    if len(named) != 1 or len(grid.names) < 2 or len(grid.rows) < 2:
        return False
    cells = grid.column(named[0])
    told = {column_meaning(name).meaning for name in grid.names}
    return len(set(cells)) == len(cells) and not told & _OF_A_DIARY
