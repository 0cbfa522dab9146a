"""Where it hurt although no rating could be read, and where that nothing was said."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary.arrays import Bools
from hdiary.read.cells import Cells, blank_rows
from hdiary.read.pain import Ratings, is_near_0
from hdiary.vocabulary.words import is_blank, says_unsaid


def take_ratings(
    typed: dict[str, Any], ratings: list[tuple[Cells, Ratings]], size: int
) -> tuple[Bools, Bools]:
    """Keep the worst rating of each row; say where it hurt, and where none could be read."""
    hurts, failed = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    if ratings:
        for cells, one in ratings:
            hurts |= one.hurts
            failed |= one.values.isna().to_numpy() & ~blank_rows(cells) & ~unsaid_rows(cells)
        worst = np.fmax.reduce([r.values.to_numpy() for _, r in ratings])
        worst[_is_open(typed, ratings, worst, hurts)] = np.nan
        typed["pain"] = pd.Series(worst)
    return hurts, failed


def _is_open(
    typed: dict[str, Any],
    ratings: list[tuple[Cells, Ratings]],
    worst: npt.NDArray[np.float64],
    hurts: Bools,
) -> Bools:
    """Say which rows may have been worse than the worst of their ratings that could be read."""
    # A 3 is not the worst of a day whose evening was bad; and a nought in the morning makes no
    # clear day of one whose evening nobody can read, unless a no beside it does.
    unread = np.zeros(len(worst), dtype=bool)
    for cells, one in ratings:
        told = np.array([not (is_blank(t) or says_unsaid(t) or is_near_0(t)) for t in cells.texts])
        unread |= one.values.isna().to_numpy() & cells.role.column.rows(told)
    denied = np.zeros(len(worst), dtype=bool)
    if "headache" in typed:
        denied = typed["headache"].eq(False).fillna(False).to_numpy(dtype=bool)
    top = max(one.highest for _, one in ratings)
    is_open: Bools = (hurts & ~(worst >= top)) | (unread & (worst == 0) & ~denied)
    return is_open


def unsaid_rows(cells: Cells) -> Bools:
    """Say which rows say in words that nothing was said."""
    told = np.array([says_unsaid(text) for text in cells.texts], dtype=bool)
    return cells.role.column.rows(told) if len(told) else np.zeros(0, dtype=bool)
