"""What moves by itself beside a start: slow waves, bad spells, another day, uneven logging."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest

from hdiary.diary import make_diary
from hdiary.questions.change import rules
from hdiary.questions.change.ask import change
from hdiary.questions.change.rules import CLAIMS
from hdiary.words import say_plain

Floats = npt.NDArray[np.float64]
FIRST, PEOPLE = date(2026, 1, 1), 60


def asked(risk: Floats, since: int, *, kept: float = 1.0, spell: int = 14) -> pd.DataFrame:
    """Ask people whose independent days have this chance, after some headache days are lost."""
    rng = np.random.default_rng(11)
    headache = rng.random((PEOPLE, risk.shape[-1])) < risk
    late = np.arange(risk.shape[-1]) >= since
    written = ~(headache & late & (rng.random(headache.shape) >= kept))
    written[:, [0, -1]] = True
    who, when = np.nonzero(written)
    entries = pd.DataFrame(
        {
            "patient": [f"P{n:03d}" for n in who],
            "date": pd.Timestamp(FIRST) + pd.to_timedelta(when, unit="D"),
            "pain": np.where(headache, 5, 0)[written],
        }
    )
    begun = FIRST + timedelta(days=since)
    table = change(make_diary(entries), since=begun, spell=spell, placebo=False).table
    return table[table["outcome"] == "headache_days_28"]


def wavy(days: int, rho: float, sd: float) -> Floats:
    """Give the chance of headache on a wave that nobody sees."""
    rng = np.random.default_rng(7)
    wave = rng.normal(size=(PEOPLE, days))
    for number in range(1, days):
        fresh = np.sqrt(1 - rho**2) * wave[:, number]
        wave[:, number] = rho * wave[:, number - 1] + fresh
    risk: Floats = 1 / (1 + np.exp(0.2 - sd * wave))
    return risk


def test_a_slow_wave_is_seldom_taken_for_a_change() -> None:
    table = asked(wavy(194, 0.95, 0.8), since=90)
    # One in three would be claimed by neighbouring days alone; 12 of 100 is the limit.
    assert table["verdict"].isin(CLAIMS).mean() <= 0.17
    assert table["wave"].between(0, 1).all()
    assert (table["wave_low"] < table["wave_high"]).all()


def test_a_real_change_is_found_and_waves_count_little_there() -> None:
    risk = np.where(np.arange(194) < 90, 0.45, 0.15)
    table = asked(risk, since=90)
    assert (table["verdict"] == "fewer headache days").mean() >= 0.8
    assert table["wave"].median() < 0.1


def test_a_season_of_a_year_is_seldom_taken_for_a_change() -> None:
    season = 0.8 * np.cos(2 * np.pi * (np.arange(365) - 162) / 365)
    table = asked(1 / (1 + np.exp(0.2 - season)), since=182)
    assert table["verdict"].isin(CLAIMS).mean() <= 0.1


@pytest.mark.parametrize("length", [14, 21, 28])
def test_a_spell_of_two_to_four_weeks_is_left_out_at_its_length(length: int) -> None:
    risk = np.full(194, 0.4)
    risk[90 - length : 90] = 0.95
    table = asked(risk, since=90)
    assert table["bad_week"].mean() >= 0.9
    assert abs(table["spell_days"].median() - length) <= 7
    assert table["verdict"].isin(CLAIMS).mean() <= 0.1


def test_what_stays_bad_after_a_bad_spell_had_begun_before() -> None:
    risk = np.where(np.arange(194) < 62, 0.2, 0.8)
    table = asked(risk, since=90)
    assert not table["verdict"].isin(CLAIMS).any()


def test_the_greatest_step_at_another_day_takes_a_claim_away() -> None:
    risk = np.where(np.arange(300) < 200, 0.5, 0.2)
    table = asked(risk, since=130)
    assert table["verdict"].isin(CLAIMS).mean() <= 0.15
    assert (table["reason"] == say_plain(rules.ELSEWHERE)).any()


def test_where_logging_drops_the_interval_holds_what_was_lost() -> None:
    table = asked(np.full(194, 0.45), since=90, kept=0.4)
    assert (table["change"] < 0).mean() > 0.9
    assert (table["ci_low"] <= 0).all()
    assert (table["ci_high"] >= 0).mean() >= 0.93


def test_good_last_days_are_left_out_of_what_is_pooled_as_bad_ones_are() -> None:
    risk = np.full(194, 0.6)
    risk[76:90] = 0.05
    table = asked(risk, since=90)
    assert not table["bad_week"].any()
    # A sixth of the baseline was better by 15 days in 28, which is 2.4 days of its level.
    assert (table["change_to_pool"] - table["change"]).median() == pytest.approx(-2.4, abs=0.5)
    assert table["change_to_pool"].mean() == pytest.approx(0.0, abs=1.0)


def test_where_no_last_days_stand_out_the_change_itself_is_pooled() -> None:
    table = asked(np.full(194, 0.45), since=90)
    same = np.isclose(table["change_to_pool"], table["change"])
    assert same.mean() > 0.9
    assert same[table["bad_week"].to_numpy()].all()
    whole = asked(np.full(194, 0.45), since=90, spell=0)
    np.testing.assert_array_equal(whole["change_to_pool"], whole["change"])
