"""Endpoints that are counted day by day, each beside a count by pencil."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

import hdiary
from hdiary.cohort import (
    attacks,
    headache_days,
    mean_pain,
    mean_pain_all_days,
    medication_days,
    moderate_days,
    responders,
)
from hdiary.diary import Diary, make_diary
from tests.cohort.endpoints.people import diary_of

SEVEN = "5000" * 7
START = "2026-03-29"
"""The day after the first 28 of diaries that begin on 1 March."""


def only(result: Any) -> dict[str, Any]:
    """Give the one row of a table."""
    rows = result.table.to_dict("records")
    assert len(rows) == 1
    return dict(rows[0])


class TestHeadacheDays:
    """Days with headache in 28."""

    def test_every_day_known_is_a_plain_count(self) -> None:
        row = only(headache_days(diary_of(SEVEN)))
        assert (row["value"], row["low"], row["high"]) == (7.0, 7.0, 7.0)
        assert (row["days"], row["recorded"], row["count"], row["of"]) == (28, 28, 7.0, 28.0)
        assert row["reason"] == ""

    def test_unlogged_days_are_taken_to_be_like_the_others(self) -> None:
        # 21 recorded, 6 with headache: 6 / 21 * 28 = 8; at least 6, at most 6 + 7.
        row = only(headache_days(diary_of("5000" * 3 + "." * 7 + "5000" * 2 + "5")))
        assert row["recorded"] == 21
        assert row["value"] == pytest.approx(8.0)
        assert (row["low"], row["high"]) == (6.0, 13.0)

    def test_too_few_recorded_days_give_bounds_and_a_reason(self) -> None:
        row = only(headache_days(diary_of("5000" + "." * 23 + "0")))
        assert math.isnan(row["value"])
        assert (row["low"], row["high"]) == (1.0, 24.0)
        assert row["reason"] == "too few days of the period are known"

    def test_how_many_are_enough_can_be_said(self) -> None:
        few = diary_of("5000" + "." * 23 + "0")
        assert only(headache_days(few, least_days=5))["value"] == pytest.approx(28 / 5)
        assert math.isnan(only(headache_days(few, least_days=6))["value"])

    def test_days_beyond_the_diary_are_never_clear(self) -> None:
        row = only(headache_days(diary_of("5000" * 5)))
        assert (row["days"], row["recorded"]) == (28, 20)
        assert row["value"] == pytest.approx(7.0)
        assert (row["low"], row["high"]) == (5.0, 13.0)

    def test_another_length_is_still_told_in_28_days(self) -> None:
        found = headache_days(diary_of("5000" * 14), period_days=56)
        assert only(found)["value"] == pytest.approx(7.0)

    def test_whole_periods_alone_can_be_asked_for(self) -> None:
        table = headache_days(diary_of(SEVEN + "5" + "." * 1 + "0" * 26), missing="complete").table
        assert table["value"].tolist()[0] == 7.0
        assert math.isnan(table["value"].tolist()[1])
        assert table["reason"].tolist()[1] == "not every day of the period is known"

    def test_bounds_alone_give_a_value_only_where_nothing_is_open(self) -> None:
        table = headache_days(diary_of(SEVEN + "5" + "." * 1 + "0" * 26), missing="bounds").table
        assert table["value"].tolist()[0] == 7.0
        assert math.isnan(table["value"].tolist()[1])
        assert (table["low"].tolist()[1], table["high"].tolist()[1]) == (1.0, 2.0)

    def test_who_lists_only_headaches_has_counts_and_no_rate(self) -> None:
        row = only(headache_days(diary_of("5..." * 7)))
        assert math.isnan(row["value"])
        assert (row["count"], row["low"], row["high"]) == (7.0, 7.0, 28.0)
        assert row["reason"].startswith("only headaches are listed")

    def test_stated_clear_days_give_a_list_its_rate(self, read: Any) -> None:
        text = "date,pain\n" + "".join(f"2026-03-{day:02d},5\n" for day in range(1, 29, 4))
        diary = read(text, clear_between=("2026-03-01", "2026-03-28"))
        assert only(headache_days(diary))["value"] == pytest.approx(7.0)


class TestModerateDays:
    """Days of moderate or severe pain in 28."""

    def test_from_four_of_ten(self) -> None:
        assert only(moderate_days(diary_of("4300" * 7)))["value"] == 7.0

    def test_from_another_pain(self) -> None:
        found = moderate_days(diary_of("4300" * 7), moderate_from=3)
        assert only(found)["value"] == 14.0
        assert "3 or more" in found.definition

    @pytest.mark.parametrize(("scale", "pain"), [("0-10", 11), ("0-3", 4), ("0-5", 5.5)])
    def test_a_pain_beyond_the_scale_is_refused(self, scale: str, pain: float) -> None:
        diary = make_diary(pd.DataFrame({"date": ["2026-03-01"], "pain": [2]}), scale=scale)
        for ask in (moderate_days, responders):
            with pytest.raises(ValueError, match="ends at"):
                ask(diary, moderate_from=pain)

    def test_a_headache_without_a_rating_may_have_been_one(self) -> None:
        days = pd.date_range("2026-03-01", periods=28).strftime("%Y-%m-%d")
        pain = [5.0] * 6 + [None] * 4 + [0.0] * 18
        rows = {"date": days, "pain": pain, "headache": ["yes"] * 10 + ["no"] * 18}
        row = only(moderate_days(make_diary(pd.DataFrame(rows))))
        # 24 days of which it is known, 6 of them moderate.
        assert row["value"] == pytest.approx(6 / 24 * 28)
        assert (row["low"], row["high"]) == (6.0, 10.0)

    def test_a_yes_or_no_has_no_such_step(self) -> None:
        days = pd.date_range("2026-03-01", periods=28).strftime("%Y-%m-%d")
        rows = pd.DataFrame({"date": days, "headache": ["yes", "no"] * 14})
        found = moderate_days(make_diary(rows, scale="yes-no"))
        assert only(found)["reason"] == "pain has no such steps on this scale"
        assert "cannot be counted" in found.definition
        row = only(found)
        assert all(pd.isna(row[name]) for name in ("count", "low", "high"))

    def test_a_scale_to_100_has_no_step_unless_it_is_said(self) -> None:
        rows = pd.DataFrame(
            {"date": pd.date_range("2026-03-01", periods=28), "pain": [0.0, 70.0] * 14}
        ).astype({"date": "str"})
        row = only(moderate_days(make_diary(rows, scale="0-100")))
        assert all(pd.isna(row[name]) for name in ("count", "low", "high"))
        said = only(moderate_days(make_diary(rows, scale="0-100"), moderate_from=40))
        assert (said["value"], said["low"], said["high"]) == (14.0, 14.0, 14.0)


def medicine(treatments: list[str | None], pain: list[int]) -> Diary:
    """Make a diary with a treatment for each day."""
    days = pd.date_range("2026-03-01", periods=len(pain)).strftime("%Y-%m-%d")
    return make_diary(pd.DataFrame({"date": days, "pain": pain, "treatment": treatments}))


class TestMedicationDays:
    """Days with acute medicine in 28."""

    def test_days_and_not_doses(self) -> None:
        diary = medicine(["ibuprofen 400 mg; paracetamol 500 mg", "none"] * 14, [5, 0] * 14)
        assert only(medication_days(diary))["value"] == 14.0

    def test_a_headache_left_blank_may_have_had_some(self) -> None:
        row = only(medication_days(medicine(["ibuprofen", None, None, None] * 7, [5, 5, 0, 0] * 7)))
        assert (row["value"], row["low"], row["high"]) == (7.0, 7.0, 14.0)

    def test_what_is_not_recognised_leaves_it_open(self) -> None:
        row = only(medication_days(medicine(["ibuprofen", "xyzzy"] * 14, [5, 5] * 14)))
        assert math.isnan(row["value"])
        assert (row["low"], row["high"]) == (14.0, 28.0)
        assert row["reason"] == "a treatment that is not recognised may have been acute medicine"

    def test_where_treatment_is_never_spoken_of_nothing_is_known(self) -> None:
        row = only(medication_days(diary_of(SEVEN)))
        assert all(math.isnan(row[name]) for name in ("value", "low", "high"))
        assert row["reason"] == "nothing was written down about treatment"


class TestAttacks:
    """Attacks in 28 days."""

    def test_days_in_a_row_are_one_attack(self) -> None:
        # The first may be the rest of an attack that began before the diary.
        row = only(attacks(diary_of("5500" * 7)))
        assert (row["value"], row["low"], row["high"]) == (7.0, 6.0, 7.0)

    def test_after_an_unlogged_day_it_may_be_the_same_attack(self) -> None:
        row = only(attacks(diary_of("0500" + "5.50" + "0" * 20)))
        # 3 began on 27 recorded days; the third may be the rest of the second.
        assert row["value"] == pytest.approx(3 / 27 * 28)
        assert (row["low"], row["high"]) == (2.0, 4.0)

    def test_an_attack_belongs_to_the_period_in_which_it_began(self) -> None:
        signs = "0" * 27 + "5" + "5" + "0" * 27
        assert attacks(diary_of(signs)).table["value"].tolist() == [1.0, 0.0]


class TestMeanPain:
    """Mean pain of headache days, and of all days."""

    def test_of_headache_days_and_of_all(self) -> None:
        diary = diary_of("5300" * 7)
        assert only(mean_pain(diary))["value"] == 4.0
        assert only(mean_pain_all_days(diary))["value"] == 2.0

    def test_an_unlogged_day_may_have_been_anything(self) -> None:
        row = only(mean_pain_all_days(diary_of("4" * 14 + "." + "0" * 13)))
        assert row["value"] == pytest.approx(56 / 27)
        assert (row["low"], row["high"]) == (pytest.approx(2.0), pytest.approx(66 / 28))

    def test_without_headache_there_is_no_mean_of_headache_days(self) -> None:
        row = only(mean_pain(diary_of("0" * 28)))
        assert row["reason"] == "no headache day in the period"
        assert only(mean_pain_all_days(diary_of("0" * 28)))["value"] == 0.0

    def test_a_list_of_headaches_has_the_mean_of_these(self) -> None:
        assert only(mean_pain(diary_of("5...3..." * 3)))["value"] == 4.0
        assert math.isnan(only(mean_pain_all_days(diary_of("5...3..." * 3)))["value"])


def test_every_missing_value_has_a_reason_and_every_value_none() -> None:
    diary = diary_of(SEVEN + "50" * 14, "5..." * 14, "0" * 40, "5" + "." * 40 + "0")
    for missing in ("prorate", "bounds", "complete"):
        table = hdiary.endpoints(diary, anchor=START, missing=missing, periods=2).table
        assert (table["value"].isna() == (table["reason"] != "")).all()
