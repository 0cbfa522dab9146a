"""Which factors of one person can be told apart, and which are left out of each other's model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from hdiary.diary.arrays import Bools, Floats
from hdiary.questions.exposure.factors import CHANGE, Factor
from hdiary.questions.exposure.fill import Exposures

INSEPARABLE = 0.9
"""Correlation (of yes/no factors: phi) from which two factors cannot be told apart."""


def correlate(exposure: Exposures, used: Bools, tested: Bools) -> Floats:
    """Correlate all pairs of tested factors over the days on which both were said."""
    said = (~np.isnan(exposure) & used[:, None, :]).astype(np.float64)
    values = np.where(said > 0, exposure, 0.0).astype(np.float64)
    # Around their means, for numbers far from 0 would leave nothing but rounding.
    mean = values.sum(axis=2) / np.maximum(said.sum(axis=2), 1.0)
    values -= mean[:, :, None] * said
    count, cross = said @ _turn(said), values @ _turn(values)
    total, squares = values @ _turn(said), (values * values) @ _turn(said)
    covariance = count * cross - total * _turn(total)
    spread = np.maximum(count * squares - total * total, 0.0)
    scale = np.sqrt(spread * _turn(spread))
    known = tested[:, :, None] & tested[:, None, :] & (scale > 1e-9 * np.maximum(count, 1.0))
    known &= ~np.eye(values.shape[1], dtype=np.bool_)
    found = np.divide(covariance, scale, out=np.zeros(scale.shape), where=known)
    return np.clip(found, -1.0, 1.0)


def keep_apart(factors: Sequence[Factor], agreement: Floats) -> Bools:
    """Say which pairs are left out of each other's model, (people, K, K)."""
    # What nearly always comes together would take away what the other shows; so would a number
    # and its own change, which is made from it.
    return np.asarray((np.abs(agreement) >= INSEPARABLE) | find_changes(factors))


def find_changes(factors: Sequence[Factor]) -> Bools:
    """Say which pairs are a number and its own change, (K, K)."""
    pairs = [
        [one.column == other.column and CHANGE in (one.kind, other.kind) for other in factors]
        for one in factors
    ]
    return np.array(pairs, dtype=np.bool_).reshape(len(factors), len(factors))


def _turn(matrices: npt.NDArray[np.float64]) -> Floats:
    return np.swapaxes(matrices, 1, 2)
