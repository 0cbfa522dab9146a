"""What was read of a stretch of a long file, given the lines that it has in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary, DiaryError
from hdiary.vocabulary.visible import whole_letters


def own_rows(diary: Diary, lines: Any, witnesses: int, *, columns: Mapping[str, str]) -> Diary:
    """Drop the witnesses, and give each row the line that it has in the long file."""
    own = diary.lines > witnesses + 1
    entries = diary.entries[own].reset_index(drop=True)
    entries["patient"] = entries["patient"].cat.remove_unused_categories()
    problems = _move(diary.problems, lines, witnesses)
    return replace(
        diary,
        entries=entries,
        lines=lines[diary.lines[own] - witnesses - 2],
        repeats=diary.repeats[own],
        problems=problems,
        settings={**diary.settings, "columns": columns},
        refused_headaches=min(
            diary.refused_headaches, int((problems["severity"] == "error").sum())
        ),
    )


def _move(problems: pd.DataFrame, lines: Any, witnesses: int) -> pd.DataFrame:
    """Give problems the lines of the long file, without those of the witnesses."""
    whole = problems["line"].isna().to_numpy()
    at = problems["line"].fillna(0).to_numpy(dtype=np.int64) - witnesses - 2
    own = ~whole & (at >= 0)
    line = np.zeros(len(problems), dtype=np.int64)
    line[own] = lines[at[own]]
    moved = pd.Series(line, index=problems.index).astype("Int64").mask(~own)
    return problems.assign(line=moved)[whole | own].reset_index(drop=True)


def at_home(error: DiaryError, lines: Any, witnesses: int, path: Path) -> DiaryError:
    """Say of each problem where in the long file it stands."""
    moved = _move(error.problems, lines, witnesses).assign(file=whole_letters(str(path)))
    return DiaryError(moved, suggested=error.suggested, phrases=error.phrases)
