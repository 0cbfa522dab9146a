"""Where a series steps most."""

from __future__ import annotations

import numpy as np

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
