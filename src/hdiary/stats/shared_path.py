"""Where the efficient score of each factor is a given size, in a model shared by all of them."""

from __future__ import annotations

import numpy as np
from scipy.special import expit

from hdiary.stats.arrays import Bools, Floats
from hdiary.stats.path import Path, Rows, put_path, score_along, take_path, take_rows
from hdiary.stats.profile import find_root, settle
from hdiary.stats.score import LEAST_LEFT
from hdiary.stats.shared import Shared, take_shared

_MOST_STEPS, _LAST_STEP, _LONGEST_STEP = 60, 1e-4, 2.0
_LAST_ROOT = 1e-6
_TURNS = 3
"""How often the direction in which the course gives way is corrected for a row's own weights."""
_MOST_CENTRES, _LAST_MOVE = 12, 3e-4
"""As in `profile_factors`: what is left after a last move is about its square."""


def find_odds(shared: Shared, far: Floats) -> Floats:
    """Give estimate, low, high, both standard errors and z at no effect, (6, n, K)."""
    shape = shared.x.shape[:2]
    rows = _flatten(shared)
    nothing = np.zeros(shape)
    null = _refit(shared, nothing, shared.start)
    z, information = (part.reshape(shape) for part in score_along(rows, null, nothing.ravel()))
    weight = 0.25 * shared.used[:, None]
    spread = (shared.x * shared.x * weight).sum(axis=2)
    told = (spread > 0) & (information > LEAST_LEFT * spread)
    estimate, centre = _find(shared, rows, null, nothing, told)
    far = np.broadcast_to(far[:, None], shape)
    low, _ = _find(shared, rows, centre, far, told)
    high, _ = _find(shared, rows, centre, -far, told)
    _, at_estimate = score_along(rows, centre, estimate.ravel())
    errors = 1.0 / np.sqrt(at_estimate.reshape(shape)), 1.0 / np.sqrt(information)
    found = np.stack([estimate, low, high, *errors, z])
    return np.where(told, settle(found, far), np.nan)


def _flatten(shared: Shared) -> Rows:
    """Lay people and factors in one line; the design stays with the people."""
    people, factors, days = shared.x.shape
    many = people * factors

    def repeat(values: Floats) -> Floats:
        return np.repeat(values, factors, axis=0)

    return Rows(
        used=np.repeat(shared.used, factors, axis=0),
        response=repeat(shared.response),
        design=np.zeros((many, 0, 0)),
        penalty=repeat(shared.penalty),
        start=np.zeros((many, 0)),
        x=shared.x.reshape(many, days),
        firth=True,
    )


def _refit(shared: Shared, log_odds_ratio: Floats, start: Floats) -> Path:
    """Fit what stands beside each factor with its log odds ratio given."""
    # The curvature is that of the person's own fit, whatever the row, so that a step costs one
    # product of matrices a person; a step that does not shrink is halved from then on.
    offset = shared.x * log_odds_ratio[:, :, None]
    across = np.swapaxes(shared.design, 1, 2)
    used, response = shared.used[:, None], shared.response[:, None]
    found, pace = start.copy(), np.ones(log_odds_ratio.shape)
    before = np.full(log_odds_ratio.shape, np.inf)
    for _ in range(_MOST_STEPS):
        log_odds = found @ across + offset
        p = expit(log_odds)
        slope = np.where(used, response - p, 0.0) @ shared.design
        step = _solve(shared, slope - shared.penalty[:, None] * found)
        length = np.abs(step).max(axis=2, initial=0.0)
        moving = (length >= _LAST_STEP).any(axis=1)
        if not moving.any():
            break
        pace = np.where(length > before, 0.5 * pace, pace)
        before = length
        step = np.clip(step * pace[:, :, None], -_LONGEST_STEP, _LONGEST_STEP)
        found[moving] += step[moving]
    weight = np.where(used, p * (1.0 - p), 0.0)
    direction, tilted = np.zeros(found.shape), shared.x
    for _ in range(_TURNS):
        left = (tilted * weight) @ shared.design - shared.penalty[:, None] * direction
        direction = direction + _solve(shared, left)
        tilted = np.where(used, shared.x - direction @ across, 0.0)
    many, days, size = log_odds_ratio.size, log_odds.shape[2], found.shape[2]
    return Path(
        centre=log_odds_ratio.reshape(many),
        coefficients=found.reshape(many, size),
        information=np.zeros((many, 0, 0)),
        direction=direction.reshape(many, size),
        log_odds=log_odds.reshape(many, days),
        tilted=tilted.reshape(many, days),
    )


def _solve(shared: Shared, slope: Floats) -> Floats:
    """Give the inverse curvature of each row times a slope, (n, K, m)."""
    along = (shared.held * slope[:, :, :, None]).sum(axis=2)
    taken = (shared.held * along[:, :, None]).sum(axis=3)
    return np.asarray(slope @ shared.inverse - taken)


def _find(
    shared: Shared, rows: Rows, path: Path, target: Floats, told: Bools
) -> tuple[Floats, Path]:
    """Find the log odds ratios whose standardised scores are the targets."""
    # A person is done when all of their factors are, so that nobody's answer hangs on others.
    shape, flat = target.shape, target.ravel()
    found = find_root(rows, path, flat, last=_LAST_ROOT)
    answer, last, at = found.copy(), path, np.arange(target.size).reshape(shape)
    for _ in range(_MOST_CENTRES):
        moved = (found - path.centre)[:, None]
        start = (path.coefficients - path.direction * moved).reshape(*at.shape, -1)
        path = _refit(shared, found.reshape(at.shape), start)
        before, found = found, find_root(rows, path, flat, last=_LAST_ROOT)
        answer[at.ravel()], last = found, put_path(last, at.ravel(), path)
        far = told & (np.abs(found - before).reshape(at.shape) >= _LAST_MOVE)
        moving = np.asarray(far.any(axis=1))
        if not moving.any():
            break
        kept = np.repeat(moving, shape[1])
        shared, told, at = take_shared(shared, moving), told[moving], at[moving]
        rows, path = take_rows(rows, kept), take_path(path, kept)
        found, flat = found[kept], flat[kept]
    return answer.reshape(shape), last
