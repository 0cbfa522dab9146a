"""Probabilities and quantiles of the normal and the t distribution, for arrays."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, ndtri, stdtr, stdtrit

Floats = npt.NDArray[np.float64]


def two_sided_p(z: npt.ArrayLike, *, df: npt.ArrayLike | None = None) -> Floats:
    """Give the two-sided p-value of a standardised statistic.

    Parameters
    ----------
    z
        Statistics, any shape; NaN stays NaN.
    df
        Degrees of freedom of a t distribution, above 0; the normal distribution if None.

    Returns
    -------
    numpy.ndarray
        Probabilities of a statistic at least as far from 0.

    Examples
    --------
    >>> two_sided_p([0.0, 1.959964]).round(4).tolist()
    [1.0, 0.05]
    >>> two_sided_p(2.0, df=10).round(4).tolist()
    0.0734
    """
    far = -np.abs(np.asarray(z, dtype=np.float64))
    below = ndtr(far) if df is None else stdtr(np.asarray(df, dtype=np.float64), far)
    return np.asarray(2.0 * below, dtype=np.float64)


def critical_value(level: float, *, df: npt.ArrayLike | None = None) -> Floats:
    """Give how far from 0 a statistic must be to leave a two-sided interval of this level.

    Parameters
    ----------
    level
        Between 0 and 1, such as 0.95.
    df
        As in `two_sided_p`.

    Returns
    -------
    numpy.ndarray
        Above 0, in the shape of ``df``.

    Raises
    ------
    ValueError
        If the level is not between 0 and 1.

    Examples
    --------
    >>> critical_value(0.95).round(3).tolist(), critical_value(0.95, df=10).round(3).tolist()
    (1.96, 2.228)
    """
    if not 0.0 < level < 1.0:
        raise ValueError(f"level is {level!r}; it must be between 0 and 1, such as 0.95.")
    share = 0.5 + level / 2.0
    found = ndtri(share) if df is None else stdtrit(np.asarray(df, dtype=np.float64), share)
    return np.asarray(found, dtype=np.float64)
