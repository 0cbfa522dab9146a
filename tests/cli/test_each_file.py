"""A folder of one file a person on the command line: asked about, answered, and remembered."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from hdiary.cli import options
from hdiary.read import declared

pytestmark = pytest.mark.slow
"""Each asks the whole command, which tries its own suggestions."""

NAMES = ("K01", "K02", "K03", "K04")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four people, one German file each, of eight weeks on which they differ."""
    home = tmp_path / "tagebuecher"
    home.mkdir()
    for who, name in enumerate(NAMES):
        rows = [_row(who, k) for k in range(56)]
        text = "\n".join(["Datum;Schmerz (0-10)", *rows, ""])
        (home / f"{name}.csv").write_text(text, encoding="utf-8")
    return home


def _row(who: int, k: int) -> str:
    day = date(2026, 1, 1) + timedelta(days=k)
    return f"{day:%d.%m.%Y};{(k * (who + 3) + who) % 8}"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    rows = [f"{name},{'ab'[k % 2]},2026-01-29" for k, name in enumerate((*NAMES, "K99"))]
    path.write_text("\n".join(["patient,arm,randomised", *rows, ""]), encoding="utf-8")
    return path


def test_the_choices_are_those_of_the_reader() -> None:
    assert options.EACH_FILE == declared.EACH_FILE


def test_check_asks_with_the_evidence_and_the_lines_to_copy(
    run: Any, folder: Path, people: Path
) -> None:
    ran = run("check", folder, "--people", people)
    assert ran.code == 1
    assert "Of the 4 files 4 are named as people of the people's file are" in ran.out
    assert 0 < ran.out.index("--each-file person --people") < ran.out.index("--each-file same")


def test_check_in_german_asks_in_german(run: Any, folder: Path, people: Path) -> None:
    ran = run("check", folder, "--people", people, "--language", "de")
    assert "Jede der 4 Dateien ist von einer anderen Person" in ran.out
    assert "Von den 4 Dateien heißen 4 wie Personen" in ran.out


def test_a_question_is_refused_with_the_line_to_try(run: Any, folder: Path, people: Path) -> None:
    ran = run("burden", folder, "--people", people)
    assert ran.code == 1
    assert not ran.out
    assert "If that is true, try next: hdiary check" in ran.err
    assert "--each-file person" in ran.err


def test_as_json_the_answers_come_likeliest_first(run: Any, folder: Path) -> None:
    told = run("check", folder, "--json").json
    assert told["refused"]
    assert [one["options"] for one in told["suggested"]] == [
        ["--each-file", "person"], ["--each-file", "same"],
    ]  # fmt: skip


def test_each_file_is_a_person_once_it_is_said(run: Any, folder: Path, people: Path) -> None:
    ran = run("check", folder, "--people", people, "--each-file", "person", "--json")
    assert ran.code == 0
    assert (ran.json["people"]["matched"], ran.json["settings"]["each_file"]) == (4, "person")


def test_a_folder_s_answer_is_remembered_beside_it(run: Any, folder: Path) -> None:
    assert run("check", folder, "--each-file", "person", "--remember").code == 0
    beside = folder.with_name("tagebuecher.hdiary.toml")
    assert 'each_file = "person"' in beside.read_text(encoding="utf-8")
    assert run("check", folder).code == 0
    assert run("check", folder, "--as-is").code == 1


def test_compare_says_why_nobody_has_an_outcome(run: Any, folder: Path, people: Path) -> None:
    ran = run("compare", folder, "--people", people, "--each-file", "same",
        "--anchor", "randomised")  # fmt: skip
    assert ran.code == 2
    assert "of the 4 files 4 are named as these people" in ran.err
    assert "blank for everybody" not in ran.err


def test_endpoints_say_why_nobody_has_a_start(run: Any, tmp_path: Path, people: Path) -> None:
    rows = [f"{NAMES[k % 4]};{_row(k % 4, k)}" for k in range(40)]
    file = tmp_path / "alle.csv"
    file.write_text("\n".join(["Kürzel;Datum;Schmerz (0-10)", *rows, ""]), encoding="utf-8")
    ran = run("endpoints", file, "--people", people, "--anchor", "randomised")
    assert '--column patient="Kürzel"' in ran.out
    again = run("endpoints", file, "--people", people, "--anchor", "randomised",
        "--column", "patient=Kürzel")  # fmt: skip
    assert "Nobody of the people" not in again.out
