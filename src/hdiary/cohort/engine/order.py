"""The order of people in a cohort: by a stable hash, so that no part depends on another."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from hdiary.diary.arrays import Ints

_HALF = np.uint64(32)


def hash_people(names: Iterable[str]) -> npt.NDArray[np.uint64]:
    """Give each person's place among all possible people, the same on every computer."""
    digests = b"".join(
        blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest() for name in names
    )
    return np.frombuffer(digests, dtype=">u8").astype(np.uint64)


def find_buckets(places: npt.NDArray[np.uint64], many: int) -> Ints:
    """Cut the order of people into equal stretches, and say in which each person is."""
    return (((places >> _HALF) * np.uint64(many)) >> _HALF).astype(np.int64)
