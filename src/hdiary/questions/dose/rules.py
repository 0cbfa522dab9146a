"""When something is said about doses and the course, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass

from hdiary.questions.checks import check_counts, check_little, check_shares
from hdiary.vocabulary.verdicts import (
    CANNOT_TELL,
    FEWER_HEADACHES,
    LITTLE,
    MORE_HEADACHES,
    NOT_ENOUGH,
)
from hdiary.words import phrase

MORE, FEWER = MORE_HEADACHES, FEWER_HEADACHES
CLAIMS = (MORE, FEWER)
VERDICTS = (*CLAIMS, LITTLE, CANNOT_TELL, NOT_ENOUGH)

ONE_OF_MANY = phrase("dose.reason.one_of_many")
ON_HEADACHES = phrase("dose.reason.on_headaches")
WITH_COURSE = phrase("dose.reason.with_course")
SAME = phrase("dose.reason.same")


@dataclass(frozen=True, kw_only=True, slots=True)
class DoseGates:
    """What a diary must hold before a dose is judged.

    Attributes
    ----------
    min_days
        Days compared: recorded, the day before too, and enough of the days summed.
    min_headaches, min_clear
        Headache days and clear days among them.
    min_uses
        Days with it.

    Raises
    ------
    ValueError
        If one is below 1.
    """

    min_days: int = 60
    min_headaches: int = 10
    min_clear: int = 5
    min_uses: int = 10

    def __post_init__(self) -> None:
        check_counts(self)


@dataclass(frozen=True, kw_only=True, slots=True)
class DoseRules:
    """When something is said."""

    gates: DoseGates  # What a diary must hold first
    # Over how many days before a day doses are summed [days]
    windows: tuple[int, ...] = (7, 14, 28)
    level: float = 0.95  # Of intervals
    # Share of claims that may be wrong, by Benjamini and Hochberg within each person
    false_discovery: float = 0.05
    # Odds ratios, of usually much against usually little of it, within which nothing matters
    little: tuple[float, float] = (0.67, 1.5)
    # What was used on headache days so often (as a share of the recorded days with it) carries no
    # claim
    mostly: float = 0.8

    def __post_init__(self) -> None:
        if not self.windows or any(not 1 <= days <= 365 for days in self.windows):
            raise ValueError(
                f"windows are {self.windows}; give days from 1 to 365, such as (7, 28)"
            )
        check_shares(self, ("level", "false_discovery"))
        if not 0.0 < self.mostly <= 1.0:
            raise ValueError(f"mostly is {self.mostly}; give a share above 0, such as 0.8")
        check_little(self.little)
