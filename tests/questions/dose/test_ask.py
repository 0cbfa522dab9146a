"""Whether more of something goes with fewer headaches: from entries to verdicts."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from hdiary import DoseGates
from hdiary.diary import Diary, make_diary
from hdiary.questions import SettingError, dose
from hdiary.questions.dose import table as dose_table
from hdiary.questions.dose.rules import CLAIMS, FEWER, ON_HEADACHES, SAME, VERDICTS, DoseRules
from hdiary.questions.dose.units import sum_days_before
from hdiary.simulate import NULL_TREATMENTS, Programme, Traps, sample_diary, simulate_diaries
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import say_plain

from ..conftest import daily


def diary_of(headache: list[bool], treatment: list[str | None], **columns: Any) -> Diary:
    """Make a diary with one entry a day."""
    days = pd.date_range("2026-01-01", periods=len(headache)).strftime("%Y-%m-%d")
    pain = [5.0 if hurts else 0.0 for hurts in headache]
    return make_diary(pd.DataFrame({"date": days, "pain": pain, "treatment": treatment, **columns}))


def random_diary(days: int, *, seed: int, share: float = 0.5) -> Diary:
    """Make a diary of coin tosses: headache, and exercise of 10 to 40 minutes or none."""
    rng = np.random.default_rng(seed)
    minutes = rng.choice([10, 20, 40], days)
    did = rng.random(days) < share
    words = [f"exercise {m} min" if d else "none" for m, d in zip(minutes, did, strict=True)]
    return diary_of((rng.random(days) < 0.45).tolist(), words)


def rows_of(diary: Diary, treatment: str, **settings: Any) -> pd.DataFrame:
    table = dose(diary, **settings).table
    return table[table["treatment"] == treatment].reset_index(drop=True)


def test_the_mean_of_the_days_before_leaves_the_day_itself_out() -> None:
    amount = np.array([[1.0, 0.0, 1.0, 1.0, 0.0]])
    assert sum_days_before(amount, days=3).tolist()[0][3:] == [2 / 3, 2 / 3]
    assert np.isnan(sum_days_before(amount, days=3)[0, :3]).all()


def test_days_not_said_count_as_the_others_up_to_three_in_ten() -> None:
    amount = np.array([1.0] * 4 + [0.0] * 3 + [np.nan] * 3 + [1.0])
    assert sum_days_before(amount, days=10)[10] == pytest.approx(4 / 7)
    amount[0] = np.nan
    assert np.isnan(sum_days_before(amount, days=10)[10])


@given(
    st.lists(st.sampled_from([0.0, 1.0, 20.0, np.nan]), min_size=1, max_size=40),
    st.integers(min_value=1, max_value=12),
)
def test_sums_are_those_made_by_hand(amount: list[float], days: int) -> None:
    values = np.array(amount)
    found = sum_days_before(values, days=days)
    for day in range(len(values)):
        window = values[max(day - days, 0) : day]
        known = window[~np.isnan(window)]
        if day < days or len(known) < 0.7 * days:
            assert np.isnan(found[day])
        else:
            assert found[day] == pytest.approx(known.mean())


def test_minutes_are_summed_where_every_dose_says_them_and_they_differ() -> None:
    row = rows_of(random_diary(120, seed=1), "exercise", windows=[7]).iloc[0]
    assert (row["unit"], row["per"]) == ("minutes a week", 60.0)
    assert 7 * 5 < row["mean_dose"] < 7 * 20
    same = diary_of([True, False] * 60, ["exercise 20 min", "none"] * 60)
    assert rows_of(same, "exercise", windows=[7]).iloc[0]["unit"] == "days a week"


def test_minutes_of_one_day_are_added_up_and_hours_are_sixty() -> None:
    words = ["exercise 1 h; exercise 30 min", "none", "exercise 10 min", "none"] * 30
    diary = diary_of([True, False, False, True] * 30, words)
    row = rows_of(diary, "exercise", windows=[28]).iloc[0]
    assert row["mean_dose"] == pytest.approx(7 * 100 / 4)


def test_a_dose_without_minutes_makes_them_all_days() -> None:
    words = ["exercise 40 min", "exercise", "exercise 10 min", "none"] * 30
    row = rows_of(diary_of([True, False, False, True] * 30, words), "exercise").iloc[0]
    assert row["unit"] == "days a week"


def test_without_anything_else_the_odds_ratio_is_near_that_of_a_plain_logit() -> None:
    rng = np.random.default_rng(5)
    days = 600
    # Weeks of much and weeks of little, drawn anew every two weeks: a dose that moves.
    much = np.repeat(rng.random(days // 12) < 0.5, 12)
    did = rng.random(days) < np.where(much, 0.9, 0.1)
    summed = sum_days_before(did.astype(float), days=7) * 7
    risk = 1 / (1 + np.exp(-(0.6 - 0.35 * np.nan_to_num(summed))))
    headache = rng.random(days) < risk
    diary = diary_of(headache.tolist(), ["exercise" if d else "none" for d in did])
    row = rows_of(diary, "exercise", windows=[7]).iloc[0]
    known = ~np.isnan(summed)
    plain = sm.Logit(headache[known].astype(float), sm.add_constant(summed[known])).fit(disp=0)
    assert np.log(row["odds_ratio"]) == pytest.approx(plain.params[1], abs=2 * plain.bse[1])
    assert row["verdict"] == FEWER
    assert row["ci_low"] < np.exp(-0.35) < row["ci_high"]


def test_the_interval_leaves_one_out_exactly_when_p_is_small() -> None:
    table = dose(make_diary(_many(30).entries)).table
    tested = table[table["p_value"].notna()]
    outside = (tested["ci_low"] > 1) | (tested["ci_high"] < 1)
    assert ((tested["p_value"] < 0.05) == outside).all()
    assert len(tested) > 60


def _many(people: int, days: int = 120, **traps: float) -> Any:
    programme = Programme(name="exercise", start_day=0, session_share=0.5)
    return simulate_diaries(
        people, days, seed=8, traps=Traps(**traps), factors=(), treatments=NULL_TREATMENTS,
        programmes=[programme], patient_column=True,
    )  # fmt: skip


def test_exercising_less_when_it_hurts_is_not_read_as_exercise_helping() -> None:
    table = dose(make_diary(_many(120, reverse=1.5).entries)).table
    exercise = table[(table["treatment"] == "exercise") & table["p_value"].notna()]
    assert (exercise["verdict"] == FEWER).mean() < 0.03
    assert exercise["verdict"].isin(CLAIMS).mean() < 0.08


def test_what_is_used_on_headache_days_only_carries_no_claim() -> None:
    table = dose(make_diary(_many(60, days=182, indication=1.0).entries)).table
    drugs = table[(table["treatment"] == "ibuprofen") & table["p_value"].notna()]
    assert len(drugs)
    assert set(drugs["verdict"]) == {CANNOT_TELL}
    assert set(drugs["reason"]) == {say_plain(ON_HEADACHES)}
    assert drugs["q_value"].isna().all()


def test_one_persons_numbers_are_the_same_alone_and_among_others() -> None:
    entries = _many(5).entries
    everyone = dose(make_diary(entries)).table
    for patient in entries["patient"].cat.categories[:3]:
        alone = dose(make_diary(entries[entries["patient"] == patient])).table
        among = everyone[everyone["patient"] == patient].reset_index(drop=True)
        pd.testing.assert_frame_equal(
            alone.assign(patient="x"), among.assign(patient="x"), rtol=1e-6
        )


def test_activities_and_own_columns_are_summed_when_asked() -> None:
    days = 120
    rng = np.random.default_rng(2)
    breaks = rng.integers(0, 6, days)
    diary = diary_of(
        (rng.random(days) < 0.5).tolist(),
        ["none"] * days,
        posture_breaks=breaks,
        activity=np.where(rng.random(days) < 0.5, "desk work", "none").tolist(),
    )
    assert dose(diary).table.empty
    table = dose(diary, also=["posture_breaks", "desk work"], windows=[14]).table
    assert table["treatment"].tolist() == ["desk work", "posture_breaks"]
    assert table["unit"].tolist() == ["days a week", "a day"]
    assert table["mean_dose"].iloc[1] == pytest.approx(breaks.mean(), abs=0.3)


def test_what_the_diary_does_not_say_cannot_be_summed() -> None:
    with pytest.raises(SettingError, match=r"also names swimming.*besides treatments it has"):
        dose(make_diary(sample_diary().entries), also=["swimming"])


def test_gates_name_what_is_missing() -> None:
    diary = random_diary(80, seed=3)
    few = rows_of(diary, "exercise", windows=[28]).iloc[0]
    assert few["verdict"] == NOT_ENOUGH
    assert (
        few["reason"] == "only 52 days that can be compared with the 28 days before; 60 are needed"
    )
    loose = rows_of(diary, "exercise", windows=[28], gates=DoseGates(min_days=40)).iloc[0]
    assert loose["verdict"] != NOT_ENOUGH
    uses = rows_of(diary_of([True, False] * 50, ["exercise", *["none"] * 99]), "exercise").iloc[0]
    assert uses["reason"] == "only 1 day with it; 10 are needed"
    clear = rows_of(diary_of([False] * 100, ["exercise", "none"] * 50), "exercise").iloc[0]
    assert clear["reason"].startswith("no headache day among those compared")


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ({"windows": ()}, "windows are"),
        ({"windows": (0,)}, "windows are"),
        ({"level": 1.0}, "level is"),
        ({"false_discovery": 0.0}, "false_discovery is"),
        ({"little": (1.5, 2.0)}, "little is"),
        ({"mostly": 0.0}, "mostly is"),
    ],
)
def test_settings_outside_their_range_are_refused(setting: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        DoseRules(gates=DoseGates(), **setting)
    with pytest.raises(ValueError, match="min_uses is 0"):
        DoseGates(min_uses=0)


def test_doing_it_every_day_leaves_nothing_to_compare() -> None:
    rows = rows_of(diary_of([True, False] * 60, ["exercise"] * 120), "exercise")
    assert set(rows["reason"]) == {say_plain(SAME)}
    assert rows["odds_ratio"].isna().all()


POOR = {
    "one day": diary_of([True], ["ibuprofen"]),
    "ten days": diary_of([True, False] * 5, ["ibuprofen", None] * 5),
    "all clear": diary_of([False] * 120, ["exercise", "none"] * 60),
    "all headache": diary_of([True] * 120, ["exercise", "none"] * 60),
    "no treatment": make_diary(pd.DataFrame({"date": ["2026-03-01"], "pain": [3]})),
    "attacks only": make_diary(
        pd.DataFrame(
            {
                "date": pd.date_range("2026-01-01", periods=40, freq="3D"),
                "pain": 5,
                "treatment": "ibuprofen",
            }
        )
    ),
    "other scale": make_diary(
        pd.DataFrame(
            {
                "date": pd.date_range("2026-01-01", periods=100),
                "pain": [0, 2] * 50,
                "treatment": ["exercise", "none", "none", "exercise"] * 25,
            }
        ),
        scale="0-3",
    ),
}


@pytest.mark.parametrize("diary", POOR.values(), ids=POOR)
def test_poor_diaries_give_words(diary: Diary) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = dose(diary)
        told = result.summary()
    assert told and "nan" not in told.lower()
    table = result.table
    assert table["verdict"].isin(VERDICTS).all()
    numbers = table[["odds_ratio", "ci_low", "ci_high", "p_value"]]
    assert not np.isinf(numbers.to_numpy(dtype=float)).any()
    assert (table["reason"] != "").all()


def test_words_name_each_treatment_once_and_no_cause() -> None:
    told = dose(make_diary(sample_diary().entries)).summary()
    for name in ("exercise", "ry needling", "ibuprofen", "heat", "paracetamol"):
        assert told.count(name) == 1, name
    assert "cause" not in told


def test_many_people_are_told_in_few_lines() -> None:
    told = dose(make_diary(_many(12).entries)).summary()
    assert told.startswith("The diary holds 12 people.")
    assert "judged in" in told
    assert len(told.splitlines()) < 9


def test_a_list_of_attacks_gives_no_number_of_days_that_would_do() -> None:
    days = pd.date_range("2025-03-01", periods=300).strftime("%Y-%m-%d")[::3]
    frame = pd.DataFrame({"date": days, "pain": 5, "treatment": ["exercise", "none"] * 50})
    assert set(dose(make_diary(frame)).table["reason"]) == {"only headaches are listed"}


def test_people_worked_on_in_blocks_get_the_answer_of_all_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entries = _many(7).entries
    lists = entries["patient"] == entries["patient"].iloc[-1]
    diary = make_diary(entries[~lists | (entries["pain"] > 0)])
    whole = dose(diary).table
    assert (whole["reason"] == "only headaches are listed").any()
    monkeypatch.setattr(dose_table, "_BLOCK_CELLS", 1)
    pd.testing.assert_frame_equal(dose(diary).table, whole)


def test_little_is_judged_between_usually_little_and_usually_much() -> None:
    # One to five days of exercise in some weeks, none in the others.
    rng = np.random.default_rng(3)
    days = 420
    done = np.repeat(rng.random(days // 14) < 0.4, 14) & (rng.random(days) < 0.5)
    pain = np.where(rng.random(days) < 0.4, 5.0, 0.0)
    treatment = np.where(done, "exercise", "none").tolist()
    found = dose(make_diary(daily(list(pain), treatment=treatment)), windows=[7]).table.iloc[0]
    assert (found["little_dose"], found["unit"]) == (0.0, "days a week")
    assert found["much_dose"] >= 4
    apart = found["much_dose"] - found["little_dose"]
    widest = (found["ci_high"] / found["ci_low"]) ** apart
    # An interval wider than the band is never little.
    assert (found["verdict"] == LITTLE) <= (widest < 1.5 / 0.67)
