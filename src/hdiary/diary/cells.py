"""What rows say together in each cell of a calendar, or in each episode."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Floats, Ints
from hdiary.diary.calendar import SEPARATOR, categorical, join_items, text_kind


def cell_counts(cell: Ints, size: int) -> Ints:
    """Count rows in each cell."""
    return np.bincount(cell, minlength=size).astype(np.int64)


def cell_mean(cell: Ints, value: Floats, size: int) -> Floats:
    """Average the values that are said in each cell; NaN where none is."""
    said = ~np.isnan(value)
    n = np.bincount(cell[said], minlength=size)
    total = np.bincount(cell[said], weights=value[said], minlength=size)
    out = np.full(size, np.nan)
    np.divide(total, n, out=out, where=n > 0)
    return out


def cell_max(cell: Ints, value: Floats, size: int) -> Floats:
    """Take the largest value that is said in each cell; NaN where none is."""
    said = ~np.isnan(value)
    out = np.full(size, -np.inf)
    np.maximum.at(out, cell[said], value[said])
    out[np.isinf(out)] = np.nan
    return out


def cell_any(cell: Ints, flag: Bools, size: int) -> Bools:
    """Say whether any row of each cell has the flag."""
    return np.bincount(cell[flag], minlength=size) > 0


def cell_items(cell: Ints, items: pd.Series, size: int) -> pd.Categorical:
    """Join the list items of each cell, each once: as said, or sorted where rows differ."""
    names = [str(c) for c in items.cat.categories]
    codes = items.cat.codes.to_numpy()
    said = np.flatnonzero(codes >= 0)
    out = np.full(size, -1, dtype=np.int64)
    out[cell[said][::-1]] = codes[said][::-1]
    differing = np.unique(cell[said][codes[said] != out[cell[said]]])
    used = np.bincount(out + 1, minlength=len(names) + 1)[1:]
    plain = str(items.cat.categories.dtype) == "str" and not items.cat.ordered
    if plain and not differing.size and used.all():
        # Of thousands of columns most are so: their texts stay as they are.
        return pd.Categorical.from_codes(out, dtype=text_kind(names))
    if differing.size:
        _join_differing(out, names, cell[said], codes[said].astype(np.int64), differing)
    return categorical(out, names)


def _join_differing(out: Ints, names: list[str], cell: Ints, codes: Ints, differing: Ints) -> None:
    """Give cells with several different texts a joined one, adding it to the names."""
    index = {name: k for k, name in enumerate(names)}
    within = np.isin(cell, differing)
    cells, texts = cell[within], codes[within]
    order = np.argsort(cells, kind="stable")
    cells, texts = cells[order], texts[order]
    cuts = np.flatnonzero(np.diff(cells)) + 1
    joined: dict[tuple[int, ...], int] = {}
    for at, part in zip(cells[np.r_[0, cuts]], np.split(texts, cuts), strict=True):
        key = tuple(part.tolist())
        if key not in joined:
            # Sorted, since the rows of one day may stand in any order.
            text = join_items(sorted(i for k in key for i in names[k].split(SEPARATOR)))
            if text not in index:
                index[text] = len(names)
                names.append(text)
            joined[key] = index[text]
        out[at] = joined[key]
