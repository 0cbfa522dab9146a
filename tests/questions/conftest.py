"""A diary of four weeks that was worked on paper, and helpers to make others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary

MakeDiary = Callable[..., Diary]

# Monday 2 March to Sunday 29 March 2026. 24 days are recorded (7, 14, 22 and 28 are not):
# headache on 2, 5, 9, 13, 16, 18, 23 and, past midnight, 19; 16 days are clear.
HEADACHES = [
    ("2026-03-02", 7, "right", "neck; back of head", "08:00", "14:00", "ibuprofen 400 mg"),
    ("2026-03-05", 4, "right", "neck", "09:30", "13:30", "paracetamol 1000 mg"),
    ("2026-03-09", 8, "right", "temple", "08:15", "18:15", "sumatriptan 50 mg"),
    ("2026-03-13", 3, "left", "forehead", "16:00", None, "none"),
    ("2026-03-16", 5, "right", "neck", "07:45", "15:45", "ibuprofen 400 mg"),
    (
        *("2026-03-18", 6, "both", "back of head; neck", "22:00", "03:00"),
        "ibuprofen 400 mg; paracetamol 500 mg",
    ),
    ("2026-03-23", 2, "right", None, None, None, None),
]
CLEAR = [3, 4, 6, 8, 10, 11, 12, 15, 17, 20, 21, 24, 25, 26, 27, 29]
COLUMNS = ["date", "pain", "side", "location", "start", "end", "treatment"]


def four_weeks() -> pd.DataFrame:
    """Give the entries of the diary on paper, by day."""
    clear = [(f"2026-03-{day:02d}", 0, None, None, None, None, None) for day in CLEAR]
    return pd.DataFrame([*HEADACHES, *clear], columns=COLUMNS).sort_values("date")


@pytest.fixture
def entries() -> pd.DataFrame:
    """Entries of the diary on paper."""
    return four_weeks()


@pytest.fixture
def paper(entries: pd.DataFrame) -> Diary:
    """The diary on paper."""
    return make_diary(entries)


def daily(
    pain: Sequence[float | None], *, treatment: Sequence[str | None] | None = None, **columns: Any
) -> pd.DataFrame:
    """Give one entry a day from 1 January 2026; None leaves the day out."""
    dates = pd.date_range("2026-01-01", periods=len(pain)).strftime("%Y-%m-%d")
    frame = pd.DataFrame({"date": dates, "pain": pd.array(list(pain), dtype="Float64"), **columns})
    if treatment is not None:
        frame["treatment"] = list(treatment)
    return frame[frame["pain"].notna()].astype({"pain": float})


def random_cohort(people: int, days: int, *, seed: int) -> pd.DataFrame:
    """Give entries of several people with everything that a diary can say, and gaps."""
    rng = np.random.default_rng(seed)
    who, when = np.nonzero(rng.random((people, days)) < 0.85)
    size = len(who)
    hurts = rng.random(size) < 0.45

    def on_headaches(*words: str | None) -> list[str | None]:
        chosen = rng.integers(len(words), size=size)
        return [words[i] if hurt else None for i, hurt in zip(chosen, hurts, strict=True)]

    dates = pd.Timestamp("2026-01-05") + pd.to_timedelta(when, unit="D")
    return pd.DataFrame(
        {
            "patient": [f"P{number:02d}" for number in who],
            "date": dates.strftime("%Y-%m-%d"),
            "pain": np.where(hurts, rng.integers(1, 11, size), 0).astype(float),
            "side": on_headaches("left", "right", "right", "both", "shifting", None),
            "location": on_headaches("neck", "temple; eye", "neck; back of head", None),
            "start": on_headaches("07:00", "13:20", "22:30", None),
            "end": on_headaches("23:00", None),
            "treatment": on_headaches("ibuprofen 400 mg", "sumatriptan", "ice", "none", None),
        }
    )
