"""The benchmark of several people with one plan runs from made-up lives to its table."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from hdiary.trials import plan_trial

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Import the script."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("calibrate_trial_people")


@pytest.mark.slow
def test_every_group_is_lived_and_told(
    people: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    people.main(["--people", "5"])
    told = capsys.readouterr().out
    assert len(told.splitlines()) == 2 + len(people.GROUPS) * len(people.TRUTHS)
    assert "nan" not in told


def test_weeks_differ_by_the_truth(people: ModuleType) -> None:
    plan = plan_trial(["desk exercises", "none"], start="2026-01-05", seed=1)
    truth, share = np.full(2_000, -4.0), np.full(2_000, 0.4)
    units = people.live(plan, 2_000, truth, share, 3)
    means = [np.nanmean(units.value[units.arm == arm]) for arm in (0, 1)]
    assert means[1] == pytest.approx(0.4 * 28, abs=0.3)
    assert means[0] - means[1] == pytest.approx(-4.0, abs=0.3)


def test_without_a_difference_the_truth_is_none(people: ModuleType) -> None:
    assert people.truth_of(0.0, 0.0) == 0.0
    assert people.truth_of(-4.0, 0.0) == pytest.approx(-4.0)
