"""Each trap does what it says, and nothing is there when all are off (measured, not assumed)."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from hdiary.simulate import (
    Course,
    Factor,
    Programme,
    Simulated,
    Traps,
    Treatment,
    simulate_diaries,
)

Pairs = Callable[[Simulated, str], pd.DataFrame]
Factors = tuple[Factor, ...]

PEOPLE, DAYS = 400, 120


def simulate(traps: Traps, factors: Factors = (), **settings: object) -> Simulated:
    return simulate_diaries(
        PEOPLE, DAYS, seed=11, traps=traps, factors=factors, **settings  # type: ignore[arg-type]
    )  # fmt: skip


def day_matrix(made_up: Simulated, column: str) -> np.ndarray:
    return made_up.days_truth[column].to_numpy().reshape(PEOPLE, DAYS)


def lag_correlation(matrix: np.ndarray) -> float:
    """Correlate neighbouring days across everybody (no differences between people here)."""
    return float(np.corrcoef(matrix[:, :-1].ravel(), matrix[:, 1:].ravel())[0, 1])


def log_odds_ratio(table: pd.DataFrame, outcome: str, *predictors: str) -> tuple[float, float]:
    """Fit a logit; give the first predictor's estimate and its standard error."""
    design = sm.add_constant(table[list(predictors)])
    fit = sm.Logit(table[outcome], design).fit(disp=0)
    return float(fit.params[predictors[0]]), float(fit.bse[predictors[0]])


def test_with_all_traps_off_days_are_independent(one_factor: Factors, pairs: Pairs) -> None:
    made_up = simulate(Traps.none(), one_factor)
    assert len(made_up.entries) == PEOPLE * DAYS
    assert abs(lag_correlation(day_matrix(made_up, "headache"))) < 0.02
    assert made_up.days_truth["risk"].nunique() == 1
    table = pairs(made_up, "resting")
    for outcome, predictor in (("headache", "factor"), ("headache", "factor_before")):
        estimate, error = log_odds_ratio(table, outcome, predictor)
        assert abs(estimate) < 3 * error
    pain = made_up.entries["pain"].where(made_up.entries["pain"] > 0)
    assert abs(pain.corr(pain.shift())) < 0.02


def test_the_share_of_headache_days_is_the_one_asked_for() -> None:
    for traps in (Traps.none(), Traps(persistence=1.5), Traps(wave_risk=1.0)):
        share = simulate(traps, course=Course(headache_share=0.3)).days_truth["headache"].mean()
        assert share == pytest.approx(0.3, abs=0.02)


def test_the_odds_ratios_are_recovered_when_no_trap_is_on() -> None:
    factors = (
        Factor(name="late", column="own", share=0.4, odds_ratio=2.5),
        Factor(name="calm", column="own", share=0.3, odds_ratio=0.5),
        Factor(name="alcohol", column="own", share=0.3),
        Factor(name="stress", column="own", kind="number", sd=2.0, step=0.01, odds_ratio=1.5),
    )
    made_up = simulate(Traps.none(), factors)
    table = made_up.entries[[f.name for f in factors]].astype(float)
    table["headache"] = (made_up.entries["pain"] > 0).astype(float).shift(-1)
    table = table[made_up.entries["patient"].eq(made_up.entries["patient"].shift(-1))]
    design = sm.add_constant(table[[f.name for f in factors]])
    fit = sm.Logit(table["headache"], design).fit(disp=0)
    truth = made_up.truth[made_up.truth["patient"].eq("P001")].set_index(["name", "measure"])
    for factor in factors:
        measure = "odds_ratio_per_unit" if factor.kind == "number" else "odds_ratio"
        true = math.log(truth["value"].to_dict()[factor.name, measure])
        off = abs(fit.params[factor.name] - true)
        assert off < 3.5 * fit.bse[factor.name], factor.name
        assert off < 0.08, factor.name


def test_reverse_causation_fools_the_same_day_and_not_the_day_before(
    one_factor: Factors, pairs: Pairs
) -> None:
    table = pairs(simulate(Traps(reverse=2.0), one_factor), "resting")
    same_day, _ = log_odds_ratio(table, "headache", "factor")
    assert same_day == pytest.approx(2.0, abs=0.1)
    day_before, error = log_odds_ratio(table, "headache", "factor_before")
    assert abs(day_before) < 3 * error


def test_persistence_makes_headaches_follow_headaches(one_factor: Factors, pairs: Pairs) -> None:
    made_up = simulate(Traps(persistence=1.5, persistence_habits=1.0, reverse=1.0), one_factor)
    table = pairs(made_up, "resting")
    follows, _ = log_odds_ratio(table, "headache", "headache_before")
    assert follows == pytest.approx(1.5, abs=0.1)
    naive, error = log_odds_ratio(table, "headache", "factor_before")
    assert naive > 5 * error, "the naive day-before correlation must be fooled"
    honest, error = log_odds_ratio(table, "headache", "factor_before", "headache_before")
    assert abs(honest) < 3 * error, "given yesterday's state nothing is left"
    habit, _ = log_odds_ratio(table, "factor", "headache_before", "headache")
    assert habit == pytest.approx(1.0, abs=0.1)


