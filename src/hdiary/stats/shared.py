"""What stands beside each factor of a person: the course, and all other factors held back."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from hdiary.stats.arrays import Bools, Floats, FloatsLike, Ints
from hdiary.stats.course import FIXED_SD, held_columns
from hdiary.stats.logistic import add_penalty, collect_design, inform, maximise
from hdiary.stats.reduction import reduce_course
from hdiary.stats.score import centre_exposure
from hdiary.stats.transition import TransitionFit

OTHERS_SDS = np.array([0.05, 0.15, 0.3, 0.6, 1.2])
"""Standard deviations of the others' log odds ratios that are weighed against each other."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Shared:
    """One model of n people, from which that of each of K factors is had by holding some at 0."""

    # A person's model is fitted once. Row (person, factor) is the same model without the
    # factor itself, and without what cannot be told from it; ``held`` takes those out of the
    # inverse curvature: it is that of the person less held held'.
    used: Bools  # (n, T)
    response: Floats  # (n, T)
    design: Floats  # (n, T, m): the course, and the factors
    penalty: Floats  # (n, m)
    inverse: Floats  # (n, m, m): of information and penalty at the fit
    held: Floats  # (n, K, m, h)
    start: Floats  # (n, K, m): coefficients near the fit of each row without its factor
    x: Floats  # (n, K, T): the factors, centred
    df: Floats  # (n,)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Factors:
    """The tested factors of n people, packed side by side."""

    x: Floats  # (n, K, T): around their means; 0 where not said, and where there is none
    spread: Floats  # (n, K): standard deviation over the days used on which it was said
    kept: Bools  # (n, K): whether there is one
    apart: Bools  # (n, K, K): pairs that are left out of each other's model


def choose_factors(
    fit: TransitionFit,
    exposure: FloatsLike,
    tested: Bools,
    apart: Bools | None,
    *,
    place: Ints,
) -> Factors:
    """Bring the tested factors of each person together, in their order."""
    person = np.arange(len(place))[:, None]
    kept = np.take_along_axis(tested, place, axis=1)
    values = np.where(kept[:, :, None], exposure[person, place], np.nan).astype(np.float64)
    known = (~np.isnan(values) & fit.used[:, None]).sum(axis=2)
    x = np.asarray(centre_exposure(values, fit)[0], dtype=np.float64)
    pairs = np.zeros((*place.shape, place.shape[1]), dtype=np.bool_)
    if apart is not None:
        pairs = apart[person[:, :, None], place[:, :, None], place[:, None, :]]
    return Factors(
        x=x, spread=np.sqrt((x * x).sum(axis=2) / np.maximum(known, 1)), kept=kept, apart=pairs
    )


def shorten(fit: TransitionFit, factors: Factors) -> TransitionFit:
    """Give each person's course in the few columns in which it gives way to their factors."""
    held = held_columns(fit.design.shape[2])
    if held.sum() <= 1 + factors.x.shape[1]:
        return fit
    few, size, lies = reduce_course(
        fit.design,
        fit.penalty,
        fit.coefficients,
        fit.covariance,
        held=held,
        pushed=(factors.x * fit.weight[:, None], np.arange(fit.people)),
    )
    design = np.concatenate([fit.design[:, :, ~held], few], axis=2)
    penalty = np.concatenate([fit.penalty[:, ~held], size], axis=1)
    coefficients = np.concatenate([fit.coefficients[:, ~held], lies], axis=1)
    information = inform(design, fit.used, coefficients)
    return replace(
        fit,
        design=design,
        penalty=penalty,
        coefficients=coefficients,
        covariance=_invert(add_penalty(information, penalty)),
    )


def stand_alone(fit: TransitionFit, factors: Factors) -> Shared:
    """Put the course alone beside each factor."""
    people, many, _ = factors.x.shape
    return Shared(
        used=fit.used,
        response=fit.response,
        design=fit.design,
        penalty=fit.penalty,
        inverse=fit.covariance,
        held=np.zeros((people, many, fit.design.shape[2], 0)),
        start=np.repeat(fit.coefficients[:, None], many, axis=1),
        x=factors.x,
        df=fit.df,
    )


