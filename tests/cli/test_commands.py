"""What each command says, saves and ends with."""

from __future__ import annotations

import csv
import gzip
import io
import re
from pathlib import Path
from typing import Any

import pytest

from hdiary import __version__
from hdiary.cli.commands import BRIEFLY, COMMANDS, get_command
from hdiary.registry import QUESTIONS

ROOT = Path(__file__).parents[2]
NAMES = [question.name for question in QUESTIONS]


class TestTheCommandsAsAWhole:
    """Help, versions, and the promise that no command lacks words."""

    def test_help_names_every_command_and_begins_with_an_example(self, run: Any) -> None:
        ran = run("--help")
        assert ran.code == 0
        assert "hdiary report diary.csv -o page.html" in ran.out
        assert all(re.search(rf"^  {name} +\w", ran.out, re.MULTILINE) for name in COMMANDS)

    def test_the_version_is_told(self, run: Any) -> None:
        assert run("--version").out == f"hdiary {__version__}\n"

    @pytest.mark.parametrize("name", COMMANDS)
    def test_a_command_has_help_with_an_example(self, run: Any, name: str) -> None:
        ran = run(name, "--help")
        assert ran.code == 0
        assert re.search(rf"Examples?:\n +hdiary {name} ", ran.out)

    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_option_of_a_command_has_help(self, name: str) -> None:
        command = get_command(name)
        assert command is not None
        silent = [p.name for p in command.params if p.name != "file" and not getattr(p, "help", "")]
        assert silent == []

    @pytest.mark.parametrize("name", COMMANDS)
    def test_the_readme_shows_every_command(self, name: str) -> None:
        assert f"hdiary {name} " in (ROOT / "README.md").read_text(encoding="utf-8")

    @pytest.mark.parametrize("name", BRIEFLY)
    def test_what_the_list_says_of_a_command_is_what_it_says_itself(self, name: str) -> None:
        command = get_command(name)
        assert command is not None
        assert command.get_short_help_str(limit=100) == BRIEFLY[name]

    def test_a_mistyped_command_is_recognised(self, run: Any) -> None:
        ran = run("chek", "diary.csv")
        assert ran.code == 2
        assert 'Did you mean "check"?' in ran.err

    def test_no_argument_shows_how_to_begin(self, run: Any) -> None:
        ran = run()
        assert ran.code == 2
        assert "hdiary check diary.csv" in ran.err
        assert ran.out == ""

    def test_a_mistyped_option_is_wrong_usage(self, run: Any, diary: Path) -> None:
        assert run("check", diary, "--sclae", "words").code == 2


