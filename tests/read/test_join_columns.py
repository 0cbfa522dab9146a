"""Columns of lists that are read together: every word stays, in the columns' order."""

from __future__ import annotations

from hdiary.read.cells import join_columns
from hdiary.read.shape.pairs import combine, mark_rows
from hdiary.read.table import Column, make_column


def told(column: Column) -> list[str]:
    return [column.values[code] for code in column.codes]


def test_the_cells_of_a_row_stand_behind_each_other() -> None:
    columns = [make_column(cells) for cells in (["a", "", "b"], ["", "", "c"], ["d", "", "e"])]
    assert told(join_columns(columns)) == ["a; d", "", "b; c; e"]


def test_one_column_is_left_as_it_is() -> None:
    column = make_column(["a", "b", "a"])
    assert join_columns([column]) is column


def test_of_very_many_columns_each_word_stays_in_its_place() -> None:
    columns = [make_column([f"a{k}", "" if k % 2 else f"b{k}"]) for k in range(1_001)]
    first, second = told(join_columns(columns))
    assert first.split("; ") == [f"a{k}" for k in range(1_001)]
    assert second.split("; ") == [f"b{k}" for k in range(0, 1_001, 2)]


def test_rows_are_marked_in_which_any_of_the_columns_says_something() -> None:
    columns = [make_column(cells) for cells in (["a", "", ""], ["", "", "b"])]
    assert told(mark_rows(columns, bool)) == ["x", "", "x"]


def test_two_columns_are_read_together_row_by_row() -> None:
    one, other = make_column(["a", "b", "a"]), make_column(["1", "1", ""])
    assert told(combine(one, other, lambda a, b: a + b)) == ["a1", "b1", "a"]
