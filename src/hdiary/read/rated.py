"""Where it hurt although no rating could be read, and where that nothing was said."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools
from hdiary.read.cells import Cells, blank_rows
from hdiary.read.pain import Ratings
from hdiary.vocabulary.words import says_unsaid


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
        # A nought in the morning makes no clear day of one whose evening could not be read.
        worst[failed & (worst == 0)] = np.nan
        typed["pain"] = pd.Series(worst)
    return hurts, failed


def unsaid_rows(cells: Cells) -> Bools:
    """Say which rows say in words that nothing was said."""
    told = np.array([says_unsaid(text) for text in cells.texts], dtype=bool)
    return cells.role.column.rows(told) if len(told) else np.zeros(0, dtype=bool)
