"""A blank among medicines says nothing, until the person says that nothing was taken."""

from __future__ import annotations

import io
from typing import Any

import pytest

from hdiary.diary import Diary
from hdiary.questions import burden
from hdiary.read import read_diary

LIST = "Date,Pain,Meds\n"
MARKS = "Date,Pain,Ibuprofen,Sumatriptan\n"


def month(head: str, taken: str, blank: str) -> str:
    """Thirty days, headache on each third; medicine with every second of them."""
    rows = [
        f"2025-03-{day:02d},{5 if day % 3 == 0 else 0},{taken if day % 6 == 0 else blank}"
        for day in range(1, 31)
    ]
    return head + "\n".join(rows) + "\n"


def read(text: str, **said: Any) -> Diary:
    return read_diary(io.StringIO(text), **said)


def medicine_days(diary: Diary) -> list[int]:
    table = burden(diary).overall
    return [int(table[f"medication_{end}"].iloc[0]) for end in ("lowest", "highest")]


@pytest.mark.parametrize(
    "text", [month(LIST, "ibuprofen 400 mg", ""), month(MARKS, "x,", ","), month(MARKS, ",x", ",")]
)
def test_a_blank_is_not_said_until_it_is_said_to_be_none(text: str) -> None:
    diary = read(text)
    assert medicine_days(diary) == [5, 10]
    (told,) = [one for one in diary.reading.decisions if one.name == "medicine"]
    assert told.overrule == "--accept none-taken"
    none = read(text, accept=["none-taken"])
    assert medicine_days(none) == [5, 5]
    (told,) = [one for one in none.reading.decisions if one.name == "medicine"]
    assert told.words.endswith("means: nothing taken (25 rows).")


def test_an_empty_column_may_mean_that_none_was_ever_taken() -> None:
    diary = read(month(LIST, "", ""), accept=["none-taken"])
    assert medicine_days(diary) == [0, 0]


def test_a_row_that_says_nothing_else_and_a_cell_that_is_not_read_are_no_none() -> None:
    text = month(LIST, "ibuprofen", "") + "2025-03-31,,\n" + f'2025-04-01,5,"{"a;" * 3001}"\n'
    diary = read(text, accept=["none-taken"])
    assert diary.entries["treatment"].isna().tolist()[-2:] == [True, True]


def test_a_diary_of_exercises_asks_nothing_about_medicine() -> None:
    diary = read(month("Date,Pain,Treatment\n", "neck exercises", ""))
    assert not [one for one in diary.reading.decisions if one.name == "medicine"]
