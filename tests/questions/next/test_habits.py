"""A habit that works over weeks: tried in long periods, under the name that the person uses."""

from __future__ import annotations

import shlex
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import make_diary
from hdiary.questions import next as ask_next
from hdiary.trials.arms import names_of
from hdiary.words import load_words


def stretched(word: str) -> Any:
    """Give a diary of half a year with stretching in its second half, every other day."""
    rng = np.random.default_rng(3)
    days = pd.date_range("2026-01-01", periods=180)
    pain = np.where(rng.random(180) < 0.7, 5, 0)
    done = [word if at >= 90 and at % 2 else None for at in range(180)]
    frame = pd.DataFrame({"date": days, "pain": pain, "treatment": done})
    return ask_next(make_diary(frame), about="change")


@pytest.fixture(scope="module")
def asked() -> Any:
    return stretched("Dehnen")


def test_the_first_week_of_each_period_does_not_count(asked: Any) -> None:
    (command,) = [c for c in asked.table["command"] if "periods" in c]
    said = shlex.split(command)
    assert said[said.index("--length") + 1] == "14"
    assert said[said.index("--washout") + 1] == "7"
    assert "the first 7 days of each period do not count" in asked.summary()


def test_the_command_has_the_persons_own_word_which_a_plan_takes(asked: Any) -> None:
    (command,) = [c for c in asked.table["command"] if "periods" in c]
    arm = shlex.split(command)[5]
    assert arm == "Dehnen"
    assert "stretching" in names_of(arm)


def test_two_weeks_in_turn_are_advised_nowhere_where_an_effect_lasts() -> None:
    for language, turn in (("en", "in turn"), ("de", "im Wechsel")):
        say = load_words(language)
        told = [say("settle.in_turn"), say("change.told.open"), say("treatments.soonest")]
        assert [one for one in told if turn in one] == []
