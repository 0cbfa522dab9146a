"""Results with the shape that the questions give, made by hand so that plots stand alone."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

SIDES = ("left", "right", "both", "shifting")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def make_days(n: int = 184, *, first: str = "2026-03-01", seed: int = 7) -> pd.DataFrame:
    """Days of one person: headaches, clear days, gaps, and headaches without a rating."""
    rng = np.random.default_rng(seed)
    state = rng.choice(["headache", "clear", "not recorded"], n, p=[0.4, 0.5, 0.1])
    pain = np.where(state == "headache", rng.integers(1, 11, n).astype(float), np.nan)
    pain = np.where(state == "clear", 0.0, pain)
    pain[np.flatnonzero(state == "headache")[::9]] = np.nan
    return pd.DataFrame(
        {
            "patient": pd.Categorical(["1"] * n),
            "date": pd.date_range(first, periods=n).astype("datetime64[us]"),
            "state": pd.Categorical(state, categories=["headache", "clear", "not recorded"]),
            "worst_pain": pain,
            "acute_medication": (state == "headache") & (rng.random(n) < 0.4),
        }
    )


def make_windows(n: int = 7, *, patient: str = "1", start: str = "2026-03-01") -> pd.DataFrame:
    """Windows of 28 days; the third has too few recorded days, the last one is short."""
    recorded = np.array([28, 26, 9, 28, 24, 27, 16, *[28] * n])[:n]
    days = np.full(n, 28)
    days[-1] = min(16, days[-1])
    recorded = np.minimum(recorded, days)
    headaches = np.minimum(np.array([12, 11, 4, 9, 8, 6, 3, *[7] * n])[:n], recorded)
    rate = np.where(recorded >= 14, headaches / recorded * 28, np.nan)
    return pd.DataFrame(
        {
            "patient": patient,
            "window_start": pd.date_range(start, periods=n, freq="28D").astype("datetime64[us]"),
            "days": days,
            "recorded": recorded,
            "headache_days": headaches,
            "headache_days_28": rate,
            "lowest_28": headaches / days * 28,
            "highest_28": (headaches + days - recorded) / days * 28,
        }
    )


def make_burden(**changes: object) -> SimpleNamespace:
    """Give a burden-shaped result of one person."""
    shape: dict[str, object] = {
        "settings": {"scale": "0-10", "window_days": 28},
        "days": make_days(),
        "table": make_windows(),
    }
    return SimpleNamespace(**(shape | changes))


def make_people(n: int = 40, seed: int = 3) -> SimpleNamespace:
    """Give a burden-shaped result of several people."""
    rng = np.random.default_rng(seed)
    rate = rng.gamma(3, 3, n).clip(0, 28)
    open_days = rng.gamma(1, 2, n)
    rate_or_none = np.where(np.arange(n) % 11 == 10, np.nan, rate)
    return SimpleNamespace(
        settings={"scale": "0-10", "window_days": 28},
        overall=pd.DataFrame(
            {
                "patient": [f"P{i:02d}" for i in range(n)],
                "headache_days_28": rate_or_none,
                "lowest_28": np.clip(rate - open_days / 2, 0, 28),
                "highest_28": np.clip(rate + open_days, 0, 28),
            }
        ),
    )


def make_pattern(**changes: object) -> SimpleNamespace:
    """Give a pattern-shaped result of one person."""
    counts = {
        ("neck", "right"): 24,
        ("neck", "left"): 3,
        ("neck", "both"): 4,
        ("back of head", "right"): 28,
        ("back of head", "left"): 2,
        ("temple", "right"): 14,
        ("eye", "right"): 9,
        ("eye", "left"): 1,
        ("forehead", "both"): 5,
        ("shoulder", "right"): 7,
        ("top of head", "right"): 3,
        ("jaw", "right"): 2,
        ("face", "left"): 1,
        ("whole head", "both"): 2,
    }
    pairs = pd.DataFrame(
        [{"patient": "1", "place": p, "side": s, "episodes": n} for (p, s), n in counts.items()]
    )
    places = pairs.groupby("place", as_index=False)["episodes"].sum()
    hours = np.array([0, 0, 0, 0, 0, 1, 6, 9, 4, 3, 2, 3, 2, 3, 5, 7, 6, 4, 2, 1, 0, 0, 1, 0])
    shape: dict[str, object] = {
        "places": places.assign(patient="1", said=44, share=places["episodes"] / 44),
        "place_sides": pairs,
        "hours": pd.DataFrame({"patient": "1", "hour": range(24), "episodes": hours}),
        "weekdays": pd.DataFrame(
            {
                "patient": "1",
                "weekday": WEEKDAYS,
                "recorded": 24,
                "headache_days": [14, 12, 10, 11, 9, 4, 3],
                "share": np.array([14, 12, 10, 11, 9, 4, 3]) / 24,
                "ci_low": np.array([9, 7, 6, 6, 5, 1, 1]) / 24,
                "ci_high": np.array([18, 17, 15, 16, 14, 8, 7]) / 24,
            }
        ),
        "settings": {},
    }
    return SimpleNamespace(**(shape | changes))


@pytest.fixture
def burden() -> SimpleNamespace:
    """Give a burden-shaped result of one person."""
    return make_burden()


@pytest.fixture
def pattern() -> SimpleNamespace:
    """Give a pattern-shaped result of one person."""
    return make_pattern()


@pytest.fixture
def people() -> SimpleNamespace:
    """Give a burden-shaped result of several people."""
    return make_people()


@pytest.fixture(name="make_burden")
def _make_burden() -> Callable[..., SimpleNamespace]:
    """Make a burden-shaped result with something changed."""
    return make_burden


@pytest.fixture(name="make_pattern")
def _make_pattern() -> Callable[..., SimpleNamespace]:
    """Make a pattern-shaped result with something changed."""
    return make_pattern


@pytest.fixture(name="make_windows")
def _make_windows() -> Callable[..., pd.DataFrame]:
    """Make so many windows of 28 days."""
    return make_windows
