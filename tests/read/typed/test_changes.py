"""A log of changes: when it is one, where headaches end, and which zeros only end them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.read.context import Context
from hdiary.read.declared import Declared
from hdiary.read.typed.changes import settle_changes
from hdiary.words import phrase, say_plain

Made = tuple[pd.DataFrame, list[bool], Context]


def ended(day: int, begin: int, end: int, pain: float = 5.0) -> list[tuple[str, float]]:
    """Give a headache of one day, and the zero that ends it."""
    return [(f"2026-03-{day:02} {begin:02}:00", pain), (f"2026-03-{day:02} {end:02}:00", 0.0)]


def runs(count: int) -> list[tuple[str, float]]:
    return [one for k in range(count) for one in ended(1 + k, 7 + k, 11 + k)]


def settle(
    frame: Any, rows: list[tuple[str, float]], declared: str | None = None, **more: Any
) -> Made:
    starts = [start for start, _ in rows]
    columns = {"date": [start[:10] for start in starts], "start": starts}
    entries = frame(**(columns | {"pain": [pain for _, pain in rows]} | more))
    context = Context(declared=Declared(rows=declared))
    made, zero = settle_changes(entries, context)
    return made, zero.tolist(), context


def is_log(frame: Any, rows: list[tuple[str, float]], **more: Any) -> bool:
    made, zero, context = settle(frame, rows, **more)
    told = "rows" in context.decisions.settings()
    assert told == (made["end"].notna().any() or any(zero)) or more
    return told


def test_a_rating_holds_until_the_next_and_a_zero_ends_it(frame: Any) -> None:
    rows = [*ended(1, 8, 12), ("2026-03-02 09:00", 4.0), ("2026-03-02 11:00", 7.0)]
    rows += [("2026-03-02 15:00", 0.0), *ended(3, 13, 20)]
    made, zero, context = settle(frame, rows)
    ends = [None if pd.isna(end) else f"{end:%d %H}" for end in made["end"]]
    assert ends == ["01 12", None, "02 11", "02 15", None, "03 20", None]
    assert zero == [False, True, False, False, True, False, True]
    (decision,) = context.decisions.made
    assert (decision.name, decision.value, decision.overrule) == ("rows", "change", "--rows day")
    assert decision.words == say_plain(phrase("read.typed.rows.change", n=3))
    assert made["pain"].tolist() == [pain for _, pain in rows]


def test_the_order_of_the_file_is_kept(frame: Any) -> None:
    rows = runs(4)
    straight, zero, _ = settle(frame, rows)
    back, zero_back, _ = settle(frame, rows[::-1])
    assert back["end"].tolist()[::-1] == straight["end"].tolist()
    assert zero_back[::-1] == zero


def test_three_ends_make_a_log_unless_it_is_declared(frame: Any) -> None:
    assert is_log(frame, runs(3))
    assert not is_log(frame, runs(2))
    made, zero, context = settle(frame, runs(2), "change")
    assert zero == [False, True] * 2 and made["end"].notna().tolist() == [True, False] * 2
    assert context.decisions.made[0].overrule == ""


@pytest.mark.parametrize("declared", ["day", "headache", "reading"])
def test_what_was_declared_to_be_something_else_is_no_log(frame: Any, declared: str) -> None:
    made, zero, context = settle(frame, runs(4), declared)
    assert made["end"].isna().all() and not any(zero) and not context.decisions.made


@pytest.mark.parametrize(("alone", "log"), [(1, True), (2, False)])
def test_one_zero_in_ten_may_stand_alone(frame: Any, alone: int, log: bool) -> None:
    rows = runs(9) + [(f"2026-03-{20 + k} 08:00", 0.0) for k in range(alone)]
    assert is_log(frame, rows) is log


@pytest.mark.parametrize(("late", "log"), [(1, True), (2, False)])
def test_four_in_five_zeros_stand_within_twenty_hours(frame: Any, late: int, log: bool) -> None:
    """At 20 hours it may be tomorrow's clear day as well."""
    rows = runs(5 - late)
    for k in range(late):
        rows += [(f"2026-03-{10 + 2 * k} 08:00", 5.0), (f"2026-03-{11 + 2 * k} 04:00", 0.0)]
    assert is_log(frame, rows) is log


@pytest.mark.parametrize(("closed", "log"), [(4, True), (3, False)])
def test_four_in_five_headaches_are_ended_by_a_zero(frame: Any, closed: int, log: bool) -> None:
    """The last one of the file is open."""
    assert is_log(frame, [*runs(closed), ("2026-03-20 08:00", 5.0)]) is log


def test_ratings_of_one_time_of_the_day_are_kept_daily(frame: Any) -> None:
    rows = []
    for k in range(4):
        rows += [(f"2026-03-{1 + k:02} 08:05", 5.0), (f"2026-03-{1 + k:02} 08:45", 0.0)]
    assert not is_log(frame, rows)
    rows[1] = ("2026-03-01 09:00", 0.0)
    assert is_log(frame, rows)


