"""One answer from several imputed tables, by Rubin's rules."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hdiary.stats.arrays import Floats


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Combined:
    """What several imputed tables say together; arrays of one value for each thing estimated.

    Attributes
    ----------
    estimate, se, df
        The mean, its standard error, and its degrees of freedom.
    lost
        The share of what would be known that was missing, from 0 to 1.
    """

    estimate: Floats
    se: Floats
    df: Floats
    lost: Floats


def combine_imputed(
    estimates: npt.ArrayLike, variances: npt.ArrayLike, *, df: npt.ArrayLike
) -> Combined:
    """Combine the estimates of several imputed tables.

    Parameters
    ----------
    estimates, variances
        Shape (tables, things): each table's estimates and their squared standard errors.
    df
        Degrees of freedom of each thing in a table without a gap, shape (things,).

    Returns
    -------
    Combined

    Notes
    -----
    It takes the imputations for draws from what the missing values could have been, given what
    is known; with a single table nothing is told of what was missing, so two are needed.

    References
    ----------
    Rubin 1987, doi:10.1002/9780470316696. Barnard and Rubin 1999, doi:10.1093/biomet/86.4.948,
    for the degrees of freedom.

    Examples
    --------
    >>> found = combine_imputed([[1.0], [3.0]], [[4.0], [4.0]], df=[50.0])
    >>> found.estimate, found.se.round(3), found.df.round(2)
    (array([2.]), array([2.646]), array([4.54]))
    """
    each, squared = np.atleast_2d(estimates), np.atleast_2d(variances)
    full = np.asarray(df, dtype=np.float64)
    many = len(each)
    if many < 2:
        raise ValueError("give at least two imputed tables; one tells nothing of what was missing")
    within = squared.mean(axis=0)
    between = each.var(axis=0, ddof=1)
    raised = (1 + 1 / many) * between
    total = within + raised
    lost = np.where(total > 0, raised / np.where(total > 0, total, 1.0), 0.0)
    seen = (full + 1) / (full + 3) * full * (1 - lost)
    with np.errstate(divide="ignore"):
        drawn = np.where(lost > 0, (many - 1) / np.where(lost > 0, lost, 1.0) ** 2, np.inf)
        both = 1 / (1 / drawn + 1 / seen)
    return Combined(estimate=each.mean(axis=0), se=np.sqrt(total), df=both, lost=lost)
