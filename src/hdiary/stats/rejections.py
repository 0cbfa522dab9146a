"""Randomisation tests of many simulated trials at once: who comes out, and how wide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hdiary.stats.arrays import Floats, Ints
from hdiary.stats.designs import Reference, Starts

LEVEL = 0.05
_CHUNK = 250
_TINY = 1e-9


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Judged:
    """What came of each simulated trial."""

    p_value: Floats
    difference: Floats
    half_width: Floats  # Infinite where the interval has no end


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Parts:
    """What a statistic is made of, for each run and order, all of a size that compares."""

    statistic: Floats  # (runs, orders)
    shift: Floats  # (runs, orders): what a shift of the lived arm by one adds to it
    own: Floats  # (runs,): the statistic of the lived order
    own_shift: Floats  # (runs,)


def judge_units(
    outcome: Floats,
    lived: Floats,
    reference: Reference,
    *,
    known: Floats | None = None,
    level: float = LEVEL,
) -> Judged:
    """Judge trials of units, regressed on a constant and (runs, units, columns) known before."""

    def parts(rows: slice) -> Parts:
        used, y, own = _clean(outcome[rows], lived[rows])
        columns = np.ones((*y.shape, 1))
        if known is not None:
            columns = np.concatenate([columns, known[rows]], axis=2)
        basis = _orthonormal(np.where(used[:, :, None] > 0, columns, 0.0))
        for values in (y, own):
            values -= _project(values, basis)
        # Where nothing is missing and nothing else known, an order has the same spread in all runs.
        same = slice(0, 1) if known is None and bool(used.all()) else slice(None)
        spread = used[same] @ (reference.orders**2).T
        for k in range(basis.shape[2]):
            spread -= (basis[same, :, k] @ reference.orders.T) ** 2
        return _parts(y, own, reference.orders, spread)

    return _judge(parts, len(outcome), reference, level)


def judge_starts(outcome: Floats, began: Ints, *, design: Starts, level: float = LEVEL) -> Judged:
    """Judge trials by what a programme holds of each day, beside every possible first day."""
    known = None
    if design.trend:
        line = np.linspace(-1.0, 1.0, design.days)
        known = np.broadcast_to(line, outcome.shape)[:, :, None]
    reference = Reference(orders=design.held, complete=True)
    return judge_units(outcome, design.held[began], reference, known=known, level=level)


def _project(values: Floats, basis: Floats) -> Floats:
    """Give the part of values that lies along a basis, run by run."""
    along = np.einsum("ruk,ru->rk", basis, values)
    part: Floats = np.einsum("ruk,rk->ru", basis, along)
    return part


def _clean(outcome: Floats, lived: Floats) -> tuple[Floats, Floats, Floats]:
    used = ~np.isnan(outcome)
    return used.astype(np.float64), np.where(used, outcome, 0.0), np.where(used, lived, 0.0)


def _orthonormal(columns: Floats) -> Floats:
    """Give an orthonormal basis of the columns of each run; what adds nothing becomes 0."""
    basis = columns.copy()
    for k in range(columns.shape[2]):
        own = basis[:, :, k]
        whole = np.sqrt((own**2).sum(axis=1))
        for _ in range(2):
            for j in range(k):
                along = (basis[:, :, j] * own).sum(axis=1)
                own -= along[:, None] * basis[:, :, j]
        size = np.sqrt((own**2).sum(axis=1))
        kept = size > 1e-8 * np.maximum(whole, 1e-8)
        basis[:, :, k] = np.where(kept[:, None], own / np.where(kept, size, 1.0)[:, None], 0.0)
    return basis


def _parts(y: Floats, own: Floats, orders: Floats, spread: Floats) -> Parts:
    """Put a statistic together from residuals and the spread of each order."""
    kept = spread > _TINY
    size = np.where(kept, np.sqrt(np.where(kept, spread, 1.0)), 1.0)
    length = np.sqrt((own**2).sum(axis=1))
    safe = np.where(length > _TINY, length, 1.0)
    return Parts(
        statistic=np.where(kept, (y @ orders.T) / size, 0.0),
        shift=np.where(kept, (own @ orders.T) / size, 0.0),
        own=(y * own).sum(axis=1) / safe,
        own_shift=length,
    )


def _judge(
    parts: Callable[[slice], Parts], runs: int, reference: Reference, level: float
) -> Judged:
    found = [
        _settle(parts(slice(at, at + _CHUNK)), reference, level) for at in range(0, runs, _CHUNK)
    ]
    p_value, difference, half_width = (np.concatenate(part) for part in zip(*found, strict=True))
    return Judged(p_value=p_value, difference=difference, half_width=half_width)


def _settle(part: Parts, reference: Reference, level: float) -> tuple[Floats, Floats, Floats]:
    own = np.abs(part.own)[:, None]
    far = np.abs(part.statistic) >= own - _TINY * np.maximum(own, 1.0)
    told = part.own_shift > _TINY
    p_value = np.where(told, reference.p_value(far.sum(axis=1)), 1.0)
    difference = np.where(told, part.own / np.where(told, part.own_shift, 1.0), np.nan)
    low, high = _ends(part)
    rank = reference.rank(level)
    last = low.shape[1] - 1 - rank
    lower = np.partition(low, rank, axis=1)[:, rank]
    upper = np.partition(high, last, axis=1)[:, last]
    return p_value, difference, np.where(told, (upper - lower) / 2, np.inf)


def _ends(part: Parts) -> tuple[Floats, Floats]:
    """Give the shifts between which each order is at least as far out as the lived one."""
    below = part.own_shift[:, None] - part.shift
    above = part.own_shift[:, None] + part.shift
    bounded = (below > 1e-7) & (above > 1e-7)
    first = (part.own[:, None] - part.statistic) / np.where(bounded, below, 1.0)
    second = (part.own[:, None] + part.statistic) / np.where(bounded, above, 1.0)
    low = np.where(bounded, np.minimum(first, second), -np.inf)
    return low, np.where(bounded, np.maximum(first, second), np.inf)
