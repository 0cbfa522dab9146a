"""Suspects and experiments: with the power that the diary lets them have, and without harm."""

from __future__ import annotations

import shlex
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from hdiary.diary import Diary, make_diary
from hdiary.questions import next as ask_next
from hdiary.questions import triggers
from hdiary.questions.next.rules import HARDLY, NEXT, SETTLED
from hdiary.questions.usual import find_usual
from hdiary.simulate import (
    CERVICOGENIC_TREATMENTS,
    NULL_FACTORS,
    sample_cohort,
    sample_diary,
    simulate_diaries,
    with_odds_ratios,
)
from hdiary.stats import Blocks, reckon_power
from hdiary.stats.quick_power import quick_power


@pytest.fixture(scope="module")
def sample() -> Diary:
    return make_diary(sample_diary().entries)


@pytest.fixture(scope="module")
def cohort() -> Diary:
    frame = sample_cohort().entries
    return make_diary(frame[frame["patient"].isin(sorted(set(frame["patient"]))[:12])])


@pytest.fixture(scope="module")
def answer(cohort: Diary) -> Any:
    return ask_next(cohort)


@pytest.fixture(scope="module")
def steps(answer: Any) -> pd.DataFrame:
    table: pd.DataFrame = answer.table
    return table


def by_hand(rows: pd.DataFrame, share: float, days: float) -> float:
    """Give the power to see odds of 3 at a share of 5 %, on average over some factors."""
    se = rows["se"] * np.sqrt(rows["days_used"] / days)
    needed = stats.norm.ppf(1 - 0.05 * share / 2)
    return float(stats.norm.cdf(np.log(3) / se - needed).mean())


def test_the_power_of_suspects_is_that_of_their_own_errors_and_looks(sample: Diary) -> None:
    row = ask_next(sample).table.set_index("what").loc["name suspects"]
    names = shlex.split(row["command"])[4::2]
    before = triggers(sample).before.set_index("factor").loc[names]
    days = 26 * 7 * 173 / 182
    looks = int(triggers(sample).table["p_value"].notna().sum())
    assert row["weeks"] == 26
    assert row["brings"] == pytest.approx(by_hand(before, 0.8 / len(names), days))
    # All looks asked again, on days like the present ones.
    assert row["now"] == pytest.approx(by_hand(before, 1 / looks, 173))


def test_suspects_can_be_changed_and_go_with_more_headaches(steps: pd.DataFrame) -> None:
    named = {
        name
        for command in steps.loc[steps["what"] == "name suspects", "command"]
        for name in shlex.split(command)[4::2]
    }
    assert named
    assert not named & {"sleep_hours", "stress", "walking", "resting", "yoga"}


def test_suspects_are_judged_in_a_diary_that_begins_with_their_naming(sample: Diary) -> None:
    answer = ask_next(sample)
    assert "only on the days from now on" in answer.summary()
    assert answer.table["command"].str.startswith("hdiary triggers NEW_DIARY").any()


def test_no_experiment_is_longer_than_half_a_year_or_weaker_than_six_in_ten(
    steps: pd.DataFrame,
) -> None:
    tries = steps[steps["kind"] == "experiment"]
    assert len(tries) > 5
    assert (tries["weeks"] <= 26).all()
    assert (tries["brings"] >= 0.6).all()
    words = tries["command"].map(shlex.split)
    headaches = words[tries["what"] == "by headache"].map(
        lambda w: int(w[w.index("--periods") + 1])
    )
    assert (headaches <= 60).all()
    assert (headaches % 4 == 0).all()


@pytest.mark.slow
def test_the_power_of_an_experiment_is_the_one_that_its_plan_would_promise(
    cohort: Diary, steps: pd.DataFrame
) -> None:
    usual = dict(zip(cohort.patients, find_usual(cohort), strict=True))
    for row in steps[steps["kind"] == "experiment"].head(6).to_dict("records"):
        words = shlex.split(row["command"])
        many = int(words[words.index("--periods") + 1])
        own = usual[row["patient"]].life
        if row["what"] == "by headache":
            asked: dict[str, Any] = {"outcome": "pain_2h", "effect": 1.0}
            design = Blocks(units=many, block=4)
        else:
            asked = {"outcome": "headache_days_28", "effect": 0.5}
            design = Blocks(units=many, block=4, length=int(words[words.index("--length") + 1]))
        promised = reckon_power(design, own, runs=1000, seed=2, **asked).share
        assert row["brings"] == pytest.approx(promised, abs=0.06)


@pytest.mark.slow
@pytest.mark.parametrize(("units", "effect"), [(24, 0.0), (40, 1.0)])
def test_the_quick_power_is_that_of_the_randomisation_test(units: int, effect: float) -> None:
    life = find_usual(make_diary(sample_diary().entries))[0].life
    design = Blocks(units=units, block=4)
    quick = quick_power(design, life, outcome="pain_2h", effect=effect, runs=2000, seed=3)
    exact = reckon_power(design, life, outcome="pain_2h", effect=effect, runs=2000, seed=3).share
    assert quick == pytest.approx(exact, abs=0.03)


