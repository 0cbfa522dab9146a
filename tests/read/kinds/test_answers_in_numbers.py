"""Numbers and words under a question of yes or no, and a no beside a rating that is not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from hdiary import read_diary, write_diary

DAYS = [f"2026-0{month}-{day:02d}" for month in (1, 2) for day in range(1, 29)]


def _file(header: str, cells: list[str]) -> bytes:
    rows = (f"{day},{cell}" for day, cell in zip(DAYS, cells * 28, strict=False))
    return "\n".join([f"date,{header}", *rows]).encode()


@pytest.mark.parametrize("header", ["Headache? (y/n)", "Kopfschmerz (ja/nein)"])
def test_numbers_under_a_question_of_yes_or_no_are_the_pain(header: str) -> None:
    entries = read_diary(_file(header, ["0", "3", "7", "0"])).entries
    assert entries["pain"].tolist() == [0, 3, 7, 0] * 14
    assert int(entries["headache"].sum()) == 28


@pytest.mark.parametrize(
    ("cells", "headaches"),
    [
        (["0", "5", "mild", "awful"], 42),
        (["n", "1", "4", "n"], 28),
        (["y", "n", "a little", "n"], 28),
    ],
)
def test_how_much_it_hurt_answers_whether_it_did(cells: list[str], headaches: int) -> None:
    entries = read_diary(_file("Headache? (y/n)", cells), scale="yes-no").entries
    assert int(entries["headache"].sum()) == headaches
    assert int(entries["headache"].eq(False).sum()) == 56 - headaches


@pytest.mark.parametrize("flag", ["Migraine", "Headache"])
@pytest.mark.parametrize("unread", ["awful", "mild", "~6"])
def test_a_no_beside_a_rating_that_is_not_read_makes_no_clear_day(flag: str, unread: str) -> None:
    cells = ["0,no", "8,yes", f"{unread},no", "0,no"]
    entries = read_diary(_file(f"Pain,{flag}", cells)).entries
    assert int(entries["headache"].sum()) == 28
    assert int(entries["headache"].eq(False).sum()) == 28


@pytest.mark.parametrize("unread", ["see notes", "xyz"])
def test_a_rating_that_says_nothing_beside_a_no_leaves_the_day_open(unread: str) -> None:
    entries = read_diary(_file("Pain,Migraine", ["0,no", "8,yes", f"{unread},no", "0,no"])).entries
    assert int(entries["headache"].isna().sum()) == 14
    assert int(entries["headache"].eq(False).sum()) == 28


@pytest.mark.parametrize("mark", ["x", "yes"])
def test_days_that_say_nothing_are_written_so_that_they_are_read_again(
    mark: str, tmp_path: Path
) -> None:
    text = _file("Headache", [mark, "", "", mark])
    diary = read_diary(text, scale="yes-no", blank="not-said")
    write_diary(diary, tmp_path / "again.csv")
    again = read_diary(tmp_path / "again.csv")
    assert again.entries["headache"].equals(diary.entries["headache"])
    assert int(again.entries["headache"].isna().sum()) == 28
