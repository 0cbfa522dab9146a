"""What may be said about a treatment within hours: closed words, and why."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hdiary.questions.checks import check_shares
from hdiary.questions.relief_units import ReliefGates
from hdiary.questions.result import Bools, Codes, Floats
from hdiary.vocabulary.verdicts import CANNOT_TELL, LESS_RELIEF, LITTLE, MORE_RELIEF, NOT_ENOUGH

MORE, LESS = MORE_RELIEF, LESS_RELIEF
VERDICTS = (MORE, LESS, LITTLE, CANNOT_TELL, NOT_ENOUGH)
CLAIMS = (MORE, LESS)

ANSWERED = "answered"
WIDE = "the interval is too wide to say more"
ONE_OF_MANY = "it stands out alone, but among this many treatments one may do so by chance"
NOT_RATED = "pain was never rated before it and about two hours later"
NO_RATINGS = "no column was understood as pain before it and about two hours later"
NO_APART = "it was always given together with {}, so what each does cannot be told apart"
MIXED = "it cannot be told apart from the starting pain or from what was given with it"
Words = npt.NDArray[np.object_]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReliefRules:
    """When something is said.

    Attributes
    ----------
    gates
        What a diary must hold first.
    level
        Of intervals.
    false_discovery
        Share of claims that may be wrong, by Benjamini and Hochberg within each person.
    little
        An extra fall within so many points either way does not matter [0-10 points].
    before_within
        A timed rating so near a dose is its starting pain, where none was written [min].
    after_between
        A later pain counts if rated so long after the dose [min].
    """

    gates: ReliefGates
    level: float = 0.95
    false_discovery: float = 0.05
    little: float = 1.0
    before_within: float = 30.0
    after_between: tuple[float, float] = (90.0, 150.0)

    def __post_init__(self) -> None:
        check_shares(self, ("level", "false_discovery"))
        if not 0.0 < self.little <= 10.0:
            raise ValueError(f"little is {self.little}; give points of pain above 0, such as 1")
        if not 0.0 <= self.before_within <= 120.0:
            raise ValueError(
                f"before_within is {self.before_within}; give minutes from 0 to 120, such as 30"
            )
        low, high = self.after_between
        if not self.before_within <= low < high <= 1440.0:
            raise ValueError(
                f"after_between is {self.after_between}; give two numbers of minutes, the lower "
                "first and not below before_within, such as (90, 150)"
            )


def explain_gates(
    rated: Codes, comparisons: Codes, *, gates: ReliefGates, scale: str, unrated: str = NOT_RATED
) -> Words:
    """Say why something was not compared; empty where it was."""
    reason = np.full(rated.shape, "", dtype=object)
    if scale:
        reason[:] = f"pain was noted {scale}; this needs a scale of 0 to 10"
        return reason
    reason[rated == 0] = unrated
    _few(reason, rated, gates.min_doses, ("rated dose", "rated doses"))
    _few(
        reason,
        comparisons,
        gates.min_comparisons,
        ("other rated moment to compare with", "other rated moments to compare with"),
    )
    return reason


def _few(reason: Words, found: Codes, needed: int, nouns: tuple[str, str]) -> None:
    here = (found < needed) & (reason == "")
    for number in np.unique(found[here]).tolist():
        some = f"only {number} {nouns[number != 1]}" if number else f"no {nouns[0]}"
        reason[here & (found == number)] = f"{some}; {needed} are needed"


def judge(
    *,
    gated: Words,
    stuck: Words,
    estimate: Floats,
    low: Floats,
    high: Floats,
    p_value: Floats,
    q_value: Floats,
    rules: ReliefRules,
) -> tuple[Words, Words]:
    """Give the verdict on each row, and its reason."""
    verdict = np.full(gated.shape, CANNOT_TELL, dtype=object)
    reason = np.full(gated.shape, WIDE, dtype=object)
    passing: Bools = q_value <= rules.false_discovery
    reason[(p_value < 1 - rules.level) & ~passing] = ONE_OF_MANY
    within = (low > -rules.little) & (high < rules.little)
    claimed = passing & ~within
    verdict[within], reason[within | claimed] = LITTLE, ANSWERED
    verdict[claimed & (estimate > 0)] = MORE
    verdict[claimed & (estimate < 0)] = LESS
    reason[np.isnan(estimate)] = MIXED
    for at in np.flatnonzero(stuck != ""):
        reason[at] = NO_APART.format(stuck[at])
    fails = gated != ""
    verdict[fails], reason[fails] = NOT_ENOUGH, gated[fails]
    return verdict, reason
