"""Thousands of words that were written once cost their rows, and no arrays of all pairs."""

from __future__ import annotations

import sys
import tracemalloc
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import triggers
from hdiary.questions.triggers import units
from hdiary.questions.triggers.apart import correlate
from hdiary.simulate import simulate_diaries


def write_many(words: int, *, people: int = 1, days: int = 120) -> Diary:
    """Write a diary in which each person also wrote many activities once each."""
    entries = simulate_diaries(people, days, seed=6, patient_column=True).entries
    each = words // days + 1
    rare = ["; ".join(f"thing {row * each + k}" for k in range(each)) for row in range(days)]
    usual = entries["activity"].astype("str").fillna("nothing special")
    written = [f"{text}; {rare[row % days]}" for row, text in enumerate(usual)]
    return make_diary(entries.assign(activity=written))


@pytest.mark.slow
def test_only_what_may_be_tested_is_laid_beside_all_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    widths = []

    def count(exposure: Any, *rest: Any) -> Any:
        widths.append(exposure.shape[1])
        return correlate(exposure, *rest)

    monkeypatch.setattr(sys.modules["hdiary.questions.triggers.measure"], "correlate", count)
    answer = triggers(write_many(700))
    assert len(answer.before) > 700
    assert max(widths) <= units._MANY
    assert len(widths) <= 6


@pytest.mark.slow
def test_what_is_set_apart_changes_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    diary = write_many(100, people=2, days=90)
    whole = triggers(diary)
    monkeypatch.setattr(units, "_MANY", 30)
    parted = triggers(diary)
    for name in ("table", "inseparable", "strips", "model", "naive", "pooled"):
        pd.testing.assert_frame_equal(
            getattr(whole, name), getattr(parted, name), check_exact=False, rtol=1e-9
        )
    assert whole.summary() == parted.summary()


@pytest.mark.slow
def test_a_rare_word_has_its_row_and_says_what_is_lacking() -> None:
    rows = triggers(write_many(400)).before.set_index("factor").loc["thing 7"]
    assert rows["verdict"] == "not enough data"
    assert "thing" not in rows["reason"] and rows["reason"]
    assert rows["days_exposed"] == 1
    assert np.isnan(rows["odds_ratio"])


@pytest.mark.slow
def test_four_thousand_activities_take_little_memory() -> None:
    diary = write_many(4000, days=180)
    _ = diary.days
    tracemalloc.start()
    try:
        answer = triggers(diary)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(answer.before) > 4000
    assert peak < 150e6
