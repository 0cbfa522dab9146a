"""What the page is about, what must be known before it is read, and how it was made."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from hdiary.diary import Diary
from hdiary.diary.coverage import find_open_lists
from hdiary.diary.sheet_rows import SHEET, say_refused
from hdiary.questions.notices import mostly_headaches
from hdiary.report.glance_part import say_scale
from hdiary.report.parts import Bullets, Section
from hdiary.version import VERSION
from hdiary.words import Phrase, Words
from hdiary.words.clean import clean

_MOST_LINES = 8


def about_lines(say: Words, diary: Diary, *, with_names: bool) -> tuple[str, ...]:
    """Say which days it tells of, and whose they are if names are asked for."""
    return (*_period(say, diary), *(_names(say, diary) if with_names else ()))


def _period(say: Words, diary: Diary) -> tuple[str, ...]:
    first, last = diary.days["date"].min(), diary.days["date"].max()
    if first == last:
        return (say.day(first),)
    days = say.count("day", (last - first).days + 1)
    return (say("page.period", span=say.days_between(first, last), days=days),)


def _names(say: Words, diary: Diary) -> tuple[str, ...]:
    names = []
    if len(diary.patients) == 1:
        names.append(say("page.person", name=clean(diary.patients[0])))
    if diary.file:
        names.append(say("page.file", name=clean(PurePath(diary.file).name)))
    return tuple(names)


def notices_section(say: Words, diary: Diary, *, silent: int = 0) -> Section | None:
    """Say what must be known before anything else is read; None where nothing is."""
    coverage = diary.coverage
    listing = find_open_lists(coverage)
    told = []
    if diary.rows_refused:
        told.append(
            say(
                "notices.mostly_headaches" if mostly_headaches(diary) else "notices.refused",
                rows=say.count("row", diary.rows_refused),
                headaches=diary.refused_headaches,
                lines=_refused(diary),
            )
        )
    if listing.any() and len(coverage) == 1:
        told.append(say("notices.list"))
    elif listing.any():
        told.append(say("notices.lists", some=int(listing.sum()), all=len(coverage)))
    if diary.settings.get("clear_between") is not None:
        told.append(say("notices.stated"))
    if silent:
        told.append(say("notices.silent", days=say.count("day", silent)))
    if diary.scale != "0-10":
        told.append(say("notices.scale", scale=say_scale(say, diary.scale)))
    if not told:
        return None
    return Section(title=say("notices.title"), blocks=(Bullets(items=tuple(told)),), kind="note")


def _refused(diary: Diary) -> str | Phrase:
    """Name the lines of refused rows one by one; of several sheets in ranges, sheet by sheet."""
    if SHEET in diary.problems:
        return say_refused(diary.problems, most=_MOST_LINES)
    lines = diary.refused_lines
    more = "…" if len(lines) > _MOST_LINES else ""
    return ", ".join(str(n) for n in lines[:_MOST_LINES]) + more


def method_lines(say: Words, diary: Diary, triggers: Any, *, many: bool) -> tuple[str, ...]:
    """Say how each answer was made, one line each, with version and settings."""
    warnings = int((diary.problems["severity"] == "warning").sum())
    gates = triggers.settings["gates"]
    made = say(
        "method.made",
        version=VERSION,
        scale=say_scale(say, diary.scale),
        rows=say.count("row", diary.rows_kept),
        refused=diary.rows_refused,
        warnings=say.count("warning", warnings),
    )
    factors = say(
        "method.factors",
        days=gates["min_days"],
        headaches=gates["min_headaches"],
        exposed=gates["min_exposed"],
        share=say.share(triggers.settings["false_discovery"]),
    )
    if many:
        return (made, say("method.days"), say("method.trend"), factors)
    return (
        made,
        say("method.days"),
        say("method.since"),
        say("method.medicine"),
        say("method.side"),
        say("method.treatments"),
        factors,
    )
