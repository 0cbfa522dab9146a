"""From the bytes of a file to one table, in whatever way the file holds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from hdiary.diary import Problems, shown
from hdiary.read.bulk import LARGE, read_bulk
from hdiary.read.calendar_parts import join_calendar_parts
from hdiary.read.decisions import Decisions
from hdiary.read.declared import Declared
from hdiary.read.encoding import decode
from hdiary.read.formats import find_format
from hdiary.read.formats.bearable import from_bearable, is_bearable
from hdiary.read.header import find_delimiter, separator_line
from hdiary.read.laid_out import lay_out
from hdiary.read.long_table import find_readings, refuse_other_symptoms
from hdiary.read.rows import Row, read_records, read_rows
from hdiary.read.sheets import choose_sheets
from hdiary.read.source import Source, refuse_empty
from hdiary.read.table import Table
from hdiary.read.totals import pass_over_totals
from hdiary.read.weeks import join_weeks
from hdiary.read.wide_rows import to_wide

Progress = Callable[[int, int], None] | None
_HEAD = 200_000
_MOST_ROWS = 20_000
"""Rows: no sheet whose days run across has more."""
_DELIMITER_WORDS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "\\t": "\t"}


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Raw:
    """A table and how it was found.

    Parameters
    ----------
    table
        The table.
    kind
        What kind of file it came from, in words.
    encoding, delimiter, sheet
        Of the file; empty where it has none.
    joined
        How many rows of the file became part of another.
    listed
        Whether its rows were made from readings.
    headers
        The headers as they stand in the file.
    """

    table: Table
    kind: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    joined: int = 0
    listed: bool = False
    headers: tuple[str, ...] = ()


def read_table(
    source: Source,
    *,
    declared: Declared,
    decisions: Decisions,
    found: Problems,
    progress: Progress = None,
) -> Raw:
    """Read the one table of a file, and lay it out as days or headaches."""
    raw = _read(source, declared, decisions, found, progress)
    raw = replace(raw, headers=tuple(raw.table.header))
    if found.fatal:
        found.raise_errors()
    raw = replace(raw, table=pass_over_totals(raw.table, decisions))
    title = f"{raw.table.above} {raw.sheet}"
    table = join_calendar_parts(
        raw.table, title=title, declared=declared, decisions=decisions, found=found
    )
    table = join_weeks(table, declared=declared, decisions=decisions, found=found)
    if found.fatal:
        found.raise_errors()
    if is_bearable(table) and declared.rows in (None, "reading"):
        wide, joined = from_bearable(table, decisions)
        return replace(raw, table=wide, joined=joined, listed=True, kind=f"{raw.kind} of Bearable")
    readings = find_readings(table, declared, found)
    if readings is None:
        if not found.fatal:
            refuse_other_symptoms(table, declared, found)
        if found.fatal:
            found.raise_errors()
        return replace(raw, table=table)
    wide, joined = to_wide(table, readings, declared=declared, decisions=decisions)
    return replace(raw, table=wide, joined=joined, listed=True)


def _read(
    source: Source, declared: Declared, decisions: Decisions, found: Problems, progress: Progress
) -> Raw:
    if source.workbook:
        table, name = choose_sheets(
            source.data, declared=declared, decisions=decisions, found=found
        )
        return Raw(table=table, kind="Excel workbook", sheet=name)
    other = find_format(source.data)
    if other is not None:
        return Raw(table=other.read(source.data, decisions, found), kind=other.name)
    return _read_text(source, declared, decisions, found, progress)


def _read_text(
    source: Source, declared: Declared, decisions: Decisions, found: Problems, progress: Progress
) -> Raw:
    text, codec = decode(
        source.data, found, encoding=declared.encoding, headers=declared.mapped.keys()
    )
    if not text.strip():
        refuse_empty(found)
    stated = separator_line(text)
    skipped = 0
    if stated is not None:
        text, skipped = text.split("\n", 1)[1] if "\n" in text else "", 1
    mapped = declared.mapped
    chosen = _delimiter(declared.delimiter) or stated or find_delimiter(text[:_HEAD], mapped)
    table: Table | None = None
    if len(source.data) > LARGE and codec == "UTF-8" and not skipped:
        table = read_bulk(source.data, delimiter=chosen, mapped=mapped, progress=progress)
    if table is None:
        records = read_records(text, delimiter=chosen, found=found, skipped=skipped)
        table = _laid_out(records, declared, decisions, found) or read_rows(
            records, delimiter=chosen, mapped=mapped, found=found,
            unquoted="unquoted" in declared.accept,
        )  # fmt: skip
    return Raw(table=table, kind="CSV", encoding=codec, delimiter=chosen)


def _laid_out(
    records: list[Row], declared: Declared, decisions: Decisions, found: Problems
) -> Table | None:
    """Lay a text out anew whose days run across; None where a row is a day."""
    rows = [(line, cells) for line, cells in records[:_MOST_ROWS] if any(c.strip() for c in cells)]
    told = len(found.groups)
    table = lay_out(rows, title="", declared=declared, decisions=decisions, found=found)
    if any(group.fatal for group in found.groups[told:]):
        # What was asked of the whole sheet comes first: its rows are no entries yet.
        found.raise_errors()
    return table


def _delimiter(given: str | None) -> str | None:
    if given is None:
        return None
    sign = _DELIMITER_WORDS.get(given, given)
    if len(sign) != 1 or sign in '"\r\n':
        found = Problems()
        found.add(
            "delimiter",
            value=shown(given),
            expected="one sign, or one of comma, semicolon, tab, pipe",
            suggestion="Such as --delimiter semicolon.",
        )
        found.raise_errors()
    return sign
