"""Numbers, ratings and stars as people write them, and what is nearly one."""

from __future__ import annotations

import pytest

from hdiary.read.numbers import (
    parse_number,
    parse_rating,
    parse_stars,
    ratio_of,
    thousands_with_comma,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7.0), (" 7 ", 7.0), ("7.5", 7.5), ("7,5", 7.5), (".5", 0.5), (",5", 0.5), ("+7", 7.0),
        ("-7", -7.0), ("\u22127,5", -7.5), ("1e3", 1000.0), ("2,5E-1", 0.25), ("007", 7.0),
        ("1e999", None), ("7.", None), ("1,000.5", None), ("7 8", None), ("seven", None),
        ("", None),
        ("-", None), ("7e", None), ("nan", None), ("inf", None), ("1_000", None),
    ],
)  # fmt: skip
def test_a_number_has_a_point_or_a_comma(text: str, number: float | None) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("7", 7.0), ("7,5", 7.5), ("7/10", 7.0), (" 7 / 10 ", 7.0), ("6,5 von 10", 6.5),
        ("7 OUT OF 10", 7.0), ("7 de 10", 7.0), ("+7/10", 7.0), ("-7/10", -7.0), ("11/10", 11.0),
        ("7/5", None), ("7/100", None), ("1 = mild", 1.0), ("2 (moderate)", 2.0), ("3: Bad", 3.0),
        ("4 - bad", 4.0), ("5\u2013worse", 5.0), ("1 = m", None), ("1000 = mild", None),
        ("mild", None), ("1 = 2", None), ("7 mild", None),
    ],
)  # fmt: skip
def test_a_rating_may_say_out_of_how_many_and_in_words(text: str, rating: float | None) -> None:
    assert parse_rating(text, highest=10.0) == rating


def test_the_number_behind_the_stroke_is_that_of_the_scale() -> None:
    assert parse_rating("7/100", highest=100.0) == 7.0
    assert parse_rating("7/10", highest=100.0) is None


@pytest.mark.parametrize(
    ("text", "stars"),
    [
        ("*", 1.0), ("***", 3.0), ("★★★☆☆", 3.0), ("☆☆★", 1.0), ("*★", 2.0), ("*" * 10, 10.0),
        ("*" * 11, None), ("★" * 10 + "☆" * 5, 10.0), ("☆☆", None), ("", None), ("**x", None),
        ("3*", None),
    ],
)  # fmt: skip
def test_stars_are_counted_up_to_ten(text: str, stars: float | None) -> None:
    assert parse_stars(text) == stars


@pytest.mark.parametrize(
    ("text", "whole"),
    [("2/5", 5), (" 2 OF 5 ", 5), ("2,5 von 10", 10), ("2", None), ("2/", None), ("/5", None)],
)
def test_what_stands_behind_the_stroke(text: str, whole: int | None) -> None:
    assert ratio_of(text) == whole


@pytest.mark.parametrize(
    ("values", "delimiter", "told"),
    [
        (["1,200", "300"], ",", True), (["1,200"], ";", False), (["1,200"], "\t", False),
        (["300"], ",", False), ([], ",", False), (["1,20"], ",", False),
        (["1,200", "0,5"], ",", False), ([" 1,200 "], ",", True), (["1,200.50"], ",", True),
        (["-1,200,000"], ",", True), (["0,200"], ",", False), (["1234,200"], ",", False),
        (["1,200", "many"], ",", True),
    ],
)  # fmt: skip
def test_commas_part_thousands_where_each_of_them_does_and_cells_part_at_commas(
    values: list[str], delimiter: str, told: bool
) -> None:
    assert thousands_with_comma(values, delimiter=delimiter) is told
