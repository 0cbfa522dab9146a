"""What the other questions answered, asked once and only where a step needs it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, says_headache
from hdiary.diary.coverage import find_open_lists
from hdiary.questions.facts import gather_facts
from hdiary.questions.own_words import find_own_words
from hdiary.registry import CHANGE, RELIEF, TRIGGERS

if TYPE_CHECKING:
    from hdiary.questions.relief.moments import Moments
    from hdiary.questions.usual import Usual


class Found:
    """The answers from a diary; those that are there already are not asked for again."""

    def __init__(self, diary: Diary, known: dict[str, Any] | None = None) -> None:
        self.diary = diary
        self._known = known or {}
        self.coverage = diary.coverage

    @cached_property
    def triggers(self) -> Any:
        """What comes before it."""
        return self._ask(TRIGGERS)

    @cached_property
    def relief(self) -> Any:
        """What helps within hours."""
        return self._ask(RELIEF)

    @cached_property
    def change(self) -> Any:
        """What changes its course over weeks."""
        return self._ask(CHANGE)

    def each_table(self) -> Iterator[pd.DataFrame]:
        """Give the rows that carry the three answers: what is known first, then what is quick."""
        shown = {"relief": "table", "change": "table", "triggers": "before"}
        for name in sorted(shown, key=lambda name: name not in self._known):
            yield getattr(getattr(self, name), shown[name])

    def _ask(self, question: Any) -> Any:
        # Most steps need one answer or none, and each brings in a room of its own.
        return self._known.get(question.name) or question.ask()(self.diary)

    @cached_property
    def medicine(self) -> pd.DataFrame:
        """Days with acute medicine beside their limits."""
        from hdiary.questions.medicine.classes import count_medication

        return count_medication(self.diary, gather_facts(self.diary))

    @cached_property
    def moments(self) -> Moments:
        """The moments of treatment, rated or not."""
        from hdiary.questions.relief.moments import find_moments

        settings = self.relief.settings
        return find_moments(
            self.diary,
            before_within=settings["before_within"],
            after_between=tuple(settings["after_between"]),
            blank_is_none=settings["blank_is_none"],
        )

    @cached_property
    def hurts(self) -> Bools:
        """Say which entries are headaches."""
        return says_headache(self.diary.entries)

    @cached_property
    def listing(self) -> Bools:
        """Say who lists only headaches, or nearly so."""
        return find_open_lists(self.coverage)

    @cached_property
    def own_words(self) -> Any:
        """Give what each person calls their treatments."""
        return find_own_words(self.diary)

    @cached_property
    def usual(self) -> list[Usual]:
        """What everybody's days and headaches are like."""
        from hdiary.questions.usual import find_usual

        return find_usual(self.diary)
