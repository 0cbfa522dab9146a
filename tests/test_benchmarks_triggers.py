"""The benchmarks of triggers run, and the peers are what they say they are."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import numpy as np
import pandas as pd
import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture
def load(monkeypatch):
    """Import a script of the benchmarks, which import each other by bare names."""
    monkeypatch.syspath_prepend(BENCHMARKS)

    def import_script(name) -> ModuleType:
        return importlib.import_module(name)

    return import_script


def make_days(*, people=4, days=180, seed=4):
    """Make headaches and four factors, one of them a number, with gaps."""
    rng = np.random.default_rng(seed)
    headache = (rng.random((people, days)) < 0.4).astype(float)
    exposure = (rng.random((people, 4, days)) < 0.35).astype(float)
    exposure[:, 3] = rng.normal(7, 1, (people, days)).round(1)
    headache[rng.random(headache.shape) < 0.1] = np.nan
    exposure[rng.random(exposure.shape) < 0.05] = np.nan
    return headache, exposure


# --- peers ---


@pytest.mark.slow
@pytest.mark.parametrize(("peer", "calendar"), [("plain_logit", False), ("calendar_logit", True)])
def test_the_logits_are_those_of_statsmodels(load, peer, calendar):
    from statsmodels.api import Logit

    headache, exposure = make_days()
    p_values = getattr(load("trigger_peers"), peer)(headache, exposure)
    day = np.arange(1, headache.shape[1])
    weekdays = [(day % 7 == weekday) * 1.0 for weekday in range(1, 7)]
    for person in range(len(headache)):
        for factor in range(exposure.shape[1]):
            columns = [np.ones(len(day)), headache[person, :-1], exposure[person, factor, :-1]]
            design = np.column_stack([*columns, *((*weekdays, day) if calendar else ())])
            y = headache[person, 1:]
            known = ~np.isnan(np.column_stack([design, y])).any(axis=1)
            expected = Logit(y[known], design[known]).fit(disp=0).pvalues[2]
            assert p_values[person, factor] == pytest.approx(expected, abs=1e-6)


def test_the_day_before_is_a_correlation(load):
    from scipy.stats import pearsonr

    headache, exposure = make_days()
    p_values = load("trigger_peers").day_before(headache, exposure)
    x, y = exposure[2, 3, :-1], headache[2, 1:]
    known = ~np.isnan(x) & ~np.isnan(y)
    assert p_values[2, 3] == pytest.approx(pearsonr(x[known], y[known]).pvalue)


def test_the_same_day_is_the_two_proportion_test(load):
    from statsmodels.stats.proportion import proportions_ztest

    headache, exposure = make_days()
    p_values = load("trigger_peers").same_day(headache, exposure)
    known = ~np.isnan(headache[1]) & ~np.isnan(exposure[1, 3])
    above = exposure[1, 3] > np.median(exposure[1, 3][known])
    counts = [headache[1][known & side].sum() for side in (above, ~above)]
    sizes = [(known & side).sum() for side in (above, ~above)]
    assert p_values[1, 3] == pytest.approx(proportions_ztest(counts, sizes)[1])


def test_the_clock_runs_from_attack_to_attack_and_starts_anew_after_a_gap(load):
    days = np.array([[0.0, 0, 1, 1, 0, 0, np.nan, 0, 0, 1]])
    assert load("trigger_peers")._clock(days).tolist() == [[0, 1, 2, 1, 1, 2, 3, 0, 1, 2]]


def test_firths_cox_model_of_one_attack_is_worked_out_by_hand(load):
    # One attack among two days, one with the factor: l = b x - log(e^b + 1), I = p (1 - p), so
    # Firth's score is x - p + (1 - 2 p) / 2 = 0 at p = (1 + 2 x) / 4 = 3/4, and b = log 3.
    fit = load("firth_cox").firth_cox(
        np.array([[1, 1]]),
        np.array([[0.5, 1.0]]),
        event=np.array([[True, False]]),
        x=np.array([[[1.0], [0.0]]]),
        used=np.array([[True, True]]),
    )
    assert fit.coefficients[0, 0] == pytest.approx(np.log(3))
    assert fit.se[0, 0] == pytest.approx((3 / 4 * 1 / 4) ** -0.5)
    ratio = 2 * (np.log(3 / 4) + np.log(3 / 16) / 2 - np.log(1 / 2) - np.log(1 / 4) / 2)
    assert ratio == pytest.approx(2 * np.log(1.5 * 0.75**0.5))
    from scipy.stats import chi2

    assert fit.p_value[0, 0] == pytest.approx(chi2.sf(ratio, 1))


def test_firths_cox_model_without_ties_or_penalty_is_near_phreg(load):
    # The penalty moves a coefficient by much less than its standard error when attacks are many.
    from statsmodels.duration.hazard_regression import PHReg

    peers = load("firth_cox")
    rng = np.random.default_rng(5)
    clock, x = rng.integers(1, 5, 600), rng.normal(size=(600, 2))
    time, event = rng.permutation(600) / 600 + 1e-3, rng.random(600) < 0.6
    used = np.ones((1, 600), dtype=bool)
    fit = peers.firth_cox(clock[None], time[None], event=event[None], x=x[None], used=used)
    expected = PHReg(clock + time, x, status=event, entry=clock.astype(float)).fit(disp=0)
    assert fit.coefficients[0] == pytest.approx(expected.params, abs=0.005)
    assert fit.se[0] == pytest.approx(expected.bse, rel=0.01)


@pytest.mark.parametrize("peer", ["same_day", "day_before", "n1_cox", "plain_logit"])
def test_peers_give_a_p_value_for_every_person_and_factor_or_none(load, peer):
    headache, exposure = make_days(people=3, days=40)
    exposure[0, 0] = 1.0
    p_values = getattr(load("trigger_peers"), peer)(headache, exposure)
    assert p_values.shape == (3, 4)
    assert np.isnan(p_values[0, 0])
    rest = p_values[1:]
    assert ((rest >= 0) & (rest <= 1)).all()


# --- the scripts ---


@pytest.mark.slow
def test_the_calibration_runs_and_prints_its_tables(load, capsys, tmp_path):
    path = tmp_path / "settings.csv"
    options = ["--people", "4", "--lengths", "60", "--traps", "none", "--jobs", "1"]
    load("calibrate_triggers").main([*options, "--csv", str(path)])
    printed = capsys.readouterr().out
    assert "| triggers |" in printed
    assert "power over plain logit's" in printed
    table = pd.read_csv(path)
    assert set(table["kind"]) == {"no effect", "power", "harder"}
    null = table[table["kind"] == "no effect"]
    assert null["recording"].tolist() == ["complete", "10 % missing", "clear days missing"]
    assert null["ours"].between(0, 1).all()
    # The same rows say both: p < 0.05 exactly where the interval leaves 1 out.
    assert (null["ours"] + null["covered"]).tolist() == pytest.approx([1.0] * 3)


def test_a_diary_of_sixty_days_with_gaps_is_not_judged_but_has_p_values(load):
    settings = load("trigger_settings")
    diary = settings.simulate(settings.null_settings([60], ["none"])[2], people=4, seed=1)
    rows = load("calibrate_triggers").analyse(diary)
    assert not rows["can_be_judged"].any()
    assert set(rows["verdict"]) == {"not enough data"}
    assert rows["p_value"].notna().any()


def test_a_mistaken_claim_is_counted_once_per_person(load):
    rows = pd.DataFrame(
        {
            "patient": pd.Categorical(["a", "a", "b", "b"]),
            "factor": ["x", "y", "x", "y"],
            "p_value": [0.01, 0.02, 0.5, np.nan],
            "ci_low": [1.1, 1.2, 0.5, np.nan],
            "ci_high": [3.0, 3.0, 2.0, np.nan],
            "verdict": ["more headaches", "fewer headaches", "cannot tell yet", "not enough data"],
            "can_be_judged": [True, True, True, False],
            **dict.fromkeys(load("trigger_peers").PEERS, 0.5),
        }
    )
    tally = load("calibrate_triggers").tally_null(rows)
    assert tally["people_wrong"] == 0.5
    assert tally["ours"] == pytest.approx(2 / 3)
    assert tally["tested"] == 0.75


def test_mondays_hurt_more_and_sundays_are_different(load):
    settings = load("trigger_settings")
    setting = next(s for s in settings.harder_settings([365]) if s.trap == settings.MONDAYS)
    days = settings.simulate(setting, people=20, seed=1).days
    weekday = days["date"].dt.day_of_week
    hurts = (days["state"] == "headache").groupby(weekday).mean()
    assert hurts[0] > hurts[1:].max() + 0.2
    visits = days["activities"].astype(str).str.contains("visiting").groupby(weekday).mean()
    assert visits[6] > visits[:6].max() + 0.4


def test_screening_is_measured_beside_statsmodels(load, capsys):
    load("screen_factors").main(["--people", "12", "--days", "90", "--factors", "4", "--fits", "6"])
    printed = capsys.readouterr().out
    assert "12 people x 90 days x 4 factors = 48 tests" in printed
    assert "ratio" in printed


def test_a_life_has_its_rhythm_written_or_not_and_ten_habits_that_do_nothing(load):
    lives = load("trigger_lives")
    for life, (_, written) in lives.LIVES.items():
        made = lives.write_life(life, people=2, days=70, seed=1)
        assert set(lives.HABITS) < set(made.columns)
        assert bool(set(lives.RHYTHMS) & set(made.columns)) == written
        assert set(made["pain"]) > {0.0}


def test_a_life_by_month_hurts_around_the_bleeding_and_craves_before(load):
    made = load("trigger_lives").write_life(
        "month, 1.5 log odds, written", people=40, days=280, seed=2
    )
    bleeds = made["period"].to_numpy()
    assert (made["pain"][bleeds] > 0).mean() > (made["pain"][~bleeds] > 0).mean() + 0.1
