"""``hdiary report --measures``: questionnaires beside a diary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

TOTALS = "Datum;HIT-6;NDI;Name\n10.01.2026;64;21;Anna\n20.03.2026;55;siebzehn;Anna\n"


@pytest.fixture
def totals(tmp_path: Path) -> Path:
    path = tmp_path / "totals.csv"
    path.write_text(TOTALS, encoding="utf-8")
    return path


def test_they_stand_on_the_page_and_what_is_wrong_on_the_screen(
    run: Any, diary: Path, totals: Path
) -> None:
    ran = run("report", diary, "--measures", totals, "-o", "-")
    assert ran.code == 0
    assert "9 less: that counts as a change" in ran.out
    assert "siebzehn" in ran.err
    assert "Anna" not in ran.out + ran.err


def test_what_cannot_be_read_is_refused_in_words(run: Any, diary: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("date,NDI\n2026-03-01,64\n", encoding="utf-8")
    ran = run("report", diary, "--measures", bad, "-o", "-")
    assert ran.code == 1
    assert "call the questionnaire NDI %" in " ".join(ran.err.split())


def test_the_file_of_totals_is_never_overwritten(run: Any, diary: Path, totals: Path) -> None:
    page = totals.rename(totals.with_suffix(".html"))
    ran = run("report", diary, "--measures", page, "-o", page, "--force")
    assert ran.code == 2
    assert page.read_text(encoding="utf-8") == TOTALS


def test_several_people_are_asked_whose(run: Any, tmp_path: Path, totals: Path) -> None:
    many = tmp_path / "many.csv"
    many.write_text("patient,date,pain\nA,2026-03-01,3\nB,2026-03-01,0\n", encoding="utf-8")
    ran = run("report", many, "--measures", totals, "-o", "-")
    assert ran.code == 2
    assert "--patient" in ran.err


def test_given_to_check_they_are_known(run: Any, totals: Path) -> None:
    ran = run("check", totals)
    assert ran.code == 1
    assert "--measures" in ran.out + ran.err


def test_a_total_that_may_be_points_or_a_percentage_is_asked_about(
    run: Any, diary: Path, tmp_path: Path
) -> None:
    totals = tmp_path / "ndi.csv"
    totals.write_text("date,NDI\n2026-03-01,44\n", encoding="utf-8")
    ran = run("report", diary, "--measures", totals, "-o", "-")
    assert "say --ndi points or --ndi percent" in " ".join(ran.err.split())
    assert "complete disability" not in ran.out
    said = run("report", diary, "--measures", totals, "--ndi", "percent", "-o", "-")
    assert "moderate disability" in said.out
    assert "--ndi" not in said.err + said.out
