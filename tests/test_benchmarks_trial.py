"""The benchmark of experiments runs every design from made-up courses to its table."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Import the script."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("calibrate_trial")


@pytest.mark.slow
def test_every_design_is_lived_and_answered(
    trial: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    trial.main(["--people", "20", "--draws", "99"])
    told = capsys.readouterr().out
    for design in trial.RUNS:
        assert f"| {design} | pain | 10% |" in told
    assert "nan" not in told
    assert "Drawn against listed orders" in told


def test_days_hang_together_as_much_as_is_said(trial: ModuleType) -> None:
    rng = np.random.default_rng(1)
    chance = trial.course_of_days(400, 200, trial.RHO_BEHIND, rng)
    days = (chance > 0).astype(float) - 0.5
    assert np.mean(days[:, 1:] * days[:, :-1]) / 0.25 == pytest.approx(trial.RHO, abs=0.02)


def test_a_tenth_is_lost_in_days_and_weeks(trial: ModuleType) -> None:
    lost = trial.lose(np.zeros((2_000, 84)), 0.1, np.random.default_rng(2))
    assert np.isnan(lost).mean() == pytest.approx(0.0975, abs=0.01)
    assert np.isnan(lost).reshape(-1, 7).all(axis=1).mean() == pytest.approx(0.05, abs=0.01)


def test_without_an_effect_the_truth_is_none(trial: ModuleType) -> None:
    for outcome in ("pain", "days", "risk"):
        setting = trial.Setting(design="periods", outcome=outcome)
        course = trial.run_periods(setting, 5, 99, np.random.default_rng(3))
        np.testing.assert_array_equal(course.truth, 0.0)
