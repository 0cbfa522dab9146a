"""What somebody's days are like, as numbers to plan an experiment with."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, count_by, patient_codes
from hdiary.questions.exposure.grid import lay_grid
from hdiary.questions.falls import Falls, find_falls
from hdiary.questions.rated_days import Rated, rate_days
from hdiary.stats.life import Life
from hdiary.stats.lived import DayCourse, HeadacheCourse
from hdiary.stats.ways import WAVE_DAYS, WAVE_NEEDS, find_ways

GENERAL = "general_"
"""Before the name of a number that is of people in general and not from a diary."""
_POINTS = 10
_LEAST_DAYS = 14
_LEAST_PAIRS = 28
_LEAST_RATED = 10
_LEAST_EPISODES = 5
_LEAST_NEIGHBOURS = 20
_SHARE_BOUNDS = (0.02, 0.98)
_WORST_MEAN, _WORST_SD, _TREATED_BELOW_WORST = 4.6, 1.6, (0.6, 0.3, 0.1)


def _bell(mean: float, sd: float) -> tuple[float, ...]:
    """Give the shares of ratings of 1, 2 ... 10 of a rounded and cut normal distribution."""
    edges = [-math.inf, *(k + 0.5 for k in range(1, _POINTS)), math.inf]
    below = [0.5 * (1 + math.erf((edge - mean) / sd / math.sqrt(2))) for edge in edges]
    return tuple(round(b - a, 4) for a, b in itertools.pairwise(below))


def _lowered(ratings: tuple[float, ...], steps: tuple[float, ...]) -> tuple[float, ...]:
    """Lower ratings by 0, 1, 2 ... points with some chances, to no less than 1."""
    shares = [0.0] * len(ratings)
    for place, share in enumerate(ratings):
        for step, chance in enumerate(steps):
            shares[max(place - step, 0)] += share * chance
    return tuple(round(share, 4) for share in shares)


@dataclass(frozen=True, kw_only=True, slots=True)
class Usual:
    """What somebody's days and headaches are like if nothing new is done.

    Attributes
    ----------
    headache_share
        Share of recorded days that are headache days.
    autocorrelation
        Of neighbouring days, headache or not, beside the slow wave.
    wave_sd
        Standard deviation of a slow wave in the risk [log odds]; 0 where none can be told.
    wave_days
        After so many days a third of the wave is left [days].
    trend
        Steady change of the risk [log odds per 28 days]; 0 where none can be told.
    ratings
        Share of headache days with a worst pain of 1, 2 ... 10.
    pain_autocorrelation
        Of the pain of neighbouring headache days.
    headaches_per_week
        Episodes.
    starting
        Share of treatments at a pain of 1, 2 ... 10.
    natural_fall
        By how much pain falls in two hours by itself at the mean starting pain [points].
    fall_slope
        How much more it falls for each point of starting pain.
    fall_sd
        Standard deviation of what else the fall has [points].
    fall_autocorrelation
        Of that from one headache to the next.
    recorded_share
        Share of days that are written down.
    rated_share
        Share of treated headaches that are rated then and two hours later.
    known
        The names of the numbers that came from the diary; the others are of people in general.
    """

    headache_share: float = 0.45
    autocorrelation: float = 0.3
    wave_sd: float = 0.4
    wave_days: float = WAVE_DAYS
    trend: float = 0.0
    ratings: tuple[float, ...] = _bell(_WORST_MEAN, _WORST_SD)
    pain_autocorrelation: float = 0.4
    headaches_per_week: float = 1.2
    starting: tuple[float, ...] = _lowered(_bell(_WORST_MEAN, _WORST_SD), _TREATED_BELOW_WORST)
    natural_fall: float = 0.6
    fall_slope: float = 0.4
    fall_sd: float = 1.2
    fall_autocorrelation: float = 0.2
    recorded_share: float = 0.9
    rated_share: float = 0.85
    known: frozenset[str] = frozenset()

    @property
    def mean_rating(self) -> float:
        """Mean pain of headache days [0-10]."""
        return _mean(self.ratings)

    @property
    def pain_before(self) -> float:
        """Mean pain when something is done about it [0-10]."""
        return _mean(self.starting)

    @property
    def mean_pain(self) -> float:
        """Mean pain of all days, clear days 0 [0-10]."""
        return self.headache_share * self.mean_rating

    @property
    def life(self) -> Life:
        """The same as what power is reckoned with."""
        return Life(
            days=DayCourse(
                share=min(max(self.headache_share, _SHARE_BOUNDS[0]), _SHARE_BOUNDS[1]),
                autocorrelation=self.autocorrelation,
                wave_sd=self.wave_sd,
                wave_days=self.wave_days,
                trend=self.trend,
            ),
            ratings=self.ratings,
            pain_autocorrelation=self.pain_autocorrelation,
            headaches=HeadacheCourse(
                starting=self.starting,
                fall=self.natural_fall,
                fall_slope=self.fall_slope,
                fall_sd=self.fall_sd,
                fall_autocorrelation=self.fall_autocorrelation,
            ),
            recorded=self.recorded_share,
            rated=self.rated_share,
        )

    def as_numbers(self) -> dict[str, float]:
        """Give every number by name, ``general_`` before those that no diary told."""
        numbers: dict[str, float] = {}
        for name in NAMES:
            value = getattr(self, name)
            before = "" if name in self.known else GENERAL
            if isinstance(value, tuple):
                numbers |= {f"{before}{name}_{k}": float(v) for k, v in enumerate(value, start=1)}
            else:
                numbers[before + name] = float(value)
        return numbers


NAMES = tuple(field.name for field in fields(Usual) if field.name != "known")
"""The numbers that tell what is usual."""
POPULATION = Usual()
"""People in general: as in `hdiary.simulate`, whose documentation tells where numbers come from."""


def from_numbers(numbers: Mapping[str, float]) -> Usual:
    """Turn the numbers of `Usual.as_numbers` back; what is missing is as in people in general."""
    bare = {key.removeprefix(GENERAL): float(value) for key, value in numbers.items()}
    known = {name for name in NAMES if any(key == name or key == f"{name}_1" for key in numbers)}
    found: dict[str, object] = {}
    for name in NAMES:
        if isinstance(getattr(POPULATION, name), tuple):
            places = [bare.get(f"{name}_{k}") for k in range(1, _POINTS + 1)]
            if None not in places:
                found[name] = tuple(places)
        elif name in bare:
            found[name] = bare[name]
    return Usual(**found, known=frozenset(known))  # type: ignore[arg-type]


def find_usual(diary: Diary) -> list[Usual]:
    """Say what the days of each person of a diary are like, in the diary's order."""
    people = len(diary.patients)
    grid = lay_grid(diary)
    listed = diary.coverage["lists_only_headaches"].to_numpy(dtype=np.bool_)
    headache = np.where(listed[:, None], np.nan, grid.headache)
    found: dict[str, tuple[Floats, Bools]] = {}
    ways = find_ways(headache)
    pairs = (~np.isnan(headache[:, 1:]) & ~np.isnan(headache[:, :-1])).sum(axis=1)
    enough = ways.recorded >= _LEAST_DAYS
    slow = (ways.recorded >= WAVE_NEEDS) & ~np.isnan(ways.wave_sd)
    found["headache_share"] = ways.share, enough
    found["autocorrelation"] = (
        ways.autocorrelation,
        (pairs >= _LEAST_PAIRS) & ~np.isnan(ways.autocorrelation),
    )
    found["wave_sd"] = ways.wave_sd, slow
    found["trend"] = ways.trend, slow
    found["recorded_share"] = ways.recorded / np.maximum(grid.length, 1), enough
    found["headaches_per_week"] = _episodes(diary, np.where(listed, grid.length, ways.recorded))
    rated = rate_days(diary, grid.pain, grid.headache)
    falls = find_falls(diary)
    found |= _of_falls(falls)
    return [_one(found, rated, falls, who) for who in range(people)]