def stand_beside(fit: TransitionFit, factors: Factors, *, held_back: bool) -> Shared:
    """Put the course and all other factors beside each, these under one normal prior."""
    people, many, _ = factors.x.shape
    size = fit.design.shape[2]
    unit = np.where(factors.spread > 0, 2.0 * factors.spread, 1.0)
    others = np.swapaxes(factors.x / unit[:, :, None], 1, 2)
    design = np.concatenate([fit.design, others], axis=2)
    start = np.concatenate([fit.coefficients, np.zeros((people, many))], axis=1)
    information = inform(design, fit.used, start)
    surprise = np.where(fit.used, fit.response - fit.probability, 0.0)
    sd = np.full(people, FIXED_SD)
    if held_back:
        sd = weigh_others(information, collect_design(design, surprise), fit.covariance)
    prior = np.repeat(sd[:, None] ** -2.0, many, axis=1)
    penalty = np.concatenate([fit.penalty, prior], axis=1)
    found, _ = maximise(fit.response, fit.used, design, penalty, start, information=information)
    # At the fit it is next to nothing for what parts headache from clear days, so it is taken
    # half way from where no factor does anything.
    information = 0.5 * (information + inform(design, fit.used, found))
    inverse = _invert(add_penalty(information, penalty))
    taken = (inverse * information).sum(axis=(1, 2))
    hold = np.zeros((people, many, size + many), dtype=np.bool_)
    hold[:, :, size:] = np.eye(many, dtype=np.bool_) | factors.apart
    held, start = _hold(inverse, found, hold)
    return Shared(
        used=fit.used,
        response=fit.response,
        design=design,
        penalty=penalty,
        inverse=inverse,
        held=held,
        start=start,
        x=factors.x,
        df=np.maximum(fit.used.sum(axis=1) - taken - 1.0, 1.0),
    )


def weigh_others(information: Floats, pull: Floats, covariance: Floats) -> Floats:
    """Give the standard deviation of the factors' effects beside the course, person by person."""
    # The geometric mean over the grid, weighed by the restricted likelihood of the model that
    # is linear around the course: a product of normal densities in the directions in which the
    # course leaves the factors uncorrelated.
    size = covariance.shape[1]
    between = information[:, size:, :size]
    left = information[:, size:, size:] - between @ covariance @ np.swapaxes(between, 1, 2)
    strength, turned = np.linalg.eigh(left)
    strength, along = np.maximum(strength, 0.0), collect_design(turned, pull[:, size:])
    wide = (OTHERS_SDS**2)[:, None, None]
    grown = 1.0 + wide * strength
    likelihood = 0.5 * (along**2 * wide / grown - np.log(grown)).sum(axis=2)
    weight = np.exp(likelihood - likelihood.max(axis=0))
    share = np.log(OTHERS_SDS)[:, None] * (weight / weight.sum(axis=0))
    return np.asarray(np.exp(share.sum(axis=0)))


def _invert(curvature: Floats) -> Floats:
    return np.asarray(np.linalg.inv(curvature), dtype=np.float64)


def _hold(inverse: Floats, found: Floats, hold: Bools) -> tuple[Floats, Floats]:
    """Hold some coefficients of each row at 0, one after the other."""
    people, factors, size = hold.shape
    many = hold.sum(axis=2)
    order = np.argsort(~hold, axis=2, kind="stable")
    held = np.zeros((people, factors, size, int(many.max(initial=0))))
    start = np.repeat(found[:, None], factors, axis=1)
    person = np.arange(people)[:, None]
    for turn in range(held.shape[3]):
        which = order[:, :, turn]
        mine = np.take_along_axis(held[:, :, :, :turn], which[:, :, None, None], axis=2)
        column = inverse[person, which] - (held[:, :, :, :turn] * mine).sum(axis=3)
        own = np.take_along_axis(column, which[:, :, None], axis=2)
        column = np.where((many > turn)[:, :, None] & (own > 0), column, 0.0)
        own = np.where(own > 0, own, 1.0)
        start -= column * np.take_along_axis(start, which[:, :, None], axis=2) / own
        held[:, :, :, turn] = column / np.sqrt(own)
    return held, start
