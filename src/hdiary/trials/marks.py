"""What a picture of a trial shows: a mark for each period, week, day or headache."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.trials.planned import HEADACHES, START, Planned

WEEK = 7


def lay_marks(periods: pd.DataFrame, plan: Planned, *, order: int = 0) -> pd.DataFrame:
    """Lay out one person's marks: where they begin and end [days, steps], and what they show."""
    # ``place`` is the arm's, ``block`` what was drawn together; days are counted from the first.
    places = {name: place for place, name in enumerate(plan.arms)}
    at = periods["period"].to_numpy(dtype=np.int64) - 1
    wide = 1 if plan.design in (HEADACHES, START) else plan.length
    frame = pd.DataFrame(
        {
            "arm": periods["arm"].astype("str"),
            "place": periods["arm"].map(places).fillna(-1).astype(np.int64),
            "begin": at * wide,
            "end": (at + 1) * wide,
            "value": periods["value"],
            "before": periods["before"],
            "days": periods["days"],
            "recorded": periods["recorded"],
            "block": at // max(plan.block, 1),
        }
    ).reset_index(drop=True)
    return _gather_weeks(frame, plan, order) if plan.design == START else frame


def find_begin(plan: Planned, order: int) -> int:
    """Say on which day of the plan its programme begins, the first being 0."""
    return plan.baseline + plan.order[order][0]


def _gather_weeks(days: pd.DataFrame, plan: Planned, order: int) -> pd.DataFrame:
    """Gather days into weeks, counted from the drawn day on both sides."""
    begin = find_begin(plan, order)
    counted = days[days["place"] >= 0]
    first = np.where(counted["place"] == 0, begin + plan.settle, begin)
    week = (counted["begin"].to_numpy() - first) // WEEK
    weeks = counted.groupby([1 - counted["place"], week], sort=True).agg(
        arm=("arm", "first"), place=("place", "first"), begin=("begin", "min"), end=("end", "max"),
        value=("value", "mean"), before=("before", "first"), days=("days", "sum"),
        recorded=("recorded", "sum"), block=("place", "first"),
    )  # fmt: skip
    # At both ends a week may be short; the right side of the arms is the earlier one.
    weeks = weeks.sort_values("begin").reset_index(drop=True)
    few = weeks["recorded"] < np.ceil(plan.least_share * weeks["days"])
    return weeks.assign(value=weeks["value"].mask(few))
