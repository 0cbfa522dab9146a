"""Times that were written in UTC, as a range, as seconds since 1970, or beside their day."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hdiary.diary.schema import TIME_COLUMNS
from hdiary.read.clocks import parse_clock
from hdiary.read.context import Context, rewrite
from hdiary.read.dates import parse_date, split_range
from hdiary.read.role import BY_NAME, LEFT_OUT, Role, said
from hdiary.read.shape.pairs import combine
from hdiary.read.table import Column
from hdiary.read.zones import is_zone, to_local
from hdiary.vocabulary.headings import heading_kind
from hdiary.vocabulary.text import fold
from hdiary.words import phrase

_DATED = ("date", *TIME_COLUMNS)
_LOOKED_AT = 200


def read_ranges(roles: list[Role], context: Context) -> list[Role]:
    """Part a column of dates that gives a first and a last moment into a start and an end."""
    taken = {role.meaning for role in roles}
    found: list[Role] = []
    for role in roles:
        found.append(role)
        if role.meaning not in ("date", "start") or "end" in taken or not _has_ranges(role):
            continue
        taken |= {"end"}
        found[-1] = replace(role, column=rewrite(role.column, lambda t: _part(t, 0)))
        end = replace(role, meaning="end", column=rewrite(role.column, lambda t: _part(t, 1)))
        found.append(end)
        context.decisions.add(
            "ranges",
            role.header,
            phrase("read.shape.times.range", header=role.header),
            overrule=f'--column ignore="{role.header}"',
        )
    return found


def _has_ranges(role: Role) -> bool:
    return any(split_range(text) is not None for text in said(role)[:_LOOKED_AT])


def _part(text: str, which: int) -> str:
    both = split_range(text.strip())
    if both is None:
        return text if which == 0 else ""
    return both[which]


def to_local_times(roles: list[Role], context: Context) -> list[Role]:
    """Turn times in UTC into local ones where a zone stands beside them, or was declared."""
    beside = [r for r in roles if _is_zone_column(r)]
    zone = next((r for r in beside if any(is_zone(text) for text in said(r))), None)
    known = zone is not None or context.declared.zone is not None
    if known:
        roles = [_written_utc(r) if _headed_utc(r) else r for r in roles]
    utc = [r for r in roles if r.meaning in _DATED and _in_utc(r, zoned=zone is not None)]
    found = []
    for role in roles:
        if any(role is one for one in beside):
            role = replace(role, meaning=LEFT_OUT, how=BY_NAME, why="")
        elif any(role is one for one in utc) and known:
            role = replace(role, column=_local(role.column, zone, context.declared.zone))
        found.append(role)
    headed = [r for r in roles if _headed_utc(r)]
    if not utc and headed:
        _warn_of_utc(headed, context)
    if utc:
        _tell(utc, zone, context)
    elif beside:
        words = phrase("read.shape.times.local", headers=tuple(r.header for r in beside))
        context.decisions.add("zone", "local", words)
    return found


def _headed_utc(role: Role) -> bool:
    return role.meaning in _DATED and fold(role.unit or "") in ("utc", "gmt")


def _written_utc(role: Role) -> Role:
    """Write behind each moment of a column headed UTC that it is so."""

    def mark(text: str) -> str:
        parts = parse_date(text.strip())
        bare = parts is not None and parts.seconds is not None and parts.offset is None
        return f"{text.strip()}Z" if bare else text

    return replace(role, column=rewrite(role.column, mark))


def _is_zone_column(role: Role) -> bool:
    """Say whether a column names zones, by its heading or in every cell."""
    texts = said(role)[:_LOOKED_AT]
    named = role.free and heading_kind(role.header) in ("timezone", "utc_offset")
    weak = role.free or (role.weak and role.meaning == "location")
    return named or (weak and bool(texts) and all(is_zone(text) for text in texts))


def _in_utc(role: Role, *, zoned: bool) -> bool:
    """Say whether times are in UTC; beside a zone, an offset of nothing is UTC, too."""
    parsed = (parse_date(text) for text in said(role)[:_LOOKED_AT])
    return any(p is not None and (p.zulu or (zoned and p.offset == 0)) for p in parsed)


def _local(column: Column, zone: Role | None, declared: str | None) -> Column:
    if zone is None or declared is not None:
        texts = [value.strip() for value in column.values]
        return Column(
            codes=column.codes, values=tuple(to_local(texts, [str(declared)] * len(texts)))
        )
    return combine(column, zone.column, lambda t, z: to_local([t.strip()], [z.strip()])[0])


def _tell(utc: list[Role], zone: Role | None, context: Context) -> None:
    headers, stated = tuple(role.header for role in utc), context.declared.zone
    if stated is not None:
        words = phrase("read.shape.times.local_of", headers=headers, zone=stated)
        context.decisions.add("zone", stated, words)
    elif zone is not None:
        words = phrase("read.shape.times.local_by", headers=headers, zone=zone.header)
        context.decisions.add("zone", zone.header, words, overrule="--zone UTC")
    else:
        _warn_of_utc(utc, context)


def _warn_of_utc(utc: list[Role], context: Context) -> None:
    context.decisions.add(
        "zone",
        "UTC",
        phrase("read.shape.times.utc", headers=tuple(r.header for r in utc)),
        overrule="--zone Europe/Berlin",
    )
    role = utc[0]
    context.found.warn(
        "times in UTC",
        column=role.header,
        lines=context.lines[np.flatnonzero(role.column.codes >= 0)[:1]],
        expected=phrase("read.shape.times.local_or_zone"),
        suggestion=phrase("read.shape.times.say_zone"),
    )


def join_moments(roles: list[Role], context: Context) -> list[Role]:
    """Join "End date" and "End time", and take a "Start date" for the date where there is none."""
    for meaning in ("start", "end"):
        claims = [r for r in roles if r.meaning == meaning and not r.declared]
        days = [r for r in claims if _only_dates(r)]
        clocks = [r for r in claims if _only_clocks(r)]
        if len(days) != 1 or len(clocks) != 1:
            continue
        if meaning == "start" and not any(r.meaning == "date" for r in roles):
            roles = [replace(r, meaning="date") if r is days[0] else r for r in roles]
            continue
        day, clock = days[0].header, clocks[0].header
        column = combine(days[0].column, clocks[0].column, _moment)
        roles = [
            replace(r, meaning=LEFT_OUT) if r is days[0]
            else replace(r, column=column, weak=False) if r is clocks[0]
            else r
            for r in roles
        ]  # fmt: skip
        context.decisions.add(
            "columns",
            {day: meaning, clock: meaning},
            phrase(f"read.shape.times.together.{meaning}", day=day, clock=clock),
            overrule=f'--column ignore="{day}"',
        )
    return _ends_of_days(roles, context)


def _ends_of_days(roles: list[Role], context: Context) -> list[Role]:
    """Let a headache that ends on a day without a time of the day last until that day's end."""
    timed = any(r.meaning == "start" and not _only_dates(r) for r in roles)
    dated = [r for r in roles if r.meaning in ("date", "start") and _only_dates(r)]
    ends = [r for r in roles if r.meaning == "end" and _only_dates(r)]
    if timed or not dated or len(ends) != 1:
        return roles
    context.decisions.add(
        "ends",
        ends[0].header,
        phrase("read.shape.times.last_day", header=ends[0].header),
        overrule=f'--column ignore="{ends[0].header}"',
    )
    column = rewrite(ends[0].column, lambda text: f"{text.strip()} 24:00" if text.strip() else "")
    return [replace(r, column=column) if r is ends[0] else r for r in roles]


def _only_dates(role: Role) -> bool:
    parts = [parse_date(text) for text in said(role)[:_LOOKED_AT]]
    return bool(parts) and all(p is not None and p.seconds is None for p in parts)


def _only_clocks(role: Role) -> bool:
    texts = said(role)[:_LOOKED_AT]
    return bool(texts) and all(parse_clock(text) is not None for text in texts)


def _moment(day: str, clock: str) -> str:
    return f"{day.strip()} {clock.strip()}" if day.strip() and clock.strip() else clock
