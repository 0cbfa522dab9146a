"""Logistic regression held back by a penalty, for many people at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.special import expit

from hdiary.stats.arrays import Bools, Floats

_LONGEST_STEP, _LAST_STEP = 2.0, 1e-6
_MOST_STEPS, _ROUGH_STEPS = 40, 2
_NEAR = 0.1
"""After a step this short [log odds] the curvature is as good as that of the end."""


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
    response, used, design, penalty, offset = model
    found, far = start.copy(), _NEAR
    if information is None:
        information = inform(design, used, found, offset=offset)
    for _ in range(steps):
        if far > _NEAR:
            information = inform(design, used, found, offset=offset)
        curvature = add_penalty(information, penalty)
        p = fitted_risk(design, found, offset)
        slope = collect_design(design, np.where(used, response - p, 0.0)) - penalty * found
        step = np.linalg.solve(curvature, slope[:, :, None])[:, :, 0]
        found += np.clip(step, -_LONGEST_STEP, _LONGEST_STEP)
        far = float(np.max(np.abs(step), initial=0.0))
        if far < _LAST_STEP:
            break
    return found, information


def fitted_risk(design: Floats, coefficients: Floats, offset: Floats | None) -> Floats:
    """Give the risk of each day, (n, T)."""
    log_odds = apply_design(design, coefficients)
    return np.asarray(expit(log_odds if offset is None else log_odds + offset))


def inform(
    design: Floats, used: Bools, coefficients: Floats, *, offset: Floats | None = None
) -> Floats:
    """Give the information on the coefficients at a point, without a penalty, (n, m, m)."""
    risk = fitted_risk(design, coefficients, offset)
    weight = np.where(used, risk * (1.0 - risk), 0.0).astype(design.dtype, copy=False)
    information = np.swapaxes(design, 1, 2) @ (design * weight[:, :, None])
    return np.asarray(information, dtype=np.float64)


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
