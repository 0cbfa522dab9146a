"""The text of a column's cells: each distinct value is written once, then looked up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary.arrays import Bools, Codes, Floats, Times
from hdiary.diary.times import place_end, place_treatment

PlaceRule = Callable[..., Times]

_FORMULA = re.compile(r"^'*[=+\-@\t\r]")
_NEEDS_QUOTES = re.compile(r'[",\r\n]')
_LEAST, _MOST = 1e-15, 1e15
_MINUTE_US, _SECOND_US = 60_000_000, 1_000_000
_PLACED_BY: dict[str, PlaceRule] = {"end": place_end, "treated_at": place_treatment}
_ALWAYS_FULL = ("entered_at",)


@dataclass(frozen=True, eq=False, slots=True)
class Cells:
    """A column as text: ``texts[codes[i]]`` is the cell of row i, ready for the file."""

    texts: npt.NDArray[np.object_]
    codes: Codes

    def rows(self, first: int, last: int) -> list[str]:
        """Give the cells of some rows."""
        cells: list[str] = self.texts[self.codes[first:last]].tolist()
        return cells


def guard_formula(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula: one more ``'`` in front."""
    # Texts that begin with ``'`` and then a sign that starts a formula get one more too, so
    # that taking one away when reading gives back exactly what was written.
    return f"'{text}" if _FORMULA.match(text) else text


def quote_cell(text: str) -> str:
    """Quote a cell of a CSV file where it must be."""
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text


def number_text(value: float) -> str:
    """Write a number in the fewest digits that give it back, without a trailing ``.0``."""
    # With an exponent only where no diary has such a number: so many digits would be read as an
    # identifier, or as no number at all.
    number = float(value)
    if not _LEAST <= abs(number) <= _MOST:
        return np.format_float_scientific(number, trim="-") if number else "0"
    return np.format_float_positional(number, trim="-")


def _looked_up(texts: Iterable[str], codes: Codes) -> Cells:
    """Make cells from distinct texts; a code of -1 is a blank."""
    listed = np.array([*texts, ""], dtype=object)
    return Cells(listed, codes)


def text_cells(values: pd.Series) -> Cells:
    """Write a column of texts (``str`` or category)."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        codes: Any = values.cat.codes.to_numpy()
        words = [str(word) for word in values.cat.categories]
    else:
        codes, found = pd.factorize(values)
        words = [str(word) for word in found]
    return _looked_up((quote_cell(guard_formula(word)) for word in words), codes)


def number_cells(values: pd.Series) -> Cells:
    """Write a column of numbers; not a number is a blank."""
    codes, found = pd.factorize(values.to_numpy(dtype=np.float64))
    return _looked_up((number_text(value) for value in found), codes)


def word_scale_cells(values: pd.Series, words: tuple[str, ...]) -> Cells:
    """Write ratings on a scale of words by their words; what lies between two as a number."""
    codes, found = pd.factorize(values.to_numpy(dtype=np.float64))
    named = {float(at): word for at, word in enumerate(words)}
    return _looked_up((named.get(float(v)) or number_text(v) for v in found), codes)


def yes_no_cells(values: pd.Series) -> Cells:
    """Write a column of yes and no; not said is a blank."""
    said = values.astype("boolean")
    codes = said.fillna(False).to_numpy(dtype=bool).astype(np.intp)
    codes[said.isna().to_numpy()] = -1
    return _looked_up(("no", "yes"), codes)


def date_cells(values: pd.Series) -> Cells:
    """Write calendar days as ``2026-03-01``."""
    codes, found = pd.factorize(values.to_numpy().astype("datetime64[D]"))
    return _looked_up(np.datetime_as_string(found), codes)


def time_cells(entries: pd.DataFrame, name: str) -> Cells:
    """Write a column of times: the clock where it says enough, else date and clock."""
    moment = entries[name].to_numpy().astype("datetime64[us]")
    offset = _offsets(entries, name)
    known = ~np.isnat(moment)
    clock = known & np.isnan(offset) & _clock_says_enough(entries, name, moment)
    codes = np.full(len(moment), -1, dtype=np.intp)
    of_day = (moment - moment.astype("datetime64[D]")).astype(np.int64)
    clock_codes, clocks = pd.factorize(of_day[clock])
    codes[clock] = clock_codes
    full = known & ~clock
    minutes = np.where(np.isnan(offset), np.iinfo(np.int32).min, offset).astype(np.int64)
    pairs = pd.MultiIndex.from_arrays([moment[full].astype(np.int64), minutes[full]])
    full_codes, fulls = pd.factorize(pairs)
    codes[full] = full_codes + len(clocks)
    texts = [_clock_text(int(at)) for at in clocks]
    texts += [_full_text(int(at), int(off)) for at, off in fulls]
    return _looked_up(texts, codes)


def _offsets(entries: pd.DataFrame, name: str) -> Floats:
    column = f"{name}_utc_offset_min"
    if column not in entries:
        return np.full(len(entries), np.nan)
    return entries[column].to_numpy(dtype=np.float64)


def _clock_says_enough(entries: pd.DataFrame, name: str, moment: Times) -> Bools:
    if name in _ALWAYS_FULL:
        return np.zeros(len(moment), dtype=bool)
    date = entries["date"].to_numpy().astype("datetime64[D]")
    alone = date + (moment - moment.astype("datetime64[D]"))
    rule = _PLACED_BY.get(name)
    start = entries["start"].to_numpy().astype("datetime64[us]")
    placed = alone if rule is None else rule(alone, start=start)
    same: Bools = placed == moment
    return same


def _clock_text(of_day: int) -> str:
    minutes, rest = divmod(of_day, _MINUTE_US)
    text = f"{minutes // 60:02d}:{minutes % 60:02d}"
    if not rest:
        return text
    seconds, micro = divmod(rest, _SECOND_US)
    return f"{text}:{seconds:02d}" + (f".{micro:06d}".rstrip("0") if micro else "")


def _full_text(moment: int, offset: int) -> str:
    at = np.datetime64(moment, "us")
    day = at.astype("datetime64[D]")
    text = f"{day} {_clock_text(int((at - day).astype(np.int64)))}"
    if offset == np.iinfo(np.int32).min:
        return text
    hours, minutes = divmod(abs(offset), 60)
    return f"{text}{'-' if offset < 0 else '+'}{hours:02d}:{minutes:02d}"
