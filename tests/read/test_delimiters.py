"""The sign that parts the cells, where other signs stand beside it."""

from __future__ import annotations

import io

import pytest

from hdiary import read_diary
from hdiary.diary import DiaryError
from hdiary.read.header import find_delimiter

ROWS = [("date", "pain", "activity")] + [
    (f"2026-03-{day:02d}", str(day % 8), ("desk work", "walking")[day % 2]) for day in range(1, 11)
]


@pytest.mark.parametrize(
    ("between", "sign"),
    [
        ("\t,\t", ","), ("\t,", ","), (",\t", ","), (" \t, \t", ","), ("\t;\t", ";"),
        ("\t|\t", "|"), ("\t", "\t"), (", ", ","), (" | ", "|"),
    ],
)  # fmt: skip
def test_tabs_around_the_signs_part_nothing(between: str, sign: str) -> None:
    text = "".join(between.join(row) + "\n" for row in ROWS)
    assert find_delimiter(text, {}) == sign
    diary = read_diary(io.StringIO(text))
    assert len(diary.entries) == 10
    assert list(diary.factors["factor"]) == []
    assert set(diary.entries["activity"]) == {"desk work", "walking"}


@pytest.mark.parametrize("sign", [",", ";"])
def test_a_file_whose_lines_lost_their_ends_is_told(sign: str) -> None:
    text = f"date{sign}pain{sign}" + f"2026-01-05{sign}3{sign}" * 15_000
    with pytest.raises(DiaryError, match=r"at most 20,?000 columns"):
        read_diary(io.StringIO(text))
