"""Reading a diary: from a file or a buffer to a checked Diary."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary, DiaryError, Problems, build_diary
from hdiary.diary.days import ClearBetween
from hdiary.diary.make import clear_dates
from hdiary.diary.schema import factor_columns, factor_kind
from hdiary.read.columns import assign_roles
from hdiary.read.decisions import Decisions, quoted
from hdiary.read.declared import Declared, check_declared
from hdiary.read.entries import FITS, Entries, make_entries
from hdiary.read.inexact import BLANKS
from hdiary.read.reading import DELIMITER_NAMES, Reading
from hdiary.read.recall import recall
from hdiary.read.remember import Remembered, tell_remembered, with_remembered
from hdiary.read.required import refuse_unrated, require_columns
from hdiary.read.role import FACTOR, LEFT_OUT, Role
from hdiary.read.scale_choice import check_headache_only, choose_scale, is_starred, scale_is_told
from hdiary.read.shape.context import Context
from hdiary.read.source import Source, open_source
from hdiary.read.table import Table
from hdiary.read.tables import Raw, read_table
from hdiary.read.typed.blank_rows import settle_blanks
from hdiary.read.typed.changes import settle_changes
from hdiary.read.typed.leftovers import blank_impossible, suggest_leaving_blank
from hdiary.read.typed.rows_said import say_rows
from hdiary.read.typed.scale_seen import ask_for_small_scale, suggest_scales
from hdiary.read.typed.skipped import suggest_skipping, without_skipped
from hdiary.read.typed.weekdays import check_weekdays
from hdiary.vocabulary.words import is_blank

Progress = Callable[[int, int], None] | None


def read_diary(
    path_or_buffer: Any,
    *,
    scale: str | None = None,
    dates: str | None = None,
    columns: Mapping[str, str] | None = None,
    rows: str | None = None,
    blank: str | None = None,
    headache: str | None = None,
    month: str | None = None,
    zone: str | None = None,
    lists: str | None = None,
    divide_by: int | None = None,
    accept: Sequence[str] = (),
    skip_bad_rows: bool = False,
    clear_between: ClearBetween = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    remembered: bool = True,
    progress: Progress = None,
) -> Diary:
    r"""Read a diary from a CSV file or an Excel workbook, as people have them.

    Recognises what the table is (a row a day, a headache, a reading of one symptom, a change
    of pain), encodings, delimiters, title lines, headers in several languages, date orders,
    units and words. A cell that cannot be read is left blank and told. Where the evidence does
    not decide, it refuses, with every problem at once and with the settings that would decide.

    Parameters
    ----------
    path_or_buffer
        A path (``.csv``, ``.tsv``, ``.txt``, ``.gz``, ``.zip``, ``.xlsx``, ``.json``, ``.md``,
        the export of Apple Health), or an open buffer.
    scale
        The scale of pain: ``"0-10"`` (as if None, unless the header says otherwise),
        ``"0-100"``, ``"0-3"``, ``"0-4"``, ``"0-5"``, ``"1-5"``, ``"words"`` or ``"yes-no"``.
        Nothing is ever rescaled.
    dates
        ``"dmy"`` or ``"mdy"`` where the dates can be read in both orders.
    columns
        What columns mean: from a header in the file to a canonical column, such as
        ``{"Schmerz": "pain"}``, to ``"factor"``, or to ``"ignore"``.
    rows
        What one row is: ``"day"``, ``"headache"`` (each row is one, rated or not),
        ``"reading"`` (of one symptom) or ``"change"`` (of pain, until the next row).
    blank
        What a blank rating means: ``"none"`` (no headache) or ``"not-said"``.
    headache
        The item, of a list or of a column of items, that says headache.
    month
        The month of a calendar that does not tell it, ``"2026-03"``.
    zone
        Where the person was, such as ``"Europe/Berlin"``, for times written in UTC.
    lists
        ``"comma"`` or ``"semicolon"``: whether commas part the items of lists.
    divide_by
        What ratings were multiplied by (1, 10, 100 or 1000).
    accept
        What may be taken although it is not certain: ``"nearest"`` (the nearest reading of
        cells such as ``7ish`` or ``5-6``), ``"timestamps"`` (the day of the time stamp where
        the date is blank), ``"blanks"`` (cells that cannot be right are left blank),
        ``"unquoted"`` (a comma between a day and its time).
    skip_bad_rows
        Go on without rows that cannot be read; they stay among the diary's problems.
    clear_between
        First and last day between which unlisted days were clear, as the person states.
    encoding, delimiter, sheet
        Where recognition should not be relied on.
    remembered
        Whether to read a file as remembered beside it, in ``FILE.hdiary.toml``, if that is
        there (see ``hdiary check --remember``); settings given here count more.
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
    declared = Declared(
        mapped={header.strip(): meaning for header, meaning in (columns or {}).items()},
        scale=scale,
        dates=dates,
        rows=rows,
        blank=blank,
        headache=headache,
        month=month,
        zone=zone,
        lists=lists,
        divide_by=divide_by,
        accept=tuple(accept),
        skip_bad_rows=skip_bad_rows,
        clear_between=clear_dates(clear_between),
        encoding=encoding,
        delimiter=delimiter,
        sheet=sheet,
    )
    kept = recall(path_or_buffer) if remembered else None
    declared = with_remembered(declared, kept)
    check_declared(declared)
    return _read(path_or_buffer, declared, kept, progress)


