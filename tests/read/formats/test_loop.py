"""Loop Habit Tracker: codes and numbers for habits, and which table holds what was noted."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from hdiary.diary import DiaryError
from hdiary.read import read_diary
from tests.read.formats.conftest import OTHER_LAYOUTS
from tests.read.kinds.conftest import decided, follow, medicine_days, states

FIRST = dt.date(2026, 1, 5)


def marks(*rows: str, heading: str = "Date,Headache,Triptan,") -> str:
    """Write a table of all habits, from the newest day back to a Monday."""
    days = [FIRST + dt.timedelta(days=k) for k in range(len(rows))]
    lines = [f"{day},{row}," for day, row in zip(days, rows, strict=True)]
    return "\n".join([heading, *reversed(lines)]) + "\n"


def test_a_code_says_ticked_not_ticked_or_nothing() -> None:
    codes = ["2,0", "0,0", "1,0", "3,0", "-1,0", "2,0"]
    diary = read_diary(marks(*codes).encode(), scale="yes-no")
    # Ticked by the app alone is not ticked; skipped and unknown say nothing.
    assert diary.days["state"].tolist() == [
        *("headache", "clear", "clear", "not recorded", "not recorded", "headache"),
    ]
    assert diary.reading.app == "Loop Habit Tracker"


def test_a_medicine_that_the_app_ticked_itself_was_not_taken() -> None:
    diary = read_diary(marks("2,1", "0,0", "2,2").encode(), scale="yes-no")
    assert medicine_days(diary) == 1
    assert any("1 was ticked by the app" in words for words in decided(diary))


def test_newer_exports_write_codes_as_words() -> None:
    walk = follow(OTHER_LAYOUTS / "loop_habit_tracker" / "words.csv")
    assert walk.steps == [{"scale": "yes-no"}]
    assert states(walk.diary) == (8, 13, 7)
    assert medicine_days(walk.diary) == 0


def test_numbers_are_divided_by_a_thousand_once_and_as_the_person_says() -> None:
    diary = follow(OTHER_LAYOUTS / "loop_habit_tracker" / "numbers.csv").diary
    assert diary.days["worst_pain"].max() == 6
    assert diary.entries["Water (l)"].max() == 1.77
    assert any("times 1000" in words for words in decided(diary))
    text = marks("500,0", "0,0", "700,2")
    assert read_diary(text.encode(), divide_by=100).days["worst_pain"].max() == 7


def test_a_scale_that_the_person_says_makes_ratings_of_small_numbers() -> None:
    rows = ["2,0", "0,0", "1,0", "3,2", "2,0"]
    diary = read_diary(marks(*rows).encode(), scale="0-3", columns={"Headache": "pain"})
    assert diary.days["worst_pain"].max() == 3


@pytest.mark.parametrize(
    "text",
    [
        "Date,Pain,Neck,\n2026-01-05,6,2,\n2026-01-06,0,1,\n2026-01-07,4,0,\n",
        "Date,Pain,Neck\n2026-01-05,2,2\n2026-01-06,0,1\n2026-01-07,3,0\n",
        "Date,Pain,Neck,\n2026-01-05,2,2,\n2026-01-09,0,1,\n2026-01-07,3,0,\n",
    ],
    ids=["ratings to 10", "no comma behind", "days missing"],
)
def test_a_table_of_ones_own_keeps_its_numbers(text: str) -> None:
    diary = read_diary(text.encode())
    assert diary.reading.app == ""
    assert diary.entries["pain"].max() in (3, 6)


def packed(**files: str) -> bytes:
    """Pack tables under their names, ``__`` standing for a folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name.replace('__', '/')}.csv", text)
    return out.getvalue()


NOTED = marks("2,2", "0,0", "2,0")
SCORES = marks("0.3321,0.0000", "0.2211,0.1000", "0.1200,0.9999")


@pytest.mark.parametrize(
    ("noted", "scores"), [("Checkmarks", "Scores"), ("Marcas", "Puntos"), ("Scores", "Checkmarks")]
)
def test_what_was_noted_is_found_by_its_content_under_any_name(noted: str, scores: str) -> None:
    diary = read_diary(packed(**{scores: SCORES, noted: NOTED}), scale="yes-no")
    assert states(diary) == (2, 1, 0)


def test_scores_alone_are_nobodys_pain() -> None:
    with pytest.raises(DiaryError, match="scores that Loop works out"):
        read_diary(SCORES.encode())
