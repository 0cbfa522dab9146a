"""What comes before headaches, on the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import triggers
from hdiary.report import make_page
from hdiary.report.triggers_part import MOST_FACTORS, MOST_POOLED, before_section, pooled_section
from hdiary.words import load_words

Page = Callable[[str], str]
Kind = Callable[[str], Diary]
ENGLISH = load_words("en")


def section(page: str) -> str:
    """Give the part of the page that tells what comes before."""
    found = re.search(r">What comes before it</h2>(.*?)</section>", page, re.DOTALL)
    return found.group(1) if found else ""


def some_factor(days: int = 120, **columns: object) -> Diary:
    """Give a diary of daily coin tosses with columns of its own."""
    date = pd.date_range("2026-03-01", periods=days).strftime("%Y-%m-%d")
    pain = np.random.default_rng(3).integers(0, 2, days) * 5
    return make_diary(pd.DataFrame({"date": date, "pain": pain, **columns}))


def table_of(diary: Diary) -> Any:
    return before_section(ENGLISH, triggers(diary), most=MOST_FACTORS[0]).blocks[-1]


def test_what_stands_out_leads(kind: Kind) -> None:
    verdicts = [row.cells[-1] for row in table_of(kind("factors")).rows]
    claims = [v for v in verdicts if v in {"more headaches", "fewer headaches"}]
    assert claims
    assert verdicts[: len(claims)] == claims
    assert len(verdicts) <= MOST_FACTORS[0]


def test_figures_are_those_of_the_answer(kind: Kind) -> None:
    answer = triggers(kind("factors")).before.set_index("factor").loc["driving"]
    row = next(row for row in table_of(kind("factors")).rows if row.name == "driving")
    assert row.cells[0] == f"{answer['risk_exposed']:.0%} ({answer['days_exposed']} days)"
    assert row.cells[2].startswith(f"{answer['odds_ratio']:.2f}".rstrip("0").rstrip("."))


def test_where_nothing_stands_out_words_say_so() -> None:
    coin = np.random.default_rng(4).integers(0, 2, 120)
    told = section(make_page(some_factor(coffee=np.where(coin == 1, "yes", "no"))))
    assert "1 factor were compared" not in told
    assert "none stands out before headaches" in told


@pytest.mark.parametrize("name", ["good", "attack list"])
def test_a_page_without_factors_says_why(page_of: Page, name: str) -> None:
    told = "No column of this diary was understood as something to compare."
    assert told in section(page_of(name))


def test_a_column_for_factors_that_stayed_blank_is_said_to_be_blank() -> None:
    told = section(make_page(some_factor(activity=None)))
    assert "Nothing to compare was written down." in told


def test_too_few_days_are_told_with_what_is_needed() -> None:
    told = section(make_page(some_factor(20, stress=list(range(20)))))
    assert "it takes 60 recorded days" in told


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


@pytest.mark.slow
def test_many_people_get_the_pooled_factors() -> None:
    people = [some_factor(100, stress=np.arange(100) % 7).entries.assign(patient=n) for n in "ABCD"]
    part = pooled_section(ENGLISH, triggers(make_diary(pd.concat(people))))
    assert part is not None
    table: Any = part.blocks[0]
    assert sorted(row.name for row in table.rows) == ["change of stress", "stress"]
    assert len(table.rows) <= MOST_POOLED
    assert all(len(row.cells) == len(table.heads) - 1 for row in table.rows)


def test_the_settings_name_the_gates(page_of: Page) -> None:
    assert "60 recorded days" in page_of("factors")
    assert "false discovery rate 5%" in page_of("factors")
