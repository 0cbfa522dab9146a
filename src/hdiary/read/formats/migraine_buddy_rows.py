"""Migraine Buddy's attacks as rows of a diary: lists parted, meanings said, each row a headache."""

from __future__ import annotations

from dataclasses import replace

from hdiary.read.context import Context, rewrite
from hdiary.read.formats.attack_rows import as_attacks
from hdiary.read.formats.migraine_buddy_columns import LISTS, MEANT
from hdiary.read.formats.migraine_buddy_dates import settle_order
from hdiary.read.mapped import IGNORE
from hdiary.read.table import Table
from hdiary.vocabulary.text import fold
from hdiary.words import phrase


def lay_attacks(table: Table, context: Context, *, complete: bool) -> Table:
    """Lay a table of attacks with the English headings out, each row a headache."""
    table = _with_lists(table, context)
    table = _with_meanings(table, context)
    settle_order(table, context, complete=complete)
    rating = _place(table, "pain level")
    if rating is None or table.header[rating] in context.declared.mapped:
        return table
    return as_attacks(table, rating, context)


def _with_lists(table: Table, context: Context) -> Table:
    """Part the lists of triggers and symptoms at their commas, unless it was said otherwise."""
    if context.declared.lists == "semicolon":
        return table
    columns = list(table.columns)
    places = [k for k, name in enumerate(table.header) if _is_list(table, k, name)]
    for k in places:
        columns[k] = rewrite(columns[k], _with_semicolons)
    if places:
        context.decisions.add(
            "lists",
            "comma",
            phrase("read.shape.lists", headers=tuple(table.header[k] for k in places)),
            overrule="--lists semicolon",
        )
    return replace(table, columns=tuple(columns))


def _is_list(table: Table, k: int, name: str) -> bool:
    """Say whether a column of factors holds lists: by its heading, or by its place."""
    before = _place(table, "pain level")
    place = fold(name) in LISTS or (
        before is not None and before < k < (_place(table, "pain positions") or 0)
    )
    return place and any(", " in value for value in table.columns[k].values)


def _with_semicolons(text: str) -> str:
    return "; ".join(item.strip() for item in text.split(",") if item.strip())


def _with_meanings(table: Table, context: Context) -> Table:
    """Say what the columns mean that any other reader would have to guess."""
    meant = {}
    for heading in table.header:
        meaning, why = MEANT.get(fold(heading), ("", ""))
        if not meaning or heading in context.declared.mapped:
            continue
        meant[heading] = meaning
        if meaning == IGNORE and why:
            words = phrase("read.formats.dropped", why=phrase(why))
            context.decisions.columns([heading], IGNORE, words)
    return replace(table, meant={**table.meant, **meant})


def _place(table: Table, heading: str) -> int | None:
    return next((k for k, name in enumerate(table.header) if fold(name) == heading), None)
