"""Rows of a large regular text, quickly: pandas reads it, once its shape has been proven.

A text qualifies when every line has exactly the header's cells and every quote is in its place.
Anything else goes to `hdiary.read.rows`, which is exact and tells what is wrong.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt

from hdiary.diary.arrays import Bytes, Ints32, Texts
from hdiary.read.context import Progress
from hdiary.read.header import SEARCHED_ROWS, find_header, first_rows
from hdiary.read.table import Column, Table, without_noise

LARGE = 8_000_000
_BLOCK = 16_000_000
_MOST_THREADS = 4
_WORD = "word"
_NEWLINE, _RETURN, _QUOTE = 10, 13, 34

Part = tuple[Texts, list[str]]


def read_bulk(
    data: bytes, *, delimiter: str, mapped: Mapping[str, str], progress: Progress = None
) -> Table | None:
    """Read a large UTF-8 text into a table, if it is regular."""
    head = data[:200_000].decode("utf-8", errors="ignore").rsplit("\n", 1)[0]
    rows = first_rows(head, delimiter)
    position, score = find_header(rows[:SEARCHED_ROWS], mapped)
    header = tuple(name.strip() for name in rows[0])
    begin = data.find(b"\n") + 1
    # Title lines, unnamed columns or quoted names are rare in large files, and left to the
    # exact reader.
    if not score or position or not all(header) or len(header) < 2 or b'"' in data[:begin]:
        return None
    body = memoryview(data)[begin:]
    # pandas' parser and NumPy let other threads work meanwhile.
    with ThreadPoolExecutor(max_workers=min(_MOST_THREADS, os.cpu_count() or 1)) as pool:
        work = [pool.submit(_read_block, b, len(header), ord(delimiter)) for b in _blocks(body)]
        columns = _gather(work, len(header), progress)
    if columns is None:
        return None
    lines = np.arange(len(columns[0].codes), dtype=np.int64) + 2
    return without_noise(Table(header=header, columns=columns, lines=lines, header_line=1))


def _blocks(body: memoryview) -> Iterator[memoryview]:
    """Cut a text into blocks that end where a line ends."""
    at = 0
    while at < len(body):
        end = min(at + _BLOCK, len(body))
        if end < len(body):
            newline = bytes(body[at:end]).rfind(b"\n")
            end = at + newline + 1 if newline >= 0 else len(body)
        yield body[at:end]
        at = end


def _gather(
    work: list[Future[list[Part] | None]], width: int, progress: Progress
) -> tuple[Column, ...] | None:
    """Join the blocks' columns, in order; None as soon as one block is not regular."""
    codes: list[list[Ints32]] = [[np.empty(0, dtype=np.int32)] for _ in range(width)]
    index: list[dict[str, int]] = [{} for _ in range(width)]
    for done, block in enumerate(work, start=1):
        parts = block.result()
        if parts is None:
            for waiting in work:
                waiting.cancel()
            return None
        for k, part in enumerate(parts):
            codes[k].append(_shared_codes(part, index[k]))
        if progress is not None:
            progress(done, len(work))
    return tuple(
        Column(codes=np.concatenate(c), values=tuple(texts))
        for c, texts in zip(codes, index, strict=True)
    )


def _read_block(block: memoryview, width: int, delimiter: int) -> list[Part] | None:
    """Read one block into codes and distinct texts, a pair per column; None if not regular."""
    import pandas as pd

    signs = np.frombuffer(block, dtype=np.uint8)
    if signs[-1] != _NEWLINE:
        signs = np.append(signs, np.uint8(_NEWLINE))
    if not _is_regular(signs, delimiter, width):
        return None
    # The categorical parser makes no object for a cell, but would turn a column of "007" into
    # 7 and of "TRUE" into a truth value; a first row of words keeps every column a text.
    words = chr(delimiter).join([_WORD] * width).encode() + b"\n"
    options: dict[str, Any] = {"dtype": "category", "keep_default_na": False, "na_filter": False}
    frame = pd.read_csv(
        io.BytesIO(words + signs.tobytes()),
        sep=chr(delimiter),
        header=None,
        names=list(range(width)),
        index_col=False,
        low_memory=False,
        skip_blank_lines=False,
        encoding="utf-8",
        **options,
    )
    parts = [(frame[k].cat.codes.to_numpy()[1:], list(frame[k].cat.categories)) for k in frame]
    if not all(isinstance(text, str) for _, texts in parts for text in texts):
        return None
    return [_without_unused(part) for part in parts]


def _without_unused(part: Part) -> Part:
    """Drop the first row's word where no other row holds it."""
    codes, texts = part
    at = texts.index(_WORD)
    if (codes == at).any():
        return part
    return codes - (codes > at), texts[:at] + texts[at + 1 :]


def _is_regular(block: Bytes, delimiter: int, width: int) -> bool:
    """Prove that every line has ``width`` cells and that quotes open and close cells only."""
    quote = block == _QUOTE
    structural = (block == delimiter) | (block == _NEWLINE)
    if quote.any():
        inside = np.bitwise_xor.accumulate(quote.view(np.uint8)).view(bool)
        if not _quotes_in_place(block, quote, inside, delimiter):
            return False
        structural &= ~inside
    returns = np.flatnonzero(block == _RETURN)
    if returns.size and not (block[returns + 1] == _NEWLINE).all():
        return False
    signs = block[structural]
    if signs.size % width:
        return False
    grid = signs.reshape(-1, width) == _NEWLINE
    return bool(grid[:, -1].all() and not grid[:, :-1].any())


def _quotes_in_place(
    block: Bytes, quote: npt.NDArray[np.bool_], inside: npt.NDArray[np.bool_], delimiter: int
) -> bool:
    """Say whether quotes stand only at the ends of cells (or doubled), and span no lines."""
    if inside[-1] or (inside & (block == _NEWLINE)).any():
        return False
    opening = np.flatnonzero(quote & inside)
    closing = np.flatnonzero(quote & ~inside)
    before = np.where(opening > 0, block[opening - 1], _NEWLINE)
    after = block[closing + 1]
    allowed = [delimiter, _NEWLINE, _QUOTE]
    return bool(np.isin(before, allowed).all() and np.isin(after, [*allowed, _RETURN]).all())


def _shared_codes(part: Part, index: dict[str, int]) -> Ints32:
    """Translate a block's codes into those shared by the whole column."""
    codes, texts = part
    shared: Ints32 = np.fromiter(
        (index.setdefault(text, len(index)) for text in texts), dtype=np.int32, count=len(texts)
    )
    taken: Ints32 = shared[codes]
    return taken
