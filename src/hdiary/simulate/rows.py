"""Which day each row of a diary is about, and how columns of texts are made from codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary.arrays import Bools, Ints
from hdiary.simulate.course import Settings
from hdiary.simulate.days import Walk
from hdiary.simulate.look import Cells


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Rows:
    """Which day each row is about."""

    # person, day:
    person: Ints
    day: Ints
    headache: Ints  # Its place among the headache days, -1 for none
    extra: Bools  # Whether the day has a row before it
    habit: Ints  # The factor that a row with the time of day is about, -1 for none


def find_rows(settings: Settings, walk: Walk, *, cells: Cells, logged: Bools, again: Bools) -> Rows:
    """Find the rows: one for each recorded day, and more for what has rows of its own."""
    position = np.full(logged.shape, -1, dtype=np.int64)
    position[cells.person, cells.day] = np.arange(len(cells.day))
    flat = position.ravel()
    once = np.flatnonzero(logged)
    twice = once[(flat[once] >= 0) & again.ravel()[once]]
    timed, habit = _timed_habits(settings, walk, logged)
    both = np.concatenate([once, twice, timed])
    extra = np.arange(len(both)) >= len(once)
    of = np.concatenate([np.full(len(once) + len(twice), -1, dtype=np.int64), habit])
    order = np.argsort(both, kind="stable")
    at, extra = both[order], extra[order]
    person, day = np.divmod(at, logged.shape[1])
    headache = np.where(extra, -1, flat[at])
    return Rows(person=person, day=day, headache=headache, extra=extra, habit=of[order])


def _timed_habits(settings: Settings, walk: Walk, logged: Bools) -> tuple[Ints, Ints]:
    """Find the habits that have a row with the time of day, by day and time."""
    places, factors, clocks = [], [], []
    if walk.hours is not None:
        for k, factor in enumerate(settings.factors):
            if factor.kind == "yes/no" and factor.when == "day":
                done = walk.habits[k].astype(bool) & logged & walk.hours.timed[:, None]
                places.append(np.flatnonzero(done))
                factors.append(np.full(len(places[-1]), k, dtype=np.int64))
                clocks.append(walk.hours.clock[:, k].ravel()[places[-1]])
    if not places:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    place, factor_of = np.concatenate(places), np.concatenate(factors)
    order = np.lexsort((np.concatenate(clocks), place))
    return place[order], factor_of[order]


def of_headache(values: npt.NDArray[Any], rows: Rows, otherwise: float) -> npt.NDArray[Any]:
    """Give each row the value of its headache."""
    if not len(values):
        return np.full(len(rows.day), otherwise, dtype=values.dtype)
    return np.where(rows.headache >= 0, values[rows.headache], otherwise).astype(values.dtype)


def categories(codes: Ints, text_of: Callable[[int], str]) -> pd.Categorical:
    """Make a text column from codes; negative ones are blank, unused and equal texts merged."""
    kinds, found = pd.factorize(np.where(codes < 0, -1, codes), sort=True)
    texts = [None if int(code) < 0 else text_of(int(code)) for code in found]
    distinct = list(dict.fromkeys(text for text in texts if text is not None))
    places = {text: at for at, text in enumerate(distinct)}
    lookup = np.array([-1 if text is None else places[text] for text in texts], dtype=np.int64)
    small = lookup[kinds] if len(kinds) else np.zeros(0, dtype=np.int64)
    return pd.Categorical.from_codes(small, categories=pd.Index(distinct, dtype="str"))


def join(names: Sequence[str], *, none: str = "") -> Callable[[int], str]:
    """Give a function that writes bits as a list of names."""

    def write(bits: int) -> str:
        return "; ".join(name for at, name in enumerate(names) if bits >> at & 1) or none

    return write
