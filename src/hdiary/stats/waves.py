"""Regression over an unseen slow wave: independent days on top of an AR(1) that drifts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.linalg.lapack import dpttrf, dpttrs

from hdiary.stats.arrays import Bools, Floats, Ints
from hdiary.stats.autoregression import AutoregressiveFit, check_rows, fit_moments


@dataclass(frozen=True, kw_only=True, slots=True)
class Wave:
    """A slow wave under independent days: how much of it is left a day later, and its share."""

    rho: float  # Correlation of the wave with itself a day later, above 0 and below 1
    share: float  # Of the variance of a day that is the wave's, above 0 and below 1

    def __post_init__(self) -> None:
        for name in ("rho", "share"):
            if not 0 < getattr(self, name) < 1:
                raise ValueError(f"{name} is {getattr(self, name)}; give a number between 0 and 1")


def fit_waves(
    response: npt.ArrayLike,
    design: npt.ArrayLike,
    *,
    person: npt.ArrayLike,
    time: npt.ArrayLike,
    people: int,
    waves: Sequence[Wave],
    held: npt.ArrayLike = 0.0,
) -> AutoregressiveFit:
    """Fit a linear regression over each of some slow waves for many people at once.

    Two errors of one person that lie ``d`` days apart correlate with share times rho to the
    power ``d``: the autocorrelation of an ARMA(1,1), which yes/no days have whose chance drifts.
    The coefficients are those of ordinary least squares, with the covariance that the wave gives
    them: weighed by the wave, a step would hang on the few days beside it.

    Parameters
    ----------
    response, design, person, time, people, held
        As for `fit_autoregressive`.
    waves
        The waves at which to fit.

    Returns
    -------
    AutoregressiveFit
        One row per person; ``rhos`` holds the correlation of neighbouring days, share times rho;
        the variance and the restricted likelihood are those of generalised least squares.

    Raises
    ------
    ValueError
        If the arrays do not fit together, are not sorted, or hold something missing.

    Notes
    -----
    A signal that follows an AR(1) with noise upon it, with exact gaps, as in Jones 1980,
    doi:10.1080/00401706.1980.10486171; restricted likelihood as in `fit_autoregressive`. The
    inverse covariance of the signal has one diagonal beside the main one, so all days of all
    people are one tridiagonal system, solved in one pass.

    Examples
    --------
    >>> fit = fit_waves(
    ...     [1.0, 2.0, 2.0, 4.0], np.ones((4, 1)), person=[0] * 4, time=[0, 1, 2, 5], people=1,
    ...     waves=[Wave(rho=0.9, share=0.5)],
    ... )
    >>> fit.coefficients.ravel().tolist()
    [2.25]
    """
    y, x, who, when = check_rows(response, design, person, time)
    rows = np.column_stack([x, y])
    follows = np.concatenate([[False], np.diff(who) == 0])[: len(rows)]
    gaps = np.diff(when, prepend=when[:1])
    sums = _Sums(who=who, begins=np.flatnonzero(~follows), people=people)
    weighed, spread, log_det = [], [], []
    for wave in waves:
        solved, log_dets, through = _solve(rows, follows, gaps, wave)
        weighed.append(sums.products(rows, solved))
        spread.append(sums.products(x, through))
        log_det.append(sums.total(log_dets))
    observations: Ints = np.bincount(who, minlength=people).astype(np.int64)
    lagged = np.array([wave.share * wave.rho for wave in waves])
    fit = fit_moments(
        np.stack(weighed, axis=1), np.stack(log_det, axis=1), observations, lagged, held
    )
    plain = sums.products(rows, rows)
    plain[:, range(x.shape[1]), range(x.shape[1])] += np.asarray(held, dtype=np.float64)
    return _as_plain(fit, plain, np.stack(spread, axis=1))


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Sums:
    """Sums over the rows of each person, which stand together."""

    who: Ints
    begins: Ints
    people: int

    def total(self, values: Floats) -> Floats:
        """Sum values by person."""
        sums = np.zeros(self.people)
        if len(values):
            sums[self.who[self.begins]] = np.add.reduceat(values, self.begins)
        return sums

    def products(self, left: Floats, right: Floats) -> Floats:
        """Sum the products of two sets of columns that make a symmetric matrix, by person."""
        width = left.shape[1]
        moments = np.empty((self.people, width, width))
        for i in range(width):
            for j in range(i + 1):
                moments[:, i, j] = moments[:, j, i] = self.total(left[:, i] * right[:, j])
        return moments


def _solve(rows: Floats, follows: Bools, gaps: Ints, wave: Wave) -> tuple[Floats, Floats, Floats]:
    """Give R^-1 Z, each row's part of the log-determinant of R, and R X."""
    noise = 1 - wave.share
    if len(rows) < 2:  # A single day has no neighbour, and the library no room for none.
        return rows, np.zeros(len(rows)), rows[:, :-1]
    phi = np.where(follows, wave.rho ** np.where(follows, gaps, 1), 0.0)
    fresh = wave.share * (1 - phi**2)
    # R is noise I + the wave's covariance, whose inverse is tridiagonal with these diagonals.
    main, beside = 1 / fresh, -phi[1:] / fresh[1:]
    main[:-1] += phi[1:] ** 2 / fresh[1:]
    pivots, lower, _ = dpttrf(main + 1 / noise, beside)
    inner, _ = dpttrs(pivots, lower, rows)
    log_dets: Floats = np.log(noise) + np.log(pivots) + np.log(fresh)
    own, below, _ = dpttrf(main, beside)
    through, _ = dpttrs(own, below, rows[:, :-1])
    return (rows - inner / noise) / noise, log_dets, noise * rows[:, :-1] + through


def _as_plain(fit: AutoregressiveFit, moments: Floats, spread: Floats) -> AutoregressiveFit:
    """Put the coefficients of ordinary least squares in, and what the wave makes of them."""
    columns = fit.coefficients.shape[2]
    inner = np.where(fit.estimable[:, None, None], moments[:, :columns, :columns], np.eye(columns))
    inverse = np.linalg.inv(inner)
    plain = np.einsum("pij,pj->pi", inverse, moments[:, :columns, columns])
    plain[~fit.estimable] = np.nan
    covariance = inverse[:, None] @ spread @ inverse[:, None] * fit.variance[..., None, None]
    return replace(
        fit,
        coefficients=np.repeat(plain[:, None], len(fit.rhos), axis=1),
        covariance=covariance,
    )


def lay_beside(
    chains: AutoregressiveFit, waves: AutoregressiveFit, log_prior: Floats
) -> AutoregressiveFit:
    """Lay the fits of the same rows side by side, each counting by its prior too."""
    ok = chains.estimable & waves.estimable
    both = (chains, waves)
    likelihood = np.concatenate([fit.log_likelihood for fit in both], axis=1) + log_prior
    return AutoregressiveFit(
        rhos=np.concatenate([fit.rhos for fit in both]),
        coefficients=np.concatenate([fit.coefficients for fit in both], axis=1),
        covariance=np.concatenate([fit.covariance for fit in both], axis=1),
        variance=np.concatenate([fit.variance for fit in both], axis=1),
        log_likelihood=likelihood,
        observations=chains.observations,
        estimable=ok,
    )
