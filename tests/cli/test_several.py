"""Several files, and folders, on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

HEAD = "date,pain,treatment\n"


@pytest.fixture
def months(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "jan.csv").write_text(HEAD + "2026-01-30,7,ibuprofen\n2026-01-31,0,\n", "utf-8")
    (folder / "feb.csv").write_text(HEAD + "2026-01-31,0,\n2026-02-01,4,ice\n", "utf-8")
    return folder


def test_check_says_what_stands_in_which_file(run: Any, months: Path) -> None:
    for named in ([months / "jan.csv", months / "feb.csv"], [months]):
        result = run("check", *named)
        assert result.code == 0, result.out + result.err
        assert "jan.csv" in (result.out + result.err)
        assert "rows          4 = 3 kept + 1 joined to others + 0 refused" in (
            result.out + result.err
        )


def test_check_says_so_in_german_and_as_json(run: Any, months: Path) -> None:
    assert "auch in anderer Datei" in run("check", months, "--language", "de").out
    told = run("check", months, "--json").json["reading"]["files"]
    assert [one["entries"] for one in told] == [2, 2]


def test_each_problem_names_its_file(run: Any, months: Path) -> None:
    (months / "mar.csv").write_text(HEAD + "2026-03-01,77,\n2026-01-31,5,\n", "utf-8")
    out = run("check", months, "--skip-bad-rows").out
    assert 'mar.csv, line 2, column "pain": "77"' in out
    assert "jan.csv, line 3" in out or "feb.csv, line 2" in out
    assert "mar.csv, Zeile 2" in run("check", months, "--language", "de").out
    assert "line 2" in run("check", months / "mar.csv").out
    assert "mar.csv, line" not in run("check", months / "mar.csv").out


def test_every_command_reads_several_files(run: Any, months: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.csv"
    assert run("convert", months, "-o", out).code == 0
    assert len(out.read_text("utf-8").splitlines()) == 4
    assert "2 of 3" in run("burden", months / "jan.csv", months / "feb.csv").out
    assert run("report", months, "-o", tmp_path / "page.html").code == 0


def test_no_file_that_was_read_is_written_over(run: Any, months: Path) -> None:
    for named in ([months], [months / "feb.csv", months / "jan.csv"]):
        result = run("convert", *named, "-o", months / "jan.csv", "--force")
        assert result.code != 0
        assert (months / "jan.csv").read_text("utf-8").startswith(HEAD + "2026-01-30")


def test_standard_input_is_a_diary_by_itself(run: Any, months: Path) -> None:
    result = run("check", "-", months / "jan.csv")
    assert result.code == 2
    assert "standard input" in (result.out + result.err)


def test_an_empty_folder_is_told(run: Any, tmp_path: Path) -> None:
    result = run("check", tmp_path)
    assert result.code == 2
    assert "no diary file in it" in (result.out + result.err)


def test_options_are_remembered_beside_one_file(run: Any, months: Path) -> None:
    result = run("check", months, "--scale", "0-10", "--remember")
    assert result.code == 2
    assert "one file" in (result.out + result.err)
