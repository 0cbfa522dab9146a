"""What a diary must hold before a change of course is judged, and the words for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.checks import check_shares
from hdiary.vocabulary.verdicts import FEWER_DAYS, LESS_PAIN, MORE_DAYS, MORE_PAIN
from hdiary.words import Phrase, phrase
from hdiary.words.clean import known

BETTER = (FEWER_DAYS, LESS_PAIN)
WORSE = (MORE_DAYS, MORE_PAIN)
CLAIMS = (*BETTER, *WORSE)

GOING = phrase("change.reason.going")
BY_SPELL = phrase("change.reason.by_spell")
OFTEN = phrase("change.reason.often")
ONE_OF_MANY = phrase("change.reason.one_of_many")
ELSEWHERE = phrase("change.reason.elsewhere")
AFTER_SPELL = phrase("change.reason.after_spell")
APART = phrase("change.reason.apart")
SAME = phrase("change.reason.same")
EARLY = phrase("change.reason.early")
LATE = phrase("change.reason.late")
FEW_HEADACHES, FEW_CLEAR = "change.few.headaches", "change.few.clear"
FEW_DAYS = ("change.few.days_before", "change.few.days_after")
FEW_AND_OVER = "change.few.days_and_over"
FEW_RATED = ("change.few.rated_before", "change.few.rated_after")
NEAR = ("change.reason.near_before", "change.reason.near_after")
"""The keys of reasons that hold a number or a name."""

HEADACHE_DAYS = "headache_days_28"
MEAN_PAIN = "mean_pain"
OUTCOMES = (HEADACHE_DAYS, MEAN_PAIN)
WHOLE = {HEADACHE_DAYS: 28.0, MEAN_PAIN: 10.0}
"""How far each can change at all: from all to nothing."""

CHANCE = 0.05
"""A change shows at an earlier date where p is below."""
WAVY = 0.05
"""From this weight on waves are named beside a claim: seven in ten of the false ones have it."""


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
    """How two phases are compared."""

    gates: ChangeGates  # What a diary must hold first
    settle: int = 14  # Days from the start on that are left out, for an effect to grow
    washout: int = 0  # Days before the start that are left out
    # Last days before the start that are left out when they were clearly worse than the time
    # before, or up to twice as many; 0 to keep them
    spell: int = 14
    level: float = 0.95  # Of intervals, between 0 and 1
    # Share of claims that may be wrong, by Benjamini and Hochberg over each person's starts
    false_discovery: float = 0.05

    def __post_init__(self) -> None:
        for name in ("settle", "washout", "spell"):
            if not 0 <= getattr(self, name) <= 365:
                raise ValueError(f"{name} is {getattr(self, name)}; give days from 0 to 365")
        check_shares(self, ("level", "false_discovery"))


def name_rivals(row: Mapping[Any, Any], *, began: bool = False) -> list[Phrase]:
    """Name what else ended, came again, or (if asked) began in the time that is compared."""
    given = {of: list_beside(row, of) for of in ("began", "ended", "again")}
    new = given["began"] if began else ()
    # What began and ended is named once.
    told = {
        "began": tuple(name for name in new if name not in given["ended"]),
        "both": tuple(name for name in given["ended"] if name in new),
        "ended": tuple(name for name in given["ended"] if name not in new),
        "again": given["again"],
    }
    return [phrase(f"change.caution.{of}", names=names) for of, names in told.items() if names]


def list_beside(row: Mapping[Any, Any], of: str) -> tuple[str, ...]:
    """List what else began, ended, came again or was used: the names in a row's cell."""
    given = row.get(f"also_{of}")
    return tuple(given.split(SEPARATOR)) if isinstance(given, str) and given else ()


def name_cautions(row: Mapping[Any, Any]) -> list[Phrase]:
    """Name what else may have brought a change: the diary's own ways, and what else took place."""
    return [*name_own_ways(row), *name_rivals(row)]


def name_own_ways(row: Mapping[Any, Any]) -> list[Phrase]:
    """Name what the diary itself could have brought: its way before, its waves, earlier dates."""
    told = []
    if known(row["going"]):
        told.append(phrase("change.caution.going"))
    if (known(row["wave"]) or 0.0) > WAVY:
        told.append(phrase("change.caution.wave"))
    shown, dates = (int(known(row[f"earlier_{of}"]) or 0) for of in ("changes", "dates"))
    if shown:
        told.append(phrase("change.caution.earlier", shown=shown, n=dates))
    return told
