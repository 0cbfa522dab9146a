"""From where periods are counted, and what belongs to them."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hdiary
from hdiary.cohort import headache_days, responders
from hdiary.diary import make_diary, make_people
from tests.cohort.endpoints.people import diary_of, rows_of

TWO = "5000" * 7 + "5000000" * 4
START = "2026-03-29"


class TestAnchor:
    """The day from which periods are counted."""

    def test_what_lies_before_is_the_baseline(self) -> None:
        found = headache_days(diary_of(TWO), anchor=START)
        assert found.table["period"].tolist() == [0, 1]
        assert found.table["value"].tolist() == [7.0, 4.0]
        assert found.table["first_day"].astype(str).tolist() == ["2026-03-01", "2026-03-29"]
        assert found.table["last_day"].astype(str).tolist() == ["2026-03-28", "2026-04-25"]

    @pytest.mark.parametrize(
        "anchor",
        [
            START, date(2026, 3, 29), pd.Timestamp(START), np.datetime64(START), {"P1": START},
            pd.Series({"P1": pd.Timestamp(START)}),
        ],
    )  # fmt: skip
    def test_a_day_can_be_said_in_many_ways(self, anchor: Any) -> None:
        assert headache_days(diary_of(TWO), anchor=anchor).table["value"].tolist() == [7.0, 4.0]

    def test_each_person_can_have_their_own(self) -> None:
        diary = diary_of(TWO, "0" * 10 + TWO)
        found = headache_days(diary, anchor={"P1": START, "P2": "2026-04-08"})
        assert found.wide()["before"].tolist() == [7.0, 7.0]
        assert found.wide()["after"].tolist() == [4.0, 4.0]

    def test_it_can_be_a_fact_of_the_people(self) -> None:
        facts = {"patient": ["P1"], "randomised": [START], "arm": ["exercise"]}
        diary = diary_of(TWO).with_people(make_people(pd.DataFrame(facts)))
        wide = headache_days(diary, anchor="randomised").wide()
        assert wide[["before", "after", "arm"]].to_dict("records") == [
            {"before": 7.0, "after": 4.0, "arm": "exercise"}
        ]

    def test_a_fact_that_is_no_day_is_refused(self) -> None:
        facts = make_people(pd.DataFrame({"patient": ["P1"], "arm": ["exercise"]}))
        with pytest.raises(ValueError, match="but no day"):
            headache_days(diary_of(TWO).with_people(facts), anchor="arm")

    def test_who_has_no_day_is_told_and_not_dropped(self) -> None:
        found = headache_days(diary_of(TWO, TWO), anchor={"P1": START, "P9": START})
        missing = found.table[found.table["patient"] == "P2"]
        assert missing["reason"].unique().tolist() == ["no start is known for this person"]
        assert missing["first_day"].isna().all()
        assert missing[["value", "low", "high", "count"]].isna().all(axis=None)
        assert found.notices[:2] == (
            "Of 1 person no start is known; no period of theirs is counted.",
            "1 person has a start and no diary here.",
        )

    @pytest.mark.parametrize(
        "anchor",
        ["hallo", "2026-13-01", "03/04/2026", 7, ["2026-03-01"], {"P1": "x"}, {"P1": "1.3.2026"},
         {"P1": 20260301}, "", pd.NaT, "1026-03-01"],
    )  # fmt: skip
    def test_what_is_no_day_is_refused(self, anchor: Any) -> None:
        with pytest.raises(ValueError, match="anchor"):
            headache_days(diary_of(TWO), anchor=anchor)

    def test_a_day_with_a_zone_is_the_day_there(self) -> None:
        late = pd.Timestamp(f"{START} 23:30", tz="America/New_York")
        for anchor in (late, {"P1": late}):
            table = headache_days(diary_of(TWO), anchor=anchor).table
            assert str(table["first_day"].iloc[1].date()) == START

    def test_a_start_long_before_the_diary_needs_a_number_of_periods(self) -> None:
        with pytest.raises(ValueError, match="say how many"):
            headache_days(diary_of(TWO), anchor="1971-01-01", period_days=7)
        found = headache_days(diary_of(TWO), anchor="1971-01-01", period_days=7, periods=2)
        assert len(found.table) == 3

    def test_a_start_outside_of_the_diary_is_told(self) -> None:
        table = headache_days(diary_of(TWO), anchor="2027-01-01").table
        assert table["reason"].unique().tolist() == ["the diary has no day in this period"]
        assert table[["low", "high"]].to_numpy().tolist() == [[0.0, 28.0]] * 2


class TestCutting:
    """Lengths, how many, and what is left out."""

    def test_without_an_anchor_periods_follow_from_the_first_day(self) -> None:
        table = headache_days(diary_of(TWO + "5")).table
        assert table["period"].tolist() == [1, 2, 3]
        assert table["recorded"].tolist() == [28, 28, 1]

    def test_days_after_the_start_can_be_left_out(self) -> None:
        signs = "5000" * 7 + "5555555" + "0" * 28
        table = headache_days(diary_of(signs), anchor=START, skip=7).table
        assert table["value"].tolist() == [7.0, 0.0]
        assert str(table["first_day"].iloc[1].date()) == "2026-04-05"

    def test_how_many_can_be_said_for_everybody(self) -> None:
        table = headache_days(diary_of(TWO), anchor=START, periods=3).table
        assert table["period"].tolist() == [0, 1, 2, 3]
        assert table["recorded"].tolist() == [28, 28, 0, 0]

    def test_a_baseline_can_have_another_length(self) -> None:
        table = headache_days(diary_of(TWO), anchor=START, baseline_days=14).table
        assert table["days"].tolist() == [14, 28]
        # From 15 March on: headaches on the 17th, the 21st and the 25th.
        assert table["count"].tolist()[0] == 3.0
        assert table["value"].tolist()[0] == 6.0

    def test_wrong_settings_are_told_all_at_once(self) -> None:
        with pytest.raises(ValueError, match="period_days") as refused:
            headache_days(diary_of(TWO), period_days=0, skip=-1, missing="guess")
        assert all(name in str(refused.value) for name in ("period_days", "skip", "missing"))

    def test_imputation_is_refused_and_the_reason_named(self) -> None:
        with pytest.raises(ValueError, match="hdiary does not do"):
            headache_days(diary_of(TWO), missing="impute")

    def test_an_unknown_endpoint_is_refused_with_those_there_are(self) -> None:
        with pytest.raises(ValueError, match="attacks"):
            hdiary.endpoints(diary_of(TWO), names=["migraine_days"])


class TestResponders:
    """Whether a number fell by so much."""

    def test_by_exactly_half(self) -> None:
        diary = diary_of("50" * 14 + "5000" * 7, "50" * 14 + "5000" * 6 + "5500")
        wide = responders(diary, anchor=START).wide()
        assert wide["after"].tolist() == [1.0, 0.0]

    def test_by_three_quarters_and_to_nothing(self) -> None:
        diary = diary_of("5000" * 7 + "0" * 28)
        found = hdiary.endpoints(diary, anchor=START)
        last = found.table[found.table["period"] == 1].set_index("endpoint")["value"]
        assert last[["responder_50", "responder_75", "responder_100"]].tolist() == [1.0, 1.0, 1.0]

    def test_by_any_share_and_of_another_number(self) -> None:
        found = responders(diary_of(TWO), anchor=START, percent=30, of="moderate_days")
        assert found.wide()["after"].tolist() == [1.0]
        assert "days with moderate or severe pain in 28 fell by 30%" in found.definition

    def test_who_had_none_before_cannot_fall(self) -> None:
        wide = responders(diary_of("0" * 56), anchor=START).wide()
        assert wide["after"].isna().all()
        assert wide["reason"].tolist() == ["there was none in the baseline, so nothing can fall"]

    def test_bounds_say_what_holds_whatever_the_open_days_were(self) -> None:
        # 14 before; after: 4 to 6 of 28 (surely half), 4 to 9 (not sure), 8 to 10 (surely not).
        sure = "5000" * 4 + "0" * 10 + ".."
        open_ = "5000" * 4 + "0" * 7 + "....."
        never = "5500" * 4 + "0" * 10 + ".."
        diary = make_diary(
            pd.concat(
                [
                    rows_of("50" * 14 + after + "0", patient=f"P{k}")
                    for k, after in enumerate((sure, open_, never), start=1)
                ]
            )
        )
        table = responders(diary, anchor=START, periods=1).table
        after = table[table["period"] == 1]
        assert after["low"].tolist() == [1.0, 0.0, 0.0]
        assert after["high"].tolist() == [1.0, 1.0, 0.0]

    @pytest.mark.parametrize("missing", ["prorate", "complete", "bounds"])
    def test_an_answer_that_holds_whatever_the_open_days_were_is_given(self, missing: str) -> None:
        # Of 28 before and after: 9 to 19 and 10 to 19 surely not half; 14 and 0 to 7 surely half;
        # 14 and 0 to 8 is open; 9 to 19 and 2 to 4 is half of the least and of the most.
        never = "5" * 9 + "0" * 9 + "." * 10 + "5" * 10 + "0" * 9 + "." * 9
        sure = "50" * 14 + "0" * 20 + "." * 7 + "0"
        open_ = "50" * 14 + "0" * 19 + "." * 8 + "0"
        few = "5" * 9 + "0" * 9 + "." * 10 + "5" * 2 + "." * 2 + "0" * 24
        diary = diary_of(never, sure, open_, few)
        table = responders(diary, anchor=START, periods=1, missing=missing, least_days=28).table
        after = table[table["period"] == 1]
        assert after["value"].tolist()[:2] == [0.0, 1.0]
        assert np.isnan(after["value"].tolist()[2])
        assert after["value"].tolist()[3] == 1.0
        assert (after["reason"] != "").tolist() == [False, False, True, False]
        known = after["low"] == after["high"]
        assert after.loc[known, "value"].tolist() == after.loc[known, "low"].tolist()

    def test_who_may_have_had_none_before_has_no_sure_answer(self) -> None:
        row = responders(diary_of("0" * 20 + "." * 8 + "5" * 28), anchor=START).table.iloc[1]
        assert np.isnan([row["value"], row["low"], row["high"]]).all()

    def test_medicine_that_is_never_spoken_of_is_no_answer(self) -> None:
        row = responders(diary_of(TWO), anchor=START, of="medication_days").table.iloc[1]
        assert np.isnan([row["value"], row["low"], row["high"]]).all()

    @pytest.mark.parametrize("wrong", [{"percent": 0}, {"percent": 101}, {"of": "mean_pain"}])
    def test_wrong_settings_are_refused(self, wrong: Any) -> None:
        with pytest.raises(ValueError, match="give"):
            responders(diary_of(TWO), anchor=START, **wrong)


SIGNS = st.text(alphabet="0005789.", min_size=1, max_size=90).filter(lambda s: s.strip("."))


@pytest.mark.slow
@settings(max_examples=15)
@given(
    signs=st.lists(SIGNS, min_size=4, max_size=9),
    start=st.integers(-10, 80),
    baseline=st.sampled_from([7, 28]),
)
def test_bounds_hold_the_prorated_number(signs: list[str], start: int, baseline: int) -> None:
    anchor = pd.Timestamp("2026-03-01") + pd.Timedelta(days=start)
    table = hdiary.endpoints(
        diary_of(*signs), anchor=anchor, baseline_days=baseline, least_days=1
    ).table
    known = table[table["value"].notna()]
    assert (known["low"] <= known["value"] + 1e-9).all()
    assert (known["value"] <= known["high"] + 1e-9).all()


@pytest.mark.slow
@settings(max_examples=10)
@given(signs=st.lists(SIGNS, min_size=4, max_size=9))
def test_windows_are_those_of_the_burden_question(signs: list[str]) -> None:
    diary = diary_of(*signs)
    windows = hdiary.burden(diary).table
    found = hdiary.endpoints(diary, names=["headache_days", "mean_pain", "moderate_days"])
    mine = found.table.astype({"patient": "str"}).pivot(
        index=["patient", "period"], columns="endpoint", values=["count", "value", "low"]
    )
    assert mine["count"]["headache_days"].tolist() == windows["headache_days"].tolist()
    np.testing.assert_allclose(
        mine["value"]["headache_days"].to_numpy(float), windows["headache_days_28"].to_numpy()
    )
    whole = (windows["days"] == 28).to_numpy()
    np.testing.assert_allclose(
        mine["low"]["headache_days"].to_numpy(float)[whole], windows["lowest_28"].to_numpy()[whole]
    )
    enough = mine["value"]["mean_pain"].notna().to_numpy()
    np.testing.assert_allclose(
        mine["value"]["mean_pain"].to_numpy(float)[enough], windows["mean_pain"].to_numpy()[enough]
    )
    assert mine["count"]["moderate_days"].tolist() == windows["moderate_days"].fillna(0).tolist()


@pytest.mark.slow
def test_a_list_of_people_is_as_each_alone() -> None:
    signs = [TWO, "0.5." * 20, "5..." * 12, "0" * 30, "5"]
    diary, anchors = diary_of(*signs), {f"P{k}": f"2026-03-{15 + k}" for k in (1, 2, 3, 5)}
    together = hdiary.endpoints(diary, anchor=anchors).table
    for patient in diary.patients:
        alone = hdiary.endpoints(diary.select(patient=patient), anchor=anchors).table
        own = together[together["patient"] == patient].reset_index(drop=True)
        pd.testing.assert_frame_equal(
            own.assign(patient=own["patient"].astype("str")),
            alone.assign(patient=alone["patient"].astype("str")),
        )


def test_steps_do_not_grow_with_the_people(calls: Any) -> None:
    def steps(many: int) -> int:
        diary = diary_of(*[TWO] * many)
        assert len(diary.days) == many * 56
        assert len(diary.episodes) + len(diary.doses) > 0
        return int(calls(lambda: hdiary.endpoints(diary, anchor=START)))

    steps(2)
    assert steps(40) < 1.5 * steps(10)
