"""A rhythm of a set length that a diary shows: found by a periodogram, laid out as harmonics."""

from __future__ import annotations

import numpy as np
from scipy.special import gammaincc

from hdiary.stats.arrays import Bools, Floats, Ints, Singles
from hdiary.stats.cosines import ABSENT

SHORTEST, LONGEST = 4, 35
"""Periods that are looked for [days]; the week has its own place in the course."""
HARMONICS = 4
"""Sines and cosines of a period and of its half, third and quarter."""
_LOOKS = [0, 1, 3]
"""Up to which harmonic the evidence is summed: one, two, and all four."""
FOUND_P = 0.01
"""A period is taken up when it stands out so far, over all periods and all that is looked at."""
_SURE = 25.0
"""At this evidence [nats] a series is sure of a period, and another decides between two."""
_ROUNDS = 3
_WEEK = 7
_NOTHING = 1e-30


def find_period(residual: Floats, factors: Floats, used: Bools) -> Ints:
    """Find the period that headache or a factor follows most, (n,); 0 where none does."""
    # What headache and a factor both follow would make one stand for the other, so that it is
    # looked for in both (as double selection does). Each names the one period that it follows
    # best, or none; of those named, that of the highest sum of evidence is taken.
    periods = np.array([p for p in range(SHORTEST, LONGEST + 1) if p != _WEEK])
    turning = _turn(residual.shape[1], periods)
    # It must have come round several times, or it is no rhythm yet.
    round_ = _ROUNDS * periods <= used.sum(axis=1)[:, None]
    own = _evidence(residual[:, None, :], turning, periods)
    theirs = _evidence(_without_weekday(factors), turning, periods)
    named = _name(own, round_) | _name(theirs, round_)
    sure = np.minimum(theirs.max(axis=1, initial=0.0), _SURE)
    which = np.argmax(np.where(named, own[:, 0] + sure, -1.0), axis=1)
    return np.where(named.any(axis=1), periods[which], 0).astype(np.int64)


def _name(evidence: Floats, round_: Bools) -> Bools:
    """Say which periods stand out as the best one of a series, (n, periods)."""
    found = np.where(round_[:, None, :], evidence, -1.0)
    best = found.max(axis=2, keepdims=True, initial=-1.0)
    looks = max(evidence.shape[1] * evidence.shape[2], 1)
    return np.asarray(((found == best) & (best > np.log(looks / FOUND_P))).any(axis=1))


def _turn(days: int, periods: Ints) -> Singles:
    """Give cosines and sines of every harmonic of every period, (T, periods x harmonics x 2)."""
    each = np.arange(1, HARMONICS + 1) / periods[:, None]
    angle = 2 * np.pi * np.arange(days)[:, None] * each.ravel()
    both = np.stack([np.cos(angle), np.sin(angle)], axis=2)
    return both.reshape(days, 2 * each.size).astype(np.float32)


def _evidence(values: Floats | Singles, turning: Singles, periods: Ints) -> Floats:
    """Give minus the log of the p-value of each period in each series, (n, K, periods)."""
    # The sum of the periodogram over the first harmonics against the variance: of one, which is
    # Fisher's, for a smooth rhythm, and of more for a short event; the best of all counts.
    series = values.reshape(values.shape[0] * values.shape[1], values.shape[2])
    series = series.astype(np.float32)
    power = (series @ turning).astype(np.float64) ** 2
    power = power.reshape(len(series), len(periods), HARMONICS, 2).sum(axis=3)
    turns = 2 * np.arange(1, HARMONICS + 1)
    # A harmonic of two days has a cosine alone.
    freedom = np.where(turns < periods[:, None], 2.0, np.where(turns == periods[:, None], 1.0, 0.0))
    total = (series.astype(np.float64) ** 2).sum(axis=1)[:, None, None]
    seen = np.cumsum(power * freedom / np.maximum(total, _NOTHING), axis=2)[:, :, _LOOKS]
    p = gammaincc(np.cumsum(freedom, axis=1)[:, _LOOKS] / 2, seen / 2).min(axis=2) * len(_LOOKS)
    found = -np.log(np.clip(p, np.finfo(np.float64).tiny, 1.0))
    return np.asarray(found.reshape(*values.shape[:2], len(periods)))


def _without_weekday(factors: Floats) -> Singles:
    """Take away each factor's mean of each weekday; what was not said becomes 0."""
    known = ~np.isnan(factors)
    x = np.where(known, factors, 0.0)
    x /= np.maximum(np.abs(x).max(axis=2, keepdims=True, initial=0.0), _NOTHING)
    for day in range(_WEEK):
        at = (slice(None), slice(None), slice(day, None, _WEEK))
        count = np.maximum(known[at].sum(axis=2, keepdims=True), 1)
        x[at] -= x[at].sum(axis=2, keepdims=True) / count
    return (x * known).astype(np.float32)


def lay_period(period: Ints, days: int) -> tuple[Floats, Floats]:
    """Lay out the harmonics of each person's period, (n, T, 8), and their variances at sd 1."""
    turns = np.arange(1, HARMONICS + 1)
    angle = 2 * np.pi * turns / np.maximum(period, 1)[:, None]
    angle = np.arange(days)[:, None] * angle[:, None, :]
    columns = np.concatenate([np.cos(angle), np.sin(angle)], axis=2)
    there = (2 * turns <= period[:, None]) & (period[:, None] > 0)
    many = np.maximum(there.sum(axis=1, keepdims=True), 1)
    variance = np.tile(np.where(there, 1.0 / many, ABSENT), 2)
    return columns * np.tile(there, 2)[:, None, :], variance
