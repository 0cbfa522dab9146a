"""The sentences about a change, as a patient reads them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions.change.ask import ChangeResult, change
from hdiary.read import read_diary
from hdiary.words import load_words, phrase

from ..conftest import daily
from .test_ask import day, diary_of, make_cohort, spread, tossed

MINUS = "\N{MINUS SIGN}"


def told(result: ChangeResult) -> str:
    return result.summary()


@pytest.fixture(scope="module")
def sample() -> Diary:
    return read_diary("data/sample/diary.csv")


def test_the_sample_reads_well(sample: Diary) -> None:
    lines = told(change(sample, since="2026-04-06", what="exercise")).splitlines()
    assert lines[0].startswith("The diary covers 182 days")
    expected = (
        r"Exercise, since 6 April 2026: about 7\.7 headache days in 28 \(73 recorded days; the "
        r"first 14 days are left out\), against 15\.3 before \(86 recorded days\)\. Estimated "
        rf"change {MINUS}7\.\d \(likely {MINUS}13\.\d to {MINUS}1\.\d\): fewer headache days\."
    )
    assert re.fullmatch(expected, lines[1])
    assert lines[2].startswith("Pain on headache days: 5 of 10 on average (20 rated days), against")
    checked = (
        "As a check, headache days were compared in the same way at 3 earlier dates, before it "
        "began: no change showed there."
    )
    assert checked in lines
    assert any("also shows a start of dry needling" in line for line in lines)


@pytest.mark.parametrize(
    "make",
    [
        lambda: change(diary_of(tossed(0.7, 60), tossed(0.2, 74, seed=1)), since=day(60)),
        lambda: change(diary_of(tossed(0.2, 60), tossed(0.7, 74, seed=1)), since=day(60)),
        lambda: change(diary_of(spread(0.3, 60), [6] * 14, spread(0.3, 74)), since=day(74)),
        lambda: change(diary_of([5, 0] * 5), since=day(4)),
        lambda: change(make_diary(make_cohort(3, 120)), since=day(50)),
    ],
    ids=["fewer", "more", "a bad spell", "ten days", "several people"],
)
def test_nothing_frightens_and_nothing_is_said_to_cause_anything(make: Any) -> None:
    result = make()
    told_ = " ".join([told(result), *result.table["reason"]]).lower()
    forbidden = r"\bcaus|due to|thanks to|\beffect|significan|p-value|fail|danger|alarm|disease"
    assert not re.search(forbidden, told_)
    assert "  " not in told_
    assert "nan" not in told_
    if "Estimated" in told(result):
        assert "the diary cannot say why they differ" in told_


def test_a_bad_spell_is_explained_kindly() -> None:
    result = change(diary_of(spread(0.3, 60), [6] * 14, spread(0.3, 74)), since=day(74))
    assert (
        "It began in a bad spell: the last 14 days of the time before were clearly worse than the "
        "rest of it (headache days and pain). Such a spell often passes by itself"
    ) in told(result)


def test_earlier_dates_at_which_a_change_showed_are_counted() -> None:
    pain = np.r_[tossed(0.9, 70), tossed(0.5, 70, seed=1), tossed(0.05, 100, seed=3)]
    result = change(diary_of(pain), since=day(140))
    tried = result.placebo[result.placebo["outcome"] == "headache_days_28"]
    assert (tried["p_value"] < 0.05).any()
    if (result.table["verdict"] == "fewer headache days").any():
        assert "a change showed too, so read this one with care" in told(result)


def test_no_check_is_told_where_nothing_is_claimed() -> None:
    result = change(diary_of(tossed(0.5, 200)), since=day(100))
    assert not result.placebo.empty
    assert not set(result.table["verdict"]) & {"fewer headache days", "more headache days"}
    assert "As a check" not in told(result)


def test_days_left_out_are_told_on_their_own_side() -> None:
    result = change(diary_of(tossed(0.5, 150)), since=day(70), settle=1, washout=7)
    assert "; the first day is left out), against" in told(result)
    assert "; the last 7 days are left out). Estimated" in told(result)
    plain = change(diary_of(tossed(0.5, 150)), since=day(70), settle=0)
    assert "left out" not in told(plain).splitlines()[1]


def test_an_interval_never_leaves_the_scale() -> None:
    result = change(diary_of([5] * 50, [0] * 60), since=day(50), settle=0)
    assert result.table["ci_low"].iloc[0] == -28
    assert f"(likely {MINUS}28 to" in told(result)


def test_a_start_that_cannot_be_compared_is_one_sentence() -> None:
    lines = told(change(diary_of(tossed(0.5, 120)), since=day(-30), what="yoga")).splitlines()
    assert lines[1:] == [
        "Yoga, since 2 December 2025: not enough data; it began before the diary or on its first "
        "day."
    ]


def test_where_nothing_began_it_says_what_to_do() -> None:
    diary = replace(diary_of(tossed(0.5, 100)), columns_in=frozenset({"treatment"}))
    assert "give its first day yourself (since)" in told(change(diary))
    no_column = told(change(diary_of(tossed(0.5, 100)), what=["yoga", "hot baths"]))
    assert "understood as treatment, so it cannot show a start of yoga or hot baths" in no_column
    assert "The diary shows no start of yoga or hot baths that was kept up" in told(
        change(diary, what=["yoga", "hot baths"])
    )


def test_an_empty_diary_says_so() -> None:
    blank = make_diary(pd.DataFrame({"date": [day(0), day(1)], "pain": [np.nan, np.nan]}))
    assert "Nothing has been filled in yet." in told(change(blank, since=day(1)))


def test_several_people_are_counted_and_never_named() -> None:
    result = change(
        make_diary(make_cohort(5, 120)), since={"P000": day(50), "P001": day(70)}, what="yoga"
    )
    assert told(result).startswith("The diary holds 5 people.\nYoga began for 2 people; 2 had")
    assert "P000" not in told(result)


def test_names_are_shown_as_they_are_and_safely() -> None:
    result = change(diary_of(tossed(0.5, 150)), since=day(60), what="<b>żółć</b>")
    assert "<b>żółć</b>, since" in told(result)
    assert "<b>żółć" not in result._repr_html_()


def test_scales_without_an_answer_are_named() -> None:
    pain = np.where(tossed(0.5, 150) > 0, 2.0, 0.0).tolist()
    result = change(make_diary(daily(pain), scale="0-3"), since=day(60))
    assert (
        "Pain on headache days: not enough data; pain was noted 0 to 3; this needs a scale of 0 "
        "to 10."
    ) in told(result)


def test_several_starts_without_an_answer_are_one_line() -> None:
    pain = np.r_[tossed(0.5, 60), tossed(0.5, 60, seed=3), tossed(0.5, 60, seed=4)]
    result = change(
        diary_of(pain), since=[day(60), day(75), day(170)], what=["yoga", "tea", "salt"]
    )
    open_ = {"cannot tell yet", "not enough data"}
    assert set(result.table["verdict"]) <= open_
    lines = told(result).splitlines()
    (folded,) = [one for one in lines if one.startswith("Cannot tell yet: ")]
    assert all(f"{name}, since" in folded for name in ("yoga", "tea", "salt"))
    assert sum("since" in one and ": " in one for one in lines) == 1


def test_little_or_no_difference_says_how_little() -> None:
    result = change(diary_of(spread(0.4, 300)), since=day(150))
    assert "little or no difference: no change of 4 days in 28 or more" in told(result)


@pytest.mark.parametrize(
    ("low", "words"),
    [
        (-3.8, "fewer headache days, though by less than the 4 days in 28 that usually matter"),
        (-7.3, "fewer headache days; whether by the 4 days in 28 that usually matter is open"),
    ],
)
def test_a_change_is_called_small_only_where_its_interval_is(low: float, words: str) -> None:
    result = change(diary_of(tossed(0.7, 60), tossed(0.2, 74, seed=1)), since=day(60))
    days = result.table["outcome"] == "headache_days_28"
    changed: dict[str, Any] = {
        "change": -2.9,
        "ci_low": low,
        "ci_high": -0.5,
        "verdict": "fewer headache days",
    }
    table = result.table.copy()
    for name, value in changed.items():
        table[name] = table[name].mask(days, value)
    assert words in told(replace(result, table=table))


def test_a_caution_says_what_was_compared_and_where_a_change_was_found() -> None:
    caution = phrase("change.caution.earlier", shown=5, n=21)
    assert load_words("en")(caution) == (
        "the same comparison at 21 earlier days of this diary, before it began, found a change at 5"
    )
    assert "an 21 früheren Tagen dieses Tagebuchs, vor dem Beginn" in load_words("de")(caution)
