"""The periods of a trial, one row each: what was planned, recorded, and came out."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import patient_column
from hdiary.trials.planned import HEADACHES, START, Planned
from hdiary.trials.units import Units


def frame_periods(diary: Diary, plan: Planned, units: Units) -> pd.DataFrame:
    """Lay out every period, day or headache of everybody."""
    people, many = units.arm.shape
    length = {HEADACHES: 0, START: 1}.get(plan.design, plan.length)
    first = np.datetime64(plan.start, "us") + np.arange(many) * np.timedelta64(length, "D")
    dates = first.astype("datetime64[us]")
    last = dates + np.timedelta64(max(length - 1, 0), "D")
    if plan.design == HEADACHES:
        dates = last = np.full(many, np.datetime64("NaT"), dtype="datetime64[us]")
    names = np.array([*plan.arms, ""], dtype=object)
    before = np.full(units.arm.shape, np.nan) if units.beside is None else units.beside
    return pd.DataFrame(
        {
            "patient": patient_column(diary, np.repeat(units.who, many)),
            "period": np.tile(np.arange(1, many + 1), people),
            "first_day": np.tile(dates, people),
            "last_day": np.tile(last, people),
            "arm": pd.Series(names[units.arm.ravel()], dtype="str"),
            "days": units.days.ravel(),
            "recorded": units.recorded.ravel(),
            "value": units.value.ravel(),
            "lowest": units.lowest.ravel(),
            "highest": units.highest.ravel(),
            "before": before.ravel(),
        }
    )
