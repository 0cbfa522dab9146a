"""The order that was drawn, laid out by days or steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Ints


def draw_blocks(arms: int, periods: int, block: int, rng: np.random.Generator) -> Ints:
    """Draw the arm of each period, each arm equally often in every block."""
    one = np.repeat(np.arange(arms), block // arms)
    blocks = np.tile(one, (periods // block, 1))
    return np.asarray(rng.permuted(blocks, axis=1).ravel(), dtype=np.int64)


def draw_start(starts: int, rng: np.random.Generator) -> Ints:
    """Draw the day of the programme, counted from the first possible one."""
    return np.asarray([rng.integers(starts)], dtype=np.int64)


def lay_steps(arms: Sequence[str]) -> pd.DataFrame:
    """Lay out the arm of each headache."""
    steps = np.arange(1, len(arms) + 1)
    return pd.DataFrame({"step": steps, "arm": pd.Series(list(arms), dtype="str")})


def lay_days(first: date, begins: Sequence[int], days: int, arms: Sequence[str]) -> pd.DataFrame:
    """Lay out the first and last day and the arm of each period."""
    ends = [*(begin - 1 for begin in begins[1:]), days - 1]
    return pd.DataFrame(
        {
            "period": np.arange(1, len(arms) + 1),
            "first_day": _dates(first, begins),
            "last_day": _dates(first, ends),
            "arm": pd.Series(list(arms), dtype="str"),
        }
    )


def name_people(frames: Sequence[pd.DataFrame], names: Sequence[str]) -> pd.DataFrame:
    """Put everybody's schedule under each other, with their names where they have any."""
    if not names:
        return frames[0]
    named = [
        frame.assign(patient=name)[["patient", *frame.columns]]
        for frame, name in zip(frames, names, strict=True)
    ]
    return pd.concat(named, ignore_index=True)


def _dates(first: date, after: Sequence[int]) -> pd.Series:
    days = [np.datetime64(first + timedelta(days=int(n)), "us") for n in after]
    return pd.Series(np.array(days, dtype="datetime64[us]"))
