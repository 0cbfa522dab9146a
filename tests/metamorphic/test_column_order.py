"""The order of columns changes no entry and no answer, but the order of rows in a table."""

from __future__ import annotations

from random import Random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hdiary
from hdiary.diary import Diary
from tests.metamorphic.alike import assert_alike, read
from tests.metamorphic.made import FEW, Sheet, sheets

ASKED = ("burden", "pattern", "triggers", "relief")


def shuffled(sheet: Sheet, seed: int) -> Sheet:
    order = list(range(len(sheet.header)))
    Random(seed).shuffle(order)
    return sheet.in_order(order)


@FEW
@given(sheet=sheets, seed=st.integers(0, 999))
def test_the_order_of_columns_changes_no_entry(sheet: Sheet, seed: int) -> None:
    assert_alike(read(sheet), read(shuffled(sheet, seed)), order=False)


@pytest.mark.slow
@pytest.mark.parametrize("question", ASKED)
@FEW
@given(sheet=sheets, seed=st.integers(0, 999))
def test_the_order_of_columns_changes_no_answer(question: str, sheet: Sheet, seed: int) -> None:
    one, other = read(sheet), read(shuffled(sheet, seed))
    pd.testing.assert_frame_equal(rows_of(question, one), rows_of(question, other))
    assert said_of(question, one) == said_of(question, other)


def rows_of(question: str, diary: Diary) -> pd.DataFrame:
    table: pd.DataFrame = getattr(hdiary, question)(diary).table
    return table.sort_values(list(table.columns), key=lambda c: c.astype("str")).reset_index(
        drop=True
    )


def said_of(question: str, diary: Diary) -> list[str]:
    return sorted(str(getattr(hdiary, question)(diary).summary).split())
