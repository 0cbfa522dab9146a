"""The entries of several files, one below the other, each with its file and line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.schema import ENTRY_COLUMNS, OFFSET_COLUMNS, entry_dtype, factor_kind
from hdiary.diary.sheet_rows import SHEET, SheetRows

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
        known = name in {*ENTRY_COLUMNS, *OFFSET_COLUMNS}
        if known:
            types[name] = entry_dtype(name)
        if types.get(name) == "category":
            words = [w for d in diaries for w in d.entries[name].cat.categories]
        elif not known and factor_kind(entries[name]) == "word":
            words = entries[name].dropna().tolist()
        else:
            continue
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


def places_among(
    kept: pd.DataFrame, names: Sequence[str], sheets: Sequence[SheetRows | None]
) -> pd.DataFrame:
    """Say of each entry in which file, on which sheet and in which line it stands."""
    whose, line = (kept[name].to_numpy(dtype=np.int64) for name in (FILE, LINE))
    places = pd.DataFrame({"file": pd.array([names[k] for k in whose], dtype="str"), "line": line})
    sheet, own = np.full(len(kept), "", dtype=object), line.copy()
    for k, several in enumerate(sheets):
        if several is not None:
            sheet[whose == k], own[whose == k] = several.places(line[whose == k])
    return places.assign(line=own, sheet=pd.array(sheet, dtype="str")) if any(sheets) else places


def with_places(problems: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Say of each problem of an entry in which file, on which sheet and in which line it stands."""
    problems = problems.reset_index(drop=True)
    at = problems["line"].fillna(0).to_numpy(dtype=np.int64) - 1
    mine = at >= 0
    placed = problems.assign(**{SHEET: ""}) if SHEET in places else problems.copy()
    for name in places:
        placed.loc[mine, name] = places[name].to_numpy()[at[mine]]
    return placed


def in_one_frame(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put problems below each other, of which only some may name a sheet."""
    problems = pd.concat(list(parts), ignore_index=True)
    return problems.fillna({SHEET: ""}) if SHEET in problems else problems
