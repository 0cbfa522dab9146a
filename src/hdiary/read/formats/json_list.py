"""JSON: a list of objects, or what holds one, read as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hdiary.diary import Problems
from hdiary.read.context import Context
from hdiary.read.formats.format import Raw
from hdiary.read.formats.json_entries import entries_of, lies_deeper
from hdiary.read.formats.json_ids import settle_ids
from hdiary.read.formats.json_join import FILE_EACH, join_treatments
from hdiary.read.formats.json_rows import Listed, find_lists
from hdiary.read.formats.json_text import UTF_16, Content, parse_content, refuse
from hdiary.read.header import names_a_diary
from hdiary.read.table import Table, make_table
from hdiary.words import phrase

_MOST_COLUMNS, _ALWAYS, _MOST_CELLS, _FOR_A_BYTE = 2000, 200, 20_000_000, 8
"""Of names and of cells, blank ones too, and of cells for each byte of the file; so many names are
read whatever the count of entries."""
_LOOKED_AT, _MOST_TOLD = 50, 8
_DEEP = b"[" * 20
"""So many lists within each other are no table of text."""


def is_json(data: bytes) -> bool:
    """Say whether some bytes begin like a list or an object of JSON."""
    head = data[:2000]
    if head.startswith(UTF_16):
        head = head.decode("utf-16", "replace").encode("utf-8", "replace")
    head = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_DEEP):
        return True
    second = head[1:].lstrip()
    if head[:1] == b"{":
        return second[:1] in (b'"', b"}")
    listed = second[:1] in (b"{", b"]") or second[:4] == b"null"
    return head[:1] == b"[" and (listed or (second[:1] == b"[" and second[1:].lstrip()[:1] == b'"'))


def read_json(data: bytes, context: Context) -> Raw:
    """Read the list of a JSON file whose objects look most like entries of a diary."""
    # Lists of treatments beside it are joined to it by their days; of any other is told that it
    # was not read.
    decisions, found = context.decisions, context.found
    content = parse_content(data, found)
    lists = settle_ids(find_lists(content.value))
    if not lists:
        refuse(found, phrase("read.formats.json.no_list"))
    best = (
        max(lists, key=lambda one: (_is_diary(one.rows), len(one.rows))) if lists[1:] else lists[0]
    )
    if best.path:
        words = phrase("read.formats.json.entries_under", name=best.name)
        decisions.add("list", best.name, words, overrule=FILE_EACH)
    rows, left = join_treatments(best, [one for one in lists if one is not best], decisions)
    _tell_unread(left, found)
    _tell_deeper(rows, found)
    most = min(_MOST_CELLS, _FOR_A_BYTE * len(data))
    return Raw(table=_table(rows, content, found, most=most))


def _is_diary(rows: Sequence[dict[str, Any]]) -> bool:
    entries = (entry for row in rows[:_LOOKED_AT] for entry in entries_of(row))
    names = dict.fromkeys(name for entry in entries for name in entry)
    # What stands behind them would be no column.
    return names_a_diary(list(names)[:_MOST_COLUMNS], {})


def _table(rows: list[dict[str, Any]], content: Content, found: Problems, *, most: int) -> Table:
    entries = [entries_of(row) for row in rows]
    flat = [entry for one in entries for entry in one]
    names = list(dict.fromkeys(name for row in flat for name in row))
    # Each entry with names of its own makes of a short file a table that is nearly blank.
    most = min(_MOST_COLUMNS, max(_ALWAYS, most // max(len(flat), 1)))
    if len(names) > most:
        found.warn(
            "too many columns",
            expected=phrase("read.formats.json.most_names", most=most),
            suggestion=phrase("read.formats.json.more_names", n=len(names) - most),
        )
    lines = content.lines if len(content.lines) == len(flat) else range(1, len(flat) + 1)
    names = names[:most]
    return make_table(names, ([row.get(name, "") for row in flat] for name in names), lines)


def _tell_deeper(rows: list[dict[str, Any]], found: Problems) -> None:
    """Warn of names under which something stands too deep for a table, or in mixed lists."""
    names = dict.fromkeys(
        str(n) for row in rows for n, value in row.items() if lies_deeper(str(n), value)
    )
    if names:
        found.warn(
            "lies deeper",
            expected=phrase("read.formats.json.plain_values"),
            suggestion=phrase("read.formats.json.deeper", names=tuple(names)[:_MOST_TOLD]),
        )


def _tell_unread(lists: list[Listed], found: Problems) -> None:
    """Warn of the lists of a file that became no part of the diary."""
    if not lists:
        return
    names = tuple(one.name for one in lists if one.path)
    entries = sum(len(one.rows) for one in lists)
    words = phrase("read.formats.json.unread_nameless", n=entries)
    if names:
        words = phrase("read.formats.json.unread", names=names, n=entries)
    found.warn("another list", expected=phrase("read.formats.json.one_list"), suggestion=words)
