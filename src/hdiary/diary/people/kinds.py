"""What kind of fact a column holds: numbers, yes and no, days or words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools
from hdiary.diary.schema import DATETIME, EARLIEST_YEAR, LATEST_YEAR
from hdiary.vocabulary.words import is_blank, is_one_pair, yes_no

KINDS = ("number", "yes/no", "word", "date")
FACT, PATIENT, IGNORE = "fact", "patient", "ignore"
MEANINGS = (PATIENT, FACT, *KINDS, IGNORE)
"""What may be said of a column; a ``fact`` is of whatever kind its cells are."""
Parse = Callable[[str], Any]
"""From a cell that is not blank to its value; None where it is none of that kind."""
_MOST = 2 / 3
"""So large a part of the cells settles a kind; the others are told and left blank."""
FIRST_YEAR = EARLIEST_YEAR - 70
"""The year before which no fact of somebody who keeps a diary lies."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"[+-]?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d{1,3})?")
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Fact:
    """A column that has been read: its kind, its values, and the cells that were none of it."""

    kind: str
    values: pd.Series
    unread: Bools
    written: Sequence[str] = ()  # The cells as they were written, where some were not read


def fact_kind(values: pd.Series) -> str:
    """Say of which kind a typed fact is."""
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return "date"
    if pd.api.types.is_bool_dtype(values.dtype):
        return "yes/no"
    odd = pd.api.types.is_complex_dtype(values.dtype)
    return "number" if pd.api.types.is_numeric_dtype(values.dtype) and not odd else "word"


def parse_day(text: str) -> np.datetime64 | None:
    """Read a day as hdiary writes it."""
    if not _DAY.fullmatch(text) or not FIRST_YEAR <= int(text[:4]) <= LATEST_YEAR:
        return None
    try:
        return np.datetime64(text, "us")
    except ValueError:
        return None


def parse_plain(text: str) -> float | None:
    """Read a number without leading zeros, which are part of a code and not of a number."""
    number = float(text) if _NUMBER.fullmatch(text) else np.nan
    return number if np.isfinite(number) else None


PLAIN: Mapping[str, Parse] = {
    "yes/no": lambda text: _YES_NO.get(text.lower()),
    "date": parse_day,
    "number": parse_plain,
}
"""How cells are read that already speak the diary's words."""


def read_fact(
    texts: Sequence[str], parsers: Mapping[str, Parse] = PLAIN, *, declared: str = FACT
) -> Fact:
    """Recognise the kind of a column of texts, and read it."""
    cells = np.array([" ".join(text.split()) for text in texts], dtype=object)
    signs = {*cells} - {""} == {"+", "-"}
    said = np.array([not is_blank(cell) or (signs and cell == "-") for cell in cells], dtype=bool)
    distinct = list(dict.fromkeys(cells[said]))
    tried = [declared] if declared in KINDS else ["yes/no", "date", "number"]
    for kind in tried:
        if kind == "word" or not distinct:
            break
        # Said to be yes and no, 1 and 0 are that too.
        parse = yes_no if declared == kind == "yes/no" else parsers[kind]
        read = {text: parse(text) for text in distinct}
        if signs and kind == "yes/no":
            read = {"+": True, "-": False}
        elif kind == "yes/no" and declared != kind and not is_one_pair(distinct):
            # Arms may be called x and y: two words never become one value.
            continue
        values = [read.get(cell) if here else None for cell, here in zip(cells, said, strict=True)]
        fits = np.array([value is not None for value in values], dtype=bool)
        share = 1.0 if kind == "yes/no" and declared != kind else _MOST
        if declared == kind or fits.sum() >= share * said.sum():
            typed = _typed(values, kind)
            return Fact(kind=kind, values=typed, unread=said & ~fits, written=texts)
    words = [str(cell) if here else None for cell, here in zip(cells, said, strict=True)]
    return Fact(kind="word", values=_typed(words, "word"), unread=np.zeros(len(cells), dtype=bool))


def _typed(values: Sequence[Any], kind: str) -> pd.Series:
    if kind == "yes/no":
        return pd.Series(pd.array([pd.NA if v is None else v for v in values], dtype="boolean"))
    if kind == "number":
        return pd.Series([np.nan if v is None else v for v in values], dtype="float64")
    if kind == "date":
        days = [np.datetime64("NaT", "us") if v is None else v for v in values]
        return pd.Series(np.array(days, dtype=DATETIME))
    return pd.Series(values, dtype="str")


def type_fact(values: pd.Series, *, declared: str = FACT) -> Fact:
    """Give a column of a frame its kind; what is typed stays what it is."""
    plain = _without_categories(values).reset_index(drop=True)
    kind = fact_kind(plain)
    if declared not in (FACT, kind) or kind == "word":
        return read_fact(texts_of(plain), declared=declared)
    none = np.zeros(len(plain), dtype=bool)
    if kind == "date":
        local: Any = plain.dt.tz_localize(None) if plain.dt.tz is not None else plain
        return Fact(kind=kind, values=local.astype(DATETIME), unread=none)
    if kind == "yes/no":
        return Fact(kind=kind, values=plain.astype("boolean"), unread=none)
    numbers = pd.to_numeric(plain, errors="coerce").astype("Float64").astype("float64")
    endless = np.isinf(numbers.to_numpy())
    return Fact(kind=kind, values=numbers.mask(endless), unread=endless, written=texts_of(plain))


def _without_categories(values: pd.Series) -> pd.Series:
    if isinstance(values.dtype, pd.CategoricalDtype):
        values = values.astype(values.cat.categories.dtype)
    if values.dtype != object:
        return values
    inferred = values.infer_objects().convert_dtypes()
    kinds = {type(value) for value in values.dropna()}
    return values if len(kinds) > 1 or inferred.dtype == object else inferred


def texts_of(values: pd.Series) -> list[str]:
    """Write every cell of a column as a text; what is missing is empty."""
    return ["" if missing else _text(v) for v, missing in zip(values, values.isna(), strict=True)]


def _text(value: Any) -> str:
    if isinstance(value, pd.Timestamp) and value == value.normalize():
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
