"""Every treatment twice: within hours and over weeks."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import change, relief, treatments
from hdiary.questions.treatments.rules import FROM_THE_FIRST, NOT_WRITTEN, NOW_AND_THEN
from hdiary.questions.treatments.table import DOSE, HOURS, WEEKS
from hdiary.simulate import sample_cohort, sample_diary, simulate_diaries
from hdiary.simulate.sample import diary_settings
from hdiary.vocabulary.verdicts import NOT_ENOUGH
from hdiary.words import say_plain


@pytest.fixture(scope="module")
def sample() -> Diary:
    return make_diary(sample_diary().entries)


def by_name(diary: Diary, **settings: Any) -> pd.DataFrame:
    return treatments(diary, **settings).table.set_index("treatment")


def test_the_sample_diary_tells_the_story_in_both_columns(sample: Diary) -> None:
    table = by_name(sample)
    eased = ["ibuprofen", "paracetamol", "heat", "dry needling"]
    assert set(table.loc[eased, "hours_verdict"]) == {"more relief"}
    assert table.loc["cold", "hours_verdict"] == "little or no difference"
    assert table.loc["exercise", "hours_verdict"] == NOT_ENOUGH
    assert table.loc["exercise", "weeks_verdict"] == "fewer headache days"
    others = table.drop(index="exercise")["weeks_verdict"]
    assert set(others) <= {"cannot tell yet", NOT_ENOUGH}
    assert table.loc["dry needling", "weeks_verdict"] == "cannot tell yet"


@pytest.mark.slow
def test_a_diary_of_the_same_shape_in_which_nothing_works_tells_no_story() -> None:
    made = simulate_diaries(100, 182, seed=4, patient_column=True, **diary_settings(effects=False))
    table = treatments(make_diary(made.entries)).table
    claims = {"more relief", "less relief", "fewer headache days", "more headache days"}
    hours = table.loc[table["hours_verdict"].isin(claims), "patient"].nunique()
    weeks = table.loc[table["weeks_verdict"].isin(claims), "patient"].nunique()
    assert hours <= 10
    assert weeks <= 13


def test_each_cell_is_that_of_the_question_alone(sample: Diary) -> None:
    table = by_name(sample)
    hours = relief(sample).table.set_index("treatment")
    weeks = change(sample).table
    weeks = weeks[weeks["outcome"] == "headache_days_28"].set_index("intervention")
    for new, old in HOURS.items():
        pd.testing.assert_series_equal(
            table[new].sort_index(), hours[old].sort_index(), check_names=False
        )
    for new, old in WEEKS.items():
        assert table.loc["exercise", new] == weeks.loc["exercise", old], new


def test_what_has_no_first_day_says_why(sample: Diary) -> None:
    table = by_name(sample)
    assert table.loc["ibuprofen", "weeks_reason"] == say_plain(FROM_THE_FIRST)
    assert table.loc["heat", "weeks_reason"] == say_plain(NOW_AND_THEN)
    assert table.loc[["ibuprofen", "heat"], "change"].isna().all()


def test_a_given_start_finds_its_treatment_and_keeps_the_found_ones(sample: Diary) -> None:
    found = by_name(sample)
    given = by_name(sample, since="2026-04-06", what="exercise programme")
    assert set(given.index) == set(found.index)
    assert given.loc["exercise", "change"] == found.loc["exercise", "change"]
    assert not given.loc["exercise", "found"]
    assert given.loc["dry needling", "found"]


def test_what_began_and_is_no_treatment_has_a_row_of_its_own(sample: Diary) -> None:
    table = by_name(sample, since="2026-05-04", what="new chair")
    chair = table.loc["new chair"]
    assert (chair["doses"], chair["hours_reason"]) == (0, say_plain(NOT_WRITTEN))
    assert chair["since"] == pd.Timestamp("2026-05-04")
    assert chair["weeks_verdict"] != "fewer headache days"


def test_two_things_begun_on_one_day_cannot_be_told_apart() -> None:
    days = 120
    headache = np.random.default_rng(1).random(days) < 0.5
    words = ["none"] * 60 + ["exercise; massage", "none"] * 30
    frame = pd.DataFrame(
        {
            "date": pd.date_range("2026-01-01", periods=days).strftime("%Y-%m-%d"),
            "pain": np.where(headache, 5, 0),
            "treatment": words,
        }
    )
    table = by_name(make_diary(frame))
    assert "began on the same day as massage" in table.loc["exercise", "weeks_reason"]
    assert "began on the same day as exercise" in table.loc["massage", "weeks_reason"]
    assert set(table["weeks_verdict"]) == {"cannot tell yet"}


def begun_within(gap: int) -> Diary:
    """Make a diary in which headaches fall after exercise, and massage begins days later."""
    headache = np.random.default_rng(4).random(200) < np.where(np.arange(200) < 100, 0.5, 0.12)
    words = [
        "; ".join(
            [
                *(["exercise"] if day >= 100 and day % 2 == 0 else []),
                *(["massage"] if day >= 100 + gap and (day - gap) % 3 == 1 else []),
            ]
        )
        or "none"
        for day in range(200)
    ]
    dates = pd.date_range("2026-01-01", periods=200).strftime("%Y-%m-%d")
    return make_diary(
        pd.DataFrame({"date": dates, "pain": np.where(headache, 5, 0), "treatment": words})
    )


@pytest.mark.parametrize("gap", [0, 3, 7])
def test_what_begins_within_days_has_one_answer_for_both(gap: int) -> None:
    result = treatments(begun_within(gap))
    table = result.table.set_index("treatment")
    assert table.loc["exercise + massage", "weeks_verdict"] == "fewer headache days"
    assert table.loc["exercise + massage", "since"] == pd.Timestamp("2026-04-11")
    parts = table.loc[["exercise", "massage"]]
    assert set(parts["weeks_verdict"]) == {"cannot tell yet"}
    assert parts[["change", "change_low", "change_high"]].isna().all(axis=None)
    for language in ("en", "de"):
        told = result.summary(language=language)
        assert told.count("11 April 2026") + told.count("11. April 2026") == 1
    alone = treatments(begun_within(8)).table
    assert not alone["treatment"].str.contains("+", regex=False).any()


def test_people_have_their_own_rows() -> None:
    diary = make_diary(sample_cohort().entries)
    everyone = treatments(diary).table
    assert everyone["patient"].nunique() == 24
    assert not everyone.duplicated(["patient", "treatment"]).any()
    alone = treatments(diary.select(patient="P07")).table
    among = everyone[everyone["patient"] == "P07"].reset_index(drop=True)
    pd.testing.assert_frame_equal(alone.assign(patient="x"), among.assign(patient="x"), rtol=1e-6)


POOR = {
    "one day": {"date": ["2026-03-01"], "pain": [5], "treatment": ["ibuprofen"]},
    "no treatment": {"date": ["2026-03-01", "2026-03-02"], "pain": [5, 0]},
    "pain always 0": {
        "date": pd.date_range("2026-01-01", periods=90).strftime("%Y-%m-%d"),
        "pain": 0,
        "treatment": ["exercise", "none", "none"] * 30,
    },
    "no clear days": {
        "date": pd.date_range("2026-01-01", periods=90).strftime("%Y-%m-%d"),
        "pain": 6,
        "treatment": ["ibuprofen", "none", "heat"] * 30,
        "pain_before": 6,
        "pain_after": 4,
    },
    "only attacks": {
        "date": pd.date_range("2026-01-01", periods=30, freq="3D").strftime("%Y-%m-%d"),
        "pain": 6,
        "treatment": "ibuprofen; ice",
        "pain_before": 6,
        "pain_after": [3, 4] * 15,
    },
}


@pytest.mark.parametrize("columns", POOR.values(), ids=POOR)
def test_poor_diaries_give_words(columns: dict[str, Any]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = treatments(make_diary(pd.DataFrame(columns)))
        told = result.summary()
    assert told and "nan" not in told.lower() and "NaT" not in told
    table = result.table
    for column in ("hours_verdict", "weeks_verdict", "dose_verdict"):
        assert table[column].notna().all()
    for column in ("hours_reason", "weeks_reason", "dose_reason"):
        assert (table[column].fillna("") != "").all()
    numbers = table.select_dtypes("number").to_numpy(dtype=float)
    assert not np.isinf(numbers).any()
    assert set(DOSE) <= set(table.columns)


def test_the_words_say_medication_days_and_no_cause(sample: Diary) -> None:
    told = treatments(sample).summary()
    assert "Acute medicine in the last 28 days" in told
    assert "Over weeks, fewer headache days: exercise, since 6 April 2026" in told
    assert "cause" not in told


def test_many_people_are_told_in_few_lines() -> None:
    told = treatments(make_diary(sample_cohort().entries)).summary()
    assert told.startswith("The diary holds 24 people.")
    assert len(told.splitlines()) <= 8


def test_what_was_stopped_is_not_what_was_begun() -> None:
    rng = np.random.default_rng(5)
    hurt = rng.random(168) < np.where(np.arange(168) < 84, 0.65, 0.15)
    frame = pd.DataFrame(
        {
            "date": pd.date_range("2026-01-01", periods=168).strftime("%Y-%m-%d"),
            "pain": np.where(hurt, 6, 0),
            "treatment": [
                "ibuprofen" if h and n < 84 else None for n, h in enumerate(hurt.tolist())
            ],
        }
    )
    table = by_name(make_diary(frame), since="2026-03-26", what="stopped ibuprofen")
    assert table.loc["stopped ibuprofen", "weeks_verdict"] == "fewer headache days"
    assert table.loc["ibuprofen", "weeks_verdict"] == NOT_ENOUGH


def test_two_spellings_of_one_treatment_are_one() -> None:
    frame = pd.DataFrame(
        {
            "date": pd.date_range("2026-01-01", periods=48).strftime("%Y-%m-%d"),
            "pain": 6,
            "treatment": ["Tiger stuff", "tiger stuff", "none", "none"] * 12,
            "pain_before": 6,
            "pain_after": [2, 1, 5, 4] * 12,
        }
    )
    table = treatments(make_diary(frame)).table
    assert table["treatment"].tolist() == ["Tiger stuff"]
    assert table["rated"].tolist() == [24]


def test_a_claim_over_weeks_carries_its_warnings(sample: Diary) -> None:
    result = treatments(sample, since="2026-04-04", what="new pillow")
    told = result.summary()
    assert "exercise" in told
    if (result.table["weeks_verdict"] == "fewer headache days").any():
        assert "with care" in told
