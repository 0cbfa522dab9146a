"""A folder made by ``hdiary cohort pack`` is taken wherever a diary is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import hdiary

FACTS = "patient,arm\nP1,exercise\nP9,usual care\n"


@pytest.fixture
def packed(run: Any, cohort: Path) -> Path:
    folder = cohort.with_name("packed")
    assert run("cohort", "pack", cohort, "-o", folder).code == 0
    return folder


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(FACTS, encoding="utf-8")
    return path


def test_packing_says_how_to_go_on(run: Any, cohort: Path) -> None:
    out = cohort.with_name("trial")
    told = run("cohort", "pack", cohort, "-o", out).out
    assert "Packed 2 people with 80 rows into" in told
    assert f"hdiary compare {out} --people FILE" in told
    assert f"hdiary cohort ask triggers {out} -o ANSWER" in told


@pytest.mark.slow
def test_a_question_is_answered_as_of_the_file(run: Any, cohort: Path, packed: Path) -> None:
    for asked in (
        ["burden"],
        ["burden", "--patient", "P2"],
        ["endpoints", "--anchor", "2026-01-15"],
    ):
        name, *told = asked
        one, other = (run(name, given, "--json", *told) for given in (cohort, packed))
        assert (one.code, other.code) == (0, 0)
        assert other.json["table"] == one.json["table"]


@pytest.mark.slow
def test_people_are_joined_and_chosen(run: Any, packed: Path, people: Path) -> None:
    told = ("--people", people, "--where", "arm == 'exercise'", "--json")
    ran = run("burden", packed, *told)
    assert ran.json["diary"]["patients"] == 1
    assert run("burden", packed, "--patient", "P77").code == 2


@pytest.mark.slow
def test_the_arms_of_a_packed_cohort_are_compared(run: Any, cohort: Path, tmp_path: Path) -> None:
    chance = np.random.default_rng(7)
    rows = ["patient,date,pain"]
    facts = ["patient,arm"]
    for who in range(12):
        facts.append(f"K{who},{'exercise' if who % 2 else 'usual care'}")
        rows += [
            f"K{who},2026-0{1 + day // 28}-{1 + day % 28:02d},{3 * (chance.random() < 0.4)}"
            for day in range(56)
        ]
    diaries, known, folder = (tmp_path / n for n in ("trial.csv", "known.csv", "trial"))
    diaries.write_text("\n".join(rows) + "\n", encoding="utf-8")
    known.write_text("\n".join(facts) + "\n", encoding="utf-8")
    run("cohort", "pack", diaries, "-o", folder)
    told = ("--people", known, "--anchor", "2026-02-01", "--outcome", "headache_days", "--json")
    one, other = (run("compare", given, *told) for given in (diaries, folder))
    assert (one.code, other.code) == (0, 0)
    assert other.json["summary"] == one.json["summary"]


@pytest.mark.slow
def test_check_says_that_it_is_a_packed_cohort(run: Any, packed: Path, people: Path) -> None:
    ran = run("check", packed, "--people", people)
    assert ran.code == 0
    assert "A packed cohort" in ran.out
    assert "entries     80" in ran.out
    assert "Of 1 of 2 diaries nothing stands in the people's file" in ran.out
    found = run("check", packed, "--json").json
    assert (found["cohort"]["people"], found["cohort"]["entries"]) == (2, 80)
    assert "Eine gepackte Kohorte" in run("check", packed, "--language", "de").out


def test_check_keeps_nothing_beside_a_packed_cohort(run: Any, packed: Path) -> None:
    ran = run("check", packed, "--remember")
    assert ran.code == 2
    assert "leave --remember out" in ran.err


@pytest.mark.slow
def test_it_is_converted_and_deidentified(run: Any, cohort: Path, packed: Path) -> None:
    out = cohort.with_name("again.csv")
    assert run("convert", packed, "-o", out).code == 0
    assert hdiary.read_diary(out).equals(hdiary.read_diary(cohort))
    told = ("--key", cohort.with_name("key"), "-o", cohort.with_name("shared.csv"))
    assert run("deidentify", packed, *told).code == 0


@pytest.mark.slow
def test_a_page_is_made_of_it(run: Any, cohort: Path, packed: Path) -> None:
    out = cohort.with_name("page.html")
    assert run("report", packed, "--patient", "P1", "-o", out).code == 0
    assert out.stat().st_size > 0


@pytest.mark.parametrize(
    ("told", "option"),
    [
        (("--column", "pain=x"), "--column"),
        (("--dates", "dmy"), "--dates"),
        (("--as-is",), "--as-is"),
        (("--skip-bad-rows",), "--skip-bad-rows"),
        (("--sheet", "1"), "--sheet"),
        (("--clear-between", "2026-01-01", "2026-02-01"), "--clear-between"),
    ],
)
def test_what_says_how_a_file_is_read_is_refused(
    run: Any, packed: Path, told: tuple[str, ...], option: str
) -> None:
    for command in ("burden", "check"):
        ran = run(command, packed, *told)
        assert ran.code == 2
        assert f"leave {option} out" in ran.err


def test_the_order_of_dates_may_be_said_of_the_people(run: Any, packed: Path, people: Path) -> None:
    assert run("burden", packed, "--people", people, "--dates", "dmy").code == 0


def test_it_stands_by_itself(run: Any, cohort: Path, packed: Path) -> None:
    for files in ((packed, cohort), (cohort, packed)):
        ran = run("burden", *files)
        assert ran.code == 2
        assert "stands by itself" in ran.err


def test_a_damaged_one_is_told_in_words(run: Any, packed: Path) -> None:
    (packed / "part-00000.parquet").write_bytes(b"nothing")
    ran = run("burden", packed)
    assert ran.code == 2
    assert "pack the cohort again" in ran.err


def test_notebooks_and_maps_want_the_file_itself(run: Any, packed: Path) -> None:
    assert "hdiary convert" in run("lab", packed, "--no-start").err
    assert "hdiary.open_cohort" in run("map", packed, "-o", "-").err


def test_rows_left_out_when_packed_are_told_again(run: Any, tmp_path: Path) -> None:
    bad, folder = tmp_path / "bad.csv", tmp_path / "packed"
    rows = [f"A,2026-03-{day:02d},{77 if day == 3 else 1}" for day in range(1, 29)]
    bad.write_text("\n".join(["patient,date,pain", *rows]) + "\n", encoding="utf-8")
    assert run("cohort", "pack", bad, "--skip-bad-rows", "-o", folder).code == 0
    assert "could not be read" in run("burden", folder).err


@pytest.mark.slow
def test_asking_everybody_tells_who_has_no_diary_and_who_no_facts(
    run: Any, packed: Path, people: Path
) -> None:
    out = packed.with_name("answer")
    told = ("-o", out, "--people", people, "--jobs", 1)
    ran = run("cohort", "ask", "burden", packed, *told)
    assert ran.code == 0
    assert "1 person of the people's file has no diary here" in ran.err
    assert "Of 1 of 2 diaries nothing stands" in ran.err
