"""What comes before headaches, on the page."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import triggers
from hdiary.report import make_page
from hdiary.report.triggers_part import MOST_POOLED, before_part, pooled_table, why_nothing_before

Page = Callable[[str], str]
Kind = Callable[[str], Diary]


def section(page: str) -> str:
    """Give the part of the page that tells what comes before."""
    found = re.search(r'aria-labelledby="before-title">(.*?)</section>', page, re.DOTALL)
    return found.group(1) if found else ""


def some_factor(days: int = 120, **columns: object) -> Diary:
    """Give a diary of daily coin tosses with columns of its own."""
    date = pd.date_range("2026-03-01", periods=days).strftime("%Y-%m-%d")
    pain = np.random.default_rng(3).integers(0, 2, days) * 5
    return make_diary(pd.DataFrame({"date": date, "pain": pain, **columns}))


def test_what_stands_out_leads_and_is_drawn(page_of: Page) -> None:
    told = section(page_of("factors"))
    assert "Headache was more likely after days with" in told
    assert "driving" in told.split("less likely")[0]
    assert "walking" in told.split("less likely")[1]
    assert told.count("<svg") == 2


def test_where_nothing_stands_out_words_are_enough(page_of: Page) -> None:
    coin = np.random.default_rng(4).integers(0, 2, 120)
    told = section(make_page(some_factor(coffee=np.where(coin == 1, "yes", "no"))))
    assert "1 factor was compared" in told or "Little or no difference" in told
    assert "<svg" not in told


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("good", "nothing to compare was written down"),
        ("attack list", "nothing to compare was written down"),
    ],
)
def test_a_page_without_factors_says_why(page_of: Page, name: str, why: str) -> None:
    assert not section(page_of(name))
    assert why in page_of(name)


def test_too_few_days_are_told_with_what_is_needed() -> None:
    result = triggers(some_factor(20, stress=list(range(20))))
    assert before_part(result) is None
    assert "60 are needed" in why_nothing_before(result)


def test_the_same_day_is_not_on_the_page(page_of: Page) -> None:
    assert "same day" not in section(page_of("factors")).lower()


def test_free_text_never_comes_on_the_page() -> None:
    secret = [f"Anna said {n} words to me" for n in range(120)]
    assert "Anna" not in make_page(some_factor(thoughts=secret, stress=[1, 2, 3] * 40))


def test_a_factors_name_cannot_break_out() -> None:
    hostile = "<script>alert(1)</script> $x^{$"
    coin = np.random.default_rng(4).integers(0, 2, 120)
    page = make_page(some_factor(**{hostile: coin}))
    assert "<script" not in page
    assert "&lt;script&gt;" in section(page)


def test_many_people_get_the_pooled_factors() -> None:
    people = [some_factor(100, stress=np.arange(100) % 7).entries.assign(patient=n) for n in "ABCD"]
    result = triggers(make_diary(pd.concat(people)))
    table = pooled_table(result)
    assert table is not None
    assert sorted(row.name for row in table.rows) == ["stress", "stress, change"]
    assert len(table.rows) <= MOST_POOLED
    assert all(len(row.cells) == len(table.heads) - 1 for row in table.rows)


def test_the_settings_name_the_gates(page_of: Page) -> None:
    assert "60 recorded days" in page_of("factors")
    assert "false discovery rate 5%" in page_of("factors")
