"""Diaries by weeks: the day on which a week begins, and weekdays beside it or across."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import numpy as np

from hdiary.diary import Problems
from hdiary.read.calendar_parts import fill_down
from hdiary.read.context import Context
from hdiary.read.dates import ORDERS, Order, Parts, decide_order, parse_date
from hdiary.read.declared import Declared
from hdiary.read.shape.pairs import combine
from hdiary.read.table import Rows, Table, make_table
from hdiary.vocabulary.columns import column_meaning, header_key
from hdiary.vocabulary.text import fold, words
from hdiary.vocabulary.words import WEEKDAYS, is_blank
from hdiary.words import phrase

_WEEKS = frozenset(
    header_key(word)
    for word in words(
        "week | weeks | w | wc | wb | wk | woche | wochenbeginn | wochenanfang"
        " | wochenstart | semaine | semana | settimana | weken | vecka | veckan | uge | ugen | uke"
        " | uken | tydzien | \u043d\u0435\u0434\u0435\u043b\u044f | \u5468 | \u9031"
    )
)
_BESIDE = frozenset(
    words(
        "of | the | beginning | begin | begins | commencing | commences | start | starts | starting"
        " | from | date | first | day | ab | vom | von | der | die | beginnt | beginn | anfang"
        " | erster | tag | du | de | la | le | debut | commencant | premier | jour | del | dal"
        " | inicio | inizio | primer | dia | van | vanaf | begint | fran | fra | c | b"
    )
)
_LONGEST = 60
_PAIN = "pain"
_SIGNS = re.compile(r"[^\w]+")
_DAYS_OF_ONE = 3
"""Weekdays beside one date, from which on it is that of a week."""


def join_weeks(table: Table, context: Context) -> Table:
    """Give a table whose rows name a week and a weekday one column of dates."""
    if "date" in context.declared.mapped.values():
        return table
    day = next((k for k in range(len(table.header)) if _is_weekday(table, k)), None)
    if day is None:
        return table
    week = next((k for k in range(len(table.header)) if _is_week(table, k, day)), None)
    if week is None:
        return table
    first = fill_down(table.columns[week])
    parts = [parse_date(text.strip()) for text in first.values]
    order = week_order(parts, context.declared, context.found)
    days = [None if part is None else order.date(part) for part in parts]
    texts = ["" if day is None else day.isoformat() for day in days]
    whole = combine(replace(first, values=tuple(texts)), table.columns[day], _of_week)
    context.decisions.add(
        "columns",
        "date",
        phrase("read.weeks.together", week=table.header[week], day=table.header[day]),
        overrule=phrase("read.calendar.whole_dates"),
    )
    keep = [k for k in range(len(table.header)) if k != day]
    return table.with_column(week, "date", whole).keep_columns(keep)


def names_a_week(header: str) -> bool:
    """Say whether a heading is that of the first days of weeks."""
    parts = header_key(_SIGNS.sub(" ", header[:_LONGEST])).split()
    return any(part in _WEEKS for part in parts) and all(
        part in _WEEKS | _BESIDE or part in WEEKDAYS for part in parts
    )


def _is_week(table: Table, k: int, day: int) -> bool:
    """Say whether a column tells the first days of weeks, by its name or by the weekdays beside."""
    texts = [v.strip() for v in table.columns[k].values if not is_blank(v)]
    dates = sum(parse_date(text) is not None for text in texts)
    if not texts or dates <= len(texts) / 2:
        return False
    if names_a_week(table.header[k]):
        return True
    if column_meaning(table.header[k]).meaning != "date":
        return False
    first = fill_down(table.columns[k])
    pairs = np.unique(np.stack([first.codes, table.columns[day].codes]), axis=1).shape[1]
    return bool(pairs >= _DAYS_OF_ONE * len(np.unique(first.codes)))


def _is_weekday(table: Table, k: int) -> bool:
    texts = [v for v in table.columns[k].values if not is_blank(v)]
    return len(texts) > 1 and all(weekday_of(text) is not None for text in texts)


def weekday_of(text: str) -> int | None:
    """Give the number of a weekday, 0 for Monday; None for anything else."""
    return WEEKDAYS.get(fold(text).rstrip(".:")) if 0 < len(text) < _LONGEST else None


def _of_week(first: str, weekday: str) -> str:
    """Give the day of a week that begins on some day, by the weekday's name."""
    number = weekday_of(weekday)
    return "" if not first or number is None else _day(dt.date.fromisoformat(first), number)


