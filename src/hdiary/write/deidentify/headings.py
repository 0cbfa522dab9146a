"""Which columns say who, where or when by their very heading, and are left out."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from hdiary.diary.schema import factor_kind
from hdiary.vocabulary.data import group, words_of
from hdiary.vocabulary.headings import heading_kind
from hdiary.vocabulary.text import header_key
from hdiary.write.deidentify import account
from hdiary.write.deidentify.ages import split_heading

_OF_KIND = {
    **dict.fromkeys(("coordinates", "town", "timezone", "utc_offset"), account.DROPPED_PLACE),
    **dict.fromkeys(("name", "contact", "identifier"), account.DROPPED_PERSON),
    **dict.fromkeys(("birth",), account.DROPPED_DATE),
    **dict.fromkeys(("notes",), account.DROPPED_TEXT),
}
_DONE = {
    "places": account.DROPPED_PLACE,
    "persons": account.DROPPED_PERSON,
    "dates": account.DROPPED_DATE,
    "whole_places": account.DROPPED_PLACE,
    "whole_persons": account.DROPPED_PERSON,
}
_ANYWHERE = ("places", "persons", "dates")
"""Words that tell it wherever they stand in a heading; others only where they are all of it."""
_LONG_NUMBER = re.compile(r"\d{5,}|@|://")
_LONGEST_TEXT, _MOST_WORDS = 60, 6
_IDENTIFIER_FROM = 1_000_000
"""Whole numbers of so many are telephone numbers, case numbers or dates, and measure nothing."""


def why_dropped(name: str, values: pd.Series) -> str | None:
    """Say why a column may not be passed on, by its heading and then by its cells."""
    return _by_heading(name) or _by_cells(values)


def _by_heading(name: str) -> str | None:
    kind = heading_kind(name)
    if kind in _OF_KIND:
        return _OF_KIND[kind]
    if _LONG_NUMBER.search(name):
        return account.DROPPED_PERSON
    return _DONE.get(_said_of(name) or "")


def _said_of(name: str) -> str | None:
    """Say what a heading, or a word or two in it, tells of a person."""
    said = words_of("deidentify", header_key)
    whole = said.get(header_key(name)) or said.get(split_heading(name))
    if whole is not None:
        return whole
    counting = group("deidentify_words", "counting")
    # "Headaches per month" and "neck region" tell no day and no place.
    for parts in (header_key(name).split(), split_heading(name).split()):
        runs = [
            " ".join(parts[i : i + n])
            for n in (3, 2, 1)
            for i in range(len(parts) - n + 1)
            if i == 0 or parts[i - 1] not in counting
        ]
        found = [said[run] for run in runs if said.get(run) in _ANYWHERE]
        if found:
            return found[0]
    return None


def _by_cells(values: pd.Series) -> str | None:
    said = values.dropna()
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return None
    kind = factor_kind(values)
    if kind == "number":
        numbers = said.to_numpy(dtype=np.float64)
        whole = bool(len(numbers)) and bool((numbers == np.round(numbers)).all())
        long = whole and bool((np.abs(numbers) >= _IDENTIFIER_FROM).any())
        return account.DROPPED_PERSON if long else None
    if kind == "yes/no":
        return None
    texts = [str(text) for text in pd.unique(said)]
    wordy = any(len(t) > _LONGEST_TEXT or len(t.split()) > _MOST_WORDS for t in _items(texts))
    return account.DROPPED_TEXT if wordy else None


def _items(texts: list[str]) -> list[str]:
    return [item for text in texts for item in text.split("; ")]
