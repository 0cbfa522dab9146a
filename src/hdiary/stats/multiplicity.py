"""Many looks at once: what is left of small p-values among many."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hdiary.stats.arrays import Floats, Ints


def adjust_false_discovery(
    p_values: npt.ArrayLike, groups: npt.ArrayLike, *, n_groups: int
) -> Floats:
    """Adjust p-values for the number of looks, each group by itself.

    A q-value is the smallest false discovery rate at which a look would still be claimed: to
    claim all with q at most 0.05 keeps the expected share of false claims among a group's
    claims at 5 % or less. With no true effect in a group it is the chance of any claim.

    Parameters
    ----------
    p_values
        Shape (looks,), between 0 and 1; NaN where there was no look.
    groups
        Shape (looks,), whole numbers from 0: the person that each look belongs to, in any order.
    n_groups
        How many groups there are; some may have no look.

    Returns
    -------
    numpy.ndarray
        q-values, shape (looks,), in the order given; NaN stays NaN and does not count as a look.

    Raises
    ------
    ValueError
        If a p-value is not between 0 and 1, the shapes differ, or a group is not one of them.

    Notes
    -----
    Exact for independent looks and those that depend positively (Benjamini and Yekutieli 2001,
    doi:10.1214/aos/1013699998). Factors of one diary that exclude each other depend negatively;
    simulated diaries show what that does, not this theory.

    References
    ----------
    Benjamini and Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x.

    Examples
    --------
    >>> adjust_false_discovery([0.01, 0.04, float("nan"), 0.04], [0, 0, 0, 1], n_groups=2)
    array([0.02, 0.04,  nan, 0.04])
    """
    p, group = _check(p_values, groups, n_groups)
    adjusted = np.full(p.shape, np.nan)
    looks = np.flatnonzero(~np.isnan(p))
    order = looks[np.lexsort((p[looks], group[looks]))]
    if not len(order):
        return adjusted
    mine = group[order]
    many = np.bincount(mine, minlength=n_groups)
    first = np.cumsum(many) - many
    place = np.arange(len(order)) - first[mine] + 1
    raised = np.minimum(p[order] * many[mine] / place, 1.0)
    adjusted[order] = _least_from_here(raised, mine)
    return adjusted


def _least_from_here(values: Floats, mine: Ints) -> Floats:
    """Give the least of each value and those after it in its group; ``mine`` ascends."""
    # Whole numbers carry it: values are compared by their place among all, so that one running
    # minimum serves every group and nothing is rounded.
    levels, place = np.unique(values, return_inverse=True)
    # Walking from the last group to the first, each group's keys lie below all keys before.
    keys = place[::-1] + mine[::-1].astype(np.int64) * len(levels)
    least = np.minimum.accumulate(keys)[::-1]
    return np.asarray(levels[least - mine * len(levels)], dtype=np.float64)


def _check(p_values: npt.ArrayLike, groups: npt.ArrayLike, n_groups: int) -> tuple[Floats, Ints]:
    p = np.asarray(p_values, dtype=np.float64)
    group = np.asarray(groups)
    if p.ndim != 1 or group.shape != p.shape:
        raise ValueError(
            f"p_values has shape {p.shape} and groups {group.shape}; "
            "give one list of each, equally long."
        )
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p_values must lie between 0 and 1, or be NaN where there was no look.")
    if group.size and not np.issubdtype(group.dtype, np.integer):
        raise ValueError("groups must be whole numbers, such as the place of each patient.")
    if group.size and (group.min() < 0 or group.max() >= n_groups):
        raise ValueError(f"groups must lie between 0 and {n_groups - 1}, for n_groups={n_groups}.")
    return p, group.astype(np.int64)


def adjust_holm(p_values: npt.ArrayLike) -> Floats:
    """Adjust p-values by Holm's steps (1979), however they hang together; NaN counts as no look."""
    from statsmodels.stats.multitest import multipletests

    p = np.asarray(p_values, dtype=np.float64)
    known = ~np.isnan(p)
    adjusted = np.full(p.shape, np.nan)
    if known.any():
        adjusted[known] = multipletests(p[known], method="holm")[1]
    return adjusted
