"""The calendar of each person as one flat run of cells, so that many people are one array."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary.arrays import Ints, Times, count_within

SEPARATOR = "; "


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Calendar:
    """Every day of every person: patient by patient, each from first to last day."""

    # first, last: day numbers (days since 1970) of each patient
    first: Ints
    last: Ints

    @property
    def lengths(self) -> Ints:
        """Days of each patient."""
        return self.last - self.first + 1

    @property
    def offsets(self) -> Ints:
        """The cell of each patient's first day."""
        return np.concatenate([[0], np.cumsum(self.lengths)[:-1]]).astype(np.int64)

    @property
    def size(self) -> int:
        """Cells in all."""
        return int(self.lengths.sum())

    def cell(self, patient: Ints, day: Ints) -> Ints:
        """Give the cell of a patient's day."""
        return self.offsets[patient] + (day - self.first[patient])

    def patient_codes(self) -> Ints:
        """Give the patient of each cell."""
        return np.repeat(np.arange(len(self.first)), self.lengths)

    def days(self) -> Ints:
        """Give the day number of each cell."""
        return np.repeat(self.first, self.lengths) + count_within(self.lengths)


def make_calendar(patient: Ints, day: Ints, *, patients: int) -> Calendar:
    """Span a calendar over the days given, for each patient from the first to the last."""
    first = np.full(patients, np.iinfo(np.int64).max)
    last = np.full(patients, np.iinfo(np.int64).min)
    np.minimum.at(first, patient, day)
    np.maximum.at(last, patient, day)
    return Calendar(first=first, last=last)


def day_numbers(times: pd.Series | Times) -> Ints:
    """Give days since 1970 of times; missing times give the smallest integer."""
    return np.asarray(times).astype("datetime64[D]").astype(np.int64)


_MOST_DAYS = 1_000_000
_FEW_TEXTS, _FEW_SIGNS = 20, 400
"""So few short texts are worth keeping: others rarely come again."""


def day_keys(codes: Ints, day: Ints) -> Ints:
    """Make one number of a patient (or episode) and a day, for finding pairs."""
    return np.asarray(codes, dtype=np.int64) * _MOST_DAYS + day


def key_codes(keys: Ints) -> Ints:
    """Give the patients (or episodes) back from `day_keys`."""
    return keys // _MOST_DAYS


def join_items(items: object) -> str:
    """Join items by ``"; "``, each once."""
    return SEPARATOR.join(dict.fromkeys(items))  # type: ignore[call-overload]


def categorical(codes: npt.NDArray[np.integer], names: Sequence[str]) -> pd.Categorical:
    """Make a categorical from codes whose names may repeat or be unused; both are mended."""
    unique = list(dict.fromkeys(names))
    position = {name: k for k, name in enumerate(unique)}
    remap = np.array([position[n] for n in names] + [-1], dtype=np.int64)
    mapped = remap[np.asarray(codes, dtype=np.int64)]
    used = np.zeros(len(unique) + 1, dtype=bool)
    used[mapped] = True
    kept = [k for k in range(len(unique)) if used[k]]
    compact = np.full(len(unique) + 1, -1, dtype=np.int64)
    compact[kept] = np.arange(len(kept))
    return pd.Categorical.from_codes(compact[mapped], dtype=text_kind(unique[k] for k in kept))


def text_kind(names: Iterable[str]) -> pd.CategoricalDtype:
    """Give the kind of a column that says these texts, each once."""
    texts = tuple(names)
    few = len(texts) <= _FEW_TEXTS and sum(map(len, texts)) <= _FEW_SIGNS
    return _kept_kind(texts) if few else _kind(texts)


def _kind(texts: tuple[str, ...]) -> pd.CategoricalDtype:
    return pd.CategoricalDtype(pd.Index(texts, dtype="str"))


_kept_kind = lru_cache(maxsize=1_024)(_kind)
"""Of thousands of columns most say the same few words; to make a kind takes longer than to read."""


def map_items(values: pd.Series, rule: Callable[[str], str | None]) -> pd.Series:
    """Rewrite a categorical text by a rule on its distinct values; ``None`` makes it missing."""
    new = [rule(str(c)) for c in values.cat.categories]
    names = [n if n is not None else "" for n in new]
    gone = np.array([n is None for n in new] + [True])
    codes = values.cat.codes.to_numpy().astype(np.int64)
    codes = np.where(gone[codes], -1, codes)
    return pd.Series(categorical(codes, names), index=values.index, name=values.name)