def usual_of(diary: Diary, *, patients: Sequence[str] = ()) -> Usual:
    """Average what is usual over the people of a diary, or over some of them."""
    people = dict(zip(diary.patients, find_usual(diary), strict=True))
    named = [people[name] for name in patients if name in people]
    return pool_usual(named or list(people.values()))


def pool_usual(people: Sequence[Usual]) -> Usual:
    """Average what is usual over people: each number over those whose diary tells it."""
    pooled: dict[str, object] = {}
    for name in NAMES:
        told = [getattr(one, name) for one in people if name in one.known]
        if told and isinstance(told[0], tuple):
            pooled[name] = tuple(np.mean(told, axis=0).tolist())
        elif told:
            pooled[name] = float(np.mean(told))
    return replace(POPULATION, **pooled, known=frozenset(pooled))  # type: ignore[arg-type]


def _episodes(diary: Diary, days: Codes) -> tuple[Floats, Bools]:
    """Give the episodes of each person in a week, and whether they tell."""
    many = count_by(patient_codes(diary.episodes), len(diary.patients))
    told = (many >= _LEAST_EPISODES) & (days >= _LEAST_DAYS)
    return many * 7.0 / np.maximum(days, 1), told


def _of_falls(falls: Falls) -> dict[str, tuple[Floats, Bools]]:
    return {
        "natural_fall": (falls.natural_fall, ~np.isnan(falls.natural_fall)),
        "fall_slope": (falls.slope, ~np.isnan(falls.slope)),
        "fall_sd": (falls.sd, ~np.isnan(falls.sd)),
        "fall_autocorrelation": (falls.autocorrelation, ~np.isnan(falls.autocorrelation)),
        "rated_share": (falls.rated_share, ~np.isnan(falls.rated_share)),
    }


def _one(found: Mapping[str, tuple[Floats, Bools]], rated: Rated, falls: Falls, who: int) -> Usual:
    """Put the numbers of one person together."""
    own: dict[str, object] = {
        name: float(values[who]) for name, (values, told) in found.items() if told[who]
    }
    if rated.count[who] >= _LEAST_RATED:
        own["ratings"] = tuple(rated.shares[who].tolist())
    if rated.neighbours[who] >= _LEAST_NEIGHBOURS:
        own["pain_autocorrelation"] = float(rated.autocorrelation[who])
    if falls.started[who] >= _LEAST_RATED:
        own["starting"] = tuple(falls.starting[who].tolist())
    return replace(POPULATION, **own, known=frozenset(own))  # type: ignore[arg-type]


def _mean(shares: tuple[float, ...]) -> float:
    return sum(k * share for k, share in enumerate(shares, start=1)) / sum(shares)
