"""Many people in blocks that fit into memory, on all processors."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


def split(size: int, *, block: int) -> list[slice]:
    """Part a number of people into blocks of neighbours; at least one, if an empty one."""
    most = max(block, 1)
    return [slice(at, min(at + most, size)) for at in range(0, max(size, 1), most)]


def map_blocks(work: Callable[[slice], Result], blocks: Iterable[slice]) -> list[Result]:
    """Do the same work on every block, one thread for each processor."""
    # NumPy lets other threads run while it calculates, so threads do; what they give is the
    # same as one after the other.
    given = list(blocks)
    if len(given) < 2:
        return [work(block) for block in given]
    with ThreadPoolExecutor(max_workers=min(len(given), os.cpu_count() or 1)) as threads:
        return list(threads.map(work, given))
