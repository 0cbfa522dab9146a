"""What a format is: how a kind of file, or an app's table in one, is known and read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hdiary.read.context import Context
from hdiary.read.stream import Stream
from hdiary.read.table import Table
from hdiary.words import Phrase, phrase


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Raw:
    """A table and how it was found."""

    table: Table
    kind: str | Phrase = ""  # What kind of file it came from, in words
    app: str = ""  # The app that wrote it, where it is known
    left_out: tuple[str | Phrase, ...] = ()  # What such a file may hold that is not read
    # encoding, delimiter, sheet: of the file; empty where it has none
    encoding: str | Phrase = ""
    delimiter: str = ""
    sheet: str | Phrase = ""
    packing: str = ""  # How the file was packed; empty where it was not
    joined: int = 0  # How many rows of the file became part of another
    listed: bool = False  # Whether its rows were made from readings
    headers: tuple[str, ...] = ()  # The headers as they stand in the file


@dataclass(frozen=True, kw_only=True, slots=True)
class FileFormat:
    """A kind of file, known by its bytes."""

    name: str  # What it is called
    recognise: Callable[[bytes], bool]  # Whether some bytes are such a file
    read: Callable[[bytes, Context], Raw]  # From the bytes to a table of texts
    left_out: str | Phrase  # What such a file may hold that is not read
    zipped: tuple[str, ...] = ()  # The endings under which it is looked for in a zip
    # The same from a stream, where the beginning is enough to know it and not all bytes are kept
    stream: Callable[[Stream, Context], Raw] | None = None
    weighed: tuple[str, ...] = ()  # Those under which it is weighed against the tables of a zip
    stacks: bool = False  # Whether several of them in a zip, one behind the other, are one

    @property
    def kind(self) -> Phrase:
        """What it is called, to be said in any language."""
        return phrase("read.formats.kind", name=self.name)


@dataclass(frozen=True, kw_only=True, slots=True)
class TableFormat:
    """An app's table, known by its headings in whatever kind of file it stands."""

    name: str
    rows: str  # What one of its rows is
    recognise: Callable[[Table], bool]  # Whether a table is the app's
    # From this table to one that is read like any other, and how many rows became part of another
    read: Callable[[Table, Context], tuple[Table, int]]
    left_out: str | Phrase  # What such a table may hold that is not read
    sample: str  # A few invented rows of one as text, for the tests


Format = FileFormat | TableFormat
