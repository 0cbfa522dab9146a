"""Cells of people that may be read in two ways: each is read as it is meant, or asked about."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd
import pytest

import hdiary
from hdiary.diary import DiaryError, People


def read(*cells: str, sign: str = ",", heading: str = "fact", **settings: Any) -> People:
    rows = [f"P{k}{sign}{cell}" for k, cell in enumerate(cells)]
    return hdiary.read_people(
        io.StringIO("\n".join([f"patient{sign}{heading}", *rows, ""])), **settings
    )


@pytest.mark.parametrize("arms", [("x", "y"), ("yes", "y"), ("ja", "x"), ("1", "x")])
def test_two_words_never_become_one_value(arms: tuple[str, str]) -> None:
    assert read(*arms, *arms).table["fact"].tolist() == [*arms, *arms]


@pytest.mark.parametrize("pair", ["Yes no", "ja nein", "Y N", "si no", "+ -", "✓ ✗"])
def test_one_word_for_yes_and_one_for_no_are_yes_and_no(pair: str) -> None:
    assert read(*pair.split(), pair.split()[0].lower()).table["fact"].tolist() == [
        True,
        False,
        True,
    ]


def test_two_words_for_yes_are_told_and_can_be_said_to_be_one() -> None:
    made = read("yes", "y", "no")
    assert made.problems["code"].tolist() == ["two spellings"]
    said = read("yes", "y", "no", columns={"fact": "yes/no"})
    assert said.table["fact"].tolist() == [True, True, False]


def test_a_frame_with_two_words_for_yes_keeps_them() -> None:
    frame = pd.DataFrame({"patient": ["A", "B"], "arm": ["yes", "true"]})
    assert hdiary.make_people(frame).table["arm"].tolist() == ["yes", "true"]


@pytest.mark.parametrize(
    "days",
    [
        ["01.03.2026", "03.04.2026", "12.04.2026"],
        [f"{month:02d}/{day}/2026" for month, day in zip((3, 4, 5), (15, 16, 17), strict=True)],
        [f"{day} March 2026" for day in range(1, 15)],
        [f"2026-03-{day:02d}T09:00" for day in range(1, 15)],
    ],
)
def test_days_are_no_telephone_numbers_and_no_names(days: list[str]) -> None:
    made = read(*days, heading="randomised")
    assert made.facts["kind"].tolist() == ["date"]
    assert made.table["randomised"].dt.year.unique().tolist() == [2026]


@pytest.mark.parametrize("form", ["0171-23456{:02d}", "06 12 34 56 {:02d}", "+49 30 12345{:02d}"])
def test_telephone_numbers_are_still_left_out(form: str) -> None:
    made = read(*[form.format(k) for k in range(12)])
    assert [name for name, _ in made.left_out] == ["fact"]


THOUSANDS = "id;steps;dose\nA;1.234;3,5\nB;12.345;1.000,5\nC;900;2.000\n"


def test_beside_a_decimal_comma_the_point_parts_thousands() -> None:
    made = hdiary.read_people(io.StringIO(THOUSANDS))
    assert made.table["steps"].tolist() == [1234.0, 12345.0, 900.0]
    assert made.table["dose"].tolist() == [3.5, 1000.5, 2000.0]
    assert made.problems["code"].tolist() == ["thousands"]


def test_beside_a_decimal_point_the_comma_parts_thousands() -> None:
    made = hdiary.read_people(io.StringIO("id;steps;dose\nA;1,234;3.5\nB;2,345;0.25\n"))
    assert made.table["steps"].tolist() == [1234.0, 2345.0]


def test_what_is_grouped_twice_can_only_be_thousands() -> None:
    assert read("1.234.567", "12.345", sign=";").table["fact"].tolist() == [1234567.0, 12345.0]


@pytest.mark.parametrize(
    "text",
    [
        "id;fact\nA;1.234\nB;12.345\n",
        "id\tfact\nA\t1.234\nB\t12.345\n",
        "id;fact;dose\nA;1.234;1,5\nB;12.345;1.5\n",
    ],
)
def test_where_nothing_tells_thousands_from_decimals_it_is_asked(text: str) -> None:
    with pytest.raises(DiaryError, match="a thousand and more") as refused:
        hdiary.read_people(io.StringIO(text))
    (answer,) = refused.value.suggested
    made = hdiary.read_people(io.StringIO(text), **answer.settings)
    assert made.table["fact"].tolist() == [1.234, 12.345]


def test_a_column_that_tells_by_itself_is_read_by_itself() -> None:
    made = hdiary.read_people(io.StringIO("id;fact;dose\nA;1.234;1,5\nB;0.345;1,7\n"))
    assert made.table["fact"].tolist() == [1.234, 0.345]
    assert made.problems.empty
