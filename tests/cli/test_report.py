"""``hdiary report``: the page as HTML and PDF, in two languages, since the last visit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.mark.slow
def test_the_name_decides_between_html_and_pdf(run: Any, diary: Path, tmp_path: Path) -> None:
    for name, start in (("page.html", b"<!DOCTYPE"), ("page.PDF", b"%PDF-")):
        ran = run("report", diary, "-o", tmp_path / name)
        assert (ran.code, ran.out) == (0, "")
        assert (tmp_path / name).read_bytes().lstrip().startswith(start)


@pytest.mark.parametrize("name", ["page.docx", "page"])
def test_another_kind_is_refused(run: Any, diary: Path, tmp_path: Path, name: str) -> None:
    ran = run("report", diary, "-o", tmp_path / name)
    assert ran.code == 2
    assert "name it .html or .pdf" in ran.err
    assert not (tmp_path / name).exists()


def test_nothing_is_overwritten_unasked(run: Any, diary: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    page.write_bytes(b"mine")
    assert run("report", diary, "-o", page).code == 2
    assert page.read_bytes() == b"mine"
    assert run("report", diary, "-o", page, "--force").code == 0
    assert page.read_bytes().startswith(b"%PDF-")


def test_the_diary_itself_is_never_overwritten(run: Any, tmp_path: Path, diary: Path) -> None:
    odd = diary.rename(tmp_path / "diary.html")
    before = odd.read_bytes()
    assert run("report", odd, "-o", odd, "--force").code == 2
    assert odd.read_bytes() == before


@pytest.mark.slow
def test_the_page_is_german_when_asked(run: Any, diary: Path) -> None:
    assert '<html lang="en">' in run("report", diary, "-o", "-").out
    ran = run("report", diary, "-o", "-", "--language", "de")
    assert '<html lang="de">' in ran.out
    assert "Kopfschmerztagebuch" in ran.out


def test_every_language_is_offered(run: Any, diary: Path) -> None:
    from hdiary.report import list_languages

    ran = run("report", diary, "-o", "-", "--language", "xx")
    assert ran.code == 2
    assert all(f"'{name}'" in ran.err for name in list_languages())


def test_the_last_visit_splits_the_diary(run: Any, diary: Path) -> None:
    ran = run("report", diary, "-o", "-", "--last-visit", "2026-03-14")
    assert ran.code == 0
    assert "Since the last visit on 14\u00a0March 2026" in ran.out


@pytest.mark.parametrize("day", ["2026-01-01", "2027-01-01", "yesterday"])
def test_a_last_visit_outside_the_diary_is_refused(run: Any, diary: Path, day: str) -> None:
    ran = run("report", diary, "-o", "-", "--last-visit", day)
    assert (ran.code, ran.out) == (2, "")
    assert "--last-visit" in ran.err


def test_a_last_visit_is_one_persons(run: Any, cohort: Path) -> None:
    ran = run("report", cohort, "-o", "-", "--last-visit", "2026-01-20")
    assert (ran.code, ran.out) == (2, "")
    assert "--patient" in ran.err


@pytest.fixture
def trial_folder(tmp_path: Path) -> Path:
    """A plan of twelve weeks and the diary of somebody who lived it."""
    from hdiary.trials import plan_trial
    from hdiary.trials.participant import simulate_participant

    plan = plan_trial(["desk exercises", "none"], periods=12, start="2026-01-05", seed=1)
    plan.save(tmp_path / "trial")
    lived = simulate_participant(plan, effect=0.8, seed=2)
    lived.to_csv(tmp_path / "lived.csv", index=False)
    return tmp_path


@pytest.mark.slow
def test_what_came_of_a_trial_is_on_the_page(run: Any, trial_folder: Path) -> None:
    plan = trial_folder / "trial" / "trial.toml"
    ran = run("report", trial_folder / "lived.csv", "-o", "-", "--plan", plan)
    assert ran.code == 0
    assert "What came of the experiment" in ran.out
    ran = run("report", trial_folder / "lived.csv", "-o", "-", "--plan", plan, "--language", "de")
    assert "Was beim Versuch herauskam" in ran.out


def test_a_plan_that_was_changed_is_refused(run: Any, trial_folder: Path) -> None:
    plan = trial_folder / "trial" / "trial.toml"
    plan.write_text(plan.read_text("utf-8").replace("seed = 1", "seed = 2"), encoding="utf-8")
    ran = run("report", trial_folder / "lived.csv", "-o", "-", "--plan", plan)
    assert ran.code == 2
    assert "--plan: trial.toml was changed after the trial was planned" in " ".join(ran.err.split())
    ran = run("report", trial_folder / "lived.csv", "-o", "-", "--plan", trial_folder / "none.toml")
    assert ran.code == 2
    assert "There is no none.toml" in ran.err


def test_a_trial_is_one_persons(run: Any, cohort: Path, trial_folder: Path) -> None:
    ran = run("report", cohort, "-o", "-", "--plan", trial_folder / "trial")
    assert ran.code == 2
    assert "--patient" in ran.err


def test_the_arms_of_many_people_stand_on_their_page(run: Any) -> None:
    sample = Path(__file__).parents[2] / "data" / "sample"
    asked = ("--people", sample / "facts" / "people.csv", "--anchor", "randomised")
    ran = run("report", sample / "cohort.csv", "-o", "-", *asked, "--reference", "usual care")
    assert ran.code == 0
    assert "Do the arms differ?" in ran.out
    assert "P01" not in ran.out


def test_arms_that_are_no_fact_are_told_as_an_option(run: Any, cohort: Path) -> None:
    ran = run("report", cohort, "-o", "-", "--by", "group")
    assert ran.code == 2
    assert "Join a table of one row a person" in ran.err


def test_arms_are_several_peoples(run: Any, diary: Path) -> None:
    ran = run("report", diary, "-o", "-", "--anchor", "randomised")
    assert ran.code == 2
    assert "page of several people" in ran.err
