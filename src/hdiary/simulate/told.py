"""How what happened is told: early signs, what is forgotten, and rows that are written late."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.diary.arrays import Bools, Ints
from hdiary.simulate.course import Settings, expit
from hdiary.simulate.days import Walk

SIGNS = ("yawning", "craving", "tired")
_SIGN_SHARE = 0.1
_EVENING, _STEP, _STEPS = 1260, 5, 12
_DAY = 1440


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Told:
    """What the telling adds to and takes from what happened; arrays are people x days."""

    signs: dict[str, Bools]
    forgotten: tuple[Bools, ...]  # One for each factor; empty where nothing is forgotten
    entered: Ints | None  # Minutes after the row's midnight; None where it is not written


def draw_told(
    settings: Settings, walk: Walk, *, signs: np.random.Generator, memory: np.random.Generator
) -> Told:
    """Draw how everything is told."""
    traps, happened = settings.traps, walk.headache
    tomorrow = np.zeros_like(happened)
    tomorrow[:, :-1] = happened[:, 1:]
    drawn: dict[str, Bools] = {}
    if traps.early_signs:
        usual = np.log(_SIGN_SHARE / (1.0 - _SIGN_SHARE))
        risk = expit(usual + traps.early_signs * tomorrow)
        drawn = {name: signs.random(happened.shape) < risk for name in SIGNS}
    forgotten: tuple[Bools, ...] = ()
    if traps.recall:
        forgotten = tuple(
            _was_done(settings, walk, k)
            & ~tomorrow
            & (memory.random(happened.shape) < traps.recall)
            for k in range(len(settings.factors))
        )
    entered = None
    if traps.late:
        late = tomorrow & (memory.random(happened.shape) < traps.late)
        minute = _EVENING + _STEP * memory.integers(0, _STEPS, happened.shape)
        entered = minute + _DAY * late
    return Told(signs=drawn, forgotten=forgotten, entered=entered)


def _was_done(settings: Settings, walk: Walk, k: int) -> Bools:
    """Say on which days there was something to remember: a yes, or more than usual."""
    factor, values = settings.factors[k], walk.habits[k]
    if factor.kind == "yes/no":
        return np.asarray(values, dtype=bool)
    usual = 0.0 if factor.absent and settings.traps.rare else factor.mean
    return np.asarray(values > usual)
