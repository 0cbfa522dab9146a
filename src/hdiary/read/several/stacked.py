"""The entries of several files, one below the other, each with its file and line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.schema import ENTRY_COLUMNS, OFFSET_COLUMNS, entry_dtype, factor_kind
from hdiary.diary.sheet_rows import SHEET, SheetRows, with_sheets

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


def with_places(
    problems: pd.DataFrame,
    kept: pd.DataFrame,
    names: Sequence[str],
    sheets: Sequence[SheetRows | None],
) -> pd.DataFrame:
    """Say of each problem of an entry in which file, on which sheet and in which line it stands."""
    problems = problems.reset_index(drop=True)
    at = problems["line"].fillna(0).to_numpy(dtype=np.int64) - 1
    mine = np.flatnonzero(at >= 0)
    file = problems["file"].astype(object).to_numpy().copy()
    line = problems["line"].array.copy()
    whose = kept[FILE].to_numpy()[at[mine]]
    file[mine] = [names[k] for k in whose]
    line[mine] = kept[LINE].to_numpy()[at[mine]]
    placed = problems.assign(file=pd.Series(file, dtype="str"), line=line)
    if not any(sheets):
        return placed
    of_file = np.full(len(placed), -1)
    of_file[mine] = whose
    parts = [with_sheets(placed[of_file == k], one) for k, one in enumerate(sheets)]
    return pd.concat([placed[of_file < 0], *parts]).sort_index()


def in_one_frame(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put problems below each other, of which only some may name a sheet."""
    problems = pd.concat(list(parts), ignore_index=True)
    return problems.fillna({SHEET: ""}) if SHEET in problems else problems
