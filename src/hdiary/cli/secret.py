"""The secret key of ``hdiary deidentify``: read where it was named, else made and kept apart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hdiary.vocabulary.paths import typed_path

if TYPE_CHECKING:
    from hdiary.write.deidentify import Key

_KEYS = "hdiary-keys"
_PRIVATE_FOLDER = 0o700


def take_key(named: str | None) -> tuple[Key, Path | None]:
    """Read the key, or make a new one and say where it is to stand."""
    from hdiary.write.deidentify import make_key, read_key, save_key

    if named is not None and typed_path(named).exists():
        return read_key(named), None
    key = make_key()
    if named is not None:
        path = typed_path(named)
    else:
        folder = typed_path("~") / _KEYS
        folder.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
        path = folder / f"hdiary-{key.mark}.key"
    # Before the diary: one that was written without its key could never be joined to a later one.
    save_key(key, path)
    return key, path
