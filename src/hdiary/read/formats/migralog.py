"""MigraLog's export: episodes, and beside them lists that refer to them by numbers."""

from __future__ import annotations

import re
from typing import Any

from hdiary.read.context import Context
from hdiary.read.formats.format import Raw
from hdiary.read.formats.json_text import parse_content, refuse
from hdiary.read.formats.migralog_days import day_rows
from hdiary.read.formats.migralog_rows import Clock, episode_rows, lone_doses, objects, skipped
from hdiary.read.table import make_table
from hdiary.words import phrase

_NAMES = ("date", "end", "headache", "pain", "treatment", "treated_at", "location", "quality",
          "symptoms", "triggers", "status type", "notes")  # fmt: skip
_EPISODES = re.compile(rb'"episodes"\s*:\s*\[')


def is_migralog(data: bytes) -> bool:
    """Say whether some bytes are MigraLog's export: episodes with readings of their intensity."""
    begins = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
    return begins and b'"intensityReadings"' in data and bool(_EPISODES.search(data))


def read_migralog(data: bytes, context: Context) -> Raw:
    """Read its episodes with what refers to them, its other doses, and its days."""
    content = parse_content(data, context.found).value
    if not isinstance(content, dict) or not objects(content, "episodes"):
        refuse(context.found, phrase("read.formats.migralog.no_episodes"))
    clock = Clock.of(content, context.declared.zone)
    rows, joined = episode_rows(content, clock)
    rows += lone_doses(content, clock)
    days, met = day_rows(content, rows, context.found)
    rows += days
    _tell(content, clock, context)
    names = [name for name in _NAMES if any(row.get(name) for row in rows)]
    columns = ([row.get(name, "") for row in rows] for name in names)
    return Raw(table=make_table(names, columns), joined=joined + met)


def _tell(content: dict[str, Any], clock: Clock, context: Context) -> None:
    """Say what was made of it."""
    decisions = context.decisions
    decisions.add("rows", "headache", phrase("read.formats.migralog.rows"))
    if clock.zone:
        words = phrase("read.formats.migralog.zone", zone=clock.zone)
        decisions.add("zone", clock.zone, words, overrule="--zone UTC")
    if any(one.get("status") == "green" for one in objects(content, "dailyStatusLogs")):
        decisions.add("days", "green", phrase("read.formats.migralog.green"))
    gone = sum(skipped(one) for one in objects(content, "medicationDoses"))
    if gone:
        decisions.add("doses", "taken", phrase("read.formats.migralog.skipped", n=gone))
