"""CSV: text whose cells are parted by one sign, which is recognised."""

from __future__ import annotations

from hdiary.diary import Problems, shown
from hdiary.read.bulk import LARGE, read_bulk
from hdiary.read.context import Context
from hdiary.read.encoding import decode
from hdiary.read.formats.format import Raw
from hdiary.read.header import DELIMITERS, find_delimiter, separator_line
from hdiary.read.laid_out import lay_out
from hdiary.read.no_table import kind_of, refuse_empty
from hdiary.read.rows import read_records, read_rows
from hdiary.read.table import Row, Table
from hdiary.words import phrase

_HEAD = 200_000
_MOST_ROWS = 20_000
"""Rows: no sheet whose days run across has more."""
_SIGNS = {"\\t": "\t"} | {name: sign for sign, name in DELIMITERS.items()}


def is_text(data: bytes) -> bool:
    """Say whether some bytes are nothing else that is known, and so may be a table of text."""
    return kind_of(data) is None


def read_text(data: bytes, context: Context) -> Raw:
    """Read a text: the sign between its cells is declared, stated in it, or found."""
    declared, found = context.declared, context.found
    mapped = declared.mapped
    text, codec = decode(data, found, encoding=declared.encoding, headers=mapped.keys())
    if not text.strip():
        refuse_empty(found)
    stated = separator_line(text)
    skipped = 0
    if stated is not None:
        text, skipped = text.split("\n", 1)[1] if "\n" in text else "", 1
    chosen = _delimiter(declared.delimiter) or stated or find_delimiter(text[:_HEAD], mapped)
    table: Table | None = None
    if len(data) > LARGE and codec == "UTF-8" and not skipped:
        table = read_bulk(data, delimiter=chosen, mapped=mapped, progress=context.progress)
    if table is None:
        records = read_records(text, delimiter=chosen, found=found, skipped=skipped)
        table = _laid_out(records, context) or read_rows(
            records, delimiter=chosen, mapped=mapped, found=found,
            unquoted="unquoted" in declared.accept,
        )  # fmt: skip
    return Raw(table=table, encoding=codec, delimiter=chosen)


def _laid_out(records: list[Row], context: Context) -> Table | None:
    """Lay a text out anew whose days run across; None where a row is a day."""
    rows = [(line, cells) for line, cells in records[:_MOST_ROWS] if any(c.strip() for c in cells)]
    told = len(context.found.groups)
    table = lay_out(rows, context)
    if any(group.fatal for group in context.found.groups[told:]):
        # What was asked of the whole sheet comes first: its rows are no entries yet.
        context.found.raise_errors()
    return table


def _delimiter(given: str | None) -> str | None:
    if given is None:
        return None
    sign = _SIGNS.get(given, given)
    if len(sign) != 1 or sign in '"\r\n':
        found = Problems()
        found.add(
            "delimiter",
            value=shown(given),
            expected=phrase("read.formats.csv.one_sign"),
            suggestion=phrase("read.formats.csv.such_as"),
        )
        found.raise_errors()
    return sign