class TestCheck:
    """``check`` tells what was recognised and what is wrong."""

    def test_it_tells_what_was_recognised(self, run: Any, diary: Path) -> None:
        ran = run("check", diary)
        assert (ran.code, ran.err) == (0, "")
        told = " ".join(ran.out.split())
        for words in (
            "encoding UTF-8",
            "delimiter semicolon",
            "decimal sign comma",
            "dates day first",
            "rows 4 = 4 kept + 0 refused",
            "Schmerz (0-10) pain",
            "Stress factor number",
            "headache 3",  # the one from 22:00 to 03:00 is two days
            "clear 2",
            "not recorded 12",
            "This diary can be read.",
        ):
            assert words in told
        assert "Anna" not in ran.out

    def test_it_tells_all_problems_of_a_refused_diary_and_what_it_would_have_been(
        self, run: Any, bad: Path
    ) -> None:
        ran = run("check", bad)
        assert ran.code == 1
        assert "Problems (2)" in ran.out
        assert 'line 3, column "Schmerz (0-10)": "75"' in ran.out
        assert 'line 4, column "Datum": "35.03.2026"' in ran.out
        assert "go on without the 2 of 4 rows concerned: --skip-bad-rows" in ran.out
        assert "delimiter     semicolon" in ran.out

    def test_skipping_bad_rows_is_said_and_still_ends_with_1(self, run: Any, bad: Path) -> None:
        ran = run("check", bad, "--skip-bad-rows")
        assert ran.code == 1
        assert "2 of 4 rows were refused and left out (lines 3-4)." in ran.out

    def test_many_problems_of_a_kind_are_counted(self, run: Any, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        rows = [f"2026-03-{day:02d},{20 + day}" for day in range(1, 21)]
        path.write_text("date,pain\n2026-02-01,5\n" + "\n".join(rows) + "\n")
        assert "and 15 more of this kind" in run("check", path).out

    def test_all_problems_can_be_saved(self, run: Any, bad: Path, tmp_path: Path) -> None:
        ran = run("check", bad, "--problems-csv", tmp_path / "p.csv")
        assert ran.code == 1
        rows = list(csv.DictReader(io.StringIO((tmp_path / "p.csv").read_text())))
        assert [(row["line"], row["value"]) for row in rows] == [("3", "75"), ("4", "35.03.2026")]

    def test_warnings_alone_are_fine(self, run: Any, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text("date,pain\n2026-03-01,3\n2026-03-02,0\n")
        ran = run("check", path)
        assert ran.code == 0
        assert "Worth a look (1)" in ran.out
        assert "--scale 0-3" in ran.out

    def test_a_warning_says_what_was_done_and_not_what_was_expected(
        self, run: Any, tmp_path: Path
    ) -> None:
        path = tmp_path / "a.csv"
        path.write_text("date,pain,treatment\n2026-03-01,7,foo\n2026-03-02,0,none\n")
        worth = run("check", path).out.partition("Worth a look")[2]
        assert "expected" not in worth
        assert 'line 2, column "treatment", "foo": It is kept' in worth

    def test_a_warning_about_the_whole_column_names_no_line(self, run: Any, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text("date,pain\n2026-03-01,3\n2026-03-02,0\n")
        worth = run("check", path).out.partition("Worth a look")[2]
        assert 'column "pain": No pain in this column' in worth
        assert "line" not in worth

    def test_it_counts_rows_with_headache_without_and_not_said(
        self, run: Any, tmp_path: Path
    ) -> None:
        path = tmp_path / "a.csv"
        path.write_text("date,pain,stress\n2026-03-01,7,1\n2026-03-02,0,2\n2026-03-03,,3\n")
        assert "1 with headache, 1 without, 1 not said" in run("check", path).out

    def test_a_workbook_has_rows_and_not_lines(self, run: Any, tmp_path: Path) -> None:
        import openpyxl

        book = openpyxl.Workbook()
        for row in (("date", "pain"), ("2026-03-01", 7), ("2026-03-02", 75)):
            book.active.append(row)
        book.save(tmp_path / "a.xlsx")
        out = run("check", tmp_path / "a.xlsx").out
        assert 'row 3, column "pain": "75"' in out
        assert "row 1" in out
        assert "line 3" not in out

    def test_columns_are_shown_though_the_order_of_the_dates_is_not_known(
        self, run: Any, tmp_path: Path
    ) -> None:
        path = tmp_path / "a.csv"
        path.write_text("date,How bad\n03/04/2026,5\n05/06/2026,0\n")
        ran = run("check", path)
        assert ran.code == 1
        assert "--dates dmy" in ran.out
        assert re.search(r"How bad +pain", ran.out)

    @pytest.mark.slow
    @pytest.mark.parametrize("command", ["check", "burden"])
    def test_what_is_no_diary_is_told_in_a_few_lines(
        self, run: Any, tmp_path: Path, command: str
    ) -> None:
        path = tmp_path / "a.csv"
        path.write_text("one,two,three\n" + "some,words\n" * 50)
        ran = run(command, path)
        told = ran.out + ran.err
        assert ran.code == 1
        assert "This does not look like a diary" in told
        assert "cells" not in told
        assert 'column "pain"' in told

    @pytest.mark.slow
    @pytest.mark.parametrize("content", [b"", b"<html><body>", b"%PDF-1.7\n", b"a,b\n1,2\n"])
    def test_what_is_no_diary_is_refused_in_words(
        self, run: Any, tmp_path: Path, content: bytes
    ) -> None:
        path = tmp_path / "a.csv"
        path.write_bytes(content)
        ran = run("check", path)
        assert ran.code == 1
        assert "This diary is refused as it is." in ran.out
        assert "Traceback" not in ran.out + ran.err

    def test_json_is_one_object_and_nothing_else(self, run: Any, bad: Path, diary: Path) -> None:
        fine, refused = run("check", diary, "--json"), run("check", bad, "--json")
        assert (fine.code, fine.err) == (0, "")
        assert (refused.code, refused.err) == (1, "")
        assert fine.json["refused"] is False
        assert fine.json["reading"]["delimiter"] == "semicolon"
        assert fine.json["reading"]["columns"][0]["became"] == "date"
        assert refused.json["refused"] is True
        assert [p["line"] for p in refused.json["problems"]] == [3, 4]
        counts = refused.json["diary"]
        assert counts["rows_in"] == counts["rows_kept"] + counts["rows_refused"] == 4
        assert counts["refused_lines"] == [3, 4]

    def test_json_of_what_is_no_diary_at_all(self, run: Any, tmp_path: Path) -> None:
        (tmp_path / "a.csv").write_bytes(b"")
        ran = run("check", tmp_path / "a.csv", "--json")
        assert ran.code == 1
        assert ran.json["refused"] is True
        assert "diary" not in ran.json


class TestConvert:
    """``convert`` loses nothing."""

    def test_converting_twice_changes_nothing(self, run: Any, diary: Path, tmp_path: Path) -> None:
        one, two = tmp_path / "1.csv", tmp_path / "2.csv"
        assert run("convert", diary, "-o", one).code == 0
        assert run("convert", one, "-o", two).code == 0
        assert one.read_bytes() == two.read_bytes()
        assert one.read_text().splitlines()[2] == (
            "2026-03-14,22:00,03:00,7.5,left,neck,Ibuprofen 400 mg,Besuch bei Anna,5"
        )

    def test_it_prints_to_standard_output(self, run: Any, diary: Path) -> None:
        ran = run("convert", diary, "-o", "-")
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith("date,start,end,pain,side,")

    def test_it_packs(self, run: Any, diary: Path, tmp_path: Path) -> None:
        assert run("convert", diary, "-o", tmp_path / "a.csv.gz").code == 0
        assert gzip.decompress((tmp_path / "a.csv.gz").read_bytes()).startswith(b"date,")

    def test_rows_left_out_are_said(self, run: Any, bad: Path) -> None:
        ran = run("convert", bad, "-o", "-", "--skip-bad-rows")
        assert ran.code == 0
        assert "2 of 4 rows were refused and left out (lines 3-4)." in ran.err
        assert len(ran.out.splitlines()) == 3

    def test_a_refused_diary_leaves_no_file(self, run: Any, bad: Path, tmp_path: Path) -> None:
        ran = run("convert", bad, "-o", tmp_path / "out.csv")
        assert ran.code == 1
        assert 'line 3, column "Schmerz (0-10)": "75"' in ran.err
        assert not (tmp_path / "out.csv").exists()


class TestFilesAreSafe:
    """Nothing is written over unasked, and never the input."""

    @pytest.mark.parametrize("command", ["convert", "report"])
    def test_a_file_that_is_there_stays(
        self, run: Any, diary: Path, tmp_path: Path, command: str
    ) -> None:
        target = tmp_path / ("page.html" if command == "report" else "out.csv")
        target.write_text("mine")
        ran = run(command, diary, "-o", target)
        assert ran.code == 2
        assert "already there" in ran.err
        assert target.read_text() == "mine"
        assert run(command, diary, "-o", target, "--force").code == 0
        assert target.read_text() != "mine"

    @pytest.mark.parametrize(
        "arguments",
        [
            ("convert", "-o"),
            ("report", "-o"),
            ("burden", "--csv"),
            ("check", "--problems-csv"),
        ],
    )
    def test_the_input_is_never_written_over(
        self, run: Any, diary: Path, arguments: tuple[str, str]
    ) -> None:
        before = diary.read_bytes()
        command, option = arguments
        ran = run(command, diary, option, diary, "--force")
        assert ran.code == 2
        assert "never writes over its input" in ran.err
        assert diary.read_bytes() == before

    @pytest.mark.parametrize(
        "arguments",
        [("convert", "-o"), ("burden", "--csv"), ("check", "--problems-csv")],
    )
    def test_csv_is_not_written_under_the_name_of_a_workbook(
        self, run: Any, diary: Path, tmp_path: Path, arguments: tuple[str, str]
    ) -> None:
        command, option = arguments
        ran = run(command, diary, option, tmp_path / "out.xlsx")
        assert ran.code == 2
        assert "this is CSV" in ran.err
        assert "out.csv" in ran.err
        assert not (tmp_path / "out.xlsx").exists()

    def test_a_table_is_not_saved_under_a_dash(self, run: Any, diary: Path) -> None:
        ran = run("burden", diary, "--csv", "-")
        assert ran.code == 2
        assert "--json prints everything" in ran.err

    def test_a_missing_folder_is_told_before_any_work(self, run: Any, tmp_path: Path) -> None:
        path = tmp_path / "not-a-diary.csv"
        path.write_text("x")
        ran = run("report", path, "-o", tmp_path / "none" / "page.html")
        assert ran.code == 2
        assert "There is no folder" in ran.err


class TestQuestions:
    """Every question has words, JSON, a table and pictures."""

    @pytest.mark.parametrize("name", NAMES)
    def test_it_answers_in_words_and_a_table(self, run: Any, diary: Path, name: str) -> None:
        ran = run(name, diary)
        assert ran.code == 0
        assert "verdict" in ran.out
        assert not re.search(r"\bnan\b|<NA>|NaT", ran.out)

    @pytest.mark.parametrize("name", NAMES)
    def test_json_has_what_the_design_promises(self, run: Any, diary: Path, name: str) -> None:
        since = ["--since", "2026-03-15"] if name == "change" else []
        ran = run(name, diary, "--json", *since)
        assert (ran.code, ran.err) == (0, "")
        found = ran.json
        assert list(found)[:2] == ["hdiary", "question"]
        assert found["question"] == name
        assert (
            found["diary"]
            | {
                "file": "export.csv",
                "patients": 1,
                "first_day": "2026-03-01",
                "last_day": "2026-03-17",
                "days": 17,
                "headache_days": 3,
                "clear_days": 2,
                "not_recorded": 12,
                "rows_in": 4,
            }
            == found["diary"]
        )
        assert found["settings"]["scale"] == "0-10"
        assert found["table"][0]["patient"] == "1"
        assert found["summary"]

    @pytest.mark.parametrize("name", NAMES)
    def test_its_line_in_the_registry_names_columns_and_tables_that_exist(
        self, run: Any, cohort: Path, name: str
    ) -> None:
        question = next(q for q in QUESTIONS if q.name == name)
        found = run(name, cohort, "--json").json
        assert set(question.columns) <= set(found["table"][0])
        assert set(found["tables"]) == set(question.tables)

    @pytest.mark.parametrize("name", NAMES)
    def test_one_person_can_be_chosen(self, run: Any, cohort: Path, name: str) -> None:
        everyone = run(name, cohort, "--json").json["table"]
        assert {row["patient"] for row in everyone} == {"P1", "P2"}
        one = run(name, cohort, "--json", "--patient", "P2").json["table"]
        assert one == [row for row in everyone if row["patient"] == "P2"]

    @pytest.mark.parametrize("name", NAMES)
    def test_an_unknown_person_is_wrong_usage(self, run: Any, cohort: Path, name: str) -> None:
        ran = run(name, cohort, "--patient", "Q")
        assert ran.code == 2
        assert "There are 2 people" in ran.err

    @pytest.mark.parametrize("name", NAMES)
    def test_a_refused_diary_says_so_in_json_too(self, run: Any, bad: Path, name: str) -> None:
        ran = run(name, bad, "--json")
        assert ran.code == 1
        assert ran.json["refused"] is True
        assert [p["line"] for p in ran.json["problems"]] == [3, 4]
        assert "bad.csv was not read: 2 problems" in ran.err

    @pytest.mark.parametrize("name", NAMES)
    def test_rows_left_out_are_said_with_their_lines(self, run: Any, bad: Path, name: str) -> None:
        ran = run(name, bad, "--skip-bad-rows", "--json")
        assert ran.code == 0
        assert "(lines 3-4)" in ran.err
        assert ran.json["diary"]["refused_lines"] == [3, 4]

    @pytest.mark.parametrize("name", NAMES)
    def test_the_table_can_be_saved(
        self, run: Any, cohort: Path, tmp_path: Path, name: str
    ) -> None:
        assert run(name, cohort, "--csv", tmp_path / "t.csv").code == 0
        rows = list(csv.DictReader(io.StringIO((tmp_path / "t.csv").read_text())))
        assert {row["patient"] for row in rows} == {"P1", "P2"}

    @pytest.mark.parametrize(
        ("name", "picture"),
        [(q.name, p) for q in QUESTIONS for p in (*q.pictures, *q.pictures_of_all)],
    )
    def test_every_picture_can_be_saved(
        self, run: Any, cohort: Path, tmp_path: Path, name: str, picture: str
    ) -> None:
        target = tmp_path / "picture.png"
        who = [] if picture == "people" else ["--patient", "P1"]
        ran = run(name, cohort, "--plot", target, "--picture", picture, *who)
        assert ran.code == 0
        assert target.read_bytes().startswith(b"\x89PNG")

    @pytest.mark.parametrize(
        ("name", "picture"),
        [(q.name, p) for q in QUESTIONS for p in (*q.pictures, *q.pictures_of_all)],
    )
    def test_a_picture_speaks_the_language_that_is_asked_for(
        self, run: Any, cohort: Path, tmp_path: Path, name: str, picture: str
    ) -> None:
        who = [] if picture == "people" else ["--patient", "P1"]
        words = []
        for language in ("en", "de"):
            target = tmp_path / f"{language}.svg"
            asked = ("--picture", picture, "--language", language, *who)
            ran = run(name, cohort, "--plot", target, *asked)
            words.append(re.search(r"<desc[^>]*>(.*?)</desc>", target.read_text())[1])  # type: ignore[index]
        assert "Das Bild steht in" in ran.err
        assert words[0] != words[1]

    @pytest.mark.parametrize(("kind", "begins"), [("svg", b"<?xml"), ("pdf", b"%PDF")])
    def test_a_picture_comes_in_three_kinds(
        self, run: Any, diary: Path, tmp_path: Path, kind: str, begins: bytes
    ) -> None:
        target = tmp_path / f"picture.{kind}"
        assert run("burden", diary, "--plot", target).code == 0
        assert target.read_bytes().startswith(begins)

    def test_a_picture_of_several_people_asks_whose(
        self, run: Any, cohort: Path, tmp_path: Path
    ) -> None:
        ran = run("burden", cohort, "--plot", tmp_path / "p.png")
        assert ran.code == 2
        assert "--patient" in ran.err
        assert "--picture people" in ran.err

    def test_another_kind_of_picture_is_refused_before_any_work(
        self, run: Any, tmp_path: Path, diary: Path
    ) -> None:
        ran = run("burden", diary, "--plot", tmp_path / "p.jpg")
        assert ran.code == 2
        assert ".png, .svg, .pdf" in ran.err

    def test_a_question_takes_its_own_settings(self, run: Any, cohort: Path) -> None:
        table = run("burden", cohort, "--window-days", "7", "--patient", "P1", "--json").json
        assert table["settings"]["window_days"] == 7
        assert len(table["table"]) == 7
        last = run("burden", cohort, "--anchor", "last", "--patient", "P1", "--json").json
        assert last["settings"]["anchor"] == "last"


class TestReport:
    """``report`` makes the page, without names or notes unless asked."""

    def test_the_page_carries_neither_notes_nor_names(
        self, run: Any, diary: Path, tmp_path: Path
    ) -> None:
        page = tmp_path / "page.html"
        assert run("report", diary, "-o", page).code == 0
        text = page.read_text(encoding="utf-8")
        assert text.lstrip().lower().startswith("<!doctype html>")
        assert "Anna" not in text
        assert "export.csv" not in text

    def test_notes_and_names_come_when_asked_for(self, run: Any, diary: Path) -> None:
        ran = run("report", diary, "-o", "-", "--with-notes", "--with-names")
        assert "Anna" in ran.out
        assert "export.csv" in ran.out

    def test_one_person_of_several(self, run: Any, cohort: Path) -> None:
        ran = run("report", cohort, "-o", "-", "--patient", "P2", "--with-names")
        assert re.search(r"\bP2\b", ran.out)
        assert not re.search(r"\bP1\b", ran.out)

    def test_notes_need_one_person(self, run: Any, cohort: Path) -> None:
        ran = run("report", cohort, "-o", "-", "--with-notes")
        assert (ran.code, ran.out) == (2, "")
        assert "--patient" in ran.err

    def test_where_to_must_be_said(self, run: Any, diary: Path) -> None:
        ran = run("report", diary)
        assert ran.code == 2
        assert "--output" in ran.err


class TestTemplate:
    """``template`` makes an empty diary that is a diary."""

    @pytest.mark.parametrize("name", ["diary.csv", "diary.xlsx"])
    def test_an_empty_diary_can_be_checked(self, run: Any, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        assert run("template", "-o", path, "--days", "5", "--first-day", "2026-03-01").code == 0
        ran = run("check", path)
        assert ran.code == 0
        assert "2026-03-01 to 2026-03-05" in ran.out

    def test_another_ending_is_wrong_usage(self, run: Any, tmp_path: Path) -> None:
        assert run("template", "-o", tmp_path / "diary.ods").code == 2


class TestSimulate:
    """``simulate`` makes up diaries, the same ones for the same seed."""

    def test_the_same_seed_gives_the_same_diary(self, run: Any) -> None:
        one = run("simulate", "-o", "-", "--days", "40", "--seed", "3")
        assert one.code == 0
        assert run("simulate", "-o", "-", "--days", "40", "--seed", "3").out == one.out
        assert run("simulate", "-o", "-", "--days", "40", "--seed", "4").out != one.out

    def test_what_it_makes_up_is_a_diary_in_its_canonical_form(
        self, run: Any, tmp_path: Path
    ) -> None:
        path = tmp_path / "made-up.csv"
        ran = run("simulate", "-o", path, "--patients", "3", "--days", "30")
        assert ran.code == 0
        assert run("check", path, "--json").json["diary"]["patients"] == 3
        assert run("convert", path, "-o", "-").out == path.read_text()

    def test_the_truth_can_be_saved(self, run: Any, tmp_path: Path) -> None:
        ran = run("simulate", "-o", "-", "--days", "40", "--truth", tmp_path / "truth.csv")
        assert ran.code == 0
        rows = list(csv.DictReader(io.StringIO((tmp_path / "truth.csv").read_text())))
        assert {"kind", "name", "measure", "value"} <= set(rows[0])

    def test_without_effects_the_truth_says_so(self, run: Any, tmp_path: Path) -> None:
        ratios = {}
        for effects in ("none", "cervicogenic"):
            path = tmp_path / f"{effects}.csv"
            run("simulate", "-o", "-", "--days", "60", "--effects", effects, "--truth", path)
            rows = csv.DictReader(io.StringIO(path.read_text()))
            ratios[effects] = {float(r["value"]) for r in rows if r["measure"] == "odds_ratio"}
        assert ratios["none"] == {1.0}
        assert len(ratios["cervicogenic"]) > 1

    @pytest.mark.parametrize("trap", ["slow waves", "missing_clear=0.5", "missing when clear"])
    def test_a_trap_changes_the_diary(self, run: Any, trap: str) -> None:
        plain = run("simulate", "-o", "-", "--days", "60").out
        ran = run("simulate", "-o", "-", "--days", "60", "--trap", trap)
        assert ran.code == 0
        assert ran.out != plain

    @pytest.mark.parametrize("trap", ["slow", "reverse", "reverse=much", "missing_clear=7", "list"])
    def test_an_unknown_trap_is_wrong_usage_and_says_what_there_is(
        self, run: Any, trap: str
    ) -> None:
        ran = run("simulate", "-o", "-", "--trap", trap)
        assert ran.code == 2
        assert ran.err.strip()
        assert ran.out == ""


class TestWordsOfTheCommandLine:
    """What is refused says what to write instead."""

    @pytest.mark.parametrize("name", ["page.docx", "page"])
    def test_a_page_is_html_or_pdf_and_nothing_else(
        self, run: Any, diary: Path, tmp_path: Path, name: str
    ) -> None:
        ran = run("report", diary, "-o", tmp_path / name)
        assert ran.code == 2
        assert "The page is HTML or PDF; name it .html or .pdf." in ran.err
        assert not (tmp_path / name).exists()

    def test_a_template_can_be_printed(self, run: Any) -> None:
        ran = run("template", "-o", "-", "--days", 2, "--first-day", "2026-03-01")
        assert (ran.code, ran.err) == (0, "")
        assert [line[:11] for line in ran.out.splitlines()] == [
            "date,start,",
            "2026-03-01,",
            "2026-03-02,",
        ]

    def test_one_of_anything_is_said_as_one(self, run: Any, tmp_path: Path) -> None:
        ran = run("template", "-o", tmp_path / "a.csv", "--days", 1)
        assert "diary of 1 day is in" in ran.err
        path = tmp_path / "b.csv"
        path.write_text("date,pain\n2026-03-01,7\n")
        assert "1 row is in" in run("convert", path, "-o", tmp_path / "c.csv").err

    def test_a_sheet_of_what_is_no_workbook_is_wrong_usage(self, run: Any, diary: Path) -> None:
        ran = run("check", diary, "--sheet", "March")
        assert ran.code == 2
        assert "--sheet names a sheet of an Excel workbook" in ran.err

    @pytest.mark.parametrize(
        "arguments",
        [
            ("template", "-o", "-", "--first-day", "01.03.2026"),
            ("simulate", "-o", "-", "--first-day", "1 March"),
            ("burden", "a.csv", "--clear-between", "1/3/2026", "2026-03-05"),
        ],
    )
    def test_a_day_in_another_form_is_told_the_form(
        self, run: Any, arguments: tuple[str, ...]
    ) -> None:
        ran = run(*arguments)
        assert ran.code == 2
        assert "such as 2026-03-01" in ran.err

    def test_the_first_warning_of_each_kind_is_told_and_the_rest_counted(
        self, run: Any, tmp_path: Path
    ) -> None:
        path = tmp_path / "my diary.csv"
        path.write_text("date,pain\n2026-03-01,3\n2026-03-02,0\n")
        told = run("burden", path).err
        assert told.startswith("Warning: ")
        assert "--scale 0-3" in told
        path.write_text("date,pain\n2026-03-01,3\n2026-03-01,2\n2026-03-01,1\n2026-03-02,0\n")
        told = run("burden", path).err
        assert "2 more warnings; to see them: hdiary check " in told
        assert "'my diary.csv'" in told or '"my diary.csv"' in told
        assert "run hdiary check on it" in run("burden", "-", stdin=path.read_bytes()).err

    def test_the_word_help_helps(self, run: Any) -> None:
        assert run("help").out == run("--help").out
        assert run("help", "check").out == run("check", "--help").out

    def test_a_narrow_screen_gets_every_reason_in_full(self, run: Any, cohort: Path) -> None:
        ran = run("burden", cohort, env={"COLUMNS": "90"})
        rows = [line for line in ran.out.splitlines() if line.startswith("  P")]
        words = " ".join(ran.out.split())
        assert "no headache rate: fewer than 14 recorded days" in words
        assert all(len(row) < 130 for row in rows)
        assert "..." not in ran.out
        wide = run("burden", cohort)
        assert "verdict" in wide.out
