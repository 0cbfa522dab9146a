"""Cells that cannot be are left blank where that is accepted, and each is told."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Problems
from hdiary.diary.checks import LONGEST_HEADACHE_DAYS
from hdiary.read.context import Context
from hdiary.read.typed.leftovers import blank_impossible, suggest_leaving_blank
from hdiary.words import phrase, say_plain

NAN = float("nan")


def blanked(entries: pd.DataFrame, scale: str = "0-10") -> tuple[pd.DataFrame, dict[str, Any]]:
    """Leave cells blank; gives what was told of each column."""
    context = Context(lines=np.arange(2, 2 + len(entries)))
    before = entries.copy()
    made = blank_impossible(entries, context, scale=scale, headers={"pain": "NRS", "headache": "?"})
    pd.testing.assert_frame_equal(entries, before)
    assert all((g.code, g.severity) == ("left blank", "warning") for g in context.found.groups)
    told = {g.column: (g.lines.tolist(), g.expected, g.suggestion) for g in context.found.groups}
    return made, told


def why(key: str, then: str = "left_blank", **values: object) -> tuple[str, str]:
    names = (phrase(f"read.typed.cells.{key}", **values), phrase(f"read.typed.cells.{then}"))
    return say_plain(names[0]), say_plain(names[1])


@pytest.mark.parametrize("name", ["pain", "neck_pain", "pain_before", "pain_after"])
@pytest.mark.parametrize(
    ("scale", "top", "own"),
    [("0-10", 10, 10), ("0-100", 100, 100), ("yes-no", 10, 10), ("words", 10, 3)],
)
def test_ratings_outside_of_the_scale(
    frame: Any, name: str, scale: str, top: int, own: int
) -> None:
    most = own if name == "pain" else top
    made, told = blanked(frame(**{name: [-0.1, 0.0, most, most + 0.1, NAN]}), scale)
    np.testing.assert_equal(made[name].tolist(), [NAN, 0.0, most, NAN, NAN])
    column = "NRS" if name == "pain" else name
    assert told == {column: ([2, 5], *why("on_scale", top=str(most)))}


@pytest.mark.parametrize("name", ["duration_h", "after_min"])
def test_lengths_below_nothing(frame: Any, name: str) -> None:
    made, told = blanked(frame(**{name: [-1.0, 0.0, 1.0, NAN]}))
    np.testing.assert_equal(made[name].tolist(), [NAN, 0.0, 1.0, NAN])
    assert told == {name: ([2], *why("positive"))}


def test_a_headache_stays_a_headache_whatever_else_was_said(frame: Any) -> None:
    entries = frame(
        pain=[5.0, 5.0, 5.0, 0.0, 0.0, 0.0, NAN],
        headache=[True, False, None, True, False, None, False],
    )
    made, told = blanked(entries)
    np.testing.assert_equal(made["pain"].tolist(), [5.0, 5.0, 5.0, NAN, 0.0, 0.0, NAN])
    assert made["headache"].fillna(False).tolist() == [True, True, True, True, False, False, False]
    assert made["headache"].isna().tolist() == [False] * 5 + [True, False]
    assert told == {
        "NRS": ([5], *why("above_zero")),
        "?": ([3], *why("agreeing", "pain_used")),
    }


def test_where_all_agrees_nothing_is_told(frame: Any) -> None:
    entries = frame(
        pain=[5.0, 0.0], headache=[True, False], start=["2026-03-01 08:00", None],
        end=["2026-03-01 10:00", None], duration_h=[2.0, NAN],
    )  # fmt: skip
    made, told = blanked(entries)
    pd.testing.assert_frame_equal(made, entries)
    assert told == {}


@pytest.mark.parametrize(("day", "kept"), [(9, True), (8, False), (11, True), (12, False)])
def test_a_start_lies_within_a_day_of_its_date(frame: Any, day: int, kept: bool) -> None:
    made, told = blanked(frame(date=["2026-03-10"], start=[f"2026-03-{day:02} 12:00"]))
    assert made["start"].notna().tolist() == [kept]
    assert told == ({} if kept else {"start": ([2], *why("near_date"))})


@pytest.mark.parametrize(
    ("start", "end", "kept"),
    [
        ("2026-03-10 08:00", "2026-03-10 08:00", True),
        ("2026-03-10 08:00", "2026-03-10 07:59", False),
        ("2026-03-10 08:00", 0, True),
        ("2026-03-10 08:00", 1, False),
        (None, "2026-03-10 00:00", True),
        (None, 0, True),  # Without a start the day itself is the beginning.
        (None, 1, False),
    ],
)
def test_an_end_comes_soon_after_the_start(
    frame: Any, start: str | None, end: Any, kept: bool
) -> None:
    """A number of minutes stands for so much more than the longest headache."""
    if isinstance(end, int):
        longest = pd.Timedelta(days=LONGEST_HEADACHE_DAYS) + pd.Timedelta(minutes=end)
        end = pd.Timestamp(start or "2026-03-10") + longest
    made, told = blanked(frame(date=["2026-03-10"], start=[start], end=[end]))
    assert made["end"].notna().tolist() == [kept]
    assert told == ({} if kept else {"end": ([2], *why("soon_after"))})


def test_a_length_beyond_the_longest_headache(frame: Any) -> None:
    most = LONGEST_HEADACHE_DAYS * 24.0
    made, told = blanked(
        frame(start=["2026-03-01 08:00", "2026-03-02 08:00"], duration_h=[most, most + 1])
    )
    np.testing.assert_equal(made["duration_h"].tolist(), [most, NAN])
    assert told == {"duration_h": ([3], *why("soon_after"))}


@pytest.mark.parametrize(
    ("code", "severity", "offered"),
    [
        ("out of range", "error", True), ("contradiction", "error", True),
        ("end before start", "error", True), ("too long", "error", True),
        ("another day", "error", True), ("out of range", "warning", False),
        ("unreadable", "error", False),
    ],
)  # fmt: skip
def test_leaving_blank_is_offered_where_such_cells_are_why_a_diary_is_refused(
    code: str, severity: str, offered: bool
) -> None:
    found = Problems()
    found.add("unreadable", expected="x", lines=[3])
    found.add(code, expected="x", lines=[2], severity=severity)
    suggest_leaving_blank(found)
    assert [one.settings for one in found.suggested] == (
        [{"accept": ("blanks",)}] if offered else []
    )
    for one in found.suggested:
        assert one.why == say_plain(phrase("read.typed.cells.may_be_blank"))
