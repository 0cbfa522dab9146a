"""What is usual for somebody: from their diary where it tells, else from people in general."""

from __future__ import annotations

import pandas as pd
import pytest

from hdiary.diary import make_diary
from hdiary.questions.usual import NAMES, POPULATION, Usual, find_usual, from_numbers

DAYS = [str(day.date()) for day in pd.date_range("2026-01-01", periods=40)]


def test_a_diary_of_one_week_tells_nothing_by_itself() -> None:
    diary = make_diary(pd.DataFrame({"date": DAYS[:7], "pain": [0, 5, 0, 0, 6, 0, 0]}))
    assert find_usual(diary) == [POPULATION]


def test_people_in_general_are_as_in_the_simulator() -> None:
    assert POPULATION.headache_share == 0.45
    assert POPULATION.mean_rating == pytest.approx(4.6, abs=0.02)
    # 0.6 of them treated at the worst pain, 0.3 a point below, 0.1 two: 0.5 less on average.
    assert POPULATION.pain_before == pytest.approx(4.1, abs=0.05)
    assert sum(POPULATION.ratings) == pytest.approx(1.0, abs=0.001)


def test_shares_are_those_of_the_recorded_days() -> None:
    # Four days in a row, of which the first hurts at 6; every tenth day is not written down.
    rows = [(day, 6 * (k % 4 == 0)) for k, day in enumerate(DAYS) if k % 10 != 9]
    usual = find_usual(make_diary(pd.DataFrame(rows, columns=["date", "pain"])))[0]
    assert usual.headache_share == pytest.approx(10 / 36)
    assert usual.recorded_share == pytest.approx(36 / 39)
    assert usual.autocorrelation == 0
    assert usual.ratings == (0, 0, 0, 0, 0, 1, 0, 0, 0, 0)
    assert usual.headaches_per_week == pytest.approx(10 * 7 / 36)
    assert usual.mean_pain == pytest.approx(60 / 36)
    assert {"headache_share", "ratings", "autocorrelation", "recorded_share"} <= usual.known
    assert not {"wave_sd", "trend", "natural_fall", "fall_sd"} & usual.known


def test_falls_are_those_of_headaches_left_alone() -> None:
    # Left alone 6 falls to 5; with ibuprofen 6 falls to 3 and 4 falls to 1.
    each = [("none", 6, 5), ("ibuprofen", 6, 3), ("ibuprofen", 4, 1)]
    rows = [
        {"date": day, "pain": 6, "treatment": t, "pain_before": b, "pain_after": a}
        for day, (t, b, a) in zip(DAYS[:36], each * 12, strict=True)
    ]
    usual = find_usual(make_diary(pd.DataFrame(rows)))[0]
    assert usual.natural_fall == pytest.approx(1.0)
    assert usual.fall_slope == pytest.approx(0.0)
    assert usual.starting == (0, 0, 0, 0.5, 0, 0.5, 0, 0, 0, 0)
    assert usual.pain_before == 5
    assert usual.rated_share == 1.0


def test_who_lists_only_headaches_tells_no_share() -> None:
    diary = make_diary(pd.DataFrame({"date": DAYS[::2], "pain": [4] * 20}))
    usual = find_usual(diary)[0]
    assert usual.headache_share == POPULATION.headache_share
    assert "headache_share" not in usual.known
    assert "ratings" in usual.known
    assert usual.headaches_per_week == pytest.approx(20 * 7 / 39)


def test_a_coarse_scale_tells_no_ratings() -> None:
    pain = ["moderate", "none"] * 20
    diary = make_diary(pd.DataFrame({"date": DAYS, "pain": pain}), scale="words")
    usual = find_usual(diary)[0]
    assert usual.ratings == POPULATION.ratings
    assert usual.headache_share == 0.5


def test_each_person_has_numbers_of_their_own() -> None:
    rows = [{"patient": "A", "date": day, "pain": 5 * (k % 2)} for k, day in enumerate(DAYS)]
    rows += [{"patient": "B", "date": day, "pain": 3 * (k % 4 == 0)} for k, day in enumerate(DAYS)]
    first, second = find_usual(make_diary(pd.DataFrame(rows)))
    assert (first.headache_share, second.headache_share) == (0.5, 0.25)
    assert (first.mean_rating, second.mean_rating) == (5, 3)


def test_numbers_come_back_as_they_went() -> None:
    usual = Usual(headache_share=0.3, known=frozenset({"headache_share", "ratings"}))
    numbers = usual.as_numbers()
    assert all(type(value) is float for value in numbers.values())
    assert numbers["headache_share"] == 0.3
    assert "general_trend" in numbers
    assert "ratings_10" in numbers
    assert from_numbers(numbers) == usual
    assert from_numbers({}) == POPULATION


def test_every_number_has_a_name() -> None:
    assert "headache_share" in NAMES
    assert "known" not in NAMES


def test_a_life_has_some_headache_days_and_some_clear_ones() -> None:
    assert Usual(headache_share=0.0).life.days.share == 0.02
    assert Usual(headache_share=1.0).life.days.share == 0.98
