"""What the page compares where nobody says since when."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd
import pytest

import hdiary
from hdiary.diary import Diary, make_diary
from hdiary.report.as_html import render_html
from hdiary.report.page import compose_page
from hdiary.report.since import Since, compare_since
from tests.report.conftest import text_of

BEGAN = 70


def made(
    days: int, *, shares: tuple[float, float], missed: Collection[int] = (), uses: int | None = None
) -> Diary:
    """Make a diary that changes on a day, of which some days are missed."""
    at = days // 2 if uses is None else uses
    rng = np.random.default_rng(11)
    hurt = rng.random(days) < np.where(np.arange(days) < at, *shares)
    frame = pd.DataFrame(
        {
            "date": pd.date_range("2026-01-01", periods=days).strftime("%Y-%m-%d"),
            "pain": np.where(hurt, 5, 0),
        }
    )
    if uses is not None:
        frame["treatment"] = [
            "exercise" if day >= uses and day % 3 == uses % 3 else "none" for day in range(days)
        ]
    return make_diary(frame.drop(index=list(missed)))


def verdict(found: Since) -> str:
    assert found.days is not None
    return str(found.days["verdict"])


@pytest.mark.parametrize("missed", [(), (40,), (3, 30, 33, 41, 50, 55)])
def test_the_second_half_is_compared_with_the_first(missed: tuple[int, ...]) -> None:
    found = compare_since(made(56, shares=(0.85, 0.1), missed=missed), last_visit=None)
    assert (found.visit, found.begun) == (False, "")
    assert found.before is not None
    assert abs(int(found.before["recorded"]) - int(found.after["recorded"])) <= 1
    assert verdict(found) == "fewer headache days"


def test_the_last_start_in_the_diary_is_compared_where_there_is_one() -> None:
    found = compare_since(made(160, shares=(0.7, 0.15), uses=BEGAN), last_visit=None)
    assert found.begun == "exercise"
    assert found.begin == pd.Timestamp("2026-01-01") + pd.Timedelta(days=BEGAN)
    assert verdict(found) == "fewer headache days"


def test_a_start_too_late_for_an_answer_does_not_silence_the_page() -> None:
    found = compare_since(made(160, shares=(0.7, 0.15), uses=140), last_visit=None)
    assert found.begun == ""
    assert verdict(found) != "not enough data"


def test_the_glance_still_tells_of_the_last_four_weeks() -> None:
    found = compare_since(made(160, shares=(0.5, 0.5)), last_visit=None)
    assert int(found.recent["days"]) == 28
    assert int(found.after["days"]) == 80


def test_the_last_visit_comes_before_all() -> None:
    found = compare_since(made(160, shares=(0.7, 0.15), uses=BEGAN), last_visit="2026-05-01")
    assert (found.visit, found.begun) == (True, "")
    assert found.recent.equals(found.after)


def test_a_visit_four_weeks_ago_is_judged_though_a_day_was_missed() -> None:
    missed = (60, 140, 150)
    found = compare_since(
        made(160, shares=(0.9, 0.05), missed=missed, uses=132), last_visit="2026-05-13"
    )
    assert verdict(found) == "fewer headache days"


def test_what_began_has_one_answer_on_the_page_and_over_weeks() -> None:
    """Where something else began before, both compare with the days once that had settled."""
    rng = np.random.default_rng(3)
    shares = np.repeat([0.75, 0.55, 0.4], [40, 60, 80])
    frame = pd.DataFrame(
        {
            "date": pd.date_range("2026-01-01", periods=180).strftime("%Y-%m-%d"),
            "pain": np.where(rng.random(180) < shares, 5, 0),
            "treatment": [
                "exercise" if day >= 100 and day % 2 else
                "physiotherapy" if day >= 40 and day % 4 == 0 else "none"
                for day in range(180)
            ],
        }
    )  # fmt: skip
    diary = make_diary(frame)
    found, answer = compare_since(diary, last_visit=None), hdiary.change(diary)
    assert found.begun == "exercise"
    assert found.days is not None
    same = answer.table[answer.table["intervention"] == "exercise"].iloc[0]
    told = ["before", "after", "change", "ci_low", "ci_high", "verdict", "days_before"]
    assert found.days[told].tolist() == same[told].tolist()
    assert found.compared_from == pd.Timestamp("2026-01-01") + pd.Timedelta(days=54)
    assert "counted from 24 February 2026 on" in answer.summary()
    assert "the days before 24 Feb (something else had begun)" in text_of(
        render_html(compose_page(diary))
    )


def test_with_nothing_else_before_all_days_before_are_compared() -> None:
    diary = made(160, shares=(0.7, 0.15), uses=BEGAN)
    assert compare_since(diary, last_visit=None).compared_from is None
    assert "is counted from" not in hdiary.change(diary).summary()
