"""The workbook in a language: filled in from its own lists, it is read without a question."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from hdiary.read import read_diary
from hdiary.vocabulary.activities import ACTIVITIES, POSTURES
from hdiary.vocabulary.places import PLACES
from hdiary.vocabulary.sides import SIDES
from hdiary.words import load_words
from hdiary.write import write_template
from hdiary.write.choices import CHOICES, WORKBOOK_COLUMNS
from hdiary.write.offered import offer_words
from hdiary.write.shown import show_columns

FACTORS = ("sleep", "stress", "period")
COLUMNS = (*WORKBOOK_COLUMNS[:-1], "sleep_hours", "stress", "period", "notes")
SHEETS = {
    "en": ["diary", "what each column means", "words"],
    "de": ["Tagebuch", "Was die Spalten bedeuten", "Wörter"],
}
WORDS = {
    "en": ("yes", "no", "both sides", "ibuprofen 400 mg", "none"),
    "de": ("ja", "nein", "beidseitig", "Ibuprofen 400 mg", "nichts"),
}
LANGUAGES = pytest.mark.parametrize("language", ["en", "de"])


def made(folder: Path, language: str, **settings: Any) -> Path:
    path = folder / "diary.xlsx"
    write_template(path, first_day=date(2026, 3, 1), language=language, **settings)
    return path


def lists_of(book: Workbook, language: str) -> dict[str, list[str]]:
    """Give the choices of each column as they stand on the hidden sheet."""
    sheet = book[SHEETS[language][2]]
    columns = [[cell.value for cell in column if cell.value] for column in sheet.iter_cols()]
    return {str(words[0]).split(" ")[-1]: words[1:] for words in columns}


def fill(sheet: Any, row: int, **values: Any) -> None:
    for name, value in values.items():
        sheet.cell(row=row, column=COLUMNS.index(name) + 1, value=value)


def filled(path: Path, language: str) -> Path:
    """Fill a workbook in as a person would: from its lists, with a second dose and headache."""
    yes, no, both, tablet, nothing = WORDS[language]
    book = load_workbook(path)
    sheet, lists = book[SHEETS[language][0]], lists_of(book, language)
    fill(sheet, 2, headache=no, sleep_hours=7.5, stress=3, period=no, activity=lists["activity"][0])
    fill(sheet, 3, pain=0, treatment=nothing, period=yes)
    places, postures = lists["location"], lists["posture"]
    fill(
        sheet, 4, headache=yes, start=time(22, 0), end=time(3, 0), pain=6, side=both,
        location=f"{places[5]}; {places[4]}", neck_pain=4, activity="; ".join(lists["activity"]),
        posture="; ".join(postures), treatment=tablet, treated_at=time(22, 30), pain_before=6,
        pain_after=2, sleep_hours=6, stress=8, period=yes, notes="it rained",
    )  # fmt: skip
    # The second dose and the second headache of a day stand at the end, in rows of their own.
    last = sheet.max_row
    while sheet.cell(row=last, column=1).value is None:
        last -= 1
    fill(sheet, last + 1, date=datetime(2026, 3, 3), start=time(22, 0),
         treatment=lists["treatment"][1], treated_at=datetime(2026, 3, 4, 1, 0), pain_before=4,
         pain_after=3)  # fmt: skip
    fill(sheet, last + 2, date=datetime(2026, 3, 3), headache=yes, start=time(8, 0), end=time(9, 0))
    fill(sheet, 5, headache=yes, side=lists["side"][3])
    book.save(path)
    return path


@LANGUAGES
def test_filled_in_it_is_read_without_a_question(tmp_path: Path, language: str) -> None:
    diary = read_diary(filled(made(tmp_path, language, days=5, factors=FACTORS), language))
    assert diary.days["state"].tolist() == ["clear", "clear", "headache", "headache",
                                            "not recorded"]  # fmt: skip
    assert diary.rows_refused == 0
    entries = diary.entries
    worst = entries[entries["pain"].eq(6)].iloc[0]
    assert worst["side"] == "both"
    assert worst["location"] == "neck; back of head"
    assert worst["end"].to_pydatetime() == datetime(2026, 3, 4, 3, 0)
    assert worst["neck_pain"] == 4
    assert set(worst["activity"].split("; ")) == set(ACTIVITIES)
    assert set(worst["posture"].split("; ")) == set(POSTURES)
    assert worst["notes"] == "it rained"
    doses = diary.doses[diary.doses["pain_before"].notna()].sort_values("treated_at")
    assert doses["treatment"].tolist() == ["ibuprofen", "heat"]
    assert doses["amount"].tolist()[0] == 400
    assert doses["pain_after"].tolist() == [2, 3]
    assert doses["treated_at"].dt.to_pydatetime().tolist() == [
        datetime(2026, 3, 3, 22, 30),
        datetime(2026, 3, 4, 1, 0),
    ]
    assert entries["side"].tolist().count("shifting") == 1
    assert entries["start"].notna().sum() == 3


@LANGUAGES
def test_questions_of_the_day_are_factors_and_a_blank_is_not_no(
    tmp_path: Path, language: str
) -> None:
    path = filled(made(tmp_path, language, days=5, factors=FACTORS), language)
    entries = read_diary(path).entries.iloc[:5]
    sleep, stress, period = (
        column.heading for column in show_columns((), FACTORS, load_words(language))
    )
    assert entries[sleep].tolist()[:1] == [7.5]
    assert entries[stress].tolist()[:1] == [3]
    assert entries[period].dtype == "boolean"
    assert entries[period].tolist()[:2] == [False, True]
    assert pd.isna(entries[period].iloc[4])


@LANGUAGES
def test_ticking_yes_alone_makes_no_day_a_no(tmp_path: Path, language: str) -> None:
    yes, no, *_ = WORDS[language]
    path = made(tmp_path, language, days=9, factors=["period"])
    book = load_workbook(path)
    sheet = book[SHEETS[language][0]]
    for row in range(2, 9):
        sheet.cell(row=row, column=2, value=no)
    period = WORKBOOK_COLUMNS.index("notes") + 1
    for row in (3, 4, 5):
        sheet.cell(row=row, column=period, value=yes)
    book.save(path)
    entries = read_diary(path).entries
    name = show_columns((), ["period"], load_words(language))[0].heading
    assert entries[name].sum() == 3
    assert entries[name].isna().sum() == len(entries) - 3


@LANGUAGES
def test_the_date_shows_its_weekday_and_stays_a_date(tmp_path: Path, language: str) -> None:
    path = made(tmp_path, language, days=3)
    sheet = load_workbook(path)[SHEETS[language][0]]
    shape = {"en": "[$-409]ddd yyyy-mm-dd", "de": "[$-407]ddd dd.mm.yyyy"}[language]
    # Rows to come show it too.
    assert {sheet.cell(row=row, column=1).number_format for row in (2, 4, 5, 100)} == {shape}
    assert sheet["A2"].value == datetime(2026, 3, 1)


def test_saved_as_csv_with_the_weekdays_shown_it_is_the_same_diary(tmp_path: Path) -> None:
    # What Excel writes is what its cells show.
    header = ";".join(c.heading for c in show_columns(WORKBOOK_COLUMNS, (), load_words("de")))
    rest = 13 * ";"
    rows = [f"So 01.03.2026;nein{rest}", f"Mo 02.03.2026;ja;10:00;;5{rest[3:]}"]
    path = tmp_path / "diary.csv"
    path.write_text("\n".join([header, *rows]), encoding="cp1252")
    diary = read_diary(path)
    assert diary.days["state"].tolist() == ["clear", "headache"]
    assert diary.days["date"].dt.day.tolist() == [1, 2]


@LANGUAGES
def test_each_list_holds_words_of_the_language_that_are_read_again(
    tmp_path: Path, language: str
) -> None:
    book = load_workbook(made(tmp_path, language))
    assert book.sheetnames == SHEETS[language]
    lists = lists_of(book, language)
    assert {name: len(words) for name, words in lists.items()} == {
        **{name: len(words) for name, words in CHOICES.items()},
        "yes_no": 2,
    }
    if language == "de":
        english = {word for words in CHOICES.values() for word in words}
        left = english & {word for words in lists.values() for word in words}
        assert left == set()


def test_what_is_offered_is_what_was_chosen(tmp_path: Path) -> None:
    choices = {
        "activity": ["desk work", "Orgel spielen"],
        "posture": ["looking down"],
        "treatment": ["none", "ibuprofen 400 mg", "heat 15 min", "exercise", "Kissen Modell 2"],
    }  # fmt: skip
    book = load_workbook(made(tmp_path, "de", choices=choices))
    lists = lists_of(book, "de")
    assert lists["activity"] == ["Schreibtischarbeit", "Orgel spielen"]
    assert lists["posture"] == ["nach unten schauen"]
    assert lists["treatment"] == [
        "nichts", "Ibuprofen 400 mg", "Wärme 15 min", "Übungen", "Kissen Modell 2",
    ]  # fmt: skip
    assert lists["side"] == ["links", "rechts", "beidseitig", "wechselnd"]


def test_a_word_is_offered_in_german_only_where_it_is_read_again() -> None:
    say = load_words("de")
    assert offer_words("treatment", ["aspirin with caffeine"], say) == ("ASS mit Koffein",)
    assert offer_words("treatment", ["tiger oil"], say) == ("tiger oil",)
    assert offer_words("side", SIDES, say) == ("links", "rechts", "beidseitig", "wechselnd")
    assert offer_words("location", PLACES[:2], say) == ("Stirn", "Schläfe")
    assert offer_words("activity", ["Garten", "gardening"], say) == ("Garten", "Gartenarbeit")


def test_headings_that_mean_something_else_are_marked(tmp_path: Path) -> None:
    path = made(tmp_path, "en", factors=["neck", ("massage", "yes/no"), ("screens", "hours")])
    header = [cell.value for cell in load_workbook(path)["diary"][1]]
    assert header[-4:] == ["neck (factor)", "massage (factor)", "screens", "notes"]


@LANGUAGES
def test_questions_are_checked_by_their_kind(tmp_path: Path, language: str) -> None:
    path = made(tmp_path, language, factors=[*FACTORS, ("steps", "number"), "mood"])
    sheet = load_workbook(path)[SHEETS[language][0]]
    checks = {str(c.promptTitle): c for c in sheet.data_validations.dataValidation}
    shown = show_columns((), FACTORS, load_words(language))
    sleep, stress, period = (checks[column.heading] for column in shown)
    assert (sleep.formula1, sleep.formula2) == ("0", "24")
    assert (stress.formula1, stress.formula2) == ("0", "10")
    assert period.type == "list"
    assert {"steps", "mood"} & set(checks) == set()


def test_the_explanations_speak_german(tmp_path: Path) -> None:
    sheet = load_workbook(made(tmp_path, "de", factors=FACTORS))["Was die Spalten bedeuten"]
    told = [row for row in sheet.iter_rows(min_row=2, values_only=True) if row[1]]
    assert len(told) == len(COLUMNS)
    assert told[0][:2] == ("Datum", "der Tag")
    assert "Es heißt nie nein." in str(sheet.cell(row=len(COLUMNS) + 3, column=1).value)


def test_nothing_typed_into_it_becomes_a_formula(tmp_path: Path) -> None:
    path = made(tmp_path, "en", factors=["=1+1"], choices={"activity": ["=cmd|' /C calc'!A0"]})
    book = load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} & {"f"} == set()
