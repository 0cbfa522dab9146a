"""How the page ends: what it cannot tell, questions to bring, and red flags."""

from __future__ import annotations

from collections.abc import Sequence

from hdiary.questions.answer import RELIABLE
from hdiary.questions.change.rules import BETTER, WORSE
from hdiary.questions.medicine.verdicts import NOT_RECOGNISED
from hdiary.report.answers import Answers
from hdiary.report.courses import ended_courses, good_courses, helping_now, open_courses
from hdiary.report.limits import ask_of_limit
from hdiary.report.medicine_part import is_open, reached_groups
from hdiary.report.parts import Bullets, Lines, Para, Paras, Section
from hdiary.report.pattern_part import find_neck_question
from hdiary.report.triggers_part import leading_factors
from hdiary.words import Words

MOST_QUESTIONS = (6, 6, 5, 5, 4, 3, 3, 2)
"""Questions that are suggested, the fewer the less room there is."""
_MOST_NAMES, _LINES = 3, 2


def cannot_section(say: Words, found: Answers) -> Section:
    """Say what the page cannot tell, the diary's own gaps first."""
    missing = int(found.burden.coverage["not_recorded"].iloc[0])
    key = "cannot.unrated" if found.unrated else "cannot.missing"
    told = [say(key, days=say.count("day", missing))] if missing else []
    if not int(found.pattern.hours["episodes"].sum()):
        timed = found.diary.entries["start"].notna().any()
        why = "cannot.starts" if "start" in found.pattern.columns_in else "cannot.no_start_column"
        told.append(say("cannot.unsure_starts" if timed else why))
    return Section(
        title=say("cannot.title"),
        blocks=(Bullets(items=(*told, *say.lines("cannot.always"))),),
        kind="half",
    )


def questions_section(say: Words, found: Answers, *, most: int = MOST_QUESTIONS[0]) -> Section:
    """Suggest questions that follow from the answers, with lines for the person's own."""
    medication, overuse = found.treatments.medication, found.burden.overuse
    asked = []
    if reached_groups(medication):
        asked.append(say(ask_of_limit(found)))
    elif is_open(medication) or (overuse["verdict"] == NOT_RECOGNISED).any():
        asked.append(say("questions.limit_open"))
    verdict = None if found.since.days is None else str(found.since.days["verdict"])
    if verdict == WORSE[0]:
        asked.append(say("questions.worse"))
    elif verdict == BETTER[0]:
        asked.append(say("questions.better"))
    done, ended = found.treatments, found.ended
    for names, key in (
        (helping_now(say, done), "questions.helps"),
        (good_courses(say, done, ended, sure=True), "questions.go_on"),
        (good_courses(say, done, ended, sure=False), "questions.go_on_care"),
        (open_courses(say, done, ended), "questions.how_long"),
        (ended_courses(say, done, ended), "questions.ended"),
        (leading_factors(say, found.triggers), "questions.factor"),
    ):
        if names:
            asked.append(say(key, names=_some(say, names)))
    of_neck = find_neck_question(found.pattern, found.daily)
    if of_neck:
        asked.append(say(of_neck))
    covered = found.burden.coverage.iloc[0]
    if int(covered["recorded"]) < RELIABLE * int(covered["days"]):
        asked.append(say("questions.record"))
    asked = [*asked[: most - 1], say("questions.when")]
    blocks = (Bullets(items=tuple(asked)), Lines(many=_LINES))
    return Section(title=say("questions.title"), blocks=blocks, kind="half")


def _some(say: Words, names: Sequence[str]) -> str:
    if len(names) <= _MOST_NAMES:
        return say.join(names)
    return say("say.and_more", names=", ".join(names[:_MOST_NAMES]), more=len(names) - _MOST_NAMES)


def flags_section(say: Words) -> Section:
    """Give the notice that stands on every page."""
    # Run on, not listed: short enough to be read, and too long to be looked over.
    told = Paras(
        paras=tuple(
            Para(head=say(f"flags.{when}"), text="; ".join(say.lines(f"flags.{when}_if")) + ".")
            for when in ("at_once", "soon")
        )
    )
    note = Para(text=f"{say('flags.lead')} {say('flags.source')}", soft=True)
    blocks = (told, note)
    return Section(title=say("flags.title"), blocks=blocks, kind="flags")
