"""Many factors at once: each beside all others of the person, or alone."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.special import expit

from hdiary.stats import (
    FactorEstimates,
    TransitionFit,
    fit_transition,
    profile_alone,
    profile_beside,
    profile_factors,
)
from hdiary.stats.logistic import collect_design, inform
from hdiary.stats.normal import critical_value, two_sided_p
from hdiary.stats.path import Rows, refit, score_along
from hdiary.stats.profile import settle
from hdiary.stats.score import centre_exposure
from hdiary.stats.shared import OTHERS_SDS, weigh_others
from hdiary.stats.shared_path import _run_out

Floats = npt.NDArray[np.float64]
PEOPLE, DAYS, MANY = 12, 180, 8


def habits(people: int, days: int, many: int, *, seed: int, alike: float = 0.5) -> Floats:
    """Draw habits on 35 % of days that hang together."""
    rng = np.random.default_rng(seed)
    common = rng.standard_normal((people, 1, days))
    own = rng.standard_normal((people, many, days))
    drawn: Floats = (np.sqrt(alike) * common + np.sqrt(1 - alike) * own > 0.385).astype(float)
    return drawn


def after(x: Floats, effects: list[float], *, seed: int) -> Floats:
    """Draw headaches of which the first factors of the day before raise the log odds."""
    rng = np.random.default_rng(seed)
    people, _, days = x.shape
    state = np.zeros((people, days))
    for day in range(days):
        log_odds = np.full(people, -1.0)
        if day:
            pushed = x[:, : len(effects), day - 1] @ np.asarray(effects)
            log_odds += pushed - 0.35 * sum(effects) + 0.5 * state[:, day - 1]
        state[:, day] = rng.random(people) < expit(log_odds)
    return state


def before(x: Floats) -> Floats:
    """Lay the factors of the day before beside each day."""
    out = np.full(x.shape, np.nan)
    out[:, :, 1:] = x[:, :, :-1]
    return out


def fit(state: Floats) -> TransitionFit:
    people, days = state.shape
    return fit_transition(
        state, weekday=np.zeros(people, np.int64), length=np.full(people, days, dtype=np.int64)
    )


@pytest.fixture(scope="module")
def twelve() -> tuple[TransitionFit, Floats]:
    x = habits(PEOPLE, DAYS, MANY, seed=1)
    return fit(after(x, [1.1, 1.1], seed=2)), before(x)


def everything(x: Floats) -> npt.NDArray[np.bool_]:
    return np.ones(x.shape[:2], dtype=np.bool_)


# --- the interval and its test say the same ----------------------------------------------------


@given(
    ends=st.tuples(*[st.floats(-20, 20)] * 3).map(sorted),
    z=st.floats(-9, 9),
    df=st.floats(3, 400),
    level=st.sampled_from([0.8, 0.9, 0.95, 0.99]),
)
def test_an_interval_leaves_no_effect_out_exactly_where_its_test_rejects_it(
    ends: list[float], z: float, df: float, level: float
) -> None:
    low, estimate, high = ends
    given_ = np.array([estimate, low, high, 1.0, 1.0, z])[:, None]
    found = settle(given_, critical_value(level, df=np.array([df])))
    p = two_sided_p(found[5], df=np.array([df]))[0]
    out = np.exp(found[1, 0]) > 1 or np.exp(found[2, 0]) < 1
    assert (p < 1 - level) == out
    assert p >= two_sided_p(z, df=df) - 1e-9


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("ask", [profile_alone, profile_beside])
def test_a_few_days_far_out_do_not_part_an_interval_from_its_test(
    ask: Callable[..., FactorEstimates], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((30, 3, 120))
    x[:, :, 5] = rng.choice([-30.0, 30.0], (30, 3))
    state = (rng.random((30, 120)) < expit(0.9 * x[:, 0])).astype(float)
    found = ask(fit(state), x, tested=everything(x), level=0.95)
    left_out = (np.exp(found.low) > 1) | (np.exp(found.high) < 1)
    np.testing.assert_array_equal(left_out, found.p_value < 1 - 0.95)


# --- against the whole model, one row after the other ------------------------------------------


def whole_model(course: TransitionFit, x: Floats, person: int, factor: int) -> Rows:
    """Lay out one person's whole course and all other factors, with the prior that is found."""
    values = centre_exposure(x[person : person + 1].astype(float), take(course, person))[0]
    used = course.used[person]
    spread = np.sqrt((values[0] ** 2).sum(axis=1) / used.sum())
    others = values[0] / (2 * spread)[:, None]
    design = np.concatenate([course.design[person], others.T], axis=1)[None]
    nothing = np.zeros((1, design.shape[2]))
    nothing[0, : course.design.shape[2]] = course.coefficients[person]
    surprise = np.where(used, course.response[person] - course.probability[person], 0.0)[None]
    sd = weigh_others(
        inform(design, used[None], nothing),
        collect_design(design, surprise),
        course.covariance[person : person + 1],
    )
    penalty = np.concatenate([course.penalty[person], np.full(len(others), sd[0] ** -2)])
    kept = np.arange(design.shape[2]) != course.design.shape[2] + factor
    return Rows(
        used=used[None],
        response=course.response[person : person + 1],
        design=design[:, :, kept],
        penalty=penalty[None, kept],
        start=nothing[:, kept],
        x=values[:, factor],
        firth=True,
    )


