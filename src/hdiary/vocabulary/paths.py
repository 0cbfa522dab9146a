"""Where files are: names as people type them, which may lead nowhere, made into paths."""

from __future__ import annotations

import os
from pathlib import Path

from hdiary.vocabulary.pipes import read_head as read_head


def typed_path(path: str | os.PathLike[str]) -> Path:
    """Give a path with ``~`` written out; of a person whom nobody knows it stays as it is."""
    # Path.expanduser raises a RuntimeError there, and a name like that is a slip: no such file.
    return Path(os.path.expanduser(os.fspath(path)))  # noqa: PTH111


def real_path(path: str | os.PathLike[str]) -> Path:
    """Give where a path leads to in the end; where links lead in a circle, as far as they go."""
    # Path.resolve raises a RuntimeError on such a circle, up to Python 3.12.
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # no name that a file can have
        return Path(path).absolute()


def is_name(path: str | os.PathLike[str]) -> bool:
    """Say whether any file can be called so: no sign of the end of a text, no half character."""
    try:
        return b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        return False
