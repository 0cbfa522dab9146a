"""Loop Habit Tracker: a column of codes or of numbers for each habit that a person noted."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hdiary.read.context import Context, rewrite
from hdiary.read.formats.csv_text import read_text
from hdiary.read.formats.format import Raw
from hdiary.read.table import Column, Table
from hdiary.words import phrase

LOOP = "Loop Habit Tracker"
_HEAD = 20_000
_HEADING = re.compile(r"Date,.+,")
_CELL = re.compile(r"0|-?[1-3]|\d{3,9}|YES_MANUAL|YES_AUTO|NO|SKIP|UNKNOWN")
_TICKS = {
    "2": "yes", "YES_MANUAL": "yes", "1": "no", "YES_AUTO": "no", "0": "no", "NO": "no",
    "3": "", "-3": "", "SKIP": "", "-1": "", "UNKNOWN": "", "": "",
}  # fmt: skip
"""What a code says of a habit that is ticked; 1 was ticked by the app, and not by the person."""
_SCORE = re.compile(r"[01]\.\d{4}")
_NUMBER = re.compile(r",(\d{1,9}|\d\.\d{4}|YES_MANUAL)(?=,)")
_TIMES = 1000


def is_loop(data: bytes) -> bool:
    """Say whether some bytes are the ``Checkmarks.csv`` of all habits."""
    # Every line ends in a comma, and day follows day. Its ``Scores.csv`` is known, too: under the
    # same headings it holds what the app worked out, which is nobody's pain.
    text = data[:_HEAD].decode("utf-8-sig", errors="replace")
    whole = text if len(data) < _HEAD else text.rpartition("\n")[0]
    heading, *lines = whole.splitlines() or [""]
    if not _HEADING.fullmatch(heading.strip()):
        return False
    rows = [line.strip().split(",") for line in lines if line.strip()]
    days = [_day(row[0]) for row in rows]
    steps = {None if a is None or b is None else b - a for a, b in pairwise(days)}
    follow = len(steps) <= 1 and steps <= {timedelta(days=1), timedelta(days=-1)}
    return bool(days) and days[0] is not None and follow and _all_codes(rows)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _all_codes(rows: list[list[str]]) -> bool:
    """Say whether every cell is a code or a number, or every one a score."""
    cells = [cell for row in rows for cell in row[1:-1]]
    whole = all(len(row) > 2 and row[-1] == "" for row in rows)
    return whole and any(all(map(one.fullmatch, cells)) for one in (_CELL, _SCORE))


def find_noted(heads: list[str]) -> int | None:
    """Of the tables of all habits find that which holds what was noted; None if it is none."""
    # Under the same headings stand the scores: parts of one, where the noted are codes.
    if len({head.partition("\n")[0] for head in heads}) != 1:
        return None
    sizes = {
        k: max(map(_size, _NUMBER.findall(head)), default=0.0)
        for k, head in enumerate(heads)
        if is_loop(head.encode())
    }
    most = [k for k, size in sizes.items() if size == max(sizes.values())]
    return most[0] if len(most) == 1 else None


def _size(number: str) -> float:
    return float(number) if number[0].isdigit() else 2.0


def read_loop(data: bytes, context: Context) -> Raw:
    """Read the habits: what was ticked as yes and no, and numbers as they were noted."""
    raw = read_text(data, context)
    _refuse_scores(raw.table, context)
    columns, ticked, numbers = list(raw.table.columns), [], []
    for k, heading in enumerate(raw.table.header[1:], start=1):
        values = {value.strip() for value in columns[k].values}
        if values - set(_TICKS):
            columns[k] = _as_noted(columns[k], context)
            numbers.append(heading)
        elif values - {"0", ""} and context.declared.scale in (None, "yes-no"):
            columns[k] = rewrite(columns[k], lambda text: _TICKS[text.strip()])
            ticked.append(heading)
    _tell(ticked, numbers, context)
    return replace(raw, table=replace(raw.table, columns=tuple(columns)), app=LOOP)


def _refuse_scores(table: Table, context: Context) -> None:
    """Refuse what the app worked out itself."""
    if not all(_SCORE.fullmatch(value) for column in table.columns[1:] for value in column.values):
        return
    context.found.add(
        "scores",
        expected=phrase("read.formats.loop.noted"),
        suggestion=phrase("read.formats.loop.scores"),
        fatal=True,
    )
    context.found.raise_errors()


def _as_noted(column: Column, context: Context) -> Column:
    """Write numbers as they were noted, unless the person says by what to divide them."""
    by = _TIMES if context.declared.divide_by is None else 1

    def noted(text: str) -> str:
        code = text.strip()
        if code in _TICKS and code != "0":
            return ""
        return f"{int(code) / by:g}" if code.isdigit() else text

    return rewrite(column, noted)


def _tell(ticked: list[str], numbers: list[str], context: Context) -> None:
    if ticked:
        words = phrase("read.formats.loop.ticked", headers=tuple(ticked))
        context.decisions.add("rows", "day", words, overrule="--scale 0-3")
    if numbers and context.declared.divide_by is None:
        words = phrase("read.formats.loop.numbers", headers=tuple(numbers))
        context.decisions.add("divide_by", _TIMES, words, overrule="--divide-by 1")
