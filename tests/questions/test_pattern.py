"""Side, places, neck, hours, weekdays and lengths, against a diary worked on paper."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import pattern
from hdiary.stats import wilson_interval

from .conftest import daily, four_weeks, random_cohort


def test_four_weeks_worked_on_paper(paper: Diary) -> None:
    row = pattern(paper).table.iloc[0]
    # 2, 5, 9, 13, 16, 18 to 19, and 23 March.
    assert row["episodes"] == 7
    assert row["episodes_with_side"] == 7
    assert row["side_locked_share"] == pytest.approx(5 / 7)
    assert row["dominant_side"] == "right"
    assert (row["side_locked_low"], row["side_locked_high"]) == pytest.approx(
        tuple(float(end) for end in wilson_interval(5, 7))
    )
    # The 23rd says no place; the neck is named on 2, 5, 16 and 18.
    assert (row["episodes_with_place"], row["episodes_with_neck"]) == (6, 6)
    assert row["neck_share"] == row["place_neck_share"] == pytest.approx(4 / 6)
    assert row["place_back_of_head_share"] == pytest.approx(2 / 6)
    assert row["place_temple_share"] == row["place_forehead_share"] == pytest.approx(1 / 6)
    assert row["place_whole_head_share"] == 0.0
    # 6, 4, 10, 8 and 5 hours; the 13th has no end and the 23rd no time.
    assert (row["hours_known"], row["median_hours"]) == (5, 6.0)
    # 08:00, 09:30, 08:15, 16:00, 07:45 and 22:00.
    assert row["onset_known"] == 6
    assert row["hour_08_share"] == pytest.approx(2 / 6)
    assert row["hour_22_share"] == pytest.approx(1 / 6)
    assert row["hour_12_share"] == 0.0
    # Mondays 2, 9, 16 and 23 all hurt; of Thursdays the 5th and, past midnight, the 19th.
    assert row["weekday_monday_share"] == 1.0
    assert row["weekday_thursday_share"] == pytest.approx(2 / 4)
    assert row["weekday_sunday_share"] == 0.0
    assert row["verdict"] == "answered"


def test_long_frames_hold_the_counts_behind_the_shares(paper: Diary) -> None:
    result = pattern(paper)
    sides = result.sides.set_index("side")["episodes"]
    assert sides.to_dict() == {"left": 1, "right": 5, "both": 1, "shifting": 0}
    neck = result.places.set_index("place").loc["neck"]
    assert (neck["episodes"], neck["said"]) == (4, 6)
    assert (neck["ci_low"], neck["ci_high"]) == pytest.approx(
        tuple(float(end) for end in wilson_interval(4, 6))
    )
    both = result.place_sides.set_index(["place", "side"])["episodes"]
    assert both[("neck", "right")] == 3
    assert both[("neck", "both")] == both[("back of head", "both")] == 1
    assert both[("forehead", "left")] == 1
    assert both.sum() == 8
    hours = result.hours.set_index("hour")["episodes"]
    assert hours[hours > 0].to_dict() == {7: 1, 8: 2, 9: 1, 16: 1, 22: 1}
    saturday = result.weekdays.set_index("weekday").loc["saturday"]
    assert (saturday["recorded"], saturday["headache_days"]) == (1, 0)
    assert result.lengths["hours"].tolist() == [6.0, 4.0, 10.0, 8.0, 5.0]


def spaced(sides: list[str | None]) -> Diary:
    """One episode every third day, with these sides."""
    pain: list[float | None] = []
    words: list[str | None] = []
    for side in sides:
        pain += [5.0, 0.0, 0.0]
        words += [side, None, None]
    return make_diary(daily(pain, side=words))


def test_a_tie_has_no_dominant_side() -> None:
    row = pattern(spaced(["left", "right", "both"] * 2)).table.iloc[0]
    assert pd.isna(row["dominant_side"])
    assert row["side_locked_share"] == pytest.approx(2 / 6)


def test_four_episodes_with_a_side_are_too_few() -> None:
    diary = spaced(["left"] * 4 + [None] * 4)
    row = pattern(diary).table.iloc[0]
    assert (row["episodes"], row["episodes_with_side"]) == (8, 4)
    assert row[["side_locked_share", "side_locked_low", "dominant_side"]].isna().all()
    assert "fewer than 5 episodes with a side" in row["verdict"]
    assert pattern(diary, min_episodes=4).table.iloc[0]["side_locked_share"] == 1.0


def test_a_list_of_attacks_has_no_weekday_shares_but_counts() -> None:
    pain: list[float | None] = [5.0 if day % 3 == 0 else None for day in range(60)]
    result = pattern(make_diary(daily(pain)))
    assert result.weekdays["share"].isna().all()
    assert result.weekdays["headache_days"].sum() == 20
    assert "no weekday shares: only headaches are listed" in result.table["verdict"].iloc[0]


def test_a_weekday_that_was_never_recorded_is_named() -> None:
    row = pattern(make_diary(daily([5.0, 0.0, 5.0, 0.0]))).table.iloc[0]
    assert pd.isna(row["weekday_monday_share"])
    assert "a weekday was never recorded" in row["verdict"]


def test_no_headache_at_all_is_said_plainly() -> None:
    result = pattern(make_diary(daily([0.0] * 30)))
    assert result.table["episodes"].iloc[0] == 0
    assert result.summary().splitlines() == [
        "The diary covers 30 days, 1 January 2026 to 30 January 2026, and all were recorded.",
        "No headache was written down.",
    ]


def test_shares_of_hours_sides_and_weekday_counts_add_up() -> None:
    result = pattern(make_diary(random_cohort(3, 60, seed=7)))
    for frame in (result.hours, result.sides):
        sums = frame.groupby("patient", observed=True)["share"].sum()
        np.testing.assert_allclose(sums, 1.0)
    days = result.weekdays.groupby("patient", observed=True)[["recorded", "headache_days"]].sum()
    counted = result.coverage.set_index("patient")[["recorded", "headache_days"]]
    np.testing.assert_array_equal(days, counted)


def test_one_person_of_many_is_as_alone() -> None:
    frame = random_cohort(4, 70, seed=5)
    together = pattern(make_diary(frame))
    for name in ("table", "sides", "places", "place_sides", "hours", "weekdays", "lengths"):
        alone = pd.concat(
            [
                getattr(pattern(make_diary(mine)), name).astype({"patient": "str"})
                for _, mine in frame.groupby("patient")
            ],
            ignore_index=True,
        )
        whole = getattr(together, name).astype({"patient": "str"})
        pd.testing.assert_frame_equal(whole, alone)


def test_mirroring_the_sides_mirrors_the_answer() -> None:
    frame = four_weeks()
    mirrored = frame.assign(side=frame["side"].replace({"left": "right", "right": "left"}))
    before, after = (pattern(make_diary(f)).table.iloc[0] for f in (frame, mirrored))
    assert after["dominant_side"] == "left"
    assert after["side_locked_share"] == before["side_locked_share"]


def test_shuffled_rows_and_moved_weeks_change_nothing() -> None:
    frame = random_cohort(2, 60, seed=6)
    moved = frame.assign(date=pd.to_datetime(frame["date"]) + pd.Timedelta(days=28))
    before = pattern(make_diary(frame))
    for other in (frame.sample(frac=1, random_state=1), moved):
        after = pattern(make_diary(other))
        for name in ("table", "places", "place_sides", "weekdays", "lengths"):
            pd.testing.assert_frame_equal(getattr(before, name), getattr(after, name))


def test_the_summary_says_it_in_words(paper: Diary) -> None:
    assert pattern(paper).summary().splitlines() == [
        "The diary covers 28 days, 2 March 2026 to 29 March 2026; 24 of them were recorded (86 %).",
        "It holds 7 headache episodes on 8 headache days.",
        "The headache keeps mostly to the right side: 71 % (likely between 36 and 92 %) of "
        "7 episodes were on that side only.",
        "It was felt most often here: neck (67 %), back of head (33 %) and forehead (17 %).",
        "The neck was involved in 67 % (likely between 30 and 90 %) of the 6 episodes that say "
        "where it hurt; several kinds of headache come with neck pain, so this is "
        "for you and your clinician to look at together.",
        "It began most often in the morning: in 3 of 6 episodes with a known start.",
        "Half of the 5 episodes with a known start and end lasted 6 hours or longer.",
    ]


@pytest.mark.parametrize("setting", [{"min_episodes": 0}, {"level": 95}])
def test_wrong_settings_are_refused(paper: Diary, setting: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="such as"):
        pattern(paper, **setting)  # type: ignore[arg-type]
