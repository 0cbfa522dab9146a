"""What is known of people on the command line: --people, --where, and more than one --patient."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest

from hdiary.cli import options
from hdiary.diary.people.kinds import MEANINGS

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
COHORT, PEOPLE = SAMPLE / "cohort.csv", SAMPLE / "facts" / "people.csv"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """Facts of the two people of the cohort, and of somebody who has no diary."""
    path = tmp_path / "people.csv"
    path.write_text("patient,arm,age,Name\nP1,exercise,34,Anna\nP2,usual care,51,Bert\nP3,x,3,C\n")
    return path


def test_the_meanings_are_those_that_are_read() -> None:
    assert set(options.PEOPLE_MEANINGS) == set(MEANINGS)


def test_check_tells_what_was_read_of_both(run: Any, cohort: Path, people: Path) -> None:
    ran = run("check", cohort, "--people", people, "--where", "age > 40")
    assert ran.code == 0
    told = " ".join(ran.out.split())
    assert "arm word 3 0 exercise (1), usual care (1), x (1)" in told
    assert "age number 3 0 3 to 51" in told
    assert '"Name" was left out: says who somebody is' in told
    assert "People in the file 3 People with a diary 2 In both 2 Chosen by --where 1" in told
    assert "(line 4)" in told
    assert "Anna" not in ran.out + ran.err


def test_check_in_german_says_it_in_german(run: Any, cohort: Path, people: Path) -> None:
    ran = run("check", cohort, "--people", people, "--language", "de")
    assert "Was über die Personen bekannt ist" in ran.out
    assert "„Name“ wurde weggelassen: sagt, wer jemand ist" in ran.out


def test_check_as_json_tells_what_was_read_of_both(run: Any, cohort: Path, people: Path) -> None:
    told = run("check", cohort, "--people", people, "--json").json["people"]
    assert (told["file"], told["people"], told["matched"]) == ("people.csv", 3, 2)
    assert [fact["kind"] for fact in told["facts"]] == ["word", "number"]
    assert told["left_out"] == ["Name"]
    assert [one["code"] for one in told["problems"]] == ["people without a diary"]


def test_check_ends_with_one_where_people_are_refused(run: Any, cohort: Path, people: Path) -> None:
    people.write_text("patient,arm\nP1,a\nP1,b\n")
    ran = run("check", cohort, "--people", people)
    assert ran.code == 1
    assert "This was not taken as people's facts" in " ".join(ran.out.split())
    assert run("check", cohort, "--people", people, "--skip-bad-rows").code == 1
    assert run("check", cohort, "--people", people, "--json").json["people"]["refused"]


@pytest.mark.slow
@pytest.mark.parametrize("command", ["burden", "relief", "pattern"])
def test_a_question_answers_for_those_who_fit(
    run: Any, cohort: Path, people: Path, command: str
) -> None:
    asked = run(command, cohort, "--people", people, "--where", "arm == 'exercise'", "--json").json
    assert {row["patient"] for row in asked["table"]} == {"P1"}
    assert asked["settings"]["people"] == "people.csv"
    assert asked["settings"]["where"] == "arm == 'exercise'"
    alone = run(command, cohort, "--patient", "P1", "--json").json
    assert asked["table"] == alone["table"]


def test_several_people_may_be_named(run: Any, cohort: Path) -> None:
    both = run("burden", cohort, "--patient", "P1", "--patient", "P2", "--json").json
    assert both["table"] == run("burden", cohort, "--json").json["table"]
    ran = run("burden", cohort, "--patient", "P1", "--patient", "Zoe")
    assert ran.code == 2
    assert "1 of the 2 identifiers" in ran.err
    assert "Zoe" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--where", "age > 3"), "add --people FILE"),
        (("--people-column", "patient=Code"), "add --people FILE"),
        (("--people", "nix.csv"), "There is no file"),
        (("--people-column", "Code"), "lacks a heading"),
        (("--people-column", "x=Code"), "means nothing here"),
    ],
)
def test_what_cannot_be_asked_is_wrong_usage(
    run: Any, cohort: Path, arguments: tuple[str, ...], told: str
) -> None:
    ran = run("burden", cohort, *arguments)
    assert ran.code == 2
    assert told in ran.err


def test_a_condition_that_cannot_be_read_is_refused_in_words(
    run: Any, cohort: Path, people: Path
) -> None:
    asked = ("burden", cohort, "--people", people, "--where", "arm == exercise")
    ran = run(*asked)
    assert ran.code == 1
    assert "put it in quotes: 'exercise'" in ran.err
    assert run(*asked, "--json").json["refused"]


def test_a_column_of_another_name_is_said(run: Any, cohort: Path, people: Path) -> None:
    people.write_text("Wer;Gruppe\nP1;a\nP2;b\n", encoding="utf-8")
    asked = ("burden", cohort, "--people", people)
    assert "Wer" in run(*asked).err
    assert run(*asked, "--people-column", "patient=Wer").code == 0


def test_what_is_asked_next_keeps_the_people(run: Any, cohort: Path, people: Path) -> None:
    given = {"people": str(people), "where": "age > 3", "people_columns": {"Code": "patient"}}
    words = options.option_words(given)
    assert words == [
        *("--people", str(people), "--people-column", "patient=Code", "--where", "age > 3")
    ]
    ran = run("triggers", cohort, "--people", people, "--where", "arm == 'exercise'")
    lines = [line for line in ran.out.splitlines() if line.strip().startswith("hdiary ")]
    assert all("--people" in shlex.split(line) for line in lines)


def test_convert_keeps_those_who_fit_and_says_that_facts_stay(
    run: Any, cohort: Path, people: Path
) -> None:
    ran = run("convert", cohort, "-o", "-", "--people", people, "--where", "age > 40")
    assert {line.split(",")[0] for line in ran.out.splitlines()[1:]} == {"P2"}
    assert "stays in its own file" in ran.err


def test_the_sample_is_read_without_a_problem(run: Any) -> None:
    ran = run("check", COHORT, "--people", PEOPLE, "--where", "arm == 'booklet'")
    assert ran.code == 0
    assert "Chosen by --where    12" in ran.out


def test_what_is_said_of_people_is_told_not_to_be_kept(
    run: Any, cohort: Path, people: Path
) -> None:
    kept = run("check", cohort, "--people", people, "--scale", "0-10", "--remember")
    assert "--people is not kept" in kept.err
    assert "people" not in cohort.with_name(f"{cohort.name}.hdiary.toml").read_text("utf-8")
    both = run("check", cohort, "--people", people, "--where", "age > 40", "--remember")
    assert "--people, --where are not kept" in both.err