def test_slow_waves_make_risk_and_habits_drift(one_factor: Factors, pairs: Pairs) -> None:
    made_up = simulate(Traps(wave_risk=1.0, wave_habits=1.5, wave_rho=0.95), one_factor)
    wave = day_matrix(made_up, "wave")
    assert wave.std() == pytest.approx(1.0, abs=0.1)
    assert lag_correlation(wave) == pytest.approx(0.95, abs=0.01)
    table = pairs(made_up, "resting")
    assert table["factor"].corr(table["factor_before"]) > 0.2
    assert lag_correlation(day_matrix(made_up, "headache")) > 0.1
    calm = pairs(simulate(Traps.none(), one_factor), "resting")
    assert chance_spread(calm) == pytest.approx(1.0, abs=0.1)
    assert chance_spread(table) > 1.12, "chance correlations are larger than they seem"
    naive, error = log_odds_ratio(table, "headache", "factor_before")
    assert abs(naive) < 4 * error, "across people there is no effect"


def chance_spread(table: pd.DataFrame) -> float:
    """Spread of the people's day-before correlations, 1 if days were independent."""
    people = table.groupby("patient")
    varies = people["factor_before"].transform("std") > 0
    by_person = table[varies].groupby("patient")[["factor_before", "headache"]].corr()
    r = by_person.xs("headache", level=1)["factor_before"]
    return float((r * np.sqrt(people.size())).std())


def test_a_shared_wave_is_a_common_cause(one_factor: Factors, pairs: Pairs) -> None:
    traps = Traps(wave_risk=1.0, wave_habits=1.5, wave_shared=0.9)
    table = pairs(simulate(traps, one_factor), "resting")
    naive, error = log_odds_ratio(table, "headache", "factor_before", "headache_before")
    assert naive > 5 * error


def test_weekends_change_risk_and_habits(one_factor: Factors, pairs: Pairs) -> None:
    table = pairs(simulate(Traps(weekday_risk=1.0, weekday_habits=2.0), one_factor), "resting")
    table["weekend"] = (table["date"].dt.day_of_week >= 5).astype(float)
    assert log_odds_ratio(table, "headache", "weekend")[0] == pytest.approx(1.0, abs=0.1)
    assert log_odds_ratio(table, "factor", "weekend")[0] == pytest.approx(2.0, abs=0.1)


def test_trends_change_risk_and_habits(one_factor: Factors, pairs: Pairs) -> None:
    table = pairs(simulate(Traps(trend_risk=0.25, trend_habits=0.4), one_factor), "resting")
    table["months"] = (table["date"] - pd.Timestamp("2026-01-05")).dt.days / 28
    assert log_odds_ratio(table, "headache", "months")[0] == pytest.approx(0.25, abs=0.03)
    assert log_odds_ratio(table, "factor", "months")[0] == pytest.approx(0.4, abs=0.03)


def test_indication_and_regression_make_a_useless_drug_look_good() -> None:
    drug = (Treatment(name="ibuprofen", share=0.4, lean=1.0),)
    fooled = simulate(Traps(indication=1.0, regression=0.5), treatments=drug)
    plain = simulate(Traps.none(), treatments=drug)
    naive, fair = drug_against_nothing(fooled)
    assert naive > 0.4
    assert abs(fair) < 0.1, "at the same starting pain there is no difference"
    assert max(map(abs, drug_against_nothing(plain))) < 0.1


def drug_against_nothing(made_up: Simulated) -> tuple[float, float]:
    """Compare falls with and without the drug: as they stand, and at the same starting pain."""
    rated = made_up.entries.dropna(subset=["pain_before", "pain_after"])
    table = pd.DataFrame(
        {
            "fall": rated["pain_before"] - rated["pain_after"],
            "before": rated["pain_before"],
            "drug": rated["treatment"].ne("none"),
        }
    )
    naive = table.groupby("drug")["fall"].mean()
    strata = table.groupby(["before", "drug"])["fall"].agg(["mean", "size"]).unstack("drug")
    weight = np.minimum(strata["size"][True], strata["size"][False]).fillna(0)
    gap = (strata["mean"][True] - strata["mean"][False]).fillna(0)
    return float(naive[True] - naive[False]), float((gap * weight).sum() / weight.sum())


def test_high_pain_falls_by_itself_under_regression() -> None:
    made_up = simulate(Traps(regression=0.5), treatments=())
    rated = made_up.entries.dropna(subset=["pain_before"])
    fall = (rated["pain_before"] - rated["pain_after"]).groupby(rated["pain_before"]).mean()
    assert fall[8] > fall[4] + 1.5


