"""The columns of an app's table: what they mean, and cells that hold several things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial, reduce

from hdiary.read.clocks import parse_clock
from hdiary.read.context import Context, rewrite
from hdiary.read.formats.attack_rows import each_a_headache
from hdiary.read.numbers import parse_number
from hdiary.read.role import FACTOR
from hdiary.read.shape.pairs import combine
from hdiary.read.table import Column, Table
from hdiary.vocabulary.headings import headache_words
from hdiary.vocabulary.text import fold
from hdiary.words import phrase

_MOST_NAMES = 40
"""Nobody rates more things; a list that seems to is free text."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class AppColumns:
    """What a data file says of the columns; headings stand in it in small letters."""

    # From headings to what they mean, such as ``pain``, ``date``, ``factor`` or ``notes``
    columns: Mapping[str, str] = field(default_factory=dict)
    # From headings of lists to the sign between their items
    between: Mapping[str, str] = field(default_factory=dict)
    # From headings of lists such as ``Sleep: 7 | Stress: 2`` to the sign between their items
    numbers: Mapping[str, str] = field(default_factory=dict)
    # From a heading to those whose cells stand behind each other in it, such as a day and its year
    joined: Mapping[str, list[str]] = field(default_factory=dict)
    # The heading of the rating where every row is a headache, rated or not
    rated: str = ""


def lay_columns(table: Table, told: AppColumns, context: Context) -> Table:
    """Say what columns mean, and part or join their cells; what the person says counts more."""
    for heading, parts in told.joined.items():
        table = _joined(table, heading, parts, context)
    for heading, sign in told.numbers.items():
        table = _numbered(table, heading, sign, context)
    said = context.declared.mapped
    columns = list(table.columns)
    for k, heading in enumerate(table.header):
        sign = told.between.get(fold(heading), "")
        if sign:
            columns[k] = rewrite(columns[k], partial(_with_semicolons, sign=sign))
    meant = {name: meaning for name, meaning in table.meant.items() if name not in said} | {
        heading: told.columns[fold(heading)]
        for heading in table.header
        if fold(heading) in told.columns and heading not in said
    }
    laid = replace(table, columns=tuple(columns), meant=meant)
    rating = None if context.declared.rows == "day" else _place(laid, told.rated)
    return laid if rating is None else each_a_headache(laid, rating)


def holds_times(column: Column) -> bool:
    """Say whether some cell of a column is a time of day, and not only a part of one."""
    return bool(column.where(lambda text: parse_clock(text.strip()) is not None).any())


def _with_semicolons(text: str, sign: str) -> str:
    return "; ".join(item.strip() for item in text.split(sign) if item.strip())


def _place(table: Table, heading: str) -> int | None:
    return next((k for k, name in enumerate(table.header) if fold(name) == heading), None)


def _joined(table: Table, heading: str, parts: list[str], context: Context) -> Table:
    """Put the cells of several columns behind each other, in the first of them."""
    places = [place for name in parts if (place := _place(table, name)) is not None]
    if len(places) < len(parts):
        return table
    column = reduce(_one_behind_other, (table.columns[k] for k in places))
    names = tuple(table.header[k] for k in places)
    context.decisions.add(
        "columns",
        dict.fromkeys(names, heading),
        phrase("read.formats.columns.together", headers=names),
    )
    kept = [k for k in range(len(table.header)) if k not in places[1:]]
    return table.with_column(places[0], names[0], column).keep_columns(kept)


def _one_behind_other(one: Column, other: Column) -> Column:
    return combine(one, other, lambda text, more: f"{text.strip()} {more.strip()}".strip())


def _numbered(table: Table, heading: str, sign: str, context: Context) -> Table:
    """Make a column of numbers of each name in a list of names and numbers."""
    place = _place(table, heading)
    if place is None or table.header[place] in context.declared.mapped:
        return table
    column = table.columns[place]
    cells = [dict(_pairs(value, sign)) for value in column.values]
    names = list(dict.fromkeys(name for cell in cells for name in cell if name))
    if len(names) > _MOST_NAMES:
        return table
    columns = [_of_name(column, cells, name) for name in names]
    rest = _of_name(column, cells, "")
    header = list(table.header)
    if names:
        words = phrase("read.formats.columns.parted", header=header[place], names=tuple(names))
        context.decisions.add("columns", {header[place]: names}, words)
    table = table.with_column(place, header[place], rest)
    kept = [k for k in range(len(header)) if k != place or any(rest.values)]
    table = table.keep_columns(kept)
    return replace(
        table,
        header=(*table.header, *names),
        columns=(*table.columns, *columns),
        meant={
            **table.meant,
            **{name: FACTOR for name in names if headache_words(name) is None},
        },
    )


def _of_name(column: Column, cells: list[dict[str, str]], name: str) -> Column:
    return Column(codes=column.codes, values=tuple(cell.get(name, "") for cell in cells))


def _pairs(text: str, sign: str) -> list[tuple[str, str]]:
    """Part a list into names and numbers; what names no number stands under no name."""
    found: list[tuple[str, str]] = []
    rest: list[str] = []
    for item in text.split(sign):
        name, colon, number = (part.strip() for part in item.rpartition(":"))
        if colon and name and parse_number(number) is not None:
            found.append((name, number))
        elif item.strip():
            rest.append(item.strip())
    return [*found, ("", "; ".join(rest))] if rest else found
