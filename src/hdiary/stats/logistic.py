"""Logistic regression held back by a penalty, for many people at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.special import expit

from hdiary.stats.arrays import Bools, Floats
from hdiary.stats.blocks import split

_LONGEST_STEP, _LAST_STEP = 2.0, 1e-6
_MOST_STEPS, _ROUGH_STEPS = 40, 2
_NEAR = 0.1
"""After a step this short [log odds] the curvature is as good as that of the end."""
_BLOCK_CELLS = 100_000


class _Model(NamedTuple):
    """What is fitted: the days' responses, which count, what explains them, and the offset."""

    response: Floats
    used: Bools
    design: Floats
    penalty: Floats
    offset: Floats | None


def maximise(
    response: Floats,
    used: Bools,
    design: Floats,
    penalty: Floats,
    start: Floats,
    *,
    offset: Floats | None = None,
    information: Floats | None = None,
) -> tuple[Floats, Floats]:
    """Find the coefficients of highest penalised likelihood by Newton's method, row by row."""
    model = _Model(response, used, design, penalty, offset)
    return _climb(model, start, information, steps=_MOST_STEPS)


def maximise_roughly(
    response: Floats, used: Bools, design: Floats, penalty: Floats, start: Floats
) -> tuple[Floats, Floats]:
    """Take the first steps towards them only."""
    return _climb(_Model(response, used, design, penalty, None), start, None, steps=_ROUGH_STEPS)


def _climb(
    model: _Model, start: Floats, information: Floats | None, *, steps: int
) -> tuple[Floats, Floats]:
    """Climb in small blocks, which stay in the memory that is near."""
    people, days, many = model.design.shape
    found, reached = start.copy(), np.empty((people, many, many))
    if information is not None:
        reached[:] = information
    for at in split(people, block=_BLOCK_CELLS // max(days * many, 1)):
        offset = None if model.offset is None else model.offset[at]
        own = _Model(
            model.response[at], model.used[at], model.design[at], model.penalty[at], offset
        )
        if information is None:
            reached[at] = inform(own.design, own.used, found[at], offset=own.offset)
        _climb_block(own, found[at], reached[at], steps=steps)
    return found, reached


def _climb_block(model: _Model, found: Floats, information: Floats, *, steps: int) -> None:
    """Take steps until each row is there, whatever the others do."""
    open_, at, curve = np.arange(len(found)), found.copy(), information.copy()
    moving = np.ones(len(found), dtype=np.bool_)
    far = np.full(len(found), _NEAR)
    for _ in range(steps):
        stale = moving & (far > _NEAR)
        if stale.any():
            curve[stale] = _inform_some(model, at, stale)
        p = fitted_risk(model.design, at, model.offset)
        slope = collect_design(model.design, np.where(model.used, model.response - p, 0.0))
        slope -= model.penalty * at
        curvature = add_penalty(curve, model.penalty)
        step = np.linalg.solve(curvature, slope[:, :, None])[:, :, 0]
        at[moving] += np.clip(step, -_LONGEST_STEP, _LONGEST_STEP)[moving]
        far = np.abs(step).max(axis=1, initial=0.0)
        moving &= far >= _LAST_STEP
        found[open_], information[open_] = at, curve
        if not moving.any():
            break
        if 2 * moving.sum() < len(moving):
            # Most are there; go on with the others alone.
            model, at, curve = _take(model, moving), at[moving], curve[moving]
            open_, far, moving = open_[moving], far[moving], moving[moving]


def _take(model: _Model, which: Bools) -> _Model:
    offset = None if model.offset is None else model.offset[which]
    return _Model(
        model.response[which],
        model.used[which],
        model.design[which],
        model.penalty[which],
        offset,
    )


def _inform_some(model: _Model, found: Floats, which: Bools) -> Floats:
    some = model if which.all() else _take(model, which)
    return inform(some.design, some.used, found[which], offset=some.offset)


def fitted_risk(design: Floats, coefficients: Floats, offset: Floats | None) -> Floats:
    """Give the risk of each day, (n, T)."""
    log_odds = apply_design(design, coefficients)
    return np.asarray(expit(log_odds if offset is None else log_odds + offset))


def inform(
    design: Floats, used: Bools, coefficients: Floats, *, offset: Floats | None = None
) -> Floats:
    """Give the information on the coefficients at a point, without a penalty, (n, m, m)."""
    people, days, many = design.shape
    information = np.empty((people, many, many))
    for at in split(people, block=_BLOCK_CELLS // max(days * many, 1)):
        own = design[at]
        risk = fitted_risk(own, coefficients[at], None if offset is None else offset[at])
        weight = np.where(used[at], risk * (1.0 - risk), 0.0).astype(own.dtype, copy=False)
        information[at] = np.swapaxes(own, 1, 2) @ (own * weight[:, :, None])
    return information


def add_penalty(information: Floats, penalty: Floats) -> Floats:
    """Add each coefficient's penalty to the diagonal of its information, (n, m, m)."""
    diagonal = np.arange(penalty.shape[1])
    curvature = information.copy()
    curvature[:, diagonal, diagonal] += penalty
    return curvature


def apply_design(design: Floats, coefficients: Floats) -> Floats:
    """Give the design times its coefficients, (n, T)."""
    return np.asarray((design @ coefficients[:, :, None].astype(design.dtype, copy=False))[:, :, 0])


def collect_design(design: Floats, values: Floats) -> Floats:
    """Give design' values, (n, m)."""
    found = (values[:, None, :].astype(design.dtype, copy=False) @ design)[:, 0, :]
    return np.asarray(found, dtype=np.float64)
