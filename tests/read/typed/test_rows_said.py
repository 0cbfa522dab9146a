"""What one row of a diary is, said once."""

from __future__ import annotations

from typing import Any

import pytest

from hdiary.read.context import Context
from hdiary.read.declared import Declared
from hdiary.read.typed.rows_said import say_rows
from hdiary.words import phrase, say_plain

HEADACHE = "--rows headache"


def said(entries: Any, declared: str | None = None) -> tuple[str, str, str]:
    context = Context(declared=Declared(rows=declared))
    say_rows(entries, context)
    (one,) = context.decisions.made
    assert one.name == "rows"
    return one.value, one.words, one.overrule


def words(key: str) -> str:
    return say_plain(phrase(f"read.typed.rows.{key}"))


def test_a_row_for_each_day_is_a_day(frame: Any) -> None:
    entries = frame(headache=[True, False, None])
    assert said(entries) == ("day", words("day"), HEADACHE)
    assert said(entries, "day") == ("day", words("day"), "")


def test_days_of_two_people_are_not_the_same_day(frame: Any) -> None:
    both = frame(date=["2026-03-01"] * 2, patient=["A", "B"], headache=[True, False])
    assert said(both)[0] == "day"


def test_several_rows_of_one_day_are_entries(frame: Any) -> None:
    entries = frame(date=["2026-03-01"] * 2, headache=[True, False])
    assert said(entries) == ("entry", words("entry"), HEADACHE)


def test_headaches_with_days_left_out_are_a_list_of_headaches(frame: Any) -> None:
    entries = frame(date=["2026-03-01", "2026-03-05"], headache=[True, True])
    assert said(entries) == ("headache", words("headache"), "")


def test_what_was_declared_is_said_without_an_option_that_overrules_it(frame: Any) -> None:
    entries = frame(headache=[True, False])
    assert said(entries, "headache") == ("headache", words("headache_unrated"), "")


@pytest.mark.parametrize("value", ["change", "day"])
def test_what_was_decided_before_stays(frame: Any, value: str) -> None:
    context = Context()
    context.decisions.add("rows", value, "words")
    say_rows(frame(headache=[True]), context)
    assert [one.value for one in context.decisions.made] == [value]
