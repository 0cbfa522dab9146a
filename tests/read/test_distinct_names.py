"""No column of a table bears another's name, however many are called alike."""

from __future__ import annotations

import sys

from hdiary.read.distinct_names import distinct_names


def test_a_second_column_of_a_name_is_numbered() -> None:
    assert distinct_names(["coffee", "date", "coffee", "coffee"]) == [
        "coffee",
        "date",
        "coffee (2)",
        "coffee (3)",
    ]


def test_a_number_counts_what_is_called_so_with_something_in_brackets_too() -> None:
    assert distinct_names(["coffee", "coffee (cups)", "coffee"])[2] == "coffee (3)"
    assert distinct_names(["coffee (cups)", "coffee"]) == ["coffee (cups)", "coffee (2)"]


def test_columns_of_a_known_meaning_may_share_their_name() -> None:
    assert distinct_names(["treatment", "treatment"]) == ["treatment", "treatment"]


def test_a_column_without_a_name_is_called_by_its_place() -> None:
    assert distinct_names(["", "tea", ""]) == ["column 1", "tea", "column 3"]


def calls_of(names: list[str]) -> int:
    """Count every call that is made while columns are named."""
    calls = 0

    def count(_frame: object, event: str, _what: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        distinct_names(names)
    finally:
        sys.setprofile(None)
    return calls


def test_the_work_grows_with_the_columns_and_not_with_their_square() -> None:
    distinct_names(["tea", "tea"])  # What a heading means is looked up once.
    assert calls_of(["tea"] * 2_000) < 5 * calls_of(["tea"] * 500)
