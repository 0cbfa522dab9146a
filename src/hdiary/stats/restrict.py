"""The same course on other days: where only some days, or other responses, are asked about."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hdiary.stats.arrays import Bools, Floats, Ints
from hdiary.stats.logistic import add_penalty, inform, maximise
from hdiary.stats.transition import TransitionFit

_BESIDE_SD = 5.0
"""Prior standard deviation of what stands beside the course: it is hardly held back [log odds]."""


def take_people(fit: TransitionFit, people: Ints) -> TransitionFit:
    """Give the courses of some people."""
    parts = {name: getattr(fit, name) for name in fit.__dataclass_fields__}
    return replace(fit, **{name: part[people] for name, part in parts.items() if part is not None})


def restrict_course(
    fit: TransitionFit, *, response: Floats, beside: Floats | None = None
) -> TransitionFit:
    """Fit a course again on the days of another response, the rest of it as it was.

    What happened the days before, the weekdays and the wave stay in the model with the
    penalties that all days gave them; the coefficients are those of the days asked about. Days
    may be left out by whether and when a headache came, not by the factor: odds ratios do not
    mind that (Prentice and Pyke 1979). A day may be asked about at several hours: whether a
    headache began then, of days without one until then (a hazard in discrete time, Prentice and
    Gloeckler 1978), the hours at which it did not sampled (Langholz and Goldstein 1996).

    Parameters
    ----------
    fit
        The course of n people over T days.
    response
        (n, T): 1 for a headache that is asked about, 0 for none, NaN for days left out; or
        (n, h T), one hour of all days after the other.
    beside
        (n, T, q) or (n, h T, q): what else explains the response, such as the clock hour.

    Returns
    -------
    TransitionFit
        Of the days that are used in the course and have a response.

    References
    ----------
    Prentice & Pyke 1979, doi:10.1093/biomet/66.3.403. Prentice & Gloeckler 1978,
    doi:10.2307/2529588. Langholz & Goldstein 1996, doi:10.1214/ss/1032209663.

    Examples
    --------
    >>> from hdiary.stats.transition import fit_transition
    >>> days = np.array([[1.0, 1, 0, 0, 1, 0, 0, 0, 1, 1]])
    >>> fit = fit_transition(days, weekday=np.array([0]), length=np.array([10]))
    >>> later = np.where(np.arange(10) == 4, np.nan, days)
    >>> int(restrict_course(fit, response=later).used.sum())
    8
    """
    people, days = fit.used.shape
    times = response.shape[1] // max(days, 1)
    used: Bools = np.tile(fit.used, (1, times)) & ~np.isnan(response)
    design = np.tile(fit.design, (1, times, 1))  # A copy, also of one hour
    penalty, start = fit.penalty, fit.coefficients
    if beside is not None:
        many = beside.shape[2]
        design = np.concatenate([design, beside.astype(design.dtype)], axis=2)
        penalty = np.hstack([penalty, np.full((people, many), _BESIDE_SD**-2)])
        start = np.hstack([start, np.zeros((people, many))])
    design[~used] = 0.0
    says = np.where(used, response, 0.0)
    found, information = _fit(design, used, says, penalty, start)
    covariance = np.linalg.inv(add_penalty(information, penalty)).astype(np.float64, copy=False)
    taken = (covariance * information).sum(axis=(1, 2))
    asked = used.reshape(people, times, days).any(axis=1).sum(axis=1)
    return replace(
        fit,
        used=used,
        response=says,
        design=design,
        penalty=penalty,
        coefficients=found,
        covariance=covariance,
        df=np.maximum(asked - taken - 1.0, 1.0),
    )


def _fit(
    design: Floats, used: Bools, response: Floats, penalty: Floats, start: Floats
) -> tuple[Floats, Floats]:
    """Give the coefficients and their information, of the days used alone."""
    order, days = close_up(used), np.arange(len(used))[:, None]
    few, own = design[days, order], used[days, order]
    found, _ = maximise(response[days, order], own, few, penalty, start)
    return found, inform(few, own, found)


def close_up(used: Bools) -> Ints:
    """Give the places of each person's used days, in their order, and then of others, (n, most)."""
    most = int(used.sum(axis=1).max(initial=0))
    return np.argsort(~used, axis=1, kind="stable")[:, :most]
