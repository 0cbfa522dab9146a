"""Which sheets of a workbook hold the diary: one, or all that have the same form."""

from __future__ import annotations

from hdiary.diary import DiaryError, Problems
from hdiary.read.calendar_page import names_a_calendar
from hdiary.read.context import Context
from hdiary.read.declared import Declared
from hdiary.read.excel import sheet_table
from hdiary.read.header import SEARCHED_ROWS, diary_likeness, find_header, names_a_diary
from hdiary.read.one_sheet import read_sheet
from hdiary.read.sheet_stack import stack_sheets
from hdiary.read.sheets_asked import tell_unread
from hdiary.read.sheets_each import NEEDED_SCORE
from hdiary.read.table import Table
from hdiary.read.turned import find_across
from hdiary.read.workbook import Sheet, read_sheets, sheets_named
from hdiary.words import Phrase, phrase


def choose_sheets(data: bytes, context: Context) -> tuple[Table, str | Phrase]:
    """Read the sheet of a workbook that holds the diary, or all that do in one form."""
    # Lines are Excel's row numbers; through several sheets they run on. The sheet, or the
    # sheets, in words.
    declared, found = context.declared, context.found
    sheets = [sheet for sheet in read_sheets(data, found) if sheet.rows]
    if declared.sheet is not None:
        sheets = [_named(declared.sheet, sheets, found)]
    if not sheets:
        found.add(
            "empty",
            expected=phrase("read.sheets.with_diary"),
            suggestion=phrase("read.sheets.no_cells"),
        )
        raise DiaryError(found.frame(), phrases=found.phrases)
    likely = _likely(sheets, declared)
    # A hidden sheet is somebody's draft where one that can be seen holds a diary.
    likely = [sheet for sheet in likely if not sheet.hidden] or likely
    chosen = likely or [max(sheets, key=lambda sheet: _score(sheet, declared))]
    others = [sheet for sheet in sheets if sheet not in chosen]
    for sheet in others if likely else ():
        if not sheet.hidden:
            tell_unread(sheet, sheet_table(sheet, declared.mapped, Problems()), context)
    if len(chosen) == 1:
        return read_sheet(chosen[0], context), chosen[0].name
    return stack_sheets(chosen, others, context)


def _likely(sheets: list[Sheet], declared: Declared) -> list[Sheet]:
    """Give the sheets that hold a diary; what was said of one sheet makes no other a diary."""
    likely = [sheet for sheet in sheets if _holds_diary(sheet, declared)]
    return likely or [sheet for sheet in sheets if declared.mapped and _is_named(sheet, declared)]


def _is_named(sheet: Sheet, declared: Declared) -> bool:
    return _score(sheet, declared) >= NEEDED_SCORE


def _named(name: str, sheets: list[Sheet], found: Problems) -> Sheet:
    for sheet in sheets:
        if sheet.name == name:
            return sheet
    found.add(
        "sheet",
        value=name[:40],
        expected=sheets_named("one_of", [sheet.name for sheet in sheets]),
        suggestion=phrase("read.sheets.give_name"),
    )
    raise DiaryError(found.frame(), phrases=found.phrases)


def _score(sheet: Sheet, declared: Declared) -> int:
    return find_header([cells for _, cells in sheet.rows[:SEARCHED_ROWS]], declared.mapped)[1]


def _holds_diary(sheet: Sheet, declared: Declared) -> bool:
    """Say whether a sheet names days and what happened on them, or has its days run across."""
    rows = [cells for _, cells in sheet.rows[:SEARCHED_ROWS]]
    position, score = find_header(rows, declared.mapped)
    names = rows[position]
    named = diary_likeness(names) >= NEEDED_SCORE or names_a_diary(names, declared.mapped)
    if named and score >= NEEDED_SCORE:
        return True
    return find_across(sheet.rows) is not None or names_a_calendar(sheet.rows)
