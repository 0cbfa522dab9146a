"""What a diary must hold, and when something is said about a factor."""

from __future__ import annotations

from dataclasses import dataclass

from hdiary.questions.checks import check_counts, check_little, check_shares


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
        Odds ratios between which nothing matters.
    power
        With which `smallest_odds_ratio` and `more_days` are reckoned.
    """

    gates: TriggerGates
    level: float = 0.95
    false_discovery: float = 0.05
    little: tuple[float, float] = (0.67, 1.5)
    power: float = 0.8

    def __post_init__(self) -> None:
        check_shares(self, ("level", "false_discovery", "power"))
        check_little(self.little)
