"""Reading a diary: from a file or a buffer to a checked Diary."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from hdiary.diary import Diary, Problems, build_diary, shown
from hdiary.diary.days import ClearBetween
from hdiary.diary.make import check_choice, clear_dates
from hdiary.diary.schema import factor_columns, factor_kind
from hdiary.read.bulk import LARGE, read_bulk
from hdiary.read.columns import FACTOR, Role, assign_roles, declared_scale, require_columns
from hdiary.read.encoding import decode
from hdiary.read.entries import FITS, make_entries
from hdiary.read.excel import read_workbook
from hdiary.read.header import find_delimiter, separator_line
from hdiary.read.numbers import parse_number
from hdiary.read.reading import DELIMITER_NAMES, Reading
from hdiary.read.rows import read_rows
from hdiary.read.source import Source, open_source, refuse_empty
from hdiary.read.table import Table
from hdiary.vocabulary.scales import SCALES

Progress = Callable[[int, int], None] | None
_HEAD = 200_000
_DELIMITER_WORDS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "\\t": "\t"}


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Asked:
    """What the person declared about the table, instead of leaving it to be recognised."""

    mapped: Mapping[str, str]
    encoding: str | None
    delimiter: str | None
    sheet: str | None


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Raw:
    """A table and how it was found."""

    table: Table
    encoding: str
    delimiter: str
    sheet: str


def read_diary(
    path_or_buffer: Any,
    *,
    scale: str | None = None,
    dates: str | None = None,
    columns: Mapping[str, str] | None = None,
    skip_bad_rows: bool = False,
    clear_between: ClearBetween = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    progress: Progress = None,
) -> Diary:
    r"""Read a diary from a CSV file or an Excel workbook, as people have them.

    Recognises encodings, delimiters, title lines, headers in several languages, date orders,
    units and words. What it cannot read for certain it refuses, with every problem at once.

    Parameters
    ----------
    path_or_buffer
        A path (``.csv``, ``.tsv``, ``.txt``, ``.gz``, ``.zip``, ``.xlsx``), or an open buffer.
    scale
        The scale of pain: ``"0-10"`` (as if None, unless the header says otherwise),
        ``"0-100"``, ``"0-3"``, ``"words"`` or ``"yes-no"``. Nothing is ever rescaled.
    dates
        ``"dmy"`` or ``"mdy"`` where the dates can be read in both orders.
    columns
        What columns mean: from a header in the file to a canonical column, such as
        ``{"Schmerz": "pain"}``, or to ``"factor"``.
    skip_bad_rows
        Go on without rows that cannot be read; they stay among the diary's problems.
    clear_between
        First and last day between which unlisted days were clear, as the person states.
    encoding, delimiter, sheet
        Where recognition should not be relied on.
    progress
        Called with a number of steps done and of steps in all.

    Returns
    -------
    Diary
        With ``reading`` (what was recognised) and ``problems`` (warnings and refused rows).

    Raises
    ------
    DiaryError
        With every problem: file, line, column, value, what was expected, how to mend it.

    Examples
    --------
    >>> import io
    >>> diary = read_diary(io.StringIO("Datum;Schmerz (0-10)\n1.3.2026;0\n14.3.2026;7,5\n"))
    >>> diary.entries["pain"].tolist()
    [0.0, 7.5]
    """
    _check_settings(scale, dates)
    found = Problems()
    source = open_source(path_or_buffer, found)
    found.file = source.name
    mapped = {header.strip(): meaning for header, meaning in (columns or {}).items()}
    asked = _Asked(mapped=mapped, encoding=encoding, delimiter=delimiter, sheet=sheet)
    raw = _read_table(source, asked, found, progress)
    roles = assign_roles(raw.table, mapped, FITS, found)
    require_columns(roles, raw.table, found)
    named = declared_scale(roles, found)
    chosen = scale or named or "0-10"
    _check_headache_only(roles, chosen, found)
    if found.fatal:
        found.raise_errors()
    entries, order = make_entries(
        roles,
        raw.table,
        scale=chosen,
        dates=dates,
        delimiter=raw.delimiter,
        found=found,
        progress=progress,
    )
    settings = {
        "scale": chosen,
        "dates": dates,
        "columns": dict(columns or {}),
        "skip_bad_rows": skip_bad_rows,
        "clear_between": clear_dates(clear_between),
    }
    return build_diary(
        entries,
        lines=raw.table.lines,
        settings=settings,
        found=found,
        headers={role.meaning: role.header for role in reversed(roles)},
        reading=_reading(source, raw, roles, entries, order),
    )


def _check_settings(scale: str | None, dates: str | None) -> None:
    if scale is not None:
        check_choice("scale", scale, list(SCALES))
    if dates is not None:
        check_choice("dates", dates, ["dmy", "mdy"])


def _read_table(source: Source, asked: _Asked, found: Problems, progress: Progress) -> _Raw:
    if source.workbook:
        table, name = read_workbook(
            source.data, mapped=asked.mapped, sheet=asked.sheet, found=found
        )
        return _Raw(table=table, encoding="", delimiter="", sheet=name)
    text, codec = decode(source.data, found, encoding=asked.encoding)
    if not text.strip():
        refuse_empty(found)
    declared = separator_line(text)
    skipped = 0
    if declared is not None:
        text, skipped = text.split("\n", 1)[1] if "\n" in text else "", 1
    chosen = _delimiter(asked.delimiter) or declared or find_delimiter(text[:_HEAD], asked.mapped)
    bulk: Table | None = None
    if len(source.data) > LARGE and codec == "UTF-8" and not skipped:
        bulk = read_bulk(source.data, delimiter=chosen, mapped=asked.mapped, progress=progress)
    table = bulk or read_rows(
        text, delimiter=chosen, mapped=asked.mapped, found=found, skipped=skipped
    )
    if found.fatal:
        found.raise_errors()
    return _Raw(table=table, encoding=codec, delimiter=chosen, sheet="")


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


def _check_headache_only(roles: list[Role], scale: str, found: Problems) -> None:
    """Refuse a yes-no diary whose scale was not declared."""
    meanings = {role.meaning for role in roles}
    if "pain" in meanings or "headache" not in meanings or scale == "yes-no":
        return
    role = next(role for role in roles if role.meaning == "headache")
    header = role.header
    if any((parse_number(text) or 0) > 1 for text in role.column.values):
        found.add(
            "missing column",
            column="pain",
            expected=f'a column for pain from 0 to 10; "{header}" holds numbers, and might be it',
            suggestion=f'If it says how strong the pain was, say --column pain="{header}".',
        )
        return
    found.add(
        "missing column",
        column="pain",
        expected=f'a column for pain from 0 to 10; there is only yes and no, in "{header}"',
        suggestion="If that is how the diary was kept, say --scale yes-no.",
    )


def _reading(
    source: Source, raw: _Raw, roles: list[Role], entries: pd.DataFrame, order: str
) -> Reading:
    kind = "Excel workbook" if source.workbook else "CSV"
    packed = f", packed with {source.packing}" if source.packing else ""
    return Reading(
        format=kind + packed,
        encoding=raw.encoding,
        delimiter=DELIMITER_NAMES.get(raw.delimiter, raw.delimiter),
        decimal=_decimal(raw.table),
        date_order=order,
        sheet=raw.sheet,
        header_line=raw.table.header_line,
        title_lines=raw.table.titles,
        blank_lines=raw.table.blanks,
        repeated_headers=len(raw.table.repeated),
        columns=_column_frame(roles, entries),
        rows_in=len(raw.table) + raw.table.ragged,
    )


def _decimal(table: Table) -> str:
    comma, point = re.compile(r"\s*\d+,\d+\s*"), re.compile(r"\s*\d+\.\d+\s*")
    values = [v for column in table.columns for v in column.values[:2000]]
    seen = [
        word
        for word, form in (("point", point), ("comma", comma))
        if any(form.fullmatch(v) for v in values)
    ]
    return " and ".join(seen) or "none seen"


def _column_frame(roles: list[Role], entries: pd.DataFrame) -> pd.DataFrame:
    """Say what each column became; factors stand in the frame in the order of the file."""
    factors = iter(factor_columns(entries))
    rows = []
    for role in roles:
        name = next(factors) if role.meaning == FACTOR else role.meaning
        values = entries[name]
        kind = factor_kind(values) if role.meaning == FACTOR else ""
        rows.append(
            (role.header, name if kind == "" else FACTOR, kind, values.notna().sum(), role.how)
        )
    return pd.DataFrame(rows, columns=["column", "became", "kind", "said", "how"])
