"""An empty diary: a row for each day, help in the workbook, and a diary when filled in."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from hdiary.read import read_diary
from hdiary.vocabulary.columns import COLUMNS
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.write import WriteError, template_csv, write_template
from hdiary.write.choices import (
    CHOICES,
    COMMON_TREATMENTS,
    TEMPLATE_COLUMNS,
    WORKBOOK_COLUMNS,
)

FIRST = date(2026, 3, 1)


def made(folder: Path, name: str, **settings: Any) -> Path:
    write_template(folder / name, first_day=FIRST, **settings)
    return folder / name


def test_the_csv_has_a_row_for_each_day(tmp_path: Path) -> None:
    lines = made(tmp_path, "diary.csv", days=3).read_text().splitlines()
    assert lines[0] == ",".join(TEMPLATE_COLUMNS)
    assert [line.split(",")[0] for line in lines[1:]] == ["2026-03-01", "2026-03-02", "2026-03-03"]
    assert {line.count(",") for line in lines} == {len(TEMPLATE_COLUMNS) - 1}


def test_the_text_of_the_csv_can_be_had_without_a_file(tmp_path: Path) -> None:
    written = made(tmp_path, "diary.csv", days=3).read_text()
    assert template_csv(days=3, first_day=FIRST) == written
    with pytest.raises(WriteError, match="at least 1"):
        template_csv(days=0)


@pytest.mark.parametrize("name", ["diary.csv", "diary.xlsx"])
def test_the_empty_diary_is_a_diary_that_says_nothing_yet(tmp_path: Path, name: str) -> None:
    diary = read_diary(made(tmp_path, name))
    assert diary.entries["pain"].isna().all()
    assert set(diary.days["state"]) == {"not recorded"}
    assert len(diary.days) == 28
    assert diary.rows_refused == 0


def test_a_workbook_that_was_filled_in_is_a_diary(tmp_path: Path) -> None:
    path = made(tmp_path, "diary.xlsx", days=4)
    book = load_workbook(path)
    sheet = book["diary"]
    at = {name: k for k, name in enumerate(WORKBOOK_COLUMNS, start=1)}
    sheet.cell(row=2, column=at["pain"], value=0)
    for name, value in (
        ("start", time(22, 0)),
        ("end", time(3, 0)),
        ("pain", 6.5),
        ("side", "left"),
        ("location", "neck; temple"),
        ("treatment", "ibuprofen 400 mg"),
    ):
        sheet.cell(row=3, column=at[name], value=value)
    book.save(path)
    diary = read_diary(path)
    assert diary.days["state"].tolist()[:2] == ["clear", "headache"]
    entry = diary.entries.iloc[1]
    assert (entry["pain"], entry["side"], entry["location"]) == (6.5, "left", "neck; temple")
    assert entry["end"].to_pydatetime() == datetime(2026, 3, 3, 3, 0)


def test_the_workbook_offers_choices_and_checks_values(tmp_path: Path) -> None:
    book = load_workbook(made(tmp_path, "diary.xlsx", days=2))
    sheet = book["diary"]
    checks = {str(check.promptTitle): check for check in sheet.data_validations.dataValidation}
    ratings = {"pain", "neck_pain", "pain_before", "pain_after"}
    assert set(checks) == {*CHOICES, "headache", "start", "end", "treated_at"} | ratings
    assert (checks["pain"].formula1, checks["pain"].formula2) == ("0", "10")
    assert checks["side"].errorStyle == "stop"
    assert {checks[name].errorStyle for name in CHOICES if name != "side"} == {"warning"}
    for name, words in CHOICES.items():
        cells = book["words"][checks[name].formula1.partition("!")[2].replace("$", "")]
        assert tuple(cell.value for (cell,) in cells) == words
        letter = get_column_letter(WORKBOOK_COLUMNS.index(name) + 1)
        assert str(checks[name].sqref).startswith(f"{letter}2:{letter}")
    assert book["words"].sheet_state == "hidden"


def test_the_workbook_has_real_dates_and_a_header_that_stays(tmp_path: Path) -> None:
    sheet = load_workbook(made(tmp_path, "diary.xlsx"))["diary"]
    assert sheet["A2"].value == datetime(2026, 3, 1)
    assert sheet["A2"].number_format == "[$-409]ddd yyyy-mm-dd"
    assert sheet.freeze_panes == "B2"


def test_the_workbook_explains_each_column(tmp_path: Path) -> None:
    sheet = load_workbook(made(tmp_path, "diary.xlsx"))["what each column means"]
    told = {row[0]: row[1] for row in sheet.iter_rows(min_row=2, values_only=True) if row[1]}
    assert told == {name: COLUMNS[name].meaning for name in WORKBOOK_COLUMNS}


def test_the_same_workbook_has_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = made(tmp_path, "one.xlsx").read_bytes()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert made(tmp_path, "two.xlsx").read_bytes() == one


def test_treatments_to_choose_from_are_ones_that_hdiary_knows() -> None:
    assert [t for t in COMMON_TREATMENTS if t != "none" and not parse_treatment(t).recognised] == []


def test_a_german_csv_opens_in_columns_in_a_german_excel(tmp_path: Path) -> None:
    path = made(tmp_path, "diary.csv", days=2, language="de", factors=["sleep", "exercise"])
    text = path.read_bytes().decode("utf-8")
    header, *rows = text.splitlines()
    assert header.startswith("\ufeffDatum;Beginn;Ende;Schmerz (0-10);Seite;")
    assert header.endswith(";Schlafstunden;exercise (factor);Notizen")
    assert rows == [f"0{day}.03.2026{15 * ';'}" for day in (1, 2)]
    filled = text.replace("02.03.2026;;;", "02.03.2026;22:00;3:00;6,5").replace(
        "01.03.2026;;;", "01.03.2026;;;0"
    )
    path.write_text(filled, encoding="utf-8")
    diary = read_diary(path)
    # It lasted past midnight.
    assert diary.days["state"].tolist() == ["clear", "headache", "headache"]
    assert diary.entries["pain"].tolist() == [0, 6.5]
    assert diary.entries["end"].iloc[1].to_pydatetime() == datetime(2026, 3, 3, 3, 0)


def test_a_csv_asks_before_the_notes_what_was_chosen(tmp_path: Path) -> None:
    factors = ["sleep", "stress", "period", ("steps", "number"), "weather"]
    header = made(tmp_path, "diary.csv", factors=factors).read_text().splitlines()[0]
    asked = ["sleep_hours", "stress", "period", "steps", "weather"]
    assert header.split(",") == [*TEMPLATE_COLUMNS[:-1], *asked, "notes"]


@pytest.mark.parametrize("question", ["  ", ("steps", "metres")])
def test_a_question_without_a_name_or_of_an_unknown_kind_is_refused(
    tmp_path: Path, question: Any
) -> None:
    with pytest.raises(WriteError, match="Not a question of the day"):
        write_template(tmp_path / "diary.csv", factors=[question])


@pytest.mark.parametrize("name", ["diary.ods", "diary", "diary.xls"])
def test_another_ending_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(WriteError, match=r"ends in \.csv or \.xlsx"):
        write_template(tmp_path / name)


@pytest.mark.slow
def test_a_diary_without_days_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="days is 0"):
        write_template(tmp_path / "diary.csv", days=0)
    with pytest.raises(WriteError, match="beyond the calendar"):
        write_template(tmp_path / "diary.csv", days=10_000_000)


def test_a_diary_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    path = made(tmp_path, "diary.csv")
    with pytest.raises(WriteError, match="already there"):
        write_template(path, first_day=FIRST)


def test_the_first_day_is_today_unless_said(tmp_path: Path) -> None:
    write_template(tmp_path / "diary.csv", days=1)
    # Midnight may pass between the two.
    day = date.fromisoformat((tmp_path / "diary.csv").read_text().splitlines()[1][:10])
    assert 0 <= (date.today() - day).days <= 1
