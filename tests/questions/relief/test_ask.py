"""What helps within hours: from entries to verdicts, on diaries whose truth is known."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from hdiary.diary import Diary, make_diary
from hdiary.questions.relief.ask import relief
from hdiary.questions.relief.rules import MORE, VERDICTS, ReliefGates
from hdiary.simulate import (
    NULL_TREATMENTS,
    Look,
    Traps,
    sample_diary,
    simulate_diaries,
)
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, MORE_RELIEF_THAN, NOT_ENOUGH

Row = tuple[str, float, float]
"""Treatment, pain before, pain after."""


def diary_of(rows: Sequence[Row], **settings: Any) -> Diary:
    """Make a diary with one rated headache a day: treatment, pain before, pain after."""
    days = pd.date_range("2026-03-01", periods=len(rows))
    frame = pd.DataFrame(rows, columns=["treatment", "pain_before", "pain_after"])
    frame.insert(0, "date", days)
    frame["pain"] = frame[["pain_before", "pain_after"]].max(axis=1)
    return make_diary(frame, **settings)


def row_of(diary: Diary, treatment: str, **settings: Any) -> dict[str, Any]:
    table = relief(diary, **settings).table
    return {str(k): v for k, v in table[table["treatment"] == treatment].iloc[0].items()}


ALONE: list[Row] = [
    ("none", p, p - f) for p, f in zip([3, 4, 5, 6, 7, 5, 4], [1, 0, 1, 2, 2, 1, 1], strict=True)
]
HEAT: list[Row] = [
    ("heat", p, p - f) for p, f in zip([4, 5, 6, 7, 5, 8], [3, 3, 5, 5, 4, 5], strict=True)
]


def test_the_sample_diary_tells_its_story() -> None:
    table = relief(make_diary(sample_diary().entries)).table.set_index("treatment")
    assert table.loc[["ibuprofen", "heat", "dry needling"], "verdict"].tolist() == [MORE] * 3
    assert table.loc["cold", "verdict"] in (CANNOT_TELL, LITTLE)
    assert table.loc["exercise", "verdict"] == NOT_ENOUGH
    assert table.loc["exercise", ["doses", "rated"]].tolist() == [54, 0]
    truth = {"ibuprofen": 1.89, "heat": 1.22, "dry needling": 1.67, "paracetamol": 1.0, "cold": 0.0}
    for name, value in truth.items():
        assert table.loc[name, "ci_low"] <= value <= table.loc[name, "ci_high"]


def test_without_other_covariates_it_is_a_regression_on_starting_pain() -> None:
    row = row_of(diary_of(ALONE + HEAT), "heat")
    frame = pd.DataFrame(ALONE + HEAT, columns=["t", "before", "after"])
    x = np.column_stack([np.ones(len(frame)), frame["t"] == "heat", frame["before"]]).astype(float)
    peer = sm.OLS(frame["before"] - frame["after"], x).fit()
    assert row["extra_fall"] == pytest.approx(peer.params.iloc[1])
    heat = frame[frame["t"] == "heat"]
    assert row["fall"] == pytest.approx((heat["before"] - heat["after"]).mean())
    assert row["expected_fall"] == pytest.approx(row["fall"] - row["extra_fall"])
    assert (row["rated"], row["comparisons"], row["compared_with"]) == (6, 7, "untreated")
    assert row["verdict"] == MORE


def test_pain_free_and_relief_are_shares_of_what_they_are_defined_on() -> None:
    rows = [("ice", 3, 0), ("ice", 4, 3), ("ice", 6, 4), ("ice", 5, 0), ("ice", 2, 2)]
    row = row_of(diary_of(ALONE + rows), "cold")
    assert row["pain_free_2h"] == pytest.approx(2 / 5)
    assert (row["relief_2h"], row["rated_at_4"]) == (pytest.approx(2 / 3), 3)


def test_other_treatments_stand_in_where_nothing_was_left_alone() -> None:
    ice = [("ice", before, after) for _, before, after in ALONE]
    row = row_of(diary_of(ice + HEAT), "heat")
    assert (row["compared_with"], row["comparisons"]) == ("other treatments", 7)
    # By name, and no more: what either does by itself cannot be told (issue 13).
    assert row["verdict"] == CANNOT_TELL
    (pair,) = relief(diary_of(ice + HEAT)).contrasts.to_dict("records")
    assert (pair["treatment"], pair["other"], pair["verdict"]) == ("heat", "cold", MORE_RELIEF_THAN)
    assert "brought more relief than" in relief(diary_of(ice + HEAT)).summary()


def test_a_treatment_used_in_every_episode_is_shown_and_not_judged() -> None:
    row = row_of(diary_of(HEAT), "heat")
    assert row["fall"] == pytest.approx(25 / 6)
    assert math.isnan(row["extra_fall"])
    assert (row["verdict"], row["compared_with"]) == (NOT_ENOUGH, "")
    assert "no other rated moment" in row["reason"]
    assert "by itself is not known" in relief(diary_of(HEAT)).summary()


def test_treatments_that_always_come_together_are_named_and_judged_as_one() -> None:
    both = [("heat; ibuprofen 400 mg", before, after) for _, before, after in HEAT]
    result = relief(diary_of(ALONE + both))
    table = result.table.set_index("treatment")
    assert table.loc["heat + ibuprofen", "verdict"] == MORE
    assert table.loc["heat", "verdict"] == CANNOT_TELL
    assert table.loc["heat", "together_with"] == "ibuprofen"
    assert math.isnan(table.loc["ibuprofen", "extra_fall"])
    assert "cannot be told apart" in table.loc["ibuprofen", "reason"]
    assert "always given together with ibuprofen" in result.summary()
    assert table.loc["heat + ibuprofen", "treatment_class"] == "heat; nsaid"


def test_treatments_given_together_and_alone_are_told_apart() -> None:
    rng = np.random.default_rng(5)
    rows: list[Row] = []
    for text, gain in (("none", 0), ("heat", 2), ("ice", 0), ("heat; ice", 2)):
        for pain in rng.integers(4, 9, 12).tolist():
            rows.append((text, pain, pain - gain - int(rng.integers(0, 3))))
    result = relief(diary_of(rows))
    table = result.table.set_index("treatment")
    assert table.loc["heat", "rated"] == 24
    assert table.loc["heat", ["shared", "shared_with"]].tolist() == [12, "cold"]
    assert "24 rated doses, 12 of them together with ice (cold)" in result.summary()
    assert table.loc["heat", "verdict"] == MORE
    assert table.loc["heat", "extra_fall"] == pytest.approx(2, abs=0.6)
    assert table.loc["cold", "extra_fall"] == pytest.approx(0, abs=0.6)
    assert (table["together_with"] == "").all()


def timed(rows: Sequence[Sequence[Any]]) -> Diary:
    columns = ["date", "start", "pain", "treatment", "treated_at"]
    return make_diary(pd.DataFrame(rows, columns=columns))


def test_timed_ratings_around_a_dose_stand_in_for_written_ones() -> None:
    rows = [
        ["2026-03-01", "09:00", 6, "heat", "09:20"],
        ["2026-03-01", "10:00", 5, None, None],
        ["2026-03-01", "11:10", 2, None, None],
        ["2026-03-01", "13:00", 1, None, None],
        ["2026-03-05", "09:00", 6, "heat", "10:00"],
        ["2026-03-05", "12:00", 2, None, None],
    ]
    moments = relief(timed(rows)).moments
    assert moments[["pain_before", "pain_after"]].to_numpy().tolist() == [[6, 2]]
    assert moments["hours_since_onset"].round(2).tolist() == [0.33]
    wider = relief(timed(rows), before_within=60).moments
    assert len(wider) == 2


def test_a_rating_too_long_after_the_dose_is_not_used() -> None:
    frame = pd.DataFrame({"date": ["2026-03-01", "2026-03-02"], "pain": 6, "treatment": "heat"})
    frame = frame.assign(pain_before=6, pain_after=2, after_min=[60, 100])
    assert relief(make_diary(frame)).table["rated"].tolist() == [1]
    assert relief(make_diary(frame), after_between=(45, 150)).table["rated"].tolist() == [2]


def test_doses_within_two_hours_are_one_moment() -> None:
    frame = pd.DataFrame(
        {
            "date": "2026-03-01",
            "pain": [6, 6, 6],
            "treatment": ["heat", "ice", "ibuprofen 400 mg"],
            "treated_at": ["09:00", "10:00", "12:00"],
            "pain_before": [6, 5, 4],
            "pain_after": [4, 3, 1],
        }
    )
    moments = relief(make_diary(frame)).moments.set_index("treatment")
    assert moments.loc[["heat", "cold"], "pain_before"].tolist() == [6, 6]
    assert moments.loc["ibuprofen", "pain_before"] == 4


def test_a_headache_left_alone_in_which_something_was_taken_after_all_is_no_comparison() -> None:
    frame = pd.DataFrame(
        {
            "date": "2026-03-01",
            "pain": [6, 6],
            "treatment": ["none", "heat"],
            "treated_at": ["09:00", "10:30"],
            "pain_before": [6, np.nan],
            "pain_after": [2, np.nan],
        }
    )
    assert relief(make_diary(frame)).moments.empty


def test_what_lasts_and_what_needs_rescue_is_told_where_the_next_day_is_recorded() -> None:
    rows = [
        # pain-free, and the next day is clear
        ["2026-03-01", "08:00", 6, "heat", "08:30", 6, 0],
        ["2026-03-02", None, 0, None, None, None, None],
        # pain-free, but pain comes back the next morning
        ["2026-03-05", "12:00", 6, "heat", "12:30", 6, 0],
        ["2026-03-06", "08:00", 5, None, None, None, None],
        # a drug four hours later
        ["2026-03-10", "08:00", 6, "heat", "08:30", 6, 4],
        ["2026-03-10", "08:00", 6, "ibuprofen 400 mg", "12:30", 6, 4],
        ["2026-03-11", None, 0, None, None, None, None],
        # the next day is not recorded
        ["2026-03-15", "08:00", 6, "heat", "08:30", 6, 0],
    ]
    columns = ["date", "start", "pain", "treatment", "treated_at", "pain_before", "pain_after"]
    row = row_of(make_diary(pd.DataFrame(rows, columns=columns)), "heat")
    assert row["pain_free_2h"] == pytest.approx(3 / 4)
    assert row["sustained_24h"] == pytest.approx(1 / 3)
    assert row["rescue_share"] == pytest.approx(1 / 3)
    assert "time to relief" in row["left_out"]


def test_time_to_relief_is_the_middle_over_doses_with_several_later_ratings() -> None:
    rows: list[list[Any]] = []
    for day, eased in (("01", "10:00"), ("05", "09:30"), ("09", "12:00")):
        date = f"2026-03-{day}"
        rows.append([date, "09:00", 6, "heat", "09:00"])
        for hour in ("09:30", "10:00", "11:00", "12:00"):
            rows.append([date, hour, 3 if hour >= eased else 5, None, None])
    row = row_of(timed(rows), "heat")
    assert row["median_minutes_to_relief"] == 60


def test_an_effect_of_hours_since_onset_is_not_taken_for_the_treatments() -> None:
    """Heat comes late, when pain falls faster by itself; 60 people, so that no one draw decides."""
    rng = np.random.default_rng(2)
    people, moments = 60, 60
    late = np.tile(np.arange(moments) % 2 == 0, people)
    hours = np.where(late, rng.integers(3, 9, late.size), rng.integers(0, 6, late.size))
    pain = rng.integers(5, 10, late.size)
    fall = np.clip(np.rint(0.5 * hours + rng.normal(0, 0.7, late.size)), pain - 10, pain)
    frame = pd.DataFrame(
        {
            "patient": np.repeat([f"P{i:02d}" for i in range(people)], moments),
            "date": np.tile(pd.date_range("2026-03-01", periods=moments), people),
            "start": "08:00",
            "pain": pain,
            "treatment": np.where(late, "heat", "none"),
            "treated_at": [f"{8 + h:02d}:00" for h in hours],
            "pain_before": pain,
            "pain_after": pain - fall,
        }
    )
    table = relief(make_diary(frame)).table
    assert (table["fall"] > 1.5).all()
    assert table["extra_fall"].mean() == pytest.approx(0, abs=0.1)
    assert (table["p_value"] < 0.05).mean() < 0.12
    untimed = relief(make_diary(frame.drop(columns=["start", "treated_at"]))).table
    assert untimed["extra_fall"].mean() > 1


def test_more_doses_are_told_where_it_is_open() -> None:
    rows = [("heat", 5, 4), ("heat", 6, 2), ("heat", 4, 3), ("heat", 7, 3), ("heat", 5, 5)]
    diary = diary_of(ALONE + rows)
    row = row_of(diary, "heat")
    assert row["verdict"] == CANNOT_TELL
    assert row["more_doses"] >= 1
    assert "more rated dose" in relief(diary).summary()
    assert row_of(diary_of(ALONE + rows[:3]), "heat")["more_doses"] == 2


def test_q_values_are_those_of_one_person() -> None:
    frames = []
    for name in ("A", "B"):
        entries = diary_of(ALONE + HEAT).entries
        frames.append(entries[["date", "pain", "treatment", "pain_before", "pain_after"]])
        frames[-1] = frames[-1].assign(patient=name)
    table = relief(make_diary(pd.concat(frames))).table
    assert table["q_value"].tolist() == pytest.approx(table["p_value"].tolist())
    assert table["extra_fall"].nunique() == 1
    assert "2 people" in relief(make_diary(pd.concat(frames))).summary()


@pytest.mark.parametrize("scale", ["0-100", "0-3", "words", "yes-no"])
def test_other_scales_list_treatments_and_say_why_nothing_is_judged(scale: str) -> None:
    values: Any = {"0-100": 50, "0-3": 2, "words": "moderate", "yes-no": None}[scale]
    frame = pd.DataFrame({"date": pd.date_range("2026-03-01", periods=8), "pain": values})
    frame = frame.assign(headache="yes", treatment="heat", pain_before=2, pain_after=1)
    row = row_of(make_diary(frame, scale=scale), "heat")
    assert (row["verdict"], row["doses"], row["rated"]) == (NOT_ENOUGH, 8, 0)
    assert "needs a scale of 0 to 10" in row["reason"]


HARD: dict[str, Sequence[Row]] = {
    "one dose": [("heat", 5, 3)],
    "one dose and one alone": [("heat", 5, 3), ("none", 5, 5)],
    "nothing rated": [("heat", np.nan, np.nan)] * 6,
    "pain always 0": [("heat", 0, 0)] * 8 + [("none", 0, 0)] * 8,
    "all the same": [("heat", 5, 3)] * 8 + [("none", 5, 3)] * 8,
    "all the same, apart": [("heat", 5, 3)] * 8 + [("none", 5, 5)] * 8,
    "no overlap": [("heat", 9, 5)] * 8 + [("none", 2, 2)] * 8,
    "untreated only": [("none", 5, 3)] * 8,
    "many once": [(f"thing {i}", 5, 3) for i in range(12)] + HEAT,
    "always three": [("heat; ice; rest", 6, 3)] * 8 + ALONE,
    "a part now and then": [("heat; ice", 6, 3)] * 8 + [("heat", 6, 4)] * 2 + ALONE,
}


@pytest.mark.parametrize("name", HARD)
def test_hard_diaries_give_words_and_nothing_infinite(name: str) -> None:
    rows = HARD[name]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = pd.DataFrame(rows, columns=["treatment", "pain_before", "pain_after"])
        frame["date"] = pd.date_range("2026-03-01", periods=len(rows))
        frame["pain"] = frame["pain_before"].fillna(4)
        check_sound(relief(make_diary(frame)))


def check_sound(result: Any) -> None:
    """Every row has a closed word and a reason; no number is infinite; what is open is NaN."""
    table = result.table
    assert table["verdict"].isin(VERDICTS).all()
    assert (table["reason"] != "").all()
    numbers = table.select_dtypes("number").to_numpy(dtype=float)
    assert not np.isinf(numbers).any()
    for frame in (table, result.moments):
        assert frame["patient"].notna().all()
    assert ((table["ci_low"] <= table["extra_fall"]) | table["extra_fall"].isna()).all()
    assert (table["extra_fall"].notna() | ~table["verdict"].isin([MORE, LITTLE])).all()
    assert result.moments["expected_after"].dropna().between(0, 10).all()
    assert result.summary()


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["none", "heat", "ice", "heat; ice", "ibuprofen 400 mg", None]),
            st.integers(0, 10),
            st.integers(0, 10),
            st.sampled_from([None, "08:00", "09:30", "23:50"]),
            st.integers(0, 3),
        ),
        min_size=1,
        max_size=40,
    )
)
def test_whatever_is_written_the_answer_is_sound(rows: list[tuple[Any, ...]]) -> None:
    frame = pd.DataFrame(
        rows, columns=["treatment", "pain_before", "pain_after", "treated_at", "gap"]
    )
    frame["date"] = pd.Timestamp("2026-03-01") + pd.to_timedelta(frame.pop("gap").cumsum(), "D")
    frame["pain"] = frame[["pain_before", "pain_after"]].max(axis=1)
    check_sound(relief(make_diary(frame)))


def test_a_list_of_attacks_is_answered() -> None:
    rows = [r for pair in zip(ALONE, HEAT, strict=False) for r in pair] + ALONE
    frame = pd.DataFrame(rows, columns=["treatment", "pain_before", "pain_after"])
    frame["date"] = pd.date_range("2026-03-01", periods=len(frame), freq="3D")
    frame["pain"] = frame["pain_before"]
    diary = make_diary(frame)
    assert diary.attack_list
    assert row_of(diary, "heat")["verdict"] == MORE


def test_ratings_that_are_not_used_are_told() -> None:
    rows = [("heat", 0, 0), ("heat", 5, 3), ("heat", 5, 3), (None, 5, 3), ("none", 5, 3)]
    frame = pd.DataFrame(rows, columns=["treatment", "pain_before", "pain_after"])
    frame["date"] = pd.date_range("2026-03-01", periods=len(frame))
    frame["pain"], frame["after_min"] = 5, [120, 60, 120, 120, 400]
    notices = " ".join(relief(make_diary(frame)).notices)
    assert "1 of the ratings around treatments began at a pain of 0" in notices
    assert "2 were not finished between 90 and 150 minutes later" in notices
    assert "1 headache was rated twice without a word on treatment" in notices
    assert not relief(diary_of(ALONE + HEAT + [("none", 3, 0), ("none", 0, 0)][:1])).notices[1:]


def test_no_treatment_at_all_is_said() -> None:
    frame = pd.DataFrame({"date": ["2026-03-01", "2026-03-02"], "pain": [4, 0]})
    result = relief(make_diary(frame))
    assert result.table.empty
    assert result.moments.empty
    assert "No column of this diary was understood as treatment" in result.summary()
    blank = relief(make_diary(frame.assign(treatment=pd.Series([None, None], dtype="str"))))
    assert "No treatment was written down" in blank.summary()


def test_a_null_treatment_taken_at_high_pain_is_rarely_claimed() -> None:
    made_up = simulate_diaries(
        150, 126, seed=8, factors=(), treatments=NULL_TREATMENTS,
        traps=Traps(indication=1.0, regression=0.5),
    )  # fmt: skip
    table = relief(make_diary(made_up.entries)).table
    judged = table[table["extra_fall"].notna()]
    assert len(judged) > 250
    assert (judged["p_value"] < 0.05).mean() < 0.07
    assert judged["extra_fall"].mean() == pytest.approx(0, abs=0.1)
    drug = judged[judged["treatment"] == "ibuprofen"]
    assert drug["fall"].mean() > 1


def test_nobody_leaves_a_headache_alone_in_a_cohort() -> None:
    made_up = simulate_diaries(
        20, 126, seed=8, factors=(), look=Look(rated_untreated=0.0), traps=Traps(indication=0.5)
    )
    table = relief(make_diary(made_up.entries)).table
    assert set(table["compared_with"]) <= {"other treatments", ""}


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"level": 1.0}, "level is 1.0"),
        ({"little": 0}, "give points of pain"),
        ({"before_within": -1}, "minutes from 0 to 120"),
        ({"after_between": (150, 90)}, "the lower first"),
        ({"false_discovery": 0}, "false_discovery is 0"),
    ],
)
def test_settings_out_of_range_are_refused(settings: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        relief(diary_of(HEAT), **settings)


def test_gates_are_parameters_and_echoed() -> None:
    rows = ALONE[:3] + HEAT[:3]
    assert row_of(diary_of(rows), "heat")["verdict"] == NOT_ENOUGH
    gates = ReliefGates(min_doses=3, min_comparisons=3)
    result = relief(diary_of(rows), gates=gates)
    assert result.table["extra_fall"].notna().all()
    assert result.settings["gates"]["min_doses"] == 3
    with pytest.raises(ValueError, match="min_doses is 1"):
        ReliefGates(min_doses=1)


def test_a_rescue_before_the_later_rating_counts_against_the_first_and_for_nothing() -> None:
    days = pd.date_range("2026-03-01", periods=20).strftime("%Y-%m-%d")
    first = pd.DataFrame(
        {"date": days, "start": "09:50", "treated_at": "10:00", "treatment": "ibuprofen",
         "pain": 7, "pain_before": 7, "pain_after": [3, 4] * 10}
    )  # fmt: skip
    rescue = first.assign(treated_at="11:30", treatment="paracetamol", pain_before=7, pain_after=0)
    alone = first.assign(treatment="none", date=pd.date_range("2026-04-01", periods=20))
    alone["date"] = alone["date"].dt.strftime("%Y-%m-%d")
    diary = make_diary(pd.concat([first, rescue.head(10), alone], ignore_index=True))
    result = relief(diary)
    table = result.table.set_index("treatment")
    assert table.loc["ibuprofen", ["doses", "rated"]].tolist() == [20, 20]
    assert table.loc["ibuprofen", "fall"] == pytest.approx((10 * 0 + 10 * 3.5) / 20)
    assert table.loc["paracetamol", ["doses", "rated"]].tolist() == [10, 0]
    assert any("10 acute medicines were taken half an hour" in told for told in result.notices)


def doses_of_a_day(*doses: tuple[str, str, float | None, float | None]) -> pd.DataFrame:
    """Give a diary of six such headaches, one every other day, with treatments at given times."""
    days = pd.date_range("2026-03-01", periods=6, freq="2D").strftime("%Y-%m-%d")
    rows = [
        {"date": day, "start": "08:00", "pain": 7, "treatment": treatment, "treated_at": at,
         "pain_before": before, "pain_after": after}
        for day in days
        for at, treatment, before, after in doses
    ]  # fmt: skip
    return pd.DataFrame(rows)


def told_of_moments(*doses: tuple[str, str, float | None, float | None]) -> list[str]:
    notices = relief(make_diary(doses_of_a_day(*doses))).notices
    return [told for told in notices if "less than two hours" in told]


class TestTreatmentsOfOneMoment:
    def test_the_rating_that_is_not_used_is_told(self) -> None:
        told = told_of_moments(("09:00", "ibuprofen", 7, 3), ("09:10", "heat", 6, 2))
        assert len(told) == 1
        assert "6 further ones that were rated, too, are counted with it" in told[0]

    def test_of_three_in_a_row_two_are_told(self) -> None:
        heat, cold = ("09:30", "heat", 6, 2), ("10:00", "cold", 5, 2)
        told = told_of_moments(("09:00", "massage", 7, 3), heat, cold)
        assert "12 further ones" in told[0]

    def test_two_hours_apart_both_ratings_count(self) -> None:
        assert told_of_moments(("09:00", "massage", 7, 5), ("11:00", "heat", 5, 2)) == []

    def test_what_had_no_rating_of_its_own_is_no_rating_lost(self) -> None:
        assert told_of_moments(("09:00", "massage", 7, 5), ("09:10", "heat", None, None)) == []
        assert told_of_moments(("09:00", "massage", None, None), ("09:10", "heat", 6, 4)) == []

    def test_a_rescue_is_told_as_such_alone(self) -> None:
        assert told_of_moments(("09:00", "heat", 7, 5), ("10:00", "ibuprofen", 5, 2)) == []

    def test_a_headache_left_alone_and_treated_after_all_is_told(self) -> None:
        told = told_of_moments(("09:00", "none", 7, 6), ("10:00", "ibuprofen", 6, 2))
        assert told == [
            "6 ratings of headaches that were marked as left alone were not used, since something "
            "was done about them less than two hours before or after."
        ]


def test_the_order_of_rows_does_not_matter() -> None:
    rows = []
    for number in range(30):
        day = str((pd.Timestamp("2026-03-01") + pd.Timedelta(days=number)).date())
        same = {"date": day, "treated_at": "10:00"}
        if number % 2:
            rows.append({"date": day, "start": "10:00", "treatment": "none", "pain": 6,
                         "pain_before": 6, "pain_after": 5})  # fmt: skip
            continue
        rows.append(
            {**same, "treatment": "ibuprofen", "pain": 7, "pain_before": 7, "pain_after": 2}
        )
        rows.append({**same, "treatment": "heat", "pain": 5, "pain_before": 5, "pain_after": 4})
    falls = [relief(make_diary(pd.DataFrame(r))).table["fall"].tolist() for r in (rows, rows[::-1])]
    assert falls[0] == falls[1]


def test_a_drug_of_the_moment_itself_is_no_further_drug() -> None:
    every = pd.date_range("2026-03-01", periods=37).strftime("%Y-%m-%d")
    days = every[:36:3]
    heat = pd.DataFrame(
        {"date": days, "start": "09:50", "treated_at": "10:00", "treatment": "heat",
         "pain": 6, "pain_before": 6, "pain_after": 0}
    )  # fmt: skip
    drug = heat.assign(treated_at="10:20", treatment="ibuprofen")[
        ["date", "start", "treated_at", "treatment", "pain"]
    ]
    clear = pd.DataFrame({"date": every.difference(days), "pain": 0})
    diary = make_diary(pd.concat([heat, drug, clear], ignore_index=True))
    table = relief(diary).table.set_index("treatment")
    assert table.loc["heat", "rated"] == 12
    assert table.loc["heat", ["rescue_share", "sustained_24h"]].tolist() == [0.0, 1.0]


def test_where_no_column_held_a_rating_the_reason_says_so() -> None:
    frame = pd.DataFrame({"date": ["2026-03-01"], "pain": [4], "treatment": ["ibuprofen"]})
    (reason,) = relief(make_diary(frame)).table["reason"]
    assert reason == "no column was understood as pain before it and about two hours later"
    (blank,) = relief(make_diary(frame.assign(pain_before=None))).table["reason"]
    assert blank == "pain was never rated before it and about two hours later"


@pytest.mark.parametrize(
    ("later", "share"), [("sumatriptan", 1.0), ("none", 0.0), ("Summatriptan", None)]
)
def test_what_is_not_recognised_may_have_been_a_further_drug(
    later: str, share: float | None
) -> None:
    frame = pd.DataFrame(
        {
            "date": ["2026-03-01", "2026-03-01", "2026-03-02"],
            "start": ["10:00", None, None],
            "pain": [6, None, 0],
            "treatment": ["ibuprofen", later, None],
            "treated_at": ["10:00", "18:00", None],
            "pain_before": [6, None, None],
            "pain_after": [0, None, None],
        }
    )
    table = relief(make_diary(frame)).table.set_index("treatment")
    found = table.loc["ibuprofen", "rescue_share"]
    assert pd.isna(found) if share is None else found == share
