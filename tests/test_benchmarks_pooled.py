"""The measurement of pooled intervals runs, and counts what it says."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("calibrate_pooled")


@pytest.mark.slow
def test_the_estimator_is_counted_in_every_cell(
    bench: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.main(["--people", "30", "--cohorts", "40", "--seed", "1", "--only", "estimator"])
    rows = re.findall(r"^\| (?:known|estimated) .*$", capsys.readouterr().out, re.MULTILINE)
    assert len(rows) == 30
    assert all(float(row.split("|")[4]) > 80.0 for row in rows)


@pytest.mark.slow
def test_a_question_goes_the_whole_way(
    bench: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.main(["--people", "20", "--cohorts", "5", "--seed", "1", "--only", "relief"])
    told = capsys.readouterr().out
    assert told.count("| relief |") == 9
    assert "nan" not in told
