"""A folder that one run works in at a time, where the computer knows locks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hdiary.cohort.engine.errors import CohortError


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Hold a folder, and refuse where another run that still lives holds it."""
    beside = folder.absolute().with_name(f".{folder.name}.hdiary-lock")
    try:
        import fcntl

        file = beside.open("ab")
    except (ImportError, OSError):
        yield  # What is wrong with the folder itself is told by whoever writes into it
        return
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CohortError(
                f"another run is answering into {folder} just now; wait for it, or name another "
                "folder"
            ) from None
        except OSError:
            pass  # A disk without locks
        try:
            yield
        finally:
            beside.unlink(missing_ok=True)
