"""True effects are as large as they are said to be."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from hdiary.simulate import (
    CERVICOGENIC_FACTORS,
    NULL_FACTORS,
    Course,
    Factor,
    Programme,
    Simulated,
    Traps,
    Treatment,
    simulate_diaries,
    with_odds_ratios,
)


def value(made_up: Simulated, name: str, measure: str) -> np.ndarray:
    table = made_up.truth
    rows = table["name"].eq(name) & table["measure"].eq(measure)
    return table.loc[rows, "value"].to_numpy()


def test_a_drug_adds_its_extra_fall() -> None:
    drug = (Treatment(name="ibuprofen", share=0.5, extra_fall=1.5),)
    course = Course(pain_mean=7.0, pain_sd=0.8)
    made_up = simulate_diaries(200, 100, seed=2, treatments=drug, course=course)
    rated = made_up.entries.dropna(subset=["pain_before"])
    fall = (rated["pain_before"] - rated["pain_after"]).groupby(rated["treatment"], observed=True)
    gained = fall.mean()["ibuprofen"] - fall.mean()["none"]
    true = value(made_up, "ibuprofen", "extra_fall_rated").mean()
    assert gained == pytest.approx(true, abs=0.06)
    assert 1.2 < true < 1.5, "the worst pain and the scale's end take some of it"
    assert (value(made_up, "ibuprofen", "extra_fall") == 1.5).all()


def test_a_treatment_changes_no_day() -> None:
    drug = Treatment(name="ibuprofen", share=0.5)
    plain = simulate_diaries(20, 60, seed=2, treatments=(drug,))
    helped = simulate_diaries(20, 60, seed=2, treatments=(replace(drug, extra_fall=3.0),))
    assert plain.days_truth.equals(helped.days_truth)


def test_a_programme_changes_the_course_by_its_truth() -> None:
    programme = Programme(name="exercise", start_day=60, odds_ratio=0.4, settle_days=1)
    made_up = simulate_diaries(400, 120, seed=2, programmes=(programme,))
    headache = made_up.days_truth["headache"].to_numpy().reshape(400, 120)
    change = 28 * (headache[:, 62:].mean() - headache[:, :60].mean())
    true = value(made_up, "exercise", "headache_days_28").mean()
    odds = 0.45 / 0.55 * 0.4
    assert true == pytest.approx(28 * (odds / (1 + odds) - 0.45), abs=0.01)
    assert change == pytest.approx(true, abs=0.3)


def test_a_programme_can_change_pain_alone() -> None:
    programme = Programme(name="posture", start_day=30, pain_change=-1.5, settle_days=0)
    course = Course(pain_mean=6.0)
    made_up = simulate_diaries(200, 60, seed=2, programmes=(programme,), course=course)
    days = made_up.days_truth[made_up.days_truth["headache"]]
    late = days["date"] >= made_up.days_truth["date"].iloc[30]
    pain = days.groupby(late)["pain"].mean()
    assert pain[True] - pain[False] == pytest.approx(-1.5, abs=0.1)
    assert (value(made_up, "posture", "headache_days_28") == 0).all()


def test_an_effect_that_follows_the_dose_grows_with_sessions() -> None:
    programme = Programme(
        name="exercise", start_day=30, odds_ratio=0.2, follows="dose", session_share=0.5
    )
    made_up = simulate_diaries(200, 100, seed=2, programmes=(programme,))
    risk = made_up.days_truth["risk"].to_numpy().reshape(200, 100)
    assert (risk[:, :31] == risk[0, 0]).all(), "no session is over yet"
    assert risk[:, 40].mean() > risk[:, 55].mean() > risk[:, 75].mean() - 0.01
    odds = 0.45 / 0.55 * 0.2
    assert risk[:, 75:].mean() == pytest.approx(odds / (1 + odds), abs=0.04)


def test_people_differ_as_asked() -> None:
    factor = Factor(name="driving", odds_ratio=2.0, odds_ratio_sd=0.4)
    drug = Treatment(name="heat", extra_fall=1.0, extra_fall_sd=0.5)
    made_up = simulate_diaries(
        1000, 5, seed=2, factors=(factor,), treatments=(drug,), course=Course(share_sd=0.7)
    )
    log_or = np.log(value(made_up, "driving", "odds_ratio"))
    assert log_or.mean() == pytest.approx(math.log(2), abs=0.05)
    assert log_or.std() == pytest.approx(0.4, abs=0.04)
    assert value(made_up, "heat", "extra_fall").std() == pytest.approx(0.5, abs=0.05)


def test_the_truth_names_every_thing_for_every_patient() -> None:
    made_up = simulate_diaries(3, 20, seed=2, programmes=(Programme(name="exercise"),))
    counts = made_up.truth.groupby("patient", observed=True).size()
    assert counts.nunique() == 1
    first = made_up.truth[made_up.truth["patient"].eq("P01")]
    assert set(first["kind"]) == {"factor", "treatment", "programme", "look"}
    assert (first.loc[first["measure"].eq("odds_ratio"), "value"] == 1).all()
    blank = made_up.truth["value"].isna()
    assert made_up.truth.loc[blank, "measure"].eq("extra_fall_rated").all()


def test_a_programme_never_begun_says_so() -> None:
    made_up = simulate_diaries(1, 20, seed=2, programmes=(Programme(name="exercise"),))
    assert value(made_up, "exercise", "start_day").tolist() == [20]
    assert value(made_up, "exercise", "headache_days_28").tolist() == [0]


def test_only_known_factors_are_given_effects() -> None:
    with pytest.raises(ValueError, match="desk work, driving"):
        with_odds_ratios(NULL_FACTORS, odds_ratios={"chocolate": 2.0})
    assert [f.name for f in CERVICOGENIC_FACTORS] == [f.name for f in NULL_FACTORS]


def test_nulls_are_null_under_every_trap() -> None:
    for name, traps in Traps.each().items():
        truth = simulate_diaries(2, 30, seed=1, traps=traps).truth
        ratios = truth.loc[truth["measure"].eq("odds_ratio"), "value"]
        falls = truth.loc[truth["measure"].eq("extra_fall"), "value"]
        assert (ratios == 1).all() and (falls == 0).all(), name
