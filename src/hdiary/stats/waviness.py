"""How large a slow wave in log odds is, and where it leaves the share of headache days."""

from __future__ import annotations

import numpy as np
from scipy.special import expit

from hdiary.stats.arrays import Floats

_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(21)
_WEIGHTS = _WEIGHTS / _WEIGHTS.sum()
_HALVINGS = 60
_WIDEST = 30.0


def wave_for(share: Floats, part: Floats) -> Floats:
    """Give the wave [log odds] that makes such a part of the variance of a day, 0 to 2."""
    sizes = np.linspace(0.0, 2.0, 41)
    p = np.clip(np.asarray(share, dtype=np.float64), 0.02, 0.98)
    base = find_constant(p[:, None], np.zeros(1), sizes[None, :])
    risk = expit(base[..., None] + sizes[:, None] * _NODES)
    spread = (risk**2) @ _WEIGHTS - ((risk @ _WEIGHTS) ** 2)
    made = spread / (p * (1 - p))[:, None]
    made[:, 0] = 0.0
    return np.array([np.interp(w, m, sizes) for w, m in zip(part, made, strict=True)])


def find_constant(share: Floats, offsets: Floats, wave_sd: Floats) -> Floats:
    """Find the log odds that give a share on average over offsets of days and a normal wave."""
    spread = np.asarray(wave_sd)[..., None] * _NODES
    shape = np.broadcast_shapes(np.shape(share), np.shape(wave_sd))
    low, high = np.full(shape, -_WIDEST), np.full(shape, _WIDEST)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        risk = expit(middle[..., None, None] + offsets[:, None] + spread[..., None, :])
        less = (risk @ _WEIGHTS).mean(axis=-1) < share
        low, high = np.where(less, middle, low), np.where(less, high, middle)
    return np.asarray((low + high) / 2)
