"""A day in one column and its time in another, read as one moment."""

from __future__ import annotations

from dataclasses import replace

from hdiary.read.clocks import parse_clock
from hdiary.read.dates import parse_date
from hdiary.read.role import LEFT_OUT, Role, said
from hdiary.read.shape.context import Context, rewrite
from hdiary.read.shape.pairs import combine

_LOOKED_AT = 200


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
        column = combine(days[0].column, clocks[0].column, _moment)
        roles = [
            replace(r, meaning=LEFT_OUT) if r is days[0]
            else replace(r, column=column, weak=False) if r is clocks[0]
            else r
            for r in roles
        ]  # fmt: skip
        context.decisions.add(
            "columns",
            {days[0].header: meaning, clocks[0].header: meaning},
            f'"{days[0].header}" and "{clocks[0].header}" were read together as the {meaning}.',
            overrule=f'--column ignore="{days[0].header}"',
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
        f'"{ends[0].header}" gives the last day of each headache; all of that day counts.',
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
