"""A table of questionnaires that was given for a diary: it is known and told."""

from __future__ import annotations

from hdiary.diary import DiaryError, Problems
from hdiary.read.measures.layout import DAY_HEADINGS, holds_questionnaires
from hdiary.read.no_table import refuse
from hdiary.read.people.opened import beginning, grid_of
from hdiary.read.source import Source
from hdiary.words import phrase


def refuse_measures(source: Source, found: Problems) -> None:
    """Say of totals of questionnaires, given for a diary, how they come beside one."""
    if source.format.name not in ("CSV", "Excel workbook") or not source.data:
        return
    try:
        grid = grid_of(beginning(source), Problems(), {}, DAY_HEADINGS)
    except DiaryError:
        return
    if holds_questionnaires(grid):
        refuse(found, "questionnaires", phrase("read.file.diary"),
               phrase("read.measures.is_measures"))  # fmt: skip
