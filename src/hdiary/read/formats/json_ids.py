"""Numbers by which a program tells its objects apart, and by which one refers to another."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

from hdiary.read.formats.json_names import is_own_number, spaced
from hdiary.read.formats.json_rows import Listed, Object
from hdiary.vocabulary.columns import column_meaning, header_key


def settle_ids(lists: list[Listed]) -> list[Listed]:
    """Write the treatments to which numbers refer by their names, and drop the numbers."""
    used: list[Listed] = []
    told = []
    for one in lists:
        rows = one.rows
        # A list that stands alone refers to no other.
        names = dict.fromkeys(name for row in rows for name in row) if len(lists) > 1 else {}
        for name in names:
            other = _referred(name, lists)
            if other is not None and other is not one:
                known = _by_number(other)
                rows = [_named(row, name, known) for row in rows]
                used.append(other)
        told.append((one, replace(one, rows=_without_ids(rows))))
    return [new for old, new in told if not any(old is other for other in used)]


def _referred(name: str, lists: list[Listed]) -> Listed | None:
    """Find the list of treatments to which a name such as ``medicationId`` refers."""
    stem = _stem(name)
    if not stem or column_meaning(stem).meaning != "treatment":
        return None
    return next((one for one in lists if one.path and _stem_of(one) == stem), None)


def _stem(name: str) -> str:
    words = header_key(spaced(name)).split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] == "id" else ""


def _stem_of(one: Listed) -> str:
    name = header_key(spaced(one.path[-1]))
    named = any("name" in row and any(is_own_number(key) for key in row) for row in one.rows[:50])
    return name.removesuffix("s") if named else ""


def _by_number(other: Listed) -> dict[Any, Object]:
    """Give each treatment of a list by its numbers; the first where several have one."""
    known: dict[Any, Object] = {}
    for thing in other.rows:
        for key, number in thing.items():
            if is_own_number(key) and isinstance(number, Hashable):
                known.setdefault(number, thing)
    return known


def _named(row: Object, name: str, known: dict[Any, Object]) -> Object:
    """Put what is known of a treatment in the place of its number."""
    number = row.get(name)
    if number is None or not isinstance(number, Hashable) or number not in known:
        return row
    rest: dict[str, Any] = {k: v for k, v in row.items() if k != name}
    return {_stem(name): known[number].get("name"), **rest}


def _without_ids(rows: list[Object]) -> list[Object]:
    """Drop an object's own number where each has another; those of people come again."""
    names = {name for row in rows[:50] for name in row if is_own_number(name)}
    numbers = [
        name for name in names if len({str(row.get(name)) for row in rows}) >= 0.9 * len(rows)
    ]
    if len(rows) < 2 or not numbers:
        return rows
    return [{k: v for k, v in row.items() if k not in numbers} for row in rows]
