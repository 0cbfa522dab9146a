"""The night before: which days are asked about, and what is said of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary import TriggerGates
from hdiary.diary import Diary, make_diary
from hdiary.questions import SettingError, triggers
from hdiary.questions.exposure.grid import lay_grid
from hdiary.questions.triggers.night import UP_BY, find_night_columns, find_up
from hdiary.questions.triggers.onsets import find_clock_columns, find_onsets, find_waking

from ..conftest import daily

ANY = TriggerGates(min_days=1, min_headaches=1, min_clear=1, min_exposed=1, min_unexposed=1)

# The first day has no day before. A headache begins at 14:00 on day 2, is there on waking on day
# 3, begins at 23:00 on day 5 and runs on to day 6; that of day 8 has no time; 11:30 on day 9.
PAIN = [0, 5, 5, 0, 5, 5, 0, 5, 5, 0]
START = [None, "14:00", "07:00", None, "23:00", None, None, None, "11:30", None]
END = [None, "18:00", "12:00", None, "03:00", None, None, None, "16:00", None]
BAD = [True, True, False, False, True, True, False, True, False, True]


def ten_nights(**columns: Any) -> Diary:
    return make_diary(daily(PAIN, start=START, end=END, slept_badly=BAD, **columns))


def row(diary: Diary, factor: str, **settings: Any) -> pd.Series:
    table = triggers(diary, gates=ANY, **settings).table
    found = table[(table["factor"] == factor) & (table["window"] == "night before")]
    assert len(found) == 1
    return found.iloc[0]


def counts(found: pd.Series) -> tuple[int, ...]:
    names = ("days_exposed", "days_unexposed", "headaches_exposed", "headaches_unexposed")
    return tuple(int(found[name]) for name in names)


def test_only_clear_days_and_headaches_that_began_after_getting_up_are_asked_about() -> None:
    # Left out: 1 (no day before), 3 (on waking), 6 (runs on), 8 (no time). Bad nights: 2 and 5
    # with a headache, 10 clear; others: 9 with a headache, 4 and 7 clear.
    assert counts(row(ten_nights(), "slept_badly")) == (3, 3, 2, 1)


def test_a_time_of_getting_up_says_when_the_day_began() -> None:
    # Up at 12:00 on day 9, half an hour after the headache.
    woke = ["07:00"] * 8 + ["12:00", "07:00"]
    assert counts(row(ten_nights(woke_at=woke), "slept_badly")) == (3, 2, 2, 0)


def test_no_night_decides_which_of_its_own_headaches_count() -> None:
    # Up at 06:00 or 10:00 by turns: what began at 08:00 is left out after either.
    hours = np.array([[6.0, 10.0] * 10]) * 60.0
    assert find_up(hours).tolist() == [600.0]
    assert find_up(np.full((1, 4), np.nan)).tolist() == [UP_BY]
    woke = ["06:00", "10:00"] * 5
    pain, start = [5] * 8 + [0, 0], ["08:00"] * 8 + [None, None]
    diary = make_diary(daily(pain, start=start, slept_badly=BAD, woke_at=woke))
    table = triggers(diary, gates=ANY).table
    assert "night before" not in set(table["window"])


def test_a_clock_time_of_getting_up_or_going_to_bed_is_no_factor_of_the_night() -> None:
    clocks = {"woke_at": ["07:00", "06:00"] * 5, "bedtime": ["23:00", "22:30"] * 5}
    diary = ten_nights(**clocks)
    assert find_clock_columns(diary) == {"woke_at", "bedtime"}
    table = triggers(diary, gates=ANY).table
    asked = table.loc[table["window"] == "night before", "factor"]
    assert set(asked) == {"slept_badly"}


def test_what_cannot_be_told_apart_is_not_claimed_of_the_night_either() -> None:
    diary = nights(1, 200, 8.0, seed=4)
    bad = diary.entries["bad_sleep"].astype(float)
    rows = diary.entries[["date", "pain", "start", "bad_sleep"]].assign(grumpy=8 - 3 * bad)
    found = triggers(make_diary(rows)).ordered
    night = found[found["factor"] == "bad_sleep"].iloc[0]
    assert night["verdict"] == "cannot tell yet"
    assert "grumpy" in night["inseparable_from"]


def test_hours_of_getting_up_may_be_numbers_and_counts_of_waking_are_none() -> None:
    grid = lay_grid(ten_nights())
    hours = find_waking(ten_nights(woke_up=[6.5] * 10), grid)
    assert (hours == 390).all()
    assert np.isnan(find_waking(ten_nights(woke_up=[2.0] * 10), grid)).all()


def test_the_first_headache_of_a_day_is_its_onset_and_one_without_a_time_hides_it() -> None:
    again = daily(PAIN, start=["09:00"] * 10).iloc[[1, 8]]
    unsaid = daily(PAIN, start=[None] * 10).iloc[[4]]
    rows = pd.concat([daily(PAIN, start=START, end=END), again, unsaid], ignore_index=True)
    diary = make_diary(rows)
    minutes = find_onsets(diary, lay_grid(diary)).minute[0]
    expected = [np.nan, 540, 420, *[np.nan] * 5, 540, np.nan]
    assert minutes.tolist() == pytest.approx(expected, nan_ok=True)


def test_a_diary_without_times_or_without_nights_has_no_such_rows() -> None:
    untimed = make_diary(daily(PAIN, slept_badly=BAD))
    no_nights = make_diary(daily(PAIN, start=START, wine=BAD))
    for diary in (untimed, no_nights):
        windows = triggers(diary, gates=ANY).table["window"].unique().tolist()
        assert windows == ["day before", "same day"]


def test_too_few_nights_are_told_with_their_number() -> None:
    found = triggers(ten_nights()).table
    night = found[found["window"] == "night before"].iloc[0]
    assert night["verdict"] == "not enough data"
    assert np.isnan(night["p_value"])


def test_columns_of_the_night_can_be_declared() -> None:
    diary = ten_nights(dreams=BAD)
    assert find_night_columns(diary) == ("slept_badly",)
    assert find_night_columns(diary, ["Dreams"]) == ("dreams",)
    assert find_night_columns(diary, "dreams,slept_badly") == ("slept_badly", "dreams")
    assert triggers(diary, night=["dreams"]).settings["night"] == ["dreams"]
    assert len(row(diary, "dreams", night=["dreams"])) > 0


def test_what_is_no_column_is_refused_with_the_nearest() -> None:
    with pytest.raises(SettingError, match='"slept_badly"'):
        triggers(ten_nights(), night=["slept_badli"])
    with pytest.raises(SettingError, match="slept_badly"):
        triggers(ten_nights(), night=["moon"])


def nights(people: int, days: int, odds_ratio: float, *, seed: int, spoilt: bool = False) -> Diary:
    """Give bad nights, headaches of the afternoon, and others that are there on waking."""
    rng = np.random.default_rng(seed)
    waking = rng.random((people, days)) < 0.2
    bad = rng.random((people, days)) < np.where(waking & spoilt, 0.9, 0.3)
    log_odds = -1.0 + np.log(odds_ratio) * bad
    later = ~waking & (rng.random((people, days)) < 1 / (1 + np.exp(-log_odds)))
    frames = [
        daily(np.where(waking[who] | later[who], 5.0, 0.0).tolist()).assign(
            patient=f"P{who:02d}",
            start=[
                "06:30" if woke else "15:00" if hurt else None
                for woke, hurt in zip(waking[who], later[who], strict=True)
            ],
            bad_sleep=bad[who],
        )
        for who in range(people)
    ]
    return make_diary(pd.concat(frames, ignore_index=True))


@pytest.mark.slow
def test_a_bad_night_that_quadruples_the_odds_is_found_in_most() -> None:
    result = triggers(nights(20, 180, 4.0, seed=1))
    found = result.ordered
    assert set(found["window"]) == {"night before"}
    assert (found["verdict"] == "more headaches").mean() > 0.7
    assert found["odds_ratio"].median() == pytest.approx(4.0, rel=0.35)


@pytest.mark.slow
def test_nights_that_are_spoilt_by_a_headache_on_waking_are_not_blamed() -> None:
    found = triggers(nights(40, 180, 1.0, seed=2, spoilt=True)).ordered
    assert (found["p_value"] < 0.05).mean() < 0.15
    assert (found["verdict"] == "more headaches").sum() <= 3


@pytest.mark.slow
def test_all_looks_of_a_person_share_one_false_discovery_rate() -> None:
    table = triggers(nights(6, 180, 1.5, seed=3)).table
    judged = table[table["p_value"].notna()]
    assert len(judged) == 12
    assert (judged["q_value"] >= judged["p_value"] - 1e-12).all()


def test_what_stands_out_is_said_in_both_languages() -> None:
    diary = nights(1, 200, 8.0, seed=4)
    result = triggers(diary)
    assert result.ordered["verdict"].tolist() == ["more headaches"]
    told = [result.summary(language=language) for language in ("en", "de")]
    assert all("bad_sleep" in words or "Bad_sleep" in words for words in told)
    assert told[0] != told[1]
