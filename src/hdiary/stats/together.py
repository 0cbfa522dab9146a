"""The randomisation test of several people at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["combine_lots"]

_CELLS = 4_000_000
_ROUNDING = 1e-9


def combine_lots(
    lived: float, lots: Sequence[npt.ArrayLike], *, draws: int = 9_999, seed: int = 0
) -> tuple[float, float]:
    """Test whether a sum over people is further from its middle than the lots alone would bring.

    Parameters
    ----------
    lived
        The sum that was lived, as each lot fell.
    lots
        Arrays of shape (lots, ways): each row is one lot that was drawn independently of all
        others, and what each of its equally likely ways would have added to the sum.
    draws
        How often all lots are drawn again.
    seed
        Of the draws.

    Returns
    -------
    p_value, p_error
        Two-sided, and its standard error from drawing.

    Notes
    -----
    Valid against no difference in anybody, however values are distributed or hang together,
    because nothing but the lots is taken for random; the draws count the lived one.

    References
    ----------
    Phipson and Smyth 2010, doi:10.2202/1544-6115.1585. Edgington and Onghena 2007, Randomization
    Tests (4th ed.), doi:10.1201/9781420011814 (combining tests of single people).

    Examples
    --------
    >>> p_value, _ = combine_lots(6.0, [[[1, -1], [2, -2], [3, -3]]], draws=99_999)
    >>> round(p_value, 2)
    0.25
    """
    rng = np.random.default_rng(seed)
    tables = [np.asarray(table, dtype=np.float64) for table in lots]
    middle = sum(float(table.mean(axis=1).sum()) for table in tables)
    tables = [table - table.mean(axis=1, keepdims=True) for table in tables]
    total = np.zeros(draws)
    for table in tables:
        many, ways = table.shape
        most = max(_CELLS // max(many, 1), 1)
        flat = (np.arange(many) * ways)[None, :]
        for begin in range(0, draws, most):
            here = slice(begin, min(begin + most, draws))
            chosen = rng.integers(ways, size=(here.stop - here.start, many))
            total[here] += table.ravel()[chosen + flat].sum(axis=1)
    size = np.sqrt(sum(float((table**2).mean(axis=1).sum()) for table in tables))
    hits = int((np.abs(total) >= abs(lived - middle) - _ROUNDING * size).sum())
    p_value = (hits + 1) / (draws + 1)
    return p_value, float(np.sqrt(p_value * (1.0 - p_value) / draws))
