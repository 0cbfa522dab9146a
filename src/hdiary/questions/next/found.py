"""What the other questions answered, asked once and only where a step needs it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools
from hdiary.diary.coverage import find_open_lists
from hdiary.questions.change.ask import change
from hdiary.questions.facts import gather_facts
from hdiary.questions.medicine.classes import count_medication
from hdiary.questions.own_words import find_own_words
from hdiary.questions.relief.ask import relief
from hdiary.questions.relief.moments import Moments, find_moments
from hdiary.questions.triggers.ask import triggers
from hdiary.questions.usual import Usual, find_usual


class Found:
    """The answers from a diary; those that are there already are not asked for again."""

    def __init__(self, diary: Diary, known: dict[str, Any] | None = None) -> None:
        self.diary = diary
        self._known = known or {}
        self.coverage = diary.coverage

    @cached_property
    def triggers(self) -> Any:
        """What comes before it."""
        return self._known.get("triggers") or triggers(self.diary)

    @cached_property
    def relief(self) -> Any:
        """What helps within hours."""
        return self._known.get("relief") or relief(self.diary)

    @cached_property
    def change(self) -> Any:
        """What changes its course over weeks."""
        return self._known.get("change") or change(self.diary)

    @cached_property
    def medicine(self) -> pd.DataFrame:
        """Days with acute medicine beside their limits."""
        return count_medication(self.diary, gather_facts(self.diary))

    @cached_property
    def moments(self) -> Moments:
        """The moments of treatment, rated or not."""
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
        return self.diary.entries["headache"].fillna(False).to_numpy(dtype=np.bool_)

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
        return find_usual(self.diary)
