"""What comes before headaches, on the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import triggers
from hdiary.questions.triggers.rules import AFTERWARDS
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


def test_factors_without_an_answer_are_one_line() -> None:
    coins = np.random.default_rng(4).integers(0, 2, (3, 120))
    names = ("coffee", "tea", "cheese")
    said = {name: np.where(coin == 1, "yes", "no") for name, coin in zip(names, coins, strict=True)}
    result = triggers(some_factor(**said))
    assert set(result.before["verdict"]) == {"cannot tell yet"}
    (words,) = before_section(ENGLISH, result, most=6).blocks
    told = words.text.split("Cannot tell yet: ")[1]
    assert all(name in told.split(".")[0] for name in names)
    assert "two weeks" in told


def test_a_bad_night_is_told_where_no_day_before_stands_out() -> None:
    rng = np.random.default_rng(5)
    bad = rng.random(180) < 0.3
    ache = rng.random(180) < np.where(bad, 0.75, 0.15)
    date = pd.date_range("2026-01-05", periods=180).strftime("%Y-%m-%d")
    start = np.where(ache, "15:00", "")
    rows = pd.DataFrame({"date": date, "pain": ache * 5, "start": start, "bad_sleep": bad})
    result = triggers(make_diary(rows))
    assert set(result.before["verdict"]) == {"cannot tell yet"}
    assert result.ordered["verdict"].tolist() == ["more headaches"]
    told = before_section(ENGLISH, result, most=6).blocks
    assert any("bad_sleep" in block.text for block in told[1:])


def told_of(words: str, **row: Any) -> str:
    """Give the odds ratio of a claim as its row on the page writes it."""
    diary = some_factor(wine=np.random.default_rng(9).random(120) < 0.4)
    answer = triggers(diary)
    table = answer.table.copy()
    at = (table["factor"] == "wine") & (table["window"] == "day before")
    for name, value in row.items():
        table.loc[at, name] = value
    table.loc[at, "verdict"] = words
    part: Any = before_section(ENGLISH, replace(answer, table=table), most=6).blocks[-1]
    return str(part.rows[0].cells[2])


def test_a_strong_claim_has_its_figures_and_is_not_called_impossible_to_estimate() -> None:
    far = told_of("more headaches", odds_ratio=88.3, ci_low=25.3, ci_high=317.0)
    assert far == "88.3 (25.3 to more than 100)"
    near = told_of("fewer headaches", odds_ratio=0.03, ci_low=0.004, ci_high=0.09)
    assert near == "0.03 (less than 0.01 to 0.09)"


def test_a_factor_that_was_filled_in_afterwards_says_so_on_the_page() -> None:
    answer = triggers(some_factor(cheese=np.random.default_rng(9).random(120) < 0.4))
    reason = ENGLISH(AFTERWARDS)
    table = answer.table.assign(reason=reason, odds_ratio=41.0, ci_low=10.4, ci_high=162.4)
    told = replace(answer, table=table, reasons={reason: AFTERWARDS})
    words = str(before_section(ENGLISH, told, most=6).blocks)
    assert reason in words
    assert ENGLISH("before.not_estimated") not in words


def test_an_answer_of_the_day_before_says_so_where_the_night_was_asked_about_too() -> None:
    bad = np.random.default_rng(9).random(120) < 0.4
    start = pd.Series(["15:00"] * 120, dtype="str")
    plain, timed = (
        str(before_section(ENGLISH, triggers(some_factor(slept_badly=bad, **more)), most=6).blocks)
        for more in ({}, {"start": start})
    )
    assert ("of the day before" in plain, "of the day before" in timed) == (False, True)


def test_a_ratio_against_the_shares_beside_it_is_explained_below(kind: Kind) -> None:
    answer = triggers(kind("factors"))
    judged = answer.table["verdict"] != "not enough data"
    turned = answer.table.assign(odds_ratio=answer.table["odds_ratio"].where(~judged, 0.5),
                                 headaches_exposed=answer.table["days_exposed"])  # fmt: skip
    section_of = before_section(ENGLISH, replace(answer, table=turned), most=MOST_FACTORS[0])
    assert "points the other way than the bare shares" in section_of.blocks[-1].foot  # type: ignore[union-attr]
    same = turned.assign(odds_ratio=turned["odds_ratio"].where(~judged, 2.5))
    section_of = before_section(ENGLISH, replace(answer, table=same), most=MOST_FACTORS[0])
    assert "points the other way" not in section_of.blocks[-1].foot  # type: ignore[union-attr]
