"""Whether a factor was said as it came, or afterwards, when the headache was known."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import triggers
from hdiary.questions.exposure.factors import list_factors
from hdiary.questions.exposure.grid import lay_grid
from hdiary.questions.triggers import rules as why
from hdiary.questions.triggers.saying import lay_delays
from hdiary.words import say_plain

from ..conftest import daily

AFTERWARDS, LATE = say_plain(why.AFTERWARDS), say_plain(why.LATE)
CLAIMS = ["more headaches", "fewer headaches"]
PEOPLE, DAYS, MANY = 25, 180, 6
Draws = npt.NDArray[np.bool_]


def drawn(*, effect: float = 0.0, seed: int = 1) -> tuple[Draws, Draws]:
    """Draw headaches, and habits of which the first has an effect on the day after."""
    rng = np.random.default_rng(seed)
    habits = rng.random((PEOPLE, MANY, DAYS)) < 0.3
    hurts = np.zeros((PEOPLE, DAYS), dtype=np.bool_)
    for day in range(DAYS):
        before = habits[:, 0, day - 1] * effect if day else 0.0
        hurts[:, day] = rng.random(PEOPLE) < 1 / (1 + np.exp(0.5 - before))
    return hurts, habits


def tomorrow(hurts: Draws) -> Draws:
    """Say on which days a headache follows."""
    return np.concatenate([hurts[:, 1:], hurts[:, :1] & False], axis=1)


def lay(hurts: Draws, habits: Draws, said: Draws, **columns: Any) -> Diary:
    """Give one entry a day; what was not said is blank."""
    values = np.where(said, habits, np.nan)
    frames = [
        daily(np.where(hurts[who], 5.0, 0.0).tolist()).assign(
            patient=f"P{who:03d}",
            **{f"habit {k}": values[who, k] for k in range(MANY)},
            **{name: given[who] for name, given in columns.items()},
        )
        for who in range(len(hurts))
    ]
    return make_diary(pd.concat(frames, ignore_index=True))


def people_with(rows: pd.DataFrame, holds: pd.Series) -> float:
    """Give the share of people of whom something holds."""
    return float(holds.groupby(rows["patient"], observed=True).any().mean())


def share_claimed(diary: Diary) -> tuple[float, pd.DataFrame]:
    rows = triggers(diary).before
    return people_with(rows, rows["verdict"].isin(CLAIMS)), rows


@pytest.mark.slow
def test_what_is_remembered_after_a_headache_is_not_claimed() -> None:
    hurts, habits = drawn()
    rng = np.random.default_rng(2)
    likely = np.where(tomorrow(hurts)[:, None], 0.85, 0.4)
    said = rng.random(habits.shape) < np.where(habits, likely, 1.0)
    claimed, rows = share_claimed(lay(hurts, habits, said))
    assert people_with(rows, rows["q_value"] <= 0.05) > 0.5
    assert claimed < 0.1
    withheld = rows[(rows["q_value"] <= 0.05) & ~rows["verdict"].isin(CLAIMS)]
    assert set(withheld["reason"]) == {AFTERWARDS}
    assert set(withheld["verdict"]) == {"cannot tell yet"}


def found(said: Draws, hurts: Draws, habits: Draws) -> pd.DataFrame:
    rows = triggers(lay(hurts, habits, said)).before
    return rows[rows["factor"] == "habit 0"]


def how_said(kind: str, hurts: Draws, habits: Draws) -> Draws:
    """Draw what is said, in ways that have nothing to do with tomorrow."""
    luck = np.random.default_rng(4).random(habits.shape)
    likely = {
        "everything": np.ones(habits.shape),
        "oftener on headache days": np.where(hurts[:, None], 0.9, 0.5),
        "four days in five": np.full(habits.shape, 0.8),
        "no is mostly left blank": np.where(habits, 1.0, 0.4),
        "yes is often left blank": np.where(habits, 0.7, 1.0),
    }
    return np.asarray(luck < likely[kind])


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind",
    [
        "everything",
        "oftener on headache days",
        "four days in five",
        "no is mostly left blank",
        "yes is often left blank",
    ],
)
def test_a_real_trigger_is_claimed_however_it_is_truthfully_said(kind: str) -> None:
    hurts, habits = drawn(effect=2.2, seed=3)
    rows = found(how_said(kind, hurts, habits), hurts, habits)
    assert (rows["reason"] == AFTERWARDS).mean() <= 0.08
    assert (rows["verdict"] == "more headaches").mean() > 0.7


# --- when it was written ------------------------------------------------------------------------


def stamps(late: Draws, *, days: int) -> npt.NDArray[np.object_]:
    """Give when each day was written: the same evening, or so many days later."""
    dates = pd.to_datetime(daily([0.0] * DAYS)["date"]).to_numpy()
    written = dates[None] + np.where(late, days, 0) * np.timedelta64(1, "D")
    shown = np.datetime_as_string(written.astype("datetime64[m]"), unit="D")
    out: npt.NDArray[np.object_] = np.char.add(shown, " 21:30").astype(object)
    return out


def stamped(late: Draws, *, days: int, seed: int = 5) -> pd.DataFrame:
    hurts, habits = drawn(effect=2.2, seed=seed)
    everything = np.ones(habits.shape, dtype=np.bool_)
    diary = lay(hurts, habits, everything, entered_at=stamps(late, days=days))
    rows = triggers(diary).before
    return rows[(rows["factor"] == "habit 0") & (rows["q_value"] <= 0.05)]


@pytest.mark.slow
def test_what_was_written_days_later_is_not_claimed() -> None:
    late = np.random.default_rng(6).random((PEOPLE, DAYS)) < 0.5
    rows = stamped(late, days=3)
    assert len(rows) > 15
    assert set(rows["reason"]) == {LATE}


@pytest.mark.slow
def test_what_was_written_later_where_a_headache_followed_is_not_claimed() -> None:
    hurts, _ = drawn(effect=2.2, seed=5)
    late = tomorrow(hurts) & (np.random.default_rng(7).random((PEOPLE, DAYS)) < 0.6)
    rows = stamped(late, days=1)
    assert (rows["reason"] == LATE).all()


@pytest.mark.slow
@pytest.mark.parametrize(("share", "days"), [(0.0, 1), (0.5, 1), (0.1, 4)])
def test_a_morning_after_and_a_few_days_caught_up_are_no_harm(share: float, days: int) -> None:
    late = np.random.default_rng(8).random((PEOPLE, DAYS)) < share
    rows = stamped(late, days=days)
    assert (rows["verdict"] == "more headaches").mean() > 0.85


def test_delays_are_counted_from_the_first_row_that_says_it() -> None:
    entries = daily([5.0, 0.0, 0.0], wine=[True, True, None])
    entries["entered_at"] = ["2026-01-01 21:00", "2026-01-05 08:00", "2026-01-03 21:00"]
    again = entries.iloc[1:2].assign(entered_at="2026-01-03 07:00", wine=True)
    diary = make_diary(pd.concat([entries, again], ignore_index=True))
    (delay,) = lay_delays(diary, lay_grid(diary), list_factors(diary)).values()
    np.testing.assert_array_equal(delay, [[0.0, 1.0, np.nan]])


def test_a_diary_without_such_times_has_no_delays() -> None:
    diary = make_diary(daily([5.0, 0.0, 0.0], wine=[True, True, False]))
    assert lay_delays(diary, lay_grid(diary), list_factors(diary)) == {}
