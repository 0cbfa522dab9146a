"""The columns of habits, of early signs and of what comes by the calendar."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Ints
from hdiary.simulate.course import Settings
from hdiary.simulate.days import Walk
from hdiary.simulate.rhythms import ROTA
from hdiary.simulate.rows import Rows, categories, join
from hdiary.simulate.told import Told

FILLERS = {"activity": "nothing special", "posture": "sitting upright"}
"""What is written when none of the listed items was done: a blank would mean *not said*."""


def list_habits(settings: Settings, walk: Walk, told: Told, rows: Rows) -> dict[str, Any]:
    """Give the columns of activities and postures."""
    lists = {}
    elsewhere = _stands_elsewhere(walk, rows)
    for column, filler in FILLERS.items():
        at = [k for k, factor in enumerate(settings.factors) if factor.column == column]
        if not at:
            continue
        bits = np.zeros(walk.headache.shape, dtype=np.int64)
        for bit, k in enumerate(at):
            bits |= _remembered(walk, told, k).astype(np.int64) << bit
        of_day = bits[rows.person, rows.day]
        codes = np.where(rows.extra | (elsewhere & (of_day > 0)), -1, of_day)
        for bit, k in enumerate(at):
            own = (rows.habit == k) & (of_day >> bit & 1 > 0)
            codes = np.where(own, 1 << bit, codes)
        names = [settings.factors[k].name for k in at]
        lists[column] = categories(codes, join(names, none=filler))
    return lists


def own_columns(settings: Settings, walk: Walk, told: Told, rows: Rows) -> dict[str, Any]:
    """Give the columns of the diary's own: habits, then signs, then what comes by the calendar."""
    columns: dict[str, Any] = {}
    elsewhere = _stands_elsewhere(walk, rows)
    for k, factor in enumerate(settings.factors):
        if factor.column != "own":
            continue
        values = walk.habits[k][rows.person, rows.day]
        blank = rows.extra | _forgot(told, k, rows)
        if factor.kind == "yes/no":
            done = values.astype(bool)
            if factor.when == "day":
                blank = np.where(elsewhere & done, rows.habit != k, blank) | _forgot(told, k, rows)
            columns[factor.name] = _yes_no(done, blank)
        else:
            columns[factor.name] = np.where(blank, np.nan, values.astype(np.float64))
    for name, there in told.signs.items():
        columns[name] = _yes_no(there[rows.person, rows.day], rows.extra)
    return columns | _calendar_columns(walk, rows)


def _calendar_columns(walk: Walk, rows: Rows) -> dict[str, Any]:
    """Give the columns of a rhythm and of a rota, where anybody writes them."""
    columns: dict[str, Any] = {}
    if walk.rhythms is None:
        return columns
    period, shift = (
        np.where(rows.extra, -1, known[rows.person, rows.day])
        for known in (walk.rhythms.period, walk.rhythms.shift)
    )
    if (period >= 0).any():
        columns["period"] = _yes_no(period > 0, period < 0)
    if (shift >= 0).any():
        columns["shift"] = categories(shift, ROTA.__getitem__)
    return columns


def _yes_no(done: Bools, blank: Bools) -> Any:
    column = pd.array(done, dtype="boolean")
    column[blank] = pd.NA
    return column


def _stands_elsewhere(walk: Walk, rows: Rows) -> Bools:
    """Say of which rows the habits of the day stand in rows of their own."""
    if walk.hours is None:
        return np.zeros(len(rows.day), dtype=bool)
    return np.asarray(walk.hours.timed[rows.person])


def _remembered(walk: Walk, told: Told, k: int) -> Bools:
    done = walk.habits[k].astype(bool)
    return done & ~told.forgotten[k] if told.forgotten else done


def _forgot(told: Told, k: int, rows: Rows) -> Bools:
    if not told.forgotten:
        return np.zeros(len(rows.day), dtype=bool)
    return told.forgotten[k][rows.person, rows.day]


def write_clock(walk: Walk, rows: Rows, otherwise: Ints) -> Ints:
    """Give the minute of the day of each row: that of its habit, else what is given."""
    if walk.hours is None or not (rows.habit >= 0).any():
        return otherwise
    clock = walk.hours.clock[rows.person, np.maximum(rows.habit, 0), rows.day]
    return np.where(rows.habit >= 0, clock, otherwise)
