"""How the page ends: what it cannot tell, questions to bring, red flags, how it was made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hdiary import __version__
from hdiary.diary import Diary
from hdiary.questions.change_rules import BETTER, WORSE
from hdiary.questions.notices import mostly_headaches
from hdiary.questions.overuse import NOT_RECOGNISED
from hdiary.questions.result import RELIABLE, find_open_lists, make_coverage
from hdiary.report.change_part import say_scale
from hdiary.report.daily_pattern import DailyPattern
from hdiary.report.medicine_part import is_open, reached_groups
from hdiary.report.parts import Bullets, Lines, Lists, Para, Section
from hdiary.report.pattern_part import find_neck_question
from hdiary.report.since import Since
from hdiary.report.treatments_part import good_courses, helping_now, open_courses
from hdiary.report.triggers_part import leading_factors
from hdiary.report.words import Words

_MOST_QUESTIONS, _MOST_NAMES, _LINES, _MOST_LINES = 6, 3, 2, 8


def notices_section(say: Words, diary: Diary, *, silent: int = 0) -> Section | None:
    """Say what must be known before anything else is read; None where nothing is."""
    coverage = make_coverage(diary)
    listing = find_open_lists(coverage)
    told = []
    if diary.rows_refused:
        lines = ", ".join(str(n) for n in diary.refused_lines[:_MOST_LINES])
        more = "…" if len(diary.refused_lines) > _MOST_LINES else ""
        told.append(
            say(
                "notices.mostly_headaches" if mostly_headaches(diary) else "notices.refused",
                rows=say.count("row", diary.rows_refused),
                headaches=diary.refused_headaches,
                lines=lines + more,
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


def cannot_section(say: Words, diary: Diary, *, burden: Any, pattern: Any) -> Section:
    """Say what the page cannot tell, the diary's own gaps first."""
    covered = burden.coverage.iloc[0]
    told = []
    if int(covered["not_recorded"]):
        days = say.count("day", int(covered["not_recorded"]))
        told.append(say("cannot.missing", days=days))
    if not int(pattern.hours["episodes"].sum()):
        timed = diary.entries["start"].notna().any()
        why = "cannot.starts" if "start" in pattern.columns_in else "cannot.no_start_column"
        told.append(say("cannot.unsure_starts" if timed else why))
    return Section(
        title=say("cannot.title"),
        blocks=(Bullets(items=(*told, *say.lines("cannot.always"))),),
        kind="half",
    )


def questions_section(
    say: Words,
    since: Since,
    *,
    burden: Any,
    pattern: Any,
    daily: DailyPattern | None,
    treatments: Any,
    triggers: Any,
) -> Section:
    """Suggest questions that follow from the answers, with lines for the person's own."""
    covered = burden.coverage.iloc[0]
    asked = []
    if reached_groups(treatments.medication):
        asked.append(say("questions.limit"))
    elif is_open(treatments.medication) or (burden.overuse["verdict"] == NOT_RECOGNISED).any():
        asked.append(say("questions.limit_open"))
    verdict = None if since.days is None else str(since.days["verdict"])
    if verdict == WORSE[0]:
        asked.append(say("questions.worse"))
    elif verdict == BETTER[0]:
        asked.append(say("questions.better"))
    for names, key in (
        (helping_now(say, treatments), "questions.helps"),
        (good_courses(say, treatments), "questions.go_on"),
        (open_courses(say, treatments), "questions.how_long"),
        (leading_factors(say, triggers), "questions.factor"),
    ):
        if names:
            asked.append(say(key, names=_some(say, names)))
    of_neck = find_neck_question(pattern, daily)
    if of_neck:
        asked.append(say(of_neck))
    if int(covered["recorded"]) < RELIABLE * int(covered["days"]):
        asked.append(say("questions.record"))
    asked = [*asked[: _MOST_QUESTIONS - 1], say("questions.when")]
    blocks = (Bullets(items=tuple(asked)), Lines(many=_LINES))
    return Section(title=say("questions.title"), blocks=blocks, kind="half")


def _some(say: Words, names: Sequence[str]) -> str:
    if len(names) <= _MOST_NAMES:
        return say.join(names)
    return say("say.and_more", names=", ".join(names[:_MOST_NAMES]), more=len(names) - _MOST_NAMES)


def flags_section(say: Words) -> Section:
    """Give the notice that stands on every page."""
    lists = Lists(
        lists=(
            Bullets(head=say("flags.at_once"), items=say.lines("flags.at_once_if")),
            Bullets(head=say("flags.soon"), items=say.lines("flags.soon_if")),
        )
    )
    blocks = (Para(text=say("flags.lead")), lists, Para(text=say("flags.source"), soft=True))
    return Section(title=say("flags.title"), blocks=blocks, kind="flags")


def method_lines(say: Words, diary: Diary, triggers: Any, *, many: bool) -> tuple[str, ...]:
    """Say how each answer was made, one line each, with version and settings."""
    warnings = int((diary.problems["severity"] == "warning").sum())
    gates = triggers.settings["gates"]
    made = say(
        "method.made",
        version=__version__,
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
