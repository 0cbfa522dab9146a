"""Treatments that are always taken together: every question that counts them answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hdiary.diary import Diary, make_diary
from hdiary.questions import next as ask_next
from hdiary.questions import relief, treatments
from hdiary.report import make_page

KNOWN = ["ibuprofen", "ice", "heat", "sumatriptan", "naproxen", "physiotherapy", "xyzzy", "tea"]


def taken_together(*sets: str, days: int = 90, each: int = 3) -> Diary:
    """Give a diary in which, on each third day, one of the sets is taken and rated."""
    rows = []
    for day, date in enumerate(pd.date_range("2026-01-01", periods=days).strftime("%Y-%m-%d")):
        row: dict[str, Any] = {"date": date, "pain": 0}
        if day % each == 0:
            taken = sets[day // each % len(sets)]
            row |= {"pain": 6, "treatment": taken, "treated_at": "10:00"}
            row |= {"pain_before": 6, "pain_after": 3 + day % 2}
        rows.append(row)
    return make_diary(pd.DataFrame(rows))


ASKED: list[Callable[[Diary], Any]] = [
    lambda diary: relief(diary).summary(),
    lambda diary: ask_next(diary).summary(),
    lambda diary: treatments(diary).summary(),
]


@pytest.mark.parametrize("ask", ASKED)
def test_two_that_are_never_apart_are_no_reason_to_fail(ask: Callable[[Diary], Any]) -> None:
    assert ask(taken_together("ibuprofen; ice"))


def test_what_to_do_next_names_one_of_them_not_the_bundle() -> None:
    table = ask_next(taken_together("ibuprofen; ice")).table
    assert not table["reason"].astype("str").str.contains("ibuprofen; ice").any()


def test_the_page_is_made() -> None:
    assert "ibuprofen" in make_page(taken_together("ibuprofen; ice", "naproxen; heat; tea"))


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(KNOWN), min_size=2, max_size=3, unique=True).map("; ".join),
        min_size=1,
        max_size=2,
        unique=True,
    ),
    st.integers(2, 5),
)
def test_pairs_and_triples_are_answered_whatever_they_are(sets: list[str], each: int) -> None:
    diary = taken_together(*sets, each=each, days=80)
    assert all(ask(diary) for ask in ASKED)
