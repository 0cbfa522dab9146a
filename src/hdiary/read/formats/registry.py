"""Every format, and the doors to them: by the bytes of a file, and by the heading of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hdiary.read.context import Context
from hdiary.read.formats.app_lists import LISTS
from hdiary.read.formats.app_table import load_app
from hdiary.read.formats.apple_health import APPLE_HEALTH
from hdiary.read.formats.csv_text import is_text, read_text
from hdiary.read.formats.excel import is_workbook, read_workbook
from hdiary.read.formats.format import FileFormat, Format, Raw, TableFormat
from hdiary.read.formats.loop_habits import LOOP, is_loop, read_loop
from hdiary.read.formats.markdown import is_markdown, read_markdown
from hdiary.read.formats.no_tables import NO_TABLES
from hdiary.read.table import Table
from hdiary.words import phrase

CSV = FileFormat(
    name="CSV",
    recognise=lambda data: is_text(data) and _is_no_other(data),
    read=read_text,
    left_out=phrase("read.formats.left_out.csv"),
    zipped=(".csv", ".tsv", ".txt", ".tab"),
)
FORMATS: tuple[Format, ...] = (
    FileFormat(
        name="Excel workbook",
        recognise=is_workbook,
        read=read_workbook,
        left_out=phrase("read.formats.left_out.excel"),
    ),
    APPLE_HEALTH,
    *NO_TABLES,
    FileFormat(
        name="table in Markdown",
        recognise=is_markdown,
        read=read_markdown,
        left_out=phrase("read.formats.left_out.markdown"),
        weighed=(".md", ".markdown"),
    ),
    FileFormat(
        name=LOOP,
        recognise=is_loop,
        read=read_loop,
        left_out=phrase("read.formats.loop.left_out"),
    ),
    *LISTS,
    *(load_app(path) for path in sorted(Path(__file__).parent.glob("*.toml"))),
    CSV,
)
"""No two of them recognise the same file, or the same table."""


def find_file(data: bytes) -> FileFormat | None:
    """Find the format of a file by its bytes."""
    return next((one for one in _files() if one.recognise(data)), None)


def find_streamed(head: bytes) -> FileFormat | None:
    """Find the format of a file that is read piece by piece, by its beginning."""
    streamed = (one for one in _files() if one.stream is not None)
    return next((one for one in streamed if one.recognise(head)), None)


def _is_no_other(data: bytes) -> bool:
    """Say whether no other format claims a text: what is left is CSV."""
    return not any(one.recognise(data) for one in _files() if one is not CSV)


def exports_ending(ending: str) -> list[FileFormat]:
    """Give the formats that are looked for in a zip by their content, under an ending."""
    return [one for one in _files() if one is not CSV and ending in one.zipped]


def weighed_ending(ending: str) -> list[FileFormat]:
    """Give the formats that are weighed against the tables of a zip, under an ending."""
    return [one for one in _files() if ending in one.weighed]


def _files() -> Iterator[FileFormat]:
    return (one for one in FORMATS if isinstance(one, FileFormat))


def find_table(table: Table) -> TableFormat | None:
    """Find the app whose table this is; None for anybody's own."""
    apps = (one for one in FORMATS if isinstance(one, TableFormat))
    return next((one for one in apps if one.recognise(table)), None)


def read_as_app(raw: Raw, table: Table, context: Context) -> Raw | None:
    """Read a table as that of an app; None where it is none, or the person says otherwise."""
    app = find_table(table)
    if app is None or (app.rows and context.declared.rows not in (None, app.rows)):
        return None
    if not len(table):
        context.found.add(
            "empty",
            expected=phrase("read.formats.columns.a_row"),
            suggestion=phrase("read.formats.columns.empty", app=app.name),
            fatal=True,
        )
        context.found.raise_errors()
    wide, joined = app.read(table, context)
    kind = phrase("read.formats.of_app", kind=raw.kind, app=app.name)
    return replace(
        raw,
        table=wide,
        joined=joined,
        listed=app.rows == "reading",
        kind=kind,
        app=app.name,
        left_out=(*raw.left_out, app.left_out),
    )
