"""JSON: a list of objects, or what holds one, read as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from hdiary.diary import Problems
from hdiary.read.decisions import Decisions, quoted
from hdiary.read.formats.json_entries import entries_of
from hdiary.read.formats.json_ids import settle_ids
from hdiary.read.formats.json_join import join_treatments
from hdiary.read.formats.json_rows import Listed, find_lists
from hdiary.read.formats.json_text import Content, parse_content, refuse
from hdiary.read.header import names_a_diary
from hdiary.read.table import Table, make_column
from hdiary.vocabulary.say import say_count

_MOST_COLUMNS = 2000
_MOST_NAMED = 4
_LOOKED_AT = 50


def is_json(data: bytes) -> bool:
    """Say whether some bytes begin like a list or an object of JSON."""
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    second = head[1:].lstrip()
    if head[:1] == b"{":
        return second[:1] in (b'"', b"}")
    listed = second[:1] in (b"{", b"]") or second[:4] == b"null"
    return head[:1] == b"[" and (listed or (second[:1] == b"[" and second[1:].lstrip()[:1] == b'"'))


def read_json(data: bytes, decisions: Decisions, found: Problems) -> Table:
    """Read the list of a JSON file whose objects look most like entries of a diary."""
    # Lists of treatments beside it are joined to it by their days; of any other is told that it
    # was not read.
    content = parse_content(data, found)
    lists = settle_ids(find_lists(content.value))
    if not lists:
        refuse(found, "There is no list of entries in it.")
    best = max(lists, key=lambda one: (_is_diary(one.rows), len(one.rows)))
    if best.path:
        name = " / ".join(best.path)
        decisions.add(
            "list", name, f'The entries are those under "{name}".', overrule="a file for each list"
        )
    rows, left = join_treatments(best, [one for one in lists if one is not best], decisions)
    _tell_unread(left, found)
    return _table(rows, content, found)


def _is_diary(rows: Sequence[dict[str, Any]]) -> bool:
    names = {name for row in rows[:_LOOKED_AT] for entry in entries_of(row) for name in entry}
    return names_a_diary(list(names), {})


def _table(rows: list[dict[str, Any]], content: Content, found: Problems) -> Table:
    entries = [entries_of(row) for row in rows]
    flat = [entry for one in entries for entry in one]
    names = list(dict.fromkeys(name for row in flat for name in row))
    if len(names) > _MOST_COLUMNS:
        found.warn(
            "too many columns",
            expected=f"at most {_MOST_COLUMNS} names of what is noted",
            suggestion=f"{say_count(len(names) - _MOST_COLUMNS, 'name')} more were left out.",
        )
    lines = np.arange(1, len(flat) + 1)
    if len(content.lines) == len(flat):
        lines = np.array(content.lines, dtype=np.int64)
    names = names[:_MOST_COLUMNS]
    return Table(
        header=tuple(names),
        columns=tuple(make_column([row.get(name, "") for row in flat]) for name in names),
        lines=lines,
        header_line=1,
    )


def _tell_unread(lists: list[Listed], found: Problems) -> None:
    """Warn of the lists of a file that became no part of the diary."""
    if not lists:
        return
    named = [one for one in lists if one.path]
    names = quoted([" / ".join(one.path) for one in named], most=_MOST_NAMED) if named else "it"
    entries = say_count(sum(len(one.rows) for one in lists), "entry", "entries")
    found.warn(
        "another list",
        expected="one list of entries",
        suggestion=f"What stands under {names} ({entries}) was not read. If it belongs to the "
        "diary, put it into the entries of its days.",
    )