def take(course: TransitionFit, person: int) -> TransitionFit:
    from hdiary.stats.restrict import take_people

    return take_people(course, np.array([person]))


@pytest.mark.parametrize(("person", "factor"), [(0, 0), (3, 1), (5, 4), (7, 7)])
def test_it_is_the_inverted_score_test_in_the_whole_model(
    twelve: tuple[TransitionFit, Floats], person: int, factor: int
) -> None:
    course, x = twelve
    rows = whole_model(course, x, person, factor)

    def z(log_odds_ratio: float) -> float:
        at = np.array([log_odds_ratio])
        return float(score_along(rows, refit(rows, at, rows.start), at)[0][0])

    found = profile_beside(course, x, tested=everything(x))
    row = person * MANY + factor
    root = brentq(z, -4, 4)
    assert root == pytest.approx(found.estimate[row], abs=0.02)
    for at, se in ((root, found.se[row]), (0.0, found.se_at_none[row])):
        there = np.array([at])
        information = score_along(rows, refit(rows, there, rows.start), there)[1][0]
        assert se == pytest.approx(1 / np.sqrt(information), rel=0.01)
    assert found.p_value[row] == pytest.approx(
        two_sided_p(z(0.0), df=course.df[person] - MANY / 2), abs=0.02
    )
    far = float(critical_value(0.95, df=course.df[person] - MANY / 2))
    assert brentq(lambda b: z(b) - far, -6, 6) == pytest.approx(found.low[row], abs=0.03)
    assert brentq(lambda b: z(b) + far, -6, 6) == pytest.approx(found.high[row], abs=0.03)


def test_alone_it_is_the_profile_of_each_factor(twelve: tuple[TransitionFit, Floats]) -> None:
    course, x = twelve
    who, which = np.nonzero(everything(x))
    one_by_one = profile_factors(course, x, people=who, factors=which)
    at_once = profile_alone(course, x, tested=everything(x))
    np.testing.assert_allclose(at_once.p_value, one_by_one.p_value, atol=1e-8)
    for end in ("estimate", "low", "high"):
        np.testing.assert_allclose(
            getattr(at_once, end), getattr(one_by_one, end), atol=0.03, err_msg=end
        )


def test_without_others_beside_is_alone(twelve: tuple[TransitionFit, Floats]) -> None:
    course, x = twelve
    only = np.zeros((PEOPLE, MANY), dtype=np.bool_)
    only[:, 2] = True
    alone, beside = profile_alone(course, x, tested=only), profile_beside(course, x, tested=only)
    np.testing.assert_allclose(beside.estimate, alone.estimate, atol=0.01)
    np.testing.assert_allclose(beside.p_value, alone.p_value, atol=0.01)


def test_moves_that_shrink_alike_run_out_where_their_sum_ends() -> None:
    # 1 + 1/10 + 1/100 ... is 10/9: after 1 and 1/10 another 1/90 is left. What hardly shrinks, or
    # did not move, is not led on.
    found, moved, before = (np.array([v]) for v in ([1.1, 3.0, 2.0], [0.1, 1.0, 0.0], [1.0, 1, 0]))
    end, rest = _run_out(found, moved, before)
    assert end[0] == pytest.approx([10 / 9, 3.0, 2.0])
    assert rest[0] == pytest.approx([1 / 90, 1.0, 0.0])


# --- what it is for ----------------------------------------------------------------------------


@pytest.mark.slow
def test_an_echo_is_told_from_what_it_echoes() -> None:
    x = habits(80, 200, 10, seed=3, alike=0.6)
    course = fit(after(x, [1.4], seed=4))
    alone = profile_alone(course, before(x), tested=everything(x))
    beside = profile_beside(course, before(x), tested=everything(x))
    echo = np.tile(np.arange(10) > 0, 80)
    assert (alone.p_value[echo] < 0.05).mean() > 0.3
    assert (beside.p_value[echo] < 0.05).mean() < 0.08
    assert (beside.p_value[~echo] < 0.05).mean() > 0.8
    inside = (beside.low[~echo] < 1.4) & (beside.high[~echo] > 1.4)
    assert inside.mean() > 0.9


@pytest.mark.slow
def test_where_no_factor_does_anything_the_others_take_nothing_away() -> None:
    x = habits(80, 180, 10, seed=5, alike=0.0)
    course = fit(after(x, [], seed=6))
    alone = profile_alone(course, before(x), tested=everything(x))
    beside = profile_beside(course, before(x), tested=everything(x))
    assert np.median(beside.se_at_none / alone.se_at_none) < 1.02
    assert 0.02 < (beside.p_value < 0.05).mean() < 0.08


def test_the_p_value_is_small_exactly_when_the_interval_leaves_no_effect_out(
    twelve: tuple[TransitionFit, Floats],
) -> None:
    course, x = twelve
    for level in (0.8, 0.95):
        found = profile_beside(course, x, tested=everything(x), level=level)
        outside = (found.low > 0) | (found.high < 0)
        np.testing.assert_array_equal(outside, found.p_value < 1 - level)
        assert (found.low < found.estimate).all()
        assert (found.estimate < found.high).all()


