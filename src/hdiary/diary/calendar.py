"""The calendar of each person as one flat run of cells, so that many people are one array."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

SEPARATOR = "; "


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Calendar:
    """Every day of every person: patient by patient, each from first to last day.

    Parameters
    ----------
    first, last
        Day numbers (days since 1970) of each patient.
    """

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
        within = np.arange(self.size) - np.repeat(self.offsets, self.lengths)
        return np.repeat(self.first, self.lengths) + within


def make_calendar(patient: Ints, day: Ints, *, patients: int) -> Calendar:
    """Span a calendar over the days given, for each patient from the first to the last."""
    first = np.full(patients, np.iinfo(np.int64).max)
    last = np.full(patients, np.iinfo(np.int64).min)
    np.minimum.at(first, patient, day)
    np.maximum.at(last, patient, day)
    return Calendar(first=first, last=last)


def day_numbers(times: pd.Series) -> Ints:
    """Give days since 1970 of a column of times; missing times give the smallest integer."""
    return times.to_numpy().astype("datetime64[D]").astype(np.int64)


_MOST_DAYS = 1_000_000


def day_keys(codes: Ints, day: Ints) -> Ints:
    """Make one number of a patient (or episode) and a day, for finding pairs."""
    return np.asarray(codes, dtype=np.int64) * _MOST_DAYS + day


def key_codes(keys: Ints) -> Ints:
    """Give the patients (or episodes) back from `day_keys`."""
    return keys // _MOST_DAYS


def cell_counts(cell: Ints, size: int) -> Ints:
    """Count rows in each cell."""
    return np.bincount(cell, minlength=size).astype(np.int64)


def cell_mean(cell: Ints, value: Floats, size: int) -> Floats:
    """Average the values that are said in each cell; NaN where none is."""
    said = ~np.isnan(value)
    n = np.bincount(cell[said], minlength=size)
    total = np.bincount(cell[said], weights=value[said], minlength=size)
    out = np.full(size, np.nan)
    np.divide(total, n, out=out, where=n > 0)
    return out


def cell_max(cell: Ints, value: Floats, size: int) -> Floats:
    """Take the largest value that is said in each cell; NaN where none is."""
    said = ~np.isnan(value)
    out = np.full(size, -np.inf)
    np.maximum.at(out, cell[said], value[said])
    out[np.isinf(out)] = np.nan
    return out


def cell_any(cell: Ints, flag: Bools, size: int) -> Bools:
    """Say whether any row of each cell has the flag."""
    return np.bincount(cell[flag], minlength=size) > 0


def cell_items(cell: Ints, items: pd.Series, size: int) -> pd.Categorical:
    """Join the list items of each cell, each once: as said, or sorted where rows differ."""
    names = [str(c) for c in items.cat.categories]
    codes = items.cat.codes.to_numpy()
    said = np.flatnonzero(codes >= 0)
    out = np.full(size, -1, dtype=np.int64)
    out[cell[said][::-1]] = codes[said][::-1]
    differing = np.unique(cell[said][codes[said] != out[cell[said]]])
    if differing.size:
        _join_differing(out, names, cell[said], codes[said].astype(np.int64), differing)
    return categorical(out, names)


def _join_differing(out: Ints, names: list[str], cell: Ints, codes: Ints, differing: Ints) -> None:
    """Give cells with several different texts a joined one, adding it to the names."""
    index = {name: k for k, name in enumerate(names)}
    within = np.isin(cell, differing)
    cells, texts = cell[within], codes[within]
    order = np.argsort(cells, kind="stable")
    cells, texts = cells[order], texts[order]
    cuts = np.flatnonzero(np.diff(cells)) + 1
    joined: dict[tuple[int, ...], int] = {}
    for at, part in zip(cells[np.r_[0, cuts]], np.split(texts, cuts), strict=True):
        key = tuple(part.tolist())
        if key not in joined:
            # Sorted, since the rows of one day may stand in any order.
            text = join_items(sorted(i for k in key for i in names[k].split(SEPARATOR)))
            if text not in index:
                index[text] = len(names)
                names.append(text)
            joined[key] = index[text]
        out[at] = joined[key]


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
    return pd.Categorical.from_codes(
        compact[mapped], categories=pd.Index([unique[k] for k in kept], dtype="str")
    )


def map_items(values: pd.Series, rule: Callable[[str], str | None]) -> pd.Series:
    """Rewrite a categorical text by a rule on its distinct values; ``None`` makes it missing."""
    new = [rule(str(c)) for c in values.cat.categories]
    names = [n if n is not None else "" for n in new]
    gone = np.array([n is None for n in new] + [True])
    codes = values.cat.codes.to_numpy().astype(np.int64)
    codes = np.where(gone[codes], -1, codes)
    return pd.Series(categorical(codes, names), index=values.index, name=values.name)
