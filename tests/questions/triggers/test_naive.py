"""The same-day comparison as apps show it, with numbers worked out by hand."""

from __future__ import annotations

from math import erfc, sqrt

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions.exposure.factors import list_factors
from hdiary.questions.exposure.fill import fill_exposure
from hdiary.questions.exposure.grid import lay_grid
from hdiary.questions.triggers.naive import NAIVE_SAYS, NAIVE_WARNING, tabulate_naive
from hdiary.words import say_plain

from ..conftest import daily, random_cohort


def naive(diary: Diary, *, block: int = 10_000, level: float = 0.95) -> pd.DataFrame:
    """Make the table in blocks of people."""
    grid, factors = lay_grid(diary), list_factors(diary, treatments=True)
    parts = []
    for first in range(0, len(diary.patients), block):
        people = slice(first, min(first + block, len(diary.patients)))
        exposure = fill_exposure(diary, grid, factors, people=people)
        parts.append(
            tabulate_naive(diary, grid, factors, exposure=exposure, people=people, level=level)
        )
    return pd.concat(parts, ignore_index=True)


def row(diary: Diary, factor: str, *, level: float = 0.95) -> pd.Series:
    """Give the row of one factor of one person."""
    table = naive(diary, level=level)
    found = table[table["factor"] == factor]
    assert len(found) == 1
    return found.iloc[0]


def by_counts(hurt_with: int, with_: int, hurt_without: int, without: int) -> Diary:
    """Give a diary with these days of driving, in this order."""
    pain = [5.0] * hurt_with + [0.0] * (with_ - hurt_with)
    pain += [5.0] * hurt_without + [0.0] * (without - hurt_without)
    return make_diary(daily(pain, activity=["driving"] * with_ + ["none"] * without))


def test_two_proportions_worked_by_hand() -> None:
    # 12 of 20 against 6 of 30: pooled 0.36, variance 0.36 * 0.64 * (1/20 + 1/30) = 0.0192,
    # z = 0.4 / sqrt(0.0192) = 2.8868, two-sided p = 0.00389.
    found = row(by_counts(12, 20, 6, 30), "driving")
    assert (found["days_with"], found["days_without"]) == (20, 30)
    assert (found["risk_with"], found["risk_without"]) == pytest.approx((0.6, 0.2))
    assert found["risk_difference"] == pytest.approx(0.4)
    assert found["p_value"] == pytest.approx(erfc(0.4 / sqrt(0.0192) / sqrt(2)))
    assert found["p_value"] == pytest.approx(0.00389, abs=5e-6)
    assert found["says"] == "more headaches"
    assert (found["source"], found["kind"], found["patient"]) == ("activity", "yes/no", "1")


def test_fewer_headaches_and_nothing_are_said_by_direction_and_level() -> None:
    assert row(by_counts(4, 20, 18, 30), "driving")["says"] == "fewer headaches"
    # 10 of 20 against 9 of 30: pooled 0.38, z = 0.2 / sqrt(0.019633) = 1.4274, p = 0.1535.
    close = by_counts(10, 20, 9, 30)
    assert row(close, "driving")["p_value"] == pytest.approx(0.1535, abs=5e-5)
    assert row(close, "driving")["says"] == "nothing"
    assert row(close, "driving", level=0.8)["says"] == "more headaches"


def test_a_number_is_split_above_the_persons_own_median() -> None:
    # Median 3.5: above it are the days with 4, 5 and 9, of which two hurt; below, one of three.
    diary = make_diary(daily([5, 0, 4, 0, 0, 6], stress=[4.0, 1.0, 9.0, 2.0, 5.0, 3.0]))
    found = row(diary, "stress")
    assert (found["days_with"], found["days_without"]) == (3, 3)
    assert (found["risk_with"], found["risk_without"]) == pytest.approx((2 / 3, 1 / 3))
    # Changes: -3, 8, -7, 3, -2; the median is -2, so the days with 8 and 3 are above.
    change = row(diary, "stress, change")
    assert (change["days_with"], change["days_without"]) == (2, 3)
    assert (change["risk_with"], change["risk_without"]) == pytest.approx((1 / 2, 1 / 3))
    assert change["kind"] == "change"


def test_medians_are_each_persons_own_over_the_days_that_are_compared() -> None:
    entries = pd.DataFrame(
        {
            "patient": ["A"] * 3 + ["B"] * 3 + ["B"] * 2,
            "date": [f"2026-03-0{d}" for d in (1, 2, 3, 1, 2, 3, 4, 5)],
            "pain": [5, 0, 0, 5, 0, 0, None, None],
            "stress": [1.0, 2.0, 3.0, 11.0, 12.0, 13.0, 99.0, 99.0],
        }
    )
    table = naive(make_diary(entries))
    stress = table[table["factor"] == "stress"]
    assert stress["days_with"].tolist() == [1, 1]
    assert stress["days_without"].tolist() == [2, 2]
    assert stress["risk_without"].tolist() == [0.5, 0.5]


