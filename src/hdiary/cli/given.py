"""The FILE of a command: which it is, and what to say where there is none."""

from __future__ import annotations

import difflib
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

_ENDINGS = (".csv", ".tsv", ".txt", ".tab", ".xlsx", ".xlsm", ".gz", ".zip")
_WORKBOOKS = (".xlsx", ".xlsm")
_MOST_LISTED = 10


@dataclass(frozen=True, eq=False, slots=True)
class Input:
    """What FILE names: a file, or what came through standard input."""

    path: Path | None  # The file; None for standard input
    data: bytes = b""  # What came through standard input
    typed: str = "-"  # The file as it was named

    @property
    def sources(self) -> tuple[Path, ...]:
        """The files that must not be written over."""
        return () if self.path is None else (self.path,)

    @property
    def size(self) -> int:
        """How large it is [bytes]."""
        return len(self.data) if self.path is None else self.path.stat().st_size

    @property
    def workbook(self) -> bool:
        """Whether it is named as an Excel workbook is."""
        return self.path is not None and self.path.suffix.lower() in _WORKBOOKS

    def source(self) -> Any:
        """Give what `read_diary` takes, as often as it is needed."""
        return io.BytesIO(self.data) if self.path is None else self.path


def find_input(file: str) -> Input:
    """Find the file that was named, or take in standard input for ``-``."""
    if "://" in file:
        raise click.UsageError(
            f"{file} is an address. hdiary never uses the network: save the file and name it."
        )
    if file == "-":
        return Input(None, sys.stdin.buffer.read())
    path = Path(file).expanduser()
    if not path.exists():
        # A file dragged onto some consoles comes with quotation marks around it.
        path = Path(file.strip("'\" ")).expanduser()
    if path.is_dir():
        raise click.UsageError(_about_folder(path))
    if not path.exists():
        raise click.UsageError(_about_missing(Path(file)))
    return Input(path, typed=str(path) if path != Path(file).expanduser() else file)


def _about_folder(path: Path) -> str:
    found = sorted(p.name for p in path.iterdir() if p.suffix.lower() in _ENDINGS and p.is_file())
    if not found:
        return f"{path} is a folder, and there is no diary file in it (.csv, .xlsx, ...)."
    listed = "".join(f"\n  {path / name}" for name in found[:_MOST_LISTED])
    more = len(found) - _MOST_LISTED
    rest = f"\n  ... and {more} more" if more > 0 else ""
    return f"{path} is a folder. Name a file in it:{listed}{rest}"


def _about_missing(path: Path) -> str:
    folder = path.expanduser().parent
    names = [p.name for p in folder.iterdir() if p.is_file()] if folder.is_dir() else []
    close = difflib.get_close_matches(path.name, names, n=1)
    hint = f" Did you mean {folder / close[0]}?" if close else " Check the folder and the name."
    return f"There is no file {path}.{hint}"
