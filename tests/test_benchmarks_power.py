"""The second generator of the benchmark of power lives by the same words as the first."""

from __future__ import annotations

import importlib
import random
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from hdiary.questions.usual import Usual
from hdiary.stats import compare_orders, orders_in_blocks

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture
def power(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Import the script."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("trial_power")


def test_its_days_have_the_share_and_the_mean_pain(power: ModuleType) -> None:
    usual = Usual(headache_share=0.4, autocorrelation=0.3, wave_sd=0.5)
    luck = random.Random(1)
    ones = [1.0] * 28
    days = np.array([power._live_pain(usual, ones, ones, luck) for _ in range(400)])
    assert (days > 0).mean() == pytest.approx(0.4, abs=0.02)
    assert days.mean() == pytest.approx(usual.mean_pain, abs=0.1)
    shrunk = np.array([power._live_pain(usual, ones, [0.5] * 28, luck) for _ in range(400)])
    assert shrunk.mean() == pytest.approx(usual.mean_pain / 2, abs=0.08)


def test_its_test_is_that_of_the_package(power: ModuleType) -> None:
    luck, rng = random.Random(2), np.random.default_rng(2)
    orders = power._all_orders(8, 4, luck)
    assert len(orders) == 36
    values = rng.integers(0, 4, 8).astype(float)
    lived = orders[5]
    other = compare_orders(
        values,
        lived=(lived == 1, lived == 0),
        orders=orders_in_blocks(1 - lived.astype(int), np.repeat([0, 1], 4)),
    )
    assert power._p_value(values, lived, orders, np.ones((8, 1))) == pytest.approx(other.p_value)


def test_a_case_is_measured_in_three_ways(power: ModuleType) -> None:
    case = power.CASES[0]
    promised, error = power.promised(case, 0.0)
    assert promised <= 0.05 + 3 * error
    for found in (
        power.participants_find(case, 0.0, people=10, seed=1),
        power.second_finds(case, 0.0, runs=10, seed=1),
    ):
        assert 0 <= found <= 0.5