def test_only_days_that_are_recorded_and_said_count() -> None:
    pain = [5.0, 5.0, None, 0.0, 0.0]
    activity = ["driving", None, "driving", "driving", "none"]
    found = row(make_diary(daily(pain, activity=activity)), "driving")
    assert (found["days_with"], found["days_without"]) == (2, 1)
    assert (found["risk_with"], found["risk_without"]) == (0.5, 0.0)


def test_where_there_is_nothing_to_compare_nothing_is_said() -> None:
    always = row(make_diary(daily([5.0, 0.0], activity=["driving"] * 2)), "driving")
    assert (always["days_with"], always["days_without"]) == (2, 0)
    assert np.isnan([always["risk_without"], always["risk_difference"], always["p_value"]]).all()
    assert always["says"] == "nothing"
    alike = row(by_counts(3, 3, 4, 4), "driving")
    assert alike["risk_difference"] == 0
    assert np.isnan(alike["p_value"])
    assert alike["says"] == "nothing"


def test_the_same_day_misleads_where_headaches_send_people_to_bed() -> None:
    # They lie down on every headache day and on no other: the app calls lying down a culprit.
    pain = [5.0, 0.0, 0.0] * 10
    found = row(make_diary(daily(pain, posture=["lying", "none", "none"] * 10)), "lying")
    assert (found["risk_with"], found["risk_without"]) == (1.0, 0.0)
    assert found["says"] == "more headaches"


def cohort() -> Diary:
    """Give people with everything, in calendars of different lengths."""
    entries = random_cohort(7, 40, seed=3)
    rng = np.random.default_rng(4)
    size = len(entries)
    entries["activity"] = [
        [None, "none", "driving", "walking; driving"][k] for k in rng.integers(4, size=size)
    ]
    entries["stress"] = np.where(rng.random(size) < 0.8, rng.integers(0, 11, size), np.nan)
    entries["wine"] = rng.random(size) < 0.4
    short = (entries["patient"] == "P02") & (entries["date"] > "2026-01-20")
    return make_diary(entries[~short])


@pytest.mark.parametrize("block", [1, 3, 6])
def test_blocks_of_people_join_to_the_same_frame(block: int) -> None:
    diary = cohort()
    pd.testing.assert_frame_equal(naive(diary, block=block), naive(diary))


def test_each_person_of_many_is_as_if_alone() -> None:
    diary = cohort()
    many = naive(diary)
    assert set(many["says"]) <= set(NAIVE_SAYS)
    for who in diary.patients:
        alone = naive(diary.select(patient=who)).drop(columns="patient")
        theirs = many[many["patient"] == who].drop(columns="patient")
        # Someone who never drove has no row of it alone.
        theirs = theirs[theirs["factor"].isin(alone["factor"])].reset_index(drop=True)
        pd.testing.assert_frame_equal(theirs, alone)


def test_columns_and_order() -> None:
    diary = cohort()
    table = naive(diary)
    names = [f.name for f in list_factors(diary, treatments=True)]
    assert list(table.columns) == [
        *("patient", "factor", "source", "kind", "days_with", "days_without"),
        *("risk_with", "risk_without", "risk_difference", "p_value", "says"),
    ]
    assert table["factor"].tolist() == names * 7
    assert table["patient"].astype(str).tolist() == np.repeat(diary.patients, len(names)).tolist()
    assert list(table["patient"].cat.categories) == diary.patients


def test_without_factors_the_table_is_empty() -> None:
    table = naive(make_diary(daily([5.0, 0.0])))
    assert len(table) == 0
    assert table.columns[-1] == "says"


def test_exposures_of_other_people_are_refused() -> None:
    diary = cohort()
    grid, factors = lay_grid(diary), list_factors(diary)
    exposure = fill_exposure(diary, grid, factors, people=slice(0, 2))
    with pytest.raises(ValueError, match=r"exposure has the shape \(2, "):
        tabulate_naive(diary, grid, factors, exposure=exposure, people=slice(0, 3))


def test_the_warning_names_each_reason_and_blames_nothing() -> None:
    for reason in ("same day", "yesterday", "Weekends", "slow", "by chance"):
        assert reason in say_plain(NAIVE_WARNING)
    assert "cause" not in say_plain(NAIVE_WARNING)
    assert "trigger" not in say_plain(NAIVE_WARNING)
    assert say_plain(NAIVE_WARNING).count(". ") + 1 == 3
