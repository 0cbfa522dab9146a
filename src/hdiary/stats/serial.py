"""Outcomes that come in runs: made independent of each other, as far as their runs are known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.stats.arrays import Bools, Floats

LENGTHS = (4.0, 12.0, 36.0)
"""How fast runs pass: after so many days a third of them is left [days]."""
SIZES = (0.1, 0.25, 0.6, 1.5)
"""How large they may be: their variance, as a multiple of that of one outcome by itself."""
NO_RUNS = 1.0
"""How much no runs at all count beforehand, where all sizes and lengths together count 1."""
_ZERO = 1e-10
"""Less than this share of a matrix is taken for nothing."""
_GUESSES = np.concatenate(
    [np.zeros((1, len(LENGTHS))), *(size * np.eye(len(LENGTHS)) for size in SIZES)]
)
_PRIOR = np.where(_GUESSES.any(axis=1), 1.0 / (len(_GUESSES) - 1), NO_RUNS)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Whitened:
    """Outcomes and their design, turned so that ordinary regression is right for them."""

    outcome: Floats  # (problems, observations)
    design: Floats  # (problems, observations, columns)
    # Variance of runs of each of `LENGTHS`, as a multiple of that of one outcome by itself
    runs: Floats  # (problems, lengths)
    # How likely each size and length of runs is, (problems, guesses), and the covariance of the
    # coefficients under it, (problems, guesses, columns, columns)
    weight: Floats
    covariance: Floats


def whiten_runs(
    outcome: Floats, design: Floats, *, used: Bools, when: Floats, ridge: Floats
) -> Whitened:
    """Take the runs out of outcomes: weeks in which everything went better, or worse.

    What two outcomes have in common beside the design fades exponentially with the time between
    them. How much it is, and how fast it fades, is judged from the outcomes by their restricted
    likelihood; the covariance is the average over all of `LENGTHS` and `SIZES`, and none.

    Parameters
    ----------
    outcome
        Shape (problems, observations).
    design
        Shape (problems, observations, columns), for all that is known of an outcome.
    used
        Which observations count; the rest are padding, at the end.
    when
        Their times, ascending [days].
    ridge
        One number per column, as in `hdiary.stats.contrast.estimate_contrast`.

    Returns
    -------
    Whitened
        Both multiplied by the inverse root of the covariance; one outcome by itself keeps the
        variance that it had.

    Notes
    -----
    The inverse root is that of the Kalman filter of a sum of Ornstein-Uhlenbeck processes and
    noise, so that time grows with the number of observations only.

    References
    ----------
    Harvey 1989, doi:10.1017/CBO9781107049994. Restricted likelihood: Patterson and Thompson
    1971, doi:10.1093/biomet/58.3.545.

    Examples
    --------
    >>> found = whiten_runs(np.array([[3.0, 3, 1, 1, 3, 3]]), np.ones((1, 6, 1)),
    ...     used=np.ones((1, 6), bool), when=np.array([[0.0, 1, 20, 21, 40, 41]]),
    ...     ridge=np.zeros(1))
    >>> bool(found.runs.sum() > 0.3), found.design[0, 0].round(2).tolist() < [1.0]
    (True, True)
    """
    x = np.where(used[:, :, None], design, 0.0)
    y = np.where(used, outcome, 0.0)
    columns = np.concatenate([y[:, :, None], x], axis=2)
    weight, noise, covariance = _weigh_guesses(columns, used, when, ridge)
    share = weight * noise
    whole = share.sum(axis=1, keepdims=True)
    # Summed, and no product of matrices, whose last digits hang on how many people there are.
    runs = ((share / np.where(whole > 0, whole, 1.0))[:, :, None] * _GUESSES).sum(axis=1)
    turned, _ = _filter(columns, used, when, runs)
    return Whitened(
        outcome=turned[:, :, 0],
        design=turned[:, :, 1:],
        runs=runs,
        weight=weight,
        covariance=covariance * noise[:, :, None, None],
    )


def doubt_variance(weight: Floats, covariance: Floats, contrast: Floats) -> Floats:
    """Say how unsure the variance of a contrast is as the runs are: one over its own df.

    Satterthwaite's degrees of freedom (1946, doi:10.2307/3002019) with the posterior variance in
    place of the asymptotic one; the ``contrast`` is (problems, columns).
    """
    guess = np.einsum("pi,pgij,pj->pg", contrast, covariance, contrast)
    mean = (weight * guess).sum(axis=1)
    away = (weight * (guess - mean[:, None]) ** 2).sum(axis=1)
    safe = np.where(mean > 0, mean, 1.0)
    return np.where(mean > 0, away / (2 * safe**2), 0.0)


def _weigh_guesses(
    columns: Floats, used: Bools, when: Floats, ridge: Floats
) -> tuple[Floats, Floats, Floats]:
    """Give how likely each guess about the runs is, the noise under it, and the covariance."""
    # All guesses at once, as problems one after the other.
    many = len(_GUESSES)
    runs = np.tile(_GUESSES, (len(columns), 1))
    turned, logdet = _filter(
        np.repeat(columns, many, axis=0), np.repeat(used, many, axis=0),
        np.repeat(when, many, axis=0), runs,
    )  # fmt: skip
    found = _restricted(turned, np.repeat(used, many, axis=0), logdet, ridge)
    loglik, noise, inverse = (part.reshape(len(columns), many, *part.shape[1:]) for part in found)
    weight = _PRIOR * np.exp(loglik - loglik.max(axis=1, keepdims=True, initial=-np.inf))
    return weight / weight.sum(axis=1, keepdims=True), noise, inverse


def _filter(columns: Floats, used: Bools, when: Floats, runs: Floats) -> tuple[Floats, Floats]:
    """Turn every column into its innovations, of the variance of noise; also a log determinant."""
    problems, observations, many = columns.shape
    state = np.zeros((problems, len(LENGTHS), many))
    spread = runs[:, :, None] * np.eye(len(LENGTHS))
    logdet = np.zeros(problems)
    turned = np.empty_like(columns)
    gaps = np.diff(when, axis=1, prepend=when[:, :1])
    fade = np.exp(-gaps[:, :, None] / np.asarray(LENGTHS))
    for at in range(observations):
        kept = fade[:, at]
        state *= kept[:, :, None]
        spread = kept[:, :, None] * kept[:, None, :] * spread
        spread += (runs * (1 - kept**2))[:, :, None] * np.eye(len(LENGTHS))
        shared = spread.sum(axis=2)
        total = shared.sum(axis=1) + 1.0
        here = used[:, at]
        news = columns[:, at] - state.sum(axis=1)
        turned[:, at] = np.where(here[:, None], news / np.sqrt(total)[:, None], 0.0)
        logdet += np.where(here, np.log(total), 0.0)
        gain = np.where(here[:, None], shared / total[:, None], 0.0)
        state += gain[:, :, None] * news[:, None, :]
        spread = spread - gain[:, :, None] * shared[:, None, :]
    return turned, logdet


def _restricted(
    turned: Floats, used: Bools, logdet: Floats, ridge: Floats
) -> tuple[Floats, Floats, Floats]:
    """Give the restricted log likelihood of turned columns, the noise, and the inverse moments."""
    y, x = turned[:, :, 0], turned[:, :, 1:]
    swapped = np.swapaxes(x, 1, 2)
    moments = swapped @ x + np.diag(ridge)
    size = np.sqrt(np.einsum("pkk->pk", moments))
    scale = np.where(size > 0, size, 1.0)
    value, vector = np.linalg.eigh(moments / (scale[:, :, None] * scale[:, None, :]))
    kept = value > _ZERO * value[:, -1:]
    safe = np.where(kept, value, 1.0)
    along = np.einsum("pkj,pk->pj", vector, (swapped @ y[:, :, None])[:, :, 0] / scale)
    left = (y**2).sum(axis=1) - (np.where(kept, along**2, 0.0) / safe).sum(axis=1)
    free = used.sum(axis=1) - (kept.sum(axis=1) - (ridge > 0).sum())
    ok = (free > 0) & (left > _ZERO * np.maximum((y**2).sum(axis=1), _ZERO))
    many, rest = np.where(ok, free, 1), np.where(ok, left, 1.0)
    found = -0.5 * (logdet + np.log(safe).sum(axis=1) + 2 * np.log(scale).sum(axis=1))
    found -= 0.5 * many * np.log(rest)
    root = np.where(kept[:, None, :], vector, 0.0) / np.sqrt(safe)[:, None, :] / scale[:, :, None]
    inverse = root @ np.swapaxes(root, 1, 2)
    return np.where(ok, found, 0.0), np.where(ok, rest / many, 0.0), inverse
