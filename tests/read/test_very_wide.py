"""Thousands of columns and of texts: looked at once, and told where there are too many."""

from __future__ import annotations

import io
from collections import Counter

import pytest
from openpyxl import Workbook

from hdiary.diary import Diary, DiaryError, Problems
from hdiary.read import read_diary
from hdiary.read.advice import advise
from hdiary.read.people import opened
from hdiary.read.source import open_source
from hdiary.vocabulary.text import fold, remember_short
from hdiary.write import diary_csv


def test_short_texts_are_read_once_and_long_ones_are_not_kept() -> None:
    read: Counter[str] = Counter()

    @remember_short
    def size(text: str) -> int:
        read[text] += 1
        return len(text)

    for text in ("a", "b" * 100, "c" * 101) * 3:
        assert size(text) == len(text)
    assert read == {"a": 1, "b" * 100: 1, "c" * 101: 3}


def test_what_is_kept_is_what_is_read_anew() -> None:
    for text in ("  Neck_Pain ", "\u00dcBERANSTRENGUNG", "", "a-b", "x" * 300):
        assert fold(text) == fold.__wrapped__(text)  # type: ignore[attr-defined]


def book_of(columns: int) -> bytes:
    """Write a workbook of a sheet with so many columns."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Diary")
    sheet.append(["date", "pain", *(f"c{k}" for k in range(columns - 2))])
    for day in ("2026-01-01", "2026-01-02"):
        sheet.append([day, 3, *([1] * (columns - 2))])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_sheet_of_more_columns_than_any_diary_has_is_refused_with_its_row() -> None:
    with pytest.raises(DiaryError) as refused:
        read_diary(book_of(6_001))
    told = refused.value.problems.iloc[0]
    assert (told["code"], told["line"]) == ("too many columns", 1)
    assert "6001 in this row" in told["suggestion"]
    assert told["expected"] == "at most 6000 columns"
    assert "Leave out columns" in told["suggestion"]


def test_a_sheet_whose_rows_end_at_different_columns_is_turned_whole() -> None:
    book = Workbook()
    sheet = book.active
    for row in (["date", "pain", "rain"], ["2026-01-01", 3], ["2026-01-02", 4, "yes"]):
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    entries = read_diary(written.getvalue()).entries
    assert entries["pain"].tolist() == [3, 4]
    assert entries["rain"].isna().tolist() == [True, False]


def rows_of(heading: str, row: str, n: int) -> bytes:
    """Write a table of so many rows; `{k}` in a row is its number."""
    return "\n".join([heading, *(row.format(k=k) for k in range(n))]).encode()


def test_a_large_table_of_people_given_for_a_diary_is_still_told() -> None:
    data = rows_of("patient,age,sex", "person-{k},44,female", 20_000)
    assert len(data) > 400_000
    with pytest.raises(DiaryError) as refused:
        read_diary(data)
    assert "people's facts" in set(refused.value.problems["code"])


def test_a_large_table_of_questionnaires_given_for_a_diary_is_still_told() -> None:
    data = rows_of("patient,date,questionnaire,total", "person-{k},2026-01-01,HIT-6,60", 20_000)
    with pytest.raises(DiaryError) as refused:
        read_diary(data)
    assert "questionnaires" in set(refused.value.problems["code"])


@pytest.mark.parametrize(
    ("data", "whole"),
    [
        (rows_of("date,words", "1643-01-01,word {k}", 20_000), False),
        (rows_of("date,words", "1643-01-01,word {k}", 20), True),
        (b'date,words\n1643-01-01,"' + b"one\n" * 100_000 + b'"\n', True),  # one cell
        (("date,words\n" + "1643-01-01,word\n" * 20_000).encode("utf-16"), True),
    ],
)
def test_of_a_large_file_whole_rows_from_its_beginning_tell_what_it_is(
    data: bytes, whole: bool
) -> None:
    source = open_source(io.BytesIO(data), Problems())
    head = opened.beginning(source).data
    assert (head == data) == whole
    if not whole:
        assert data.startswith(head)
        assert head.endswith(b"\n")


@pytest.mark.parametrize("number", ["-62135596800000", "62135596800000", "555010123"])
def test_a_long_number_of_what_was_taken_is_no_telephone_number(number: str) -> None:
    rows = "\n".join(f"2026-01-{k:02},6,2 x {number if k == 3 else 'aspirin'}" for k in range(1, 9))
    diary = read_diary(io.StringIO(f"date,pain,treatment\n{rows}\n"))
    assert diary.entries["treatment"].notna().all()


def test_a_telephone_number_among_treatments_stays_a_note() -> None:
    rows = "\n".join(
        f"2026-01-{k:02},6,{'2 x 0170 1234567' if k == 3 else 'aspirin'}" for k in range(1, 9)
    )
    diary = read_diary(io.StringIO(f"date,pain,treatment\n{rows}\n"))
    assert diary.entries["treatment"].isna().sum() == 1


def test_another_sheet_that_is_very_wide_does_not_refuse_the_diary() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Diary")
    for row in (["date", "pain"], ["2026-01-01", 3], ["2026-01-02", 0]):
        sheet.append(row)
    other = book.create_sheet("Sensors")
    for k in range(3):
        other.append([f"s{k}-{n}" for n in range(6_100)])
    written = io.BytesIO()
    book.save(written)
    assert read_diary(written.getvalue()).rows_kept == 2


def test_no_setting_is_tried_on_a_table_that_is_too_wide() -> None:
    read: list[object] = []

    def reading(**settings: object) -> Diary:
        read.append(settings)
        raise AssertionError("read again")

    data = (",".join(["date", "pain", *map(str, range(6_000))]) + "\n").encode()
    with pytest.raises(DiaryError) as refused:
        read_diary(data)
    assert advise(reading, {}, refused.value) == []
    assert not read


def test_a_telephone_number_in_another_column_stays_a_note_behind_a_count() -> None:
    rows = "\n".join(
        f"2026-01-{k % 28 + 1:02},6,{'2 x 5550101234' if k == 3 else 'shop'}" for k in range(20)
    )
    diary = read_diary(io.StringIO(f"date,pain,errand\n{rows}\n"))
    assert "5550101234" not in " ".join(map(str, diary.days["errand"]))


@pytest.mark.parametrize("words", ["20260105T0930", "Call Eva Miller 0170 1234567"])
def test_what_an_app_has_among_medicine_is_written_as_it_is_read_again(words: str) -> None:
    head = "_id,pain,start_date,end_date,duration,strength,medication,medication_amount"
    rows = (
        f"{k},Migraine,{1767690000000 + k * 259200000},{1767700800000 + k * 259200000},10800000,6,"
        f"{words if k == 3 else 'Ibuprofen'},{1 + k % 2}"
        for k in range(1, 6)
    )
    text = diary_csv(read_diary("\n".join([head, *rows]).encode()))
    assert diary_csv(read_diary(text.encode())) == text
    assert all(words not in row.split(",")[5] for row in text.splitlines())
