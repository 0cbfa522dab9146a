"""Check in German: no English word, whatever the file is and whatever is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from hdiary.diary import DiaryError
from hdiary.diary.schema import ENTRY_COLUMNS
from hdiary.read import read_diary
from hdiary.words import load_words

KINDS = Path(__file__).parents[1] / "read" / "kinds" / "files"
SAMPLE = Path(__file__).parents[2] / "data" / "sample"
ENGLISH = {
    *("the", "of", "and", "is", "were", "to", "from", "by", "with", "for", "not", "no", "as"),
    *("it", "if", "or", "that", "this", "be", "are", "which", "column", "columns", "row", "rows"),
    *("line", "lines", "day", "days", "dates", "pain", "headache", "headaches", "file", "read"),
    *("cell", "cells", "table", "write", "say", "left", "out", "blank", "kept", "treatment"),
    *("time", "times", "its", "one", "have", "has", "expected", "given", "each", "first", "only"),
    *("sheet", "factor", "year", "month", "comma", "words", "yes", "none", "name", "counts"),
}
OWN = (
    r"„[^“]*“",
    r"^ +hdiary .*$",
    r"hdiary (check|burden|convert) .*$",
    r'--[a-z-]+( [a-z-]+=("[^"]*"|\S+)| [\w./-]+)?',
    rf"\(({'|'.join(ENTRY_COLUMNS)}|factor)\)",
    r"year-month-day",
)
"""What is not hdiary's: what is quoted, lines to copy, options, names of columns in brackets."""
MADE_UP = {
    "many_faults": "date,pain,treatment,stress\n2026-03-01,4,ibuprofen,3\n"
    "2026-03-01,4,ibuprofen,3\n"
    "2026-03-02,12,,2\n2026-03-03,,paracetamol,1\n2026-03-04,,,1\n2026-03-06,3,,1\n2028-03-06,3,,x\n"
    "2026-03-xx,3,,x\n",
    "no_diary": "foo,bar\n1,2\n",
    "two_orders": "date,pain\n02/03/2026,4\n03/03/2026,0\n",
    "low": "date,pain\n2026-03-02,3\n2026-03-07,2\n",
    "long_gap": "date,pain\n1960-03-02,3\n2024-03-07,2\n2026-03-07,0\n",
    "times": "date,start,end,duration,pain\n2026-03-01,22:00,21:00,,4\n2026-03-02,,,-3,0\n"
    "2026-03-03,2026-03-09 10:00,,,4\n2026-03-04,10:00,2026-06-09 10:00,,4\n2026-03-05,10:00,,,3\n"
    "2026-03-05,10:00,,,2\n2026-03-06,25:00,,,2\n",
    "at_odds": "date,headache,pain\n2026-03-01,yes,0\n2026-03-02,no,5\n2026-03-03,maybe,5\n",
    "past_midnight": "date,start,end,pain\n2026-03-01,22:00,03:00,5\n"
    "2026-03-02,,,0\n2026-03-03,,,2\n",
    "german": "Datum;Beginn;Ende;Schmerz (0-10);Seite;Ort;Behandlung;Stress;Notizen\n"
    "01.03.2026;;;0;;;;3;\n"
    "14.03.2026;22:00;03:00;7,5;links;Nacken;Ibuprofen 400 mg;5;Besuch bei Anna\n",
    "empty": "",
    "only_a_header": "date,pain\n",
    "ragged": "date,pain,notes\n2026-03-01,4\n2026-03-02,5,slept badly, then better\n"
    "2026-03-03,0,\n",
    "hundred": "date,pain\n2026-03-02,40\n2026-03-03,0\n",
    "two_patients": "patient,date,pain\na,2026-03-02,4\n,2026-03-03,0\nb,2026-03-03,0\n",
    "nothing_said": "date,pain,mood\n2026-03-01,,3\n2026-03-02,,4\n",
    "words": "date,pain\n2026-03-01,mild\n2026-03-02,severe\n2026-03-03,none\n2026-03-04,odd\n",
    "long_text": "date,pain,treatment\n2026-03-01,it was a long day and it hurt a lot,ibuprofenn\n"
    "2026-03-02,0,\n",
    "json": '[{"date": "2026-03-01", "pain": 4}, {"date": "2026-03-02", "pain": 0}]',
    "broken_json": '[{"date": "2026-03-01", "pain": 4}, {"date": ',
    "markdown": "| date | pain |\n|---|---|\n| 2026-03-01 | 4 |\n| 2026-03-02 | 0 |\n",
    "rtf": "{\\rtf1\\ansi date pain}",
    "html": "<!DOCTYPE html><html><body>date</body></html>",
}
FILES = sorted([*KINDS.glob("*.*"), *SAMPLE.glob("*.csv")])


def english_in(told: str) -> set[str]:
    """Give the English words of what a command said."""
    for pattern in OWN:
        told = re.sub(pattern, " ", told, flags=re.MULTILINE)
    # Without what begins with a capital, which in German is a noun.
    return ENGLISH & set(re.findall(r"(?<!\w)[a-z]+(?!\w)", told))


def check(run: Any, path: Path, *options: str) -> str:
    ran = run("check", path.name, "--language", "de", *options, env={"COLUMNS": "1000"})
    assert ran.code in (0, 1), ran.err
    return f"{ran.out}\n{ran.err}"


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Write a file and stand beside it, so that no folder's name is told."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, content: bytes) -> Path:
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return write


def columns_aside(told: str) -> str:
    """Take away the table of columns, whose first column is the file's own words."""
    return re.sub(r"^  Spalte .*?(?=^\n|\Z)", _only_how, told, flags=re.MULTILINE | re.DOTALL)


