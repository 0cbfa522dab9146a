"""Tables in Markdown: bars between the cells, and a line of dashes under the heading."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import numpy as np

from hdiary.diary import Problems
from hdiary.read.alike import read_headings
from hdiary.read.calendar_parts import join_calendar_parts
from hdiary.read.context import Context
from hdiary.read.declared import Declared
from hdiary.read.formats.format import Raw
from hdiary.read.header import diary_likeness, names_a_diary
from hdiary.read.months import find_month
from hdiary.read.table import Table, make_column, stack_tables, without_noise
from hdiary.read.unite import tell_called, tell_same_days, unite
from hdiary.words import phrase

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*")
_LONGEST_RULE = 2000
_SEARCHED = 400


def is_markdown(data: bytes) -> bool:
    """Say whether some bytes hold a table in Markdown."""
    head = data[:50_000].decode("utf-8", errors="replace").splitlines()[:_SEARCHED]
    return any(_is_rule(line) and "|" in above for above, line in itertools.pairwise(head))


def _is_rule(line: str) -> bool:
    return "--" in line and len(line) < _LONGEST_RULE and bool(_RULE.fullmatch(line))


def read_markdown(data: bytes, context: Context) -> Raw:
    """Read the tables of a text in Markdown: those of one diary together, of others it is told."""
    found = context.found
    lines = data.decode("utf-8", errors="replace").removeprefix("\ufeff").splitlines()
    rules = [k for k, line in enumerate(lines) if k and _is_rule(line) and "|" in lines[k - 1]]
    ends = [*(rule - 1 for rule in rules[1:]), len(lines)]
    headers = [_cells(lines[rule - 1]) for rule in rules]
    chosen = _choose(headers)
    if len(chosen) < len(headers):
        found.warn(
            "another table",
            lines=[rules[k] for k in range(len(rules)) if k not in chosen],
            expected=phrase("read.formats.markdown.alike"),
            suggestion=phrase("read.formats.markdown.others_unread"),
        )
    began = [0, *(rule + 1 for rule in rules)]
    tables = [_table(lines, rules[k], ends[k], began[k], found) for k in chosen]
    if len(tables) == 1:
        return Raw(table=tables[0])
    tables = [_dated(table, context) for table in tables]
    if tell_same_days(tables):
        _refuse_several(tables, found)
    context.decisions.add(
        "tables",
        "all",
        phrase("read.formats.markdown.together", n=len(tables)),
        overrule=phrase("read.formats.markdown.file_each"),
    )
    headed = read_headings(tables, context.declared.mapped, context.declared.scale)
    united = unite(tables, headed)
    tell_called(united, context.decisions)
    lines_of = np.concatenate([t.lines for t in united.tables])
    return Raw(table=replace(stack_tables(united.tables), lines=lines_of))


def _choose(headers: list[list[str]]) -> list[int]:
    """Choose the tables of the diary: all that name a day and pain alike, or the likeliest."""
    named = [k for k, header in enumerate(headers) if names_a_diary(header, {})]
    if not named:
        best = max(range(len(headers)), key=lambda k: diary_likeness(headers[k]))
        return [k for k, header in enumerate(headers) if header == headers[best]]
    return named


def _dated(table: Table, context: Context) -> Table:
    """Join numbers of days to the month that stands above their table."""
    if find_month(table.above) is None:
        return table
    return join_calendar_parts(table, replace(context, declared=Declared()), title=table.above)


def _refuse_several(tables: list[Table], found: Problems) -> None:
    found.add(
        "several tables",
        lines=[table.header_line for table in tables],
        fatal=True,
        expected=phrase("read.formats.markdown.days_of_its_own"),
        suggestion=phrase("read.formats.markdown.same_days"),
    )
    found.raise_errors()


def _table(lines: list[str], rule: int, end: int, began: int, found: Problems) -> Table:
    """Read the rows under one heading, up to the next heading."""
    header = _cells(lines[rule - 1])
    bars = lines[rule - 1].strip().startswith("|")
    rows: list[list[str]] = []
    numbers: list[int] = []
    ragged = 0
    for k, line in enumerate(lines[rule + 1 : end], start=rule + 2):
        if "|" not in line or _is_rule(line):
            continue
        cells = _cells(line) if bars else _without_bars(line, len(header))
        if len(cells) != len(header):
            found.add(
                "ragged row",
                value=phrase("read.formats.cells", n=len(cells)),
                lines=[k],
                expected=phrase("read.formats.markdown.as_header", n=len(header)),
                suggestion=phrase("read.formats.markdown.mend_row"),
            )
            ragged += 1
            continue
        rows.append(cells)
        numbers.append(k)
    above = [line for line in lines[began : rule - 1] if line.strip() and "|" not in line]
    return without_noise(
        Table(
            header=tuple(header),
            columns=tuple(make_column([row[k] for row in rows]) for k in range(len(header))),
            lines=np.array(numbers, dtype=np.int64),
            header_line=rule,
            titles=len(above),
            ragged=ragged,
            above=" ".join(line.strip("# ") for line in above[-3:]),
        )
    )


def _without_bars(line: str, width: int) -> list[str]:
    """Cut a row of a table without bars around it, where a bar at an end parts a blank cell."""
    cells = _cells(line)
    if len(cells) < width and line.strip().endswith("|"):
        cells = [*cells, ""]
    if len(cells) < width and line.strip().startswith("|"):
        cells = ["", *cells]
    return cells


def _cells(line: str) -> list[str]:
    """Cut a line at its bars; a bar behind a stroke is part of a cell."""
    bare = line.strip().removeprefix("|").removesuffix("|")
    parts = bare.replace("\\|", "\0").split("|")
    return [part.replace("\0", "|").strip() for part in parts]
