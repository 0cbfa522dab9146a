"""From the FILE of a command to a diary."""

from __future__ import annotations

import difflib
import io
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hdiary.cli.next_step import command_line, say_next
from hdiary.cli.problems import warning_sentences
from hdiary.cli.progress import Progress
from hdiary.cli.text import visible
from hdiary.vocabulary.say import say_count

if TYPE_CHECKING:
    from hdiary.diary import Diary

_ENDINGS = (".csv", ".tsv", ".txt", ".tab", ".xlsx", ".xlsm", ".gz", ".zip")
_WORKBOOKS = (".xlsx", ".xlsm")
_MOST_LISTED = 10
_WARNINGS_TOLD = 3


@dataclass(frozen=True, eq=False, slots=True)
class Input:
    """What FILE names: a file, or what came through standard input.

    Attributes
    ----------
    path
        The file; None for standard input.
    data
        What came through standard input.
    typed
        The file as it was named.
    """

    path: Path | None
    data: bytes = b""
    typed: str = "-"

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


def load_diary(given: Input, reading: Mapping[str, Any], *, tell: bool = True) -> Diary:
    """Read a diary, with a bar if it takes long; say what was left out."""
    from hdiary.diary import DiaryError
    from hdiary.read import read_diary

    try:
        with Progress("Reading") as progress:
            diary = read_diary(given.source(), **reading, progress=progress)
    except DiaryError as error:
        if tell:
            error.add_note(say_next(given, reading, error))
        raise
    if reading.get("sheet") is not None and "Excel" not in diary.reading.format:
        raise click.UsageError(
            "--sheet names a sheet of an Excel workbook, and this file is none; leave it out."
        )
    if tell:
        tell_about(diary, given, reading)
    return diary


def choose_patient(diary: Diary, patient: str | None) -> Diary:
    """Keep one person's diary if one was named."""
    if patient is None:
        return diary
    if patient not in diary.patients:
        people = len(diary.patients)
        has = "is 1 person" if people == 1 else f"are {people} people"
        raise click.UsageError(
            f"Nobody in this diary has that identifier. There {has} in it; write the identifier "
            "exactly as it stands in the patient column"
            + (" (1 where there is no such column)." if diary.patients == ["1"] else ".")
        )
    return diary.select(patient=patient)


def tell_about(diary: Diary, given: Input, reading: Mapping[str, Any]) -> None:
    """Say on standard error how a file was read, which rows were refused, and what to look at."""
    for one in diary.reading.decisions:
        if one.name == "remembered":
            click.echo(visible(f"{one.words} ({one.overrule} reads without.)"), err=True)
    if diary.rows_refused:
        click.echo(refused_words(diary), err=True)
    warnings = diary.problems[diary.problems["severity"] == "warning"]
    told = warnings.drop_duplicates(["code", "column"]).head(_WARNINGS_TOLD)
    for sentence in warning_sentences(told):
        click.echo(visible(f"Warning: {sentence}"), err=True)
    rest = len(warnings) - len(told)
    if rest:
        more = say_count(rest, "more warning")
        it = "it" if rest == 1 else "them"
        # Without its folder, which may be somebody's name: a warning is often passed on.
        how = (
            "run hdiary check on it"
            if given.path is None
            else command_line(replace(given, typed=given.path.name), reading)
        )
        click.echo(f"{more}; to see {it}: {how}", err=True)
    if diary.suggested:
        first = diary.suggested[0]
        line = command_line(given, reading, first.settings)
        click.echo(visible(f"Only you know: {first.why} If so: {line}"), err=True)


def refused_words(diary: Diary) -> str:
    """Say how many rows were refused and which lines they stand on."""
    from hdiary.diary import line_ranges

    lines = line_ranges(diary.refused_lines, most=10_000)
    count, rows = diary.rows_refused, say_count(diary.rows_in, "row")
    was, where = ("was", "line") if count == 1 else ("were", "lines")
    return f"{count} of {rows} {was} refused and left out ({where} {lines})."


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
