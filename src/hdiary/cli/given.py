"""The FILE of a command: which it is, and what to say where there is none."""

from __future__ import annotations

import difflib
import io
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hdiary.cli.languages import Misused as Misused
from hdiary.vocabulary.paths import typed_path as typed_path

_WORKBOOKS = (".xlsx", ".xlsm")


@dataclass(frozen=True, eq=False, slots=True)
class Input:
    """What FILE names: a file, or what came through standard input."""

    path: Path | None  # The file, or the first of several; None for standard input
    data: bytes = b""  # What came through standard input
    typed: str = "-"  # The file as it was named
    others: tuple[Input, ...] = ()  # Further files of the same diary

    @property
    def sources(self) -> tuple[Path, ...]:
        """The files that must not be written over."""
        if self.path is None:
            return ()
        inside = sorted(self.path.iterdir()) if self.path.is_dir() else [self.path]
        return (*inside, *(path for one in self.others for path in one.sources))

    @property
    def several(self) -> bool:
        """Whether it is more than one file, or a folder."""
        return bool(self.others) or (self.path is not None and self.path.is_dir())

    @property
    def names(self) -> tuple[str, ...]:
        """The files as they were named."""
        return (self.typed, *(one.typed for one in self.others))

    @property
    def size(self) -> int:
        """How large it is when it is unpacked [bytes]."""
        # Imported late: most commands never ask.
        from hdiary.read.unpacked import unpacked_size

        return sum(map(unpacked_size, (self.data,) if self.path is None else self.sources))

    @property
    def workbook(self) -> bool:
        """Whether it is named as an Excel workbook is."""
        return self.path is not None and self.path.suffix.lower() in _WORKBOOKS

    def source(self) -> Any:
        """Give what `read_diary` takes, as often as it is needed."""
        if self.others:
            return [self.path, *(one.path for one in self.others)]
        return io.BytesIO(self.data) if self.path is None else self.path


def find_input(file: str | tuple[str, ...]) -> Input:
    """Find the files of one diary that were named, or take in standard input for ``-``."""
    names = (file,) if isinstance(file, str) else file
    if "-" in names and len(names) > 1:
        raise Misused("cli.misused.input_alone")
    first, *others = map(_find_one, names)
    return replace(first, others=tuple(others)) if others else first


def _find_one(file: str) -> Input:
    if "://" in file:
        raise Misused("cli.misused.address", file=file)
    if file == "-":
        return Input(None, _typed_in())
    path = typed_path(file)
    if not path.exists():
        # A file dragged onto some consoles comes with quotation marks around it.
        path = typed_path(file.strip("'\" "))
    if path.is_dir() and not any(p.is_file() for p in path.iterdir()):
        raise Misused("cli.misused.empty_folder", path=str(path))
    if not path.exists():
        raise _missing(Path(file))
    from hdiary.vocabulary.pipes import is_regular  # Brought in only here: no help needs it

    if not is_regular(path):
        # A pipe can be read once only, and is looked into more than once.
        return Input(None, _taken_in(path), typed=file)
    return Input(path, typed=str(path) if path != typed_path(file) else file)


def _typed_in() -> bytes:
    if sys.stdin is None:
        raise Misused("cli.misused.input_closed")
    from hdiary.vocabulary.pipes import read_stream

    try:
        return read_stream(sys.stdin.buffer)
    except OSError as error:
        raise Misused("cli.misused.input_unread", why=error.strerror) from None


def _taken_in(path: Path) -> bytes:
    from hdiary.vocabulary.pipes import read_file

    try:
        return read_file(path)
    except OSError as error:
        raise Misused("cli.misused.unread", path=str(path), why=error.strerror) from None


def _missing(path: Path) -> Misused:
    folder = typed_path(path).parent
    names = [p.name for p in folder.iterdir() if p.is_file()] if folder.is_dir() else []
    close = difflib.get_close_matches(path.name, names, n=1)
    if close:
        return Misused("cli.misused.near_file", path=str(path), near=str(folder / close[0]))
    return Misused("cli.misused.no_file", path=str(path))
