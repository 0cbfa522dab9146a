"""What misleads a plain comparison of falls: trends, runs, other minutes, coarse ratings."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import make_diary
from hdiary.questions import relief
from hdiary.questions.relief.rules import CLAIMS, LITTLE_MORE
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE

PEOPLE, MANY = 60, 60


def diary_of(
    *,
    slope: float = 0.0,
    late: float = 0.0,
    runs: float = 0.0,
    minutes: tuple[float, float, float] | None = None,
    step: float = 1.0,
    gain: float = 0.0,
    people: int = PEOPLE,
    many: int = MANY,
    sd: float = 1.2,
) -> pd.DataFrame:
    """Make up attacks of many people, treated with ibuprofen or left alone."""
    rng = np.random.default_rng(11)
    shape = (people, many)
    day = np.sort(np.argsort(rng.random((people, 4 * many)), axis=1)[:, :many], axis=1)
    part = day / (4 * many) - 0.5
    week, of = day // 7, np.arange(people)[:, None]
    stubborn, used = (rng.normal(size=(people, 4 * many // 7 + 1)) for _ in range(2))
    lean = late * np.sign(part) + (4 * used[of, week] if runs else 0.0)
    pain = np.clip(rng.normal(5.5, 1.8, shape), step, 10)
    drug = lean + 0.4 * (pain - 5.5) + rng.logistic(size=shape) > 0
    when = np.full(shape, 120.0)
    if minutes:
        when = np.where(drug, minutes[0], minutes[1]) + minutes[2] * rng.normal(size=shape)
        when = np.clip(np.rint(when / 5) * 5, 90, 150)
    fall = 1 + 0.3 * (pain - 5.5) + (when - 120) / 40 + slope * part + runs * stubborn[of, week]
    fall += gain * drug + sd * rng.normal(size=shape)
    before, after = (step * np.rint(np.clip(x, 0, 10) / step) for x in (pain, pain - fall))
    days = pd.Timestamp("2026-01-01") + pd.to_timedelta(day.ravel(), "D")
    frame = pd.DataFrame(
        {
            "patient": np.repeat([f"P{i:02d}" for i in range(people)], many),
            "date": days,
            "pain": np.maximum(before, after).ravel(),
            "treatment": np.where(drug, "ibuprofen", "none").ravel(),
            "pain_before": before.ravel(),
            "pain_after": after.ravel(),
        }
    )
    return frame.assign(after_min=when.ravel()) if minutes else frame


def rows_of(frame: pd.DataFrame, **settings: Any) -> pd.DataFrame:
    return relief(make_diary(frame), **settings).table


def falsely(rows: pd.DataFrame) -> int:
    return int(rows["verdict"].isin(CLAIMS).sum())


def test_attacks_that_ease_over_months_are_not_the_drugs_doing() -> None:
    rows = rows_of(diary_of(slope=2.5, late=1.0))
    assert abs(rows["extra_fall"].mean()) < 0.15
    assert falsely(rows) <= 6


def test_a_drug_used_in_runs_of_weeks_gets_no_credit_for_them() -> None:
    rows = rows_of(diary_of(runs=1.2))
    assert falsely(rows) <= 6
    assert (rows["ci_low"] <= 0).mean() >= 0.9


def test_minutes_that_overlap_are_allowed_for() -> None:
    rows = rows_of(diary_of(minutes=(115.0, 125.0, 12.0)))
    assert abs(rows["extra_fall"].mean()) < 0.15
    assert falsely(rows) <= 6


def test_where_minutes_do_not_overlap_nothing_is_told_and_the_reason_is() -> None:
    rows = rows_of(diary_of(minutes=(90.0, 150.0, 0.0), people=8))
    assert set(rows["verdict"]) == {CANNOT_TELL}
    assert rows[["extra_fall", "ci_low", "ci_high", "p_value", "expected_fall"]].isna().all().all()
    assert rows["reason"].str.contains("90 minutes").all()
    assert rows["reason"].str.contains("150 minutes").all()


@pytest.mark.parametrize("step", [2.0, 5.0])
def test_coarse_ratings_widen_intervals(step: float) -> None:
    rows = rows_of(diary_of(step=step))
    assert falsely(rows) <= 6
    assert (((rows["ci_low"] <= 0) & (rows["ci_high"] >= 0)) | rows["ci_low"].isna()).mean() > 0.88


def test_a_sure_effect_below_a_point_is_not_called_little() -> None:
    rows = rows_of(diary_of(gain=0.55, many=400, people=8, sd=0.8))
    helped = rows[rows["verdict"] == LITTLE_MORE]
    assert len(helped) >= 4
    assert (helped["ci_low"] > 0).all()
    assert (helped["ci_high"] < 1).all()
    assert not ((rows["ci_low"] > 0) & (rows["verdict"] == LITTLE)).any()


def test_its_words_say_that_it_helps_and_by_how_much_at_most() -> None:
    frame = diary_of(gain=0.55, many=400, people=8, sd=0.8)
    who = rows_of(frame).query("verdict == @LITTLE_MORE")["patient"].iloc[0]
    told = relief(make_diary(frame).select(patient=str(who)))
    assert "helps, by less than 1 point" in told.summary()


def test_little_says_its_margin() -> None:
    told = relief(make_diary(diary_of(many=300, people=1).drop(columns="patient")))
    assert told.table["verdict"].tolist() == [LITTLE]
    assert "no difference of 1 point or more" in told.summary()


def test_a_short_diary_is_compared_without_time() -> None:
    frame = diary_of(many=18, people=30)
    still = rows_of(frame)
    moved = frame.assign(date=frame["date"] + pd.to_timedelta(frame.index % 18 * 30, "D"))
    pd.testing.assert_series_equal(rows_of(moved)["extra_fall"], still["extra_fall"])
