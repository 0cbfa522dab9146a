"""A list of treatments beside the list of headaches, joined to it by the day."""

from __future__ import annotations

from typing import Any

from hdiary.read.dates import parse_date
from hdiary.read.decisions import Decisions
from hdiary.read.formats.json_entries import text_of
from hdiary.read.formats.json_names import is_day_name, spaced
from hdiary.read.formats.json_rows import Listed, Object
from hdiary.vocabulary.columns import column_meaning
from hdiary.words import phrase

FILE_EACH = phrase("read.formats.json.file_each")
"""What would part lists that were read together."""
_LOOKED_AT = 50


def join_treatments(
    best: Listed, others: list[Listed], decisions: Decisions
) -> tuple[list[Object], list[Listed]]:
    """Join lists of treatments to the entries of their days."""
    # The entries, with what was taken; on a day without one, an entry of its own without pain.
    # Lists that were not joined.
    rows = [dict(row) for row in best.rows]
    left = []
    for one in others:
        day, name = _day_name(one.rows), _treatment_name(one)
        to = _day_name(best.rows)
        if day is None or name is None or to is None:
            left.append(one)
            continue
        _join(rows, one.rows, name=name, day=day, to=to)
        decisions.add(
            "joined",
            one.name,
            phrase("read.formats.json.joined", name=one.name, n=len(one.rows)),
            overrule=FILE_EACH,
        )
    return rows, left


def _join(rows: list[Object], more: list[Object], *, name: str, day: str, to: str) -> None:
    at: dict[Any, Object] = {}
    for row in rows:
        at.setdefault(_key(row.get(to)), row)
    at.pop(None, None)
    for one in more:
        key = _key(one.get(day))
        if key not in at:
            row = {to: _day_only(one.get(day))}
            rows.append(row)
            if key is not None:
                at[key] = row
        else:
            row = at[key]
        row[name] = [*_listed(row.get(name)), _without_day(one, day)]


def _listed(value: Any) -> list[Any]:
    """Give what an entry says already, as a list."""
    if value is None or value == "":
        return []
    items = value if isinstance(value, list) else [value]
    return [one if isinstance(one, dict) else {"name": one} for one in items]


def _key(value: Any) -> tuple[int, int, int] | None:
    part = parse_date(text_of(value).strip())
    return None if part is None else (part.year, part.second, part.first)


def _day_only(value: Any) -> str:
    """Write the day of a moment; a headache did not begin when a medicine was taken."""
    text = text_of(value).strip()
    part = parse_date(text)
    if part is None or part.seconds is None:
        return text
    if part.shape in ("iso", "epoch"):
        return f"{part.year:04d}-{part.second:02d}-{part.first:02d}"
    return text.split(" ")[0].rstrip(",")


def _without_day(one: Object, day: str) -> Object:
    """Take the day off a treatment whose entry has it; a time of day stays."""
    part = parse_date(text_of(one.get(day)).strip())
    timed = part is not None and part.seconds is not None
    rest = {name: value for name, value in one.items() if name != day}
    return {**rest, "time": one[day]} if timed else rest


def _day_name(rows: list[Object]) -> str | None:
    """Give the name of the days of a list: a date before a moment."""
    names = list(dict.fromkeys(name for row in rows[:_LOOKED_AT] for name in row))
    dated = [n for n in names if is_day_name(n) and any(_key(row.get(n)) for row in rows)]
    dates = [n for n in dated if column_meaning(spaced(n)).meaning == "date"]
    return next(iter([*dates, *dated]), None)


def _treatment_name(one: Listed) -> str | None:
    """Give the name under which treatments are listed; None where a list holds none."""
    own = one.path[-1] if one.path else ""
    if column_meaning(spaced(own)).meaning == "treatment":
        return own
    names = dict.fromkeys(name for row in one.rows[:_LOOKED_AT] for name in row)
    return next((n for n in names if column_meaning(spaced(n)).meaning == "treatment"), None)
