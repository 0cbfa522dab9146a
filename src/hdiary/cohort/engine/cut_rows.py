"""The rows of a long CSV, block by block: each as it is written, and cell by cell."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from hdiary.cohort.engine.errors import CohortError
from hdiary.diary.arrays import Ints

BLOCK = 16_000_000
"""So much is read at once [bytes]."""
_NEWLINE, _QUOTE = 10, 34


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Rows:
    """Some rows of a long CSV."""

    texts: list[bytes]  # Each as it is written, with the end of its line
    lines: Ints  # On which line of the file each begins
    cells: list[pd.Series]  # The columns, as categories of texts


def cut_rows(path: Path, header: bytes, *, delimiter: str, width: int) -> Iterator[Rows]:
    """Give the rows behind the header, some thousands at a time."""
    line, rest = 2, b""
    with path.open("rb") as file:
        file.readline()
        while True:
            piece = file.read(BLOCK)
            block = rest + piece
            if not piece and block and not block.endswith(b"\n"):
                block += b"\n"
            ends = row_ends(block)
            if len(ends):
                yield _rows(block[: ends[-1] + 1], ends, line, delimiter, width, path)
                line += block.count(b"\n", 0, int(ends[-1]) + 1)
            rest = block[ends[-1] + 1 :] if len(ends) else block
            if not piece:
                break
    if rest:
        raise CohortError(f"{path.name} has a quotation mark that opens and never closes")


def row_ends(block: bytes) -> Ints:
    """Find the ends of lines that do not stand between quotation marks."""
    signs = np.frombuffer(block, dtype=np.uint8)
    newline = signs == _NEWLINE
    if b'"' in block:
        inside = np.bitwise_xor.accumulate((signs == _QUOTE).view(np.uint8)).view(bool)
        newline &= ~inside
    return np.flatnonzero(newline)


def _rows(block: bytes, ends: Ints, line: int, delimiter: str, width: int, path: Path) -> Rows:
    begins = np.concatenate([[0], ends[:-1] + 1])
    texts = [block[a : b + 1] for a, b in zip(begins.tolist(), ends.tolist(), strict=True)]
    newlines = np.cumsum(np.frombuffer(block, dtype=np.uint8) == _NEWLINE)
    lines = line + np.where(begins > 0, newlines[np.maximum(begins - 1, 0)], 0)
    said = np.array([bool(text.strip()) for text in texts])
    texts, lines = [t for t, s in zip(texts, said, strict=True) if s], lines[said]
    return Rows(texts=texts, lines=lines, cells=_cells(texts, delimiter, width, path))


def _cells(texts: list[bytes], delimiter: str, width: int, path: Path) -> list[pd.Series]:
    """Part rows into cells, as texts; a first row of words keeps every column a text."""
    words = delimiter.join(["word"] * width).encode() + b"\n"
    options: dict[str, Any] = {"dtype": "category", "keep_default_na": False, "na_filter": False}
    try:
        frame = pd.read_csv(
            io.BytesIO(words + b"".join(texts)),
            sep=delimiter,
            header=None,
            names=list(range(width)),
            index_col=False,
            low_memory=False,
            encoding="utf-8",
            **options,
        )
    except (ValueError, UnicodeDecodeError) as error:
        raise CohortError(_irregular(path)) from error
    if len(frame) != len(texts) + 1:
        raise CohortError(_irregular(path))
    return [frame[name].iloc[1:].reset_index(drop=True) for name in frame]


def _irregular(path: Path) -> str:
    return (
        f"{path.name} is too large to be read at once, and not every row of it has the cells of "
        "its header in UTF-8; save it as CSV again, or as several files in one folder"
    )
