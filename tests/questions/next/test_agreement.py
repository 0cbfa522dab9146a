"""What an answer says would tell it, and what `hdiary next` says, are the same on one diary."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import change, dose, triggers
from hdiary.questions import next as ask_next
from hdiary.questions.change.soonest import find_days as days_of_change
from hdiary.questions.next.rules import HARDLY, NEXT, SETTLED
from hdiary.simulate import simulate_diaries
from hdiary.words import load_words

SEEDS = range(20)
COINS = 12
"""From this seed on diaries are tossed by coins, with little else to tell."""


@cache
def made(seed: int) -> Diary:
    """Make a diary of one person, of another length and with other gaps for each seed."""
    if seed >= COINS:
        return tossed(seed)
    frame = simulate_diaries(days=(50, 75, 110, 160, 220, 300)[seed % 6], seed=seed).entries
    if seed % 3 == 2:
        frame = frame[np.random.default_rng(seed).random(len(frame)) < 0.85]
    first = pd.to_datetime(frame["date"]).min() + pd.Timedelta(days=(30, 45, 60)[seed % 3])
    begun = (pd.to_datetime(frame["date"]) >= first) & (np.arange(len(frame)) % 3 == 0)
    told = frame["treatment"].astype("object").where(~begun, "exercise 20 min")
    return make_diary(frame.assign(treatment=told))


def tossed(seed: int) -> Diary:
    """Make a diary with exercise for its last two months, and coffee on every other day."""
    rng = np.random.default_rng(seed)
    days, begun = 160 + 20 * (seed % 4), 110 + 20 * (seed % 4)
    frame = pd.DataFrame(
        {
            "date": pd.date_range("2026-01-01", periods=days).strftime("%Y-%m-%d"),
            "pain": np.where(rng.random(days) < 0.5, 5, 0),
            "coffee": rng.integers(0, 2, days),
            "treatment": ["exercise" if n >= begun and n % 2 else None for n in range(days)],
        }
    )
    return make_diary(frame)


@cache
def answers(seed: int) -> dict[str, Any]:
    diary = made(seed)
    asked = {"change": change(diary), "triggers": triggers(diary), "dose": dose(diary)}
    return asked | {f"next {of}": ask_next(diary, about=of) for of in asked}


def steps(seed: int, of: str) -> pd.DataFrame:
    table: pd.DataFrame = answers(seed)[f"next {of}"].table
    return table


@pytest.mark.parametrize("seed", SEEDS)
def test_the_days_that_a_change_waits_for_are_those_of_the_next_step(seed: int) -> None:
    answer = answers(seed)["change"]
    rows = answer.table[answer.table["outcome"] == "headache_days_28"].to_dict("records")
    waiting = {str(row["verdict"]) for row in rows if days_of_change(row, answer) is not None}
    mine = steps(seed, "change")
    waits = mine[mine["what"] == "wait"]
    assert len(waits) == len(waiting)
    for step in waits["step"]:
        # The same number stands in both, in weeks, months or days.
        number = re.search(r"(\d+) more (week|month|day)", step)
        assert number is not None
        assert re.search(rf"about {number[1]} more {number[2]}", answer.summary())
    if set(ask_next(made(seed)).table["verdict"]) == {HARDLY}:
        days = re.search(r"about (\d+) more days? with an entry", answer.summary())
        assert days is None or f"{days[1]} more day" in ask_next(made(seed)).summary()


@pytest.mark.parametrize("seed", SEEDS)
def test_the_days_that_factors_wait_for_are_those_of_the_next_step(seed: int) -> None:
    told = answers(seed)["triggers"].summary()
    sentence = re.search(r"A factor that doubles the odds of headache would show[^.]*\.", told)
    diary = made(seed)
    mine = ask_next(diary).table, steps(seed, "triggers")
    for table in mine:
        waits = table[table["what"] == "more days"]
        if len(waits):
            assert sentence is not None
            assert waits["reason"].iloc[0] == sentence[0]
    if sentence is not None:
        # No more than three are told.
        assert "more days" in set(mine[1]["what"]) or len(mine[1]) == 3


@pytest.mark.parametrize("of", ["change", "triggers", "dose"])
@pytest.mark.parametrize("seed", SEEDS)
def test_where_no_step_would_tell_no_answer_promises_one(seed: int, of: str) -> None:
    verdicts = set(steps(seed, of)["verdict"])
    told = answers(seed)[of].summary()
    if verdicts == {HARDLY}:
        assert not re.search(r"about \d+( to \d+)? more (day|week|month)", told)
        assert "each evening" not in told
    # An experiment is told of as one that `hdiary next` may propose, and with no length of its own.
    assert "two weeks with" not in told
    assert "longer periods with" not in told
    if "cannot tell yet" in told:
        assert verdicts <= {NEXT, HARDLY, SETTLED}


@pytest.mark.parametrize("heading", ["wine", "screen"])
def test_what_was_written_down_only_when_it_was_there_is_asked_for_each_evening(
    heading: str,
) -> None:
    rng = np.random.default_rng(2)
    frame = pd.DataFrame(
        {
            "date": pd.date_range("2026-01-01", periods=160).strftime("%Y-%m-%d"),
            "pain": np.where(rng.random(160) < 0.4, 6, 0),
            heading: np.where(rng.random(160) < 0.3, 1.0, np.nan),
        }
    )
    diary = make_diary(frame)
    assert 'write "no" or 0 on the other days' in triggers(diary).summary()
    answer = ask_next(diary, about="triggers")
    mine = answer.table.set_index("what").loc["evenings"]
    assert mine["step"] == f'Write "{heading}" down each evening, with "no" or 0 where it was not.'
    assert "jeden Abend" in answer.summary(language="de")


def test_the_diaries_hold_all_of_it() -> None:
    every = {(of, what) for seed in SEEDS for of in ("change", "triggers")
             for what in steps(seed, of)["what"]}  # fmt: skip
    assert {("change", "wait"), ("triggers", "more days"), ("change", "nothing")} <= every


@pytest.mark.parametrize("language", ["en", "de"])
def test_next_does_not_send_to_itself(language: str) -> None:
    strings = load_words(language).strings["next"]

    def sentences(told: Any) -> list[str]:
        if isinstance(told, str):
            return [told]
        many = told.values() if isinstance(told, dict) else told
        return [one for part in many for one in sentences(part)]

    # But for the line under another answer.
    sends = [one for one in sentences(strings) if "hdiary next" in one]
    assert sends == [strings["open_line"]]


def test_the_weeks_in_a_sentence_are_those_of_the_table() -> None:
    frame = pd.DataFrame(
        {
            "date": pd.date_range("2026-03-01", periods=84).strftime("%Y-%m-%d"),
            "pain": [6, None, None, 4] * 21,
            "activity": ["driving", None, None, "yoga"] * 21,
        }
    )
    for diary in (frame.dropna(subset="pain"), frame.drop(columns="activity").dropna()):
        row = ask_next(make_diary(diary)).table.set_index("what").loc["clear days"]
        assert f"every day written for {row['weeks']:.0f} weeks" in row["reason"]
