"""Objects that stand as a list within an entry: medicines with doses and times, triggers."""

from __future__ import annotations

from functools import lru_cache

from hdiary.read.formats.json_names import is_headache_name, lists_things
from hdiary.read.numbers import parse_number
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.headings import heading_kind
from hdiary.vocabulary.text import fold, header_key, words

Cells = dict[str, str]

_NAMES = frozenset(
    header_key(word)
    for word in words(
        "name | label | title | text | what | item | kind | type | description | display name"
        " | bezeichnung | art | nom | nombre | nome | naam"
    )
)
_COUNTS = frozenset(
    header_key(word)
    for word in words("tablets | pills | capsules | count | tabletten | anzahl | stuck")
)
_RELIEF = frozenset({"pain_before", "pain_after", "after_min"})
_TIMES = frozenset({"treated_at", "start"})
_TIME_NAMES = frozenset(header_key(word) for word in words("at | when | hour | taken | uhrzeit"))
_UNITS = frozenset(header_key(word) for word in words("unit | units | einheit | unite | unidad"))


def holds_ratings(outer: str, rows: list[Cells]) -> bool:
    """Say whether objects within an entry are ratings of its headache, one after the other."""
    if lists_things(outer):
        return False
    named = any(_is_name(name, outer) and text for one in rows for name, text in one.items())
    if named and not is_headache_name(outer):
        return False
    return any(
        _rates(name) and parse_number(text) is not None
        for one in rows
        for name, text in one.items()
    )


def are_items(outer: str, rows: list[Cells]) -> bool:
    """Say whether objects within an entry are items of a list, each with a name of its own."""
    return lists_things(outer) or all(any(_is_name(n, outer) for n in one) for one in rows)


def rates_relief(outer: str, rows: list[Cells]) -> bool:
    """Say whether several treatments of an entry each have the pain before or after them."""
    treated = column_meaning(outer).meaning == "treatment" and len(rows) > 1
    return treated and any(_is_relief(name) for one in rows for name in one)


def _is_relief(name: str) -> bool:
    return column_meaning(name).meaning in _RELIEF


@lru_cache(maxsize=4096)
def _rates(name: str) -> bool:
    return column_meaning(name).meaning == "pain" or heading_kind(name) == "value"


def join_items(outer: str, rows: list[Cells], *, only_lists: bool = False) -> Cells:
    """Write objects within an entry as cells: what each is in one, and what else is said."""
    listed = lists_things(outer)
    named = [_item(outer, one) for one in rows]
    if only_lists and not (listed and any(item for item, _ in named)):
        return {}
    cells: Cells = {}
    items = [item for item, _ in named if item]
    if items:
        cells[outer] = "; ".join(items)
    if column_meaning(outer).meaning == "treatment":
        cells |= _times(outer, [one for _, one in named])
    for name in dict.fromkeys(name for _, one in named for name in one):
        said = [one[name] for _, one in named if one.get(name)]
        if not _is_time(name) or column_meaning(outer).meaning != "treatment":
            plain = len(rows) == 1 and _is_relief(name)
            cells[name if plain else f"{outer} {name}"] = "; ".join(dict.fromkeys(said))
    return cells


def _item(outer: str, one: Cells) -> tuple[str, Cells]:
    """Give what an object is, with its dose, and what else it says."""
    name = next((n for n in one if _is_name(n, outer) and one[n]), None)
    listed = lists_things(outer)
    if name is None:
        return (_from_flags(one), {}) if listed and not _has_time(one) else ("", one)
    doses = [n for n in one if listed and _is_dose(n)]
    counts = [n for n in one if listed and n not in doses and header_key(n) in _COUNTS]
    text = " ".join([_count(one, counts), one[name], _dose(one, doses)]).strip().replace(";", ",")
    rest = {n: t for n, t in one.items() if n != name and n not in (*doses, *counts)}
    return text, rest


def _from_flags(one: Cells) -> str:
    """Name a thing that is itself the name of a field: ``{"ibuprofen": 400}``."""
    parts = [
        "" if text == "no" or not text else name if text == "yes" else f"{name} {text}"
        for name, text in one.items()
    ]
    return "; ".join(part.replace(";", ",") for part in parts if part)


def _has_time(one: Cells) -> bool:
    return any(_is_time(name) for name in one)


@lru_cache(maxsize=4096)
def _is_name(name: str, outer: str) -> bool:
    if header_key(name) in _NAMES:
        return True
    meaning = column_meaning(name).meaning
    return (meaning is not None and meaning == column_meaning(outer).meaning) or (
        heading_kind(name) in ("item", "triggers", "symptoms")
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _is_dose(name: str) -> bool:
    return heading_kind(name) == "amount" or header_key(name) in _UNITS


def _count(one: Cells, names: list[str]) -> str:
    """Write how many were taken before the name, where one number says it."""
    said = [one[n] for n in names if one[n]]
    return (
        f"{said[0]} x" if len(said) == 1 and parse_number(said[0]) is not None else " ".join(said)
    )


def _dose(one: Cells, names: list[str]) -> str:
    """Write a dose with its unit, which may stand beside it or in its name."""
    said = [n for n in names if one[n]]
    amounts = [n for n in said if header_key(n) not in _UNITS]
    units = [one[n] for n in said if header_key(n) in _UNITS]
    if not amounts:
        return ""
    amount = one[amounts[0]]
    if parse_number(amount) is None:
        return amount
    within = [unit for unit in ("mg", "ml", "g") if unit in fold(amounts[0]).split()]
    unit = (units or within or [""])[0]
    return f"{amount} {unit}".strip()


@lru_cache(maxsize=4096)
def _is_time(name: str) -> bool:
    return (
        column_meaning(name).meaning in _TIMES | {"date", "entered_at"}
        or header_key(name) in _TIME_NAMES
    )


def _times(outer: str, rows: list[Cells]) -> Cells:
    """Give the one time at which all was taken, or the several of them as a list."""
    times = [_time(one) for one in rows]
    said = list(dict.fromkeys(time for time in times if time))
    if not said:
        return {}
    if len(said) > 1:
        return {f"{outer} times": "; ".join(said)}
    name = f"{outer} time taken"
    return {name if column_meaning(name).meaning == "treated_at" else "treated_at": said[0]}


def _time(one: Cells) -> str:
    """Give the time of one object; a day alone is no time."""
    times = [n for n in one if _is_time(n) and one[n]]
    days = [n for n in times if column_meaning(n).meaning == "date"]
    for name in times:
        if name in days and not any(sign in one[name] for sign in ":T"):
            continue
        if len(one[name]) <= 8 and ":" in one[name] and days and name not in days:
            return f"{one[days[0]]} {one[name]}"
        return one[name]
    return ""
