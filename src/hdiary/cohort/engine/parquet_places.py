"""Where in a Parquet dataset something stands that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from hdiary.cohort.engine.parquet_files import ParquetFile
from hdiary.diary import DiaryError


def at_home(error: DiaryError, files: Sequence[ParquetFile], folder: Path) -> DiaryError:
    """Say of each problem in which file it stands, and in which of its rows, counted from 1."""
    begins = np.cumsum([0, *(file.rows for file in files)])
    problems = error.problems
    row = problems["line"].fillna(0).to_numpy(dtype=np.int64) - 2
    inside = (row >= 0) & (row < begins[-1])
    which = np.searchsorted(begins, np.where(inside, row, 0), side="right") - 1
    paths = np.array([*(str(file.path) for file in files), str(folder)], dtype=object)
    line = pd.Series(row - begins[which] + 1, index=problems.index).astype("Int64")
    moved = problems.assign(
        line=line.mask(~inside),
        file=pd.Series(paths[np.where(inside, which, -1)], index=problems.index).astype("str"),
    )
    return DiaryError(moved, suggested=error.suggested, phrases=error.phrases)
