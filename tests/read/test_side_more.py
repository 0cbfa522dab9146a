"""Both sides, one of them more: that it is read as both is told, with the lines."""

from __future__ import annotations

import io

import pytest

from hdiary.read import read_diary


@pytest.mark.parametrize(
    ("cell", "told"),
    [("R>L", True), ("left > right", True), ("rechts mehr als links", True), ("L<R", True),
     ("both", False), ("right", False), ("left -> right", False), ("R/L", False), ("> 5", False)],
)  # fmt: skip
def test_which_side_hurt_more_is_not_lost_without_a_word(cell: str, told: bool) -> None:
    text = f"date,pain,side\n2026-03-01,4,right\n2026-03-02,5,{cell}\n2026-03-03,0,\n"
    diary = read_diary(io.StringIO(text))
    problems = diary.problems[diary.problems["code"] == "one side more"]
    assert problems["line"].tolist() == ([3] if told else [])
    assert (diary.entries["side"].iloc[1] == "both") == (told or cell in ("both", "R/L"))
