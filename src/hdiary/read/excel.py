"""Excel workbooks: the sheet that holds the diary, its typed cells as unambiguous texts."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np

from hdiary.diary import DiaryError, Problems
from hdiary.read.header import SEARCHED_ROWS, find_header, warn_of_data_above
from hdiary.read.table import Table, make_column, without_noise

_MOST_COLUMNS = 16_384
_NEEDED_SCORE = 2
_MIDNIGHT = " 00:00:00"
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}")

# What openpyxl and the parsers below it raise on broken workbooks (a parse error is a
# SyntaxError).
_DAMAGED = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OSError,
    SyntaxError,
    zipfile.BadZipFile,
    zlib.error,
)
Rows = list[tuple[int, list[str]]]


def read_workbook(
    data: bytes, *, mapped: Mapping[str, str], sheet: str | None, found: Problems
) -> tuple[Table, str]:
    """Read the sheet of a workbook that holds the diary.

    Parameters
    ----------
    data
        The workbook.
    mapped
        The person's own mapping of headers to meanings.
    sheet
        The sheet's name; the one with a diary's header if None.
    found
        Collects problems.

    Returns
    -------
    table : Table
        Lines are Excel's row numbers.
    sheet : str
        The sheet's name.

    Raises
    ------
    DiaryError
        If no sheet, or more than one, holds a diary.
    """
    try:
        return _read_book(data, mapped, sheet, found)
    except DiaryError:
        raise
    except _DAMAGED as error:
        found.add(
            "damaged",
            expected="a whole Excel workbook (.xlsx)",
            suggestion="The workbook cannot be read; open it in a spreadsheet program and "
            f"save it again ({type(error).__name__}).",
        )
        found.raise_errors()
        raise


def _read_book(
    data: bytes, mapped: Mapping[str, str], sheet: str | None, found: Problems
) -> tuple[Table, str]:
    book, formulas = _open(data), _open(data, values=False)
    names: list[str] = list(book.sheetnames)
    if sheet in names:
        names = [str(sheet)]
    if sheet is not None and sheet not in book.sheetnames:
        found.add(
            "sheet",
            value=sheet[:40],
            expected=f"one of the sheets {', '.join(book.sheetnames)}",
            suggestion="Give the sheet's name as it stands in the workbook.",
        )
        found.raise_errors()
    scored = {
        n: _score(_rows(book[n], most=SEARCHED_ROWS), mapped) for n in names if _has_cells(book[n])
    }
    name = _choose(scored, sheet, found)
    rows = _rows(book[name])
    _refuse_empty_formulas(book[name], formulas[name], found)
    epoch = 1904 if book.epoch.year == 1904 else 1900
    return _table(rows, mapped, epoch, found), name


def _open(data: bytes, *, values: bool = True) -> Any:
    import openpyxl

    with warnings.catch_warnings():
        # openpyxl warns about drop-downs and styles, which hold no data.
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=values)


def _has_cells(sheet: Any) -> bool:
    return hasattr(sheet, "iter_rows")


def _score(rows: Rows, mapped: Mapping[str, str]) -> int:
    return find_header([cells for _, cells in rows], mapped)[1]


def _choose(scored: Mapping[str, int], sheet: str | None, found: Problems) -> str:
    """Choose the only sheet with a diary's header; several are refused, not picked from."""
    if sheet is not None and sheet in scored:
        return sheet
    holding = [name for name, score in scored.items() if score >= _NEEDED_SCORE]
    if len(holding) > 1:
        found.add(
            "several sheets",
            expected="one sheet with a diary",
            suggestion=f"{len(holding)} sheets look like a diary: {', '.join(holding)}. Say "
            f'which with --sheet "{holding[0]}", or put all rows on one sheet.',
        )
        found.raise_errors()
    if not scored:
        found.add("empty", expected="a sheet with a diary", suggestion="No sheet has cells.")
        found.raise_errors()
    return max(scored, key=lambda name: scored[name])


def _rows(sheet: Any, *, most: int | None = None) -> Rows:
    sheet.reset_dimensions()
    rows: Rows = []
    for line, cells in enumerate(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS), start=1):
        if any(cell is not None for cell in cells):
            rows.append((line, [_text(cell) for cell in cells]))
        if most is not None and line >= most:
            break
    return rows


def _text(cell: Any) -> str:
    """Write a typed cell as a text that can be read in one way only."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, dt.datetime):
        rounded = (cell + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
        return f"{rounded:%Y-%m-%d %H:%M:%S}"
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, dt.time):
        return cell.strftime("%H:%M:%S")
    if isinstance(cell, dt.timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return str(cell)


def _dates_only(cells: list[str]) -> list[str]:
    """Take midnight off a column of dates; where some have a time of day, midnight is one."""
    moments = [cell for cell in cells if _MOMENT.fullmatch(cell)]
    if not all(cell.endswith(_MIDNIGHT) for cell in moments):
        return cells
    return [cell.removesuffix(_MIDNIGHT) if _MOMENT.fullmatch(cell) else cell for cell in cells]


def _refuse_empty_formulas(values: Any, formulas: Any, found: Problems) -> None:
    """Refuse formulas whose result is not in the file, since they would read as blanks."""
    lines: list[int] = []
    stored = 0
    formulas.reset_dimensions()
    pairs = zip(
        values.iter_rows(values_only=True, max_col=_MOST_COLUMNS),
        formulas.iter_rows(values_only=True, max_col=_MOST_COLUMNS),
        strict=False,
    )
    for line, (told, written) in enumerate(pairs, start=1):
        results = [
            value
            for value, formula in zip(told, written, strict=False)
            if isinstance(formula, str) and formula.startswith("=")
        ]
        stored += sum(value is not None for value in results)
        lines += [line] if None in results else []
    # A formula may well have an empty text as its result; a workbook in which none has any
    # was never calculated.
    if stored:
        return
    if lines:
        found.add(
            "formula without result",
            lines=lines,
            expected="cells with values",
            suggestion="Open the workbook in a spreadsheet program and save it, so that the "
            "results of its formulas are stored.",
        )


def _table(rows: Rows, mapped: Mapping[str, str], epoch: int, found: Problems) -> Table:
    position, _ = find_header([cells for _, cells in rows[:SEARCHED_ROWS]], mapped)
    if not rows:
        return Table(header=(), columns=(), lines=np.empty(0, dtype=np.int64), header_line=1)
    header_line, names = rows[position]
    body = rows[position + 1 :]
    used = [k for _, cells in [rows[position], *body] for k, c in enumerate(cells) if c.strip()]
    width = max(used, default=-1) + 1
    warn_of_data_above(rows[:position], found)
    cells = [row[:width] + [""] * (width - len(row)) for _, row in body]
    lines = [line for line, _ in body]
    between = (lines[-1] - header_line - len(lines)) if lines else 0
    table = Table(
        header=tuple(n.strip() for n in names[:width]) + ("",) * max(0, width - len(names)),
        columns=tuple(make_column(_dates_only([row[k] for row in cells])) for k in range(width)),
        lines=np.array(lines, dtype=np.int64),
        header_line=header_line,
        titles=position,
        blanks=between,
        epoch=epoch,
    )
    return without_noise(table)
