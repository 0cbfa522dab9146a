"""Odds ratios of many factors at once: each beside all others of the person, or alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from hdiary.stats import shared as model
from hdiary.stats.arrays import Bools, FloatsLike, Ints
from hdiary.stats.blocks import split
from hdiary.stats.normal import check_level, critical_value, two_sided_p
from hdiary.stats.profile import FactorEstimates
from hdiary.stats.restrict import close_up, take_people
from hdiary.stats.shared_path import find_odds
from hdiary.stats.transition import TransitionFit

_BLOCK_CELLS = 100_000


def profile_beside(
    fit: TransitionFit,
    exposure: FloatsLike,
    *,
    tested: Bools,
    apart: Bools | None = None,
    level: float = 0.95,
    held_back: bool = True,
) -> FactorEstimates:
    """Estimate every tested factor beside all others of the same person, held back together.

    The others enter the course as random effects under one normal prior: the log odds ratio of
    two standard deviations of each (for numbers that is comparable with a balanced yes and no,
    Gelman 2008) has a standard deviation that is the geometric mean over a small grid, weighed
    by the restricted likelihood of the working model, as the weekdays' is (penalised
    quasi-likelihood, Breslow and Clayton 1993). Where no factor does anything, it is small and
    the others take nothing away; where some do, an echo of them is told from them as far as
    the diary can. The estimate is where the efficient score (Rao 1948, with Firth's
    correction 1993) of the factor is 0, and the interval holds what that test does not reject,
    as in `profile_factors`.

    Parameters
    ----------
    fit
        The course of n people over T days.
    exposure
        (n, K, T), as in `screen_factors`.
    tested
        (n, K): which factors are estimated, and stand beside each other.
    apart
        (n, K, K): pairs that are left out of each other's model; without it, none.
    level
        Of the intervals.
    held_back
        Whether the others are held back together; else hardly at all, as in a joint model.

    Returns
    -------
    FactorEstimates
        One element for each True in ``tested``, row by row.

    Raises
    ------
    ValueError
        If the level is not between 0 and 1.

    References
    ----------
    Breslow and Clayton 1993, doi:10.1080/01621459.1993.10594284. Gelman 2008,
    doi:10.1002/sim.3107. Rao 1948, doi:10.1017/S0305004100023987. Firth 1993,
    doi:10.1093/biomet/80.1.27.

    Examples
    --------
    >>> from hdiary.stats.transition import fit_transition
    >>> rng = np.random.default_rng(1)
    >>> wine = rng.random((1, 300)) < 0.4
    >>> echo = np.where(rng.random((1, 300)) < 0.8, wine, ~wine)
    >>> headache = (rng.random((1, 300)) < 0.2 + 0.5 * wine).astype(float)
    >>> fit = fit_transition(headache, weekday=np.array([0]), length=np.array([300]))
    >>> both = np.stack([wine, echo], axis=1).astype(float)
    >>> found = profile_beside(fit, both, tested=np.ones((1, 2), dtype=bool))
    >>> (found.p_value < 0.05).tolist()
    [True, False]
    """

    def stand(own: TransitionFit, factors: model.Factors) -> model.Shared:
        return model.stand_beside(own, factors, held_back=held_back)

    return _profile(fit, exposure, tested, apart, level=level, stand=stand)


def profile_alone(
    fit: TransitionFit, exposure: FloatsLike, *, tested: Bools, level: float = 0.95
) -> FactorEstimates:
    """Estimate every tested factor given the course alone, as `profile_factors` does, at once.

    Parameters
    ----------
    fit, exposure, tested, level
        As for `profile_beside`.

    Returns
    -------
    FactorEstimates
        One element for each True in ``tested``, row by row.

    Raises
    ------
    ValueError
        If the level is not between 0 and 1.

    References
    ----------
    Rao 1948, doi:10.1017/S0305004100023987. Firth 1993, doi:10.1093/biomet/80.1.27.

    Examples
    --------
    >>> from hdiary.stats.transition import fit_transition
    >>> rng = np.random.default_rng(1)
    >>> wine = (rng.random((1, 1, 300)) < 0.4).astype(float)
    >>> headache = (rng.random((1, 300)) < 0.2 + 0.5 * wine[:, 0]).astype(float)
    >>> fit = fit_transition(headache, weekday=np.array([0]), length=np.array([300]))
    >>> bool(profile_alone(fit, wine, tested=np.ones((1, 1), dtype=bool)).low[0] > 0)
    True
    """
    return _profile(fit, exposure, tested, None, level=level, stand=model.stand_alone)


def _profile(
    fit: TransitionFit,
    exposure: FloatsLike,
    tested: Bools,
    apart: Bools | None,
    *,
    level: float,
    stand: Callable[[TransitionFit, model.Factors], model.Shared],
) -> FactorEstimates:
    """Estimate block by block, the tested factors of each person packed side by side."""
    check_level(level)
    answers = np.full((6, int(tested.sum())), np.nan)
    some = np.flatnonzero(tested.any(axis=1))
    each = tested[some].sum(axis=1)
    many, ends = int(each.max(initial=0)), np.concatenate([[0], np.cumsum(each)])
    place = np.argsort(~tested[some], axis=1, kind="stable")[:, :many]
    cells = max(many * max(fit.used.shape[1], fit.design.shape[2] + many), 1)
    for part in split(len(some), block=_BLOCK_CELLS // cells) if many else ():
        at = some[part]
        own, values = _close_up(fit, exposure, at)
        pairs = None if apart is None else apart[at]
        factors = model.choose_factors(own, values, tested[at], pairs, place=place[part])
        shared = stand(model.shorten(own, factors), factors)
        found = find_odds(shared, critical_value(level, df=shared.df))
        found[5] = two_sided_p(found[5], df=shared.df[:, None])
        answers[:, ends[part.start] : ends[part.stop]] = found[:, factors.kept]
    return FactorEstimates(**dict(zip(FactorEstimates.__dataclass_fields__, answers, strict=True)))


def _close_up(
    fit: TransitionFit, exposure: FloatsLike, people: Ints
) -> tuple[TransitionFit, FloatsLike]:
    """Move some people's used days together and leave the rest out, which tell nothing."""
    used = fit.used[people]
    order = close_up(used)
    at, every = (people[:, None], order), np.arange(exposure.shape[1])
    own = take_people(replace(fit, design=fit.design[:, :0]), people)
    return replace(
        own,
        used=np.take_along_axis(used, order, axis=1),
        response=fit.response[at],
        design=fit.design[at],
    ), exposure[people[:, None, None], every[:, None], order[:, None]]
