"""What is lost when rows that cannot be read are left out: said before anybody does it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from hdiary.diary import Diary, Problems
from hdiary.diary.arrays import Ints
from hdiary.diary.schema import factor_columns
from hdiary.read.cells import Cells
from hdiary.read.factors import read_factor
from hdiary.read.formats.format import Raw
from hdiary.read.role import FACTOR, Role
from hdiary.read.typed.signs import shows_headache
from hdiary.words import phrase


def suggest_skipping(entries: pd.DataFrame, lines: Ints, found: Problems) -> None:
    """Offer to go on without bad rows, as the last of all ways, with how many are headaches."""
    refused = found.refused_lines()
    if found.fatal or not refused.size:
        return
    these = np.isin(lines, refused)
    hurts = entries["headache"].fillna(False).to_numpy(dtype=bool) | shows_headache(entries)
    heads = int((hurts & these).sum()) + found.unread_headaches
    words = phrase("read.typed.rows.skip", n=int(refused.size))
    if heads:
        words = phrase("read.typed.rows.skip_headaches", n=int(refused.size), heads=heads)
    found.suggest(words, skip_bad_rows=True)


def without_skipped(diary: Diary, roles: list[Role], raw: Raw) -> Diary:
    """Decide what kind each factor is from the rows that are left, and not from the others."""
    kept = np.isin(raw.table.lines, diary.lines)
    if int(kept.sum()) != len(diary.entries):
        return diary
    entries = diary.entries.copy(deep=False)
    factors = [role for role in roles if role.meaning == FACTOR]
    for name, role in zip(factor_columns(entries), factors, strict=True):
        column = role.column.take(kept)
        cells = Cells(
            role=replace(role, column=column), lines=raw.table.lines[kept], found=Problems()
        )
        entries[name] = read_factor(cells, delimiter=raw.delimiter)
    return replace(diary, entries=entries)
