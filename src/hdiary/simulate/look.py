"""What a headache looks like: when, how long, which side, where; as one from the neck does."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from hdiary.diary.arrays import Bools, Floats, Ints

SIDES = ("left", "right", "both")
MINUTES_A_DAY = 1440
_LATEST_END = MINUTES_A_DAY - 5
_LATEST_NEXT_MORNING = MINUTES_A_DAY + 150
_EARLIEST_START, _LATEST_START = 330, 1230
_START_STEP = 15


def _usual_places() -> dict[str, float]:
    return {
        "forehead": 0.2,
        "temple": 0.3,
        "eye": 0.2,
        "back of head": 0.85,
        "neck": 0.75,
        "shoulder": 0.2,
    }


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """What the headaches look like, and how fully they are written down.

    Attributes
    ----------
    side : {"left", "right", "either"}
        The usual side; "either" draws one for each person.
    side_lock : tuple of float
        Between which shares of headaches on the usual side a person lies.
    places : dict
        Share of headaches felt in each place.
    neck_pain : bool
        Whether neck pain is rated every day.
    waking, working, evening : float
        Weights of an onset on waking, at work and in the evening.
    median_hours, hours_spread : float
        Median length [h], and the standard deviation of its logarithm.
    rated, rated_untreated : float
        Share of treated and of untreated headaches with pain rated at a moment and 2 h later.
    notes : tuple of str
        Short notes to choose from.
    note_share : float
        Share of recorded days with one.

    Raises
    ------
    ValueError
        If a value is out of its range.

    Examples
    --------
    >>> Look(side="right").median_hours
    6.0
    """

    side: str = "either"
    side_lock: tuple[float, float] = (0.85, 0.95)
    places: dict[str, float] = field(default_factory=_usual_places)
    neck_pain: bool = True
    waking: float = 0.3
    working: float = 0.45
    evening: float = 0.25
    median_hours: float = 6.0
    hours_spread: float = 0.6
    rated: float = 0.85
    rated_untreated: float = 0.7
    notes: tuple[str, ...] = ()
    note_share: float = 0.0

    def __post_init__(self) -> None:
        if self.side not in ("left", "right", "either"):
            raise ValueError(f'side is {self.side!r}; it must be "left", "right" or "either".')
        low, high = self.side_lock
        if not 0.0 <= low <= high <= 1.0:
            raise ValueError("side_lock must be two shares from 0 to 1, the lower one first.")
        shares = [self.rated, self.rated_untreated, self.note_share, *self.places.values()]
        if any(not 0.0 <= share <= 1.0 for share in shares) or not self.places:
            raise ValueError("Shares of the look must be from 0 to 1, with at least one place.")
        if self.note_share and not self.notes:
            raise ValueError("note_share needs notes to choose from.")
        weights = (self.waking, self.working, self.evening)
        if min(weights) < 0.0 or sum(weights) <= 0.0 or self.median_hours <= 0.0:
            raise ValueError("Weights of the onset must not be negative, median_hours above 0.")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Cells:
    """The headache days among all people x days, in order of person and day."""

    # person, day:
    person: Ints
    day: Ints
    pain: Floats  #
    next_day: Bools  #
    run: Ints  #


def find_cells(headache: Bools, pain: Floats) -> Cells:
    """Find the headache days."""
    person, day = np.nonzero(headache)
    follows = np.zeros_like(headache)
    follows[:, 1:] = headache[:, :-1]
    after = np.zeros_like(headache)
    after[:, :-1] = headache[:, 1:]
    begins = ~follows[person, day]
    run = np.maximum.accumulate(np.where(begins, np.arange(len(day)), 0))
    return Cells(
        person=person, day=day, pain=pain[person, day], next_day=after[person, day], run=run
    )


def draw_onsets(look: Look, m: int, *, rng: np.random.Generator) -> tuple[Ints, Bools]:
    """Draw when headaches start [minutes after midnight], and which are there on waking."""
    weights = np.array([look.waking, look.working, look.evening])
    kind = np.searchsorted(np.cumsum(weights / weights.sum())[:-1], rng.random(m), side="right")
    usual = np.array([7.0, 14.0, 18.5])[kind] * 60.0
    spread = np.array([0.7, 2.0, 1.0])[kind] * 60.0
    start = np.rint((usual + spread * rng.standard_normal(m)) / _START_STEP) * _START_STEP
    return np.clip(start, _EARLIEST_START, _LATEST_START).astype(np.int64), kind == 0


def draw_times(
    look: Look, cells: Cells, *, rng: np.random.Generator, given: Ints | None = None
) -> tuple[Ints, Ints]:
    """Draw when each headache starts, unless that is given, and how long it lasts untreated."""
    # Start and end [minutes after midnight of the headache day], in whole quarters of an hour.
    # Only a headache with another on the next day runs past midnight, so that no clear day is
    # touched by one.
    m = len(cells.day)
    drawn, _ = draw_onsets(look, m, rng=rng)
    start = drawn if given is None else given
    hours = look.median_hours * np.exp(look.hours_spread * rng.standard_normal(m))
    length = np.maximum(np.rint(hours * 60.0 / _START_STEP) * _START_STEP, 2.0 * _START_STEP)
    # People stop watching at bedtime, or find it gone at some time of the night.
    bedtime = np.where(cells.next_day, MINUTES_A_DAY + 15, MINUTES_A_DAY - 90)
    bedtime = bedtime + _START_STEP * rng.integers(0, 6, m)
    end = np.minimum(start + length, bedtime)
    return start.astype(np.int64), end.astype(np.int64)


def latest_end(cells: Cells) -> Ints:
    """Give the last minute to which each headache may run (see `draw_times`)."""
    return np.where(cells.next_day, _LATEST_NEXT_MORNING, _LATEST_END).astype(np.int64)


def draw_sides(
    look: Look, cells: Cells, *, n_patients: int, rng: np.random.Generator
) -> tuple[Ints, Ints, Floats]:
    """Draw the side of each headache; days of one run have one side."""
    drawn = rng.integers(0, 2, n_patients)
    usual = drawn if look.side == "either" else np.full(n_patients, SIDES.index(look.side))
    lock = rng.uniform(*look.side_lock, n_patients)
    luck, other = rng.random(len(cells.day)), rng.random(len(cells.day))
    home = usual[cells.person]
    away = np.where(other < 0.6, 2, 1 - home)
    side = np.where(luck < lock[cells.person], home, away)[cells.run]
    return side.astype(np.int64), usual.astype(np.int64), lock


def draw_places(look: Look, cells: Cells, *, rng: np.random.Generator) -> Ints:
    """Draw the places of each headache, as bits in the order of ``look.places``."""
    shares = list(look.places.values())
    bits = np.zeros(len(cells.day), dtype=np.int64)
    for at, share in enumerate(shares):
        bits |= (rng.random(len(bits)) < share).astype(np.int64) << at
    bits[bits == 0] = 1 << int(np.argmax(shares))
    return bits


def draw_neck_pain(pain: Floats, *, rng: np.random.Generator) -> Floats:
    """Draw the neck pain of every day: high with a headache, low without."""
    drawn = np.rint(0.7 + 0.7 * pain + 1.2 * rng.standard_normal(pain.shape))
    return np.clip(drawn, 0.0, 10.0) + 0.0  # no negative zero
