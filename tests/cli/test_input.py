"""How a command finds its diary, and the options of reading."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def test_a_diary_comes_through_standard_input(run: Any, diary: Path) -> None:
    ran = run("check", "-", stdin=diary.read_bytes())
    assert ran.code == 0
    assert "4 kept" in ran.out


def test_a_refused_diary_through_standard_input_is_told(run: Any, bad: Path) -> None:
    ran = run("check", "-", stdin=bad.read_bytes())
    assert ran.code == 1
    assert "2 kept + 2 refused" in ran.out


def test_a_missing_file_is_wrong_usage_and_a_near_name_is_offered(
    run: Any, diary: Path, tmp_path: Path
) -> None:
    ran = run("check", tmp_path / "exprot.csv")
    assert ran.code == 2
    assert f"Did you mean {diary}?" in ran.err


def test_a_folder_is_read_and_its_diaries_are_listed(run: Any, diary: Path, tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert run("burden", tmp_path).out == run("burden", diary).out
    ran = run("check", tmp_path)
    assert str(diary) in ran.out
    assert 'Passed over, since they are no diaries: "picture.png"' in ran.out


def test_a_folder_without_diaries_says_so(run: Any, tmp_path: Path) -> None:
    assert "no diary file in it" in run("check", tmp_path).err


def test_a_name_in_quotation_marks_is_found(run: Any, diary: Path) -> None:
    assert run("check", f'"{diary}"').code == 0


def test_a_name_with_spaces_and_accents_is_found(run: Any, diary: Path, tmp_path: Path) -> None:
    path = tmp_path / "mein Tägebuch.csv"
    path.write_bytes(diary.read_bytes())
    assert run("check", path).code == 0


def test_an_address_is_never_fetched(run: Any) -> None:
    ran = run("check", "https://example.org/diary.csv")
    assert ran.code == 2
    assert "never uses the network" in ran.err


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    path = tmp_path / "odd.csv"
    path.write_text("When|How|Who\n03/04/2026|50|a\n05/06/2026|0|b\n")
    return path


def test_columns_scale_dates_and_delimiter_can_be_declared(run: Any, odd: Path) -> None:
    ran = run(
        "convert", odd, "-o", "-", "--column", "date=When", "--column", "pain=How",
        "--column", "factor=Who", "--scale", "0-100", "--dates", "dmy", "--delimiter", "pipe",
        "--encoding", "utf-8",
    )  # fmt: skip
    assert ran.code == 0
    assert ran.out == "date,pain (0-100),Who\n2026-04-03,50,a\n2026-06-05,0,b\n"


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--column", "pain", "lacks a header"),
        ("--column", "pian=How", "no column of a diary"),
        ("--scale", "1-7", "0-100"),
        ("--dates", "ymd", "dmy"),
        ("--encoding", "klingon", "try utf-8"),
        ("--delimiter", "x", "semicolon"),
    ],
)
def test_a_wrong_option_says_what_is_allowed(
    run: Any, odd: Path, option: str, value: str, words: str
) -> None:
    ran = run("check", odd, option, value)
    assert ran.code == 2
    assert words in ran.err


def test_one_header_with_two_meanings_is_wrong_usage(run: Any, odd: Path) -> None:
    ran = run("check", odd, "--column", "pain=How", "--column", "neck_pain=How")
    assert ran.code == 2
    assert "two meanings" in ran.err


def test_a_header_may_hold_an_equals_sign(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("date,a=b\n2026-03-01,5\n")
    assert run("convert", path, "-o", "-", "--column", "pain=a=b").out.endswith("2026-03-01,5\n")


def test_unlisted_days_are_clear_where_the_person_says_so(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "attacks.csv"
    path.write_text("date,pain\n2026-03-03,6\n2026-03-10,7\n")
    assert "lists only headaches" in run("check", path).out
    ran = run("check", path, "--clear-between", "2026-03-01", "2026-03-14", "--json")
    assert ran.json["diary"]["clear_days"] == 12
    ran = run("check", path, "--clear-between", "2026-03-14", "2026-03-01")
    assert ran.code == 2
    assert "earlier day first" in ran.err


def test_a_file_cannot_command_the_terminal(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "patient,date,pain,m\x1b[31mood\nP\x1b[31m1,2026-03-01,5,1\nP2,2026-03-01,0,1\n"
    )
    for command in ("check", "burden", "pattern"):
        ran = run(command, path, env={"FORCE_COLOR": "1"})
        assert "\x1b[31m" not in ran.out + ran.err
    path.write_text("date,pain,\x1b[31m\n2026-03-01,5\x1b[31m,1\n")
    ran = run("burden", path, env={"NO_COLOR": "1"})
    assert "The cell was left blank" in ran.err
    assert "\x1b" not in ran.out + ran.err
