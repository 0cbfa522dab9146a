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

MORE, FEWER = MORE_HEADACHES, FEWER_HEADACHES
CLAIMS = (MORE, FEWER)
VERDICTS = (*CLAIMS, LITTLE, CANNOT_TELL, NOT_ENOUGH)

ANSWERED = "answered"
WIDE = "the interval is too wide to say more"
ONE_OF_MANY = "it stands out alone, but among this many comparisons one may do so by chance"
ON_HEADACHES = (
    "it was used nearly only on headache days, so how much of it there was is itself a record of "
    "the headaches"
)
WITH_COURSE = "it changes only together with the weekday, the season or the days before"
SAME = "there was about the same of it all the time"


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
    """When something is said.

    Attributes
    ----------
    gates
        What a diary must hold first.
    windows
        Over how many days before a day doses are summed [days].
    level
        Of intervals.
    false_discovery
        Share of claims that may be wrong, by Benjamini and Hochberg within each person.
    little
        Odds ratios, between much and little of it (two standard deviations), within which
        nothing matters.
    mostly
        What was used on headache days so often (as a share of the recorded days with it) carries
        no claim.
    """

    gates: DoseGates
    windows: tuple[int, ...] = (7, 14, 28)
    level: float = 0.95
    false_discovery: float = 0.05
    little: tuple[float, float] = (0.67, 1.5)
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
