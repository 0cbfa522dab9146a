"""What may come before a headache: habits, postures, sleep and stress, and their true effects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Column = Literal["activity", "posture", "own"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Factor:
    """One factor of a made-up diary.

    Attributes
    ----------
    name : str
        The item of the activity or posture column, or the name of its own column.
    column : {"activity", "posture", "own"}
        Where it is written.
    kind : {"yes/no", "number"}
        Numbers need a column of their own.
    share : float
        Share of days with it (yes/no).
    mean, sd, lowest, highest, step
        Of a number: its mean and standard deviation, the range it is cut to, and what it is
        rounded to.
    odds_ratio : float
        The true odds ratio of headache on the next day: for yes against no, or per `sd`.
    odds_ratio_sd : float
        How much it differs between people: standard deviation of the log odds ratio.
    with_headache, at_weekend, over_time, in_rhythm : float
        Which way the traps push it: 1 for more, -1 for less, 0 for not at all.
    when : {"day", "night"}
        Whether it belongs to the day, and changes the next day's risk, or to the night before
        (sleep), and changes the risk of the day on whose row it stands.
    absent : bool
        Whether a number is 0 on most days under `Traps.rare`; then `odds_ratio` is that of any
        against none.

    Raises
    ------
    ValueError
        If a value is out of its range.

    Examples
    --------
    >>> Factor(name="driving", share=0.3, odds_ratio=2.0).column
    'activity'
    """

    name: str
    column: Column = "activity"
    kind: Literal["yes/no", "number"] = "yes/no"
    share: float = 0.3
    mean: float = 0.0
    sd: float = 1.0
    lowest: float = -1e6
    highest: float = 1e6
    step: float = 0.5
    odds_ratio: float = 1.0
    odds_ratio_sd: float = 0.0
    with_headache: float = 0.0
    at_weekend: float = 0.0
    over_time: float = 1.0
    in_rhythm: float = 0.0
    when: Literal["day", "night"] = "day"
    absent: bool = False

    def __post_init__(self) -> None:
        if not self.name or ";" in self.name:
            raise ValueError(f"A factor needs a name without a semicolon, not {self.name!r}.")
        if self.kind == "number" and self.column != "own":
            raise ValueError(f'{self.name} is a number and needs column="own".')
        if self.absent and self.kind != "number":
            raise ValueError(f"{self.name}: only a number can be absent.")
        if self.when not in ("day", "night") or (self.when == "night" and self.column != "own"):
            raise ValueError(f'{self.name}: when is "day", or "night" for column="own".')
        if self.kind == "yes/no" and not 0.0 < self.share < 1.0:
            raise ValueError(f"{self.name}: share is {self.share:g}; it must be between 0 and 1.")
        if not (self.odds_ratio > 0.0 and self.sd > 0.0 and self.step > 0.0):
            raise ValueError(f"{self.name}: odds_ratio, sd and step must be above 0.")
        if self.odds_ratio_sd < 0.0 or self.lowest >= self.highest:
            raise ValueError(
                f"{self.name}: odds_ratio_sd must not be negative, lowest must be below highest."
            )


NULL_FACTORS: tuple[Factor, ...] = (
    Factor(name="desk work", share=0.6, with_headache=-0.5, at_weekend=-2.5),
    Factor(name="driving", share=0.3, with_headache=-0.5, at_weekend=-0.5, in_rhythm=0.5),
    Factor(name="housework", share=0.3, with_headache=-0.5, at_weekend=1.0, in_rhythm=-0.5),
    Factor(name="walking", share=0.35, with_headache=-0.5, at_weekend=0.5, in_rhythm=-1.0),
    Factor(name="resting", share=0.2, with_headache=1.0, at_weekend=1.0, in_rhythm=1.0),
    Factor(name="looking down", column="posture", share=0.35, at_weekend=-0.5),
    Factor(name="slouched", column="posture", share=0.3, with_headache=0.5, in_rhythm=0.5),
    Factor(name="head turned", column="posture", share=0.12),
    Factor(
        name="sleep_hours", column="own", kind="number", mean=7.1, sd=0.9,
        lowest=2.0, highest=12.0, step=0.25, with_headache=-0.3, at_weekend=0.7, over_time=0.0,
        in_rhythm=-0.3,
    ),
    Factor(
        name="stress", column="own", kind="number", mean=4.0, sd=1.8,
        lowest=0.0, highest=10.0, step=1.0, with_headache=0.6, at_weekend=-0.7, in_rhythm=0.6,
    ),
)  # fmt: skip
"""A day's habits in a desk worker's life, none of which changes the risk of headache."""

_TRUE_ODDS_RATIOS = {
    "desk work": 1.9,
    "driving": 1.5,
    "looking down": 2.2,
    "sleep_hours": 0.75,
    "stress": 1.3,
}


def with_odds_ratios(
    factors: Iterable[Factor], *, odds_ratios: dict[str, float]
) -> tuple[Factor, ...]:
    """Give some factors a true effect.

    Parameters
    ----------
    factors
        Such as `NULL_FACTORS`.
    odds_ratios
        The odds ratio of headache on the next day, by the factor's name.

    Returns
    -------
    tuple of Factor
        In the same order.

    Raises
    ------
    ValueError
        If a name is not among the factors.

    Examples
    --------
    >>> with_odds_ratios(NULL_FACTORS, odds_ratios={"driving": 3.0})[1].odds_ratio
    3.0
    """
    given = tuple(factors)
    unknown = [name for name in odds_ratios if name not in {f.name for f in given}]
    if unknown:
        known = ", ".join(f.name for f in given)
        raise ValueError(f"There is no factor {unknown[0]!r}; the factors are: {known}.")
    return tuple(replace(f, odds_ratio=odds_ratios.get(f.name, f.odds_ratio)) for f in given)


CERVICOGENIC_FACTORS: tuple[Factor, ...] = with_odds_ratios(
    NULL_FACTORS, odds_ratios=_TRUE_ODDS_RATIOS
)
"""The same habits; desk work, driving, looking down, short sleep and stress raise the risk."""
