"""The ways in which diaries mislead, each a switch with a strength."""

from __future__ import annotations

from dataclasses import dataclass, fields

_SHARES = (
    "wave_shared", "regression", "bad_week", "missing_random", "missing_clear", "missing_headache",
    "together",
)  # fmt: skip
_CORRELATIONS = ("wave_rho", "pain_rho")
_NOT_NEGATIVE = ("wave_risk", "wave_habits")


@dataclass(frozen=True, kw_only=True, slots=True)
class Traps:
    """How strongly a made-up diary misleads; everything is off unless it is switched on.

    Strengths on habits are in log odds for yes/no factors and in units of sqrt(3)/pi standard
    deviations for numbers, so that both are equally strong (Chinn 2000).

    Attributes
    ----------
    reverse : float
        Reverse causation: headache today changes today's habits by this much [log odds],
        in each factor's own direction (`Factor.with_headache`).
    persistence : float
        Yesterday's headache raises today's risk [log odds].
    persistence_habits : float
        Yesterday's headache changes today's habits [log odds].
    wave_risk, wave_habits : float
        Standard deviation of the slow wave in the risk and of those in the habits [log odds].
    wave_shared : float
        Correlation of the waves in habits with the wave in risk, 0 to 1. Above 0 the wave is a
        common cause that no diary can see.
    wave_rho : float
        Correlation of a wave from one day to the next.
    weekday_risk, weekday_habits : float
        Weekend against working day, in risk and in habits (`Factor.at_weekend`) [log odds].
    trend_risk, trend_habits : float
        Change per 28 days, in risk and in habits (`Factor.over_time`) [log odds].
    indication : float
        Each point of pain [NRS] raises the odds of taking a drug by this much [log odds].
    regression : float
        Share of the distance to the person's usual pain that is lost within two hours, 0 to 1.
    fall_per_hour : float
        Extra fall over two hours for each hour since the onset [NRS per h].
    pain_rho : float
        Correlation of pain from one day to the next.
    bad_week : float
        Programmes start after a bad week: one at or above this quantile of the person's own
        weeks so far (0.9: among the worst tenth); 0 starts them when planned.
    missing_random : float
        Share of days not recorded, whatever they were like.
    missing_run_days : float
        Mean length of the runs in which those come [days].
    missing_clear : float
        Share of clear days not recorded: only the bad days are logged.
    missing_headache : float
        Share of headache days not recorded: forgotten when in pain.
    together : float
        Probability that a treatment and its partner come together, 1 for always.

    Raises
    ------
    ValueError
        If a strength is out of its range.

    References
    ----------
    Chinn 2000, doi:10.1002/1097-0258(20001130)19:22<3127::AID-SIM784>3.0.CO;2-M.

    Examples
    --------
    >>> Traps() == Traps.none()
    True
    >>> Traps(reverse=2.0).switched_on()
    ('reverse',)
    """

    reverse: float = 0.0
    persistence: float = 0.0
    persistence_habits: float = 0.0
    wave_risk: float = 0.0
    wave_habits: float = 0.0
    wave_shared: float = 0.0
    wave_rho: float = 0.95
    weekday_risk: float = 0.0
    weekday_habits: float = 0.0
    trend_risk: float = 0.0
    trend_habits: float = 0.0
    indication: float = 0.0
    regression: float = 0.0
    fall_per_hour: float = 0.0
    pain_rho: float = 0.0
    bad_week: float = 0.0
    missing_random: float = 0.0
    missing_run_days: float = 1.0
    missing_clear: float = 0.0
    missing_headache: float = 0.0
    together: float = 0.0

    def __post_init__(self) -> None:
        for name in _SHARES:
            _check_between(self, name, 0.0, 1.0)
        for name in _CORRELATIONS:
            _check_between(self, name, -0.99, 0.999)
        for name in _NOT_NEGATIVE:
            _check_between(self, name, 0.0, 10.0)
        for field in fields(self):
            _check_between(self, field.name, -100.0, 100.0)
        if self.missing_run_days < 1.0:
            raise ValueError(
                f"missing_run_days is {self.missing_run_days:g}; a run has at least 1 day."
            )

    def switched_on(self) -> tuple[str, ...]:
        """Give the names of the strengths that are not as in `Traps.none`."""
        off = Traps()
        names = (field.name for field in fields(self))
        return tuple(name for name in names if getattr(self, name) != getattr(off, name))

    @classmethod
    def none(cls) -> Traps:
        """Switch everything off: days are independent and every day is recorded."""
        return cls()

    @classmethod
    def realistic(cls) -> Traps:
        """Switch everything on at strengths that a real diary may have.

        Examples
        --------
        >>> "indication" in Traps.realistic().switched_on()
        True
        """
        return cls(
            reverse=1.2,
            persistence=0.7,
            persistence_habits=0.4,
            wave_risk=0.4,
            wave_habits=0.6,
            weekday_risk=-0.3,
            weekday_habits=1.0,
            trend_risk=0.03,
            trend_habits=0.1,
            indication=0.5,
            regression=0.4,
            fall_per_hour=0.05,
            pain_rho=0.4,
            bad_week=0.7,
            missing_random=0.04,
            missing_run_days=1.6,
            missing_clear=0.03,
            missing_headache=0.02,
            together=0.15,
        )

    @classmethod
    def each(cls) -> dict[str, Traps]:
        """Give each trap alone, strongly, and all of them: what to calibrate against.

        The waves come without a common cause; see `wave_shared` for that.

        Examples
        --------
        >>> list(Traps.each())[:3]
        ['none', 'reverse causation', 'persistence']
        """
        return {
            "none": cls(),
            "reverse causation": cls(reverse=2.0),
            "persistence": cls(persistence=1.5, persistence_habits=1.0, reverse=1.0),
            "slow waves": cls(wave_risk=1.0, wave_habits=1.5),
            "weekday": cls(weekday_risk=1.0, weekday_habits=2.0),
            "trend": cls(trend_risk=0.25, trend_habits=0.4),
            "indication": cls(indication=1.0, regression=0.5),
            "regression to the mean": cls(regression=0.5),
            "autocorrelated pain": cls(pain_rho=0.6),
            "bad week": cls(bad_week=0.85, pain_rho=0.3, wave_risk=0.5),
            "missing at random": cls(missing_random=0.1, missing_run_days=2.0),
            "missing when clear": cls(missing_clear=0.4),
            "missing when in pain": cls(missing_headache=0.3),
            "always together": cls(together=1.0),
            "all, as in life": cls.realistic(),
        }


def _check_between(traps: Traps, name: str, low: float, high: float) -> None:
    value = getattr(traps, name)
    if not low <= value <= high:
        raise ValueError(f"{name} is {value!r}; it must be from {low:g} to {high:g}.")
