"""What a diary must hold, when something is said about a factor, and why nothing is."""

from __future__ import annotations

from dataclasses import dataclass

from hdiary.questions.checks import check_counts, check_little, check_shares
from hdiary.vocabulary import verdicts
from hdiary.words import phrase

MORE, FEWER = verdicts.MORE_HEADACHES, verdicts.FEWER_HEADACHES
VERDICTS = (MORE, FEWER, verdicts.LITTLE, verdicts.CANNOT_TELL, verdicts.NOT_ENOUGH)
CLAIMS = (MORE, FEWER)

ORDER_UNKNOWN = phrase("triggers.reason.order_unknown")
ONE_OF_MANY = phrase("triggers.reason.one_of_many")
NEVER_SAID = phrase("triggers.reason.never_said")
NEVER_SAID_THAT_DAY = phrase("triggers.reason.never_said_that_day")
SAME = phrase("triggers.reason.same")
SAME_WHERE_SAID = phrase("triggers.reason.same_where_said")
BY_AMOUNT = phrase("triggers.reason.by_amount")
INDICATION = phrase("triggers.reason.indication")
AFTERWARDS = phrase("triggers.reason.afterwards")
LATE = phrase("triggers.reason.late")
OPPOSED = phrase("triggers.reason.opposed")
WITH_COURSE = phrase("triggers.reason.with_course")
COMES_TOGETHER, NOT_APART = "triggers.reason.together", "triggers.reason.not_apart"
NOTHING_VARIES = frozenset(told.key for told in (SAME, SAME_WHERE_SAID, WITH_COURSE))
"""The keys of the reasons of factors that have days enough but nothing to compare."""
MORE_DAYS_DO_NOT_HELP = frozenset(
    {COMES_TOGETHER, NOT_APART, INDICATION.key, AFTERWARDS.key, LATE.key, OPPOSED.key}
)
AS_WRITTEN = frozenset({AFTERWARDS.key, LATE.key, SAME_WHERE_SAID.key})
"""The keys of the reasons that lie in how it was written down, and not in what it does."""
ALL_ALIKE = frozenset({"triggers.need.headache_day.none", "triggers.need.clear_day.none"})
"""The keys of the reasons where all days are alike in headache."""


USUAL_LITTLE = (0.67, 1.5)
"""Odds ratios between which a difference does not matter, unless others are asked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TriggerGates:
    """What a diary must hold before a factor is judged.

    Attributes
    ----------
    min_days
        Recorded days.
    min_headaches, min_clear
        Headache days and clear days among the days used (recorded, and the day before too).
    min_exposed, min_unexposed
        Days used after days with the factor and without it (numbers: above the person's median
        and not).

    Raises
    ------
    ValueError
        If one is below 1.
    """

    min_days: int = 60
    min_headaches: int = 10
    min_clear: int = 5
    min_exposed: int = 5
    min_unexposed: int = 5

    def __post_init__(self) -> None:
        check_counts(self)


@dataclass(frozen=True, kw_only=True, slots=True)
class TriggerRules:
    """When something is said."""

    gates: TriggerGates  # What a diary must hold first
    level: float = 0.95  # Of intervals
    # Share of claims that may be wrong, by Benjamini and Hochberg within each person
    false_discovery: float = 0.05
    little: tuple[float, float] = USUAL_LITTLE  # Odds ratios between which nothing matters
    suspects: tuple[str, ...] = ()  # Factors that were named before looking, judged first
    night: tuple[str, ...] = ()  # The columns about the night to the morning of their day
    power: float = 0.8  # With which `smallest_odds_ratio` and `more_days` are reckoned

    def __post_init__(self) -> None:
        check_shares(self, ("level", "false_discovery", "power"))
        check_little(self.little)
