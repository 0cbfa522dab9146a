"""A table beside a diary as daily values: each column read, and summed up by the local day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Times
from hdiary.read.beside.amounts import Amounts, read_amounts
from hdiary.read.beside.by_day import change_since, day_frame, summarise, too_few_rows
from hdiary.read.beside.cut import Sheet
from hdiary.read.beside.daily import DATE, Daily
from hdiary.read.beside.measures import CHANGE, Measure
from hdiary.read.beside.moment import moment_column
from hdiary.read.beside.plan import Plan
from hdiary.read.beside.stamps import read_days
from hdiary.read.context import Context
from hdiary.read.table import Column, Table
from hdiary.words import Phrase, phrase

_MOST_LINES = 10
LeftOut = tuple[str, Phrase]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Made:
    """What is made of a table, column by column."""

    columns: dict[str, pd.Series] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    told: list[Phrase] = field(default_factory=list)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Days:
    """The days of a table."""

    rows: Times  # The day of each row
    dates: pd.Series  # Each day once, in order
    many: bool  # Whether several rows tell of a day, so that they are summed up
    partly: Bools  # The days of which only a small part is told, in order


def daily_of(sheets: list[Sheet], plan: Plan, context: Context, *, name: str) -> Daily:
    """Make daily values of the tables of a file; what an earlier one told stays as it is."""
    parts = [_daily_of_one(sheet, plan, context) for sheet in sheets]
    frame, left_out = parts[0].frame, list(parts[0].left_out)
    for part in parts[1:]:
        twice = [c for c in part.frame if c != DATE and c in frame]
        left_out += [*part.left_out, *((str(c), _why("twice")) for c in twice)]
        frame = frame.merge(part.frame.drop(columns=twice), on=DATE, how="outer", sort=True)
    told = dict.fromkeys(line for part in parts for line in part.told)
    told |= {phrase(f"read.beside.told.{key}"): None for key in plan.told}
    return Daily(
        name=name,
        frame=frame,
        rows=sum(part.rows for part in parts),
        left_out=tuple(dict.fromkeys(left_out)),
        told=tuple(told),
    )


def _daily_of_one(sheet: Sheet, plan: Plan, context: Context) -> Daily:
    whole, made = sheet.table, _Made()
    table = _without_repeats(whole, made)
    sheet = replace(sheet, table=table)
    moments, used = moment_column(sheet)
    read = read_days(moments, table.header[sheet.day], context, utc=plan.utc)
    made.told.extend(read.told)
    _tell("uneven", sheet.uneven, made)
    if sheet.odd:
        lines = tuple(map(str, sheet.odd[:_MOST_LINES]))
        made.told.append(phrase("read.beside.told.quotes", n=len(sheet.odd), lines=lines))
    _tell("no_day", int(np.isnat(read.day).sum()), made)
    frame, days = day_frame(read.day), read.day
    many = (read.timed or plan.events) and len(frame) < (~np.isnat(days)).sum()
    partly = too_few_rows(days) if many and not plan.events else np.zeros(len(frame), dtype=bool)
    _tell("partly", int(partly.sum()), made)
    of = _Days(rows=days, dates=frame[DATE], many=many, partly=partly)
    for k, header in enumerate(table.header):
        if k in used:
            continue
        measure = plan.measure(header, sheet.keys[k])
        why = plan.why_left_out(header, sheet.keys[k])
        amounts = why or _read(sheet, k, measure, plan)
        if isinstance(amounts, str):
            if header or amounts != "blank":
                made.left_out.append((header or f"{k + 1}", _why(amounts)))
            continue
        _tell("unread", amounts.unread, made, header=header)
        found = _sum_up(of, amounts.values, _fresh(measure, header, made), made)
        made.columns.update({n: c for n, c in found.items() if n not in made.columns})
    return Daily(
        name="",
        frame=pd.concat([frame, pd.DataFrame(made.columns)], axis=1),
        rows=len(whole) + sheet.uneven,
        left_out=tuple(made.left_out),
        told=tuple(made.told),
    )


def _fresh(measure: Measure, header: str, made: _Made) -> Measure:
    """Keep the heading of a second column that measures the same."""
    if measure.name not in made.columns:
        return measure
    number, name = 2, header
    while name in made.columns:
        name, number = f"{header} ({number})", number + 1
    return replace(measure, name=name)


def _read(sheet: Sheet, k: int, measure: Measure, plan: Plan) -> Amounts | str:
    column = sheet.table.columns[k]
    factor = plan.divide.get(sheet.keys[k])
    amounts = read_amounts(
        column, measure.name, delimiter=sheet.delimiter, divided=factor is not None
    )
    if isinstance(amounts, str) or factor is None:
        return amounts
    if not pd.api.types.is_float_dtype(amounts.values):
        return "unreadable"
    return replace(amounts, values=amounts.values / factor)


def _sum_up(days: _Days, values: pd.Series, measure: Measure, made: _Made) -> dict[str, pd.Series]:
    """Sum a column up by day; a day that is told only in part, or twice, says nothing."""
    found = summarise(days.rows, values, measure, many=days.many)
    said = values.notna().groupby(pd.Series(days.rows), sort=True).any().to_numpy()
    main = found[measure.name]
    lost = int((said & main.isna().to_numpy()).sum())
    _tell("words_differ" if days.many else "rows_differ", lost, made, name=measure.name)
    if days.partly.any():
        found = {name: column.mask(days.partly) for name, column in found.items()}
    if measure.change and pd.api.types.is_float_dtype(found[measure.name].dtype):
        changes = change_since(days.dates, found[measure.name])
        found[f"{measure.name}{CHANGE}"] = pd.Series(changes)
    return found


def _without_repeats(table: Table, made: _Made) -> Table:
    """Count rows that are equal in every cell once."""
    codes = pd.DataFrame({k: column.codes for k, column in enumerate(table.columns)})
    again = codes.duplicated().to_numpy()
    if not again.any():
        return table
    _tell("repeated", int(again.sum()), made)
    columns = tuple(Column(codes=c.codes[~again], values=c.values) for c in table.columns)
    return replace(table, columns=columns, lines=table.lines[~again])


def _why(name: str) -> Phrase:
    return phrase(f"read.beside.left_out.{name}")


def _tell(what: str, n: int, made: _Made, **values: str) -> None:
    if n:
        made.told.append(phrase(f"read.beside.told.{what}", n=n, **values))
