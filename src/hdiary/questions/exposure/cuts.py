"""Which days count as days with a factor: above the cut of a number, or said to be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from hdiary.diary.arrays import Bools, Codes, Floats
from hdiary.questions.exposure.factors import YES_NO, Factor


def find_cuts(values: npt.NDArray[Any]) -> Floats:
    """Give the value above which a person's days count as days with a number."""
    # It is the person's median; where nothing lies above the median (a scale that mostly stands
    # at its top, or 1 on most days), the next value below it, so that what varies is split.
    # Shape (...); NaN where no day counts.
    size = values.shape[-1]
    if not size:
        return np.full(values.shape[:-1], np.nan)
    ordered = np.sort(values, axis=-1)  # NaN comes last.
    many = size - np.isnan(values).sum(axis=-1, keepdims=True)

    def at(place: Codes) -> Floats:
        picked = np.take_along_axis(ordered, np.maximum(place, 0), axis=-1)
        return picked[..., 0].astype(np.float64)

    median = (at((many - 1) // 2) + at(many // 2)) / 2
    lower = np.where(values < median[..., None], values, -np.inf).max(axis=-1)
    split = (at(many - 1) > median) | np.isneginf(lower)
    return np.where(split, median, lower)


def find_exposed(values: Floats, factors: Sequence[Factor]) -> tuple[Bools, Floats]:
    """Say which days are with each factor: above the cut of a number, or said to be."""
    # Shape (people, factors, days); False on days that do not count. Shape (people, factors),
    # see `find_cuts`; NaN for yes and no.
    cut = np.full(values.shape[:2], np.nan)
    numbers = are_numbers(factors)
    cut[:, numbers] = find_cuts(values[:, numbers])
    # Nothing is above NaN, so days that do not count are never exposed.
    exposed: Bools = values > np.where(np.isnan(cut), 0.5, cut)[:, :, None]
    return exposed, cut


def are_numbers(factors: Sequence[Factor]) -> Bools:
    """Say which factors are numbers or changes of numbers, not yes and no."""
    return np.array([factor.kind != YES_NO for factor in factors], dtype=np.bool_)
