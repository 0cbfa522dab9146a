"""One answer from the fits at many correlations: a mixture of t distributions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln, stdtr, stdtrit

from hdiary.stats.arrays import Bools, Floats
from hdiary.stats.autoregression import AutoregressiveFit

_STEPS = 100
_CLOSE, _NEARLY = 1e-12, 1e-8


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class AveragedEstimate:
    """One coefficient, or a sum of some, of each person, averaged over the correlation.

    Attributes
    ----------
    estimate, low, high
        Mean and interval, shape (people,), in the units of the response.
    p_value
        Two-sided, against no effect.
    rho
        Mean correlation of neighbouring days.
    """

    estimate: Floats
    low: Floats
    high: Floats
    p_value: Floats
    rho: Floats


def average_over_rho(
    fit: AutoregressiveFit, contrast: npt.ArrayLike, *, level: float = 0.95
) -> AveragedEstimate:
    """Average a contrast of the coefficients over the correlation that nobody knows.

    At one correlation the estimate is a shifted t. A diary is too short to know its
    correlation, and an interval at the best guess is too narrow; here each correlation of the
    grid counts by its restricted likelihood under a flat prior, and the answer is the mixture of
    those t distributions.

    Parameters
    ----------
    fit
        From `fit_autoregressive`.
    contrast
        Shape (coefficients,), what each coefficient counts, such as ``[0, 1]`` for the second.
    level
        Of the interval, between 0 and 1.

    Returns
    -------
    AveragedEstimate
        One value per person; NaN where the fit is not estimable.

    Raises
    ------
    ValueError
        If the contrast has another length than there are coefficients, or is all zero.

    References
    ----------
    Zellner and Tiao 1964, doi:10.2307/2283097, average the regression over its
    autocorrelation this way (given the first observation). Our own: the restricted likelihood
    of the stationary process with exact gaps, the grid, and reading the mixture's quantiles
    as an interval; how well that holds is measured by ``benchmarks/calibrate_trend.py``.

    Examples
    --------
    >>> from hdiary.stats.autoregression import fit_autoregressive
    >>> fit = fit_autoregressive(
    ...     [1.0, 2.0, 2.0, 4.0], np.ones((4, 1)), person=[0] * 4, time=[0, 1, 2, 3], people=1,
    ...     rhos=[0.0],
    ... )
    >>> answer = average_over_rho(fit, [1])
    >>> [round(float(v[0]), 4) for v in (answer.estimate, answer.low, answer.high)]
    [2.25, 0.2478, 4.2522]
    """
    vector = np.asarray(contrast, dtype=np.float64)
    if vector.shape != (fit.coefficients.shape[2],) or not vector.any():
        raise ValueError(
            f"contrast has shape {vector.shape}; it needs one number, not all zero, for each of "
            f"the {fit.coefficients.shape[2]} coefficients"
        )
    ok = fit.estimable
    centre = fit.coefficients[ok] @ vector
    spread = np.sqrt(np.einsum("prij,i,j->pr", fit.covariance[ok], vector, vector))
    mixture = _Mixture(
        weights=fit.weights[ok],
        centre=centre,
        spread=spread,
        df=fit.degrees_of_freedom[ok].astype(np.float64)[:, None],
    )
    below = mixture.below(np.zeros(len(centre)))
    answers = (
        (mixture.weights * centre).sum(axis=1),
        mixture.quantile((1 - level) / 2),
        mixture.quantile((1 + level) / 2),
        2 * np.minimum(below, mixture.above(np.zeros(len(centre)))),
        (mixture.weights * fit.rhos).sum(axis=1),
    )
    estimate, low, high, p_value, rho = (_spread_out(answer, ok) for answer in answers)
    return AveragedEstimate(
        estimate=estimate, low=low, high=high, p_value=np.minimum(p_value, 1.0), rho=rho
    )


def _spread_out(values: Floats, where: Bools) -> Floats:
    everyone = np.full(len(where), np.nan)
    everyone[where] = values
    return everyone


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Mixture:
    """Shifted and scaled t distributions, shape (people, rhos), and their weights."""

    weights: Floats
    centre: Floats
    spread: Floats
    df: Floats

    def below(self, at: Floats) -> Floats:
        """Probability of less than a value, shape (people,)."""
        z = (at[:, None] - self.centre) / self.spread
        result: Floats = (self.weights * stdtr(self.df, z)).sum(axis=1)
        return result

    def above(self, at: Floats) -> Floats:
        """Probability of more than a value; kept apart so that a small one stays exact."""
        z = (at[:, None] - self.centre) / self.spread
        result: Floats = (self.weights * stdtr(self.df, -z)).sum(axis=1)
        return result

    def density(self, at: Floats) -> Floats:
        """Density at a value, shape (people,)."""
        z = (at[:, None] - self.centre) / self.spread
        ratio = gammaln((self.df + 1) / 2) - gammaln(self.df / 2)
        log_density = (
            ratio - 0.5 * np.log(self.df * np.pi) - (self.df + 1) / 2 * np.log1p(z**2 / self.df)
        )
        result: Floats = (self.weights * np.exp(log_density) / self.spread).sum(axis=1)
        return result

    def quantile(self, share: float) -> Floats:
        """Find the value below which a share lies: Newton's steps, halving where they leave."""
        # The smallest and the largest quantile of the parts enclose that of the mixture.
        parts: Floats = self.centre + self.spread * stdtrit(self.df, share)
        low, high = parts.min(axis=1), parts.max(axis=1)
        width = np.maximum(high - low, self.spread.min(axis=1))
        at: Floats = (self.weights * parts).sum(axis=1)
        found, open_, part = at.copy(), np.arange(len(at)), self
        for _ in range(_STEPS):
            if not len(open_):
                break
            excess = part.below(at) - share
            low, high = np.where(excess < 0, at, low), np.where(excess > 0, at, high)
            density = part.density(at)
            step = np.divide(excess, density, out=np.zeros_like(at), where=density > 0)
            tried = at - step
            inside = (tried >= low) & (tried <= high) & (density > 0)
            moved = np.where(inside, tried, (low + high) / 2)
            # A step of Newton's leaves about the square of its length.
            close = np.where(inside, _NEARLY, _CLOSE) * width
            going, at = np.abs(moved - at) > close, moved
            found[open_] = at
            # Everybody stops where they are there, whatever the others do.
            part, open_ = part.take(going), open_[going]
            at, low, high, width = at[going], low[going], high[going], width[going]
        return found

    def take(self, which: Bools) -> _Mixture:
        """Give the mixtures of some people."""
        return _Mixture(
            weights=self.weights[which],
            centre=self.centre[which],
            spread=self.spread[which],
            df=self.df[which],
        )
