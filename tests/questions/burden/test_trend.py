"""Trends of headache days and of pain."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from hdiary import TrendGates
from hdiary.diary import make_diary
from hdiary.questions import burden
from hdiary.simulate import Traps, simulate_diaries
from hdiary.simulate.kinds import KINDS

from ..conftest import daily


def fading(days: int = 168, *, seed: int = 1) -> list[float | None]:
    """Headache on four days of five at first, on one of ten at the end."""
    rng = np.random.default_rng(seed)
    hurts = rng.random(days) < np.linspace(0.8, 0.1, days)
    return [5.0 if today else 0.0 for today in hurts]


def headache_trend(pain: list[float | None], **settings: object) -> pd.Series:
    return burden(make_diary(daily(pain)), **settings).trend.iloc[0]  # type: ignore[arg-type]


def test_headaches_that_fade_become_fewer() -> None:
    row = headache_trend(fading())
    assert row["verdict"] == "fewer headache days"
    # True change: 0.7 of 28 days.
    assert row["change_low"] < -0.7 * 28 < row["change_high"] < 0
    assert row["change"] == pytest.approx(row["slope_28"] * 167 / 28)
    assert row["ci_low"] < row["slope_28"] < row["ci_high"] < 0
    assert row["p_value"] < 0.001
    assert row["days"] == 168


def test_the_diary_read_backwards_says_the_opposite() -> None:
    forward, backward = headache_trend(fading()), headache_trend(fading()[::-1])
    assert backward["verdict"] == "more headache days"
    assert backward["slope_28"] == pytest.approx(-forward["slope_28"], rel=1e-6)
    assert backward["p_value"] == pytest.approx(forward["p_value"], rel=1e-6)


def test_a_long_even_diary_says_little_or_no_difference() -> None:
    row = headache_trend([5.0, 0.0, 0.0, 5.0, 0.0, 0.0, 0.0] * 52)
    assert row["verdict"] == "little or no difference"
    assert max(abs(row["change_low"]), abs(row["change_high"])) < 4


def test_a_short_even_diary_cannot_tell_and_says_how_many_more_days() -> None:
    rng = np.random.default_rng(2)
    row = headache_trend(np.where(rng.random(56) < 0.4, 5.0, 0.0).tolist())
    assert row["verdict"] == "cannot tell yet"
    # The line falls by more than matters: its interval must come to leave out no change.
    assert row["change"] < -4
    half = max(row["change_high"] - row["change"], row["change"] - row["change_low"])
    assert row["more_days"] == np.ceil(56 * ((half / row["change"]) ** 2 - 1))


@pytest.mark.parametrize(
    ("pain", "reason"),
    [
        ([5.0, 0.0] * 20, "fewer than 42 recorded days"),
        ([5.0] * 4 + [0.0] * 56, "fewer than 5 headache days"),
        ([5.0] * 56 + [0.0] * 4, "fewer than 5 clear days"),
    ],
)
def test_too_little_is_said_with_its_reason(pain: list[float | None], reason: str) -> None:
    row = headache_trend(pain)
    assert row["verdict"] == "not enough data"
    assert row["reason"] == reason
    assert pd.isna(row["slope_28"])


def test_gates_are_settings_and_are_echoed() -> None:
    diary = make_diary(daily([5.0, 0.0] * 20))
    result = burden(diary, gates=TrendGates(min_days=40))
    assert result.trend["verdict"].iloc[0] != "not enough data"
    assert result.settings["trend"]["min_days"] == 40


def test_pain_is_followed_on_headache_days_only() -> None:
    rng = np.random.default_rng(3)
    pain = np.round(np.linspace(8, 3, 120) + rng.normal(size=120))
    pain[::3] = 0.0
    result = burden(make_diary(daily(pain.tolist())))
    row = result.trend.iloc[1]
    assert row["outcome"] == "mean_pain"
    assert row["days"] == 80
    assert row["verdict"] == "less pain"
    assert row["change_low"] < -5 < row["change_high"]
    assert result.trend["verdict"].iloc[0] != "fewer headache days"


def test_pain_that_never_varies_is_not_infinitely_certain() -> None:
    row = burden(make_diary(daily(fading()))).trend.iloc[1]
    assert row["verdict"] == "not enough data"
    assert row["reason"] == "every day is the same, so chance cannot be weighed"


def test_missing_days_are_gaps_and_not_clear_days() -> None:
    rng = np.random.default_rng(5)
    pain = [p if rng.random() < 0.7 else None for p in fading()]
    pain[0], pain[-1] = 5.0, 0.0
    row = headache_trend(pain)
    assert row["days"] == sum(p is not None for p in pain)
    assert row["verdict"] == "fewer headache days"
    assert row["change_low"] < -0.7 * 28 < row["change_high"]


def test_days_that_would_settle_a_small_change_leave_room_for_it() -> None:
    rng = np.random.default_rng(8)
    hurts = rng.permuted(np.tile([True, False, False, True, False], (30, 1)), axis=1).ravel()
    hurts[[0, 3, 148, 149]] = False
    row = headache_trend(np.where(hurts, 5.0, 0.0).tolist())
    assert row["verdict"] == "cannot tell yet"
    assert abs(row["change"]) < 2
    half = max(row["change_high"] - row["change"], row["change"] - row["change_low"])
    assert row["more_days"] == np.ceil(150 * ((half / (4 - abs(row["change"]))) ** 2 - 1))


@pytest.mark.slow
def test_no_number_of_days_follows_from_a_change_between_small_and_meaningful() -> None:
    gates = TrendGates(meaningful_days=8.0)
    rows = [
        headache_trend([5.0 if hurt else 0.0 for hurt in hurts], gates=gates)
        for hurts in np.random.default_rng(4).random((12, 60)) < 0.4
    ]
    between = [r for r in rows if 4 < abs(r["change"]) < 8 and r["verdict"] == "cannot tell yet"]
    assert between
    assert all(pd.isna(row["more_days"]) for row in between)


def tiring(days: int = 240) -> list[float | None]:
    """Headache every third day; clear days are written down less and less."""
    rng = np.random.default_rng(6)
    written = rng.random(days) > np.linspace(0, 0.9, days)
    return [5.0 if d % 3 == 0 else (0.0 if written[d] else None) for d in range(days - 2)] + [0.0]


def test_who_tires_of_writing_clear_days_down_has_no_trend() -> None:
    result = burden(make_diary(daily(tiring())))
    row = result.trend.iloc[0]
    assert row["ci_low"] > 0
    assert (row["verdict"], row["reason"]) == (
        "cannot tell yet",
        "it depends on the days that were not recorded",
    )
    assert pd.isna(row["more_days"])
    assert "cannot be told yet: it depends on the days that were not recorded." in result.summary()
    assert any("one end of the diary" in notice for notice in result.notices)


def test_a_trend_that_no_missing_day_could_undo_is_told() -> None:
    pain: list[float | None] = [*fading()]
    pain[140:165:2] = [None] * 13
    assert headache_trend(pain)["verdict"] == "fewer headache days"


def test_words_stay_within_what_can_be() -> None:
    rng = np.random.default_rng(1)
    hurts = [*[True] * 60, *(rng.random(20) < 0.5), *[False] * 60]
    result = burden(make_diary(daily([5.0 if hurt else 0.0 for hurt in hurts])))
    row = result.trend.iloc[0]
    assert row["fitted_first"] > 28
    assert row["fitted_last"] < 0
    assert "along a straight line from about 28 to about 0" in result.summary()


def test_a_trend_of_the_stated_days_names_them() -> None:
    pain = [p or None for p in fading()] + [5.0] * 40
    stated = ("2026-01-01", "2026-06-17")
    result = burden(make_diary(daily(pain), clear_between=stated))
    assert "fewer from 1 January 2026 to 17 June 2026, along" in result.summary()


@pytest.mark.parametrize(
    ("pain", "words"),
    [
        ([5.0] * 60, "There was headache on every recorded day, so there is no trend to give."),
        ([0.0] * 60, "No headache was written down, so there is no trend to give."),
        ([5.0, 0.0] * 14, "It is too early to say whether headache days become fewer"),
        ([5.0, *[0.0] * 60], "No trend of headache days can be given: fewer than 5 headache days."),
    ],
)
def test_why_there_is_no_trend_is_said_as_it_is(pain: list[float | None], words: str) -> None:
    assert words in burden(make_diary(daily(pain))).summary()


def test_pain_that_stays_the_same_names_what_would_have_mattered() -> None:
    pain = np.random.default_rng(3).integers(4, 7, 200).astype(float)
    words = burden(make_diary(daily(pain.tolist()))).summary()
    assert "no change of more than 2.5 points" in words


@pytest.mark.parametrize(("missed", "enough"), [(6, True), (7, False)])
def test_of_six_weeks_six_days_may_be_missed(missed: int, enough: bool) -> None:
    pain: list[float | None] = [5.0 if day % 3 == 0 else 0.0 for day in range(42)]
    for gone in range(missed):
        pain[4 + 5 * gone] = None
    found = burden(make_diary(daily(pain))).trend.iloc[0]
    assert (found["verdict"] != "not enough data") == enough


def test_a_trend_that_cannot_be_told_is_not_called_answered() -> None:
    pain = np.where(np.random.default_rng(2).random(60) < 0.4, 5.0, 0.0).tolist()
    row = headache_trend(pain)
    assert (row["verdict"], row["reason"]) == (
        "cannot tell yet",
        "the interval is too wide to say more",
    )


@pytest.mark.parametrize(("first", "last"), [(0.8, 0.1), (0.1, 0.8)])
def test_a_trend_of_days_is_told_with_what_waves_alone_bring(first: float, last: float) -> None:
    rng = np.random.default_rng(4)
    pain = np.where(rng.random(120) < np.linspace(first, last, 120), 5.0, 0.0)
    result = burden(make_diary(daily(pain.tolist())))
    assert "Good and bad weeks that come and go by themselves often bring such a line" in (
        result.summary()
    )
    assert "bringen oft auch so eine Linie" in result.summary(language="de")


def test_a_trend_of_pain_alone_is_told_with_it_too() -> None:
    rng = np.random.default_rng(3)
    pain = np.where(np.arange(168) % 2, 0.0, np.linspace(8, 3, 168) + rng.normal(0, 0.5, 168))
    told = " ".join(burden(make_diary(daily(pain.round().tolist()))).summary().split())
    assert "It became less over the diary" in told
    assert told.count("Good and bad weeks") == 1


def several(diaries: list[list[float | None]]) -> str:
    tables = [daily(pain).assign(patient=f"P{n}") for n, pain in enumerate(diaries)]
    return " ".join(burden(make_diary(pd.concat(tables))).summary().split())


def test_trends_of_several_people_are_told_with_what_brings_them_too() -> None:
    some = [fading(), *([5.0, 0.0, 0.0, 5.0, 0.0, 0.0, 0.0] * 24 for _ in range(2))]
    told = several(some)
    assert "fewer headache days for 1. In single diaries good and bad weeks" in told
    assert "On average good and bad weeks" not in told
    told = several([fading(seed=seed) for seed in range(4)])
    assert "On average good and bad weeks of single people even out" in told


def test_where_nobody_has_a_trend_nothing_is_said_of_what_brings_one() -> None:
    told = several([[5.0, 0.0, 0.0, 5.0, 0.0, 0.0, 0.0] * 24 for _ in range(3)])
    assert "good and bad weeks" not in told


@pytest.mark.slow
def test_slow_waves_alone_often_bring_a_trend_of_days_which_is_why_its_words_say_so() -> None:
    claims = {"fewer headache days", "more headache days"}
    shares = []
    for traps in (None, Traps(**KINDS["slow waves"])):
        made = simulate_diaries(60, 182, seed=7, traps=traps, patient_column=True)
        trend = burden(make_diary(made.entries)).trend
        days = trend[trend["outcome"] == "headache_days_28"]
        shares.append(days["verdict"].isin(claims).mean())
    assert shares[0] <= 0.12
    assert shares[1] >= 0.2
