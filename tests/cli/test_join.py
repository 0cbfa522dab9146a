"""``hdiary join``: from a diary and a watch's export to one file, and on to a page."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

WATCH = "date,sleep_hours,steps\n2026-03-14,6.5,4000\n2026-03-16,8,9000\n2026-04-20,7,100\n"


def kept(folder: Path, text: str = WATCH, name: str = "watch.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_new_file_holds_the_diary_and_the_factors(
    run: Run, diary: Path, tmp_path: Path
) -> None:
    out = tmp_path / "both.csv"
    ran = run("join", diary, kept(tmp_path), "-o", out)
    assert ran.code == 0
    assert "2 days met" in ran.err
    checked = run("check", out, "--json").json
    became = {one["column"]: one["kind"] for one in checked["reading"]["columns"]}
    assert {"sleep_hours": "number", "steps": "number"}.items() <= became.items()
    assert run("convert", out, "-o", "-").out == out.read_text(encoding="utf-8")


def test_a_page_is_made_of_it(run: Run, diary: Path, tmp_path: Path) -> None:
    out, page = tmp_path / "both.csv", tmp_path / "page.html"
    assert run("join", diary, kept(tmp_path), "-o", out).code == 0
    assert run("report", out, "-o", page).code == 0
    assert page.exists()


def test_a_file_that_is_there_is_kept_unless_forced(run: Run, diary: Path, tmp_path: Path) -> None:
    watch, out = kept(tmp_path), kept(tmp_path, "mine", "both.csv")
    assert run("join", diary, watch, "-o", out).code == 2
    assert out.read_text() == "mine"
    assert run("join", diary, watch, "-o", out, "--force").code == 0
    for own in (diary, watch):
        assert run("join", diary, watch, "-o", own, "--force").code == 2


def test_it_is_printed_with_the_account_apart(run: Run, diary: Path, tmp_path: Path) -> None:
    ran = run("join", diary, kept(tmp_path), "-o", "-")
    assert ran.out.startswith("date,")
    assert "2 days met" in ran.err
    assert run("join", diary, kept(tmp_path), "-o", "-", "--json").code == 2


def test_a_program_gets_one_object(run: Run, diary: Path, tmp_path: Path) -> None:
    told = run("join", diary, kept(tmp_path), "-o", tmp_path / "both.csv", "--json").json
    source = told["sources"][0]
    assert (source["days"], source["met"], told["diary_days"]) == (3, 2, 4)
    assert [one["column"] for one in source["columns"]] == ["sleep_hours", "steps"]


def test_options_of_reading_are_the_diarys(run: Run, tmp_path: Path) -> None:
    rated = kept(tmp_path, "date,pain\n2026-03-14,3\n2026-03-16,1\n", "mine.csv")
    out = tmp_path / "both.csv"
    assert run("join", rated, kept(tmp_path), "-o", out, "--scale", "0-3").code == 0
    assert "pain (0-3)" in out.read_text()


def test_nothing_met_is_refused_with_both_spans(run: Run, diary: Path, tmp_path: Path) -> None:
    late = kept(tmp_path, WATCH.replace("2026", "2031"))
    ran = run("join", diary, late, "-o", tmp_path / "both.csv")
    assert ran.code == 1
    assert "17 March 2026" in ran.err
    assert "14 March 2031" in ran.err
    assert not (tmp_path / "both.csv").exists()
    refused = run("join", diary, late, "-o", tmp_path / "both.csv", "--json")
    assert (refused.code, refused.json["refused"]) == (1, True)


def test_it_speaks_german(run: Run, diary: Path, tmp_path: Path) -> None:
    ran = run("join", diary, kept(tmp_path), "-o", tmp_path / "both.csv", "--language", "de")
    assert "Gemeinsame Tage: 2" in ran.err


def test_the_order_of_days_in_the_other_is_asked(run: Run, diary: Path, tmp_path: Path) -> None:
    doubted = kept(tmp_path, "date,steps\n03/01/2026,5\n03/02/2026,6\n")
    out = tmp_path / "both.csv"
    assert "--other-dates" in run("join", diary, doubted, "-o", out).err
    assert run("join", diary, doubted, "-o", out, "--other-dates", "mdy").code == 0
