"""Entries as plain columns that Parquet can hold, and back as a diary holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.schema import (
    ENTRY_COLUMNS,
    OFFSET_COLUMNS,
    entry_dtype,
    factor_columns,
    factor_kind,
)
from hdiary.read.several.stacked import FILE, LINE

PLACES = (FILE, LINE)
"""Columns beside the entries: in which file and on which line each stands."""
NUMBER, YES_NO, WORD = "number", "yes/no", "word"


def find_kinds(entries: pd.DataFrame) -> dict[str, str]:
    """Give the kind of each factor; nothing for one of which nothing is said."""
    return {
        name: factor_kind(entries[name]) if entries[name].notna().any() else ""
        for name in factor_columns(entries)
    }


def unite_kinds(all_kinds: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Unite what files say of a factor: one that is a number here and a word there is a word."""
    found: dict[str, set[str]] = {}
    for kinds in all_kinds:
        for name, kind in kinds.items():
            found.setdefault(name, set()).update({kind} - {""})
    return {name: WORD if len(kinds) != 1 else next(iter(kinds)) for name, kinds in found.items()}


def make_plain(entries: pd.DataFrame) -> pd.DataFrame:
    """Turn categories into texts, and leave out columns of which nothing is said."""
    said = entries[[name for name in entries if entries[name].notna().any()]]
    codes = [name for name in said if isinstance(said[name].dtype, pd.CategoricalDtype)]
    return said.astype(dict.fromkeys(codes, "str"))


def order_columns(seen: Sequence[str]) -> tuple[str, ...]:
    """Put columns in a diary's order: the canonical ones, offsets, then factors as they came."""
    offsets = [name for name in OFFSET_COLUMNS if name in seen]
    known = {*ENTRY_COLUMNS, *OFFSET_COLUMNS, *PLACES}
    return (*ENTRY_COLUMNS, *offsets, *(name for name in seen if name not in known))


def fit_plain(
    frame: pd.DataFrame, columns: Sequence[str], kinds: Mapping[str, str]
) -> pd.DataFrame:
    """Give a plain frame every column of the cohort, each of the cohort's kind."""
    made = {name: _fit(frame, name, kinds) for name in columns}
    places = {name: frame[name].to_numpy(dtype=np.int64) for name in PLACES if name in frame}
    return pd.DataFrame(made | places, index=frame.index)


def _fit(frame: pd.DataFrame, name: str, kinds: Mapping[str, str]) -> pd.Series:
    kind = kinds.get(name)
    known: dict[str | None, str] = {None: entry_dtype(name), NUMBER: "float64", YES_NO: "boolean"}
    dtype: Any = known.get(kind, WORD)
    dtype = "str" if dtype in {"category", WORD} else dtype
    if name not in frame:
        return pd.Series([None] * len(frame), index=frame.index, dtype=dtype)
    values = frame[name]
    return _as_words(values) if kind == WORD else values.astype(dtype)


def _as_words(values: pd.Series) -> pd.Series:
    """Write yes, no and numbers as words, as `hdiary.read` does where files differ."""
    if factor_kind(values) == YES_NO:
        words = values.map({True: "yes", False: "no"})
    elif factor_kind(values) == NUMBER:
        words = values.map(lambda number: f"{number:g}", na_action="ignore")
    else:
        words = values
    return words.astype("str").where(values.notna(), np.nan)


def make_typed(frame: pd.DataFrame, patients: Sequence[str]) -> pd.DataFrame:
    """Give plain entries the types of a diary, with its people in the order given."""
    typed = frame.drop(columns=[name for name in PLACES if name in frame])
    codes = [name for name in ENTRY_COLUMNS if entry_dtype(name) == "category"]
    types: dict[str, object] = {
        name: pd.CategoricalDtype(pd.Index(typed[name].dropna().unique(), dtype="str"))
        for name in (*codes, *_words(typed))
    }
    types["patient"] = pd.CategoricalDtype(pd.Index(list(patients), dtype="str"))
    return typed.astype(types)  # type: ignore[arg-type]


def _words(frame: pd.DataFrame) -> list[str]:
    return [n for n in factor_columns(frame) if factor_kind(frame[n]) == WORD]
