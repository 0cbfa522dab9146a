"""Whether columns part every yes from every no, so that no odds ratio is finite."""

from __future__ import annotations

import numpy as np

from hdiary.stats.arrays import Floats

_NEAR_SURE = 1e-3
_PARTED = 1e-6


def is_separated(yes: Floats, design: Floats, fitted: Floats) -> bool:
    """Say whether a logistic regression has no maximum, doi:10.1093/biomet/71.1.1."""
    # Where it has none, the search for it makes some chances as good as sure.
    if np.isfinite(fitted).all() and (np.abs(fitted - 0.5) < 0.5 - _NEAR_SURE).all():
        return False
    from scipy.optimize import linprog

    size = np.abs(design).max(axis=0)
    sides = np.where(yes > 0.5, 1.0, -1.0)[:, None] * design / np.where(size > 0, size, 1.0)
    # A direction in which nobody comes nearer to the wrong answer, and somebody to the right one.
    found = linprog(
        -sides.sum(axis=0), A_ub=-sides, b_ub=np.zeros(len(sides)), bounds=(-1, 1), method="highs"
    )
    return found.fun is None or bool(found.fun < -_PARTED)
