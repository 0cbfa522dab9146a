"""A database in a file, read without carrying out anything that stands in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pandas as pd

MAGIC = b"SQLite format 3\x00"
_PLAIN, _JOURNALLED = b"\x01\x01", b"\x02\x02"
_HEADER = 100
_READS = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})


@contextmanager
def open_database(data: bytes) -> Iterator[sqlite3.Connection]:
    """Open the bytes of a database in memory, for reading plain columns only."""
    connection = sqlite3.connect(":memory:")
    connection.text_factory = lambda text: text.decode("utf-8", errors="replace")
    try:
        connection.deserialize(_without_journal(data))
        connection.execute("pragma query_only = on")
        connection.execute("pragma trusted_schema = off")
        connection.execute("pragma cell_size_check = on")
        # Views, functions and whatever else a file may bring stay untouched.
        connection.set_authorizer(_allow)
        yield connection
    finally:
        connection.close()


def _without_journal(data: bytes) -> bytes:
    """Mark a database that was written with a journal beside it as one without: it is not here."""
    if data[18:20] != _JOURNALLED:
        return data
    return data[:18] + _PLAIN + data[20:]


def _allow(action: int, what: str | None, *more: str | None) -> int:
    listed = action == sqlite3.SQLITE_PRAGMA and what == "table_xinfo"
    return sqlite3.SQLITE_OK if action in _READS or listed else sqlite3.SQLITE_DENY


def tables_of(data: bytes) -> frozenset[str]:
    """Name the tables of a database; none where it is damaged or something else."""
    if not data.startswith(MAGIC) or len(data) <= _HEADER:
        return frozenset()
    try:
        with open_database(data) as database:
            rows = database.execute("select name, type, sql from sqlite_master").fetchall()
    # What SQLite says of damage holds the name of what is damaged, which may be no text.
    except (sqlite3.Error, UnicodeDecodeError):
        return frozenset()
    return frozenset(str(name) for name, kind, sql in rows if _is_plain(kind, sql))


def _is_plain(kind: Any, sql: Any) -> bool:
    return kind == "table" and " ".join(str(sql).split()[:2]).casefold() == "create table"


def read_columns(
    database: sqlite3.Connection, table: str, columns: tuple[str, ...]
) -> pd.DataFrame:
    """Read columns of a table as numbers; a column that is not there is missing throughout."""
    stored = _stored(database, table)
    names = [name for name in columns if name in stored]
    if not names:
        return pd.DataFrame({name: pd.Series(dtype="float64") for name in columns})
    said = ", ".join(f'"{name}"' for name in names)
    rows = database.execute(f'select {said} from "{table}"').fetchall()
    frame = pd.DataFrame(rows, columns=names)
    numbers = {name: pd.to_numeric(frame[name], errors="coerce") for name in names}
    return pd.DataFrame(numbers).reindex(columns=list(columns)).astype("float64")


def _stored(database: sqlite3.Connection, table: str) -> frozenset[str]:
    """Name the columns whose values stand in the file; those yet to be worked out are none."""
    rows = database.execute(f'pragma table_xinfo("{table}")').fetchall()
    return frozenset(str(row[1]) for row in rows if row[6] == 0)
