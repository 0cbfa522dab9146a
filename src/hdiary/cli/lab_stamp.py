"""Which diary a copied notebook answered, as it was then: its file's name, time and size."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hdiary import __version__
from hdiary.cli.notebooks import digest_of

MARK = "hdiary"
"""Where in a notebook's metadata hdiary notes what it wrote and answered."""


def is_as_written(notebook: Mapping[str, Any]) -> bool:
    """Say whether nobody has changed a notebook since hdiary wrote it."""
    written = notebook["metadata"].get(MARK, {}).get("sources")
    return written is not None and written == digest_of(dict(notebook))


def stamp_of(notebook: Mapping[str, Any], folder: Path) -> list[Any] | None:
    """Give what an answer of now would rest on; None for a notebook that names no diary."""
    named = _named(notebook)
    if named is None:
        return None
    try:
        found = (folder / named).stat()
    except (OSError, ValueError):
        return [__version__, named, None, None]
    return [__version__, named, found.st_mtime_ns, found.st_size]


def _named(notebook: Mapping[str, Any]) -> str | None:
    """Give the diary that the parameter cell names."""
    for cell in notebook["cells"]:
        if "parameters" in cell["metadata"].get("tags", ()):
            source = cell["source"]
            return _literal(source if isinstance(source, str) else "".join(source))
    return None


def _literal(code: str) -> str | None:
    try:
        lines = ast.parse(code).body
    except (SyntaxError, ValueError):
        return None
    for line in lines:
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "diary":
            value = line.value.value if isinstance(line.value, ast.Constant) else None
            return value if isinstance(value, str) else None
    return None
