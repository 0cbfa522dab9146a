"""The days and the sealed choices on the sheet of a trial."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from hdiary.report.sheet_parts import Box, Grid, Line, Strip, Strips
from hdiary.trials.arms import is_nothing
from hdiary.trials.handed import Own, count_left_out, name_arms
from hdiary.trials.planned import DAYS, HEADACHES, Planned
from hdiary.words import Words

_WEEK = 7
_MOST_BOXES = 1000
"""A plan of more days than this has its periods listed, without a box for each day."""
_LONGEST_IN_CELL = {DAYS: 22}
_USUAL_LONGEST = 40
"""A longer name stands above the days once, and a letter instead of it in them [characters]."""
_LETTERS = ("A", "B", "C", "D", "E", "F")


def shorten_arms(plan: Planned, say: Words) -> dict[str, str]:
    """Give for each arm what stands in the cells: its name, or a letter where one is long."""
    names = name_arms(plan, say)
    if plan.design == DAYS:
        short = say("trial.handed.short_without")
        names = {arm: short if is_nothing(arm) else name for arm, name in names.items()}
    most = _LONGEST_IN_CELL.get(plan.design, _USUAL_LONGEST)
    if max(map(len, names.values())) <= most:
        return names
    return dict(zip(names, _LETTERS, strict=False))


def make_grid(plan: Planned, own: Own, say: Words) -> Grid | None:
    """Lay out the days of a plan; None where it counts headaches."""
    if plan.design == HEADACHES:
        return None
    names, short = name_arms(plan, say), shorten_arms(plan, say)
    lettered = [
        say("trial.sheet.letter", letter=short[arm], arm=name)
        for arm, name in names.items()
        if short[arm] in _LETTERS
    ]
    by_day = plan.design == DAYS
    lines = _weeks(own, say, short) if by_day else _periods(plan, own, say, short)
    days = plan.washout or plan.settle
    return Grid(
        key=tuple(lettered),
        caption=say("trial.sheet.tick") if by_day or plan.days <= _MOST_BOXES else "",
        heads=_weekdays(plan.start, say) if by_day else say.lines("trial.sheet.heads"),
        lines=tuple(lines),
        by_day=by_day,
        foot=(say("trial.sheet.left_out", n=days),) if days else (),
    )


def _periods(plan: Planned, own: Own, say: Words, short: Mapping[str, str]) -> Iterator[Line]:
    ticked = plan.days <= _MOST_BOXES
    for part in own.parts:
        left_out = count_left_out(plan, part)
        boxes = tuple(
            Box(label=_label(part.first + timedelta(days=n), say), faint=n < left_out)
            for n in range((part.last - part.first).days + 1 if ticked else 0)
        )
        first, last = _with_weekday(part.first, say), _with_weekday(part.last, say)
        when = say("trial.sheet.when", first=first, last=last)
        yield Line(number=str(part.number), when=when, arm=short[part.arm], boxes=boxes)


def _weeks(own: Own, say: Words, short: Mapping[str, str]) -> Iterator[Line]:
    for at in range(0, len(own.parts), _WEEK):
        week = own.parts[at : at + _WEEK]
        boxes = tuple(Box(label=say.short_day(day.first), word=short[day.arm]) for day in week)
        yield Line(number=str(at // _WEEK + 1), when="", arm="", boxes=boxes)


def make_strips(plan: Planned, own: Own, say: Words) -> Strips | None:
    """Lay out the sealed choices; None where the days are known beforehand."""
    if plan.design != HEADACHES:
        return None
    names = name_arms(plan, say)
    strips = [
        Strip(number=str(number), arm=names[arm]) for number, arm in enumerate(own.steps, start=1)
    ]
    return Strips(
        title=say("trial.strips.title"),
        how=say.lines("trial.strips.how"),
        fields=say.lines("trial.strips.fields"),
        only_on_paper=say("trial.strips.only_on_paper"),
        strips=tuple(strips),
    )


def _weekdays(first: date, say: Words) -> tuple[str, ...]:
    names = say.lines("calendar.weekdays")
    return tuple(names[(first.weekday() + n) % _WEEK] for n in range(_WEEK))


def _label(day: date, say: Words) -> str:
    return say("trial.sheet.box", weekday=_weekdays(day, say)[0], day=day.day)


def _with_weekday(day: date, say: Words) -> str:
    return say("trial.sheet.weekday", weekday=_weekdays(day, say)[0], day=say.short_day(day))
