"""What neighbouring headaches have in common: how stubborn they are, and what is taken."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from hdiary.diary.arrays import Floats
from hdiary.simulate.course import Settings
from hdiary.simulate.look import Cells

_MONTH = 28.0


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Moods:
    """One item for each headache day."""

    fall: Floats  # Added to the fall over two hours [NRS]
    choice: Floats  # The pull of `Treatment.varies` [log odds]


def draw_moods(settings: Settings, cells: Cells, *, rng: np.random.Generator) -> Moods:
    """Draw what time and neighbouring headaches do to relief."""
    traps = settings.traps
    months: Floats = np.asarray((cells.day - settings.days / 2.0) / _MONTH, dtype=np.float64)
    fall, choice = traps.relief_trend * months, traps.choice_trend * months
    if traps.stubborn or traps.choice_runs:
        fall = fall + traps.stubborn * _alike(settings, cells, rng)
        choice = choice + traps.choice_runs * _alike(settings, cells, rng)
    return Moods(fall=np.asarray(fall), choice=np.asarray(choice))


def _alike(settings: Settings, cells: Cells, rng: np.random.Generator) -> Floats:
    """Draw an AR(1) process of variance 1 over each person's headaches, one after the other."""
    rho = settings.traps.stubborn_rho
    first = np.searchsorted(cells.person, np.arange(settings.n_patients))
    number = np.arange(len(cells.person)) - first[cells.person]
    state = rng.standard_normal((settings.n_patients, int(number.max(initial=-1)) + 1))
    for at in range(1, state.shape[1]):
        state[:, at] = rho * state[:, at - 1] + math.sqrt(1.0 - rho**2) * state[:, at]
    return np.asarray(state[cells.person, number])
