"""The course of an endpoint by arm: means and intervals of each period, and everybody's own."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.cohort.arms.columns import find_name, read_names
from hdiary.cohort.arms.problems import refuse
from hdiary.cohort.endpoints.catalogue import COUNTED_NAMES, MEAN_NAMES
from hdiary.cohort.endpoints.result import EndpointsResult
from hdiary.diary.arrays import Floats
from hdiary.stats.normal import critical_value
from hdiary.words import phrase


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Lane:
    """One arm: its name, everybody's values (people x periods), and means with t intervals."""

    name: str
    own: Floats
    people: Floats  # With a value in each period
    mean: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Course:
    """The arms side by side, the reference first, over the same periods."""

    lanes: tuple[Lane, ...]
    periods: tuple[int, ...]
    without_arm: int


def find_course(
    found: EndpointsResult, endpoint: str, *, by: str, reference: Hashable | None, level: float
) -> Course:
    """Lay out one endpoint by arm and period."""
    facts = found.people
    if facts is None:
        refuse([phrase("arms.trial.no_people")])
    listed = [] if facts is None else [str(name) for name in facts.columns if name != "patient"]
    if by not in listed:
        columns = tuple(listed) or (phrase("say.none"),)
        refuse([phrase("arms.trial.no_fact", names=(by,), facts=columns)])
    wide = _values(found, endpoint)
    arms = read_names(facts[by] if facts is not None else pd.Series(dtype="str"))
    order = list(range(len(arms.names)))
    first = None if reference is None else find_name(arms, reference)
    if reference is not None and first is None:
        told = tuple(arms.names) or (phrase("say.none"),)
        refuse([phrase("arms.chart.no_arm", name=str(reference), arms=told)])
    if first is not None:
        order.insert(0, order.pop(first))
    values = wide.to_numpy(dtype=np.float64)
    most = 28.0 if endpoint in COUNTED_NAMES else 10.0 if endpoint in MEAN_NAMES else 1.0
    lanes = [_lane(arms.names[at], values[arms.codes == at], level, most=most) for at in order]
    return Course(
        lanes=tuple(lanes),
        periods=tuple(int(period) for period in wide.columns),
        without_arm=int((arms.codes < 0).sum()),
    )


def _values(found: EndpointsResult, endpoint: str) -> pd.DataFrame:
    """Give everybody's values, a row a person in the diary's order and a column a period."""
    mine = found.table[found.table["endpoint"] == endpoint]
    wide = mine.pivot(index="patient", columns="period", values="value")
    wide = wide.reindex(found.table["patient"].cat.categories)
    # A period that nobody has a number of is no place on the axis.
    return wide.loc[:, wide.notna().any()].sort_index(axis=1)


def _lane(name: str, own: Floats, level: float, *, most: float) -> Lane:
    """Give means with t intervals, cut where no value can lie."""
    people = np.sum(~np.isnan(own), axis=0).astype(np.float64)
    known = np.where(np.isnan(own), 0.0, own)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = known.sum(axis=0) / people
        apart = np.where(np.isnan(own), 0.0, own - mean)
        error = np.sqrt((apart**2).sum(axis=0) / (people - 1.0) / people)
    half = np.full(len(people), np.nan)
    several = people > 1
    half[several] = critical_value(level, df=people[several] - 1.0) * error[several]
    low, high = np.clip(mean - half, 0.0, most), np.clip(mean + half, 0.0, most)
    return Lane(name=name, own=own, people=people, mean=mean, low=low, high=high)
