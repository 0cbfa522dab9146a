"""Migraine Buddy's report as a web page: its table of attacks, never fetched and never run."""

from __future__ import annotations

from dataclasses import replace

from hdiary.diary import DiaryError, Problems
from hdiary.read.context import Context
from hdiary.read.formats.format import FileFormat, Raw
from hdiary.read.formats.migraine_buddy_cells import HEADER, attack_cells
from hdiary.read.formats.migraine_buddy_rows import lay_attacks
from hdiary.read.formats.page_cells import PageRow, page_rows
from hdiary.read.table import Table, make_table
from hdiary.words import phrase

_SEEN = 200_000
_BEGINS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<!--")
_OF_THE_APP = (b"migraine buddy", b"migraine listing", b"healint")
_FEWEST_CELLS = 11


def is_migraine_buddy_page(data: bytes) -> bool:
    """Say whether some bytes are a report of Migraine Buddy as a web page."""
    head = data[:_SEEN].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith(_BEGINS) and any(sign in head for sign in _OF_THE_APP)


def read_migraine_buddy_page(data: bytes, context: Context) -> Raw:
    """Read the attacks of a report; each is one row, with its notes in the row below."""
    rows = page_rows(data.decode("utf-8", errors="replace"))
    attacks = [k for k, row in enumerate(rows) if _is_attack(row)]
    if not attacks:
        _refuse(context.found)
    ends = [*attacks[1:], len(rows)]
    cells = [
        attack_cells(rows[k].cells, _notes(rows[k:end]))
        for k, end in zip(attacks, ends, strict=True)
    ]
    table = make_table(
        HEADER, list(zip(*cells, strict=True)), [rows[k].line for k in attacks],
        header_line=rows[attacks[0] - 1].line if attacks[0] else 1,
    )  # fmt: skip
    table = _below(table, rows[: attacks[0]])
    return Raw(table=lay_attacks(table, context, complete=True))


def _below(table: Table, above: list[PageRow]) -> Table:
    """Keep what stands above, which may tell the order of day and month."""
    return replace(table, rows_above=tuple((row.line, tuple(row.cells)) for row in above))


def _is_attack(row: PageRow) -> bool:
    return len(row.cells) >= _FEWEST_CELLS and row.cells[0].strip().isdecimal()


def _notes(rows: list[PageRow]) -> str:
    """Give the notes of an attack: of its own row, or of those below it."""
    texts = [cell for row in rows for k, cell in enumerate(row.cells) if row.notes == k]
    return "\n".join(text for text in texts if text)


def _refuse(found: Problems) -> None:
    found.add(
        "no headaches",
        expected=phrase("read.formats.migraine_buddy_page.attacks"),
        suggestion=phrase("read.formats.migraine_buddy_page.none"),
    )
    raise DiaryError(found.frame(), phrases=found.phrases)


MIGRAINE_BUDDY_PAGE = FileFormat(
    name="Migraine Buddy web page",
    recognise=is_migraine_buddy_page,
    read=read_migraine_buddy_page,
    left_out=phrase("read.formats.migraine_buddy_page.left_out"),
    zipped=(".html", ".htm"),
)
