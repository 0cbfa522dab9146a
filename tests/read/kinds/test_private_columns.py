"""Columns that say who or where somebody is, and notes: their words are never shown."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import hdiary
from tests.read.kinds.helpers_b import (
    DAYS,
    became,
    counts,
    handed,
    hurts,
    read,
    refusal,
    table,
    told,
)  # fmt: skip


def turn(*words: str) -> Any:
    """Give one of several texts by the day."""
    return lambda day: words[day.day % len(words)]


PRIVATE = [
    ("Name, first name", "Miller Anna"), ("Full name", "Kowalska Anna"),
    ("Vorname", "Anna"), ("Nachname", "Kowalska"), ("Nom et prénom", "Dupont Anna"),
    ("Apellidos", "García Ruiz"), ("氏名", "山田花子"), ("ФИО", "Иванова Анна"),
    ("MRN", "MRN00042"), ("Hospital no.", "4711-0815"), ("NHS number", "943 476 5919"),
    ("Versichertennummer", "A123456780"), ("SSN", "078-05-1120"),
    ("DOB", "1984-03-07"), ("Geburtsdatum", "07.03.1984"), ("Date of birth", "3/7/1984"),
    ("Date de naissance", "07/03/1984"), ("Fecha de nacimiento", "07/03/1984"),
    ("E-mail", "anna@example.org"), ("Email Address", "anna@example.org"),
    ("Reply to", "anna@example.org"), ("Telephone", "0176 5550123"),
    ("Handy", "+49 176 5550123"), ("Mobile", "01765550123"), ("Phone", "(555) 010-9999"),
    ("Emergency contact", "Piotr 0176 5550123"), ("Latitude", "49.3988"),
    ("lng", "8.6724"), ("GPS", "49.3988, 8.6724"), ("Coordinates", "49.3988 N 8.6724 E"),
    ("geohash", "u0y1j7"), ("Address", "Hauptstr. 5"), ("PLZ", "69117"), ("Wohnort", "Heidelberg"),
    ("Device ID", "AB12-CD34-EF56"), ("device name", "iPhone of Eva"),
    ("Source", "Health of Eva"), ("Quelle", "Uhr von Eva"), ("Device used", "Eva 14"),
    ("Where I was", "Aachen"), ("Wo ich war", "Aachen"), ("IP address", "84.12.33.1"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "words"), PRIVATE)
def test_who_and_where_somebody_is_is_left_out(heading: str, words: str) -> None:
    text = table(f"date;pain;{heading}", lambda day: [day, 5 if hurts(day) else 0, words], sign=";")
    diary = read(text)
    assert counts(diary) == (24, 60, 0)
    assert became(diary)[heading] == "left out"
    assert diary.factors.empty
    assert words.casefold() not in told(diary).casefold()
    assert len(diary.patients) == 1


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("City", ("Heidelberg", "Speyer", "Worms")),
        ("Town", ("Heidelberg", "Speyer", "Worms")),
        ("Ville", ("Lyon", "Paris", "Lyon")),
        ("Stadt", ("Mainz", "Speyer", "Worms")),
        ("Ciudad", ("Madrid", "Toledo", "Madrid")),
        ("GP / doctor", ("Dr Kowalska", "Dr Meier", "Dr Meier")),
        ("Arzt", ("Dr. Kowalska", "Dr. Meier", "Dr. Meier")),
        ("Therapist", ("Ms Kowalska", "Mr Meier", "Mr Meier")),
        ("Entered by", ("Anna", "Piotr", "Uwe")),
        ("Who was there", ("Anna", "Piotr", "Uwe")),
    ],
)
def test_towns_and_names_that_change_are_not_compared(heading: str, words: tuple[str, ...]) -> None:
    pick = turn(*words)
    diary = read(table(f"date;pain;{heading}", lambda day: [day, 5 if hurts(day) else 0, pick(day)],
                       sign=";"))  # fmt: skip
    assert counts(diary) == (24, 60, 0)
    assert diary.factors.empty
    assert not [word for word in words if word in told(diary)]


@pytest.mark.parametrize(
    "heading",
    [
        "Notes / comments", "Remarks", "Anything else to add?", "Bemerkungen / Sonstiges",
        "Journal", "Observaciones", "Description", "Comment 2", "Kommentar", "備考", "Заметки",
        "Thoughts", "Additional information", "Tagebuch", "Commentaires", "User notes"
    ],
)  # fmt: skip
def test_a_column_like_notes_is_notes(heading: str) -> None:
    pick = turn("quarrel with Anna", "fine")
    diary = read(table(f"date;pain;{heading}", lambda day: [day, 5 if hurts(day) else 0, pick(day)],
                       sign=";"))  # fmt: skip
    assert became(diary)[heading] == "notes"
    assert diary.factors.empty
    assert "quarrel" not in told(diary)


@pytest.mark.parametrize("heading", ["Column1", "What happened today", "Text", "My day"])
def test_prose_is_never_compared_whatever_stands_above_it(heading: str) -> None:
    def row(day: dt.date) -> list[object]:
        return [
            day,
            5 if hurts(day) else 0,
            f"Quarrel with Anna about the {day.day} plates, then tea",
        ]

    diary = read(table(f"date;pain;{heading}", row, sign=";"))
    assert counts(diary) == (24, 60, 0)
    assert "Quarrel" not in told(diary)
    assert "Anna" not in told(diary)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("name_column.csv", "Miller"), ("notes_comments.csv", "quarrel"),
        ("treatment_slash.csv", "quarrel"), ("blank_column.csv", "quarrel")
    ],
)  # fmt: skip
def test_the_handed_hostile_files_read_like_the_sample(name: str, words: str) -> None:
    diary = read(handed(name))
    assert counts(diary) == (75, 98, 25)
    assert diary.factors["factor"].tolist() == ["sleep_hours", "stress"]
    assert words not in told(diary)


def test_leaving_out_a_bad_row_of_the_handed_file_keeps_the_factors() -> None:
    refused = refusal(handed("skip_bad_rows_factor.csv"))
    assert refused.suggested[-1].options == ["--skip-bad-rows"]
    diary = read(handed("skip_bad_rows_factor.csv"), skip_bad_rows=True)
    assert counts(diary) == (1, 1, 0)
    assert diary.factors["kind"].tolist() == ["number", "yes/no"]


def test_a_name_or_a_note_never_stands_in_a_refusal() -> None:
    def row(day: dt.date) -> list[object]:
        return ["quarrel with Anna", "Kowalska", day if day.day > 3 else "soon", 5]

    words = str(refusal(table("Notes / comments;Surname;date;pain", row, sign=";")))
    assert "soon" in words
    assert "Anna" not in words
    assert "Kowalska" not in words


@pytest.mark.slow
def test_the_commands_never_print_a_name_or_a_note(tmp_path: Path) -> None:
    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, "Kowalska Anna", "quarrel with Uwe", "7"]

    file = tmp_path / "diary.csv"
    file.write_text(table("date;pain;Name;Remarks;sleep", row, DAYS, sign=";"), encoding="utf-8")
    for command in (["check", "--json"], ["check"], ["triggers", "--json"]):
        done = subprocess.run(
            [sys.executable, "-m", "hdiary", command[0], str(file), *command[1:]],
            capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONPATH": str(Path(hdiary.__file__).parents[1])},
        )  # fmt: skip
        assert "Kowalska" not in done.stdout + done.stderr
        assert "quarrel" not in done.stdout + done.stderr
        if "--json" in command:
            assert json.loads(done.stdout)


@pytest.mark.parametrize("name", ["Vexmoor, Tobias", "T. Quennsel", "Tobias Vexmoor"])
def test_a_name_that_recurs_among_words_is_kept_apart(name: str) -> None:
    def row(day: dt.date) -> list[object]:
        drink = ("coffee", "tea", "water")[day.day % 3]
        return [day, 5 if hurts(day) else 0, name if day.day % 7 == 0 else drink]

    diary = read(table("date;pain;With it", row, DAYS, sign=";"))
    words = set(diary.entries["With it"].dropna().astype(str))
    assert words == {"coffee", "tea", "water"}
    assert name in set(diary.entries["notes"].dropna().astype(str))


@pytest.mark.parametrize(
    "heading",
    ["Person seen", "Patient's doctor", "Companion", "Begleitung", "wer dabei", "Akte",
     "Erreichbar unter", "reachable at"],
)  # fmt: skip
def test_surnames_that_nobody_knows_are_left_out_below_a_heading_of_people(heading: str) -> None:
    names = turn("Vexmoor", "Quillfane", "Brandvik", "Tarnowski")

    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, names(day)]

    diary = read(table(f"date;pain;{heading}", row, DAYS, sign=";"))
    assert diary.factors.empty
    assert "Vexmoor" not in diary.entries.to_csv()


@pytest.mark.parametrize("heading", ["Companion", "Begleitung", "mit wem", "Person seen"])
@pytest.mark.parametrize(
    "words",
    [("alone", "with others"), ("allein", "mit Freunden", "Familie"), ("alone", "partner, kids")],
)
def test_who_was_there_without_a_name_is_a_factor(heading: str, words: tuple[str, ...]) -> None:
    company = turn(*words)

    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, company(day)]

    diary = read(table(f"date;pain;{heading}", row, DAYS, sign=";"))
    assert list(diary.factors["factor"]) == [heading]


@pytest.mark.parametrize("words", [("alone", "Vexmoor"), ("with Vexmoor", "friends"), ("Freund",)])
def test_one_name_among_words_for_company_leaves_the_column_out(words: tuple[str, ...]) -> None:
    company = turn(*words)

    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, company(day)]

    diary = read(table("date;pain;Companion", row, DAYS, sign=";"))
    assert diary.factors.empty
    assert not any(word in diary.entries.to_csv() for word in ("Vexmoor", "Freund"))


@pytest.mark.parametrize("heading", ["Triggers", "Symptoms", "Auslöser"])
def test_full_names_are_no_triggers(heading: str) -> None:
    names = turn("Anna Vexmoor", "Quillfane, Piotr", "Tobias Brandvik")

    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, names(day)]

    diary = read(table(f"date;pain;{heading}", row, DAYS, sign=";"))
    assert diary.factors.empty
    assert "Vexmoor" not in diary.entries.to_csv()


@pytest.mark.parametrize("words", [("wine", "stress", "Anna"), ("Red Bull", "Rose, Wine", "noise")])
def test_what_may_be_a_trigger_stays_one(words: tuple[str, ...]) -> None:
    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, words[day.day % 3]]

    diary = read(table("date;pain;Triggers", row, DAYS, sign=";"))
    assert list(diary.factors["factor"]) == ["Triggers"]
