"""From a diary to the table of doses and the course, block by block of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Codes
from hdiary.questions.dose import measure
from hdiary.questions.dose.frames import lay_out
from hdiary.questions.dose.measure import Window
from hdiary.questions.dose.rules import DoseRules
from hdiary.questions.dose.units import Doses, fill_doses, find_minutes, name_units
from hdiary.questions.exposure.factors import Factor
from hdiary.questions.exposure.fill import prepare_days
from hdiary.questions.exposure.grid import Grid, lay_grid
from hdiary.stats.blocks import map_blocks, split

_ROOM = 28
"""Diaries that fill as many rooms of this size are reckoned side by side, so that the last digits
of nobody's answer hang on who else is there [days]."""
_BLOCK_CELLS, _COURSE_COLUMNS = 500_000, 20
"""A course of a year has about a hundred columns, held in fewer copies than the doses are."""


def tabulate_doses(diary: Diary, things: Sequence[Factor], *, rules: DoseRules) -> pd.DataFrame:
    """Sum, compare, judge and lay out."""
    grid, days = lay_grid(diary), prepare_days(diary, factors=things)
    minutes = find_minutes(diary, grid, things)
    people, span = grid.headache.shape

    def work(part: slice) -> pd.DataFrame:
        doses = fill_doses(days, grid, things, minutes, people=part)
        return _tabulate_block(diary, grid, things, doses, people=part, rules=rules)

    if not things:
        # Without anything to sum, whoever comes first gives the empty frame.
        return work(slice(0, 1))
    size = max(span * max(len(things), _COURSE_COLUMNS), 1)
    frames = map_blocks(work, split(people, block=_BLOCK_CELLS // size))
    return pd.concat(frames, ignore_index=True)


def _tabulate_block(
    diary: Diary,
    grid: Grid,
    things: Sequence[Factor],
    doses: Doses,
    *,
    people: slice,
    rules: DoseRules,
) -> pd.DataFrame:
    first, last, _ = people.indices(len(grid.length))
    length = grid.length[first:last]
    headache = grid.headache[first:last]
    uses = measure.count_uses(doses, headache, name_units(doses, things))
    room = length // _ROOM * _ROOM + _ROOM - 1
    parts: list[tuple[Codes, list[Window]]] = []
    for days in np.unique(room).tolist():
        at = np.flatnonzero(room == days).astype(np.int64)
        fit = measure.fit_course(
            measure.fit_days(headache[at], days), grid.weekday[first:last][at], length[at]
        )
        own = replace(uses, unit=uses.unit[at], days=uses.days[at], share=uses.share[at])
        amount = measure.fit_days(doses.amount[at], days)
        parts.append((at, measure.measure_windows(fit, amount, uses=own, rules=rules)))
    windows = [
        measure.merge_windows([(at, each[turn]) for at, each in parts], len(length))
        for turn in range(len(rules.windows))
    ]
    return lay_out(diary, things, windows, uses, first=first, rules=rules)
