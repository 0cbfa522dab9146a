"""What a diary must hold before a change of course is judged, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass

from hdiary.questions.checks import check_shares
from hdiary.vocabulary.verdicts import FEWER_DAYS, LESS_PAIN, MORE_DAYS, MORE_PAIN

BETTER = (FEWER_DAYS, LESS_PAIN)
WORSE = (MORE_DAYS, MORE_PAIN)
CLAIMS = (*BETTER, *WORSE)

ANSWERED = "answered"
WIDE = "the interval is too wide to say more"
DEPENDS = "it depends on the days that were not recorded"
GOING = "it was already going this way before"
ONE_OF_MANY = "it stands out alone, but among this many starts one may do so by chance"
AFTER_SPELL = "it began in a bad spell, and too few days before that spell were recorded"
SAME = "every day is the same in each of the two times, so chance cannot be weighed"
APART = "the plain averages do not show it: in long runs of headaches a few days decide"

HEADACHE_DAYS = "headache_days_28"
MEAN_PAIN = "mean_pain"
OUTCOMES = (HEADACHE_DAYS, MEAN_PAIN)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeGates:
    """What a diary must hold before a change is judged, and what change matters.

    Attributes
    ----------
    min_days
        Recorded days on each side for a verdict.
    min_interval_days
        Recorded days on each side for an interval.
    min_slope_days
        Recorded days on each side for the change of slope.
    min_headaches, min_clear
        Headache days, and clear days, on both sides together [days].
    min_rated
        Rated headache days on each side, for pain.
    meaningful_days
        Smallest change that matters [headache days per 28].
    meaningful_pain
        The same for pain on headache days [0-10].

    Raises
    ------
    ValueError
        If one is not above 0, or an interval is asked for later than a verdict.
    """

    min_days: int = 28
    min_interval_days: int = 14
    min_slope_days: int = 42
    min_headaches: int = 5
    min_clear: int = 5
    min_rated: int = 7
    meaningful_days: float = 4.0
    meaningful_pain: float = 2.5

    def __post_init__(self) -> None:
        for name in self.__dataclass_fields__:
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} is {getattr(self, name)}; give a number above 0")
        if self.min_interval_days > self.min_days:
            raise ValueError(
                f"min_interval_days is {self.min_interval_days}; it must not be above min_days "
                f"({self.min_days})"
            )


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeRules:
    """How two phases are compared.

    Attributes
    ----------
    gates
        What a diary must hold first.
    settle
        Days from the start on that are left out, for an effect to grow.
    washout
        Days before the start that are left out.
    spell
        Last days before the start that are left out when they were clearly worse than the time
        before; 0 to keep them.
    level
        Of intervals, between 0 and 1.
    false_discovery
        Share of claims that may be wrong, by Benjamini and Hochberg over each person's starts.
    """

    gates: ChangeGates
    settle: int = 14
    washout: int = 0
    spell: int = 14
    level: float = 0.95
    false_discovery: float = 0.05

    def __post_init__(self) -> None:
        for name in ("settle", "washout", "spell"):
            if not 0 <= getattr(self, name) <= 365:
                raise ValueError(f"{name} is {getattr(self, name)}; give days from 0 to 365")
        check_shares(self, ("level", "false_discovery"))
