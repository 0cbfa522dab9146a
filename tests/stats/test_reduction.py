"""Long courses in few columns."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from scipy.special import expit

from hdiary.stats import fit_transition, profile, profile_factors
from hdiary.stats.reduction import reduce_course

Floats = npt.NDArray[np.float64]


def diaries(*, seed: int) -> tuple[Floats, Floats]:
    """Six people of 180 days with a wave, and four factors, of which the first does much."""
    rng = np.random.default_rng(seed)
    exposure = (rng.random((6, 4, 180)) < 0.3).astype(np.float64)
    exposure[:, 1][rng.random((6, 180)) < 0.2] = np.nan
    wave = np.cumsum(rng.standard_normal((6, 180)), axis=1) / 8
    log_odds = -0.8 + wave + 1.6 * exposure[:, 0]
    return (rng.random((6, 180)) < expit(log_odds)).astype(np.float64), exposure


@pytest.mark.parametrize("beside", [False, True])
def test_rows_answer_as_with_every_column(beside: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    state, exposure = diaries(seed=1)
    fit = fit_transition(state, weekday=np.arange(6), length=np.full(6, 180), factors=exposure)
    people, factors = np.repeat(np.arange(6), 2), np.tile(np.arange(2), 6)
    others = np.swapaxes(exposure[people][:, 2:], 1, 2) if beside else None

    def ask() -> profile.FactorEstimates:
        return profile_factors(fit, exposure, people=people, factors=factors, others=others)

    few = ask()
    monkeypatch.setattr(profile, "held_columns", lambda many: np.zeros(many, dtype=np.bool_))
    every = ask()
    np.testing.assert_allclose(few.p_value, every.p_value, atol=2e-3)
    for name in ("estimate", "low", "high", "se"):
        away = (getattr(few, name) - getattr(every, name)) / every.se
        np.testing.assert_allclose(away, 0.0, atol=0.02)


@pytest.fixture
def long_course() -> dict[str, Floats]:
    """Three people of 50 days: two free columns and nine held ones."""
    rng = np.random.default_rng(3)
    root = rng.normal(size=(3, 11, 11))
    return {
        "design": rng.normal(size=(3, 50, 11)),
        "penalty": rng.uniform(0.5, 4.0, (3, 11)),
        "coefficients": rng.normal(size=(3, 11)),
        "covariance": root @ np.swapaxes(root, 1, 2) / 50,
    }


HELD = np.arange(11) >= 2


def test_few_columns_hold_the_course_and_how_it_gives_way_at_the_same_penalty(
    long_course: dict[str, Floats],
) -> None:
    who = np.array([2, 0, 2, 1, 0])
    values = np.random.default_rng(4).normal(size=(5, 2, 50))
    columns, penalty, start = reduce_course(**long_course, held=HELD, pushed=(values, who))
    assert columns.shape == (5, 50, 3)
    assert penalty.tolist() == [[1.0] * 3] * 5
    for row, person in enumerate(who):
        design = long_course["design"][person][:, HELD]
        size = long_course["penalty"][person, HELD]
        own = long_course["coefficients"][person, HELD]
        np.testing.assert_allclose(columns[row] @ start[row], design @ own, atol=1e-8)
        assert start[row] @ start[row] == pytest.approx(own @ (size * own))
        for pushed in values[row]:
            # What the held coefficients become by a factor's push, along all columns.
            given = long_course["covariance"][person][HELD] @ (
                long_course["design"][person].T @ pushed
            )
            way = np.linalg.lstsq(columns[row], design @ given, rcond=None)[0]
            np.testing.assert_allclose(columns[row] @ way, design @ given, atol=1e-7)
            assert way @ way == pytest.approx(given @ (size * given), rel=1e-6)


def test_rows_are_reduced_as_each_alone(long_course: dict[str, Floats]) -> None:
    who = np.array([1, 0, 1])
    values = np.random.default_rng(5).normal(size=(3, 1, 50))
    together = reduce_course(**long_course, held=HELD, pushed=(values, who))
    for row in range(3):
        alone = reduce_course(
            **long_course, held=HELD, pushed=(values[row : row + 1], who[row : row + 1])
        )
        for one, other in zip(together, alone, strict=True):
            np.testing.assert_allclose(np.abs(one[row]), np.abs(other[0]), atol=1e-8)


def test_a_push_that_others_make_already_adds_nothing(long_course: dict[str, Floats]) -> None:
    push = np.random.default_rng(6).normal(size=50)
    values = np.stack([push, 1e-4 * push, np.zeros(50)])[None]
    columns, penalty, start = reduce_course(
        **long_course, held=HELD, pushed=(values, np.array([1]))
    )
    assert np.linalg.matrix_rank(columns[0], tol=1e-6) == 2
    assert (np.abs(columns[0]).max(axis=0) < 1e-6).sum() == 2
    assert np.isfinite(columns).all() and (penalty == 1).all()
    own = long_course["coefficients"][1, HELD]
    np.testing.assert_allclose(
        columns[0] @ start[0], long_course["design"][1][:, HELD] @ own, atol=1e-8
    )


def test_no_rows_are_no_columns(long_course: dict[str, Floats]) -> None:
    nothing = (np.zeros((0, 2, 50)), np.zeros(0, dtype=np.int64))
    columns, _, start = reduce_course(**long_course, held=HELD, pushed=nothing)
    assert (columns.shape, start.shape) == ((0, 50, 3), (0, 3))
