"""Side, places, neck, hours, weekdays and lengths, against a diary worked on paper."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import pattern
from hdiary.read import read_diary
from hdiary.stats import wilson_interval

from ..conftest import daily, four_weeks, random_cohort


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
    assert result.lengths["pain_hours"].tolist() == [6.0, 4.0, 10.0, 8.0, 5.0]


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
    assert "at least one weekday was never recorded" in row["verdict"]


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


@pytest.mark.slow
def test_one_person_of_many_is_as_alone() -> None:
    frame = random_cohort(4, 70, seed=5)
    together = pattern(make_diary(frame))
    apart = [pattern(make_diary(mine)) for _, mine in frame.groupby("patient")]
    for name in ("table", "sides", "places", "place_sides", "hours", "weekdays", "lengths"):
        alone = pd.concat(
            [getattr(one, name).astype({"patient": "str"}) for one in apart],
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
        "The diary covers 28 days, 2 March 2026 to 29 March 2026; 24 of them were recorded (86%).",
        "It holds 7 headache episodes on 8 headache days (an episode: headaches with less than "
        "24 hours free between them).",
        "No side clearly leads: of 7 episodes, right only 5, left only 1 and both sides 1.",
        "It was felt most often here: neck (67%), back of head (33%) and forehead (17%).",
        "The neck was involved (neck pain noted or the neck named) in 67% (likely 30% to 90%) of "
        "the 6 episodes that tell; neck pain comes commonly with migraine too (69% of 487 people, "
        "Lampl 2015): for you and your clinician to look at together.",
        "No time of day stands out among the 6 episodes with a known start.",
        "Of 5 episodes with every start and end written down, half lasted 6 hours or more, "
        "pauses left out.",
    ]


@pytest.mark.parametrize("setting", [{"min_episodes": 0}, {"level": 95}])
def test_wrong_settings_are_refused(paper: Diary, setting: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="such as"):
        pattern(paper, **setting)  # type: ignore[arg-type]


def words_of(sides: list[str | None]) -> str:
    return pattern(spaced(sides)).summary()


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        (["right"] * 3 + ["left"], "for 4 episodes (right only 3 and left only 1): too few to say"),
        ([None] * 6, "The side was not written down for any episode."),
        (["right"] * 5 + ["left"] * 3, "No side clearly leads: of 8 episodes, right only 5 and"),
        (
            ["right"] * 9 + ["left"] + ["both"] * 6 + ["shifting"] * 2,
            "On one side only in 10 of 18 episodes, nearly always the right (right only 9,",
        ),
        (
            ["left"] * 6 + ["both"] * 6,
            "On one side only in 6 of 12 episodes, each time the left (left only 6 and",
        ),
        (["right"] * 12 + ["left"], "keeps mostly to the right side: 92% (likely"),
        (["both"] * 12 + ["left"], "The headache is mostly on both sides: in 92%"),
        (["shifting"] * 12 + ["left"], "The headache mostly changes sides: in 92%"),
    ],
)
def test_a_side_leads_only_beyond_chance(sides: list[str | None], words: str) -> None:
    assert words in words_of(sides)


def test_places_that_are_not_counted_leave_no_empty_sentence() -> None:
    diary = make_diary(daily([5.0, 0.0, 0.0] * 8, location=["elbow", None, None] * 8))
    assert "most often here" not in pattern(diary).summary()


@pytest.mark.parametrize(
    ("starts", "words"),
    [
        (["23:00", "02:00", "05:00", "09:00", "14:00", "19:00"], "No time of day stands out"),
        (["09:00"] * 12, "more began in the morning (12) than an even spread"),
        (["09:00", "19:00"] * 10, "more began in the morning (10) and in the evening (10) than"),
    ],
)
def test_a_time_of_day_stands_out_only_beyond_its_share(starts: list[str], words: str) -> None:
    pain, start = [5.0, 0.0, 0.0] * len(starts), []
    for clock in starts:
        start += [clock, None, None]
    assert words in pattern(make_diary(daily(pain, start=start))).summary()


def test_pauses_do_not_count_as_headache() -> None:
    # Three hours at night and three the next evening are one episode of 24 hours, 6 of them pain.
    rows = [
        row
        for day in range(1, 25, 4)
        for row in (
            (f"2026-01-{day:02d}", 5, "20:00", "23:00"),
            (f"2026-01-{day + 1:02d}", 5, "17:00", "20:00"),
        )
    ]
    result = pattern(make_diary(pd.DataFrame(rows, columns=["date", "pain", "start", "end"])))
    row = result.table.iloc[0]
    assert (row["median_hours"], row["median_pain_hours"]) == (24.0, 6.0)
    assert result.lengths["pain_hours"].tolist() == [6.0] * 6
    assert "half lasted 6 hours or more" in result.summary()


@pytest.mark.parametrize(
    ("episodes", "words"),
    [(2, "not known: only 2 have every start"), (3, "half lasted 20 minutes or more")],
)
def test_short_lengths_are_told_in_minutes_and_few_not_at_all(episodes: int, words: str) -> None:
    times = {
        "start": ["09:00", None, None] * episodes,
        "end": ["09:20", None, None] * episodes,
    }
    assert words in pattern(make_diary(daily([5.0, 0.0, 0.0] * episodes, **times))).summary()


def placed(*places: str | None, **columns: object) -> Diary:
    """Give a diary with a headache on every third day, one place or more each."""
    days = pd.date_range("2026-01-01", periods=len(places), freq="3D").strftime("%Y-%m-%d")
    return make_diary(pd.DataFrame({"date": days, "pain": 5, "location": places, **columns}))


def test_places_that_are_not_recognised_leave_the_neck_open() -> None:
    result = pattern(placed(*["C2-C3"] * 8))
    row = result.table.iloc[0]
    assert (row["episodes_with_place"], row["episodes_place_unknown"]) == (0, 8)
    assert (row["episodes_with_neck"], row["episodes_neck_unknown"]) == (0, 8)
    assert np.isnan(row["neck_share"])
    assert "neck not known: places were not recognised" in row["verdict"]
    words = result.summary()
    assert 'The places written down were not recognised ("C2-C3")' in words
    assert "Whether the neck was involved is not known for 8 episodes." in words
    assert "0%" not in words


def test_some_places_that_are_not_recognised_give_bounds_and_no_share() -> None:
    # Six with the neck, six without it, and four that may have been either.
    result = pattern(placed(*["neck"] * 6, *["temple"] * 6, *["temple; C2"] * 4))
    row = result.table.iloc[0]
    assert (row["episodes_with_neck"], row["episodes_neck"]) == (12, 6)
    assert row["episodes_neck_unknown"] == 4
    assert np.isnan(row["neck_share"])
    assert np.isnan(row["place_temple_share"])
    assert row["neck_low"] == pytest.approx(float(wilson_interval(6, 16)[0]))
    assert row["neck_high"] == pytest.approx(float(wilson_interval(10, 16)[1]))
    assert (
        "in 6 of the 12 episodes that tell; in 4 more it is not known, because a place is not "
        "recognised." in result.summary()
    )


def test_a_few_places_that_are_not_recognised_cost_no_share_but_widen_its_interval() -> None:
    row = pattern(placed(*["neck"] * 10, *["temple"] * 9, "C2")).table.iloc[0]
    assert row["neck_share"] == pytest.approx(10 / 19)
    assert row["neck_high"] == pytest.approx(float(wilson_interval(11, 20)[1]))


def test_pain_of_the_neck_that_was_rated_tells_whatever_the_place() -> None:
    row = pattern(placed(*["C2"] * 6, neck_pain=[3, 0, 0, 4, 0, 0])).table.iloc[0]
    assert row["neck_share"] == pytest.approx(2 / 6)


def test_words_that_are_long_or_stand_once_are_not_repeated() -> None:
    long = "where it always sits when I have been at my desk for long"
    result = pattern(placed("C2", "under the hat", "C2", long, long))
    assert result.unknown_places == ("C2",)


def test_what_no_column_could_hold_is_not_called_left_out() -> None:
    result = pattern(make_diary(daily([5.0, 0.0, 0.0] * 8)))
    assert "No column of this diary was understood as side" in result.summary()
    assert "understood as their start and end" in result.summary()
    verdict = result.table["verdict"].iloc[0]
    assert "no column was understood as side; no column was understood as place" in verdict
    assert "fewer than" not in verdict


def written(tmp_path: Path, side: list[str]) -> Diary:
    """Give a diary read from a file with a headache on every third day."""
    days = pd.date_range("2026-01-01", periods=len(side), freq="3D").strftime("%Y-%m-%d")
    path = tmp_path / "diary.csv"
    pd.DataFrame({"Date": days, "Pain": 5, "Side": side}).to_csv(path, index=False)
    return read_diary(path)


def test_a_side_that_is_not_recognised_is_not_called_left_out(tmp_path: Path) -> None:
    words = pattern(written(tmp_path, ["upstairs"] * 8)).summary()
    assert "What was written of the side was not recognised, so the side is not known." in words
    some = pattern(written(tmp_path, ["upstairs", "left"] * 8)).summary()
    assert "Some of what was written of the side was not recognised" in some
    blank = pattern(written(tmp_path, [""] * 8)).summary()
    assert "The side was not written down for any episode." in blank


def test_lengths_without_clock_times_are_said_to_be_written_down() -> None:
    pain = [5 if day % 4 == 0 else 0 for day in range(28)]
    hours = [6.0 if day % 4 == 0 else None for day in range(28)]
    told = pattern(make_diary(daily(pain, duration_h=hours))).summary()
    assert "though lengths are written down" in told
    assert "understood as their start" not in told


@pytest.mark.parametrize(("stiff", "neck"), [("yes", 12), ("no", 0)])
def test_the_neck_on_clear_days_stands_beside_that_in_headaches(stiff: str, neck: int) -> None:
    """A neck that is stiff every day says nothing of headaches."""
    rows = "".join(
        f"2026-03-{day:02d},{0 if day % 2 else 5},{stiff if day % 2 else 'yes'}\n"
        for day in range(1, 25)
    )
    answer = pattern(read_diary(f"date,pain,Neck stiff?\n{rows}".encode()))
    row = answer.table.iloc[0]
    assert (row["neck_share"], row["clear_days_with_neck"], row["clear_days_neck"]) == (1, 12, neck)
    assert f"it was so on {neck} of the 12 clear days that tell" in answer.summary()


def test_few_clear_days_that_tell_of_the_neck_are_not_told_of() -> None:
    rows = "".join(f"2026-03-{day:02d},5,yes\n" for day in range(1, 25))
    clear = "".join(f"2026-04-{day:02d},0,no\n" for day in range(1, 10))
    answer = pattern(read_diary(f"date,pain,Neck stiff?\n{rows}{clear}".encode()))
    assert answer.table["clear_days_with_neck"].tolist() == [9]
    assert "clear days that tell" not in answer.summary()


@pytest.mark.parametrize(("column", "no"), [("location", ""), ("neck_pain", "")])
def test_a_neck_that_is_only_ever_noted_says_nothing_of_other_clear_days(
    column: str, no: str
) -> None:
    """Named on half of the clear days and blank on the others: a blank is no "it was well"."""
    yes = "neck" if column == "location" else "3"
    rows = "".join(
        f"2026-03-{day:02d},{0 if day % 2 else 5},{no if day % 4 == 1 else yes}\n"
        for day in range(1, 29)
    ) + "".join(f"2026-04-{day:02d},0,{no if day % 2 else yes}\n" for day in range(1, 29))
    answer = pattern(read_diary(f"date,pain,{column}\n{rows}".encode()))
    assert answer.table["clear_days_with_neck"].tolist() == [0]
    assert "clear days that tell" not in answer.summary()
