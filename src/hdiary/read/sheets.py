"""Which sheets of a workbook hold the diary: one, or all that have the same form."""

from __future__ import annotations

import calendar
from dataclasses import replace

from hdiary.diary import DiaryError, Problems
from hdiary.read.calendar_page import names_a_calendar
from hdiary.read.calendar_parts import join_calendar_parts
from hdiary.read.decisions import Decisions, quoted
from hdiary.read.declared import Declared
from hdiary.read.excel import sheet_table
from hdiary.read.header import SEARCHED_ROWS, diary_likeness, find_header
from hdiary.read.laid_out import lay_out
from hdiary.read.months import Titled, read_title, settle_months
from hdiary.read.table import Table, stack_tables
from hdiary.read.totals import pass_over_totals
from hdiary.read.turned import find_across
from hdiary.read.unite import are_alike, tell_same_days, unite
from hdiary.read.weeks import join_weeks
from hdiary.read.workbook import Sheet, read_sheets, tell_sheet

_NEEDED_SCORE = 2
_ABOVE, _TITLES = 40, 3


def choose_sheets(
    data: bytes, *, declared: Declared, decisions: Decisions, found: Problems
) -> tuple[Table, str]:
    """Read the sheet of a workbook that holds the diary, or all that do in one form."""
    # Lines are Excel's row numbers; through several sheets they run on. The sheet, or the
    # sheets, in words.
    sheets = [sheet for sheet in read_sheets(data, found) if sheet.rows]
    if declared.sheet is not None:
        sheets = [_named(declared.sheet, sheets, found)]
    if not sheets:
        found.add("empty", expected="a sheet with a diary", suggestion="No sheet has cells.")
        raise DiaryError(found.frame())
    likely = [sheet for sheet in sheets if _holds_diary(sheet, declared)]
    # A hidden sheet is somebody's draft where one that can be seen holds a diary.
    likely = [sheet for sheet in likely if not sheet.hidden] or likely
    chosen = likely or [max(sheets, key=lambda sheet: _score(sheet, declared))]
    if len(chosen) == 1:
        return _table(chosen[0], declared, decisions, found), chosen[0].name
    others = [sheet for sheet in sheets if sheet not in chosen]
    return _stacked(chosen, others, declared, decisions, found)


def _named(name: str, sheets: list[Sheet], found: Problems) -> Sheet:
    for sheet in sheets:
        if sheet.name == name:
            return sheet
    found.add(
        "sheet",
        value=name[:40],
        expected=f"one of the sheets {', '.join(sheet.name for sheet in sheets)}",
        suggestion="Give the sheet's name as it stands in the workbook.",
    )
    raise DiaryError(found.frame())


def _score(sheet: Sheet, declared: Declared) -> int:
    return find_header([cells for _, cells in sheet.rows[:SEARCHED_ROWS]], declared.mapped)[1]


def _holds_diary(sheet: Sheet, declared: Declared) -> bool:
    """Say whether a sheet names days and what happened on them, or has its days run across."""
    rows = [cells for _, cells in sheet.rows[:SEARCHED_ROWS]]
    position, score = find_header(rows, declared.mapped)
    named = diary_likeness(rows[position]) >= _NEEDED_SCORE or bool(declared.mapped)
    if named and score >= _NEEDED_SCORE:
        return True
    return find_across(sheet.rows) is not None or names_a_calendar(sheet.rows)


def _table(sheet: Sheet, declared: Declared, decisions: Decisions, found: Problems) -> Table:
    turned = lay_out(
        sheet.rows, title=sheet.name, declared=declared, decisions=decisions, found=found
    )
    if turned is not None:
        tell_sheet(sheet, found)
        return turned
    found.raise_errors()
    return pass_over_totals(sheet_table(sheet, declared.mapped, found), decisions)


def _stacked(
    sheets: list[Sheet],
    others: list[Sheet],
    declared: Declared,
    decisions: Decisions,
    found: Problems,
) -> tuple[Table, str]:
    """Read the sheets of one diary together; others are refused, not picked from."""
    titles = [_title(sheet, declared) for sheet in sheets]
    months = settle_months(titles, stated=declared.month, elsewhere=_elsewhere(others))
    tables = []
    for sheet, title, month in zip(sheets, titles, months, strict=True):
        own = Decisions()
        tables.append(_of_several(sheet, title, replace(declared, month=month), own, found))
        found.raise_errors()
        _take_over(own, decisions)
    names = [sheet.name for sheet in sheets]
    if not are_alike(tables) or tell_same_days(tables):
        _refuse_several(names, found)
    arranged, missing = unite(tables)
    form = "have one form"
    if missing:
        form = f"tell of the same (where {quoted(missing)} is missing, nothing was said of it)"
    decisions.add(
        "sheet",
        "all",
        f"The sheets {quoted(names)} {form}, and were read as one diary.",
        overrule=f'--sheet "{names[0]}"',
    )
    return stack_tables(arranged), f"{len(names)} sheets ({', '.join(names[:3])} ...)"


def _take_over(own: Decisions, decisions: Decisions) -> None:
    """Add what was decided of one sheet, once for all sheets; the months are told together."""
    known = [one.words for one in decisions.made]
    for one in own.made:
        if one.name != "month":
            decisions.made += [one] if one.words not in known else []
            continue
        earlier = [other for other in decisions.made if other.name == "month"]
        decisions.made = [other for other in decisions.made if other.name != "month"]
        months = [*(earlier[0].value if earlier else ()), one.value]
        decisions.add(
            "month",
            tuple(months),
            f"The days of the sheets are those of {', '.join(months)}.",
            overrule=f"--month {months[0]}",
        )


def _of_several(
    sheet: Sheet, title: Titled, declared: Declared, decisions: Decisions, found: Problems
) -> Table:
    """Read one of several sheets: each may have a month of its own."""
    table = _table(sheet, declared, decisions, found)
    named = calendar.month_name[title.month] if title.month and declared.month is None else ""
    table = join_calendar_parts(
        table, title=named, declared=declared, decisions=decisions, found=found
    )
    return join_weeks(table, declared=declared, decisions=decisions, found=found)


def _title(sheet: Sheet, declared: Declared) -> Titled:
    """Read the month of a sheet from its name, and from what stands above its table."""
    rows = [cells for _, cells in sheet.rows[:SEARCHED_ROWS]]
    position, score = find_header(rows, declared.mapped)
    if score < _NEEDED_SCORE:
        # Days run across: the title stands in the first rows.
        position = max(position, _TITLES)
    above = [cell for cells in rows[: min(position, _ABOVE)] for cell in cells if cell.strip()]
    return read_title(sheet.name, " ".join(above))


def _elsewhere(sheets: list[Sheet]) -> list[str]:
    """Give the texts of sheets that hold no diary, which may tell the year."""
    cells = [cell for sheet in sheets for _, row in sheet.rows[:_ABOVE] for cell in row[:_ABOVE]]
    return [*(sheet.name for sheet in sheets), *cells]


def _refuse_several(names: list[str], found: Problems) -> None:
    found.add(
        "several sheets",
        expected="one sheet with a diary, or several of one form and of different days",
        suggestion=f"{len(names)} sheets look like a diary: {', '.join(names)}. Say which with "
        f'--sheet "{names[0]}", or put all rows on one sheet.',
    )
    for name in names:
        found.suggest(
            f'The diary is on the sheet "{name}" alone; the other sheets are left out.', sheet=name
        )
    found.raise_errors()
