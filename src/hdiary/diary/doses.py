"""Doses: every treatment of the diary, one row each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Ints, count_within
from hdiary.diary.calendar import SEPARATOR
from hdiary.vocabulary.treatments import Treatment, parse_treatment
from hdiary.vocabulary.words import is_no_treatment

_WHO = re.compile(r"\s(?:by|with|at|from|bei|mit|von|durch)\s", re.IGNORECASE)
_LONGEST_WORDS = 40

_COPIED = ("patient", "date", "treated_at", "pain_before", "pain_after", "after_min")


def treatments_of(text: str) -> list[Treatment]:
    """Parse a treatment cell of a Diary, items joined by ``"; "``."""
    # "none" and its like say that nothing was done, which is no treatment.
    items = [item for item in text.split(SEPARATOR) if item]
    return [parse_treatment(i) for i in items if not is_no_treatment(i)]


def may_be_acute(treated: pd.Series) -> Bools:
    """Say which rows name an acute headache medicine, or a treatment that may be one unknown."""
    return any_treatment(treated, lambda given: given.acute or not given.recognised)


def any_treatment(treated: pd.Series, rule: Callable[[Treatment], bool]) -> Bools:
    """Say which rows name a treatment of which a rule holds."""
    holds = [any(map(rule, treatments_of(str(cell)))) for cell in treated.cat.categories]
    return np.array([*holds, False])[treated.cat.codes.to_numpy()]


def own_words(treatment: Treatment) -> str:
    """Give the person's own words for a treatment, without amounts, remarks and names beside it."""
    # What would no longer be understood as the same treatment, or is too long to be a name, is
    # hdiary's name for it.
    if not treatment.recognised:
        return treatment.name
    for words in (_WHO.split(treatment.words, maxsplit=1)[0], treatment.words):
        same = parse_treatment(words).name == treatment.name
        if words and len(words) <= _LONGEST_WORDS and same:
            return words
    return treatment.name


def make_doses(
    entries: pd.DataFrame, *, lines: Ints, repeats: Bools, places: pd.DataFrame | None = None
) -> pd.DataFrame:
    """List every treatment given; of several sheets or files, each with its place there."""
    texts = entries["treatment"]
    parsed = [treatments_of(str(c)) for c in texts.cat.categories]
    flat = [t for group in parsed for t in group]
    sizes = np.array([len(g) for g in parsed] + [0], dtype=np.int64)
    begins = np.concatenate([[0], np.cumsum(sizes[:-1])]).astype(np.int64)
    codes = texts.cat.codes.to_numpy().astype(np.int64)
    counts = np.where(repeats, 0, sizes[codes])
    entry = np.repeat(np.arange(len(entries)), counts)
    which = begins[codes[entry]] + count_within(counts)
    doses = entries[list(_COPIED)].iloc[entry].reset_index(drop=True)
    doses.insert(0, "entry", entry)
    for name, column in _dose_columns(flat).items():
        doses[name] = column.iloc[which].reset_index(drop=True)
    doses["line"] = lines[entry]
    doses = doses[[*_ORDER]]
    if places is None:
        return doses
    return doses.assign(**{str(name): places[name].array[entry] for name in places})


_ORDER = (
    "entry", "patient", "date", "treated_at", "treatment", "as_written", "words", "count",
    "amount", "unit", "treatment_class", "atc", "acute", "recognised", "pain_before", "pain_after",
    "after_min", "line",
)  # fmt: skip


def _dose_columns(flat: list[Treatment]) -> dict[str, pd.Series]:
    texts: dict[str, list[str | None]] = {
        "treatment": _one_spelling([t.name for t in flat]),
        "as_written": [t.as_written for t in flat],
        "words": [own_words(t) for t in flat],
        "unit": [t.unit for t in flat],
        "treatment_class": [t.treatment_class for t in flat],
        "atc": [t.atc for t in flat],
    }
    columns: dict[str, pd.Series] = {
        k: pd.Series(pd.Categorical(v, categories=_distinct(v))) for k, v in texts.items()
    }
    columns["count"] = pd.Series([t.count for t in flat], dtype="float64")
    columns["amount"] = pd.Series([t.amount for t in flat], dtype="float64")
    columns["acute"] = pd.Series([t.acute for t in flat], dtype="bool")
    columns["recognised"] = pd.Series([t.recognised for t in flat], dtype="bool")
    return columns


def _one_spelling(names: list[str]) -> list[str | None]:
    """Give names that differ only in capitals or in how accents are made up one spelling."""
    keys = [unicodedata.normalize("NFC", name).casefold() for name in names]
    spellings: dict[str, str] = {}
    for key, name in zip(keys, names, strict=True):
        spellings[key] = min(spellings.get(key, name), name)
    return [spellings[key] for key in keys]


def _distinct(values: list[str | None]) -> pd.Index:
    return pd.Index(list(dict.fromkeys(v for v in values if v)), dtype="str")
