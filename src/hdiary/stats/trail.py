"""Along which line the model of each row gives way, and where its score is a given size there."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from hdiary.stats.arrays import Bools, Floats

FARTHEST = 20.0
"""Log odds ratios beyond this are not looked for."""
_MOST_STEPS, _LAST_STEP = 60, 1e-5


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Trail:
    """The model of each row fitted at one log odds ratio, and where it leads from there."""

    # As in `Path`, for (n, R) rows of n people. Risks are told by how far they are from one half,
    # u = 2 p - 1, the hyperbolic tangent of half the log odds.
    centre: Floats  # (n, R)
    coefficients: Floats  # (n, R, m)
    direction: Floats  # (n, R, m)
    half: Floats  # (n, R, T): half the log odds
    tilted: Floats  # (n, R, T): what the model leaves of the factor
    pull: Floats  # (n, R): of the responses, and of the penalty at the centre
    held: Floats  # (n, R): what the penalty adds to the information


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Line:
    """The rows of some trails side by side, ready to be walked along."""

    half: Floats
    step: Floats
    tilted: Floats
    squared: Floats
    cubed: Floats
    pull: Floats
    held: Floats
    centre: Floats


def score_trail(trail: Trail, log_odds_ratio: Floats) -> tuple[Floats, Floats]:
    """Give the standardised score and the information at log odds ratios, (n, R)."""
    z, information, _ = _score(_lay(trail), log_odds_ratio.ravel())
    return z.reshape(log_odds_ratio.shape), information.reshape(log_odds_ratio.shape)


def step_on_trail(trail: Trail, target: Floats, near: Floats) -> Floats:
    """Find it from what is nearly right, in one of Newton's steps."""
    z, _, steep = _score(_lay(trail), near.ravel())
    return near + ((z - target.ravel()) / steep).reshape(near.shape)


def find_on_trail(trail: Trail, target: Floats, *, last: float = _LAST_STEP) -> Floats:
    """Find where the standardised score is the target: Newton's steps, or halving."""
    line, want = _lay(trail), target.ravel()
    answer = line.centre.copy()
    open_ = np.arange(len(want))
    moving = np.ones(len(want), dtype=np.bool_)
    found = answer.copy()
    low, high = np.full_like(found, -FARTHEST), np.full_like(found, FARTHEST)
    for _ in range(_MOST_STEPS):
        z, _, steep = _score(line, found)
        beyond = z > want
        low, high = np.where(beyond, found, low), np.where(beyond, high, found)
        step = found + (z - want) / steep
        inside = (step > low) & (step < high)
        # Each row stops where it is there, whatever the others do.
        before, found = found, np.where(moving, np.where(inside, step, 0.5 * (low + high)), found)
        answer[open_] = found
        moving &= np.abs(found - before) >= last
        if not moving.any():
            break
        if 2 * moving.sum() < len(moving):
            line, open_, want = _take(line, moving), open_[moving], want[moving]
            found, low, high = found[moving], low[moving], high[moving]
            moving = moving[moving]
    return answer.reshape(target.shape)


def _lay(trail: Trail) -> _Line:
    days = trail.half.shape[2]
    tilted = trail.tilted.reshape(-1, days)
    squared = tilted * tilted
    return _Line(
        half=trail.half.reshape(-1, days),
        step=0.5 * tilted,
        tilted=tilted,
        squared=squared,
        cubed=squared * tilted,
        pull=trail.pull.ravel(),
        held=trail.held.ravel(),
        centre=trail.centre.ravel(),
    )


def _take(line: _Line, which: Bools) -> _Line:
    return _Line(**{each.name: getattr(line, each.name)[which] for each in fields(line)})


def _score(line: _Line, log_odds_ratio: Floats) -> tuple[Floats, Floats, Floats]:
    """Give the standardised score of each row, the information, and how steeply the score falls."""
    moved = log_odds_ratio - line.centre
    away = line.step * moved[:, None]
    away += line.half
    np.tanh(away, out=away)
    score = line.pull - line.held * moved - 0.5 * np.vecdot(line.tilted, away)
    weight = away * away
    np.subtract(1.0, weight, out=weight)
    own = np.maximum(0.25 * np.vecdot(weight, line.squared), np.finfo(weight.dtype).tiny)
    weight *= away
    lean = -0.125 * np.vecdot(weight, line.cubed)
    information = own + line.held
    root = np.sqrt(information)
    z = (score + lean / own) / root
    # The information itself changes by twice the lean.
    return z, information, np.clip(root + z * lean / information, 0.5 * root, 2.0 * root)
