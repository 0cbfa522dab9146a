"""Sleep as Android: the headings are repeated above each night, with other times behind them."""

from __future__ import annotations

import csv
import io

import pandas as pd

from hdiary.read.context import Context
from hdiary.read.encoding import decode
from hdiary.read.watches.grid import first_rows, heading_key, tell_bad, tell_cut_off
from hdiary.read.watches.kind import LINE, PART, Export, Others, Records, Told, kind
from hdiary.read.watches.moments import read_local
from hdiary.read.watches.nightly import can_be_sleep, nightly
from hdiary.read.watches.values import numbers, positive

_HEADINGS = ("id", "tz", "from", "to", "sched", "hours")
_USED = ("from", "to", "hours", "rating", "deepsleep")
_NOT_USED = (
    "comment", "framerate", "snore", "noise", "cycles", "lenadjust", "geo", "sched", "event",
)  # fmt: skip


def _knows(data: bytes) -> bool:
    return any(_is_heading(rows[0]) for rows in first_rows(data).values())


def _is_heading(cells: list[str]) -> bool:
    return tuple(map(heading_key, cells[: len(_HEADINGS)])) == _HEADINGS


def _take(data: bytes, context: Context, part: str) -> Records:
    """Take each row below its own headings; rows of noise without a beginning are none."""
    text, _ = decode(data, context.found, encoding=context.declared.encoding)
    sign = next(s for s, rows in first_rows(data).items() if _is_heading(rows[0]))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    names: dict[str, int] = {}
    rows: list[list[str]] = []
    lines: list[int] = []
    line = 1
    try:
        for cells in reader:
            if _is_heading(cells):
                names = {heading_key(name): k for k, name in reversed(list(enumerate(cells)))}
            elif cells and (cells[0].strip() or any(c.strip() for c in cells[2:4])):
                rows.append([_cell(cells, names.get(name)) for name in _USED])
                lines.append(line)
            line = reader.line_num + 1
    except csv.Error:
        tell_cut_off(line, context)
    frame = pd.DataFrame(rows, columns=list(_USED), dtype="str")
    frame[LINE], frame[PART] = lines, part
    return Records(frame=frame, rows=len(rows), others=_NOT_USED)


def _cell(cells: list[str], at: int | None) -> str:
    return cells[at].strip() if at is not None and at < len(cells) else ""


def _tell(records: Records, context: Context, others: Others) -> Told:
    """Tell nights by the wall clock; 0 stars are none given, and shares below 0 none measured."""
    frame = records.frame
    start, end = (read_local(frame[name], name, context).when for name in ("from", "to"))
    good = can_be_sleep(start, end)
    tell_bad(frame, ~good, "from", "sleep", context)
    asleep = positive(numbers(frame["hours"])).to_numpy()
    deep = numbers(frame["deepsleep"])
    values = {
        "sleep_rating": positive(numbers(frame["rating"])),
        "deep_sleep_share": deep.where((deep >= 0) & (deep <= 1)),
    }
    said = {name: value[good] for name, value in values.items() if value.notna().any()}
    return Told(frame=nightly(start[good], end[good], asleep[good], said))


SLEEP_AS_ANDROID = Export(name="Sleep as Android", kinds=(kind("sleep", (_knows, _take), _tell),))
