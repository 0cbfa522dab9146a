"""Kinds of arrays in this room, which knows no other; those of the house stand in the diary's."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
FloatsLike = npt.NDArray[np.floating[Any]]
"""Numbers that may be of half the size, where there are many."""
Singles = npt.NDArray[np.float32]
