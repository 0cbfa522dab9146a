"""Where a series steps most."""

from __future__ import annotations

import numpy as np
import pytest

from hdiary.stats.steps import compare_steps


def ask(values: np.ndarray, at: int, sign: float = 1.0) -> float:
    days = np.arange(len(values))
    steps = compare_steps(
        values,
        unit=np.zeros(len(values), dtype=np.int64),
        units=1,
        near=np.abs(days - at) <= 7,
        sign=np.array([sign]),
        edge=20,
    )
    return float(steps.support[0])


def test_a_step_where_it_is_asked_about_has_no_better_one_elsewhere() -> None:
    noise = np.random.default_rng(1).normal(size=150)
    assert ask(noise + 2.0 * (np.arange(150) >= 60), at=60) < 0


def test_a_step_elsewhere_has_the_support_of_its_likelihood() -> None:
    noise = np.random.default_rng(1).normal(size=150)
    stepped = noise + 2.0 * (np.arange(150) >= 60)
    assert ask(stepped, at=110) > 2.5
    # The gain in log-likelihood of a step, by hand, at a known variance and without neighbours.
    x = np.tile([0.0, 1.0], 40) + np.repeat([0.0, 4.0], 40)
    spread = x.var()
    gains = [
        k * (80 - k) / 80 * (x[k:].mean() - x[:k].mean()) ** 2 / (2 * spread) for k in range(20, 61)
    ]
    near = [gain for k, gain in zip(range(20, 61), gains, strict=True) if abs(k - 55) <= 7]
    far = [gain for k, gain in zip(range(20, 61), gains, strict=True) if abs(k - 55) > 7]
    rest = x - x.mean()
    rho = min(max((rest[1:] * rest[:-1]).mean() / spread, 0), 0.95)
    expected = (max(far) - max(near)) * (1 - rho) / (1 + rho)
    assert np.isclose(ask(x, at=55), expected)


def test_what_has_no_room_or_no_spread_is_not_asked() -> None:
    assert np.isnan(ask(np.random.default_rng(1).normal(size=30), at=15))
    assert np.isnan(ask(np.ones(150), at=60))
    assert np.isnan(ask(np.zeros(0), at=0))


def by_hand(x: np.ndarray, near: np.ndarray, sign: float, edge: int) -> float:
    """Give the gain in log-likelihood of the best step elsewhere over the best one near."""
    days = len(x)
    spread, rest = x.var(), x - x.mean()
    rho = min(max((rest[1:] * rest[:-1]).mean() / spread, 0), 0.95)
    here, there = [], []
    for k in range(edge, days - edge + 1):
        step = x[k:].mean() - x[:k].mean()
        gain = k * (days - k) / days * step**2 / (2 * spread)
        if near[k]:
            here.append(gain * np.sign(step * sign))
        else:
            there.append(gain)
    return float((max(there) - max(here)) * (1 - rho) / (1 + rho))


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_several_series_are_asked_each_by_itself(sign: float) -> None:
    rng = np.random.default_rng(2)
    sizes, units = (41, 70, 0, 55), 5
    unit = np.repeat(np.arange(4), sizes)
    values = rng.normal(size=len(unit)).cumsum() / 3
    # Of the first only two days have twenty values on each side, one of which is asked about.
    near = np.concatenate([np.abs(np.arange(size) - 16) <= 4 for size in sizes])
    found = compare_steps(
        values, unit=unit, units=units, near=near, sign=np.full(units, sign), edge=20
    ).support
    assert found.shape == (units,)
    assert np.isnan(found[[2, 4]]).all()
    for own in (0, 1, 3):
        mine = unit == own
        expected = by_hand(values[mine], near[mine], sign, 20)
        assert found[own] == pytest.approx(expected)


def test_both_kinds_of_days_must_have_room() -> None:
    x = np.arange(40.0) % 3
    for near in (np.ones(40, dtype=bool), np.zeros(40, dtype=bool)):
        found = compare_steps(
            x, unit=np.zeros(40, dtype=int), units=1, near=near, sign=np.ones(1), edge=10
        )
        assert np.isnan(found.support[0])
