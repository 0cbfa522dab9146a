"""Penalised logistic regression of many people, beside statsmodels and a plain search."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
import statsmodels.api as sm
from scipy.optimize import minimize
from scipy.special import expit

from hdiary.stats.logistic import (
    add_penalty,
    apply_design,
    collect_design,
    fitted_risk,
    inform,
    maximise,
    maximise_roughly,
)

Floats = npt.NDArray[np.float64]
PEOPLE, DAYS = 5, 80
RNG = np.random.default_rng(1)
DESIGN = np.concatenate([np.ones((PEOPLE, DAYS, 1)), RNG.normal(size=(PEOPLE, DAYS, 2))], axis=2)
OFFSET = 0.8 * RNG.normal(size=(PEOPLE, DAYS))
# The second is steep, so that its search takes longer than that of the others.
SLOPES = np.array([[-0.5, 0.3, 0.0], [0.0, 6.0, -5.0], [1.0, 0.2, 0.1], [0.0, 0, 0], [2.0, 1, 1]])
RESPONSE = (RNG.random((PEOPLE, DAYS)) < expit(apply_design(DESIGN, SLOPES) + OFFSET)).astype(float)
USED = RNG.random((PEOPLE, DAYS)) < 0.9
START = np.zeros((PEOPLE, 3))


def penalties(size: float) -> Floats:
    return np.full((PEOPLE, 3), size)


def loss(b: Floats, person: int, penalty: float, offset: Floats) -> float:
    used = USED[person]
    eta = DESIGN[person, used] @ b + offset[person, used]
    fits = RESPONSE[person, used] @ eta - np.logaddexp(0, eta).sum()
    return float(0.5 * penalty * b @ b - fits)


@pytest.mark.parametrize("offset", [OFFSET, None])
def test_without_penalty_it_is_logistic_regression_with_what_is_given(
    offset: Floats | None,
) -> None:
    found, information = maximise(RESPONSE, USED, DESIGN, penalties(0.0), START, offset=offset)
    for person in (0, 2, 3, 4):
        used = USED[person]
        own = None if offset is None else offset[person, used]
        other = sm.Logit(RESPONSE[person, used], DESIGN[person, used], offset=own).fit(disp=0)
        np.testing.assert_allclose(found[person], other.params, atol=1e-6)
        # The curvature is that of a step close to the end.
        se = np.sqrt(np.diag(np.linalg.inv(information[person])))
        np.testing.assert_allclose(se, other.bse, rtol=5e-2)


@pytest.mark.parametrize("penalty", [0.5, 4.0])
@pytest.mark.parametrize("offset", [OFFSET, None])
def test_a_penalty_holds_the_coefficients_back(penalty: float, offset: Floats | None) -> None:
    found, _ = maximise(RESPONSE, USED, DESIGN, penalties(penalty), START, offset=offset)
    given = np.zeros((PEOPLE, DAYS)) if offset is None else offset
    for person in range(PEOPLE):
        best = minimize(
            loss, np.zeros(3), args=(person, penalty, given), method="BFGS", options={"gtol": 1e-8}
        )
        np.testing.assert_allclose(found[person], best.x, atol=1e-5)


@pytest.mark.parametrize("offset", [OFFSET, None])
def test_everybody_stops_where_they_would_stop_alone(offset: Floats | None) -> None:
    together = maximise(RESPONSE, USED, DESIGN, penalties(0.1), START, offset=offset)
    for person in range(PEOPLE):
        at = slice(person, person + 1)
        alone = maximise(
            RESPONSE[at], USED[at], DESIGN[at], penalties(0.1)[at], START[at],
            offset=None if offset is None else offset[at],
        )  # fmt: skip
        for one, other in zip(together, alone, strict=True):
            np.testing.assert_allclose(one[at], other, rtol=0, atol=1e-12)


def test_a_search_that_starts_at_its_end_stays_there_and_keeps_the_information_given() -> None:
    end, _ = maximise(RESPONSE, USED, DESIGN, penalties(0.5), START)
    known = 1.5 * inform(DESIGN, USED, end)  # Too large, so that nothing else is taken for it
    again, information = maximise(RESPONSE, USED, DESIGN, penalties(0.5), end, information=known)
    np.testing.assert_allclose(again, end, atol=1e-6)
    np.testing.assert_array_equal(information, known)


def test_the_first_steps_are_newtons() -> None:
    # By hand from 0, where every weight is a quarter; no coefficient moves by more than 2.
    found, _ = maximise_roughly(RESPONSE, USED, DESIGN, penalties(0.5), START)
    for person in (0, 3):
        x, y = DESIGN[person, USED[person]], RESPONSE[person, USED[person]]
        at = np.zeros(3)
        for _ in range(2):
            p = expit(x @ at)
            curve = (x * (p * (1 - p))[:, None]).T @ x + 0.5 * np.eye(3)
            at = at + np.linalg.solve(curve, x.T @ (y - p) - 0.5 * at)
        np.testing.assert_allclose(found[person], at, rtol=1e-9)


@pytest.mark.parametrize("side", [1.0, -1.0])
def test_a_step_is_never_longer_than_two(side: float) -> None:
    # All of 40 days hurt, or none, and the constant is free: from log odds of 6 on the other side
    # Newton's step is e^6.
    response, used = np.full((1, 40), 0.5 + side / 2), np.ones((1, 40), dtype=bool)
    design, start = np.ones((1, 40, 1)), np.full((1, 1), -6.0 * side)
    found, _ = maximise_roughly(response, used, design, np.full((1, 1), 1e-6), start)
    assert found[0, 0] == pytest.approx(-2.0 * side)


def test_information_is_that_of_the_days_used_at_their_risk() -> None:
    at = SLOPES[:, ::-1]
    found = inform(DESIGN, USED, at, offset=OFFSET)
    risk = fitted_risk(DESIGN, at, OFFSET)
    for person in range(PEOPLE):
        x, p = DESIGN[person, USED[person]], risk[person, USED[person]]
        eta = DESIGN[person] @ at[person] + OFFSET[person]
        np.testing.assert_allclose(risk[person], 1 / (1 + np.exp(-eta)), rtol=1e-12)
        np.testing.assert_allclose(found[person], x.T @ np.diag(p * (1 - p)) @ x, rtol=1e-10)
    one = add_penalty(found, penalties(3.0))
    np.testing.assert_allclose(one - found, 3.0 * np.tile(np.eye(3), (PEOPLE, 1, 1)), atol=1e-12)


def test_sums_over_days_have_the_precision_of_a_double() -> None:
    single = DESIGN.astype(np.float32)
    found = collect_design(single, OFFSET)
    assert found.dtype == np.float64
    np.testing.assert_allclose(found, np.einsum("ntm,nt->nm", DESIGN, OFFSET), rtol=1e-4)


def test_a_model_without_columns_has_nothing_to_find() -> None:
    none = np.zeros((PEOPLE, DAYS, 0))
    found, information = maximise(
        RESPONSE, USED, none, np.zeros((PEOPLE, 0)), np.zeros((PEOPLE, 0))
    )
    assert (found.shape, information.shape) == ((PEOPLE, 0), (PEOPLE, 0, 0))
