"""An option said once is remembered beside the file, told every time, and easily left aside."""

from __future__ import annotations

import stat
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

HUNDRED = "Tag,Wert,Notizen\n2026-03-02,70,quarrel with Marguerite\n2026-03-03,0,\n"
OPTIONS = ("--scale", "0-100", "--column", "pain=Wert")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(HUNDRED, encoding="utf-8")
    return path


@pytest.fixture
def beside(file: Path) -> Path:
    return file.with_name("mine.csv.hdiary.toml")


@pytest.mark.slow
def test_every_command_reads_as_remembered_and_says_so(run: Any, file: Path, beside: Path) -> None:
    assert run("burden", file).code == 1
    ran = run("check", file, *OPTIONS, "--remember")
    assert ran.code == 0
    assert "Remembered in mine.csv.hdiary.toml." in ran.err
    assert tomllib.loads(beside.read_text(encoding="utf-8")) == {
        "scale": "0-100",
        "headers": ["Tag", "Wert", "Notizen"],
        "columns": {"Wert": "pain"},
    }
    said = "Read as remembered in mine.csv.hdiary.toml: --scale 0-100 --column pain=Wert."
    for command in (
        ("burden",), ("pattern",), ("convert", "-o", "-"), ("report", "-o", "-"),
        ("lab", "--no-start"),
    ):  # fmt: skip
        ran = run(command[0], file, *command[1:])
        assert ran.code == 0
        assert ran.err.count(said) == 1
    checked = run("check", file)
    assert checked.code == 0
    assert said in checked.out
    assert run("check", file, "--json").json["reading"]["remembered"] == {
        "scale": "0-100",
        "columns": {"Wert": "pain"},
    }


def test_options_given_now_count_more(run: Any, file: Path) -> None:
    run("check", file, *OPTIONS, "--remember")
    ran = run("burden", file, "--scale", "0-10")
    assert ran.code == 1
    assert run("burden", file, "--as-is").code == 1
    assert run("burden", file, "--as-is", *OPTIONS).code == 0


def test_more_options_are_added_to_those_remembered(run: Any, file: Path, beside: Path) -> None:
    run("check", file, *OPTIONS, "--remember")
    run("check", file, "--blank", "not-said", "--remember")
    kept = tomllib.loads(beside.read_text(encoding="utf-8"))
    assert (kept["scale"], kept["blank"]) == ("0-100", "not-said")
    run("check", file, "--as-is", *OPTIONS, "--remember")
    assert "blank" not in tomllib.loads(beside.read_text(encoding="utf-8"))


def test_what_does_not_read_the_file_is_not_remembered(run: Any, file: Path, beside: Path) -> None:
    ran = run("check", file, "--scale", "0-3", "--remember")
    assert ran.code == 1
    assert "Nothing was remembered" in ran.err
    assert not beside.exists()


def test_without_options_there_is_nothing_to_remember(run: Any, diary: Path) -> None:
    ran = run("check", diary, "--remember")
    assert ran.code == 0
    assert "nothing to remember" in ran.err
    assert list(diary.parent.iterdir()) == [diary]


def test_standard_input_has_no_place_beside_it(run: Any) -> None:
    ran = run("check", "-", "--remember", stdin=b"date,pain\n2026-03-01,4\n2026-03-02,0\n")
    assert ran.code == 2
    assert "--remember" in ran.err


def test_a_file_of_somebody_else_is_not_written_over(run: Any, file: Path, beside: Path) -> None:
    beside.write_text('scale = "0-100"\n[columns]\n"Wert" = "pain"\n', encoding="utf-8")
    before = beside.read_bytes()
    ran = run("check", file, "--blank", "not-said", "--remember")
    assert ran.code == 2
    assert "already there" in ran.err
    assert beside.read_bytes() == before
    assert run("check", file, "--blank", "not-said", "--remember", "--force").code == 0
    assert beside.read_bytes() != before


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_it_is_for_its_owner_only_and_holds_no_entry(run: Any, file: Path, beside: Path) -> None:
    run("check", file, *OPTIONS, "--remember")
    assert stat.S_IMODE(beside.stat().st_mode) == 0o600
    text = beside.read_text(encoding="utf-8")
    assert "Marguerite" not in text
    assert "70" not in text
    assert text.startswith("# Remembered by hdiary: how to read mine.csv.")


def test_other_headers_are_warned_of(run: Any, file: Path) -> None:
    run("check", file, *OPTIONS, "--remember")
    file.write_text(HUNDRED.replace("Notizen", "Seite"), encoding="utf-8")
    ran = run("burden", file)
    assert "The headers of this file changed" in ran.err
    run("check", file, "--remember")
    assert "changed" not in run("burden", file).err


def test_a_mistake_by_hand_is_told_with_its_line(run: Any, file: Path, beside: Path) -> None:
    beside.write_text('# by hand\nscale = "0-1000"\n', encoding="utf-8")
    for command in (("burden",), ("check",)):
        ran = run(*command, file)
        assert ran.code == 1
        assert "line 2" in ran.out + ran.err
        assert "--as-is" in ran.out + ran.err
    assert "mine.csv.hdiary.toml" in run("burden", file).err


def test_two_spellings_are_one_are_remembered_and_told(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "words.csv"
    rows = "".join(f"2026-01-{day:02},{day % 3},office corner\n" for day in range(1, 20))
    file.write_text("date,pain,activity\n" + rows, encoding="utf-8")
    ran = run("check", str(file), "--same", "desk work=office corner", "--remember")
    assert ran.code == 0
    assert "The words of your entries that you took as one stand in it." in ran.err
    told = 'By hand taken as one: "office corner" is "desk work".'
    assert told in ran.out
    beside = tmp_path / "words.csv.hdiary.toml"
    assert '[same]\n"desk work" = ["office corner"]' in beside.read_text(encoding="utf-8")
    assert told in run("check", str(file)).out
    german = run("check", str(file), "--language", "de").out
    assert "Von Hand zusammengelegt: „office corner“ ist „desk work“." in german
    asked = run("check", str(file), "--json", "--as-is", "--same", "desk work=office corner").json
    assert asked["settings"]["same"] == {"desk work": ["office corner"]}
    undone = run("check", str(file), "--same", "desk work=", "--remember").out
    assert told not in undone
    assert "[same]" not in beside.read_text(encoding="utf-8")


def test_a_spelling_without_its_word_is_refused(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "words.csv"
    file.write_text("date,pain\n2026-01-01,1\n", encoding="utf-8")
    ran = run("check", str(file), "--same", "office")
    assert ran.code == 2
    assert "desk work=office (desk)" in ran.err


def test_remarks_of_the_person_stay_when_more_is_remembered(run: Any, tmp_path: Path) -> None:
    file, beside = tmp_path / "d.csv", tmp_path / "d.csv.hdiary.toml"
    file.write_text("date,pain\n2026-01-01,1\n", encoding="utf-8")
    beside.write_text(
        "# Remembered by hdiary beside d.csv: what was chosen for it.\n"
        "# my own remark\n\n[panel]\n# and one here\nquestion = 'relief'\n",
        encoding="utf-8",
    )
    for scale in ("0-100", "0-10"):
        assert run("check", file, "--scale", scale, "--remember").code == 0
    text = beside.read_text(encoding="utf-8")
    assert text.count("# my own remark") == text.count("# and one here") == 1
    assert text.count("# Remembered by hdiary") == text.count("Change this file") == 1
    assert "no entry of the diary" not in text
    assert "question = 'relief'" in text