def test_time_since_onset_adds_to_the_fall() -> None:
    made_up = simulate(Traps(fall_per_hour=0.5), treatments=())
    rated = made_up.entries.dropna(subset=["pain_before"])
    rated = rated[rated["pain_before"].between(5, 8)]
    hours = (rated["treated_at"] - rated["start"]).dt.total_seconds() / 3600
    slope = np.polyfit(hours, rated["pain_before"] - rated["pain_after"], 1)[0]
    assert slope == pytest.approx(0.5, abs=0.1)


def test_pain_is_an_autoregression_of_the_asked_strength() -> None:
    for rho in (0.0, 0.3, 0.6):
        made_up = simulate(Traps(pain_rho=rho), course=Course(model="daily pain", pain_mean=5.0))
        assert lag_correlation(day_matrix(made_up, "pain")) == pytest.approx(rho, abs=0.04)


def test_a_programme_starts_after_a_bad_week() -> None:
    programme = Programme(name="exercise", start_day=56)
    planned = simulate(Traps(pain_rho=0.3), programmes=(programme,))
    reaction = simulate(Traps(pain_rho=0.3, bad_week=0.85), programmes=(programme,))
    assert (start_days(planned) == 56).all()
    assert start_days(reaction).min() >= 56
    assert start_days(reaction).max() <= 56 + programme.wait_days
    jump_planned, jump = (pain_around_start(made_up) for made_up in (planned, reaction))
    assert abs(jump_planned) < 0.15
    assert jump < -0.5, "pain falls by itself after the bad week that began the programme"


def start_days(made_up: Simulated) -> np.ndarray:
    return made_up.truth.query("measure == 'start_day'")["value"].to_numpy().astype(int)


def pain_around_start(made_up: Simulated) -> float:
    """Give mean pain in the week after the start minus that in the week before."""
    pain = day_matrix(made_up, "pain")
    start = start_days(made_up)
    week = np.arange(7)
    rows = np.arange(PEOPLE)[:, None]
    after, before = pain[rows, start[:, None] + week], pain[rows, start[:, None] - 7 + week]
    return float(after.mean() - before.mean())


@pytest.mark.parametrize(
    ("traps", "clear", "headache"),
    [
        (Traps(missing_random=0.1), 0.1, 0.1),
        (Traps(missing_random=0.2, missing_run_days=4.0), 0.2, 0.2),
        (Traps(missing_clear=0.4), 0.4, 0.0),
        (Traps(missing_headache=0.3), 0.0, 0.3),
        (Traps(missing_random=0.1, missing_clear=0.5), 0.55, 0.1),
        (Traps(missing_random=1.0), 1.0, 1.0),
    ],
)
def test_days_go_missing_in_the_asked_shares(traps: Traps, clear: float, headache: float) -> None:
    days = simulate(traps).days_truth
    missing = (~days["logged"]).groupby(days["headache"]).mean()
    assert missing[False] == pytest.approx(clear, abs=0.015)
    assert missing[True] == pytest.approx(headache, abs=0.015)


def test_missing_days_come_in_runs_of_the_asked_length() -> None:
    for run in (1.0, 3.0):
        made_up = simulate(Traps(missing_random=0.1, missing_run_days=run))
        missing = ~day_matrix(made_up, "logged")
        begins = (missing[:, 1:] & ~missing[:, :-1]).sum()
        assert missing[:, 1:].sum() / begins == pytest.approx(max(run, 1 / 0.9), rel=0.1)


def test_missingness_leaves_what_happened_as_it_was() -> None:
    full, gaps = simulate(Traps.none()), simulate(Traps(missing_random=0.3))
    pd.testing.assert_series_equal(full.days_truth["headache"], gaps.days_truth["headache"])
    both = gaps.entries.merge(full.entries, on=["patient", "date"], suffixes=("", "_full"))
    pd.testing.assert_series_equal(both["pain"], both["pain_full"], check_names=False)


def test_partners_come_always_together_at_full_strength() -> None:
    made_up = simulate_diaries(20, 100, seed=4, traps=Traps(together=1.0))
    texts = set(made_up.entries["treatment"].cat.categories)
    assert "ibuprofen 400 mg; ice 15 min" in texts
    assert not {"ibuprofen 400 mg", "ice 15 min"} & texts
    apart = simulate_diaries(20, 100, seed=4)
    assert "ibuprofen 400 mg; ice 15 min" not in set(apart.entries["treatment"].cat.categories)


def test_every_named_trap_is_switched_on() -> None:
    each = Traps.each()
    assert each["none"] == Traps.none()
    assert all(traps.switched_on() for name, traps in each.items() if name != "none")