def _read(
    path_or_buffer: Any, declared: Declared, kept: Remembered | None, progress: Progress
) -> Diary:
    found, decisions = Problems(), Decisions()
    source = open_source(path_or_buffer, found)
    found.file = source.name
    raw = read_table(source, declared=declared, decisions=decisions, found=found, progress=progress)
    tell_remembered(kept, raw.headers, decisions, found)
    context = Context(declared=declared, decisions=decisions, found=found, lines=raw.table.lines)
    roles = assign_roles(raw.table, FITS, context)
    require_columns(roles, raw.table, context)
    scale = choose_scale(roles, context)
    check_headache_only(roles, scale, found)
    if found.fatal:
        found.raise_errors()
    made = make_entries(
        roles,
        raw.table,
        scale=scale,
        declared=declared,
        delimiter=raw.delimiter,
        found=found,
        progress=progress,
    )
    return _build(source, raw, roles, made, scale, context)


def _build(
    source: Source, raw: Raw, roles: list[Role], made: Entries, scale: str, context: Context
) -> Diary:
    """Settle what only the typed entries can tell, and make the diary."""
    declared, decisions, found = context.declared, context.decisions, context.found
    headers = {role.meaning: role.header for role in reversed(roles) if role.meaning != LEFT_OUT}
    entries, lines = made.frame, raw.table.lines
    if "pain" in headers:
        refuse_unrated(
            roles,
            rated=bool(entries["pain"].notna().any()),
            unread=made.failed,
            header=headers["pain"],
            context=context,
        )
    known = declared.scale is not None or scale_is_told(roles, context)
    pain = headers.get("pain", "pain")
    if scale == "0-10":
        ask_for_small_scale(
            entries["pain"], declared=known, found=found, header=pain, starred=is_starred(roles)
        )
        suggest_scales(entries["pain"], scale=scale, declared=known, found=found)
    check_weekdays(roles, entries["date"], lines, found)
    entries = settle_blanks(
        entries, made.unread, declared=declared, decisions=decisions, found=found,
        header=headers.get("pain", headers.get("headache", "pain")), listed=raw.listed,
    )  # fmt: skip
    if made.ticks:
        words = f"A blank in {quoted(made.ticks)} means: no."
        decisions.add("blank", "none", words)
    entries, ends = settle_changes(entries, declared=declared, decisions=decisions)
    if BLANKS in declared.accept:
        entries = blank_impossible(entries, scale=scale, lines=lines, headers=headers, found=found)
    say_rows(entries[~ends], declared=declared, decisions=decisions)
    reading = _reading(source, raw, roles, made, decisions, joined=raw.joined + int(ends.sum()))
    kept = ~ends
    try:
        diary = build_diary(
            entries[kept].reset_index(drop=True),
            lines=lines[kept],
            settings=_settings(declared, scale, decisions),
            found=found,
            headers=headers,
            reading=reading,
        )
    except DiaryError as refused:
        suggest_leaving_blank(found)
        suggest_skipping(entries, lines, found)
        raise DiaryError(found.frame(), suggested=found.suggested) from refused
    return without_skipped(diary, roles, raw) if diary.rows_refused else diary


def _settings(declared: Declared, scale: str, decisions: Decisions) -> dict[str, Any]:
    """Give how the diary was read: what was declared, and what was decided."""
    decided = decisions.settings()
    return {
        "scale": scale,
        "dates": declared.dates,
        "columns": dict(declared.mapped),
        "skip_bad_rows": declared.skip_bad_rows,
        "clear_between": declared.clear_between,
        "accept": list(declared.accept),
        "decided": {name: value for name, value in decided.items() if name != "scale"},
    }


def _reading(
    source: Source, raw: Raw, roles: list[Role], made: Entries, decisions: Decisions, *, joined: int
) -> Reading:
    packed = f", packed with {source.packing}" if source.packing else ""
    return Reading(
        format=raw.kind + packed,
        encoding=raw.encoding,
        delimiter=DELIMITER_NAMES.get(raw.delimiter, raw.delimiter),
        decimal=_decimal(raw.table),
        date_order=made.date_order,
        sheet=raw.sheet,
        header_line=raw.table.header_line,
        title_lines=raw.table.titles,
        blank_lines=raw.table.blanks,
        repeated_headers=len(raw.table.repeated),
        columns=_column_frame(roles, made.frame),
        rows_in=len(raw.table) + raw.table.ragged + raw.joined,
        rows_joined=joined,
        decisions=tuple(decisions.made),
        headers=raw.headers,
        above=_above(raw.table),
    )


def _above(table: Table) -> str:
    """Say in words what stands above the table; its words may be somebody's."""
    return "lines above the table were not read" if table.titles else ""


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
        if role.meaning == LEFT_OUT:
            rows.append((role.header, LEFT_OUT, "", _said_rows(role), role.how))
            continue
        name = next(factors) if role.meaning == FACTOR else role.meaning
        values = entries[name]
        kind = factor_kind(values) if role.meaning == FACTOR else ""
        shared = kind == "" and sum(r.meaning == role.meaning for r in roles) > 1
        said_in = _said_rows(role) if shared else values.notna().sum()
        rows.append((role.header, name if kind == "" else FACTOR, kind, said_in, role.how))
    return pd.DataFrame(rows, columns=["column", "became", "kind", "said", "how"])


def _said_rows(role: Role) -> int:
    blank = [is_blank(value) for value in role.column.values]
    return int((~role.column.rows(np.array(blank, dtype=bool))).sum())
