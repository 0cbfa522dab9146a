"""How what happened is told: early signs, what is forgotten, rows that are written late."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from hdiary.simulate import Factor, Programme, Simulated, Traps, simulate_diaries

PEOPLE, DAYS = 200, 80
COFFEE = Factor(name="coffee", column="own", share=0.5)
WALKING = Factor(name="walking", share=0.5)


def simulate(traps: Traps, **settings: object) -> Simulated:
    settings = {"factors": (COFFEE, WALKING)} | settings
    return simulate_diaries(PEOPLE, DAYS, seed=6, traps=traps, **settings)  # type: ignore[arg-type]


def before_a_headache(made_up: Simulated) -> np.ndarray:
    headache = made_up.days_truth["headache"].to_numpy().reshape(PEOPLE, DAYS)
    tomorrow = np.zeros_like(headache)
    tomorrow[:, :-1] = headache[:, 1:]
    return tomorrow.ravel()


def test_early_signs_come_the_day_before_and_change_nothing() -> None:
    made_up, plain = simulate(Traps(early_signs=2.0)), simulate(Traps.none())
    tomorrow = before_a_headache(made_up)
    for name in ("yawning", "craving", "tired"):
        there = made_up.entries[name].astype(float)
        odds = [m / (1 - m) for m in (there[tomorrow].mean(), there[~tomorrow].mean())]
        assert math.log(odds[0] / odds[1]) == pytest.approx(2.0, abs=0.15)
    pd.testing.assert_frame_equal(made_up.days_truth, plain.days_truth)
    truth = made_up.truth[made_up.truth["kind"] == "sign"]
    assert set(truth["measure"]) == {"odds_ratio_before"}
    assert "yawning" not in plain.entries


def test_what_came_before_a_clear_day_is_half_forgotten() -> None:
    made_up, plain = simulate(Traps(recall=0.5)), simulate(Traps.none())
    tomorrow = before_a_headache(made_up)
    true = plain.entries["coffee"].to_numpy(dtype=bool)
    told = made_up.entries["coffee"]
    assert told[tomorrow].notna().all()
    assert told[~tomorrow & ~true].notna().all(), "a no is never forgotten"
    assert told[~tomorrow & true].isna().mean() == pytest.approx(0.5, abs=0.03)
    listed = made_up.entries["activity"].astype(str).eq("walking").to_numpy()
    walked = plain.entries["activity"].astype(str).eq("walking").to_numpy()
    assert (listed <= walked).all()
    assert listed[~tomorrow & walked].mean() == pytest.approx(0.5, abs=0.03)


def test_rows_before_a_headache_are_written_the_evening_after() -> None:
    made_up = simulate(Traps(late=0.8))
    tomorrow = before_a_headache(made_up)
    entries = made_up.entries
    late = (entries["entered_at"].dt.normalize() > entries["date"]).to_numpy()
    assert late[tomorrow].mean() == pytest.approx(0.8, abs=0.02)
    assert not late[~tomorrow].any()
    assert "entered_at" not in simulate(Traps.none()).entries


@pytest.mark.parametrize(("switch", "state"), [("clear", False), ("headache", True)])
def test_after_the_start_fewer_days_of_a_kind_are_written(switch: str, state: bool) -> None:
    programme = Programme(name="exercise", start_day=40)
    traps = Traps(**{f"missing_{switch}_after": 0.5})
    days = simulate(traps, programmes=(programme,)).days_truth
    later = (days["date"] - days["date"].min()).dt.days >= 40
    of_kind = days["headache"] == state
    assert days["logged"][~later].all() and days["logged"][later & ~of_kind].all()
    assert days["logged"][later & of_kind].mean() == pytest.approx(0.5, abs=0.03)
