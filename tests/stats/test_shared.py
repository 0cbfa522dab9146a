"""What stands beside each factor: one model of a person, of which each row leaves some out."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from scipy.stats import multivariate_normal

from hdiary.stats import TransitionFit, fit_transition
from hdiary.stats.logistic import add_penalty, apply_design, inform, maximise
from hdiary.stats.shared import (
    OTHERS_SDS,
    Factors,
    choose_factors,
    shorten,
    stand_alone,
    stand_beside,
    weigh_others,
)

Floats = npt.NDArray[np.float64]
PEOPLE, DAYS, MANY = 3, 140, 4


@pytest.fixture(scope="module")
def course() -> TransitionFit:
    state = (np.random.default_rng(1).random((PEOPLE, DAYS)) < 0.4).astype(float)
    state[1, 90:] = np.nan
    return fit_transition(
        state, weekday=np.zeros(PEOPLE, dtype=int), length=np.array([DAYS, 90, DAYS])
    )


@pytest.fixture(scope="module")
def exposure() -> Floats:
    rng = np.random.default_rng(2)
    drawn = (rng.random((PEOPLE, MANY, DAYS)) < 0.35).astype(float)
    drawn[:, 1] = rng.normal(0, 20, (PEOPLE, DAYS))
    drawn[:, 3] = 1.0  # Does not vary
    drawn[2, 0, :50] = np.nan
    return drawn


def chosen(course: TransitionFit, exposure: Floats, *, apart: bool = False) -> Factors:
    pairs = np.zeros((PEOPLE, MANY, MANY), dtype=bool)
    pairs[:, 0, 1] = pairs[:, 1, 0] = apart
    return choose_factors(
        course,
        exposure,
        np.ones((PEOPLE, MANY), dtype=bool),
        pairs,
        place=np.tile(np.arange(MANY), (PEOPLE, 1)),
    )


def test_the_factors_tested_are_brought_together_around_their_means(
    course: TransitionFit, exposure: Floats
) -> None:
    tested = np.array([[True, False, True, False], [False, True, False, False], [True] * 4])
    apart = np.zeros((PEOPLE, MANY, MANY), dtype=bool)
    apart[0, 0, 2] = True
    place = np.array([[0, 2, 1], [1, 0, 2], [0, 1, 2]])
    found = choose_factors(course, exposure, tested, apart, place=place)
    assert found.kept.tolist() == [[True, True, False], [True, False, False], [True] * 3]
    assert np.flatnonzero(found.apart).tolist() == [1]
    for person, row, factor in ((0, 0, 0), (0, 1, 2), (1, 0, 1), (2, 0, 0), (2, 1, 1)):
        known = course.used[person] & ~np.isnan(exposure[person, factor])
        values = exposure[person, factor, known]
        np.testing.assert_allclose(found.x[person, row, known], values - values.mean(), atol=1e-9)
        assert (found.x[person, row, ~known] == 0).all()
        assert found.spread[person, row] == pytest.approx(values.std())
    assert (found.x[1, 1:] == 0).all()
    alone = choose_factors(course, exposure, tested, None, place=place)
    assert not alone.apart.any()
    np.testing.assert_array_equal(alone.x, found.x)


def test_a_course_is_shortened_only_where_that_makes_it_shorter(
    course: TransitionFit, exposure: Floats
) -> None:
    factors = chosen(course, exposure)
    few = shorten(course, factors)
    # Sixteen columns less the seven weekdays stay, and five stand for the rest.
    assert few.design.shape[2] == 9 + 1 + MANY
    for fit in (course, few):
        np.testing.assert_allclose(
            apply_design(fit.design, fit.coefficients),
            apply_design(course.design, course.coefficients),
            atol=1e-8,
        )
    information = inform(few.design, few.used, few.coefficients)
    np.testing.assert_allclose(
        few.covariance, np.linalg.inv(add_penalty(information, few.penalty)), rtol=1e-6
    )
    held = course.design.shape[2] - 9
    for many, same in ((held - 1, True), (held - 2, False)):
        x = np.zeros((PEOPLE, many, DAYS))
        packed = Factors(x=x, spread=x[:, :, 0], kept=x[:, :, 0] > 0, apart=np.zeros((0,), bool))
        assert (shorten(course, packed) is course) is same


def test_alone_nothing_but_the_course_stands_beside(
    course: TransitionFit, exposure: Floats
) -> None:
    shared = stand_alone(course, chosen(course, exposure))
    assert shared.design is course.design
    assert shared.held.shape == (PEOPLE, MANY, course.design.shape[2], 0)
    for factor in range(MANY):
        np.testing.assert_array_equal(shared.start[:, factor], course.coefficients)


@pytest.mark.parametrize("apart", [False, True])
def test_each_row_leaves_out_itself_and_what_cannot_be_told_from_it(
    course: TransitionFit, exposure: Floats, apart: bool
) -> None:
    factors = chosen(course, exposure, apart=apart)
    shared = stand_beside(course, factors, held_back=False)
    size = course.design.shape[2]
    # Others count by two of their standard deviations; what does not vary is nothing.
    others = shared.design[:, :, size:]
    for person in range(PEOPLE):
        spread = np.sqrt((others[person] ** 2).sum(axis=0))
        known = (~np.isnan(exposure[person]) & course.used[person]).sum(axis=1)
        np.testing.assert_allclose(spread, [0.5 * k**0.5 for k in known[:3]] + [0.0])
    np.testing.assert_allclose(shared.penalty[:, size:], 1 / 5.0**2)
    start = np.concatenate([course.coefficients, np.zeros((PEOPLE, MANY))], axis=1)
    found, _ = maximise(shared.response, shared.used, shared.design, shared.penalty, start)
    # The information is that half way from where no factor does anything to the fit.
    information = sum(inform(shared.design, shared.used, at) for at in (start, found)) / 2
    curvature = add_penalty(information, shared.penalty)
    np.testing.assert_allclose(shared.inverse, np.linalg.inv(curvature), rtol=1e-4, atol=1e-7)
    taken = np.trace(shared.inverse @ information, axis1=1, axis2=2)
    np.testing.assert_allclose(shared.df, shared.used.sum(axis=1) - taken - 1, rtol=1e-4)
    for person in range(PEOPLE):
        for row in range(MANY):
            out = {row, 1 - row} if apart and row < 2 else {row}
            left = np.array([k for k in range(size + MANY) if k - size not in out])
            gone = np.array([size + k for k in sorted(out)])
            held = shared.held[person, row]
            own = shared.inverse[person] - held @ held.T
            inner = curvature[person][np.ix_(left, left)]
            np.testing.assert_allclose(
                own[np.ix_(left, left)], np.linalg.inv(inner), rtol=1e-3, atol=1e-6
            )
            np.testing.assert_allclose(own[gone], 0.0, atol=1e-9)
            # With those at 0, the others move to where the curvature says that they would.
            push = curvature[person][np.ix_(left, gone)] @ found[person, gone]
            moved = found[person, left] + np.linalg.solve(inner, push)
            np.testing.assert_allclose(shared.start[person, row, left], moved, atol=1e-4)
            np.testing.assert_allclose(shared.start[person, row, gone], 0.0, atol=1e-9)


def test_held_back_together_they_have_one_prior_for_each_person(
    course: TransitionFit, exposure: Floats
) -> None:
    shared = stand_beside(course, chosen(course, exposure), held_back=True)
    prior = shared.penalty[:, course.design.shape[2] :]
    np.testing.assert_array_equal(prior, np.repeat(prior[:, :1], MANY, axis=1))
    assert (prior > 1 / 1.2**2).all() and (prior < 1 / 0.05**2).all()
    assert len(np.unique(prior)) == PEOPLE


def test_the_prior_of_the_others_is_weighed_by_the_likelihood_without_the_course() -> None:
    """Against normal densities written out: of what the course leaves, and how much it pulls."""
    rng = np.random.default_rng(7)
    size, many = 2, 3
    root = rng.normal(size=(PEOPLE, 9, size + many)) * np.array([1.0, 1.0, 3.0, 4.0, 5.0])
    information = np.swapaxes(root, 1, 2) @ root
    covariance = np.linalg.inv(information[:, :size, :size] + np.eye(size))
    pull = rng.normal(size=(PEOPLE, size + many)) * 8.0
    expected = []
    for person in range(PEOPLE):
        between = information[person, size:, :size]
        left = information[person, size:, size:] - between @ covariance[person] @ between.T
        density = np.array(
            [
                multivariate_normal.logpdf(pull[person, size:], cov=left + sd**2 * left @ left)
                for sd in OTHERS_SDS
            ]
        )
        weight = np.exp(density - density.max())
        expected.append(np.exp((weight * np.log(OTHERS_SDS)).sum() / weight.sum()))
    found = weigh_others(information, pull, covariance)
    assert found == pytest.approx(expected, rel=1e-9)
    assert 1.05 * found.min() < found.max()
