"""One object of a JSON file as the cells of one row, or of several where it holds ratings."""

from __future__ import annotations

import math
from typing import Any

from hdiary.read.dates import parse_date
from hdiary.read.formats.json_items import are_items, holds_ratings, join_items, rates_relief
from hdiary.read.formats.json_names import (
    is_day_name,
    is_headache_name,
    is_own_number,
    spaced,
    whole_letters,
)
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.headings import heading_kind

MOST_DEEP = 4
_SAYS_SO = frozenset({"present", "occurred", "had", "yes", "any", "happened"})
_WHOSE = frozenset({"patient", "date"})
_ITEM = "name"
"""What an item of a list is called that is no object."""

Cells = dict[str, str]


def entries_of(row: dict[str, Any], *, deep: int = 0) -> list[Cells]:
    """Give the rows of one object: one, or one for each object of a list of ratings in it."""
    # From the names of columns to texts. Objects in it become columns ``outer inner``; a list
    # of objects becomes one cell, or columns ``outer inner``.
    own: Cells = {}
    rated: list[list[Cells]] = []
    later: list[tuple[str, Any]] = []
    for name, value in row.items():
        words = _free_name(spaced(str(name)), own)
        value = _all_objects(words, value)
        if isinstance(value, dict) or _is_list_of_objects(value):
            later.append((words, value))
        own[words] = "" if isinstance(value, dict) else text_of(value, deep=deep)
    for words, value in later:
        own.pop(words)
        if deep >= MOST_DEEP:
            continue
        inner = [value] if isinstance(value, dict) else [one for one in value if one]
        inner = [{k: v for k, v in one.items() if not is_own_number(k)} for one in inner]
        flat = [entries_of(one, deep=deep + 1)[0] for one in inner]
        if isinstance(value, list) and holds_ratings(words, flat):
            rated.append([entry for one in inner for entry in entries_of(one, deep=deep + 1)])
        elif rates_relief(words, flat):
            # What each of several did is told row by row.
            rated.append([join_items(words, [one]) for one in flat])
        elif isinstance(value, list) or join_items(words, flat, only_lists=True):
            _add(own, join_items(words, flat))
        else:
            _add(own, _named(words, flat[0]))
    return _with_ratings(own, rated)


def _free_name(name: str, taken: Cells) -> str:
    """Give a name, numbered where it is taken: ``sleepHours`` and ``sleep Hours`` are two."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def _all_objects(outer: str, value: Any) -> Any:
    """Write plain items beside objects of a list as objects with a name; other values stay."""
    # `[{"name": "ibuprofen"}, "ice", null]` is two treatments.
    if not isinstance(value, list) or not any(isinstance(one, (dict, list)) for one in value):
        return value
    said = [one for one in _flat(value) if one is not None and one != ""]
    objects = [{spaced(str(n)): "" for n in one} for one in said if isinstance(one, dict)]
    if not objects or not are_items(outer, objects):
        return value
    return [one if isinstance(one, dict) else {_ITEM: one} for one in said]


def _flat(value: list[Any]) -> list[Any]:
    """Give the items of a list, and those of lists within it."""
    flat = value
    for _ in range(MOST_DEEP):
        flat = [item for one in flat for item in (one if isinstance(one, list) else [one])]
    return flat


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _add(own: Cells, more: Cells) -> None:
    """Add cells; what the object itself says under a name stays."""
    for name, text in more.items():
        own.setdefault(name, text)


def _named(outer: str, inner: Cells) -> Cells:
    """Name the cells of an object within another: those of the headache by their own names."""
    if not is_headache_name(outer):
        return {f"{outer} {name}": text for name, text in inner.items()}
    return {outer if name in _SAYS_SO else name: text for name, text in inner.items()}


def _with_ratings(own: Cells, rated: list[list[Cells]]) -> list[Cells]:
    """Give a row for each of the ratings of an entry; other lists of numbers stay cells."""
    if not rated:
        return [own]
    longest = max(rated, key=len)
    for other in rated:
        if other is not longest:
            for name in dict.fromkeys(name for one in other for name in one):
                said = [one[name] for one in other if one.get(name)]
                own.setdefault(f"{name} (others)", "; ".join(said))
    longest = [_at_moment(one, own) for one in longest]
    first = {**longest[0], **own}
    first = {**own, **first}
    dated = any(is_day_name(name) for one in longest for name in one)
    return [first, *({**_of_each(own, dated), **one} for one in longest[1:])]


def _at_moment(rated: Cells, own: Cells) -> Cells:
    """Name the moment of a rating as that of its headache is named, where both are whole."""
    to = [n for n in own if column_meaning(n).meaning == "start" and parse_date(own[n])]
    at = [n for n in rated if is_day_name(n) and n not in to and parse_date(rated[n])]
    if len(to) != 1 or len(at) != 1 or to[0] in rated:
        return rated
    return {to[0] if name == at[0] else name: text for name, text in rated.items()}


def _of_each(own: Cells, dated: bool) -> Cells:
    """Keep what tells who an entry is about, and when, where it has several rows."""
    return {
        name: text
        for name, text in own.items()
        if column_meaning(name).meaning in _WHOSE
        or heading_kind(name) in ("timezone", "utc_offset")
        or (not dated and column_meaning(name).meaning == "start")
    }


def lies_deeper(outer: str, value: Any, deep: int = 1) -> bool:
    """Say whether something in a value is left out, since it lies too deep or in a mixed list."""
    value = _all_objects(spaced(outer), value)
    inner: list[tuple[str, Any]]
    if isinstance(value, dict):
        inner = [(str(name), one) for name, one in value.items()]
    elif isinstance(value, list):
        inner = [("", one) for one in value]
        if any(isinstance(one, dict) for one in value) and not _is_list_of_objects(value):
            return True
    else:
        return False
    if deep > MOST_DEEP:
        return bool(inner)
    return any(lies_deeper(name, one, deep + 1) for name, one in inner)


def text_of(value: Any, *, deep: int = 0) -> str:
    """Write a value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        if deep >= MOST_DEEP:
            return ""
        texts = [text_of(one, deep=deep + 1) for one in value if not isinstance(one, dict)]
        return "; ".join(text for text in texts if text)
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        if value == int(value) and abs(value) < 1e15:
            return str(int(value))
    return whole_letters(str(value))
