"""The t test that stands in for the randomisation test is that of the same regression."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from hdiary.stats import Blocks, DayCourse, HeadacheCourse, Life, reckon_power
from hdiary.stats.quick_power import _blocks, _p_values, _with_time, quick_power

LIFE = Life(
    days=DayCourse(share=0.45, autocorrelation=0.3),
    ratings=(0.0, 0.1, 0.2, 0.2, 0.2, 0.1, 0.1, 0.1),
    pain_autocorrelation=0.3,
    headaches=HeadacheCourse(
        starting=(0.1, 0.2, 0.2, 0.2, 0.2, 0.1), fall=0.6, fall_slope=0.4, fall_sd=1.2
    ),
    recorded=0.9,
    rated=0.9,
)


@pytest.mark.parametrize("gaps", [False, True])
def test_p_values_are_those_of_least_squares_beside_blocks(gaps: bool) -> None:
    rng = np.random.default_rng(1)
    block = np.repeat(np.arange(5), 4)
    first = rng.permuted(np.tile([True, False], (6, 10)), axis=1)
    values = 3 * rng.normal(size=(6, 20)) + first + 2.0 * block
    if gaps:
        values[rng.random(values.shape) < 0.15] = np.nan
    found = _p_values(values, first, _blocks(block, 6))
    for run in range(6):
        used = ~np.isnan(values[run])
        design = np.column_stack([first[run], block[:, None] == np.arange(5)])[used]
        peer = sm.OLS(values[run, used], design.astype(float)).fit()
        assert found[run] == pytest.approx(peer.pvalues[0], rel=1e-6)


def test_p_values_are_those_of_least_squares_beside_pain_before_and_a_line_in_time() -> None:
    rng = np.random.default_rng(2)
    first = rng.permuted(np.tile([True, False], (6, 9)), axis=1)
    before = rng.integers(2, 9, (6, 18)).astype(float)
    values = 0.5 * before - 0.1 * np.arange(18) - first + rng.normal(size=(6, 18))
    values[rng.random(values.shape) < 0.1] = np.nan
    found = _p_values(values, first, _with_time(before))
    for run in range(6):
        used = ~np.isnan(values[run])
        design = np.column_stack([first[run], before[run], np.arange(18.0), np.ones(18)])[used]
        peer = sm.OLS(values[run, used], design.astype(float)).fit()
        assert found[run] == pytest.approx(peer.pvalues[0], rel=1e-6)


def test_a_trial_without_a_degree_of_freedom_finds_nothing_by_chance() -> None:
    # Three values beside two blocks and the arm: the fit passes through all of them.
    values = np.array([[1.0, 4.0, 2.0, np.nan], [np.nan] * 4])
    first = np.array([[True, False, False, True]] * 2)
    found = _p_values(values, first, _blocks(np.array([0, 0, 1, 1]), 2))
    assert found[1] == 1.0
    assert np.isfinite(found).all()


@pytest.mark.parametrize(
    ("outcome", "effect", "design"),
    [
        ("headache_days_28", 0.5, Blocks(units=24, block=2, length=7)),
        ("mean_pain", 1.0, Blocks(units=24, block=4, length=7)),
        ("pain_2h", 1.0, Blocks(units=24, block=2)),
    ],
)
def test_it_is_about_the_power_of_the_randomisation_test(
    outcome: str, effect: float, design: Blocks
) -> None:
    # 300 runs: an error of 3 in 100.
    quick = quick_power(design, LIFE, outcome=outcome, effect=effect, runs=300, seed=3)  # type: ignore[arg-type]
    whole = reckon_power(design, LIFE, outcome=outcome, effect=effect, runs=300, seed=4)  # type: ignore[arg-type]
    assert 0.15 < quick < 0.95
    assert quick == pytest.approx(whole.share, abs=0.12)
    nothing = quick_power(design, LIFE, outcome=outcome, effect=0.0, runs=300, seed=5)  # type: ignore[arg-type]
    assert nothing == pytest.approx(0.05, abs=0.04)


def test_only_few_orders_are_gone_through(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    how = {"outcome": "headache_days_28", "effect": 0.5, "runs": 20}
    few, many = (Blocks(units=units, block=2, length=2) for units in (22, 24))
    expected = reckon_power(few, LIFE, **how, seed=0).share  # type: ignore[arg-type]
    assert quick_power(few, LIFE, **how) == expected  # type: ignore[arg-type]
    monkeypatch.setattr("hdiary.stats.quick_power.reckon_power", refuse)
    one, same, other = (quick_power(many, LIFE, **how, seed=s) for s in (1, 1, 2))  # type: ignore[arg-type]
    assert one == same
    with pytest.raises(AssertionError):
        quick_power(few, LIFE, **how)  # type: ignore[arg-type]
    assert 0.0 <= other <= 1.0
