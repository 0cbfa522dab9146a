"""``hdiary template``: which kind it makes, what it was asked, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from hdiary.cli import main
from hdiary.keep import ask_for, diary_page, paper_pdf


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: bytes
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run() -> Run:
    """Run ``hdiary template`` with arguments."""

    def ran(*arguments: object) -> Ran:
        env = {"NO_COLOR": "1", "COLUMNS": "500"}
        with CliRunner().isolation(env=env) as (out, err, _):
            code = main(["template", *map(str, arguments)])
            return Ran(code, out.getvalue(), err.getvalue().decode())

    return ran


def told_in(page: bytes) -> dict[str, Any]:
    found = re.search(rb'id="told">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    told: dict[str, Any] = json.loads(found[1])
    return told


def test_the_page_is_that_of_python(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "diary.html"
    options = (
        *("--factors", "desk work; sleep", "--treatments", "heat", "--language", "de"),
        *("--name-of-plan", "Praxis", "--patient", "P1", "--check-ins", "10:00,14:00"),
    )
    ran = run("-o", path, *options)
    assert ran.code == 0
    asked = ask_for(
        factors="desk work; sleep", treatments="heat", language="de", name="Praxis",
        patient="P1", check_ins="10:00,14:00",
    )  # fmt: skip
    assert path.read_bytes() == diary_page(asked)
    assert f"{path}: eine Datei von {round(path.stat().st_size / 1000)} kB" in ran.err
    assert "Schreibtischarbeit" in ran.err
    assert "Stunden Schlaf." in ran.err
    assert "nichts genommen oder gemacht und Wärme" in ran.err


def test_the_page_needs_nothing_said(run: Run, tmp_path: Path) -> None:
    ran = run("-o", tmp_path / "diary.htm")
    assert (ran.code, len(ran.err.splitlines())) == (0, 1)
    assert (tmp_path / "diary.htm").read_bytes() == diary_page()


def test_a_folder_is_no_file(run: Run, tmp_path: Path) -> None:
    ran = run("-o", f"{tmp_path}/diary.html/")
    assert ran.code == 2
    assert "names a folder" in ran.err
    assert not (tmp_path / "diary.html").exists()


def test_a_web_app_is_a_folder(run: Run, tmp_path: Path) -> None:
    ran = run("-o", tmp_path / "diary", "--web-app", "--patient", "P1")
    assert ran.code == 0
    assert "7 files" in ran.err
    page = (tmp_path / "diary" / "index.html").read_bytes()
    assert told_in(page)["patient"] == "P1"
    assert run("-o", tmp_path / "diary", "--web-app").code == 2
    assert run("-o", tmp_path / "diary", "--web-app", "--force").code == 0


def test_the_workbook_asks_the_same(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "diary.xlsx"
    options = ("--factors", "violin; sleep; coffee (yes/no)", "--treatments", "heat; tea")
    ran = run("-o", path, "--days", 2, "--first-day", "2026-03-01", *options)
    assert ran.code == 0
    book = load_workbook(path)
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {"violin", "heat", "tea"} <= cells
    assert any("coffee" in cell for cell in cells)
    assert "cooking" not in cells
    assert "ibuprofen" not in cells


def test_the_sheet_of_paper_asks_the_same(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "diary.pdf"
    ran = run("-o", path, "--month", "2026-03", "--factors", "sleep", "--language", "de")
    assert ran.code == 0
    assert path.read_bytes() == paper_pdf(ask_for(factors="sleep", language="de"), month="2026-03")


def test_the_sheet_of_paper_asks_at_the_same_times(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "diary.pdf"
    assert run("-o", path, "--month", "2026-03", "--check-ins", "10:00,14:00").code == 0
    assert path.read_bytes() == paper_pdf(ask_for(check_ins="10:00,14:00"), month="2026-03")


def test_none_asks_at_no_time(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "diary.html"
    assert run("-o", path, "--check-ins", "none").code == 0
    assert path.read_bytes() == diary_page()


def test_csv_has_a_column_for_each_question(run: Run) -> None:
    ran = run("-o", "-", "--days", 1, "--first-day", "2026-03-01", "--factors", "sleep; walking")
    assert (ran.code, ran.err) == (0, "")
    header, row = csv.reader(io.StringIO(ran.out.decode()))
    assert any("sleep" in name for name in header)
    assert row[0] == "2026-03-01"


@pytest.mark.parametrize(
    ("name", "options", "says"),
    [
        ("a.html", ("--days", 5), "--days says nothing here"),
        ("a.html", ("--first-day", "2026-03-01"), "--first-day says nothing here"),
        ("a.html", ("--month", "2026-03"), "--month says nothing here"),
        ("a.csv", ("--treatments", "heat"), "--treatments says nothing here"),
        ("a.csv", ("--patient", "P1"), "--patient says nothing here"),
        ("a.xlsx", ("--name-of-plan", "x"), "--name-of-plan says nothing here"),
        ("a.xlsx", ("--check-ins", "10:00"), "--check-ins says nothing here"),
        ("a.pdf", ("--month", "2026-03", "--first-day", "2026-03-02"), "give one"),
        ("a.pdf", ("--month", "March"), "no month such as"),
        ("a.html", ("--web-app",), "no name of one"),
        ("a.docx", (), "ends in .html"),
        ("a", (), "ends in .html"),
        ("a.html", ("--language", "fr"), "'fr' is not one of"),
        ("a.html", ("--factors", "12; pain; coffee (cups)"), "is no word"),
        ("a.csv", ("--factors", "ibuprofen"), "--treatments"),
    ],
)
def test_what_would_change_nothing_is_refused(
    run: Run, tmp_path: Path, name: str, options: tuple[object, ...], says: str
) -> None:
    ran = run("-o", tmp_path / name, *options)
    assert ran.code == 2
    assert says in ran.err
    assert list(tmp_path.iterdir()) == []


def test_everything_that_is_wrong_is_told_at_once(run: Run, tmp_path: Path) -> None:
    ran = run(
        *("-o", tmp_path / "a.html", "--factors", "12; pain", "--treatments", "ibuprofin"),
        *("--check-ins", "late", "--language", "de"),
    )
    assert ran.code == 2
    lines = [line for line in ran.err.splitlines() if line.strip()]
    assert len(lines) == 4
    assert "Tippfehler" in ran.err


@pytest.mark.parametrize("name", ["a.html", "a.csv", "a.xlsx", "a.pdf"])
def test_a_diary_that_is_there_is_not_replaced(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("kept")
    ran = run("-o", tmp_path / name)
    assert ran.code == 2
    assert "already there" in ran.err
    assert (tmp_path / name).read_text() == "kept"
    assert run("-o", tmp_path / name, "--force").code == 0
    assert (tmp_path / name).read_bytes() != b"kept"


def test_own_words_are_told_so_that_a_slip_is_seen(run: Run, tmp_path: Path) -> None:
    ran = run("-o", tmp_path / "a.html", "--factors", "violin; sleep", "--treatments", "tee")
    assert "Activities to choose from: violin." in ran.err
    assert 'no words for "violin" and "tee"' in ran.err


def test_of_words_only_those_are_told_that_were_given(run: Run, tmp_path: Path) -> None:
    told = run("-o", tmp_path / "a.html", "--factors", "sleep; period").err.splitlines()
    assert told[1:] == ["Asked of each day: hours of sleep and period (yes or no)."]
    told = run("-o", tmp_path / "a.csv", "--factors", "sleep").err.splitlines()
    assert len(told) == 2
    ran = run("-o", tmp_path / "b.csv", "--factors", "sleep; walking")
    assert "activities and postures are typed in" in ran.err


def test_a_diary_as_csv_draws_no_heads(tmp_path: Path) -> None:
    script = (
        "import sys; from hdiary.cli import main;"
        f"main(['template', '-o', {str(tmp_path / 'a.csv')!r}]);"
        "print(*sorted(m for m in sys.modules if m.startswith('matplotlib')))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
