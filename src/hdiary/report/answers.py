"""Every answer that the page of one person tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from hdiary.diary import Diary
from hdiary.diary.coverage import find_open_lists
from hdiary.questions import burden, pattern, treatments, triggers
from hdiary.questions.next.ask import answer_next
from hdiary.report.change_words import is_open
from hdiary.report.daily_pattern import DailyPattern, count_by_day
from hdiary.report.ended import Ended, find_ended
from hdiary.report.open_days import count_unrated
from hdiary.report.since import Since, compare_since


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Answers:
    """A diary of one person and the answers from it; ``daily`` where days are counted."""

    diary: Diary
    since: Since
    burden: Any
    pattern: Any
    daily: DailyPattern | None
    treatments: Any
    triggers: Any
    next: Any

    @property
    def ended(self) -> Ended:
        """Treatments that were kept up and have ended, each with its last day."""
        return find_ended(self.diary)

    @property
    def unrated(self) -> bool:
        """Whether there are days of which something is said, with no rating that was read."""
        return count_unrated(self.diary) > 0

    @property
    def open_change(self) -> bool:
        """Whether two times are compared, and whether they differ is open."""
        return is_open(self.since)

    @property
    def listing(self) -> bool:
        """Whether only headaches are listed, or nearly so."""
        return bool(find_open_lists(self.burden.coverage)[0])


def ask_everything(
    diary: Diary, *, last_visit: str | date | None, blank_is_none: bool = False
) -> Answers:
    """Ask every question of the page."""
    look, before = pattern(diary), triggers(diary)
    return Answers(
        diary=diary,
        since=compare_since(diary, last_visit=last_visit),
        # Blocks end on the last day, so that the last bar is the newest.
        burden=burden(diary, anchor="last"),
        pattern=look,
        daily=count_by_day(
            diary,
            episodes=int(look.table.iloc[0]["episodes"]),
            min_episodes=int(look.settings["min_episodes"]),
        ),
        treatments=treatments(diary, blank_is_none=blank_is_none),
        triggers=before,
        next=answer_next(diary, known={"triggers": before}),
    )
