"""What several files say differently of one moment or one day, and which of it was taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Problems, shown
from hdiary.diary.sentences import plain_name
from hdiary.diary.sheet_rows import SheetRows, say_running
from hdiary.read.several.overlap import Overlap
from hdiary.read.several.stacked import FILE, LINE
from hdiary.words import phrase


def tell_differing(
    overlap: Overlap, names: Sequence[str], sheets: Sequence[SheetRows | None], said: Problems
) -> list[pd.DataFrame]:
    """Tell what files say differently, cells of one moment first, then days."""
    cells = _tell_cells(overlap, names, sheets, said)
    return cells + _tell_opposed(overlap.opposed, names, sheets, said)


def _tell_cells(
    overlap: Overlap, names: Sequence[str], sheets: Sequence[SheetRows | None], said: Problems
) -> list[pd.DataFrame]:
    """Tell what two files say differently, and which of it was taken; notes stay unsaid."""
    by_file: dict[int, Problems] = {}
    for row in overlap.differing.to_dict("records"):
        later = overlap.last[row["taken_file"]] > overlap.last[row["file"]]
        found = by_file.setdefault(row["file"], _problems_of(row["file"], names, sheets))
        private = row["column"] in ("notes", "patient")
        value, taken = ("" if private else _text(row[name]) for name in ("value", "taken"))
        key = "private" if private else "suggestion"
        found.warn(
            "files differ",
            column=str(row["column"]),
            value=shown(value) if value else "",
            lines=[row["line"]],
            expected=phrase("read.several.differ.expected"),
            suggestion=phrase(
                f"read.several.differ.{key}", file=plain_name(names[row["taken_file"]]),
                line=say_running([row["taken_line"]], sheets[row["taken_file"]]),
                why=phrase(f"read.several.differ.{'later' if later else 'named'}"),
                **({} if private else {"taken": shown(taken)}),
            ),
        )  # fmt: skip
    return _frames(by_file, said)


def _tell_opposed(
    opposed: pd.DataFrame, names: Sequence[str], sheets: Sequence[SheetRows | None], said: Problems
) -> list[pd.DataFrame]:
    """Tell of days that are clear in one file and have a headache in another; both entries stay."""
    by_file: dict[int, Problems] = {}
    for row in opposed.to_dict("records"):
        found = by_file.setdefault(row[FILE], _problems_of(row[FILE], names, sheets))
        found.warn(
            "files differ",
            column="headache",
            lines=[row[LINE]],
            expected=phrase("read.several.differ.expected"),
            suggestion=phrase(
                "read.several.differ.day",
                file=plain_name(names[row[f"{FILE}_other"]]),
                line=say_running([row[f"{LINE}_other"]], sheets[row[f"{FILE}_other"]]),
            ),
        )
    return _frames(by_file, said)


def _problems_of(file: int, names: Sequence[str], sheets: Sequence[SheetRows | None]) -> Problems:
    found = Problems(names[file])
    found.sheets = sheets[file]
    return found


def _frames(by_file: Mapping[int, Problems], said: Problems) -> list[pd.DataFrame]:
    for found in by_file.values():
        said.phrases.update(found.phrases)
    return [found.frame() for found in by_file.values()]


def _text(value: Any) -> str:
    if isinstance(value, (bool, np.bool_)):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, pd.Timestamp) else str(value)
