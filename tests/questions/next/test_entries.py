"""Entries to ask for: only what is lacking, what hdiary uses afterwards, and in true figures."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import next as ask_next
from hdiary.questions import pattern
from hdiary.questions.next.choose import CANDIDATES
from hdiary.questions.next.rules import NEXT
from hdiary.questions.next.writing import FEWEST_EPISODES
from hdiary.registry import QUESTIONS


def days(many: int, **columns: Any) -> pd.DataFrame:
    """Give entries of days in a row."""
    date = pd.date_range("2026-03-01", periods=many).strftime("%Y-%m-%d")
    return pd.DataFrame({"date": date, **columns})


def ask(frame: pd.DataFrame, **settings: Any) -> pd.DataFrame:
    """Give the steps by what they are."""
    return ask_next(make_diary(frame), **settings).table.set_index("what")


def test_under_two_weeks_the_only_step_is_to_go_on_and_until_when() -> None:
    answer = ask_next(make_diary(days(9, pain=[5, 0, 0] * 3)))
    (row,) = answer.table.to_dict("records")
    assert (row["what"], row["now"], row["brings"]) == ("go on", 9, 14)
    told = answer.summary()
    assert "5 more days." in told
    assert "9 are there" in told


def test_nothing_filled_in_yet_is_no_reason_to_fail() -> None:
    assert ask(days(3, pain=[None] * 3)).index.tolist() == ["go on"]


def test_who_lists_only_headaches_is_asked_for_the_clear_days_first() -> None:
    frame = days(84, pain=[6, None, None, 4] * 21, activity=["driving", None, None, "yoga"] * 21)
    table = ask(frame.dropna(subset="pain"))
    first = table.iloc[0]
    assert first.name == "clear days"
    # 42 of the 84 days are known, all headache: from 14 to 28 in 28.
    assert first["now"] == pytest.approx(14.0, abs=0.2)
    assert first["brings"] == 0
    # 60 recorded days in a row are 9 weeks.
    assert first["weeks"] == 9
    assert "--clear-between 2026-03-01 2026-05-23" in first["command"]


def test_the_range_of_headache_days_is_that_of_the_open_days() -> None:
    pain = [5.0] * 10 + [0.0] * 14 + [None] * 16
    first = ask(days(40, pain=pain, entry=range(40))).loc["clear days"]
    # The last row that says something is day 24, but the diary's rows reach to day 40:
    # headache on 10 to 26 of 40 days, which is 7 to 18.2 in 28.
    assert first["now"] == pytest.approx(28 * 16 / 40)
    assert "from 7 to 18.2 days in 28" in first["reason"]


def test_a_diary_that_is_kept_well_is_not_asked_for_its_clear_days() -> None:
    assert "clear days" not in ask(days(84, pain=[5, 0, 0, 0] * 21)).index


def test_twenty_days_wait_for_the_sixty_that_comparing_takes() -> None:
    frame = days(20, pain=[5, 0] * 10, activity=["desk work", "walking"] * 10)
    first = ask(frame).loc["go on"]
    # 40 more days, every one written, are 6 weeks; 10 headaches are there already.
    assert first["weeks"] == 6
    assert first["now"] == 20
    assert first["brings"] == 62


def test_a_few_headaches_wait_for_more_of_them() -> None:
    pain = [5 if day % 20 == 0 else 0 for day in range(60)]
    first = ask(days(60, pain=pain, activity=["desk work", "walking"] * 30)).loc["go on"]
    # 3 headaches in 60 days; 7 more take 140 days, which are 20 weeks.
    assert first["weeks"] == 20


def test_a_clock_time_is_asked_for_where_few_headaches_have_one() -> None:
    frame = days(28, pain=[5, 0] * 14, activity=["a", "b"] * 14)
    first = ask(frame).loc["clock time"]
    # 14 headaches in 4 weeks, none timed: 5 more take 2 weeks.
    assert (first["now"], first["weeks"]) == (0, 2)
    frame["start"] = ["08:00", None] * 14
    assert "clock time" not in ask(frame).index


def test_with_sleep_in_the_diary_the_clock_time_opens_the_night_before() -> None:
    rng = np.random.default_rng(1)
    frame = days(84, pain=[5, 0, 0, 0] * 21, sleep_hours=rng.integers(5, 9, 84))
    first = ask(frame).loc["clock time"]
    assert "10 headaches that are known to have begun after getting up" in first["reason"]
    assert '"sleep_hours"' in first["reason"]


def test_so_many_clock_times_are_asked_for_as_the_times_of_day_need() -> None:
    settings = pattern(make_diary(days(28, pain=[5, 0] * 14))).settings
    assert settings["min_episodes"] == FEWEST_EPISODES


def test_days_without_a_word_on_what_was_done_are_asked_for_one() -> None:
    first = ask(days(84, pain=[5, 0, 0, 0] * 21)).loc["doings"]
    assert (first["weeks"], first["brings"]) == (9, 60)
    told = days(84, pain=[5, 0, 0, 0] * 21, activity=["driving", "yoga"] * 42)
    assert "doings" not in ask(told).index


def test_headaches_without_a_word_on_treatment_are_asked_for_one() -> None:
    first = ask(days(84, pain=[5, 0, 0, 0] * 21)).loc["treatments"]
    # 21 headache days in 12 weeks; 5 treated and 5 left alone are 10, in 6 weeks.
    assert first["weeks"] == 6


def treated(rated: int, *, second: str = "heat", many: int = 84) -> pd.DataFrame:
    """Give a diary with a headache every other day, treated in turn, so many of them rated."""
    frame = days(many, pain=[6, 0] * (many // 2))
    names = ["ice", None, second, None] * (many // 4)
    frame["treatment"] = names
    frame["pain_before"] = [6.0 if name else None for name in names]
    after = [4.0 + (place % 3) if name else None for place, name in enumerate(names)]
    frame["pain_after"] = [
        value if place < 2 * rated else None for place, value in enumerate(after)
    ]
    return frame


def test_ratings_are_asked_for_where_most_are_lacking() -> None:
    table = ask(treated(0))
    row = table.loc["rate again"]
    # 42 treated in 12 weeks, 21 of each: 5 of each are there after 4 weeks (7 of each).
    assert row["weeks"] == 4
    assert math.isnan(row["now"])
    assert "0 of 42 treated headaches have both ratings" in row["reason"]
    assert "about 14 more" in row["reason"]
    assert "cold; heat" in row["reason"]
    assert "rate again" not in ask(treated(42)).index


def test_how_well_a_difference_would_be_known_follows_from_the_ratings() -> None:
    from scipy import stats

    row = ask(treated(0)).loc["rate again"]
    spread = math.sqrt(1.2**2 + 1 / 12)
    half = stats.t.ppf(0.975, 14 - 3) * spread * math.sqrt(1 / 7 + 1 / 7)
    assert row["brings"] == pytest.approx(half)
    assert "is a usual value" in row["reason"]


def test_a_person_is_called_by_their_own_words() -> None:
    answer = ask_next(make_diary(treated(0)))
    assert "ice (cold) and heat" in answer.summary()


def test_headaches_rated_without_a_word_on_treatment_may_be_said_to_be_left_alone() -> None:
    frame = treated(42)
    blank = frame["treatment"].eq("ice")
    frame.loc[blank, "treatment"] = None
    row = ask(frame).loc["write none"]
    assert row["now"] == 0
    assert row["command"] == "hdiary relief DIARY --blank-is-none"
    assert f"{int(blank.sum())} headaches were rated twice without a word" in row["reason"]


def test_medicine_without_a_name_is_asked_for_it_and_never_drawn_by_lot() -> None:
    frame = days(112, pain=[6, 6, 6, 0] * 28, treatment=["Summatriptan", "heat", "xyz", None] * 28)
    table = ask(frame)
    row = table.loc["name medicine"]
    assert row["brings"] == 0
    # In the last 28 days there were 14 with a treatment that is not known, and none known.
    assert row["now"] == 14
    assert not table["command"].str.contains("Summatriptan|xyz").any()


@pytest.mark.parametrize("scale", ["0-3", "words"])
def test_on_another_scale_no_ratings_are_asked_for_and_nothing_is_called_settled(
    scale: str,
) -> None:
    frame = treated(0).drop(columns=["pain_before", "pain_after"])
    words = {0: "none", 6: "severe"}
    frame["pain"] = [words[p] if scale == "words" else p // 2 for p in frame["pain"]]
    answer = ask_next(make_diary(frame, scale=scale))
    assert not set(answer.table["what"]) & {"rate again", "write none", "by headache"}
    assert "settled" not in set(answer.table["verdict"])


def test_a_question_names_steps_that_there_are() -> None:
    for question in QUESTIONS:
        assert set(question.steps) <= set(CANDIDATES), question.name
        assert bool(question.steps) == (question.name != "next")


def test_only_what_belongs_to_a_question_is_told_when_asked_about_it() -> None:
    diary = make_diary(treated(0))
    table = ask_next(diary, about="relief").table
    assert set(table["what"]) <= {"rate again", "write none", "by headache"}
    assert (table["verdict"] == NEXT).all()
    with pytest.raises(ValueError, match="about is"):
        ask_next(diary, about="next")


def test_a_step_is_never_told_twice(every_kind: dict[str, Diary]) -> None:
    for name, diary in every_kind.items():
        table = ask_next(diary).table
        rows = table.groupby("patient", observed=True)
        assert rows.size().between(1, 3).all(), name
        assert (table["rank"] == rows.cumcount() + 1).all(), name
        assert not table.duplicated(["patient", "what"]).any(), name


@pytest.fixture(scope="module")
def every_kind() -> dict[str, Diary]:
    """Diaries of several kinds."""
    return {
        "poor": make_diary(days(9, pain=[5, 0, 0] * 3)),
        "bare": make_diary(days(84, pain=[5, 0, 0, 0] * 21)),
        "treated": make_diary(treated(20)),
        "listed": make_diary(days(84, pain=[6, None] * 42).dropna()),
    }


def test_several_treatments_of_one_headache_are_counted_as_times() -> None:
    frame = treated(0)
    again = frame.copy()
    again["start"] = "18:00"
    frame["start"] = "09:00"
    twice = pd.concat([frame, again[again["treatment"].notna()]]).sort_values(["date", "start"])
    reason = ask(twice).loc["rate again", "reason"]
    assert "0 of 84 times of treatment have both ratings" in reason
