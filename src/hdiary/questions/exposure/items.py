"""Cells that list several items."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Codes
from hdiary.vocabulary.words import says_nothing

_FEW = 10


def find_items(values: pd.Series) -> dict[str, Codes]:
    """Give the distinct texts (their codes) that name each item, in alphabetical order."""
    said = values.cat.categories
    # Of thousands of columns many say the same few words, and each is asked several times.
    found = _of_few(tuple(map(str, said))) if len(said) <= _FEW else _of_texts(map(str, said))
    return dict(found)


@lru_cache(maxsize=4096)
def _of_few(said: tuple[str, ...]) -> dict[str, Codes]:
    return _of_texts(said)


def _of_texts(said: Iterable[str]) -> dict[str, Codes]:
    spellings: dict[str, set[str]] = {}
    texts: dict[str, list[int]] = {}
    for code, text in enumerate(said):
        for item in split_items(text):
            if not says_nothing(item):
                spellings.setdefault(item.casefold(), set()).add(item)
                texts.setdefault(item.casefold(), []).append(code)
    # A text may name an item twice.
    return {min(spellings[key]): np.unique(np.array(texts[key])) for key in sorted(texts)}


def split_items(text: str) -> list[str]:
    """Part a cell into its items."""
    items = (" ".join(item.split()) for item in text.split(";"))
    return [item for item in items if item]
