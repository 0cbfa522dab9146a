"""Where many days would be without a record, what a blank means is asked, and never decided."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hdiary.diary import Diary

Read = Callable[..., Diary]


def rows(blank: int, of: int = 20) -> str:
    """Days of which some are blank, the others with a headache or clear."""
    cells = [""] * blank + ["5", "0"] * of
    return "\n".join(["date,pain", *[f"2026-03-{d + 1:02d},{cells[d]}" for d in range(of)]])


@pytest.mark.parametrize(
    ("blank", "asked"), [(0, False), (4, False), (6, False), (8, True), (15, True)]
)
def test_it_is_asked_where_more_are_blank_than_clear_and_a_fifth_of_all(
    read: Read, blank: int, asked: bool
) -> None:
    diary = read(rows(blank))
    expected = [{"blank": "none"}, {"blank": "not-said"}] if asked else []
    assert [dict(one.settings) for one in diary.suggested] == expected
    assert (diary.days["state"] == "not recorded").sum() == blank


@pytest.mark.parametrize(("said", "clear"), [("none", 13), ("not-said", 7)])
def test_an_answer_settles_it(read: Read, said: str, clear: int) -> None:
    diary = read(rows(6), blank=said)
    assert diary.suggested == ()
    assert (diary.days["state"] == "clear").sum() == clear


def test_a_side_that_is_unknown_is_told_with_those_that_are_known(read: Read) -> None:
    diary = read("date,pain,side\n2026-03-01,5,upstairs\n")
    (told,) = diary.problems["suggestion"]
    assert told == "The cell was left blank. Write one of these: left, right, both, shifting."
