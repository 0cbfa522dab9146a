"""What the last days leave behind: headache or not, how long it has run, how bad it was."""

from __future__ import annotations

import numpy as np

from hdiary.stats.arrays import Floats

HISTORY = ("run of two", "run of three", "run of four", "worst pain", "severe")
SEVERE = 0.6
"""From this share of the scale on, a headache is severe (6 of 10)."""
HISTORY_SD = 1.0
"""Prior standard deviation of each of them [log odds]: wide enough for bouts of a set length and
for severe days that bring the next, and it leaves estimates of a short diary near 0."""


def lay_states(state: Floats) -> tuple[Floats, Floats]:
    """Give yesterday's state and that of the day before it, which stands at the mean if unknown."""
    usual = _mean_known(state)[:, None]
    return np.nan_to_num(move(state, 1)), _or_usual(move(state, 2), usual)


def lay_history(state: Floats, pain: Floats | None) -> Floats:
    """Lay out run lengths and yesterday's pain around its mean, (n, T, 5)."""
    one, two = lay_states(state)
    usual = _mean_known(state)[:, None]
    three, four = (_or_usual(move(state, days), usual) for days in (3, 4))
    runs = [one * two, one * two * three, one * two * three * four]
    columns = [*runs, *_lay_pain(one, pain)]
    return np.stack(columns, axis=2).astype(state.dtype)


def _lay_pain(yesterday: Floats, pain: Floats | None) -> tuple[Floats, Floats]:
    """Give yesterday's worst pain in standard deviations, and whether it was severe."""
    # Both around the mean of the person's rated headaches, so that a headache that was not rated
    # counts as a usual one, and a clear day as nothing.
    if pain is None:
        return np.zeros_like(yesterday), np.zeros_like(yesterday)
    rated = np.where(yesterday > 0, move(pain, 1), np.nan)
    known = ~np.isnan(rated)
    bad = np.where(known, rated >= SEVERE, np.nan)
    away = [np.where(known, v - _mean_known(v)[:, None], 0.0) for v in (rated, bad)]
    spread = np.sqrt((away[0] ** 2).sum(axis=1) / np.maximum(known.sum(axis=1), 1))[:, None]
    return away[0] / np.where(spread > 1e-6, spread, 1.0), away[1]


def move(values: Floats, days: int) -> Floats:
    """Move values to later days; what was not there is NaN."""
    moved = np.full_like(values, np.nan)
    moved[:, days:] = values[:, : max(values.shape[1] - days, 0)]
    return moved


def _or_usual(values: Floats, usual: Floats) -> Floats:
    return np.where(np.isnan(values), usual, values)


def _mean_known(values: Floats) -> Floats:
    known = ~np.isnan(values)
    count = known.sum(axis=1)
    total = np.where(known, values, 0.0).sum(axis=1)
    mean: Floats = np.divide(total, count, out=np.full(len(values), 0.5), where=count > 0)
    return mean
