"""Dates with a comma before their time that was not quoted, so that each became two cells."""

from __future__ import annotations

from hdiary.diary import Problems
from hdiary.read.clocks import parse_clock
from hdiary.read.dates import parse_date
from hdiary.read.table import Row
from hdiary.words import phrase

_LOOKED_AT = 200
_MOSTLY = 0.9


def find_cut_dates(names: list[str], rows: list[Row]) -> list[int] | None:
    """Find the columns in which nearly every row has a day, and its time in the cell behind."""
    # Positions of the days within the rows; None where the cells are not as many more than the
    # names.
    few = [cells for _, cells in rows[:_LOOKED_AT]]
    if not few:
        return None
    width = max(len(cells) for cells in few)
    extra = width - len(names)
    if not 0 < extra <= 4:
        return None
    cut = [k for k in range(width - 1) if _mostly_cut(few, k)]
    return cut if len(cut) == extra else None


def _mostly_cut(rows: list[list[str]], k: int) -> bool:
    both = [row for row in rows if len(row) > k + 1]
    cut = sum(_is_cut(row, k) for row in both)
    return len(both) > 1 and cut >= _MOSTLY * len(both)


def _is_cut(row: list[str], k: int) -> bool:
    day = parse_date(row[k].strip())
    if day is None:
        # "January 6, 2026" is no date before its comma.
        return bool(row[k].strip()) and parse_date(_joint(row, k)) is not None
    return day.seconds is None and parse_clock(row[k + 1]) is not None


def _joint(row: list[str], k: int) -> str:
    return f"{row[k].strip()} {row[k + 1].strip()}"


def settle_cut_dates(
    rows: list[Row], cut: list[int], names: int, *, joined: bool, found: Problems
) -> list[Row]:
    """Join days to their times where that was accepted; else say what is wrong, once."""
    if joined:
        dated = {place - before for before, place in enumerate(cut)}
        return [(line, _joined(cells, dated)) for line, cells in rows]
    cells = names + len(cut)
    found.add(
        "unquoted comma",
        fatal=True,
        expected=phrase("read.rows.of_cells", cells=names),
        suggestion=phrase("read.rows.comma_in_dates", cells=cells, names=names),
    )
    found.suggest(phrase("read.rows.date_belongs"), accept=("unquoted",))
    return rows


def _joined(cells: list[str], dated: set[int]) -> list[str]:
    """Join the cells of one row; a day that has no time behind it stays as it is."""
    found: list[str] = []
    k = 0
    while k < len(cells):
        whole = len(found) in dated and k + 1 < len(cells) and _is_cut(cells, k)
        found.append(_joint(cells, k) if whole else cells[k])
        k += 2 if whole else 1
    return found
