"""Each person's effect drawn towards the group's, for few people or a hundred thousand."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from hdiary.stats.arrays import Floats
from hdiary.stats.normal import critical_value
from hdiary.stats.pooling import pool_effects
from hdiary.stats.shrinking import ShrunkEffects

__all__ = ["shrink_normal"]

_SPREADS, _FAR, _BEYOND, _LEAST = 61, 3.5, 2.5, 0.02
_GONE = 1e-7
"""A spread with less than this share of the likeliest one's weight counts no more."""


def shrink_normal(
    effect: npt.ArrayLike, variance: npt.ArrayLike, *, differ: float, level: float = 0.95
) -> ShrunkEffects:
    """Draw each person's effect towards the group's, where estimates may be taken for normal.

    As `hdiary.stats.shrinking.shrink_effects`, but with a normal for each estimate in place of
    t, so that the mean is averaged over exactly and only the spread between people on a grid:
    time and memory grow with the people alone.

    Parameters
    ----------
    effect
        Shape (people,), one estimate per person; three people at least.
    variance
        Their squared standard errors, above 0.
    differ
        By how much people may well differ, in the units of the effects: the standard deviation
        between people that is likeliest beforehand.
    level
        Of the intervals, between 0 and 1.

    Returns
    -------
    ShrunkEffects

    Raises
    ------
    ValueError
        If there are fewer than three people, shapes differ, or a value is no number above 0 where
        it must be.

    Notes
    -----
    People's effects are taken for normal around a mean with a flat prior; the spread has a
    Rayleigh prior, as in `hdiary.stats.shrinking.shrink_effects`. An interval reaches as many of
    its standard deviations as that of a normal does.

    References
    ----------
    Morris 1983, doi:10.1080/01621459.1983.10477920. The mean and each effect at one spread, and
    the average over spreads: Röver 2020, doi:10.18637/jss.v093.i06. The prior: Chung and others
    2013, doi:10.1007/s11336-013-9328-2.

    Examples
    --------
    >>> found = shrink_normal([-6, -2, 1, -3], [4, 4, 4, 4], differ=4)
    >>> found.estimate.round(1).tolist(), round(found.mean, 1)
    ([-4.9, -2.2, -0.1, -2.8], -2.5)
    """
    y, v = np.asarray(effect, dtype=np.float64), np.asarray(variance, dtype=np.float64)
    if y.ndim != 1 or len(y) < 3:
        raise ValueError(f"effect has shape {y.shape}; give one of at least three people")
    if not differ > 0:
        raise ValueError(f"differ is {differ}; give a number above 0")
    pooled = pool_effects(y, v, level=level)
    coarse = np.linspace(0.0, max(_FAR * differ, _BEYOND * pooled.tau), _SPREADS)
    weights = _weigh(y, v, coarse, differ)
    counts = np.flatnonzero(weights > _GONE * weights.max())
    first, last = max(counts[0] - 1, 0), min(counts[-1] + 1, _SPREADS - 1)
    spreads = np.linspace(coarse[first], coarse[last], _SPREADS)
    weights = _weigh(y, v, spreads, differ)
    mean, square, middle = np.zeros(len(y)), np.zeros(len(y)), 0.0
    for share, (centre, own, spread2) in zip(weights, _draw(y, v, spreads), strict=True):
        mean += share * own
        square += share * (spread2 + own**2)
        middle += float(share) * centre
    half = float(critical_value(level)) * np.sqrt(np.maximum(square - mean**2, 0.0))
    return ShrunkEffects(
        estimate=mean,
        low=mean - half,
        high=mean + half,
        mean=middle,
        tau=float(weights @ spreads),
    )


def _weigh(y: Floats, v: Floats, spreads: Floats, differ: float) -> Floats:
    """Give the share that each spread between people has, averaged over the mean."""
    found = np.empty(len(spreads))
    for place, spread in enumerate(spreads.tolist()):
        weight = 1.0 / (v + spread**2)
        away = y - (weight @ y) / weight.sum()
        fit = np.log(weight).sum() - np.log(weight.sum()) - weight @ away**2
        found[place] = 0.5 * fit
    found += np.log(spreads + _LEAST * differ) - 0.5 * (spreads / differ) ** 2
    fits = np.exp(found - found.max())
    shares: Floats = fits / fits.sum()
    return shares


def _draw(y: Floats, v: Floats, spreads: Floats) -> Iterator[tuple[float, Floats, Floats]]:
    """Give the mean, and each person's effect and its variance, at each spread."""
    for spread in spreads.tolist():
        weight = 1.0 / (v + spread**2)
        total = float(weight.sum())
        mean = float(weight @ y) / total
        towards = v * weight
        yield mean, y + towards * (mean - y), v * (1.0 - towards) + towards**2 / total
