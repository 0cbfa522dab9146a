"""Kind 22: several ratings a day, and numbers times a thousand."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from tests.read.kinds.helpers_b import DAYS, became, counts, handed, hurts, plain, table, walk

BACK = list(reversed(DAYS))


@pytest.mark.parametrize("name", ["22_loop_checkmarks.csv", "22b_loop_export.zip"])
def test_the_worst_of_the_day_of_the_handed_habits_counts(name: str) -> None:
    end = walk(handed(name))
    assert counts(end.diary) == (24, 60, 24)
    assert end.diary.days["worst_pain"].max() == 6
    assert any("1000" in one.words for one in end.diary.reading.decisions)


@pytest.mark.parametrize(
    "heading",
    [
        "Date,Migraine morning,Migraine noon,Migraine evening,Sumatriptan,",
        "Date,Headache AM,Headache midday,Headache PM,Triptan,",
        "Date,Kopfschmerz morgens,Kopfschmerz mittags,Kopfschmerz abends,Maxalt,",
    ],
)
def test_habits_by_time_of_day_are_joined(heading: str) -> None:
    def line(day: dt.date) -> str:
        return f"{day},3000,5000,2000,2," if hurts(day) else f"{day},0,0,0,0,"

    end = walk(plain(heading, line, BACK))
    assert counts(end.diary) == (24, 60, 24)
    assert end.diary.days["worst_pain"].max() == 5
    assert end.diary.factors.empty


@pytest.mark.parametrize(
    ("heading", "sign"),
    [
        ("Datum;morgens;mittags;abends;nachts;Medikament", ";"),
        ("Date,Morning pain,Afternoon pain,Evening pain,Night pain,Meds", ","),
        ("Fecha;mañana;tarde;noche;madrugada;Medicación", ";"),
    ],
)
def test_ratings_by_time_of_day_are_joined_where_they_are_not_multiplied(
    heading: str, sign: str
) -> None:
    def row(day: dt.date) -> list[object]:
        ratings = [0, 3, 6, 1] if hurts(day) else [0, 0, 0, 0]
        return [day, *ratings, "Ibuprofen" if hurts(day) else ""]

    end = walk(table(heading, row, sign=sign))
    assert counts(end.diary) == (24, 60, 24)
    assert end.diary.days["worst_pain"].max() == 6
    assert "pain" in became(end.diary).values()


def test_the_zip_that_the_app_writes_has_a_folder_for_each_habit() -> None:
    marks = plain(
        "Date,Headache,Triptan,",
        lambda day: f"{day},4000,2," if hurts(day) else f"{day},0,0,",
        BACK,
    )
    one = "".join(f"{day},{4000 if hurts(day) else 0}\n" for day in BACK)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "Habits.csv",
            "Position,Name,Type,Question,Unit\n001,Headache,NUMERICAL,How bad?,points\n",
        )
        archive.writestr("Checkmarks.csv", marks)
        archive.writestr("Scores.csv", marks.replace("4000", "0.5"))
        archive.writestr("001 Headache/Checkmarks.csv", one)
        archive.writestr("001 Headache/Scores.csv", one.replace("4000", "0.5"))
    end = walk(packed.getvalue())
    assert counts(end.diary) == (24, 60, 24)
    assert end.diary.days["worst_pain"].max() == 4


def test_habits_that_are_only_ticked_are_yes_and_no() -> None:
    ticked = plain(
        "Date,Headache,Ibuprofen,", lambda day: f"{day},2,2," if hurts(day) else f"{day},0,0,", BACK
    )
    end = walk(ticked)
    assert end.diary.scale == "yes-no"
    assert counts(end.diary) == (24, 60, 24)
