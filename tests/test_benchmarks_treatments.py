"""The benchmarks of treatments run from made-up entries to their tables."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Import a script of the benchmarks."""
    monkeypatch.syspath_prepend(BENCHMARKS)

    def import_script(name: str) -> ModuleType:
        return importlib.import_module(name)

    return import_script


@pytest.mark.slow
def test_relief_beside_its_peers(load: Any, capsys: pytest.CaptureFixture[str]) -> None:
    load("calibrate_relief").main(["--people", "25", "--lengths", "126"])
    told = capsys.readouterr().out
    assert "#### No treatment does anything" in told
    assert "| all, as in life |" in told
    assert "nan" not in told


def test_the_plain_regression_of_relief_is_ordinary_least_squares(load: Any) -> None:
    rng = np.random.default_rng(3)
    pain, drug = rng.integers(2, 9, 40).astype(float), rng.random(40) < 0.4
    fall = np.round(0.5 * pain + drug + rng.normal(size=40))
    ours = load("calibrate_relief")._plain_ols(fall, pain, drug, np.full(40, True))
    peer = sm.OLS(fall, sm.add_constant(np.column_stack([drug, pain]))).fit()
    assert ours == pytest.approx(peer.pvalues[1], rel=1e-9)


@pytest.mark.slow
def test_change_knows_its_truth_and_its_oracle(load: Any) -> None:
    script = load("calibrate_change")
    setting = script.Setting(side=42, rho=0.3, effect=-6.0, pain_effect=-1.5)
    made = script.make_people(setting, people=400, seed=1)
    before, after = made.headache[:, :42].mean(), made.headache[:, 56:].mean()
    assert 28 * (after - before) == pytest.approx(-6.0, abs=0.6)
    assert made.pain[:, 56:].mean() - made.pain[:, :42].mean() == pytest.approx(-1.5, abs=0.15)
    rows = list(script.measure(setting, people=40, seed=1, peers=True))
    assert [row["outcome"] for row in rows] == ["headache_days_28", "mean_pain"]
    assert all(0 < row["oracle"] < 1 and 0 < row["Welch t"] < 1 for row in rows)


def test_a_flare_before_the_start_is_there_and_passes(load: Any) -> None:
    script = load("calibrate_change")
    made = script.make_people(script.Setting(side=42, rho=0.0, flare=0.9), people=300, seed=2)
    assert made.headache[:, 28:42].mean() > 0.85
    assert made.headache[:, 42:].mean() == pytest.approx(0.45, abs=0.03)


def test_dose_beside_its_peers(load: Any) -> None:
    script = load("calibrate_dose")
    row = script.measure("less", script.Traps(reverse=1.5), people=20, days=120, seed=1)
    assert row["same week"] <= 1
    assert 0 <= row["people: helps"] <= 0.2


@pytest.mark.slow
def test_treatments_tell_their_story_only_where_it_is_true(load: Any) -> None:
    script = load("calibrate_treatments")
    tables = {e: script.tabulate(people=30, seed=3, effects=e) for e in (True, False)}
    found = {
        effects: (table["hours_verdict"] == "more relief").mean()
        for effects, table in tables.items()
    }
    assert found[True] > 0.3
    assert found[False] < 0.05
