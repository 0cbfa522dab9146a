"""Of very many factors, those that are compared: more cannot stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Ints, patient_codes
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
    items: dict[str, tuple[Codes, dict[str, Codes]]] = {}
    saying: dict[str, Bools] = {}
    found = np.zeros((size, len(factors)), dtype=np.int64)

    def count(where: Bools) -> Ints:
        return np.bincount(people[where], minlength=size)

    for k, factor in enumerate(factors):
        values = diary.days[factor.column]
        if factor.column not in saying:
            saying[factor.column] = values.notna().to_numpy(dtype=np.bool_)
        said = saying[factor.column]
        if factor.item is not None:
            if factor.column not in items:
                codes = np.asarray(values.cat.codes, dtype=np.int64)
                items[factor.column] = (codes, find_items(values))
            codes, texts = items[factor.column]
            with_it = np.isin(codes, texts[factor.item])
        elif factor.kind == YES_NO:
            with_it = values.to_numpy(dtype=np.float64, na_value=np.nan) == 1
        else:
            found[:, k] = count(said) // 2
            continue
        found[:, k] = np.minimum(count(with_it), count(said & ~with_it))
    return found
