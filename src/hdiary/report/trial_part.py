"""What came of an experiment with oneself, or that it goes on, and how it was done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hdiary.diary import Diary
from hdiary.questions.own_words import words_of
from hdiary.report.answers import Answers
from hdiary.report.parts import MOST_SHEETS, Bullets, Para, Pictures, Section
from hdiary.report.pictures import trial_picture
from hdiary.report.trial_hidden import hide_arms, list_names, refuse_early
from hdiary.report.trial_items import items_section
from hdiary.trials import PlanError, TrialResult, trial
from hdiary.trials.planned import Planned
from hdiary.trials.tell import tell_one
from hdiary.words import Words

_GOES_ON = "trial.refuse.goes_on"


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Tried:
    """What the page tells of a trial: what came of it and how it was done, or that it goes on."""

    sections: tuple[Section, ...] = ()
    hidden: frozenset[str] = frozenset()  # What nothing is told of while the trial goes on

    @property
    def sheets(self) -> int:
        """Count the sheets that the page may take: a trial that is over has one of its own."""
        return MOST_SHEETS + (len(self.sections) > 1)

    def put_among(self, sections: tuple[Section, ...], *, before: str) -> tuple[Section, ...]:
        """Put what came of it before the section of this title, and how it was done to the end."""
        titles = [section.title for section in sections]
        at = titles.index(before) if before in titles else len(sections)
        return (*sections[:at], *self.sections[:1], *sections[at:], *self.sections[1:])

    def hide(self, found: Answers, *, last_visit: str | date | None) -> Answers:
        """Take what is compared out of the answers while the trial goes on."""
        if not self.hidden:
            return found
        # Nobody can live two experiments at once.
        return replace(hide_arms(found, self.hidden, last_visit=last_visit), next=None)


NOT_TRIED = Tried()


def look_at_trial(say: Words, diary: Diary, plan: Planned | None, *, ended: bool = False) -> Tried:
    """Look what came of a trial; nothing of its result while it goes on."""
    if plan is None:
        return NOT_TRIED
    try:
        if not ended:
            refuse_early(diary, plan)
        result = trial(diary, plan=plan, ended=ended)
    except PlanError as error:
        if not error.told.key.startswith(_GOES_ON):
            raise
        return Tried(sections=(_goes_on_section(say, error),), hidden=list_names(plan))
    return Tried(sections=(trial_section(say, result), items_section(say, result)))


def trial_section(say: Words, result: TrialResult) -> Section:
    """Say what was compared and what came of it, beside the picture."""
    say = say.standing(say.place, words_of(result.own_words, result.coverage))
    return Section(
        title=say("trial.part.title"),
        blocks=(
            Bullets(items=tuple(tell_one(result, say))),
            Pictures(pictures=(trial_picture(say, result),)),
        ),
        kind="split",
    )


def _goes_on_section(say: Words, error: PlanError) -> Section:
    """Say how far a trial is, and nothing of what came out so far."""
    told: dict[str, Any] = {name: error.told.value(name) for name in ("done", "n")}
    key = error.told.key.removeprefix("trial.refuse.")
    return Section(
        title=say("trial.part.title_goes_on"), blocks=(Para(text=say(f"trial.part.{key}", **told)),)
    )
