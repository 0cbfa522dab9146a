"""The ways in which diaries mislead, each a switch with a strength."""

from __future__ import annotations

from dataclasses import dataclass, fields

from hdiary.simulate.kinds import KINDS

_SHARES = (
    "wave_shared", "regression", "bad_week", "missing_random", "missing_clear", "missing_headache",
    "together", "rhythm_written", "rota_written", "habits_shared", "rare", "recall", "late",
    "missing_clear_after", "missing_headache_after", "all_treated", "timed",
)  # fmt: skip
_CORRELATIONS = ("wave_rho", "pain_rho", "stubborn_rho")
_NOT_NEGATIVE = ("wave_risk", "wave_habits", "stubborn", "choice_runs", "heap")


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
    rhythm_risk, rhythm_habits : float
        A monthly rhythm, each person's own: more risk on the five days around its first, and
        other habits (`Factor.in_rhythm`) on the three days before it and the two after [log odds].
    rhythm_days : float
        Its usual length; a cycle is up to 2 days longer or shorter [days].
    rhythm_written : float
        Share of people whose diary has a column for it (``period``).
    rota_risk, rota_habits : float
        A shift rota of eight days (two early, two late, two nights, two off): more risk on the day
        after the last night, other habits (`Factor.in_rhythm`) on that night [log odds].
    rota_written : float
        Share of people whose diary has a column for it (``shift``).
    severity_risk, severity_habits : float
        Each point of pain above the usual changes tomorrow's risk, and the habits of the day in
        the direction of `Factor.with_headache` [log odds].
    bout_risk, bout_habits : float
        Headaches come in bouts: the second and third day in a row are likelier by this much and
        the fourth is less likely; on the first day habits change [log odds].
    habits_shared : float
        Share of what is left to chance in habits that is the same for all habits of a day.
    rare : float
        Share of days on which numbers that can be absent (`Factor.absent`) are 0.
    early_signs : float
        Headache tomorrow makes yawning, craving and tiredness today likelier [log odds]; they
        change nothing. The diary has a column for each.
    recall : float
        Share of the habits done on the day before a clear day that are not written down, as if
        only what came before a headache was worth remembering.
    late : float
        Share of days whose row was written on the evening after, if that day had a headache; the
        diary says when rows were written (``entered_at``).
    night_reverse : float
        A headache that is there on waking has changed what belongs to the night
        (`Factor.when`), in the direction of `Factor.with_headache` [log odds].
    timed : float
        Share of people whose habits stand in rows with the time of day; `reverse` then changes
        only what comes after the headache began.
    season : float
        Half the difference in risk between the worst day of the year and the best [log odds];
        the worst comes 20 days before the first programme begins.
    flare, flare_days : float
        More risk on the last days before the first programme begins, by how much [log odds] and
        how many [days].
    missing_clear_after, missing_headache_after : float
        The same as `missing_clear` and `missing_headache`, once the first programme has begun.
    relief_trend, choice_trend : float
        Change per 28 days in how far pain falls by itself [NRS], and in how readily a treatment
        is chosen (`Treatment.varies`) [log odds].
    stubborn, choice_runs : float
        Standard deviations of what neighbouring headaches have in common: in how far pain falls by
        itself [NRS], and in how readily a treatment is chosen (`Treatment.varies`) [log odds].
    stubborn_rho : float
        Its correlation from one headache to the next.
    minutes_apart : float
        Treated headaches are rated again so many minutes sooner than others, around two hours;
        ``after_min`` is written [min].
    heap : float
        Ratings are multiples of this many points; 0 for whole numbers [NRS].
    all_treated : float
        Share of the headaches left alone that are treated instead.

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
    rhythm_risk: float = 0.0
    rhythm_habits: float = 0.0
    rhythm_days: float = 28.0
    rhythm_written: float = 0.0
    rota_risk: float = 0.0
    rota_habits: float = 0.0
    rota_written: float = 0.0
    severity_risk: float = 0.0
    severity_habits: float = 0.0
    bout_risk: float = 0.0
    bout_habits: float = 0.0
    habits_shared: float = 0.0
    rare: float = 0.0
    early_signs: float = 0.0
    recall: float = 0.0
    late: float = 0.0
    night_reverse: float = 0.0
    timed: float = 0.0
    season: float = 0.0
    flare: float = 0.0
    flare_days: float = 21.0
    missing_clear_after: float = 0.0
    missing_headache_after: float = 0.0
    relief_trend: float = 0.0
    choice_trend: float = 0.0
    stubborn: float = 0.0
    choice_runs: float = 0.0
    stubborn_rho: float = 0.8
    minutes_apart: float = 0.0
    heap: float = 0.0
    all_treated: float = 0.0

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
        """Switch on at once what every diary has, at strengths that a real one may have.

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
        kinds = {name: cls(**strengths) for name, strengths in KINDS.items()}
        return {"none": cls(), **kinds, "all, as in life": cls.realistic()}


def _check_between(traps: Traps, name: str, low: float, high: float) -> None:
    value = getattr(traps, name)
    if not low <= value <= high:
        raise ValueError(f"{name} is {value!r}; it must be from {low:g} to {high:g}.")
