"""A column without a name in which nothing stands changes nothing, wherever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.metamorphic.alike import assert_alike, assert_read_alike, read
from tests.metamorphic.made import FEW, Sheet, sheets


@pytest.mark.parametrize(("name", "cell"), [("", ""), ("  ", " "), ("\u00a0", "\u00a0")])
@FEW
@given(sheet=sheets, share=st.floats(0, 1))
def test_a_blank_column_without_a_name_changes_nothing(
    name: str, cell: str, sheet: Sheet, share: float
) -> None:
    at = round(share * len(sheet.header))
    other = read(sheet.with_column(at, name, [cell] * len(sheet.rows)))
    assert_alike(read(sheet), other)
    assert_read_alike(read(sheet), other)
    assert "" not in other.entries


@FEW
@given(sheet=sheets)
def test_several_blank_columns_change_nothing(sheet: Sheet) -> None:
    blank = [""] * len(sheet.rows)
    other = sheet.with_column(0, "", blank).with_column(3, "", blank)
    other = other.with_column(len(other.header), "", blank)
    assert_alike(read(sheet), read(other))
