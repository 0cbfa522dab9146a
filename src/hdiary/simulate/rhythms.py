"""What comes by the calendar whatever happens: a monthly rhythm, a shift rota, seasons, flares."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.diary.arrays import Bools, Floats, Ints
from hdiary.simulate.course import Settings
from hdiary.simulate.traps import Traps

ROTA = ("early", "early", "late", "late", "night", "night", "off", "off")
LAST_NIGHT = 5
"""The place of the last night in a rota of eight days."""

NEAR, EVE, BLEED = (-2, 2), (-3, 1), (0, 4)
"""Days of a cycle with more risk, with other habits, and on which it is written; 0 is its first."""

_BY_THE_CALENDAR = (
    "rhythm_risk", "rhythm_habits", "rhythm_written", "rota_risk", "rota_habits", "rota_written",
    "season", "flare",
)  # fmt: skip
_YEAR = 365.25
_LEAD = 20
"""So many days before the first programme begins lies the worst of the year [days]."""
_WOBBLE = 2


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Rhythms:
    """What each day adds by the calendar; arrays are people x days, burn-in included."""

    # risk, habits: log odds, and the pull of `Factor.in_rhythm`
    risk: Floats
    habits: Floats
    period: Ints  # 1 on the days of a period, 0 on others, -1 where it is not written
    shift: Ints  # The place in `ROTA`, -1 where it is not written


def draw_rhythms(settings: Settings, *, burn_in: int, rng: np.random.Generator) -> Rhythms:
    """Draw everybody's rhythms; what is off adds nothing."""
    traps, n, days = settings.traps, settings.n_patients, settings.days + burn_in
    place = _draw_cycles(n, days, length=traps.rhythm_days, rng=rng)
    turn = (np.arange(days) + rng.integers(0, len(ROTA), (n, 1))) % len(ROTA)
    near, eve, period = (_between(place, *span) for span in (NEAR, EVE, BLEED))
    morning_after = turn == (LAST_NIGHT + 1) % len(ROTA)
    risk = traps.rhythm_risk * (near - near.mean()) + traps.rota_risk * (
        morning_after - 1.0 / len(ROTA)
    )
    told = [rng.random((n, 1)) < share for share in (traps.rhythm_written, traps.rota_written)]
    return Rhythms(
        risk=risk + _by_the_year(settings, burn_in),
        habits=traps.rhythm_habits * eve + traps.rota_habits * (turn == LAST_NIGHT),
        period=np.where(told[0], period, -1).astype(np.int64)[:, burn_in:],
        shift=np.where(told[1], turn, -1).astype(np.int64)[:, burn_in:],
    )


def has_rhythms(traps: Traps) -> bool:
    """Say whether anything comes by the calendar."""
    return any(getattr(traps, name) for name in _BY_THE_CALENDAR)


def find_start(settings: Settings) -> int:
    """Give the day on which the first programme is planned to begin; without one, the middle."""
    planned = [p.start_day for p in settings.programmes]
    return min(planned) if planned else settings.days // 2


def _draw_cycles(n: int, days: int, *, length: float, rng: np.random.Generator) -> Ints:
    """Give the place in the cycle: 0 on its first day, negative in its second half."""
    most = int(days / max(length - _WOBBLE, 1)) + 3
    lengths = np.rint(length + rng.uniform(-_WOBBLE, _WOBBLE, (n, most)))
    begins = np.cumsum(lengths, axis=1) - rng.integers(1, 2 * int(length), (n, 1))
    day = np.arange(days)
    place = np.full((n, days), -days, dtype=np.int64)
    for at in range(most):
        since = day - begins[:, [at]]
        nearer = np.abs(since) < np.abs(place)
        place = np.where(nearer, since, place).astype(np.int64)
    return place


def _between(place: Ints, first: int, last: int) -> Bools:
    inside: Bools = (place >= first) & (place <= last)
    return inside


def _by_the_year(settings: Settings, burn_in: int) -> Floats:
    """Give the season and the flare before the start."""
    traps, start = settings.traps, find_start(settings)
    day = np.arange(-burn_in, settings.days)
    added = traps.season * np.cos(2.0 * np.pi * (day - start + _LEAD) / _YEAR)
    added += traps.flare * ((day >= start - traps.flare_days) & (day < start))
    return np.asarray(added)
