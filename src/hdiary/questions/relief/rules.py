"""When something is said about a treatment within hours, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass

from hdiary.questions.checks import check_shares
from hdiary.questions.judge import Scale
from hdiary.vocabulary import verdicts
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import phrase

MORE, LESS = verdicts.MORE_RELIEF, verdicts.LESS_RELIEF
LITTLE_MORE, LITTLE_LESS = verdicts.LITTLE_MORE_RELIEF, verdicts.LITTLE_LESS_RELIEF
CLAIM_KEYS = {MORE: "more", LITTLE_MORE: "little_more", LESS: "less", LITTLE_LESS: "little_less"}
"""The claims, and by which key each is told."""
CLAIMS = tuple(CLAIM_KEYS)
HELPS = (MORE, LITTLE_MORE)
VERDICTS = (*CLAIMS, LITTLE, CANNOT_TELL, NOT_ENOUGH)
BESIDE_KEYS = {
    verdicts.MORE_RELIEF_THAN: "more",
    verdicts.LITTLE_MORE_THAN: "little",
    verdicts.SAME_AS: "same",
}
"""The answers on two treatments beside each other, the one with more relief first, likewise."""
BESIDE = (*BESIDE_KEYS, CANNOT_TELL)

ONE_OF_MANY = phrase("relief.reason.one_of_many")
NOT_RATED = phrase("relief.reason.not_rated")
NO_RATINGS = phrase("relief.reason.no_ratings")
MIXED = phrase("relief.reason.mixed")
UNCOMPARED = ("relief.need.moment.none", "relief.need.moment.some")
"""Keys of why there is a fall of pain but nothing to compare it with."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReliefGates:
    """What a diary must hold before a treatment is judged.

    Attributes
    ----------
    min_doses
        Rated doses of the treatment.
    min_comparisons
        Rated moments to compare with.
    min_apart
        Moments in which one of two treatments came without the other; where both have fewer,
        the two cannot be told apart.

    Raises
    ------
    ValueError
        If one is below its least: 2 doses, 2 comparisons, 1 apart.
    """

    min_doses: int = 5
    min_comparisons: int = 5
    min_apart: int = 3

    def __post_init__(self) -> None:
        for name, least in (("min_doses", 2), ("min_comparisons", 2), ("min_apart", 1)):
            if getattr(self, name) < least:
                raise ValueError(f"{name} is {getattr(self, name)}; give at least {least}")


@dataclass(frozen=True, kw_only=True, slots=True)
class ReliefRules:
    """When something is said."""

    gates: ReliefGates  # What a diary must hold first
    level: float = 0.95  # Of intervals
    # Share of claims that may be wrong, by Benjamini and Hochberg within each person
    false_discovery: float = 0.05
    # An extra fall within so many points either way does not matter [0-10 points]
    little: float = 1.0
    # A timed rating so near a dose is its starting pain, where none was written [min]
    before_within: float = 30.0
    # A later pain counts if rated so long after the dose [min]
    after_between: tuple[float, float] = (90.0, 150.0)
    # A headache rated twice without a word on treatment was left alone
    blank_is_none: bool = False

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


def scale_alone(rules: ReliefRules) -> Scale:
    """Say what an extra fall is called beside headaches left alone."""
    return Scale(
        little=(-rules.little, rules.little),
        above=MORE,
        below=LESS,
        little_above=LITTLE_MORE,
        little_below=LITTLE_LESS,
    )


def scale_beside(rules: ReliefRules) -> Scale:
    """Say what a difference between two treatments is called, the one with more relief first."""
    return Scale(
        little=(-rules.little, rules.little),
        above=verdicts.MORE_RELIEF_THAN,
        below=verdicts.MORE_RELIEF_THAN,
        little_above=verdicts.LITTLE_MORE_THAN,
        little_below=verdicts.LITTLE_MORE_THAN,
    )
