"""The steps from the bytes of a file to a diary, in their order."""

from __future__ import annotations

from typing import Any

from hdiary.diary import Diary, DiaryError
from hdiary.diary.arrays import Ints
from hdiary.read.context import Context
from hdiary.read.formats.format import Raw
from hdiary.read.from_rows import read_rows_laid_out
from hdiary.read.remember import Remembered
from hdiary.read.source import Source, open_source
from hdiary.read.tables import lay_out_rows, take_table
from hdiary.read.without import read_without_refused, without_lines


def read_file(path_or_buffer: Any, kept: Remembered | None, context: Context) -> Diary:
    """Read a file as declared: its table, what the columns are, their cells, and the diary."""
    source: Source | None = None
    try:
        source = open_source(path_or_buffer, context.found)
        return _read(source, kept, context)
    except DiaryError:
        # Brought in only here: what can be read as a diary is none of these.
        from hdiary.read.no_diary import refuse_no_diary

        refuse_no_diary(path_or_buffer, source)
        raise


def _read(source: Source, kept: Remembered | None, context: Context) -> Diary:
    """Read what was taken in."""
    context.found.file = source.name
    taken = take_table(source, context)

    def once(raw: Raw, context: Context, gone: Ints) -> tuple[Raw, Diary]:
        laid = without_lines(lay_out_rows(raw, context), gone)
        return laid, read_rows_laid_out(laid, kept, context)

    return read_without_refused(taken, once, context)
