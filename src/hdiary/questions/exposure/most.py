"""Of very many factors, those that are compared: more cannot stand beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Ints, patient_codes
from hdiary.questions.exposure.factors import (
    OWN,
    YES_NO,
    Factor,
    LeftOut,
    list_factors,
    list_left_out,
)
from hdiary.questions.exposure.items import find_items
from hdiary.words import phrase, say_plain

__all__ = ["Factor", "keep_telling", "list_factors", "list_left_out"]

MOST_FACTORS = 200
"""Of one person; each is compared beside all others, which takes the square of their number."""


def keep_telling(
    factors: Sequence[Factor], diary: Diary, *, named: Sequence[str], fewest: int = 1
) -> tuple[tuple[Factor, ...], tuple[LeftOut, ...]]:
    """Keep what was named, what is rare, and what differs on most days; tell of the others."""
    # What is rarer than any gate allows is never laid beside the others, and costs its row only.
    if len(factors) <= MOST_FACTORS:
        return tuple(factors), ()
    differ = _days_that_differ(factors, diary)
    own = np.array([factor.name in named for factor in factors])
    # What was named comes first, then what differs on more days; of equal ones the first.
    order = np.lexsort((np.zeros_like(differ), -differ, np.broadcast_to(~own, differ.shape)))
    keep = np.zeros(len(factors), dtype=np.bool_)
    keep[np.unique(order[:, :MOST_FACTORS])] = True
    keep |= own | (differ < fewest).all(axis=0)
    kept = tuple(factor for factor, stays in zip(factors, keep, strict=True) if stays)
    if len(kept) == len(factors):
        return kept, ()
    told = phrase("exposure.too_many", n=len(factors) - len(kept))
    reason = phrase("exposure.reason.too_many", most=MOST_FACTORS)
    return kept, (LeftOut(name=say_plain(told), source=OWN, reason=reason, told=told),)


def _days_that_differ(factors: Sequence[Factor], diary: Diary) -> Ints:
    """Count each person's days with and without each factor, the fewer of both, (people, K)."""
    people, size = patient_codes(diary.days), len(diary.patients)
    found = np.zeros((size, len(factors)), dtype=np.int64)

    def count(where: Bools) -> Ints:
        return np.bincount(people[where], minlength=size)

    for column, places in _by_column(factors).items():
        said, days_with = _answers(diary.days[column])
        all_said = count(said)
        for k in places:
            with_it = days_with(factors[k])
            here = all_said // 2 if with_it is None else count(said & with_it)
            found[:, k] = np.minimum(here, all_said - here)
    return found


def _by_column(factors: Sequence[Factor]) -> dict[str, list[int]]:
    """Give the places of the factors of each column."""
    places: dict[str, list[int]] = {}
    for place, factor in enumerate(factors):
        places.setdefault(factor.column, []).append(place)
    return places


def _answers(values: pd.Series) -> tuple[Bools, Callable[[Factor], Bools | None]]:
    """Give the days that say anything, and what gives those that say a factor of the column."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        codes, items = values.cat.codes.to_numpy(), find_items(values)
        return codes >= 0, lambda factor: np.isin(codes, items[str(factor.item)])
    numbers = values.to_numpy(dtype=np.float64, na_value=np.nan)
    # A number is said more or less on every day.
    return ~np.isnan(numbers), lambda factor: numbers == 1 if factor.kind == YES_NO else None