def _day(first: dt.date, weekday: int) -> str:
    return (first + dt.timedelta(days=(weekday - first.weekday()) % 7)).isoformat()


def week_order(parts: list[Parts | None], declared: Declared, found: Problems) -> Order:
    """Tell day and month apart: the first days of weeks all fall on one weekday."""
    order = decide_order(parts, declared.dates)
    if not order.ambiguous:
        return order
    known = [part for part in parts if part is not None]
    fits = []
    for name in ("dmy", "mdy"):
        dates = [part.date(name) for part in known]
        if len({date and date.weekday() for date in dates}) == 1 and None not in dates:
            fits.append(name)
    if len(fits) == 1 and len(known) > 1:
        return Order(order=fits[0], words="", decided=True)
    found.add(
        "dates",
        expected=phrase("read.dates.one_way"),
        suggestion=phrase("read.dates.which", why=order.ambiguous),
    )
    for name in ORDERS:
        found.suggest(phrase(f"read.dates.are_{name}"), dates=name)
    return order


def unfold_weeks(rows: Rows, context: Context) -> Table | None:
    """Read a sheet on which the weekdays run across, below or beside the first day of each week."""
    # One row a day. None where no week has a date, or there are no weekdays across.
    cells = _cells_of_weeks(rows)
    if not cells:
        return None
    parts = [parse_date(text) for text in dict.fromkeys(week for week, _, _, _ in cells)]
    order = week_order(parts, context.declared, context.found)
    days: dict[str, dict[str, str]] = {}
    labels: dict[str, None] = {}
    for week, weekday, label, text in cells:
        part = parse_date(week)
        first = None if part is None else order.date(part)
        if first is not None:
            said = days.setdefault(_day(first, weekday), {})
            said[label] = "; ".join(one for one in (said.get(label), text) if one)
            labels[label] = None
    context.decisions.add(
        "rows",
        "day",
        phrase("read.weeks.unfolded"),
        overrule=phrase("read.calendar.sheet_of_days"),
    )
    columns = [list(days), *([one.get(label, "") for one in days.values()] for label in labels)]
    return make_table(("date", *labels), columns, header_line=rows[0][0])


def _cells_of_weeks(rows: Rows) -> list[tuple[str, int, str, str]]:
    """Give each cell with the first day of its week, its weekday and what it tells of."""
    found: list[tuple[str, int, str, str]] = []
    across: dict[int, int] = {}
    week = ""
    for _, cells in rows:
        heading = weekdays_across(cells)
        across = heading or across
        before = min(across, default=len(cells))
        dated = _week_date(cells[:before])
        week = dated or week
        if heading or not week or not across:
            continue
        label = _label(cells[:before]) or (_PAIN if dated else None)
        if label is not None:
            found += [
                (week, day, label, cells[k].strip() if k < len(cells) else "")
                for k, day in across.items()
            ]
    said = {label for _, _, label, text in found if text}
    return [one for one in found if one[2] in said]


def weekdays_across(cells: list[str]) -> dict[int, int]:
    """Give the column of each weekday, where all seven run across; else nothing."""
    days = {k: weekday_of(cell.strip()) for k, cell in enumerate(cells) if cell.strip()}
    named = {k: day for k, day in days.items() if day is not None}
    others = len(days) - len(named)
    return named if sorted(named.values()) == list(range(7)) and others <= 2 else {}


def _week_date(cells: list[str]) -> str:
    """Give the first day of a week that a row tells, behind words or beside them."""
    return next((date for date in map(_date_within, cells) if date), "")


def _date_within(cell: str) -> str:
    """Give the date of a cell, alone or behind words for a week."""
    text = cell.strip()
    if not 0 < len(text) < _LONGEST or parse_date(text) is not None:
        return text if 0 < len(text) < _LONGEST else ""
    digit = next((k for k, sign in enumerate(text) if sign.isdigit()), 0)
    named = digit and names_a_week(text[:digit]) and parse_date(text[digit:]) is not None
    return text[digit:] if named else ""


def _label(cells: list[str]) -> str | None:
    """Give what the cells of a row tell of; the date of the week is no such name."""
    names = [cell.strip() for cell in cells if cell.strip()]
    return next((n for n in names if not _date_within(n) and not names_a_week(n)), None)
