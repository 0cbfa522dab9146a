"""What other rooms hold, by the names that the registry gives it."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def find_by_name(path: str) -> Any:
    """Bring in what a dotted name says: a module, and a name in it."""
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)
