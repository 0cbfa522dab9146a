"""The order of things within a day: when headaches begin, and when habits have their time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.diary.arrays import Bools, Ints
from hdiary.simulate.course import Settings
from hdiary.simulate.look import draw_onsets

_FIRST, _LAST, _STEP = 480, 1260, 15
"""Habits have their time between eight and nine in the evening [minutes after midnight]."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Hours:
    """When everything of a day happens, if it happens."""

    onset: Ints  # People x days [minutes after midnight]
    waking: Bools  # Whether a headache of that day is there on waking
    clock: Ints  # People x factors x days [minutes after midnight]
    timed: Bools  # Whose habits are written with the time of day

    @classmethod
    def draw(cls, settings: Settings, *, rng: np.random.Generator) -> Hours | None:
        """Draw it, where the order within a day matters."""
        traps, n, days = settings.traps, settings.n_patients, settings.days
        if not (traps.timed or traps.night_reverse):
            return None
        onset, waking = draw_onsets(settings.look, n * days, rng=rng)
        shape = (n, len(settings.factors), days)
        steps = rng.integers(0, (_LAST - _FIRST) // _STEP + 1, shape)
        return cls(
            onset=onset.reshape(n, days),
            waking=waking.reshape(n, days),
            clock=_FIRST + _STEP * steps,
            timed=rng.random(n) < traps.timed,
        )

    def came_after(self, day: int, k: int) -> Bools:
        """Say who does a habit after a headache of that day began; the burn-in knows no hours."""
        if day < 0:
            return np.ones(len(self.timed), dtype=bool)
        later: Bools = ~self.timed | (self.clock[:, k, day] > self.onset[:, day])
        return later

    def on_waking(self, day: int) -> Bools:
        """Say who would wake with a headache of that day."""
        return self.waking[:, max(day, 0)]
