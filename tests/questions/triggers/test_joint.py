"""Factors that come together: who is blamed, who is not, and who cannot be told apart."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest

from hdiary import TriggersResult
from hdiary.diary import Diary, make_diary
from hdiary.questions import triggers
from hdiary.questions.triggers.apart import INSEPARABLE

from ..conftest import daily

Draws = npt.NDArray[np.bool_]


def draw(people: int, days: int, *, share: float, seed: int) -> Draws:
    return np.random.default_rng(seed).random((people, days)) < share


def after(exposed: Draws, odds_ratio: float, *, seed: int, base: float = -0.9) -> Draws:
    """Give headaches whose odds on the next day are so many times higher, and persist a little."""
    rng = np.random.default_rng(seed)
    hurts = np.zeros(exposed.shape, dtype=np.bool_)
    for day in range(1, exposed.shape[1]):
        log_odds = base + np.log(odds_ratio) * exposed[:, day - 1] + 0.5 * hurts[:, day - 1]
        hurts[:, day] = rng.random(len(exposed)) < 1 / (1 + np.exp(-log_odds))
    return hurts


def diary(hurts: Draws, **columns: Any) -> Diary:
    """Give one entry a day for each person, with columns of people x days."""
    people, days = hurts.shape
    frames = [
        daily(np.where(hurts[who], 5.0, 0.0).tolist()).assign(
            patient=f"P{who:03d}", **{name: given[who] for name, given in columns.items()}
        )
        for who in range(people)
    ]
    assert len(frames[0]) == days
    return make_diary(pd.concat(frames, ignore_index=True))


def before(result: TriggersResult) -> pd.DataFrame:
    rows = result.table[result.table["window"] == "day before"]
    return rows.set_index(["patient", "factor"])


# --- late night that only comes along with alcohol ---------------------------------------------


@pytest.fixture(scope="module")
def evenings() -> pd.DataFrame:
    """Sixty people of half a year: alcohol five times the odds, late nights its companion."""
    alcohol = draw(60, 182, share=0.4, seed=1)
    # Right on four days in five: a correlation of about 0.6.
    late = np.where(draw(60, 182, share=0.8, seed=2), alcohol, ~alcohol)
    correlations = [np.corrcoef(alcohol[who], late[who])[0, 1] for who in range(60)]
    assert 0.5 < np.mean(correlations) < 0.7
    hurts = after(alcohol, 5.0, seed=3)
    return before(triggers(diary(hurts, alcohol=alcohol, late_night=late)))


def test_late_nights_stand_out_on_their_own(evenings: pd.DataFrame) -> None:
    late = evenings.xs("late_night", level="factor")
    assert (late["alone_q_value"] <= 0.05).mean() > 0.6
    assert (late["alone_odds_ratio"] > 1).all()


def test_alcohol_is_blamed_and_late_nights_are_not(evenings: pd.DataFrame) -> None:
    alcohol, late = (evenings.xs(name, level="factor") for name in ("alcohol", "late_night"))
    assert (alcohol["verdict"] == "more headaches").mean() > 0.9
    assert (late["verdict"] == "more headaches").mean() <= 0.1


def test_what_is_not_blamed_says_from_what_it_cannot_be_told_apart(evenings: pd.DataFrame) -> None:
    late = evenings.xs("late_night", level="factor")
    unsure = late[(late["alone_q_value"] <= 0.05) & (late["verdict"] == "cannot tell yet")]
    assert len(unsure) > 20
    assert set(unsure["reason"]) == {"it cannot be told apart from alcohol"}
    assert set(unsure["joint_with"]) == {"alcohol"}
    assert (unsure["joint_p_value"] >= 0.05).mean() > 0.9


def test_beside_alcohol_late_nights_make_no_difference_on_average(evenings: pd.DataFrame) -> None:
    alcohol, late = (evenings.xs(name, level="factor") for name in ("alcohol", "late_night"))
    assert np.log(late["alone_odds_ratio"]).mean() > 0.6
    assert abs(np.log(late["odds_ratio"]).mean()) < 0.35
    assert np.log(late["joint_odds_ratio"]).mean() < 0.35
    assert np.log(alcohol["joint_odds_ratio"]).median() == pytest.approx(np.log(5), abs=0.35)
    shared = alcohol[alcohol["joint_odds_ratio"].notna()]
    assert (shared["joint_ci_low"] < shared["joint_odds_ratio"]).all()
    assert (shared["joint_odds_ratio"] < shared["joint_ci_high"]).all()


def test_the_joint_columns_are_filled_exactly_where_there_are_others(
    evenings: pd.DataFrame,
) -> None:
    alone = evenings["joint_with"] == ""
    assert alone.any()
    for name in ("joint_odds_ratio", "joint_ci_low", "joint_ci_high", "joint_p_value"):
        assert (evenings[name].isna() == alone).all()
    passing = (evenings["q_value"] <= 0.05) | (evenings["alone_q_value"] <= 0.05)
    both = passing.groupby(level="patient", observed=True).transform("all")
    assert (~alone == both).all()


def test_two_factors_that_each_matter_are_both_claimed() -> None:
    wine, cheese = draw(30, 182, share=0.4, seed=4), draw(30, 182, share=0.4, seed=5)
    hurts = after(wine, 6.0, seed=6) | after(cheese, 6.0, seed=7, base=-2.0)
    rows = before(triggers(diary(hurts, wine=wine, cheese=cheese)))
    both = rows[rows["joint_with"] != ""]
    assert len(both) > 30
    assert (both["verdict"] == "more headaches").mean() > 0.9


# --- factors that nearly always come together --------------------------------------------------


def nearly(exposed: Draws, *, differing: float, seed: int) -> Draws:
    return exposed ^ draw(*exposed.shape, share=differing, seed=seed)


def test_two_factors_that_nearly_always_come_together_are_named_and_neither_is_claimed() -> None:
    wine = draw(10, 182, share=0.4, seed=8)
    cheese = nearly(wine, differing=0.02, seed=9)
    result = triggers(diary(after(wine, 6.0, seed=10), wine=wine, cheese=cheese))
    rows = before(result)
    assert (rows.xs("wine", level="factor")["inseparable_from"] == "cheese").all()
    assert (rows.xs("cheese", level="factor")["inseparable_from"] == "wine").all()
    assert not rows["verdict"].isin(["more headaches", "fewer headaches"]).any()
    standing_out = rows[rows["q_value"] <= 0.05]
    assert len(standing_out) > 14
    assert standing_out["reason"].str.contains("nearly always comes, or stays away, toge").all()
    pairs = result.inseparable
    assert pairs["factor"].tolist() == ["wine"] * 10
    assert pairs["other"].tolist() == ["cheese"] * 10
    assert pairs["agreement"].between(INSEPARABLE, 1).all()


def test_an_inseparable_factor_does_not_take_away_what_the_other_shows() -> None:
    wine = draw(10, 182, share=0.4, seed=8)
    cheese = nearly(wine, differing=0.02, seed=9)
    rows = before(triggers(diary(after(wine, 6.0, seed=10), wine=wine, cheese=cheese)))
    assert (rows["joint_with"] == "").all()
    assert rows["joint_odds_ratio"].isna().all()


def test_factors_that_stand_in_for_each_other_are_as_inseparable() -> None:
    sitting = draw(6, 182, share=0.5, seed=11)
    standing = ~nearly(sitting, differing=0.01, seed=12)
    result = triggers(diary(after(sitting, 6.0, seed=13), sitting=sitting, standing=standing))
    assert (result.inseparable["agreement"] <= -INSEPARABLE).all()
    assert len(result.inseparable) == 6
    assert (before(result)["inseparable_from"] != "").all()
    assert (
        "nearly always stand in for each other"
        in triggers(
            diary(after(sitting, 6.0, seed=13)[:1], sitting=sitting[:1], standing=standing[:1])
        ).summary()
    )


def test_a_correlation_below_the_border_is_not_inseparable() -> None:
    wine = draw(6, 182, share=0.5, seed=14)
    cheese = nearly(wine, differing=0.1, seed=15)
    result = triggers(diary(after(wine, 1.0, seed=16), wine=wine, cheese=cheese))
    assert len(result.inseparable) == 0
    assert (before(result)["inseparable_from"] == "").all()


def test_numbers_are_inseparable_by_their_correlation_wherever_they_lie() -> None:
    rng = np.random.default_rng(17)
    hours = rng.normal(7, 1, (4, 150)).round(2)
    minutes = (hours * 60 + 100_000).round(0)
    other = rng.normal(100_000, 1, (4, 150)).round(1)
    hurts = after(hours > 8, 1.0, seed=18)
    result = triggers(diary(hurts, hours=hours, minutes=minutes, other=other))
    pairs = result.inseparable
    numbers = pairs[~pairs["factor"].str.contains("change")]
    assert numbers[["factor", "other"]].to_numpy().tolist() == [["hours", "minutes"]] * 4
    assert pairs["agreement"].between(INSEPARABLE, 1).all()


def test_factors_that_were_not_tested_are_not_paired() -> None:
    wine = draw(3, 182, share=0.4, seed=19)
    rare = np.zeros_like(wine)
    rare[:, 5:8] = True
    result = triggers(diary(after(wine, 1.0, seed=20), rare=rare, seldom=rare.copy(), wine=wine))
    assert len(result.inseparable) == 0
    assert set(before(result).xs("rare", level="factor")["verdict"]) == {"not enough data"}


def test_of_two_words_that_take_each_others_place_one_is_judged() -> None:
    """A slip of the pen must not take the verdict away."""
    rng = np.random.default_rng(5)
    home = rng.random(200) < 0.5
    place = np.where(home, "home", "office").astype(object)
    place[7] = "offce"
    before = np.concatenate([[False], home[:-1]])
    pain = np.where(rng.random(200) < np.where(before, 0.15, 0.6), 5.0, 0.0)
    rows = triggers(make_diary(daily(list(pain), place=list(place)))).before.set_index("factor")
    assert rows.loc["place: home", "verdict"] == "fewer headaches"
    assert rows.loc["place: office", "reason"] == "it is the other side of place: home"


def test_treatments_are_never_claimed() -> None:
    rng = np.random.default_rng(6)
    took = rng.random(200) < 0.4
    before = np.concatenate([[False], took[:-1]])
    pain = np.where(rng.random(200) < np.where(before, 0.8, 0.2), 5.0, 0.0)
    diary = make_diary(daily(list(pain), treatment=list(np.where(took, "heat", "none"))))
    row = triggers(diary, treatments=True).before.set_index("factor").loc["heat"]
    assert row["q_value"] < 0.01
    assert row["verdict"] == "cannot tell yet"
    assert "taken when it hurts" in row["reason"]


# --- the change of a number that is mostly none -------------------------------------------------


@pytest.mark.parametrize("seed", [1, 2])
def test_what_goes_by_amount_is_not_claimed_of_its_change(seed: int) -> None:
    """Headache rises with the glasses of the day before, whatever was drunk before that."""
    glasses, hurts = drinkers(0.18, 0.0, seed=seed)
    found = before(triggers(diary(hurts, wine=glasses)))
    verdicts = found["verdict"].unstack()
    assert (verdicts["wine"] == "more headaches").mean() > 0.9
    assert (verdicts["wine, change"] == "more headaches").mean() <= 0.1


@pytest.mark.parametrize("seed", [1, 2])
def test_what_goes_by_the_change_is_still_claimed_of_it(seed: int) -> None:
    glasses, hurts = drinkers(0.0, 0.11, seed=seed)
    verdicts = before(triggers(diary(hurts, wine=glasses)))["verdict"].unstack()
    assert (verdicts["wine, change"] == "more headaches").mean() > 0.5


def drinkers(by_amount: float, by_change: float, *, seed: int) -> tuple[Any, Draws]:
    """Give thirty people's glasses, mostly none, and headaches whose share goes by them."""
    rng = np.random.default_rng(seed)
    glasses = rng.choice([0, 0, 0, 0, 0, 1, 2, 3, 4], (30, 180)).astype(float)
    last, before_last = (np.roll(glasses, lag, axis=1) for lag in (1, 2))
    risk = 0.15 + 0.2 * (by_change > 0) + by_amount * last + by_change * (last - before_last)
    return glasses, rng.random(glasses.shape) < np.clip(risk, 0.02, 0.95)
