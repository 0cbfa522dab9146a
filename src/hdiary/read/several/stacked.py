"""The entries of several files, one below the other, each with its file and line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.schema import ENTRY_COLUMNS, OFFSET_COLUMNS, entry_dtype, factor_kind

FILE, LINE = "\0file", "\0line"
"""Columns beside the entries; no heading can have such a name."""


def stack(diaries: Sequence[Diary]) -> tuple[pd.DataFrame, list[str]]:
    """Stack entries, and name the factors that are numbers in one file and words in another."""
    frames = [
        _plain(diary.entries).assign(**dict[str, Any]({FILE: k, LINE: diary.lines}))
        for k, diary in enumerate(diaries)
    ]
    mixed = _find_mixed(diaries)
    for name in mixed:
        frames = [_as_words(frame, name) for frame in frames]
    whole = pd.concat(frames, ignore_index=True)
    known = [name for name in (*ENTRY_COLUMNS, *OFFSET_COLUMNS) if name in whole]
    rest = [name for name in whole if name not in {*known, FILE, LINE}]
    return whole[[*known, *rest, FILE, LINE]], mixed


def unstack(whole: pd.DataFrame, diaries: Sequence[Diary]) -> pd.DataFrame:
    """Give the entries as a diary keeps them, categories in the order of the files."""
    entries = whole.drop(columns=[FILE, LINE])
    types: dict[str, Any] = {}
    for name in map(str, entries):
        if name not in {*ENTRY_COLUMNS, *OFFSET_COLUMNS}:
            continue
        types[name] = entry_dtype(name)
        if types[name] == "category":
            words = [w for d in diaries for w in d.entries[name].cat.categories]
            types[name] = pd.CategoricalDtype(pd.Index(dict.fromkeys(words), dtype="str"))
    return entries.astype(types).reset_index(drop=True)


def _plain(entries: pd.DataFrame) -> pd.DataFrame:
    """Turn categories into texts, since each file has its own."""
    codes = [name for name in entries if isinstance(entries[name].dtype, pd.CategoricalDtype)]
    return entries.astype(dict.fromkeys(codes, "str"))


def _find_mixed(diaries: Sequence[Diary]) -> list[str]:
    kinds: dict[str, set[str]] = {}
    for diary in diaries:
        for name in diary.factors["factor"]:
            values = diary.entries[name]
            if values.notna().any():
                kinds.setdefault(str(name), set()).add(factor_kind(values))
    return [name for name, found in kinds.items() if len(found) > 1]


def _as_words(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    if name not in frame:
        return frame
    values = frame[name]
    if factor_kind(values) == "yes/no":
        words = values.map({True: "yes", False: "no"})
    elif factor_kind(values) == "number":
        words = values.map(lambda number: f"{number:g}", na_action="ignore")
    else:
        words = values
    return frame.assign(**{name: words.astype("str").where(values.notna(), np.nan)})
