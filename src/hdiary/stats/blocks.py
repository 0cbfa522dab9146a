"""Many people in blocks that fit into memory, on all processors."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


def split(size: int, *, block: int) -> list[slice]:
    """Part a number of people into blocks of neighbours; at least one, if an empty one.

    Examples
    --------
    >>> split(5, block=2)
    [slice(0, 2, None), slice(2, 4, None), slice(4, 5, None)]
    >>> split(0, block=2)
    [slice(0, 0, None)]
    """
    most = max(block, 1)
    return [slice(at, min(at + most, size)) for at in range(0, max(size, 1), most)]


def map_blocks(work: Callable[[slice], Result], blocks: Iterable[slice]) -> list[Result]:
    """Do the same work on every block, one thread for each processor.

    NumPy lets other threads run while it calculates, so threads do; what they give is the same
    as one after the other.

    Parameters
    ----------
    work
        Takes a block and depends on nothing that other blocks change.
    blocks
        From `split`.

    Returns
    -------
    list
        One result for each block, in their order.

    Examples
    --------
    >>> map_blocks(lambda people: people.stop - people.start, split(5, block=2))
    [2, 2, 1]
    """
    given = list(blocks)
    if len(given) < 2:
        return [work(block) for block in given]
    with ThreadPoolExecutor(max_workers=min(len(given), os.cpu_count() or 1)) as threads:
        return list(threads.map(work, given))
