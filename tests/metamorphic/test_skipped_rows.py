"""Rows that are skipped decide nothing: what is read is what is read without them."""

from __future__ import annotations

import io

import pytest
from hypothesis import given

from hdiary.diary import DiaryError
from hdiary.read import read_diary
from hdiary.write import diary_csv
from tests.metamorphic.alike import assert_alike, assert_read_alike, read
from tests.metamorphic.made import MANY, Sheet, spoilt_sheets


@MANY
@given(sheet=spoilt_sheets)
def test_a_diary_is_that_of_a_file_in_which_the_skipped_rows_never_stood(sheet: Sheet) -> None:
    diary = read(sheet, skip_bad_rows=True)
    gone = set(diary.refused_lines.tolist())
    assert gone
    lines = sheet.text().splitlines()
    kept = [k for k in range(1, len(lines) + 1) if k not in gone]
    left = read_diary("\n".join(lines[k - 1] for k in kept).encode(), **sheet.said)
    assert_alike(diary, left)
    assert_read_alike(diary, left)
    assert diary.lines.tolist() == [kept[k - 1] for k in left.lines.tolist()]
    assert diary.rows_in == diary.reading.rows_in == len(sheet.rows)


@MANY
@given(sheet=spoilt_sheets)
def test_what_is_written_is_read_equal_and_written_again_to_the_byte(sheet: Sheet) -> None:
    diary = read(sheet, skip_bad_rows=True)
    written = diary_csv(diary)
    again = read_diary(written.encode())
    assert_alike(diary, again)
    assert diary_csv(again) == written


def test_a_word_in_a_skipped_row_leaves_numbers_numbers() -> None:
    text = (
        "patient,date,pain,sleep_hours,stress\n0,24:00,1,x,left\n"
        "A,2026-03-01,3,7,yes\nB,2026-03-01,0,8,no\n"
    )
    diary = read_diary(text.encode(), skip_bad_rows=True)
    assert diary.factors["kind"].tolist() == ["number", "yes/no"]
    assert diary.reading.columns["kind"].tolist()[-2:] == ["number", "yes/no"]
    assert diary.refused_lines.tolist() == [2]
    assert diary.lines.tolist() == [3, 4]


def test_what_is_told_of_columns_counts_the_rows_that_are_left() -> None:
    text = "date,pain,note to self,kept\n2026-03-01,3,,7\n2026-03-02,0,,8\n2026-13-03,4,so,9\n"
    diary = read_diary(text.encode(), skip_bad_rows=True)
    assert diary.reading.columns["said"].tolist() == [2, 2, 0, 2]


def test_where_only_a_skipped_row_told_the_order_of_dates_it_is_asked_for() -> None:
    text = "date,pain\n13/01/2026,12\n02/01/2026,3\n03/01/2026,0\n"
    with pytest.raises(DiaryError) as refused:
        read_diary(text.encode(), skip_bad_rows=True)
    assert {"dates": "dmy"} in [one.settings for one in refused.value.suggested]
    diary = read_diary(text.encode(), skip_bad_rows=True, dates="dmy")
    assert diary.rows_refused == 1


def test_what_was_refused_first_is_told_beside_what_is_refused_then() -> None:
    text = "date,pain\n13/01/2026,12\n02/01/2026,3\n03/01/2026,0\n"
    with pytest.raises(DiaryError) as refused:
        read_diary(text.encode(), skip_bad_rows=True)
    assert 2 in refused.value.problems["line"].dropna().tolist()


def test_headaches_of_skipped_rows_are_counted() -> None:
    text = "date,pain,x\n2026-03-01,12,1\n2026-03-02,3,2\n2026-03-03,0,3\n"
    diary = read_diary(io.BytesIO(text.encode()), skip_bad_rows=True)
    assert diary.refused_headaches == 1


def test_readings_of_a_refused_day_stay_accounted_for() -> None:
    rows = [f"2026-03-{day:02d},{item},{day % 7}" for day in range(1, 15) for item in ("a", "b")]
    heads = [f"2026-03-{day:02d},Headache,{day % 7}" for day in range(1, 15)]
    text = "date,symptom,severity\n" + "\n".join([*rows, *heads, "2026-03-15,Headache,99"]) + "\n"
    diary = read_diary(text.encode(), skip_bad_rows=True)
    assert diary.rows_refused == 1
    assert diary.rows_in == len(rows) + len(heads) + 1
