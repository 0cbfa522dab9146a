"""How a diary's headache days hang together: moments, for many people at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.stats.arrays import Bools, Floats, Ints
from hdiary.stats.lived import MONTH
from hdiary.stats.waviness import wave_for

WAVE_DAYS = 20.0
"""A slow wave is one of which a third is left after so many days [days]."""
WAVE_LAGS = range(7, 22)
"""Days so far apart still share a wave, and hardly anything else [days]."""
MOST_AUTOCORRELATION = 0.8
MOST_WAVE = 0.5
"""A wave is taken to make at most this part of the variance of a day."""
WAVE_NEEDS = 112
"""So many recorded days are needed to tell a slow wave from none [days]."""
WAVE_ERRORS = 1.5
TREND_ERRORS = 2.5
"""A wave and a trend are told from none where they are so many of their standard errors."""
_ROUNDS = 12


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Ways:
    """What the headache days of each person are like; NaN where nothing can be said."""

    recorded: Ints  # Days
    share: Floats  # Of recorded days that are headache days
    autocorrelation: Floats  # Of neighbouring days, beside the wave
    wave_sd: Floats  # Of the slow wave in the risk [log odds]
    trend: Floats  # [log odds per 28 days]


def find_ways(headache: Floats) -> Ways:
    """Say how the headache days of (people, days) hang together: 1, 0, NaN not recorded."""
    # The correlation of days k apart is taken for part exp(-k / 20) + (1 - part) rho^k. Rho comes
    # from neighbours, and the part of the slow wave from days one to three weeks apart, each freed
    # of what the mean takes away, which comes from the same days. A part that is not clear of its
    # error, or of a short diary, is none.
    known = ~np.isnan(headache)
    count = known.sum(axis=1).astype(np.int64)
    safe = np.maximum(count, 1)
    share = np.where(count > 0, np.where(known, headache, 0.0).sum(axis=1) / safe, np.nan)
    away = np.where(known, headache - share[:, None], 0.0)
    slope, trend = _find_trend(away, known, share)
    away = np.where(known & (trend != 0)[:, None], away - slope, away)
    variance = (away**2).sum(axis=1) / safe
    both = (variance > 0) & (count > 2)
    level = np.where(both, variance, 1.0)
    raw = {k: _lagged(away, known, k) / level for k in (1, *WAVE_LAGS)}
    rho, part = _solve(raw, count)
    rho, part = (np.where(both, values, np.nan) for values in (rho, part))
    return Ways(
        recorded=count,
        share=share,
        autocorrelation=rho,
        wave_sd=np.where(both, wave_for(np.where(both, share, 0.5), np.nan_to_num(part)), np.nan),
        trend=np.where(both, trend, np.nan),
    )


def _lagged(away: Floats, known: Bools, lag: int) -> Floats:
    """Give the mean product of days a lag apart, both recorded; 0 where there are none."""
    if lag >= away.shape[1]:
        return np.zeros(len(away))
    pairs = (known[:, lag:] & known[:, :-lag]).sum(axis=1)
    total = (away[:, lag:] * away[:, :-lag]).sum(axis=1)
    return np.asarray(total / np.maximum(pairs, 1))


def _solve(raw: dict[int, Floats], count: Ints) -> tuple[Floats, Floats]:
    """Give the correlation of neighbours beside the wave, and the wave's part."""
    many = np.maximum(count, 3).astype(np.float64)
    far = np.mean([raw[k] for k in WAVE_LAGS], axis=0)
    kept = float(np.exp(-1.0 / WAVE_DAYS))
    of_wave = float(np.mean([kept**k for k in WAVE_LAGS]))
    rho, part = np.clip(raw[1], 0.0, MOST_AUTOCORRELATION), np.zeros(len(many))
    for _ in range(_ROUNDS):
        lost = part * _of_mean(np.full_like(many, kept), many)
        lost = np.minimum(lost + (1 - part) * _of_mean(rho, many), 0.6)
        chain = np.mean([rho**k for k in WAVE_LAGS], axis=0)
        distant = far * (1 - lost) + lost
        part = np.clip((distant - chain) / (of_wave - chain), 0.0, MOST_WAVE)
        near = (raw[1] * (1 - lost) + lost) * (1 + 2 / many)
        rho = np.clip((near - part * kept) / (1 - part), 0.0, MOST_AUTOCORRELATION)
    # Bartlett's error of the mean of neighbouring lags of a chain without a wave.
    error = (1 + rho) / (1 - rho) / np.sqrt(many * len(WAVE_LAGS)) / of_wave
    # A correlation is a ratio, which is short by 2 rho / n besides.
    slow = (part > WAVE_ERRORS * error) & (count >= WAVE_NEEDS)
    alone = raw[1]
    for _ in range(_ROUNDS):
        lost = np.minimum(_of_mean(alone, many), 0.6)
        alone = np.clip((raw[1] * (1 - lost) + lost) * (1 + 2 / many), 0.0, MOST_AUTOCORRELATION)
    return np.where(slow, rho, alone), np.where(slow, part, 0.0)


def _of_mean(kept: Floats, many: Floats) -> Floats:
    """Give the variance of the mean of an AR(1) process of so many days and variance 1."""
    follows = kept / (1 - kept) - kept * (1 - kept**many) / (many * (1 - kept) ** 2)
    return (1 + 2 * follows) / many


def _find_trend(away: Floats, known: Bools, share: Floats) -> tuple[Floats, Floats]:
    """Give each day's part of a straight line, and its slope [log odds per 28 days] if told."""
    day = np.where(known, np.arange(away.shape[1]), 0.0)
    count = known.sum(axis=1)
    mean = day.sum(axis=1) / np.maximum(count, 1)
    time = np.where(known, np.arange(away.shape[1]) - mean[:, None], 0.0)
    spread = (time**2).sum(axis=1)
    wide = np.where(spread > 0, spread, 1.0)
    slope = (time * away).sum(axis=1) / wide
    left = np.where(known, away - slope[:, None] * time, 0.0)
    noise = (left**2).sum(axis=1) / np.maximum(count - 2, 1)
    # What neighbours up to three weeks apart have in common widens the error of a line.
    common = [_lagged(left, known, k) * (1 - k / 22) for k in range(1, 22)]
    long_run = np.maximum(noise + 2 * np.sum(common, axis=0), noise)
    told = (np.abs(slope) > TREND_ERRORS * np.sqrt(long_run / wide)) & (noise > 0)
    risk = np.clip(np.nan_to_num(share, nan=0.5), 0.02, 0.98)
    return slope[:, None] * time, np.where(told, slope * MONTH / (risk * (1 - risk)), 0.0)
