"""What is lost when bad rows are left out is said before anybody does it."""

from __future__ import annotations

from typing import Any

import numpy as np

from hdiary.diary import Problems
from hdiary.read.typed.skipped import suggest_skipping
from hdiary.words import phrase, say_plain


def offered(entries: Any, bad: list[int], *, unread: int = 0, fatal: bool = False) -> list[str]:
    """Offer to leave the rows of some lines out; rows begin on line 2."""
    found = Problems()
    found.unread_headaches = unread
    if bad:
        found.add("unreadable", expected="x", lines=bad)
    found.add("told", expected="x", lines=[2, 3, 4], severity="warning")
    if fatal:
        found.add("scale", expected="x", fatal=True)
    suggest_skipping(entries, np.arange(2, 2 + len(entries)), found)
    assert all(one.settings == {"skip_bad_rows": True} for one in found.suggested)
    return [one.why for one in found.suggested]


def test_rows_are_counted_and_headaches_among_them(frame: Any) -> None:
    entries = frame(headache=[True, False, None, None], treatment=[None, None, "ibuprofen", None])
    alone = say_plain(phrase("read.typed.rows.skip", n=2))
    assert offered(entries, [3, 5]) == [alone]
    some = say_plain(phrase("read.typed.rows.skip_headaches", n=3, heads=2))
    assert offered(entries, [2, 3, 4]) == [some]


def test_rows_of_which_no_cell_was_read_may_be_headaches_too(frame: Any) -> None:
    entries = frame(headache=[True, False])
    both = say_plain(phrase("read.typed.rows.skip_headaches", n=2, heads=2))
    assert offered(entries, [2, 9], unread=1) == [both]
    alone = say_plain(phrase("read.typed.rows.skip_headaches", n=1, heads=1))
    assert offered(entries, [9], unread=1) == [alone]


def test_where_nothing_is_bad_or_all_is_nothing_is_offered(frame: Any) -> None:
    entries = frame(headache=[True, False])
    assert offered(entries, []) == []
    assert offered(entries, [2], fatal=True) == []
