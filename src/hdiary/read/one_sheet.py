"""One sheet of a workbook as a table, and what is told of it: cells far away, lost formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hdiary.diary import Problems
from hdiary.diary.arrays import Ints
from hdiary.read.context import Context
from hdiary.read.excel import sheet_table
from hdiary.read.laid_out import lay_out
from hdiary.read.table import Table, refuse_wide
from hdiary.read.totals import names_total, pass_over_totals
from hdiary.read.workbook import Sheet
from hdiary.words import phrase


def read_sheet(sheet: Sheet, context: Context) -> Table:
    """Read one sheet, turned where its days run across."""
    found = context.found
    turned = lay_out(sheet.rows, context, title=sheet.name)
    if turned is not None:
        tell_sheet(sheet, found, header=0, lines=None)
        return turned
    found.raise_errors()
    table = sheet_table(sheet, context.declared.mapped, found)
    refuse_wide(len(table.header), table.header_line, found)
    table = pass_over_totals(table, context.decisions)
    lost = tell_sheet(sheet, found, header=table.header_line, lines=table.lines)
    return replace(table, ragged=table.ragged + lost)


def tell_sheet(sheet: Sheet, found: Problems, *, header: int, lines: Ints | None) -> int:
    """Tell what is wrong with a sheet that is read; gives how many rows are lost in formulas."""
    # ``header`` and ``lines`` are where its table stands. Without lines its days run across, and
    # no row of it can be left out by itself.
    if sheet.strays:
        found.warn(
            "stray cell",
            lines=sorted({line for line, _ in sheet.strays}),
            expected=phrase("read.sheets.one_table"),
            suggestion=phrase(
                "read.sheets.far",
                cells=tuple(f"{column}{line}" for line, column in sheet.strays),
            ),
        )
    if lines is None:
        _tell_formulas(sheet.uncalculated, found, fatal=True)
        return 0
    # What stands above the table, and sums that were passed over, tell nothing of a day. A row of
    # nothing but formulas would have been one.
    held = {line for line, _ in sheet.rows}
    lost = [line for line in sheet.uncalculated if line > header and line not in held]
    bad = {*lost, *(set(sheet.uncalculated) & set(lines.tolist()))}
    beside = [line for line in sheet.uncalculated if line != header and line not in bad]
    _tell_formulas([line for line in sheet.uncalculated if line == header], found, fatal=True)
    _tell_formulas(sorted(bad), found)
    sums = {line for line, texts in sheet.rows if line > header and _names_sum(texts)}
    _tell_formulas([k for k in beside if k not in sums], found, severity="warning")
    _tell_formulas([k for k in beside if k in sums], found, "sum_passed", severity="warning")
    return len(lost)


def _names_sum(texts: Sequence[str]) -> bool:
    """Say whether the first that a row says is that it is a sum."""
    return names_total(next(filter(None, map(str.strip, texts)), ""))


def _tell_formulas(
    lines: Sequence[int], found: Problems, mend: str = "calculate", **how: Any
) -> None:
    if lines:
        found.add(
            "formula without result",
            lines=lines,
            expected=phrase("read.sheets.values"),
            suggestion=phrase(f"read.sheets.{mend}"),
            **how,
        )
