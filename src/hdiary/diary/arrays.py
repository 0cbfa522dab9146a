"""Arrays over the rows of a diary's tables: their kinds, and counting by person."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary.like import DiaryLike

# The estimators have kinds of their own: asking them for these would bring in scipy with a diary.
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Ints32 = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]
Times = npt.NDArray[np.datetime64]
Texts = npt.NDArray[np.object_]
Codes = Ints
"""Of each row, the place that its person (or treatment, or episode) has in a list."""


def says_headache(entries: pd.DataFrame) -> Bools:
    """Say which entries tell of a headache."""
    return entries["headache"].fillna(False).to_numpy(dtype=np.bool_)


def says_clear(entries: pd.DataFrame) -> Bools:
    """Say which entries tell that there was no headache."""
    return (~entries["headache"]).fillna(False).to_numpy(dtype=np.bool_)


def count_within(sizes: Ints) -> Ints:
    """Count 0, 1, 2 ... within runs of the given sizes."""
    return np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def patient_codes(frame: pd.DataFrame) -> Codes:
    """Give the patient of each row of a diary's table as a number, their place in its list."""
    return frame["patient"].cat.codes.to_numpy().astype(np.int64)


def patient_column(diary: DiaryLike, codes: Codes) -> pd.Series:
    """Give the ``patient`` column of a result whose rows belong to these patients."""
    names = pd.Index(diary.patients, dtype="str")
    return pd.Series(pd.Categorical.from_codes(codes.tolist(), categories=names), name="patient")


def count_by(codes: Codes, size: int, where: Bools | None = None) -> Codes:
    """Count rows by their code, only those where a condition holds."""
    picked = codes if where is None else codes[where]
    return np.bincount(picked, minlength=size).astype(np.int64)


def ratio(part: Codes | Floats, whole: Codes | Floats) -> Floats:
    """Divide, giving NaN where there is nothing to divide by."""
    top, bottom = np.asarray(part, dtype=np.float64), np.asarray(whole, dtype=np.float64)
    out = np.full(np.broadcast_shapes(top.shape, bottom.shape), np.nan)
    np.divide(top, bottom, out=out, where=bottom > 0)
    return out


def whole_numbers(counts: Codes, missing: Bools) -> pd.Series:
    """Give counts as nullable whole numbers, missing where they are not known."""
    return pd.Series(pd.arrays.IntegerArray(counts.astype(np.int64), missing.copy()))
