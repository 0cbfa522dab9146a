"""The template as a workbook: choices in the cells, checks of values, and what columns mean."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from hdiary.vocabulary.columns import COLUMNS, Column
from hdiary.write.choices import CHOICES, TEMPLATE_COLUMNS, TRIAL_COLUMNS, YES_NO

DIARY_SHEET, MEANING_SHEET, WORDS_SHEET = "diary", "what each column means", "words"
_TIMES = ("start", "end", "treated_at")
_RATINGS = ("pain", "neck_pain", "pain_before", "pain_after")
_CLOSED = ("side",)
_WIDTHS = {"date": 12, "location": 22, "activity": 24, "posture": 20, "treatment": 28, "notes": 40}
_USUAL_WIDTH = 12
_ROOM_FOR_MORE = 200
_ALWAYS = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


_KNOWN = COLUMNS | TRIAL_COLUMNS


def workbook_bytes(
    rows: Sequence[Mapping[str, object]], *, columns: Sequence[str] = TEMPLATE_COLUMNS
) -> bytes:
    """Make the template workbook, with what stands in each row beforehand."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = DIARY_SHEET
    known = [_KNOWN[name] for name in columns]
    _explain(book.create_sheet(MEANING_SHEET), known)
    _list_words(book)
    _lay_out(sheet, rows, columns)
    for at, column in enumerate(known, start=1):
        _help_column(sheet, at, column, rows=len(rows) + _ROOM_FOR_MORE)
    file = io.BytesIO()
    book.save(file)
    return _without_clock(file.getvalue())


def _lay_out(sheet: Worksheet, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    sheet.append(list(columns))
    for row in rows:
        sheet.append([row.get(name) for name in columns])
    _make_header(sheet)
    sheet.freeze_panes = "B2"
    for at, name in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = _WIDTHS.get(name, _USUAL_WIDTH)


def _make_header(sheet: Worksheet) -> None:
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color="FFE8EEF4")
        cell.alignment = Alignment(vertical="top", wrap_text=True)


def _help_column(sheet: Worksheet, at: int, column: Column, *, rows: int) -> None:
    """Give a column its format, and a check that says what belongs there."""
    name = column.name
    check = _check(name)
    letter = get_column_letter(at)
    if check is not None:
        check.showErrorMessage = check.showInputMessage = True
        check.promptTitle, check.prompt = name, f"{column.meaning}. {column.allowed}."[:250]
        check.errorTitle, check.error = name, f"Here belongs {column.allowed}."[:220]
        sheet.add_data_validation(check)
        check.add(f"{letter}2:{letter}{rows + 1}")
    shape = {"date": "yyyy-mm-dd", **dict.fromkeys(_TIMES, "hh:mm")}.get(name)
    if shape is not None:
        for row in range(2, rows + 2):
            sheet.cell(row=row, column=at).number_format = shape


def _check(name: str) -> Any:
    if name in CHOICES:
        return DataValidation(
            type="list",
            formula1=_words_range(name),
            allow_blank=True,
            errorStyle="stop" if name in _CLOSED else "warning",
        )
    if name == "trial_done":
        return DataValidation(
            type="list", formula1=f'"{",".join(YES_NO)}"', allow_blank=True, errorStyle="warning"
        )
    if name in _RATINGS:
        return DataValidation(
            type="decimal", operator="between", formula1="0", formula2="10", allow_blank=True
        )
    if name in _TIMES:
        # A time of day is a part of 1; a date with a time, from 1970 on, is above 25569.
        return DataValidation(
            type="decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True,
            errorStyle="warning",
        )  # fmt: skip
    return None


def _words_range(name: str) -> str:
    letter = get_column_letter(list(CHOICES).index(name) + 1)
    return f"{WORDS_SHEET}!${letter}$2:${letter}${len(CHOICES[name]) + 1}"


def _list_words(book: Workbook) -> None:
    """Keep the choices on a hidden sheet: inside a check they may have 255 letters only."""
    sheet = book.create_sheet(WORDS_SHEET)
    sheet.sheet_state = "hidden"
    for at, (name, words) in enumerate(CHOICES.items(), start=1):
        sheet.cell(row=1, column=at, value=f"words to choose for {name}")
        for row, word in enumerate(words, start=2):
            sheet.cell(row=row, column=at, value=word)


def _explain(sheet: Worksheet, columns: Sequence[Column]) -> None:
    sheet.append(["column", "what it holds", "what may stand in it", "for example"])
    for column in columns:
        sheet.append([column.name, column.meaning, column.allowed, column.example])
    sheet.append([])
    for line in (
        "A blank means: not said. It never means no.",
        "On a day without headache write 0 for pain: that counts too.",
        "A second headache on one day gets a row of its own, with the same date.",
        "Columns of your own, such as sleep_hours or stress, may be added on the right.",
    ):
        sheet.append([line])
    _make_header(sheet)
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCD", (16, 60, 60, 30), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=2, max_row=len(columns) + 1):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)


def _without_clock(book: bytes) -> bytes:
    """Take the moment of saving out of a workbook, so that equal ones have equal bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(file, "w") as new:
        for member in sorted(old.namelist()):
            data = old.read(member)
            if member == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", data)
            fixed = zipfile.ZipInfo(member, date_time=_ALWAYS)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, data)
    return file.getvalue()
