"""Migraine Buddy's export: any language, both orders of dates, what stands above, what is 0."""

from __future__ import annotations

import io
from datetime import date, timedelta

import openpyxl
import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary
from hdiary.write import diary_csv
from tests.read.formats.buddy_files import (
    ATTACKS,
    ENGLISH,
    LANGUAGES,
    attack,
    export,
    line,
    usual,
)
from tests.read.kinds.conftest import (
    became,
    calendar,
    decided,
    factors,
    follow,
    medicine_days,
    states,
    told,
)

NAME = "CSV of Migraine Buddy"
EARLY = [d for d in calendar(200) if d.day <= 12 and d.weekday() in (1, 4)]
"""Days of which each may be the month as well."""


def _read(text: str) -> Diary:
    walk = follow(text)
    assert walk.steps == []
    assert walk.diary.reading.format == NAME
    assert walk.diary.reading.rows_in == walk.diary.rows_kept + walk.diary.rows_refused
    return walk.diary


@pytest.mark.parametrize("later", [True, False], ids=["24 columns", "19 columns"])
@pytest.mark.parametrize("order", ["dmy", "mdy"])
def test_both_layouts_and_both_orders_of_dates_are_one_diary(later: bool, order: str) -> None:
    diary = _read(export(usual(order=order), later=later))
    assert states(diary) == (24 + 6, 0, 51)
    assert medicine_days(diary) == 12
    assert str(diary.days["date"].iloc[0].date()) == "2026-01-06"
    assert diary.entries["side"].tolist()[:2] == ["right", "left"]
    assert sorted(set(diary.doses["treatment"])) == [
        "ibuprofen", "naproxen", "paracetamol", "rest", "sumatriptan",
    ]  # fmt: skip
    written = " ".join(diary.doses["as_written"])
    assert all(f"({how})" in written for how in ("helpful", "somewhat helpful", "unhelpful"))


