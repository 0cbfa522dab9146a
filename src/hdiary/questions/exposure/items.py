"""Cells that list several items."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Codes
from hdiary.vocabulary.words import says_nothing


def find_items(values: pd.Series) -> dict[str, Codes]:
    """Give the distinct texts (their codes) that name each item, in alphabetical order."""
    spellings: dict[str, set[str]] = {}
    texts: dict[str, list[int]] = {}
    for code, text in enumerate(values.cat.categories):
        for item in split_items(str(text)):
            if not says_nothing(item):
                spellings.setdefault(item.casefold(), set()).add(item)
                texts.setdefault(item.casefold(), []).append(code)
    # A text may name an item twice.
    return {min(spellings[key]): np.unique(np.array(texts[key])) for key in sorted(texts)}


def split_items(text: str) -> list[str]:
    """Part a cell into its items."""
    items = (" ".join(item.split()) for item in text.split(";"))
    return [item for item in items if item]
