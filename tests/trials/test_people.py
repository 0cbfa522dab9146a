"""Several people with one plan: the group, each person in its light, and who should do what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.meta_analysis import combine_effects

import hdiary
from hdiary.diary import Diary
from hdiary.words import load_words

from .lives import START, live_days, plan_periods

PAIRS = {
    "Ada": (-8, -4, -8, -4, -8, -4),
    "Ben": (0, 4, 0, -4, 0, 0),
    "Cleo": (-4, -4, 0, -4, -8, -4),
}
"""By person: in each pair, by how many headache days in 28 the week with exercises differs."""


def plan_for(names: Sequence[str], **how: Any) -> hdiary.Plan:
    """Give everybody an order of their own."""
    return plan_periods(patients=list(names), **how)


def live_weeks(
    plan: hdiary.Plan, pairs: Mapping[str, Sequence[float]], *, without: int = 3, stop: int = 84
) -> Diary:
    """Keep a diary of so many headache days a week: `without` of them in the weeks of nothing."""
    rows = []
    for name, differences in pairs.items():
        orders = plan.order[plan.patients.index(name) if plan.patients else 0]
        for week, arm in enumerate(orders):
            hurts = without + (differences[week // 2] // 4 if arm == 0 else 0)
            rows += [(name, 7 * week + day, 5.0 * (day < hurts)) for day in range(7)]
    frame = pd.DataFrame(rows, columns=["patient", "day", "pain"])
    frame = frame[(frame["day"] < stop) | (frame["patient"] != "Ben")]
    dates = pd.Timestamp(START) + pd.to_timedelta(frame["day"], unit="D")
    return hdiary.make_diary(frame.assign(date=dates).drop(columns="day"))


@pytest.fixture(scope="module")
def three() -> Any:
    """What came of three people's trials."""
    plan = plan_for(list(PAIRS))
    return hdiary.trial(live_weeks(plan, PAIRS), plan=plan)


def test_a_standard_error_is_that_of_the_pairs(three: Any) -> None:
    table = three.table.set_index("patient")
    # Six differences d: the mean, and the root of sum (d - mean)^2 / (6 * 5), as on paper.
    assert table["difference"].to_dict() == pytest.approx({"Ada": -6.0, "Ben": 0.0, "Cleo": -4.0})
    squares = {"Ada": 24 / 30, "Ben": 32 / 30, "Cleo": 32 / 30}
    assert (table["se"] ** 2).to_dict() == pytest.approx(squares)
    assert table["df"].to_list() == [5.0, 5.0, 5.0]


def test_the_group_agrees_with_a_calculation_by_hand(three: Any) -> None:
    # Means -6, 0, -4: mean -10/3, squares 18.667. Equal weights, so that Paule and Mandel's
    # spread makes 18.667 / (v + tau2) = 2; v = (0.8 + 1.0667 + 1.0667) / 3 = 0.9778. Hartung and
    # Knapp: 9.3333 / 3 is the variance of the mean, times t of 2 degrees, 4.30265.
    (row,) = three.pooled.to_dict("records")
    assert row["people"] == 3
    assert row["difference"] == pytest.approx(-10 / 3)
    assert row["tau"] == pytest.approx(np.sqrt(28 / 3 - 0.97778), abs=1e-4)
    half = 4.302653 * np.sqrt(28 / 9)
    assert row["ci_low"] == pytest.approx(-10 / 3 - half, abs=1e-4)
    assert row["ci_high"] == pytest.approx(-10 / 3 + half, abs=1e-4)
    assert row["verdict"] == "cannot tell yet"


def test_each_person_is_drawn_towards_the_group(three: Any) -> None:
    table = three.table.set_index("patient")
    assert -6.0 < table.loc["Ada", "shrunk"] < -10 / 3
    assert -10 / 3 < table.loc["Ben", "shrunk"] < 0.0
    assert (table["shrunk_low"] < table["shrunk"]).all()
    assert (table["shrunk"] < table["shrunk_high"]).all()
    assert table["shrunk_reason"].to_list() == ["answered"] * 3


def test_advice_is_an_arm_or_says_why_not(three: Any) -> None:
    advice = three.table.set_index("patient")["advice"].to_dict()
    assert advice == {"Ada": "desk exercises", "Ben": "either may do", "Cleo": "desk exercises"}
    told = three.summary()
    assert "Better with desk exercises than without: Ada and Cleo." in told
    assert "Either may do for Ben" in told
    german = three.tell_table(three.table, load_words("de", "screen"))
    assert german["advice"].to_list()[1] == "beides ist möglich"