@pytest.mark.parametrize("later", [True, False], ids=["24 columns", "19 columns"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_export_in_another_language_is_the_same_diary(language: str, later: bool) -> None:
    english = _read(export(usual(), later=later))
    diary = _read(export(usual(), header=LANGUAGES[language], later=later))
    assert diary.days["state"].tolist() == english.days["state"].tolist()
    for name in ("start", "pain", "duration_h", "treatment", "location", "side"):
        assert diary.entries[name].equals(english.entries[name]), name
    # Its factors keep their own words, and what was read by its place is told with both names.
    own = LANGUAGES[language]
    assert own[10] in factors(diary)
    assert any(f'"{own[1]}"' in words and '"Started"' in words for words in decided(diary))
    assert not {own[5], own[7]} & set(factors(diary))


@pytest.mark.parametrize("sign", [";", "\t"])
def test_a_spreadsheet_may_have_saved_it_with_another_sign(sign: str) -> None:
    rows = [[str(cell).replace(sign, " ") for cell in row] for row in usual()]
    header = LANGUAGES["de"]
    lines = [
        sign.join(f'"{cell}"' if "\n" in str(cell) else str(cell) for cell in row)
        for row in (header, *rows)
    ]
    diary = read_diary(("\ufeff" + "\r\n".join(lines) + "\r\n").encode())
    assert diary.reading.format == NAME
    assert states(diary)[0] == 30
    assert medicine_days(diary) == 12


def test_where_you_were_is_no_factor_and_reaches_no_word() -> None:
    diary = _read(export(usual()))
    for heading in ("Geohash", "Attack Location"):
        assert became(diary, heading) == ["left out"]
    assert became(diary, "Attack Types") == ["notes"]
    shown = " ".join([*decided(diary), *diary.problems["value"], *factors(diary)])
    assert "Anna" not in shown
    assert "u33db" not in shown


def test_lists_are_parted_and_the_person_may_say_otherwise() -> None:
    text = export(usual())
    triggers = _read(text).entries["Potential Triggers"].dropna()
    assert triggers.tolist()[0] == "Stress; Weather"
    whole = read_diary(text.encode(), lists="semicolon").entries["Potential Triggers"].dropna()
    assert whole.tolist()[0] == "Stress, Weather"


def test_dates_that_may_be_either_follow_the_rows_which_follow_each_other_in_time() -> None:
    for rows in (usual(EARLY), usual(EARLY, order="mdy")):
        diary = _read(export(rows))
        assert diary.entries["date"].dt.date.tolist() == EARLY
        assert any("follow each other in time" in words for words in decided(diary))


def test_rows_with_the_newest_first_follow_each_other_too() -> None:
    diary = _read(export(usual(EARLY[::-1])))
    assert set(diary.entries["date"].dt.date) == set(EARLY)


def test_what_the_person_says_of_the_order_counts_more() -> None:
    diary = read_diary(export(usual(EARLY)).encode(), dates="mdy")
    assert diary.entries["date"].dt.date.tolist() != EARLY


def test_dates_that_follow_each_other_in_both_orders_are_asked_about() -> None:
    days = [date(2026, 1, 2), date(2026, 2, 3), date(2026, 3, 4), date(2026, 4, 5)]
    with pytest.raises(DiaryError, match="one way only"):
        read_diary(export(usual(days)).encode())


@pytest.mark.parametrize(
    ("span", "first"), [("05/01/2026 - 29/03/2026", 2), ("01/05/2026 - 03/29/2026", 1)]
)
def test_the_table_above_may_tell_the_order(span: str, first: int) -> None:
    days = [date(2026, 1, 2), date(2026, 2, 3), date(2026, 3, 4), date(2026, 4, 5)]
    order = "dmy" if first == 2 else "mdy"
    diary = _read(export(usual(days, order=order), above=[[span, "", "Emgality", ""]]))
    assert diary.entries["date"].dt.date.tolist() == days
    assert any("table above" in words and "first" in words for words in decided(diary))


def test_what_stands_above_is_told_by_kind_and_is_no_headache_and_no_dose() -> None:
    above = [
        ["05/01/2026 - 29/03/2026", "", "Emgality", "every month"],
        ["07/01/2026", "", "Dentist, Dr Secret", "private"],
        ["21/03/2026", "Ongoing", "Attack started 21/03/26 22:05", "still there,\nlook later"],
    ]
    diary = _read(export(usual(), above=above))
    assert states(diary) == (30, 0, 51)
    assert "galcanezumab" not in set(diary.doses["treatment"])
    words = next(words for words in decided(diary) if "above the attacks" in words)
    assert all(part in words for part in ("3 entries", "galcanezumab", "1 attack", "1 other event"))
    shown = " ".join([*decided(diary), *diary.problems["value"], *diary.problems["suggestion"]])
    assert "Secret" not in shown
    assert "rows above the header" not in told(diary)
    still = diary.problems.loc[diary.problems["code"] == "another table", "line"]
    assert still.tolist() == [4]


def test_an_attack_without_a_rating_is_a_headache_of_unknown_strength() -> None:
    rows = [
        attack(k + 1, f"{day:%d/%m/%y} 08:00", pain_level="" if k % 2 else 6)
        for k, day in enumerate(ATTACKS)
    ]
    diary = _read(export(rows))
    assert states(diary) == (24, 0, 57)
    assert int(diary.entries["pain"].isna().sum()) == 12


def test_an_attack_rated_nothing_is_neither_a_headache_nor_a_clear_day() -> None:
    rows = [
        attack(k + 1, f"{day:%d/%m/%y} 08:00", pain_level=0 if k == 3 else 6)
        for k, day in enumerate(ATTACKS)
    ]
    diary = _read(export(rows))
    assert states(diary) == (23, 0, 58)
    assert "left blank" in told(diary)
    other = read_diary(export(rows).encode(), rows="day")
    assert states(other) == (23, 1, 57)
    assert other.reading.format == NAME


@pytest.mark.parametrize("length", ["01h 00m", "1d 02h 15m", "Ongoing", "", "\n01h\n00m"])
def test_lengths_of_every_shape_are_read(length: str) -> None:
    rows = [attack(k + 1, f"{d:%d/%m/%y} 08:00", lasted=length) for k, d in enumerate(ATTACKS)]
    diary = _read(export(rows))
    hours = {"01h 00m": 1, "1d 02h 15m": 26.25, "\n01h\n00m": 1}.get(length)
    found = diary.entries["duration_h"]
    assert found.isna().all() if hours is None else set(found) == {hours}
    assert "unreadable value" not in told(diary)


def test_columns_that_nobody_knows_are_factors_and_missing_ones_are_no_harm() -> None:
    header = [*ENGLISH[:8], "Weather", *ENGLISH[8:12], *ENGLISH[14:]]
    rows = [[*row[:8], "rain" if k % 2 else "sun", *row[8:12], *row[14:]]
            for k, row in enumerate(usual())]  # fmt: skip
    lines = [line(row) for row in (header, *rows)]
    diary = _read("\n".join(lines))
    assert "Weather" in factors(diary)
    assert states(diary)[0] == 30


def test_an_export_with_auras_in_their_place_is_read() -> None:
    header = [name if name != "Premonitory Symptoms" else "Auras" for name in ENGLISH]
    rows = usual()
    for k, row in enumerate(rows):
        row[13] = ["Blind spots, Zigzag lines", "No"][k % 2]
    diary = _read(export(rows, header=header, later=False))
    assert "Auras" in factors(diary)


def test_one_attack_and_none_are_no_failure() -> None:
    diary = read_diary(export(usual()[:1]).encode(), dates="dmy")
    assert diary.reading.format == NAME
    assert diary.rows_kept == 1
    for rows in ([], [[""] * len(ENGLISH)]):
        with pytest.raises(DiaryError):
            read_diary(export(rows).encode())


def test_what_is_converted_reads_as_the_same_diary() -> None:
    diary = _read(export(usual(), header=LANGUAGES["pt"]))
    text = diary_csv(diary)
    assert diary_csv(read_diary(text.encode())) == text


def test_a_numbered_table_of_anything_else_is_not_taken() -> None:
    names = [f"Reading {chr(97 + k)}" for k in range(18)]
    first = date(2026, 1, 5)
    rows = [[k + 1, f"{first + timedelta(days=k)} 08:00", *([k] * 16)] for k in range(10)]
    lines = [line(row) for row in (["#", *names[1:], "Pain"], *rows)]
    try:
        assert read_diary("\n".join(lines).encode()).reading.format != NAME
    except DiaryError as error:
        assert "Migraine Buddy" not in str(error)


def test_leaving_one_column_out_does_not_bring_back_what_is_left_out_already() -> None:
    diary = read_diary(export(usual()).encode(), columns={"Potential Triggers": "ignore"})
    assert not {"Potential Triggers", "Attack Location", "Geohash"} & set(factors(diary))


def test_a_workbook_of_it_is_known_too() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Date", "Time Period", "Description", "Notes"], [], LANGUAGES["fr"], *usual()):
        sheet.append(list(row))
    packed = io.BytesIO()
    book.save(packed)
    diary = read_diary(packed.getvalue())
    assert diary.reading.format == "Excel workbook of Migraine Buddy"
    assert states(diary) == (30, 0, 51)
