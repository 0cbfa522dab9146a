"""The traps of life are measured from entries to a table, and one command makes all tables."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm

from hdiary.simulate import Traps, simulate_diaries

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Import a script of the benchmarks, which import each other by bare names."""
    monkeypatch.syspath_prepend(BENCHMARKS)

    def import_script(name: str) -> ModuleType:
        return importlib.import_module(name)

    return import_script


def test_every_trap_of_the_simulator_is_a_row_or_stands_in_another_table(load: Any) -> None:
    settings = load("life_settings")
    rows = [*settings.TRIGGERS, *settings.CHANGE, *settings.RELIEF]
    measured = {name for row in rows for name in row.traps.switched_on()}
    switches = {name for kind in Traps.each().values() for name in kind.switched_on()}
    elsewhere = {
        *("reverse", "persistence_habits", "wave_habits", "weekday_risk", "weekday_habits"),
        *("trend_habits", "fall_per_hour", "pain_rho", "bad_week", "together"),
        *("missing_random", "missing_run_days", "missing_clear", "missing_headache"),
    }
    assert switches - measured <= elsewhere


def test_the_score_test_of_the_oracle_is_that_of_a_logistic_regression(load: Any) -> None:
    rng = np.random.default_rng(5)
    offset, x = rng.normal(size=(1, 300)), (rng.random((1, 300)) < 0.3).astype(float)
    y = (rng.random((1, 300)) < 1 / (1 + np.exp(-offset - 0.4 * x))).astype(float)
    ours = load("calibrate_life").score(y, offset, x)[0]
    family = sm.families.Binomial()
    bare = sm.GLM(y[0], np.ones(300), family=family, offset=offset[0]).fit()
    peer = bare.score_test(exog_extra=x[0][:, None])
    assert ours == pytest.approx(float(peer[1][0]), rel=1e-3)


def test_habits_are_laid_out_as_they_were_written(load: Any) -> None:
    script, settings = load("calibrate_life"), load("life_settings")
    row = settings.Row(name="timed", traps=Traps(timed=1.0, recall=0.3))
    factors = script.make_factors(row)
    timed = simulate_diaries(5, 40, seed=3, traps=row.traps, factors=factors)
    plain = simulate_diaries(5, 40, seed=3, traps=replace(row.traps, timed=0.0), factors=factors)
    assert np.array_equal(script.lay_habits(timed) > 0, script.lay_habits(plain) > 0), (
        "rows with the time of day say the same"
    )


@pytest.mark.slow
@pytest.mark.parametrize("question", ["triggers", "change", "relief"])
def test_a_question_is_measured_in_the_traps_of_life(
    load: Any, capsys: pytest.CaptureFixture[str], question: str
) -> None:
    load("calibrate_life").main(["--people", "4", "--questions", question])
    told = capsys.readouterr().out
    assert f"#### {question} in the traps of life" in told
    assert "nan" not in told


def test_one_command_writes_every_table_that_is_asked_for(
    load: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = load("calibrate")
    asked: list[tuple[str, int, int]] = []

    def make(name: str, *, people: int, seed: int) -> str:
        asked.append((name, people, seed))
        return "| a | b |"

    monkeypatch.setattr(script, "make", make)
    options = ["--only", "life", "change", "--people", "7", "--seed", "3"]
    script.main([*options, "--out", str(tmp_path)])
    assert asked == [("life", 7, 3), ("change", 7, 3)]
    assert (tmp_path / "life.md").read_text(encoding="utf-8").endswith("| a | b |\n")
    assert "(change.md)" in (tmp_path / "README.md").read_text(encoding="utf-8")


def test_every_calibration_is_among_those_that_are_made_again(load: Any) -> None:
    script = load("calibrate")
    named = set(BENCHMARKS.glob("calibrate_*.py"))
    assert named <= set(script.SCRIPTS.values())
    assert all(script.tell(path).endswith(".") for path in script.SCRIPTS.values())