def test_the_group_agrees_with_statsmodels_where_weights_differ() -> None:
    names = [f"P{n}" for n in range(6)]
    rng = np.random.default_rng(4)
    plan = plan_for(names)
    pairs = {name: (4 * rng.integers(-3, 2, 6)).tolist() for name in names}
    entries = live_weeks(plan, pairs).entries
    # One week of the second and three of the last are gone.
    day = (entries["date"] - pd.Timestamp(START)).dt.days
    gone = ((entries["patient"] == "P1") & (day < 7)) | ((entries["patient"] == "P5") & (day < 21))
    result = hdiary.trial(
        hdiary.make_diary(entries.loc[~gone, ["patient", "date", "pain"]]), plan=plan
    )
    table, (row,) = result.table, result.pooled.to_dict("records")
    # Everybody's scatter pooled, and by how much the arm varies: n1 n2 / (n1 + n2) of the weeks.
    kept = result.periods[result.periods["value"].notna()]
    counts = kept.groupby(["patient", "arm"], observed=True).size().unstack()
    varies = (counts.prod(axis=1) / counts.sum(axis=1)).to_numpy()
    scatter = table["se"].to_numpy() ** 2 * varies
    shared = (scatter * table["df"]).sum() / table["df"].sum() / varies
    means = kept.groupby(["patient", "arm"], observed=True)["value"].mean().unstack()
    differences = (means["desk exercises"] - means["none"]).to_numpy()
    fit = combine_effects(differences, shared, method_re="iterated")
    assert row["difference"] == pytest.approx(fit.mean_effect_re, abs=1e-4)
    assert row["tau"] ** 2 == pytest.approx(fit.tau2, abs=1e-3)


def test_one_person_has_no_group() -> None:
    plan = plan_periods()
    result = hdiary.trial(live_days(plan, {"desk exercises": 0.0, "none": 5.0}), plan=plan)
    assert result.pooled.empty
    (row,) = result.table.to_dict("records")
    assert np.isnan(row["shrunk"])
    assert "fewer than three people" in row["shrunk_reason"]
    assert row["advice"] == "desk exercises"


def test_two_people_have_a_mean_and_are_not_drawn_towards_it() -> None:
    plan = plan_for(["Ada", "Ben"])
    result = hdiary.trial(live_weeks(plan, {n: PAIRS[n] for n in ("Ada", "Ben")}), plan=plan)
    assert result.pooled["difference"].to_list() == pytest.approx([-3.0])
    assert result.table["shrunk"].isna().all()
    assert "Two people cannot tell how much people differ." in result.summary()


def test_nobody_is_left_out_in_silence() -> None:
    plan = plan_for([*PAIRS, "Dora"])
    guest = live_weeks(plan_for(["Eve"]), {"Eve": PAIRS["Ada"]}).entries
    entries = pd.concat([live_weeks(plan, PAIRS).entries, guest])[["patient", "date", "pain"]]
    result = hdiary.trial(hdiary.make_diary(entries), plan=plan)
    assert result.table["patient"].to_list() == list(PAIRS)
    assert "1 person of the diary is not in the plan and is left out." in result.notices
    assert "1 person of the plan is not in this diary." in result.notices


def test_who_goes_on_is_neither_shown_nor_counted() -> None:
    plan = plan_for(list(PAIRS))
    result = hdiary.trial(live_weeks(plan, PAIRS, stop=35), plan=plan)
    row = result.table.set_index("patient").loc["Ben"]
    assert (row["verdict"], row["advice"]) == ("not enough data", "not enough data")
    assert row["reason"] == "this person's trial goes on"
    hidden = ["mean_arm", "mean_against", "difference", "p_value", "lowest", "se", "shrunk"]
    assert row[hidden].isna().all()
    periods = result.periods[result.periods["patient"] == "Ben"]
    assert periods[["value", "lowest", "highest"]].isna().all().all()
    assert result.pooled["people"].to_list() == [2]
    assert result.pooled["difference"].to_list() == pytest.approx([-5.0])
    assert "The trial goes on for Ben" in result.summary()


def test_one_difference_is_no_group() -> None:
    plan = plan_for(["Ada", "Ben"])
    pairs = {name: PAIRS[name] for name in ("Ada", "Ben")}
    result = hdiary.trial(live_weeks(plan, pairs, stop=35), plan=plan)
    (row,) = result.pooled.to_dict("records")
    assert (row["people"], row["verdict"]) == (1, "not enough data")
    assert row["reason"] == "fewer than two people have a difference"
    assert "fewer than two people have a difference" in result.summary()


def test_no_difference_is_told_that_cannot_be(three: Any) -> None:
    # Three people predict a fourth so badly that the arithmetic leaves the 28 days.
    assert three.pooled["prediction_low"].iloc[0] < -28.0
    assert "from \u221228 to +28" in three.summary()


def test_a_trial_of_which_nobody_is_over_is_refused() -> None:
    plan = plan_for(["Ben"])
    with pytest.raises(hdiary.PlanError, match="goes on"):
        hdiary.trial(live_weeks(plan, {"Ben": PAIRS["Ben"]}, stop=35), plan=plan)