def _only_how(table: re.Match[str]) -> str:
    lines = table[0].splitlines()
    begin = lines[0].find("wurde zu")
    return "\n".join(line[begin:] for line in lines)


@pytest.mark.parametrize("name", MADE_UP)
def test_a_made_up_file_is_checked_in_german(run: Any, made_up: Any, name: str) -> None:
    path = made_up(f"{name}.csv", MADE_UP[name].encode())
    assert english_in(columns_aside(check(run, path))) == set()
    assert english_in(columns_aside(check(run, path, "--skip-bad-rows"))) == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_an_app_is_checked_in_german(run: Any, made_up: Any, path: Path) -> None:
    here = made_up(path.name, path.read_bytes())
    assert english_in(columns_aside(check(run, here))) == set()


@pytest.mark.parametrize("name", MADE_UP)
def test_every_word_is_kept_as_a_phrase(made_up: Any, name: str) -> None:
    path = made_up(f"{name}.csv", MADE_UP[name].encode())
    found: Any
    try:
        found = read_diary(path, skip_bad_rows=True)
        reading = found.reading
        told = {one.words for one in reading.decisions} | set(reading.columns["how"])
        told |= {str(reading.date_order), str(reading.above)}
    except DiaryError as error:
        found, told = error, set()
    told |= {*found.problems["expected"], *found.problems["suggestion"]}
    told |= {one.why for one in found.suggested}
    assert told - set(found.phrases) - {""} == set()


def test_a_refusal_of_another_command_is_german(run: Any, made_up: Any) -> None:
    made_up("diary.csv", MADE_UP["many_faults"].encode())
    for command in (["burden"], ["convert", "-o", "out.csv"], ["report", "-o", "out.html"]):
        ran = run(command[0], "diary.csv", *command[1:], "--language", "de")
        assert ran.code == 1
        assert ran.err.startswith("Fehler: diary.csv wurde nicht gelesen: 2 Probleme.")
        assert english_in(ran.err) == set()
        assert "--language de" in ran.err


def test_converting_is_told_in_german_and_nothing_is_written_over(run: Any, made_up: Any) -> None:
    made_up("diary.csv", MADE_UP["german"].encode())
    arguments = ("convert", "diary.csv", "-o", "out.csv", "--language=de")
    assert run(*arguments).err == "2 Zeilen stehen in out.csv.\n"
    assert run(*arguments).err.startswith("Fehler: out.csv gibt es schon.")


def test_what_is_remembered_is_told_in_german(run: Any, made_up: Any) -> None:
    path = made_up("diary.csv", MADE_UP["low"].encode())
    assert "Gemerkt in diary.csv.hdiary.toml." in check(run, path, "--scale", "0-3", "--remember")
    assert english_in(columns_aside(check(run, path))) == set()


def test_what_other_programs_read_is_the_same_in_every_language(run: Any, made_up: Any) -> None:
    path = made_up("diary.csv", MADE_UP["many_faults"].encode())
    english = run("check", path.name, "--json").json
    assert run("check", path.name, "--json", "--language", "de").json == english
    assert english["problems"][0]["suggestion"].startswith("Correct the value")


def test_a_notebook_shows_a_diary_in_german() -> None:
    from hdiary.diary.describe import diary_html

    told = diary_html(read_diary(SAMPLE / "diary.csv"), load_words("de", "screen"))
    words = re.sub(r"<style.*?</style>|<[^>]+>", " ", told, flags=re.DOTALL)
    assert "Kopfschmerztage" in words
    assert english_in(words.partition("Faktoren")[0]) == set()


def test_an_english_word_would_be_found(run: Any, made_up: Any) -> None:
    path = made_up("diary.csv", MADE_UP["many_faults"].encode())
    assert len(english_in(run("check", path.name).out)) > 20
    assert english_in("Zeile 4: „the pain“ in (pain), --dates dmy") == set()
    assert english_in("Zeile 4: the pain, --dates dmy") == {"the", "pain"}


@pytest.mark.parametrize("cell", ["comma", "year first", "none seen", "by its name"])
def test_a_cell_is_quoted_as_it_was_written_even_where_hdiary_says_the_same(
    run: Any, tmp_path: Path, cell: str
) -> None:
    path = tmp_path / "cells.csv"
    lines = [f"2026-03-{day:02d},{day % 5},left" for day in range(2, 20)]
    path.write_text("\n".join(["date,pain,side", *lines, f"2026-03-20,3,{cell}"]), "utf-8")
    told = run("check", path, "--language", "de").out
    assert f"„{cell}“" in " ".join(told.split())


def test_the_tables_beside_the_first_are_named_in_german(run: Any) -> None:
    asked = ("--naive", "--same-day", "--language", "de")
    told = run("triggers", SAMPLE / "diary.csv", *asked).out
    assert "Die Tabelle vom selben Tag" in told
    assert "Die Tabelle des einfachen Vergleichs" in told


def test_json_says_summary_and_notices_in_one_language(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("date,pain\n2026-03-02,3\n2026-03-07,2\n2026-04-07,2\n", encoding="utf-8")
    found = run("burden", path, "--json", "--language", "de").json
    assert found["notices"]
    assert found["notices"][0] in found["summary"]


@pytest.mark.parametrize(("language", "number"), [("en", "as 5.5"), ("de", "als 5,5")])
def test_a_rating_between_two_has_the_decimal_sign_of_the_language(
    run: Any, tmp_path: Path, language: str, number: str
) -> None:
    path = tmp_path / "diary.csv"
    path.write_text("date,pain\n2026-03-01,5-6\n2026-03-02,0\n2026-03-03,4\n2026-03-04,7\n")
    ran = run("check", path, "--language", language)
    assert number in " ".join((ran.out + ran.err).split())