def medicated(first: str, second: str, *, often: int, days: int = 120) -> Diary:
    """Give a diary with a headache every other day, ``often`` in ten of them the first."""
    rng = np.random.default_rng(5)
    aching = np.arange(days) % 2 == 0
    place = np.cumsum(aching) - 1
    names = [
        None if not aches else first if at % 10 < often else second
        for aches, at in zip(aching, place, strict=True)
    ]
    frame = pd.DataFrame(
        {
            "date": pd.date_range("2026-01-01", periods=days).strftime("%Y-%m-%d"),
            "pain": np.where(aching, 6, 0),
            "treatment": [name or "none" for name in names],
            "activity": rng.choice(["desk work", "walking"], days),
            "start": ["08:00" if aches else None for aches in aching],
            "pain_before": np.where(aching, 6.0, np.nan),
            "pain_after": np.where(aching & (place < 12), rng.integers(2, 6, days), np.nan),
        }
    )
    return make_diary(frame)


def commands(diary: Diary) -> str:
    return "\n".join(ask_next(diary).table["command"])


def test_medicine_is_drawn_only_where_it_is_used_as_often_already_and_below_its_limit() -> None:
    # 60 headaches in 120 days: ibuprofen on 6 of 10 of them is 9 days in 30, with a limit of 15.
    answer = ask_next(medicated("ibuprofen 400 mg", "heat", often=6))
    row = answer.table.set_index("what").loc["by headache"]
    assert "--arm ibuprofen --arm heat" in row["command"]
    assert "Medicine only as agreed with your clinician" in row["reason"]
    # On 3 of 10 it would become more.
    assert "ibuprofen" not in commands(medicated("ibuprofen 400 mg", "heat", often=3))


def test_near_a_limit_no_medicine_is_proposed_but_a_talk_with_the_clinician() -> None:
    # Sumatriptan on 9 of 10 of 15 headaches in 30 days: 13 or 14 days, with a limit of 10.
    answer = ask_next(medicated("sumatriptan 50 mg", "heat", often=9))
    table = answer.table.set_index("what")
    assert table.loc["medicine days", "kind"] == "clinician"
    assert "the limit of guidelines is 10" in table.loc["medicine days", "reason"]
    assert "sumatriptan" not in commands(medicated("sumatriptan 50 mg", "heat", often=9))


def test_what_a_therapist_does_is_not_drawn_by_lot(steps: pd.DataFrame) -> None:
    assert not steps["command"].str.contains("needling|block|acupuncture|preventive").any()


def test_an_activity_is_tried_only_where_the_diary_lets_it_matter(
    cohort: Diary, steps: pd.DataFrame
) -> None:
    before = triggers(cohort).before
    for row in steps[steps["what"] == "factor in periods"].to_dict("records"):
        mine = before[before["patient"] == row["patient"]]
        factor = mine[[name in row["step"] for name in mine["factor"]]].iloc[0]
        days = factor["days_exposed"] + factor["days_unexposed"]
        share = (factor["headaches_exposed"] + factor["headaches_unexposed"]) / days
        better = min(factor["risk_exposed"], factor["risk_unexposed"])
        assert better <= 0.8 * share


def test_where_nothing_would_tell_the_nearest_is_named_with_its_power(steps: pd.DataFrame) -> None:
    rows = steps[(steps["verdict"] == HARDLY) & steps["brings"].notna()]
    assert len(rows)
    assert (rows["brings"] < 0.6).all()
    assert rows["reason"].str.contains("The nearest would be").all()


@pytest.mark.slow
def test_a_rich_diary_in_which_all_is_settled_says_so() -> None:
    factors = with_odds_ratios(NULL_FACTORS, odds_ratios={"driving": 6.0})
    made = simulate_diaries(days=730, seed=4, factors=factors, treatments=CERVICOGENIC_TREATMENTS)
    frame = made.entries
    frame = frame[~frame["treatment"].astype("str").str.contains("paracetamol|heat")]
    told = ["driving" if "driving" in str(cell) else "none" for cell in frame["activity"]]
    frame = frame.drop(columns=["posture", "sleep_hours", "stress"]).assign(activity=told)
    answer = ask_next(make_diary(frame))
    assert answer.table["verdict"].tolist() == [SETTLED]
    assert "Nothing that this diary was asked about is left open" in answer.summary()


class TestManyPeople:
    """An overview, not three lines for each."""

    def test_each_has_the_same_steps_as_alone(self, cohort: Diary, steps: pd.DataFrame) -> None:
        for patient in cohort.patients[:2]:
            alone = ask_next(cohort.select(patient=patient)).table
            mine = steps[steps["patient"] == patient].reset_index(drop=True)
            pd.testing.assert_frame_equal(
                alone.drop(columns="patient"), mine.drop(columns="patient")
            )

    def test_the_words_are_few_and_the_screen_has_a_row_for_each(
        self, cohort: Diary, answer: Any
    ) -> None:
        assert len(answer.summary().splitlines()) <= 8
        assert len(answer.shown) == len(cohort.patients)
        assert (answer.shown["rank"] == 1).all()

    def test_every_row_has_its_words(self, steps: pd.DataFrame) -> None:
        assert steps["step"].str.endswith(".").all()
        assert steps["reason"].str.endswith(".").all()
        assert set(steps["verdict"]) <= {NEXT, HARDLY, SETTLED}
