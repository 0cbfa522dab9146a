"""What each of several sheets tells by itself: its month, and what was decided of it."""

from __future__ import annotations

from dataclasses import replace

from hdiary.diary import line_ranges
from hdiary.read.context import Context
from hdiary.read.decisions import Decisions
from hdiary.read.header import SEARCHED_ROWS, find_header
from hdiary.read.months import Titled, read_title
from hdiary.read.workbook import Sheet
from hdiary.words import phrase

NEEDED_SCORE = 2
_ABOVE, _TITLES = 40, 3


def own_context(context: Context, month: str | None) -> Context:
    """Give the context of one sheet, with its month and decisions of its own."""
    declared = replace(context.declared, month=month)
    return replace(context, declared=declared, decisions=Decisions())


def take_over(own: Decisions, sheet: str, decisions: Decisions) -> None:
    """Add what was decided of one sheet, once for all sheets; the months are told together."""
    own = _on_sheet(own, sheet)
    decisions.phrases |= own.phrases
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
            phrase("read.sheets.days_of", months=tuple(months)),
            overrule=f"--month {months[0]}",
        )


def _on_sheet(own: Decisions, name: str) -> Decisions:
    """Name the sheet beside the rows of which something was decided."""
    named = Decisions()
    named.phrases |= own.phrases
    for one in own.made:
        if one.name == "totals":
            rows = phrase("diary.problem.of_sheet", lines=line_ranges(one.value), sheet=name)
            named.add("totals", one.value, phrase("read.rows.totals", lines=rows, n=len(one.value)))
        else:
            named.made.append(one)
    return named


def title_of(sheet: Sheet, context: Context) -> Titled:
    """Read the month of a sheet from its name, and from what stands above its table."""
    rows = [cells for _, cells in sheet.rows[:SEARCHED_ROWS]]
    position, score = find_header(rows, context.declared.mapped)
    if score < NEEDED_SCORE:
        # Days run across: the title stands in the first rows.
        position = max(position, _TITLES)
    above = [cell for cells in rows[: min(position, _ABOVE)] for cell in cells if cell.strip()]
    return read_title(sheet.name, " ".join(above))


def elsewhere(sheets: list[Sheet]) -> list[str]:
    """Give the texts of sheets that hold no diary, which may tell the year."""
    cells = [cell for sheet in sheets for _, row in sheet.rows[:_ABOVE] for cell in row[:_ABOVE]]
    return [*(sheet.name for sheet in sheets), *cells]
