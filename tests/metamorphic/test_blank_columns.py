"""A column without a name in which nothing stands changes nothing, wherever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdiary.read import read_diary
from tests.metamorphic.alike import assert_alike, assert_read_alike, plain, read
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


@pytest.mark.parametrize("name", ["end time", "Pain 2", "Medication 2", "Extra", "weekday"])
@FEW
@given(sheet=sheets)
def test_a_column_with_a_name_in_which_nothing_stands_asks_nothing(name: str, sheet: Sheet) -> None:
    one = read(sheet)
    other = read(sheet.with_column(len(sheet.header), name, [""] * len(sheet.rows)))
    said = [c for c in other.entries if c in one.entries or other.entries[c].notna().any()]
    assert said == list(one.entries)
    assert plain(other.entries[said]).equals(plain(one.entries))
    assert other.suggested == one.suggested


def test_a_blank_column_of_a_meaning_that_another_has_is_no_question() -> None:
    rows = "2026-03-01,3,08:00,09:00,\n2026-03-02,0,,,\n"
    diary = read_diary(f"date,pain,start,end,end time\n{rows}".encode())
    assert diary.entries["end"].notna().tolist() == [True, False]
