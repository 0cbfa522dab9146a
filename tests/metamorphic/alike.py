"""Whether two diaries are one: their entries, kinds, scale and days, and how they were read."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.schema import ENTRY_COLUMNS, factor_columns, factor_kind
from hdiary.read import read_diary
from tests.metamorphic.made import Sheet

_OF_THE_FORM = ("columns", "totals")


def read(sheet: Sheet, **said: Any) -> Diary:
    return read_diary(sheet.text().encode(), **{**sheet.said, **said})


def assert_alike(one: Diary, other: Diary, *, order: bool = True) -> None:
    """Demand equal entries, in the same order of columns unless that was changed."""
    left, right = one.entries, other.entries
    days, others = one.days, other.days
    if not order:
        left, right = left[sorted(left)], right[sorted(right)]
        days, others = days[sorted(days)], others[sorted(others)]
    assert list(left) == list(right)
    assert kinds(one) == kinds(other)
    pd.testing.assert_frame_equal(plain(left), plain(right))
    assert one.scale == other.scale
    assert one.attack_list == other.attack_list
    assert one.columns_in == other.columns_in
    pd.testing.assert_frame_equal(days, others)
    pd.testing.assert_frame_equal(plain(one.doses), plain(other.doses))


def assert_read_alike(one: Diary, other: Diary) -> None:
    """Demand that the same was decided, in the same words."""
    assert decided(one) == decided(other)
    told = ("date_order", "decimal", "delimiter")
    assert [getattr(one.reading, name) for name in told] == [
        getattr(other.reading, name) for name in told
    ]
    assert one.suggested == other.suggested


def decided(diary: Diary) -> dict[str, Any]:
    found = diary.settings["decided"]
    return {name: value for name, value in found.items() if name not in _OF_THE_FORM}


def kinds(diary: Diary) -> dict[str, str]:
    return {
        name: factor_kind(diary.entries[name]) for name in sorted(factor_columns(diary.entries))
    }


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Write words as words, whatever words other rows hold; lines differ with the form."""
    words = [n for n in frame if not (pd.api.types.is_numeric_dtype(frame[n].dtype))]
    return frame.assign(**{str(n): frame[n].astype("str") for n in words}).drop(
        columns=[n for n in ("line",) if n in frame and n not in ENTRY_COLUMNS]
    )


def assert_same_days(one: Diary, other: Diary) -> None:
    """Demand the same entries, days, and kinds, whatever the file said of how it was read."""
    shared = [name for name in one.entries if name in other.entries or one.entries[name].any()]
    pd.testing.assert_frame_equal(
        plain(one.entries[shared]), plain(other.entries[shared]), check_dtype=False
    )
    assert kinds(one) == kinds(other)
    pd.testing.assert_frame_equal(one.days, other.days, check_dtype=False)
