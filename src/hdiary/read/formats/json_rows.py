"""Which parts of a JSON file are lists of entries, in whatever way the file lays them out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hdiary.read.dates import parse_date
from hdiary.read.formats.json_entries import MOST_DEEP, entries_of
from hdiary.read.formats.json_names import is_day_name, spaced
from hdiary.read.header import names_a_diary
from hdiary.vocabulary.columns import column_meaning

Object = dict[str, Any]
_ALIKE = 0.5


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Listed:
    """A list of objects, and the names that lead to it."""

    path: tuple[str, ...]
    rows: list[Object]

    @property
    def name(self) -> str:
        """The names that lead to it, as they are told; empty where none do."""
        return " / ".join(self.path)


def find_lists(content: Any) -> list[Listed]:
    """Find every list of objects of a file, and what is a list in another form."""
    found = list(_lists(content, ()))
    if not found and isinstance(content, dict) and names_a_diary(list(entries_of(content)[0]), {}):
        # One entry alone, as the first day of a diary is.
        return [Listed(path=(), rows=[content])]
    return found


def _lists(content: Any, path: tuple[str, ...]) -> Iterator[Listed]:
    rows = _rows(content, path)
    if rows:
        yield Listed(path=path, rows=rows)
    elif isinstance(content, dict) and len(path) < MOST_DEEP:
        for name, inner in content.items():
            yield from _lists(inner, (*path, str(name)))


def _rows(content: Any, path: tuple[str, ...]) -> list[Object]:
    """Give the objects that a value lists; none where it lists no objects."""
    if isinstance(content, list):
        # A list that was numbered from 1 begins with nothing.
        said = [one for one in content if one is not None]
        whole = bool(said) and all(isinstance(one, dict) for one in said)
        return said if whole else _of_records(content)
    if isinstance(content, dict) and content:
        return _by_date(content, path) or _of_columns(content) or _split(content) or _by_id(content)
    return []


def _of_records(content: list[Any]) -> list[Object]:
    """Read a list of lists of which the first names the others, as spreadsheets send it."""
    if len(content) < 2 or not all(isinstance(one, list) for one in content):
        return []
    names = content[0]
    if not names or not all(isinstance(name, str) for name in names):
        return []
    if not any(is_day_name(name) for name in names):
        return []
    return [dict(zip(names, one, strict=False)) for one in content[1:]]


def _split(content: Object) -> list[Object]:
    """Read an object that holds the names and the rows apart."""
    names, data = content.get("columns"), content.get("data")
    return _of_records([names, *data]) if isinstance(names, list) and isinstance(data, list) else []


def _by_date(content: Object, path: tuple[str, ...]) -> list[Object]:
    """Read an object whose names are days: each holds an entry, several, or one value."""
    if len(content) < 2 or not all(_is_day(name) for name in content):
        return []
    rows: list[Object] = []
    for day, value in content.items():
        several = value if isinstance(value, list) else [value]
        if not all(isinstance(one, dict) for one in several):
            rows.append({"date": day, path[-1] if path else "value": value})
            continue
        rows += [one if _dated(one) else {"date": day, **one} for one in several]
    return rows


def _is_day(name: str) -> bool:
    return parse_date(name.strip()) is not None


def _dated(one: Object) -> bool:
    return any(column_meaning(spaced(name)).meaning == "date" for name in one)


def _of_columns(content: Object) -> list[Object]:
    """Read an object of columns: lists of one length, or objects with the same names."""
    columns = {name: _column(value) for name, value in content.items()}
    held = {name: column for name, column in columns.items() if column is not None}
    sizes = {tuple(column) for column in held.values()}
    if len(held) < 2 or len(sizes) != 1 or not any(is_day_name(name) for name in held):
        return []
    return [{name: column[key] for name, column in held.items()} for key in sizes.pop()]


def _column(value: Any) -> Object | None:
    """Give the cells of a column by their places; None for a value that is no column."""
    if isinstance(value, list) and value:
        return {str(k): one for k, one in enumerate(value)}
    if isinstance(value, dict) and value and all(name.isdecimal() for name in value):
        return value
    return None


def _by_id(content: Object) -> list[Object]:
    """Read an object whose names number its entries, which then have the same fields."""
    objects = [one for one in content.values() if isinstance(one, dict) and one]
    if len(objects) < 2 or len(objects) != len(content):
        return []
    usual = set(objects[0]) & set(objects[1])
    alike = sum(len(usual & set(one)) >= _ALIKE * len(one) for one in objects)
    named = any(is_day_name(name) for name in usual)
    return objects if named and alike >= _ALIKE * len(objects) else []
