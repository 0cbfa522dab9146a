"""``hdiary cohort``: pack once, ask part by part, go on, and refuse in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

SAMPLE = Path("data/sample/cohort.csv")


@pytest.fixture
def cohort(run: Any, tmp_path: Path) -> Path:
    folder = tmp_path / "cohort"
    assert run("cohort", "pack", SAMPLE, "-o", folder).code == 0
    return folder


@pytest.mark.slow
class TestCohort:
    def test_packs_and_asks(self, run: Any, cohort: Path, tmp_path: Path) -> None:
        out = tmp_path / "answer"
        ran = run("cohort", "ask", "burden", cohort, "-o", out, "--jobs", 1)
        assert ran.code == 0
        assert ran.out.startswith("burden was asked of 24 people.")
        assert pd.read_parquet(out / "table.parquet")["patient"].nunique() == 24
        about = json.loads((out / "answer.json").read_text(encoding="utf-8"))
        assert about["settings"]["window_days"] == 28

    def test_shows_an_answer_again_in_german(self, run: Any, cohort: Path, tmp_path: Path) -> None:
        asked = ("cohort", "ask", "burden", cohort, "-o", tmp_path / "answer", "--jobs", 1)
        run(*asked)
        again = run(*asked, "--language", "de")
        assert again.code == 0
        assert again.out.startswith("burden wurde für 24 Personen gefragt.")

    def test_refuses_another_question_in_the_same_folder(
        self, run: Any, cohort: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "answer"
        run("cohort", "ask", "burden", cohort, "-o", out, "--jobs", 1)
        ran = run("cohort", "ask", "pattern", cohort, "-o", out, "--jobs", 1)
        assert ran.code == 2
        assert "holds another answer" in ran.err
        assert run("cohort", "ask", "pattern", cohort, "-o", out, "--jobs", 1, "--force").code == 0

    def test_tells_a_wrong_suspect_as_wrong_usage(
        self, run: Any, cohort: Path, tmp_path: Path
    ) -> None:
        told = ("--suspects", "wien", "--jobs", 1)
        ran = run("cohort", "ask", "triggers", cohort, "-o", tmp_path / "answer", *told)
        assert ran.code == 2
        assert "suspects names wien" in ran.err

    def test_refuses_a_diary_that_cannot_be_read_with_every_problem(
        self, run: Any, tmp_path: Path
    ) -> None:
        bad = tmp_path / "bad.csv"
        bad.write_text("patient,date,pain\nA,2026-03-01,77\nA,2026-03-02,78\n", encoding="utf-8")
        ran = run("cohort", "pack", bad, "-o", tmp_path / "cohort")
        assert ran.code == 1
        assert "77" in ran.err
        assert "78" in ran.err
        assert not (tmp_path / "cohort").exists()


def test_what_is_not_there_is_told_in_words(run: Any, tmp_path: Path) -> None:
    ran = run("cohort", "pack", tmp_path / "nothing", "-o", tmp_path / "cohort")
    assert ran.code == 2
    assert "there is nothing at" in ran.err
    assert "Did you mean" in run("cohort", "ask", "trigers").err
