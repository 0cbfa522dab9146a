"""What comes by the calendar: monthly rhythms, shift rotas, seasons, flares before a start."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from hdiary.simulate import Factor, Programme, Simulated, Traps, simulate_diaries

PEOPLE, DAYS = 200, 140
HABIT = (Factor(name="resting", column="own", share=0.3, in_rhythm=1.0),)


def simulate(traps: Traps, **settings: object) -> Simulated:
    return simulate_diaries(
        PEOPLE, DAYS, seed=5, traps=traps, factors=HABIT, **settings  # type: ignore[arg-type]
    )  # fmt: skip


def matrix(values: pd.Series) -> np.ndarray:
    return values.to_numpy(dtype=float).reshape(PEOPLE, DAYS)


def test_a_period_comes_once_a_month_and_is_written_where_asked() -> None:
    made_up = simulate(Traps(rhythm_risk=1.5, rhythm_written=1.0))
    period = matrix(made_up.entries["period"])
    begins = (period[:, 1:] > period[:, :-1]).sum(axis=1)
    assert period.mean() == pytest.approx(5 / 28, abs=0.01)
    assert begins.min() >= 4 and begins.max() <= 6
    assert "period" not in simulate(Traps(rhythm_risk=1.5)).entries


def test_the_days_around_a_period_have_more_risk_and_other_habits() -> None:
    made_up = simulate(Traps(rhythm_risk=1.5, rhythm_habits=2.0, rhythm_written=1.0))
    period = matrix(made_up.entries["period"])
    first = np.zeros_like(period, dtype=bool)
    first[:, 1:] = period[:, 1:] > period[:, :-1]
    risk, habit = matrix(made_up.days_truth["risk"]), matrix(made_up.entries["resting"])
    inside = first[:, 5:-5]
    for away, high in ((-2, True), (0, True), (2, True), (-4, False), (4, False)):
        at = np.roll(risk, -away, axis=1)[:, 5:-5][inside]
        assert (at.mean() > 0.7) == high, away
    eve = np.roll(habit, 3, axis=1)[:, 5:-5][inside]
    late = np.roll(habit, -4, axis=1)[:, 5:-5][inside]
    assert eve.mean() > 0.6 and late.mean() == pytest.approx(0.3, abs=0.06)


def test_a_rota_of_eight_days_puts_a_habit_before_its_headache() -> None:
    made_up = simulate(Traps(rota_risk=2.0, rota_habits=2.0, rota_written=1.0))
    shift = made_up.entries["shift"].astype(str).to_numpy().reshape(PEOPLE, DAYS)
    assert set(np.unique(shift)) == {"early", "late", "night", "off"}
    assert (shift[:, 8:] == shift[:, :-8]).all()
    last_night = (shift[:, 1:-1] == "night") & (shift[:, 2:] == "off")
    risk, habit = matrix(made_up.days_truth["risk"]), matrix(made_up.entries["resting"])
    assert risk[:, 2:][last_night].min() > risk[:, 1:-1][last_night].max()
    assert habit[:, 1:-1][last_night].mean() > 0.65
    assert habit.mean() < 0.4


def test_a_column_may_be_written_by_some_people_only() -> None:
    entries = simulate(Traps(rota_risk=2.0, rota_written=0.5)).entries
    blank = entries["shift"].isna().groupby(entries["patient"], observed=True).mean()
    assert set(blank) == {0.0, 1.0}


def test_a_season_is_worst_twenty_days_before_the_start() -> None:
    programme = Programme(name="exercise", start_day=100)
    risk = simulate(Traps(season=0.8), programmes=(programme,)).days_truth["risk"]
    assert matrix(risk)[0].argmax() == 80


@pytest.mark.parametrize("length", [14, 21, 28])
def test_a_flare_ends_as_the_programme_begins(length: int) -> None:
    programme = Programme(name="exercise", start_day=100)
    traps = Traps(flare=2.0, flare_days=length)
    risk = matrix(simulate(traps, programmes=(programme,)).days_truth["risk"])[0]
    assert np.flatnonzero(risk > risk.min()).tolist() == list(range(100 - length, 100))


def test_a_rhythm_adds_no_headaches_on_the_whole() -> None:
    for traps in (Traps(rhythm_risk=1.0), Traps(rota_risk=1.0)):
        share = simulate(traps).days_truth["headache"].mean()
        assert share == pytest.approx(0.45, abs=0.03)
