"""One person's part of what was found."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from math import sqrt
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Codes, patient_codes
from hdiary.questions.next.found import Found
from hdiary.vocabulary.treatments import parse_treatment

if TYPE_CHECKING:
    from hdiary.questions.usual import Usual

_ROUNDING = 1 / 12
"""What rounding to whole points adds to a variance."""


class Person:
    """One person's part of what was found."""

    def __init__(self, found: Found, place: int) -> None:
        self.found, self.place = found, place
        self.covered: Mapping[Any, Any] = found.coverage.iloc[place].to_dict()
        self.listing = bool(found.listing[place])
        self.days, self.recorded = int(self.covered["days"]), int(self.covered["recorded"])

    @cached_property
    def own_words(self) -> Mapping[str, str]:
        """Give what this person calls treatments, where that is not hdiary's name."""
        found: Mapping[str, str] = self.found.own_words.get(str(self.covered["patient"]), {})
        return found

    def call(self, name: str) -> str:
        """Give a treatment's name as a command takes it: in own words where these mean it."""
        own = self.own_words.get(name, name)
        return own if parse_treatment(own).name == name else name

    @property
    def usual(self) -> Usual:
        """Say what this person's days and headaches are like."""
        return self.found.usual[self.place]

    @property
    def spread(self) -> float:
        """Give how far a rating two hours later strays from what is expected [0-10 points]."""
        return sqrt(self.usual.fall_sd**2 + _ROUNDING)

    @property
    def weeks(self) -> float:
        """How long the diary is [weeks]."""
        return max(self.days, 1) / 7

    @property
    def kept(self) -> float:
        """The share of days that are written down."""
        return self.recorded / max(self.days, 1)

    def rows(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Give this person's rows of a frame."""
        mine: pd.DataFrame = frame[patient_codes(frame) == self.place]
        return mine

    @cached_property
    def treated(self) -> Codes:
        """Give the places of this person's moments of treatment during a headache."""
        moments = self.found.moments
        mine = (moments.who == self.place) & moments.treated & ~moments.rescues
        found: Codes = np.flatnonzero(mine & self.found.hurts[moments.entry]).astype(np.int64)
        return found