def test_many_get_what_each_would_get_alone() -> None:
    plan = plan_for(list(PAIRS))
    diary = live_weeks(plan, PAIRS)
    together = hdiary.trial(diary, plan=plan).table.set_index("patient")
    columns = ["difference", "ci_low", "ci_high", "p_value", "se", "df", "periods"]
    for name in PAIRS:
        entries = diary.entries[diary.entries["patient"] == name][["patient", "date", "pain"]]
        alone = hdiary.trial(hdiary.make_diary(entries), plan=plan).table.iloc[0]
        pd.testing.assert_series_equal(
            together.loc[name, columns], alone[columns], check_names=False, check_dtype=False
        )


def test_everybody_has_an_order_of_their_own_from_plan_to_answer(tmp_path: Path) -> None:
    plan = plan_for(list(PAIRS))
    assert len(set(plan.order)) > 1
    plan.save(tmp_path)
    schedule = pd.read_csv(tmp_path / "schedule.csv")
    assert schedule.groupby("patient", sort=False).size().to_dict() == dict.fromkeys(PAIRS, 12)
    again = hdiary.read_plan(tmp_path / "trial.toml")
    assert again.digest == plan.digest
    diary = live_weeks(plan, PAIRS)
    table = hdiary.trial(diary, plan=again).table
    assert table["difference"].to_list() == pytest.approx([-6.0, 0.0, -4.0])


def test_doing_nothing_is_no_treatment_that_did_better() -> None:
    plan = plan_for(list(PAIRS))
    pairs = {name: tuple(-one for one in PAIRS[name]) for name in PAIRS}
    result = hdiary.trial(live_weeks(plan, pairs), plan=plan)
    assert result.table["advice"].to_list() == ["none", "either may do", "none"]
    assert "Better without desk exercises than with it: Ada and Cleo." in result.summary()


def test_one_order_for_everybody_is_one_draw() -> None:
    plan = plan_periods()
    pairs = dict.fromkeys(PAIRS, (-8, -8, -4, -8, -4, -8))
    result = hdiary.trial(live_weeks(plan, pairs), plan=plan)
    (row,) = result.pooled.to_dict("records")
    # Two of 64 orders of one lot, however many people lived it; with lots of their own 2 / 64^3.
    assert row["p_lot"] == pytest.approx(2 / 64, abs=0.006)
    assert "one and the same order" in result.summary()


def test_a_medicine_is_never_advised() -> None:
    names = list(PAIRS)
    plan = hdiary.plan_trial(["amitriptyline", "none"], start=START, seed=1, patients=names)
    pairs = dict.fromkeys(names, (-8, -8, -4, -8, -4, -8))
    result = hdiary.trial(live_weeks(plan, pairs), plan=plan)
    assert set(result.table["verdict"]) == {"fewer headache days"}
    assert set(result.table["advice"]) == {"ask your clinician"}
    assert "only as agreed with your clinician" in result.summary()


def test_three_arms_have_a_row_for_each_pair() -> None:
    names = list(PAIRS)
    plan = hdiary.plan_trial(
        ["heat", "desk exercises", "none"], start=START, seed=2, periods=21, patients=names
    )
    rows = [
        (name, 7 * week + day, 5.0 * (day < arm + 1 + (week + person) % 2))
        for person, name in enumerate(names)
        for week, arm in enumerate(plan.order[person])
        for day in range(7)
    ]
    frame = pd.DataFrame(rows, columns=["patient", "day", "pain"])
    dates = pd.Timestamp(START) + pd.to_timedelta(frame["day"], unit="D")
    result = hdiary.trial(
        hdiary.make_diary(frame.assign(date=dates).drop(columns="day")), plan=plan
    )
    assert len(result.table) == 9
    assert result.pooled[["arm", "against"]].to_numpy().tolist() == [
        ["heat", "desk exercises"],
        ["heat", "none"],
        ["desk exercises", "none"],
    ]
    assert (result.pooled["difference"] < 0).all()
    assert result.table["shrunk"].notna().all()


@pytest.mark.parametrize("language", ["en", "de"])
def test_several_people_are_told_in_every_language(three: Any, language: str) -> None:
    lines = three.summary(language=language).splitlines()
    assert len(lines) >= 7
    assert not any("{" in line or "nan" in line for line in lines)


def test_a_programme_whose_first_day_is_drawn_for_each() -> None:
    names = ["Ada", "Ben", "Cleo", "Dora"]
    plan = hdiary.plan_trial(
        ["programme", "none"], design="start", start=START, seed=3, patients=names
    )
    rng = np.random.default_rng(1)
    frames = []
    for name, order in zip(names, plan.order, strict=True):
        days = np.arange(plan.days)
        risk = np.where(days >= plan.baseline + order[0], 0.25, 0.55)
        pain = 5.0 * (rng.random(plan.days) < risk)
        dates = pd.date_range(START, periods=plan.days)
        frames.append(pd.DataFrame({"patient": name, "date": dates, "pain": pain}))
    result = hdiary.trial(hdiary.make_diary(pd.concat(frames, ignore_index=True)), plan=plan)
    (row,) = result.pooled.to_dict("records")
    assert row["people"] == 4
    assert row["difference"] < -4.0
    assert 0.0 < row["p_lot"] <= 1.0
    assert result.table["se"].between(1.0, 6.0).all()
