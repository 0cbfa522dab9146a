"""A long course in few columns: those that are free, how the rest lies, and how it gives way."""

from __future__ import annotations

import numpy as np

from hdiary.stats.arrays import Bools, Floats, Ints

_LEAST = 1e-9
"""Share of the largest direction below which one is taken as none."""


def reduce_course(
    design: Floats,
    penalty: Floats,
    coefficients: Floats,
    covariance: Floats,
    *,
    held: Bools,
    pushed: tuple[Floats, Ints],
) -> tuple[Floats, Floats, Floats]:
    """Give for each row few columns in place of the held ones, their penalties and start."""
    # ``pushed`` are a row's factors, times the weight of each day, (R, q, T), and whose they are.
    # In the span of 1 + q columns the course can stay where it is and give way to the factors
    # exactly as all its columns would at no effect, and nearly so elsewhere. They are turned so
    # that the penalty is that of all columns, and 1 for each.
    values, who = pushed
    many = values.shape[1]
    size = penalty[:, held, None]
    slot, most = _number_rows(who, len(design))
    laid = np.zeros((len(design), most * many, values.shape[2]))
    place = slot[:, None] * many + np.arange(many)
    laid[who[:, None], place] = values
    gives = covariance[:, held] @ np.swapaxes(laid @ design, 1, 2)
    every = np.concatenate([coefficients[:, held, None], gives], axis=2)
    shown = np.swapaxes(design[:, :, held] @ every, 1, 2)
    inner = np.swapaxes(every, 1, 2) @ (size * every)
    taken = np.concatenate([np.zeros((len(who), 1), np.int64), 1 + place], axis=1)
    strength, turned = np.linalg.eigh(inner[who[:, None, None], taken[:, :, None], taken[:, None]])
    there = strength > _LEAST * np.maximum(strength[:, -1:], _LEAST)
    root = np.sqrt(np.where(there, strength, 1.0))
    basis = turned * (there / root)[:, None, :]
    columns = np.swapaxes(shown[who[:, None], taken], 1, 2) @ basis
    return columns, np.ones(strength.shape), turned[:, 0, :] * root * there


def _number_rows(who: Ints, people: int) -> tuple[Ints, int]:
    """Give each row its number among its person's, from 0, and how many the most are."""
    order = np.argsort(who, kind="stable")
    count = np.bincount(who, minlength=people)
    slot = np.empty(len(who), dtype=np.int64)
    slot[order] = np.arange(len(who)) - np.repeat(np.cumsum(count) - count, count)
    return slot, int(count.max(initial=0))
