"""MigraLog's colours of days: green ones were good, red ones hurt, yellow ones say neither."""

from __future__ import annotations

from typing import Any

from hdiary.diary import Problems
from hdiary.read.formats.json_entries import text_of
from hdiary.read.formats.migralog_rows import Row, objects
from hdiary.words import phrase

_HURTS = {"green": "no", "red": "yes"}


def day_rows(content: dict[str, Any], rows: list[Row], found: Problems) -> tuple[list[Row], int]:
    """Give a row for each day that has no episode, and how many days had one."""
    hurt = {row["date"][:10] for row in rows if row.get("pain") or row.get("headache")}
    days: list[Row] = []
    met, green = 0, 0
    for one in objects(content, "dailyStatusLogs"):
        status, date = text_of(one.get("status")), text_of(one.get("date"))
        if date in hurt:
            met += 1
            green += status == "green"
            continue
        days.append(
            {
                "date": date,
                "headache": _HURTS.get(status, ""),
                "status type": text_of(one.get("statusType")),
                "notes": text_of(one.get("notes")),
            }
        )
    if green:
        found.warn(
            "green days",
            expected=phrase("read.formats.migralog.one_or_other"),
            suggestion=phrase("read.formats.migralog.both", n=green),
        )
    return days, met
