"""The template as a workbook: choices in the cells, checks of values, and what columns mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from hdiary.words import Words, load_words
from hdiary.write.book import book_bytes
from hdiary.write.cells import guard_formula
from hdiary.write.choices import CHOICES, WORKBOOK_COLUMNS
from hdiary.write.offered import offer_words
from hdiary.write.shown import Question, Shown, show_columns

_TIMES = ("start", "end", "treated_at")
_RATINGS = ("pain", "neck_pain", "pain_before", "pain_after")
_YES_NO = ("headache", "trial_done")
_CLOSED = ("side", "headache")
_WIDTHS = {"date": 16, "location": 22, "activity": 24, "posture": 24, "treatment": 28, "notes": 40}
_USUAL_WIDTH = 12
_ROOM_FOR_MORE = 200
# The weekday is how the date is shown: it changes with the date, and the cell stays a date.
_DATE_SHAPES = {"en": "[$-409]ddd yyyy-mm-dd", "de": "[$-407]ddd dd.mm.yyyy"}


def workbook_bytes(
    rows: Sequence[Mapping[str, object]],
    *,
    columns: Sequence[str] = WORKBOOK_COLUMNS,
    language: str = "en",
    factors: Sequence[Question] = (),
    choices: Mapping[str, Sequence[str]] | None = None,
) -> bytes:
    """Make the template workbook, with what stands in each row beforehand."""
    say = load_words(language)
    shown = show_columns(columns, factors, say)
    offered = {
        name: offer_words(name, (choices or {}).get(name, words), say)
        for name, words in CHOICES.items()
    }
    offered["yes_no"] = say.lines("write.workbook.yes_no")
    book = Workbook()
    sheet: Any = book.active
    sheet.title = say("write.workbook.sheet")
    _explain(book.create_sheet(say("write.workbook.meaning_sheet")), shown, say)
    lists = _list_words(book, offered, say)
    _lay_out(sheet, rows, shown)
    for at, column in enumerate(shown, start=1):
        _help_column(sheet, at, column, rows=len(rows) + _ROOM_FOR_MORE, lists=lists, say=say)
    return book_bytes(book)


def _lay_out(sheet: Worksheet, rows: Sequence[Mapping[str, Any]], columns: Sequence[Shown]) -> None:
    sheet.append([guard_formula(column.heading) for column in columns])
    for row in rows:
        sheet.append([row.get(column.name) for column in columns])
    _make_header(sheet)
    sheet.freeze_panes = "B2"
    for at, column in enumerate(columns, start=1):
        width = _WIDTHS.get(column.name, max(_USUAL_WIDTH, min(len(column.heading) + 2, 24)))
        sheet.column_dimensions[get_column_letter(at)].width = width


def _make_header(sheet: Worksheet) -> None:
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color="FFE8EEF4")
        cell.alignment = Alignment(vertical="top", wrap_text=True)


def _help_column(
    sheet: Worksheet, at: int, column: Shown, *, rows: int, lists: Mapping[str, str], say: Words
) -> None:
    """Give a column its format, and a check that says what belongs there."""
    check = _check(column, lists)
    letter = get_column_letter(at)
    if check is not None:
        told = say("write.workbook.prompt", meaning=column.meaning, allowed=column.allowed)
        wrong = say("write.workbook.wrong", allowed=column.allowed)
        check.showErrorMessage = check.showInputMessage = True
        check.promptTitle, check.prompt = column.heading[:32], told[:250]
        check.errorTitle, check.error = column.heading[:32], wrong[:220]
        sheet.add_data_validation(check)
        check.add(f"{letter}2:{letter}{rows + 1}")
    shape = _shape(column.name, say)
    if shape is not None:
        for row in range(2, rows + 2):
            sheet.cell(row=row, column=at).number_format = shape


def _shape(name: str, say: Words) -> str | None:
    if name == "date":
        return _DATE_SHAPES.get(say.name, _DATE_SHAPES["en"])
    return "hh:mm" if name in _TIMES else None


def _check(column: Shown, lists: Mapping[str, str]) -> Any:
    name: str = column.name
    style: Any = "stop" if name in _CLOSED else "warning"
    if column.kind == "yes/no" or name in _YES_NO:
        name = "yes_no"
    if name in lists:
        return DataValidation(type="list", formula1=lists[name], allow_blank=True, errorStyle=style)
    highest = {"0-10": 10, "hours": 24}.get(column.kind, 10 if name in _RATINGS else None)
    if highest is not None:
        return DataValidation(
            type="decimal", operator="between", formula1="0", formula2=f"{highest}",
            allow_blank=True,
        )  # fmt: skip
    if name in _TIMES:
        # A time of day is a part of 1; a date with a time, from 1970 on, is above 25569.
        return DataValidation(
            type="decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True,
            errorStyle="warning",
        )  # fmt: skip
    return None


def _list_words(book: Workbook, offered: Mapping[str, Sequence[str]], say: Words) -> dict[str, str]:
    """Keep the choices on a hidden sheet, since inside a check they may have 255 letters only."""
    name = say("write.workbook.words_sheet")
    sheet = book.create_sheet(name)
    sheet.sheet_state = "hidden"
    ranges: dict[str, str] = {}
    for at, (column, words) in enumerate(offered.items(), start=1):
        sheet.cell(row=1, column=at, value=say("write.workbook.words_for", column=column))
        for row, word in enumerate(words, start=2):
            sheet.cell(row=row, column=at, value=guard_formula(word))
        letter = get_column_letter(at)
        ranges[column] = f"'{name}'!${letter}$2:${letter}${len(words) + 1}"
    return {column: where for column, where in ranges.items() if offered[column]}


def _explain(sheet: Worksheet, columns: Sequence[Shown], say: Words) -> None:
    sheet.append(say.lines("write.workbook.heads"))
    for column in columns:
        told = (column.heading, column.meaning, column.allowed, column.example)
        sheet.append([guard_formula(text) for text in told])
    sheet.append([])
    for line in say.lines("write.workbook.notes"):
        sheet.append([line])
    _make_header(sheet)
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCD", (26, 60, 60, 30), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=2, max_row=len(columns) + 1):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
