"""Diaries of people who lived a plan, made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

import hdiary
from hdiary.diary import Diary

START = "2026-01-05"


def plan_periods(**how: Any) -> hdiary.Plan:
    """Plan desk exercises or nothing, in pairs of weeks."""
    return hdiary.plan_trial(["desk exercises", "none"], **{"start": START, "seed": 1, **how})


def with_order(plan: hdiary.Plan, *order: int) -> hdiary.Plan:
    """Give a plan in which another order was drawn."""
    return replace(plan, order=(order,))


def arm_of_days(plan: hdiary.Plan) -> list[str]:
    """Give the arm of each day of a plan of periods."""
    rows = plan.schedule.to_dict("records")
    return [
        str(row["arm"])
        for row in rows
        for _ in range((row["last_day"] - row["first_day"]).days + 1)
    ]


def days_of(pains: Any, **columns: Any) -> pd.DataFrame:
    """Give a row for each day from the start of the plans on."""
    dates = pd.date_range(START, periods=len(pains))
    return pd.DataFrame({"date": dates, "pain": np.asarray(pains, dtype=float), **columns})


def live_days(plan: hdiary.Plan, pain: Mapping[str, float], **columns: Any) -> Diary:
    """Keep a diary in which each day of an arm hurts alike."""
    return hdiary.make_diary(days_of([pain[arm] for arm in arm_of_days(plan)], **columns))