def test_pairs_that_are_kept_apart_do_not_take_from_each_other() -> None:
    x = habits(10, 200, 3, seed=7)
    x[:, 1] = x[:, 0]
    course = fit(after(x, [1.5], seed=8))
    apart = np.zeros((10, 3, 3), dtype=np.bool_)
    apart[:, 0, 1] = apart[:, 1, 0] = True
    kept = profile_beside(course, before(x), tested=everything(x), apart=apart)
    shared = profile_beside(course, before(x), tested=everything(x))
    first = np.arange(10) * 3
    np.testing.assert_allclose(kept.estimate[first], kept.estimate[first + 1], atol=1e-3)
    assert (kept.se_at_none[first] < 0.8 * shared.se_at_none[first]).all()


def test_the_prior_is_narrow_without_effects_and_wider_with_them() -> None:
    def sd(effects: list[float]) -> float:
        x = habits(40, 180, 8, seed=9, alike=0.0)
        course = fit(after(x, effects, seed=10))
        centred = centre_exposure(before(x), course)[0]
        unit = 2 * np.sqrt((centred**2).sum(axis=2) / course.used.sum(axis=1)[:, None])
        others = np.swapaxes(centred / unit[:, :, None], 1, 2)
        design = np.concatenate([course.design, others], axis=2)
        start = np.concatenate([course.coefficients, np.zeros((40, 8))], axis=1)
        surprise = np.where(course.used, course.response - course.probability, 0.0)
        return float(
            np.median(
                weigh_others(
                    inform(design, course.used, start),
                    collect_design(design, surprise),
                    course.covariance,
                )
            )
        )

    nothing, something = sd([]), sd([1.5, -1.5, 1.5])
    assert OTHERS_SDS[0] < nothing < 0.25 < 0.4 < something < OTHERS_SDS[-1]


# --- what may never go wrong -------------------------------------------------------------------


def test_people_are_estimated_as_if_each_were_alone(twelve: tuple[TransitionFit, Floats]) -> None:
    course, x = twelve
    together = profile_beside(course, x, tested=everything(x))
    alone = profile_beside(take(course, 4), x[4:5], tested=everything(x[4:5]))
    mine = slice(4 * MANY, 5 * MANY)
    np.testing.assert_allclose(alone.high, together.high[mine], rtol=1e-7)
    np.testing.assert_allclose(alone.p_value, together.p_value[mine], rtol=1e-7)


def test_rows_stand_in_the_order_of_what_was_tested(twelve: tuple[TransitionFit, Floats]) -> None:
    course, x = twelve
    some = np.random.default_rng(11).random((PEOPLE, MANY)) < 0.4
    whole = profile_alone(course, x, tested=everything(x))
    part = profile_alone(course, x, tested=some)
    np.testing.assert_allclose(part.p_value, whole.p_value[some.ravel()], rtol=1e-6)


def test_many_factors_stand_in_the_order_of_what_was_tested() -> None:
    x = habits(2, 150, 40, seed=13, alike=0.0)
    course = fit(after(x, [1.0], seed=14))
    some = np.random.default_rng(15).random((2, 40)) < 0.5
    whole = profile_alone(course, before(x), tested=everything(x))
    part = profile_alone(course, before(x), tested=some)
    np.testing.assert_allclose(part.estimate, whole.estimate[some.ravel()], atol=0.01)


def test_what_parts_headache_from_clear_days_stays_finite() -> None:
    rng = np.random.default_rng(12)
    state = (rng.random((3, 120)) < 0.4).astype(float)
    x = np.stack([np.roll(state, -1, axis=1), rng.random((3, 120)) < 0.4], axis=1)
    found = profile_beside(fit(state), before(x), tested=np.ones((3, 2), dtype=np.bool_))
    for end in (found.estimate, found.low, found.high, found.se, found.p_value):
        assert np.isfinite(end).all()
    assert (found.p_value[[0, 2, 4]] < 1e-6).all()


def test_what_does_not_vary_is_missing(twelve: tuple[TransitionFit, Floats]) -> None:
    course, x = twelve
    flat = x.copy()
    flat[:, 3] = 1.0
    found = profile_beside(course, flat, tested=everything(flat))
    same = np.tile(np.arange(MANY) == 3, PEOPLE)
    assert np.isnan(found.p_value[same]).all()
    assert np.isfinite(found.p_value[~same]).all()


def test_nothing_tested_is_no_error(twelve: tuple[TransitionFit, Floats]) -> None:
    course, x = twelve
    assert len(profile_beside(course, x, tested=np.zeros((PEOPLE, MANY), np.bool_)).p_value) == 0


def test_a_level_that_no_interval_can_have_is_refused(
    twelve: tuple[TransitionFit, Floats],
) -> None:
    course, x = twelve
    with pytest.raises(ValueError, match="level is 1"):
        profile_beside(course, x, tested=everything(x), level=1.0)
