"""Dates without a year: it is taken from dates beside them, a title, or what was said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hdiary.read.clocks import parse_clock
from hdiary.read.context import Context
from hdiary.read.dates import ORDERS, TIME_BEHIND, Parts, decide_order, parse_date
from hdiary.read.months import Titled, suggest_month
from hdiary.read.remember import fold_header
from hdiary.read.table import Column, Table, make_column
from hdiary.vocabulary.columns import column_meaning
from hdiary.words import phrase

_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_SIGNS = (" ", "/", ".", "-")
_ANY = 2024
_LONGEST = 80
"""Signs: no date is longer, and no pattern has to look at more."""
"""A leap year, in which every day and month are a date."""
_DAYS, _YEAR = 31, 12 * 31
"""Counted so, days of different years keep their order, whatever year they are of."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cell:
    """What one distinct text says of a day."""

    parts: Parts  # In a leap year where none is written
    stem: str  # The text up to where the year belongs; empty where it has one
    rest: str = ""  # What stands behind it: a time of day


def lacks_year(text: str) -> tuple[str, str] | None:
    """Give what stands before and behind the year that a day and a month lack."""
    if not text or len(text) > _LONGEST or not _DAY.search(text) or parse_date(text) is not None:
        return None
    time = TIME_BEHIND.search(text)
    # A bare number behind a day and a month may be their year.
    clock = "" if time is None or time[1].isdigit() else time[0]
    bare = text.removesuffix(clock).rstrip("./, ")
    signs = sorted(_SIGNS, key=lambda sign: sign not in bare)
    for sign in [*(s for s in signs if s.strip()), " "]:
        part = parse_date(f"{bare}{sign}{_ANY}{clock}")
        if part is not None and (part.date("dmy") or part.date("mdy")):
            return bare + sign, clock
    return None


def add_years(table: Table, context: Context, titled: Titled, *, stated: str = "said") -> Table:
    """Write the year behind dates that have none, where it is told."""
    mapped = {fold_header(h): meaning for h, meaning in context.declared.mapped.items()}
    dated: dict[int, list[_Cell | None]] = {}
    for k, name in enumerate(table.header):
        meaning = mapped.get(fold_header(name)) or column_meaning(name).meaning
        values = table.columns[k].values
        # A start of `10.30` is a time of day, and no day of October.
        if meaning == "date" or (meaning == "start" and not any(map(_is_timed, values))):
            dated[k] = [_read(value.strip()) for value in values]
    if any(_has_years(cells) for cells in dated.values()):
        # Another column tells the days whole, as in exports that write each in two ways.
        return table
    for k, cells in dated.items():
        if any(cell is not None and cell.stem for cell in cells):
            name = table.header[k]
            column = _filled(table.columns[k], cells, name, context, titled, stated)
            table = table.with_column(k, name, column)
    return table


def _is_timed(text: str) -> bool:
    return parse_clock(text.strip(), fractions=True) is not None


def _has_years(cells: Sequence[_Cell | None]) -> bool:
    """Say whether every date of a column has its year."""
    read = [cell for cell in cells if cell is not None]
    return bool(read) and not any(cell.stem for cell in read)


def _read(text: str) -> _Cell | None:
    whole = parse_date(text)
    if whole is not None:
        return _Cell(parts=whole, stem="")
    stem, clock = lacks_year(text) or ("", "")
    part = parse_date(f"{stem}{_ANY}{clock}") if stem else None
    return None if part is None else _Cell(parts=part, stem=stem, rest=clock)


def _filled(
    column: Column, cells: Sequence[_Cell | None], name: str, context: Context, titled: Titled,
    stated: str,
) -> Column:  # fmt: skip
    said, how = context.declared.month, stated
    if any(cell is not None and not cell.stem for cell in cells):
        how = "rows"
    elif said is not None:
        titled = Titled(year=int(said[:4]), month=int(said[5:]))
    else:
        how = "title"
    order = decide_order([c.parts for c in cells if c], context.declared.dates)
    tried = tuple(ORDERS) if order.ambiguous else (order.order,)
    found = [_years(column, cells, one, None if how == "rows" else titled) for one in tried]
    years = found[0]
    if years is None or any(other != years for other in found):
        _ask(cells, tried, context)
        return column
    texts = [column.values[code] for code in column.codes.tolist()]
    for row, year in years.items():
        cell = cells[column.codes[row]]
        texts[row] = f"{cell.stem}{year}{cell.rest}" if cell else str(year)
    told = tuple(dict.fromkeys(str(year) for year in sorted(years.values())))
    words = phrase(f"read.years.{how}", header=name, rows=len(years), years=told)
    overrule = f"--month {int(told[0]) - 1}-01" if how == "title" else ""
    context.decisions.add("year", told, words, overrule=overrule)
    return make_column(texts)


def _ask(cells: Sequence[_Cell | None], orders: Sequence[str], context: Context) -> None:
    """Offer the order of dates where the year follows from it, and the year of the file's name."""
    if context.declared.month is not None and len(orders) > 1:
        for name in orders:
            context.found.suggest(phrase(f"read.dates.are_{name}"), dates=name)
    first = next((cell for cell in cells if cell is not None), None)
    day = None if first is None else first.parts.date(orders[0]) or first.parts.date("mdy")
    if context.declared.month is None and day is not None:
        suggest_month(context.found, day.month)


def _years(
    column: Column, cells: Sequence[_Cell | None], order: str, titled: Titled | None
) -> Mapping[int, int] | None:
    """Give the year of each row that lacks it; None where it does not follow."""
    rows: list[tuple[int, int, int | None]] = []
    for row, code in enumerate(column.codes.tolist()):
        cell = cells[code]
        day = None if cell is None else cell.parts.date(order)
        if cell is not None and day is not None:
            rows.append((row, (day.month - 1) * _DAYS + day.day, None if cell.stem else day.year))
    if titled is None:
        return _beside(rows)
    if titled.year is None:
        return None
    walked = _walk(rows, 0)
    earliest = min(walked, key=lambda one: one[1] * _YEAR + one[2], default=None)
    if earliest is None:
        return None
    month = 1 + (earliest[2] - 1) // _DAYS
    shift = titled.year - earliest[1] + (titled.month is not None and month < titled.month)
    years = {row: year + shift for row, year, _ in walked}
    # A title of a year alone is of that year alone.
    return None if titled.month is None and len(set(years.values())) > 1 else years


def _walk(rows: Sequence[tuple[int, int, int | None]], year: int) -> list[tuple[int, int, int]]:
    """Go from row to row, each in the year in which it is nearest to the one before."""
    walked: list[tuple[int, int, int]] = []
    before: int | None = None
    for row, at, written in rows:
        if written is not None:
            year = written
        elif before is not None:
            last = before
            year = min(range(year - 1, year + 2), key=lambda y: abs(y * _YEAR + at - last))
        before = year * _YEAR + at
        walked.append((row, year, at))
    return walked


def _beside(rows: Sequence[tuple[int, int, int | None]]) -> Mapping[int, int] | None:
    """Give the years by the dates beside them that have one, from both sides alike."""
    whole = [k for k, (_, _, year) in enumerate(rows) if year is not None]
    if not whole:
        return None
    down = {row: year for row, year, _ in _walk(rows[whole[0] :], 0)}
    up = {row: year for row, year, _ in _walk(rows[whole[-1] :: -1], 0)}
    years = {**up, **down}
    if any(down[row] != up[row] for row in down.keys() & up.keys()):
        return None
    return {row: years[row] for row, _, written in rows if written is None}
