"""The order of things within a day: the night before, and what came before the headache."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import make_diary
from hdiary.simulate import Factor, Simulated, Traps, simulate_diaries

PEOPLE, DAYS = 200, 60
REST = Factor(name="resting", share=0.3, with_headache=1.0)
BAD_NIGHT = Factor(name="slept badly", column="own", share=0.3, with_headache=1.0, when="night")


def simulate(traps: Traps, *factors: Factor) -> Simulated:
    return simulate_diaries(PEOPLE, DAYS, seed=8, traps=traps, factors=factors)


def by_headache(made_up: Simulated, name: str) -> dict[bool, float]:
    entries = made_up.entries
    return dict(entries[name].astype(float).groupby(entries["pain"] > 0).mean())


def test_a_habit_of_the_night_changes_the_risk_of_the_same_day() -> None:
    made_up = simulate(Traps.none(), Factor(**{**_fields(BAD_NIGHT), "odds_ratio": 4.0}))
    share = by_headache(made_up, "slept badly")
    odds = {hurts: value / (1 - value) for hurts, value in share.items()}
    assert odds[True] / odds[False] == pytest.approx(4.0, rel=0.15)


def _fields(factor: Factor) -> dict[str, object]:
    return {name: getattr(factor, name) for name in Factor.__dataclass_fields__}


def test_a_headache_on_waking_has_spoilt_the_night_and_no_other_has() -> None:
    entries = simulate(Traps(night_reverse=2.0), BAD_NIGHT).entries
    hour = entries["start"].dt.hour
    bad = entries["slept badly"].astype(float)
    assert bad[hour < 8].mean() > 0.6
    assert bad[hour >= 12].mean() == pytest.approx(0.3, abs=0.02)
    assert bad[hour.isna()].mean() == pytest.approx(0.3, abs=0.02)


def timed_rows(made_up: Simulated) -> pd.DataFrame:
    """Give the rows of habits, with the onset of the day's headache where there is one."""
    entries = made_up.entries
    habit = entries["pain"].isna()
    onset = entries[~habit].set_index(["patient", "date"])["start"]
    return entries[habit].join(onset.rename("onset"), on=["patient", "date"])


def test_timed_habits_stand_in_rows_with_the_time_of_day() -> None:
    made_up = simulate(Traps(timed=1.0), REST)
    rows = timed_rows(made_up)
    assert rows["start"].notna().all() and set(rows["activity"]) == {"resting"}
    days = made_up.entries["pain"].notna()
    assert days.sum() == PEOPLE * DAYS
    assert len(rows) / (PEOPLE * DAYS) == pytest.approx(0.3, abs=0.02)


def test_a_headache_changes_only_what_comes_after_it() -> None:
    rows = timed_rows(simulate(Traps(timed=1.0, reverse=2.0), REST))
    days = simulate(Traps(timed=1.0, reverse=2.0), REST).entries.dropna(subset=["pain"])
    clear = rows[rows["onset"].isna()]
    clear_days, sore_days = (days["pain"] == 0).sum(), (days["pain"] > 0).sum()
    sore = rows[rows["onset"].notna()]
    for first, last in ((8, 11), (17, 20)):
        expected = clear["start"].dt.hour.between(first, last).sum() / clear_days
        during = sore["start"].dt.hour.between(first, last)
        before = during & (sore["start"] <= sore["onset"])
        onsets = days.loc[days["pain"] > 0, "start"].dt.hour
        if first == 8:
            later = (onsets > last).mean()
            told = (before & (sore["onset"].dt.hour > last)).sum() / (sore_days * later)
            assert told == pytest.approx(expected, rel=0.1), "before it nothing is changed"
        else:
            sooner = (onsets < first).mean()
            after = during & (sore["onset"].dt.hour < first)
            assert after.sum() / (sore_days * sooner) > 1.8 * expected, "after it more"


def test_some_people_may_write_the_time_and_others_not() -> None:
    made_up = simulate(Traps(timed=0.5), REST)
    timed = timed_rows(made_up)["patient"].nunique()
    assert 0.35 * PEOPLE < timed < 0.65 * PEOPLE


def test_a_diary_with_the_time_of_day_can_be_read() -> None:
    made_up = simulate(Traps(timed=1.0, reverse=1.0, night_reverse=1.0), REST, BAD_NIGHT)
    days = make_diary(made_up.entries).days
    truth = made_up.days_truth["headache"].to_numpy()
    assert np.array_equal((days["state"] == "headache").to_numpy(), truth)


def test_only_a_column_of_its_own_belongs_to_the_night() -> None:
    with pytest.raises(ValueError, match="night"):
        Factor(name="resting", when="night")
