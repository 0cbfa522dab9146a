"""The last line of every answer, and the lines to copy."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest

from hdiary.registry import QUESTIONS

DAYS = [f"2026-03-{day:02d}" for day in range(1, 29)]
SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "diary.csv"


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A list of attacks on a scale of three."""
    path = tmp_path / "attacks.csv"
    rows = [f"{day},{1 + at % 3},driving" for at, day in enumerate(DAYS) if at % 3 != 1]
    path.write_text("date,pain,activity\n" + "\n".join(rows) + "\n")
    return path


def test_an_open_answer_ends_with_what_would_help_most(run: Any, listed: Path) -> None:
    ran = run("triggers", listed, "--scale", "0-3")
    assert ran.code == 0
    lines = ran.out.strip().splitlines()
    told = ran.out.rpartition("\n\n")[2]
    assert told.startswith("What would help most to answer this")
    assert "Write every day, also when nothing hurts" in " ".join(told.split())
    again = ["hdiary", "burden", str(listed), "--scale", "0-3"]
    assert shlex.split(lines[-1]) == [*again, "--clear-between", DAYS[0], DAYS[-1]]


def test_the_line_to_copy_works(run: Any, listed: Path) -> None:
    line = run("triggers", listed, "--scale", "0-3").out.strip().splitlines()[-1]
    ran = run(*shlex.split(line)[1:])
    assert ran.code == 0
    assert "only headaches" not in ran.out


def test_json_holds_the_same_step(run: Any, listed: Path) -> None:
    found = run("triggers", listed, "--scale", "0-3", "--json").json["next"]
    assert found["what"] == "clear days"
    assert found["weeks"] == 9
    assert found["step"].startswith("Write every day")


def test_what_is_answered_has_no_line_more(run: Any) -> None:
    ran = run("relief", SAMPLE)
    assert "What would help most" not in ran.out
    assert run("relief", SAMPLE, "--json").json["next"] is None


def test_of_several_people_no_single_step_is_told(run: Any, cohort: Path) -> None:
    assert "What would help most" not in run("triggers", cohort).out
    told = run("triggers", cohort, "--patient", "P1").out.strip().splitlines()
    assert any(line.startswith("What would help most") for line in told)


def test_next_itself_gives_the_lines_to_copy_and_no_line_about_itself(
    run: Any, listed: Path
) -> None:
    ran = run("next", listed, "--scale", "0-3")
    assert "\nTo copy\n" in ran.out
    assert "What would help most" not in ran.out
    assert "next" not in run("next", listed, "--scale", "0-3", "--json").json


def test_it_speaks_the_language_that_is_asked_for(run: Any, listed: Path) -> None:
    told = run("triggers", listed, "--scale", "0-3", "--language", "de").out
    assert "Was hier am ehesten weiterhilft" in told
    assert "Schreiben Sie jeden Tag etwas auf" in told


def test_one_question_can_be_asked_about(run: Any) -> None:
    names = [question.name for question in QUESTIONS if question.steps]
    (about,) = next(q for q in QUESTIONS if q.name == "next").settings
    assert list(about.choices) == names
    assert run("next", SAMPLE, "--about", "pattern").code == 0


def test_a_name_in_a_line_to_copy_cannot_do_anything(run: Any, tmp_path: Path) -> None:
    bad = "x$(touch gone) `id` 'a"
    path = tmp_path / "a b.csv"
    rows = [
        f'2026-{1 + at // 28:02d}-{1 + at % 28:02d},{5 * (at % 2)},"{(bad, "heat")[at // 2 % 2]}"'
        for at in range(112)
    ]
    path.write_text("date,pain,treatment\n" + "\n".join(rows) + "\n")
    for line in run("next", path).out.splitlines():
        if line.startswith("    hdiary"):
            words = shlex.split(line)
            assert words[:2] != ["hdiary", "trial"] or str(path) in words
            assert "$(touch" not in line.replace(shlex.quote(bad), "")


def test_where_no_step_would_tell_that_is_said_and_not_that_it_would_help(run: Any) -> None:
    ran = run("triggers", SAMPLE.with_name("cohort.csv"), "--patient", "P14")
    assert "cannot tell yet" in ran.out
    assert "What would help most" not in ran.out
    assert "neither by a few weeks of other entries" in ran.out
