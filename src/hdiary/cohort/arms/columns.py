"""Columns of anybody's table, whatever kind they are of, as numbers or as names."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

import numpy as np
import pandas as pd
from pandas.api import types

from hdiary.diary.arrays import Floats, Ints
from hdiary.vocabulary.words import is_blank, yes_no


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Named:
    """A column of names: the place of each person's name in the list, -1 where it is missing."""

    codes: Ints
    names: tuple[str, ...]
    values: tuple[Any, ...]  # What the table had for each name


def is_number(column: pd.Series) -> bool:
    """Say whether a column holds numbers or yes and no, however they are kept."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return False
    if types.is_bool_dtype(column.dtype) or types.is_numeric_dtype(column.dtype):
        return not types.is_complex_dtype(column.dtype)
    kept = _plain(column).dropna()
    return len(kept) > 0 and bool(kept.map(_is_real).all())


def read_numbers(column: pd.Series) -> Floats:
    """Give a column as numbers, NaN where one is missing; yes is 1."""
    if types.is_bool_dtype(column.dtype) or types.is_numeric_dtype(column.dtype):
        return np.asarray(column.to_numpy(dtype=np.float64, na_value=np.nan))
    return np.array([np.nan if pd.isna(x) else float(x) for x in _plain(column)], dtype=np.float64)


def is_yes_no(column: pd.Series) -> bool:
    """Say whether a column says nothing but yes and no: as such, as 0 and 1, or in words."""
    if is_number(column):
        return bool(set(np.unique(read_numbers(column)[~_missing(column)])) <= {0.0, 1.0})
    kept = list(_plain(column).dropna().unique())
    return bool(kept) and all(isinstance(x, str) and yes_no(x) is not None for x in kept)


def read_yes_no(column: pd.Series) -> Floats:
    """Give a column of yes and no as 1 and 0, NaN where it is missing."""
    if is_number(column):
        return read_numbers(column)
    told = {text: yes_no(str(text)) for text in _plain(column).dropna().unique()}
    return np.array([np.nan if pd.isna(x) else float(bool(told[x])) for x in _plain(column)])


def read_names(column: pd.Series) -> Named:
    """Give a column as names: of a category in its order, else sorted."""
    codes, found = _join_alike(*pd.factorize(_plain(column)))
    order = sorted(range(len(found)), key=lambda at: _rank(column, found[at]))
    place = np.empty(len(found) + 1, dtype=np.int64)
    place[order] = np.arange(len(found))
    place[-1] = -1  # What is missing has the code -1, the last place.
    return Named(
        codes=place[codes],
        names=tuple(name_of(found[at]) for at in order),
        values=tuple(found[at] for at in order),
    )


def _join_alike(codes: Any, values: Any) -> tuple[Ints, list[Any]]:
    """Take values that are written alike, such as 1 and "1", for one; the first stands for it."""
    names: dict[str, int] = {}
    place = np.array([names.setdefault(name_of(v), len(names)) for v in values] + [-1])
    first: dict[int, Any] = {}
    for at, value in zip(place, values, strict=False):
        first.setdefault(int(at), value)
    return place[codes], list(first.values())


def name_of(value: object) -> str:
    """Name a value as a person would write it: 1.0 is 1, True is yes."""
    if isinstance(value, (bool, np.bool_)):
        return "yes" if value else "no"
    if isinstance(value, (float, np.floating)) and float(value).is_integer():
        return str(int(value))
    if isinstance(value, pd.Timestamp):
        return str(value).removesuffix(" 00:00:00")
    return str(value)


def find_name(named: Named, asked: Hashable) -> int | None:
    """Find the name that was asked for; None where there is none."""
    same = [at for at, value in enumerate(named.values) if _equal(value, asked)]
    if same:
        return same[0]
    wanted = name_of(asked).strip().casefold()
    folded = [name.strip().casefold() for name in named.names]
    return folded.index(wanted) if folded.count(wanted) == 1 else None


def _equal(value: Any, asked: Hashable) -> bool:
    try:
        return bool(value == asked)
    except (TypeError, ValueError):
        return False


def _plain(column: pd.Series) -> pd.Series:
    """Give a column as plain objects; blank words are missing."""
    plain = column.astype(object)
    blank = [isinstance(x, str) and (not x.strip() or is_blank(x)) for x in plain]
    missing = np.array(blank, dtype=bool) | plain.isna().to_numpy(dtype=bool)
    return plain.mask(missing, None).map(_as_value)


def _as_value(value: Any) -> Any:
    """Give a value that can be looked up: texts that look alike as one, a list as text."""
    if isinstance(value, str):
        return " ".join(normalize("NFC", value).split())
    return value if isinstance(value, Hashable) else str(value)


def _missing(column: pd.Series) -> Any:
    return np.isnan(read_numbers(column))


def _is_real(value: object) -> bool:
    if isinstance(value, (str, bytes, complex, np.complexfloating)):
        return False
    try:
        float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
    return True


def _rank(column: pd.Series, value: Any) -> tuple[int, float, str]:
    if isinstance(column.dtype, pd.CategoricalDtype):
        listed = [_as_value(known) for known in column.cat.categories]
        return 0, float(listed.index(value)) if value in listed else 0.0, str(value)
    if isinstance(value, str):
        return 1, 0.0, value.casefold()
    try:
        return 0, float(value), ""
    except (TypeError, ValueError):
        return 1, 0.0, str(value)
