"""Sheets of one workbook whose headings differ: what only the person can say of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from hdiary.read.alike import RATED, Headed
from hdiary.read.context import Context
from hdiary.read.dates import parse_date
from hdiary.read.numbers import parse_number
from hdiary.read.remember import fold_header
from hdiary.read.table import Column, Table
from hdiary.read.workbook import MOST_NAMED, Sheet, sheets_named
from hdiary.vocabulary.columns import column_meaning, header_key
from hdiary.vocabulary.scales import SCALES
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase

_FEWEST_DAYS = 2
_MOSTLY = 0.6
_STEM = 5
_MOST_OWN = 100
"""Headings that only some sheets have: of more, nobody has each pair to answer."""
_FEW = 3
_NEEDED = {"date": ("date", "start"), "pain": ("pain", "headache")}


def refuse_several(names: Sequence[str], tables: Sequence[Table], context: Context) -> None:
    """Refuse sheets that are of no one form, with what would make them one diary."""
    found, mapped = context.found, context.declared.mapped
    found.add(
        "several sheets",
        expected=phrase("read.sheets.one_or_alike"),
        suggestion=sheets_named("which", names),
    )
    lacking = {n: lacking_columns(t, mapped) for n, t in zip(names, tables, strict=True)}
    columns = {header: is_it for one in lacking.values() for header, is_it in (one or {}).items()}
    if columns and None not in lacking.values():
        _suggest_columns(columns, [n for n, one in lacking.items() if one], context)
    # Of very many sheets nobody reads a suggestion each; each would read all of them again.
    for name in names if len(names) <= MOST_NAMED else names[:_FEW]:
        found.suggest(phrase("read.sheets.only", sheet=name), sheet=name)
    found.raise_errors()


def _suggest_columns(columns: Mapping[str, str], sheets: Sequence[str], context: Context) -> None:
    pairs = tuple(
        phrase("read.sheets.is_column", column=header, meaning=meaning)
        for header, meaning in columns.items()
    )
    words = phrase("read.sheets.also_diary", sheets=tuple(sheets), pairs=pairs, n=len(sheets))
    context.found.suggest(words, columns=dict(columns))


def lacking_columns(table: Table, mapped: Mapping[str, str]) -> dict[str, str] | None:
    """Give the columns that may be the day and the pain of a table whose headings name none."""
    # Empty where both are named; None where no column can be what is not.
    meant = [mapped.get(name) or column_meaning(name).meaning for name in table.header]
    found: dict[str, str] = {}
    for meaning, names in _NEEDED.items():
        if set(names) & set(meant):
            continue
        may = [
            name
            for name, means, column in zip(table.header, meant, table.columns, strict=True)
            if name and means is None and _may_be(meaning, column)
        ]
        if len(may) != 1:
            return None
        found[may[0]] = meaning
    return found


def _may_be(meaning: str, column: Column) -> bool:
    texts = [value.strip() for value in column.values if not is_blank(value)]
    if meaning == "date":
        dates = sum(parse_date(text) is not None for text in texts)
        return dates >= _FEWEST_DAYS and dates >= _MOSTLY * len(texts)
    numbers = [parse_number(text) for text in texts]
    whole = all(n is not None and n == int(n) and 0 <= n <= 10 for n in numbers)
    return whole and any((n or 0) > 1 for n in numbers)


def tell_unread(sheet: Sheet, table: Table, context: Context) -> None:
    """Tell of a sheet with days on it that is not read beside a diary."""
    days = max((_days(column) for column in table.columns), default=0)
    if days < _FEWEST_DAYS:
        return
    columns = lacking_columns(table, context.declared.mapped)
    context.found.warn(
        "sheet not read",
        value=sheet.name,
        expected=phrase("read.sheets.names_both"),
        suggestion=phrase("read.sheets.unread", n=days, sheet=sheet.name),
    )
    if columns:
        _suggest_columns(columns, [sheet.name], context)


def _days(column: Column) -> int:
    """Count the days that stand in a column of dates."""
    if not _may_be("date", column):
        return 0
    dates = [parse_date(value.strip()) is not None for value in column.values]
    return int(sum(dates[code] for code in column.codes.tolist()))


def ask_of_scales(
    names: Sequence[str], headed: Sequence[Sequence[Headed]], context: Context
) -> None:
    """Refuse ratings that are headed as of different scales on different sheets."""
    for meaning in RATED:
        rated = [(n, h) for n, heads in zip(names, headed, strict=True) for h in heads
                 if h.meaning == meaning]  # fmt: skip
        if len({head.unit for _, head in rated}) < 2:
            continue
        headers = tuple(dict.fromkeys(head.name for _, head in rated))
        scales = {head.unit for _, head in rated if head.unit in SCALES}
        apart = {head.name: meaning for _, head in rated if head.unit not in SCALES}
        key = "remarks" if apart else "scales"
        context.found.add(
            "scale",
            column=rated[-1][1].name,
            expected=phrase(f"read.sheets.one_of_{key}", headers=headers, meaning=meaning),
            suggestion=phrase(f"read.sheets.mend_{key}"),
            fatal=True,
        )
        if apart and len(scales) < 2:
            both = phrase("read.sheets.all_are", headers=headers, meaning=meaning)
            context.found.suggest(both, columns=apart)
        bare = [h.name for _, h in rated if column_meaning(h.name).unit is None]
        others = {h.unit for _, h in rated if h.name not in bare}
        if meaning == "pain" and bare and len(others) == 1 and others <= set(SCALES):
            scale = others.pop()
            words = phrase("read.sheets.all_rated", scale=scale, headers=tuple(dict.fromkeys(bare)))
            context.found.suggest(words, scale=scale)
        for name in list(dict.fromkeys(name for name, _ in rated))[:MOST_NAMED]:
            context.found.suggest(phrase("read.sheets.only", sheet=name), sheet=name)
    context.found.raise_errors()


def suggest_same(headed: Sequence[Sequence[Headed]], context: Context) -> None:
    """Offer to take as one what some sheets and others head by nearly the same words."""
    mapped = {fold_header(header) for header in context.declared.mapped}
    taken = {fold(w) for word, others in context.same.groups.items() for w in (word, *others)}
    own: dict[str, set[int]] = {}
    for k, heads in enumerate(headed):
        for head in heads:
            known = column_meaning(head.name).meaning or fold_header(head.name) in mapped
            if head.name and not known and fold(head.name) not in taken:
                own.setdefault(head.name, set()).add(k)
    if len(own) > _MOST_OWN:
        return
    said: set[str] = set()
    for (one, where), (other, there) in combinations(own.items(), 2):
        if where & there or other in said or not _are_near(one, other):
            continue
        said.add(other)
        words = phrase("read.sheets.one_thing", name=one, other=other)
        context.found.suggest(words, same={one: [other]})


def _are_near(one: str, other: str) -> bool:
    """Say whether the words of one heading are among those of another, or begin alike."""
    few, many = sorted((header_key(one).split(), header_key(other).split()), key=len)
    return header_key(one) != header_key(other) and all(
        any(_begin_alike(part, whole) for whole in many) for part in few
    )


def _begin_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= _STEM and long.startswith(short))