@pytest.mark.parametrize(("hour", "joined"), [("08:00", True), ("08:01", False)])
def test_a_rating_holds_for_72_hours_at_most(frame: Any, hour: str, joined: bool) -> None:
    rows = [*runs(5), ("2026-03-20 08:00", 5.0), (f"2026-03-23 {hour}", 3.0)]
    made, _, _ = settle(frame, rows)
    assert made["end"].notna().tolist()[-2] is joined


def test_a_headache_of_72_hours_is_ended_by_its_zero(frame: Any) -> None:
    rows = [*runs(9), ("2026-03-20 08:00", 5.0), ("2026-03-23 08:00", 0.0)]
    assert settle(frame, rows)[1][-1] is True
    later = [*runs(9), ("2026-03-20 08:00", 5.0), ("2026-03-23 08:01", 0.0)]
    assert settle(frame, later)[1][-1] is False


def test_two_ratings_at_one_moment_have_no_length(frame: Any) -> None:
    rows = [
        *runs(4),
        ("2026-03-20 08:00", 5.0),
        ("2026-03-20 08:00", 3.0),
        ("2026-03-20 09:00", 0.0),
    ]
    made, _, _ = settle(frame, rows)
    assert made["end"].notna().tolist()[-3:] == [False, True, False]


def test_nobody_ends_the_headache_of_another(frame: Any) -> None:
    rows = [*runs(4), ("2026-03-05 08:00", 5.0), ("2026-03-05 09:00", 0.0), *ended(5, 10, 12)]
    who = ["A"] * 9 + ["B"] * 3
    made, zero, _ = settle(frame, rows, "change", patient=who)
    assert made["end"].notna().tolist()[8:] == [False, False, True, False]
    assert zero[8:] == [False, False, False, True]


@pytest.mark.parametrize(
    "more",
    [
        {"end": [None] * 7 + ["2026-03-04 15:00"]}, {"duration_h": [None] * 7 + [2.0]},
        {"pain": [5.0, None, None, 0.0, 5.0, 0.0, 5.0, 0.0]},
        {"start": [None, *[start for start, _ in runs(4)][1:]]},
    ],
)  # fmt: skip
def test_a_log_holds_moments_and_nearly_always_a_rating(frame: Any, more: dict[str, Any]) -> None:
    made, zero, context = settle(frame, runs(4), **more)
    assert not any(zero) and not context.decisions.made
    assert made["end"].notna().sum() == ("end" in more)


def test_one_rating_in_ten_may_be_blank(frame: Any) -> None:
    rows = runs(5)
    pain = [pain for _, pain in rows]
    assert is_log(frame, rows, pain=[*pain[:9], np.nan])
    assert not is_log(frame, rows, pain=[np.nan, *pain[1:9], np.nan])


def test_a_row_without_a_day_decides_nothing_about_the_others(frame: Any) -> None:
    rows = runs(4)
    dates = [None, *(start[:10] for start, _ in rows)]
    starts, pain = [None, *(start for start, _ in rows)], [3.0, *(pain for _, pain in rows)]
    entries = frame(date=dates, start=starts, pain=pain)
    made, zero = settle_changes(entries, Context())
    assert zero.tolist() == [False] + [False, True] * 4
    assert made["end"].notna().tolist() == [False] + [True, False] * 4


def test_one_row_is_no_log(frame: Any) -> None:
    assert not is_log(frame, runs(1)[:1])
    _, zero, context = settle(frame, runs(1)[:1], "change")
    assert zero == [False] and not context.decisions.made


def test_two_rows_may_be_declared_a_log(frame: Any) -> None:
    made, zero, _ = settle(frame, runs(1), "change")
    assert zero == [False, True] and made["end"].notna().tolist() == [True, False]


def test_a_mild_headache_that_begins_the_file_is_one_too(frame: Any) -> None:
    rows = [("2026-03-01 07:00", 0.5), *runs(3)[1:], ("2026-03-20 08:00", 5.0)]
    assert not is_log(frame, rows)
    assert is_log(frame, rows[:-1])


def test_rows_are_known_by_their_place_and_not_by_their_label(frame: Any) -> None:
    starts = [start for start, _ in runs(4)]
    entries = frame(date=[s[:10] for s in starts], start=starts, pain=[pain for _, pain in runs(4)])
    entries.index = pd.Index(range(40, 48))
    made, zero = settle_changes(entries, Context())
    assert made["end"].notna().tolist() == [True, False] * 4 == (~zero).tolist()
    assert str(made["end"].dtype) == "datetime64[us]"


def test_rows_that_each_say_whether_it_hurt_are_no_log_unless_declared(frame: Any) -> None:
    for declared, log in ((None, False), ("change", True)):
        starts = [start for start, _ in runs(4)]
        columns = {"date": [start[:10] for start in starts], "start": starts}
        entries = frame(**columns, pain=[pain for _, pain in runs(4)])
        context = Context(declared=Declared(rows=declared))
        made, zero = settle_changes(entries, context, each_said=True)
        assert zero.any() == log == made["end"].notna().any()
