"""What may come before a headache, as arrays: people x factors x calendar days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, count_by
from hdiary.questions.exposure.factors import CHANGE, OWN, TREATMENT, Factor
from hdiary.questions.exposure.grid import Grid, shift
from hdiary.questions.exposure.items import find_items, split_items
from hdiary.questions.facts import gather_facts

Exposures = Floats

_LARGEST = 1e37
"""Squares and sums of larger numbers could not be held; no diary needs them."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class PreparedDays:
    """What every block of people needs; see `prepare_days`."""

    lists: Mapping[str, _ListColumn]  # The columns of items, by name
    # The columns of numbers and of yes and no (1 and 0), by name: one element per row of
    # ``diary.days``, NaN not said
    numbers: Mapping[str, Floats]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _ListColumn:
    """A column of items: the distinct text of each day, and which texts name which item."""

    # ``codes`` counts texts; one past them is a day on which none of the items is known to have
    # applied, and -1 a day of which nothing was said.
    codes: npt.NDArray[np.int32]
    texts: int
    named_in: Mapping[str, Codes]

    def say(self, item: str, rows: slice) -> Exposures:
        """Give 1, 0 or NaN for an item on some rows of the days."""
        answer = np.zeros(self.texts + 2)
        answer[self.named_in[item]] = 1.0
        answer[-1] = np.nan
        said: Exposures = answer[self.codes[rows]]
        return said


def prepare_days(diary: Diary, *, factors: Sequence[Factor]) -> PreparedDays:
    """Look up once what `fill_exposure` needs of a diary for every block of people."""
    lists = {factor.column for factor in factors if factor.item is not None}
    numbers = {factor.column for factor in factors if factor.item is None}
    return PreparedDays(
        lists={name: _read_list(diary, name) for name in sorted(lists)},
        numbers={name: _read_numbers(diary.days[name]) for name in sorted(numbers)},
    )


def _read_list(diary: Diary, column: str) -> _ListColumn:
    values = diary.days[column]
    texts = [str(text) for text in values.cat.categories]
    # The last place is that of a day without text, which code -1 finds.
    said = np.array([bool(split_items(text)) for text in texts] + [False], dtype=np.bool_)
    codes = values.cat.codes.to_numpy().astype(np.int32)
    codes = np.where(said[codes], codes, -1).astype(np.int32)
    if column == TREATMENT[1]:
        codes[(codes < 0) & _without_treatment(diary)] = len(texts)
    return _ListColumn(codes=codes, texts=len(texts), named_in=find_items(values))


def _without_treatment(diary: Diary) -> Bools:
    """Say which days are known to be without any treatment, unless one was written down."""
    # Those with a word about treatment ("none"); and the clear days of a person who writes down
    # treatments at all: without a headache there was nothing to treat, as `burden` counts it.
    facts = gather_facts(diary)
    ever = count_by(facts.who, facts.people, facts.treatment_said) > 0
    return facts.treatment_said | (facts.clear & ever[facts.who])


def _read_numbers(values: pd.Series) -> Floats:
    """Give numbers, or yes and no as 1 and 0; what no calculation can hold is as not said."""
    if isinstance(values.dtype, pd.BooleanDtype):
        values = values.astype("Float64")
    numbers: Floats = values.to_numpy(dtype=np.float64, na_value=np.nan)
    return np.where(np.abs(numbers) <= _LARGEST, numbers, np.nan)


def fill_exposure(
    source: Diary | PreparedDays, grid: Grid, factors: Sequence[Factor], *, people: slice
) -> Exposures:
    """Give the value of each factor on each calendar day of some people."""
    # A blank is *not said*, never *no*. An item of a list is known on a day of which anything
    # was said in its column. Treatments are known where anything was said about treatment,
    # "none" included, and on the clear days of people who write treatments down. What was said
    # on a day whose headache is not recorded is given too.
    # Shape (block, factors, days as in the grid): 1 or 0, the number, or the number less that
    # of the day before; NaN where it was not said and past the last day.
    if people.step not in (None, 1):
        raise ValueError(f"people is {people}; it must be a slice without steps, such as 0:100")
    days = source if isinstance(source, PreparedDays) else prepare_days(source, factors=factors)
    first, last, _ = people.indices(len(grid.length))
    people = slice(first, max(first, last))
    rows = slice(int(grid.begins[people.start]), int(grid.begins[people.stop]))
    inside = grid.inside(people)
    out = np.full((len(inside), len(factors), inside.shape[1]), np.nan)
    for place, factor in enumerate(factors):
        if factor.item is not None:
            out[:, place][inside] = days.lists[factor.column].say(factor.item, rows)
            continue
        values = np.full(inside.shape, np.nan)
        values[inside] = days.numbers[factor.column][rows]
        out[:, place] = values - shift(values, 1) if factor.kind == CHANGE else values
    return out


def mentioned(exposure: Exposures, factors: Sequence[Factor]) -> Bools:
    """Say whether each person ever said anything that concerns a factor."""
    # Of an item of a list, that the item itself was written down; of a column of the diary's
    # own, anything in it. In a cohort an item that a person never used is not that person's.
    own = np.array([factor.source == OWN for factor in factors], dtype=np.bool_)
    # A number may be said without a day on which its change is known.
    whole = {f.column: place for place, f in enumerate(factors) if f.kind != CHANGE}
    of = np.array([whole.get(f.column, place) for place, f in enumerate(factors)], dtype=np.int64)
    known: Bools = ~np.isnan(exposure)
    said: Bools = np.where(own, known[:, of].any(axis=2), (exposure == 1.0).any(axis=2))
    return said
