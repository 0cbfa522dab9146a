"""How far a trial has come, and whether it may be analysed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hdiary.diary.arrays import Bools, Floats, Ints
from hdiary.trials.planned import HEADACHES, PlanError, Planned
from hdiary.trials.rules import ENDED_EARLY, LOOKED_AT, OVER, OVER_HEADACHES, OVER_SHARE
from hdiary.trials.units import Units
from hdiary.words import phrase


def check_over(units: Units, plan: Planned, *, ended: bool) -> Ints:
    """Count the units of each person that may be analysed, and refuse where there are none."""
    open_ = count_open(units, plan, ended=ended)
    if open_.any():
        return open_
    most = int(units.over.sum(axis=1).max(initial=0))
    kind = "headaches" if plan.design == HEADACHES else "periods"
    if not units.recorded.any():
        raise PlanError(phrase(f"trial.refuse.nothing_{kind}", first=plan.start))
    raise PlanError(phrase(f"trial.refuse.goes_on_{kind}", done=most, n=units.over.shape[1]))


def count_open(units: Units, plan: Planned, *, ended: bool) -> Ints:
    """Count the units that may be analysed: all at the end, up to a planned look, or none."""
    many = units.over.shape[1]
    done = units.over.sum(axis=1)
    looks = [last_look(plan, int(n)) for n in done]
    over = ended | is_over(units, plan)
    return np.where(over, many, np.array(looks, dtype=np.int64))


def is_over(units: Units, plan: Planned) -> Bools:
    """Say whose trial has come to its end."""
    # Headaches that were never written down leave no gap in a count, so that the last number
    # may never be reached.
    counted = plan.design == HEADACHES and not units.numbered
    share = OVER_HEADACHES if counted else OVER_SHARE
    done = units.over.sum(axis=1) if units.come is None else units.come
    over: Bools = done >= share * units.over.shape[1]
    return over


def hide_unfinished(units: Units, open_: Ints) -> Units:
    """Leave out what may not be looked at yet."""
    seen = np.arange(units.value.shape[1])[None, :] < open_[:, None]
    if seen.all():
        return units

    def hide(values: Floats) -> Floats:
        return np.where(seen, values, np.nan)

    # How many days of a period are rated tells where the headaches were, too.
    return replace(
        units,
        value=hide(units.value),
        lowest=hide(units.lowest),
        highest=hide(units.highest),
        recorded=np.where(seen, units.recorded, 0),
        over=units.over & seen,
    )


def name_stage(units: Units, plan: Planned, *, ended: bool) -> str:
    """Say whether trials are over, have ended before that, or are looked at as was planned."""
    if is_over(units, plan).all():
        return OVER
    return ENDED_EARLY if ended else LOOKED_AT


def last_look(plan: Planned, done: int) -> int:
    """Give the latest planned look that has been passed; 0 where none has."""
    return max((look for look in plan.looks if look <= done), default=0)
