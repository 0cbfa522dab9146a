"""Memory and threads of a worker, kept calm."""

from __future__ import annotations

import contextlib
import ctypes
import sys

_TRIM, _MMAP = -1, -3
_KEEP = 256 * 1024 * 1024
_LARGEST_MMAP = 32 * 1024 * 1024


def calm_memory() -> None:
    """Let a worker keep what NumPy gives back, instead of asking the system for it each time."""
    # Dask sets MALLOC_TRIM_THRESHOLD_ so low that every temporary array is paid for anew.
    if not sys.platform.startswith("linux"):
        return
    with contextlib.suppress(OSError, AttributeError):
        setting = ctypes.CDLL("libc.so.6").mallopt
        setting(_TRIM, _KEEP)
        setting(_MMAP, _LARGEST_MMAP)
