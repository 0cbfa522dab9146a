"""What a sign before three digits parts is told by the column and those beside it, or asked."""

from __future__ import annotations

import io
from typing import Any

import pytest

from hdiary.diary import Diary
from hdiary.read import read_diary


def read(heading: str, cells: list[str], *, pain: str = "3", sep: str = ";", **said: Any) -> Diary:
    rows = [f"2025-03-{k:02d}{sep}{pain}{sep}{cell}" for k, cell in enumerate(cells, start=1)]
    text = "\n".join([sep.join(("Date", "Pain", heading)), *rows]) + "\n"
    return read_diary(io.StringIO(text), **said)


def told(diary: Diary) -> str:
    return " ".join(diary.problems.loc[diary.problems["code"] == "thousands", "suggestion"])


@pytest.mark.parametrize(
    ("heading", "cells", "sep", "numbers"),
    [
        ("Steps", ["13,422", "9,871", "10,005"], "\t", [13422, 9871, 10005]),
        ("Schritte", ["13.422", "9.871", "842"], ";", [13422, 9871, 842]),
        ("Steps today", ["13,422", "9,871", "1,200"], ";", [13422, 9871, 1200]),
        # By numbers beside them that are as large.
        ("Points", ["842", "9.871", "13.422", "655"], ";", [842, 9871, 13422, 655]),
        ("Points", ["7014", "8120", "13,422"], "\t", [7014, 8120, 13422]),
        # What is grouped twice, or by blanks, can only be thousands.
        ("Points", ["1.234.567", "12.345"], ";", [1234567, 12345]),
        ("Points", ["13 422", "842"], ";", [13422, 842]),
        ("Points", ["13'422", "9\u202f871"], ";", [13422, 9871]),
    ],
)
def test_thousands_that_the_column_tells(
    heading: str, cells: list[str], sep: str, numbers: list[float]
) -> None:
    diary = read(heading, cells, sep=sep)
    assert diary.entries[heading].tolist() == numbers
    assert diary.suggested == ()


def test_the_decimal_sign_of_other_columns_tells() -> None:
    points = ["4.826", "11.806", "12.500"]
    assert read("Points", points, pain="3,5").entries["Points"].tolist() == [4826, 11806, 12500]
    decimal = read("Points", points, pain="3.5")
    assert decimal.entries["Points"].tolist() == [4.826, 11.806, 12.5]
    assert "read as the decimal sign" in told(decimal)
    assert decimal.suggested == ()


def test_whole_numbers_among_decimals_of_their_size_tell() -> None:
    diary = read("Weight", ["72.350", "72", "71.875"])
    assert diary.entries["Weight"].tolist() == [72.35, 72.0, 71.875]
    assert diary.suggested == ()


def test_what_nothing_tells_is_asked() -> None:
    points = ["4.826", "11.806", "12.500"]
    diary = read("Points", points)
    assert diary.entries["Points"].tolist() == [4.826, 11.806, 12.5]
    assert "nothing here tells" in told(diary)
    assert [one.settings for one in diary.suggested] == [
        {"accept": ("thousands",)},
        {"accept": ("decimals",)},
    ]
    thousands, decimals = (read("Points", points, **one.settings) for one in diary.suggested)
    assert thousands.entries["Points"].tolist() == [4826, 11806, 12500]
    assert decimals.entries["Points"].tolist() == [4.826, 11.806, 12.5]
    assert thousands.suggested == decimals.suggested == ()


def test_commas_are_no_thousands_where_the_file_has_decimal_commas() -> None:
    rows = '2025-03-01,"3,5","72,350"\n2025-03-02,0,"71,875"\n'
    diary = read_diary(io.StringIO("Date,Pain,Weight\n" + rows))
    assert diary.entries["Weight"].tolist() == [72.35, 71.875]
