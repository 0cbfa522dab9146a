"""Rows of a large regular text, quickly: pandas reads it, once its shape has been proven.

A text qualifies when every line has exactly the header's cells and every quote is in its place.
Anything else goes to `hdiary.read.rows`, which is exact and tells what is wrong.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from hdiary.read.header import SEARCHED_ROWS, find_header, first_rows
from hdiary.read.table import Codes, Column, Table, without_noise

LARGE = 8_000_000
_CHUNK_ROWS = 250_000
_BLOCK = 16_000_000
_NEWLINE, _RETURN, _QUOTE = 10, 13, 34

Bytes = npt.NDArray[np.uint8]
Progress = Callable[[int, int], None] | None


def read_bulk(
    data: bytes, *, delimiter: str, mapped: Mapping[str, str], progress: Progress = None
) -> Table | None:
    """Read a large UTF-8 text into a table, if it is regular.

    Parameters
    ----------
    data
        UTF-8 bytes without a byte order mark or ``sep=`` line.
    delimiter
        The sign that parts the cells.
    mapped
        The person's own mapping of headers to meanings.
    progress
        Called with bytes done and bytes in all.

    Returns
    -------
    Table or None
        None if the text is not regular; the same table that `read_rows` gives otherwise.
    """
    head = data[:200_000].decode("utf-8", errors="ignore").rsplit("\n", 1)[0]
    rows = first_rows(head, delimiter)
    position, score = find_header(rows[:SEARCHED_ROWS], mapped)
    header = tuple(name.strip() for name in rows[0])
    # Title lines, unnamed columns or quoted names are rare in large files, and left to the
    # exact reader.
    if not score or position or not all(header) or len(header) < 2:
        return None
    begin = data.find(b"\n") + 1
    body = memoryview(data)[begin:]
    if b'"' in data[:begin] or not _is_regular(body, ord(delimiter), len(header)):
        return None
    return _read(body, header, delimiter, progress)


def _is_regular(body: memoryview, delimiter: int, width: int) -> bool:
    """Prove that every line has ``width`` cells and that quotes open and close cells only."""
    rest: Bytes = np.empty(0, dtype=np.uint8)
    for at in range(0, len(body), _BLOCK):
        block = np.concatenate([rest, np.frombuffer(body[at : at + _BLOCK], dtype=np.uint8)])
        ends = np.flatnonzero(block == _NEWLINE)
        if not ends.size:
            return False
        if not _block_is_regular(block[: ends[-1] + 1], delimiter, width):
            return False
        rest = block[ends[-1] + 1 :]
    last = np.append(rest, np.uint8(_NEWLINE))
    return rest.size == 0 or _block_is_regular(last, delimiter, width)


def _block_is_regular(block: Bytes, delimiter: int, width: int) -> bool:
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


def _read(body: memoryview, header: tuple[str, ...], delimiter: str, progress: Progress) -> Table:
    import pandas as pd

    width = len(header)
    codes: list[list[Codes]] = [[] for _ in header]
    index: list[dict[str, int]] = [{} for _ in header]
    stream = io.BytesIO(body)
    # As texts: pandas' categories would turn "007" into 7 and "TRUE" into a truth value.
    options: dict[str, Any] = {"dtype": object, "keep_default_na": False, "na_filter": False}
    options["low_memory"] = False
    with pd.read_csv(
        stream,
        sep=delimiter,
        header=None,
        names=list(range(width)),
        index_col=False,
        chunksize=_CHUNK_ROWS,
        skip_blank_lines=False,
        encoding="utf-8",
        **options,
    ) as chunks:
        for chunk in chunks:
            for k in range(width):
                codes[k].append(_shared_codes(pd.factorize(chunk[k].to_numpy()), index[k]))
            if progress is not None:
                progress(min(stream.tell(), len(body)), len(body))
    columns = tuple(
        Column(codes=np.concatenate(parts), values=tuple(texts))
        for parts, texts in zip(codes, index, strict=True)
    )
    lines = np.arange(len(columns[0].codes), dtype=np.int64) + 2
    return without_noise(Table(header=header, columns=columns, lines=lines, header_line=1))


def _shared_codes(factorised: tuple[Any, Any], index: dict[str, int]) -> Codes:
    """Translate a chunk's codes into those shared by the whole column."""
    codes, texts = factorised
    shared: Codes = np.fromiter(
        (index.setdefault(text, len(index)) for text in texts), dtype=np.int32, count=len(texts)
    )
    taken: Codes = shared[codes]
    return taken
