"""Two lives in which `triggers` is known to be misled, made by themselves, not by `simulate`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import expit, logit

Floats = npt.NDArray[np.float64]
HABITS = 10
FIRST = np.datetime64("2026-01-05", "us")


def live_by_month(*, people: int, days: int, seed: int) -> dict[str, Any]:
    """Let the odds rise by 1.5 on five days of each cycle, and five seldom habits the day before.

    A cycle has 26 to 30 days.
    """
    rng = np.random.default_rng(seed)
    place = np.empty((people, days), dtype=np.int64)
    now = rng.integers(0, 28, people)
    length = rng.integers(26, 31, people)
    for day in range(days):
        over = now >= length
        now = np.where(over, 0, now)
        length = np.where(over, rng.integers(26, 31, people), length)
        place[:, day] = now
        now = now + 1
    near = (place >= 1) & (place <= 5)
    odds = logit(0.3) + 1.5 * near
    headache = (rng.random((people, days)) < expit(odds)).astype(np.float64)
    pull = np.where(np.arange(HABITS) < HABITS // 2, 2.0, 0.0)[:, None] * (place <= 4)[:, None]
    did = rng.random((people, HABITS, days)) < expit(logit(0.1) + pull)
    values = did.astype(np.float64)
    return _lay(headache, odds, written=values, done=values)


def remember_as_no(*, people: int, days: int, seed: int) -> dict[str, Any]:
    """Write half of the habits of the day before a clear day as "no", as if they had not been."""
    rng = np.random.default_rng(seed)
    odds = np.full((people, days), logit(0.4))
    headache = (rng.random((people, days)) < expit(odds)).astype(np.float64)
    done = (rng.random((people, HABITS, days)) < 0.3).astype(np.float64)
    clear = np.zeros((people, 1, days), dtype=np.bool_)
    clear[:, 0, :-1] = headache[:, 1:] == 0
    forgotten = clear & (rng.random(done.shape) < 0.5)
    return _lay(headache, odds, written=np.where(forgotten, 0.0, done), done=done)


OWN_HABITS: dict[str, Callable[..., dict[str, Any]]] = {
    "seldom habits in a month": live_by_month,
    "remembered as no": remember_as_no,
}


def _lay(headache: Floats, odds: Floats, *, written: Floats, done: Floats) -> dict[str, Any]:
    """Give the entries and what is true, as `calibration_triggers.Lived` holds them."""
    people, days = headache.shape
    who, when = (places.ravel() for places in np.indices((people, days)))
    names = [f"habit {k:02d}" for k in range(HABITS)]
    patients = [f"P{i:05d}" for i in range(people)]
    columns = {name: written[:, k].ravel() for k, name in enumerate(names)}
    entries = {"date": FIRST + when.astype("timedelta64[D]"), "pain": 5.0 * headache.ravel()}
    frame = pd.DataFrame({"patient": np.array(patients)[who]} | entries | columns)
    told = {"headache": headache, "odds": odds, "written": written, "done": done}
    return {"entries": frame, "people": patients, "names": names} | told
