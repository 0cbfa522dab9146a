"""How far blocks of effects are held back: standard deviations weighed by restricted likelihood."""

from __future__ import annotations

import numpy as np

from hdiary.stats.arrays import Floats
from hdiary.stats.course import Course
from hdiary.stats.logistic import add_penalty, collect_design, fitted_risk


def hold_back(
    course: Course, response: Floats, start: Floats, information: Floats
) -> tuple[Floats, dict[str, Floats]]:
    """Choose how far each block is held back: the penalties, and the standard deviations."""
    risk = fitted_risk(course.design, start, None)
    # Design' weights times the working response of the model linearised at the start.
    working = collect_design(course.design, np.where(course.used, response - risk, 0.0))
    working += (information @ start[:, :, None])[:, :, 0]
    # Each block is weighed with the others where the weighing starts; a second round with what
    # was found changes nothing that could be measured, and costs as much as the first.
    penalty = course.first_penalty()
    covariance = np.asarray(np.linalg.inv(add_penalty(information, penalty)), np.float64)
    at = (covariance @ working[:, :, None])[:, :, 0]
    sds = {}
    for block in course.blocks:
        own = block.at
        weight = weigh(
            covariance[:, own, own], at[:, own], penalty[:, own], block.variance, block.sds
        )
        sds[block.name] = block.average(weight)
    return course.penalty(sds), sds


def weigh(
    covariance: Floats, coefficients: Floats, penalty: Floats, variance: Floats, sds: Floats
) -> Floats:
    """Weigh standard deviations of a block by the working model's likelihood, (sds, n)."""
    # Given are the block's part of the covariance, of the coefficients and of the penalty at
    # which both were found. It is the restricted likelihood, the rest of the model at its own
    # penalty. In the directions in which the rest leaves the block uncorrelated it is a product
    # of normal densities, so that a whole grid costs nothing.
    if not variance.shape[1]:
        return np.full((len(sds), len(coefficients)), 1.0 / len(sds))
    size = np.sqrt(variance)
    both = size[:, :, None] * size[:, None, :]
    precision = np.linalg.inv(covariance / both)
    pull = (precision @ (coefficients / size)[:, :, None])[:, :, 0]
    diagonal = np.arange(size.shape[1])
    precision[:, diagonal, diagonal] -= penalty * variance
    strength, turned = np.linalg.eigh(precision)
    strength = np.maximum(strength, 0.0)
    along = (pull[:, None, :] @ turned)[:, 0, :]
    wide = (sds**2)[:, None, None]
    grown = 1.0 + wide * strength
    likelihood = 0.5 * (along**2 * wide / grown - np.log(grown)).sum(axis=2)
    weight = np.exp(likelihood - likelihood.max(axis=0))
    return np.asarray(weight / weight.sum(axis=0))
