"""The tables of several sheets as tables of one form, and what is told and asked of that."""

from __future__ import annotations

from collections.abc import Sequence

from hdiary.read.alike import read_headings
from hdiary.read.context import Context
from hdiary.read.sheets_asked import ask_of_scales, refuse_several, suggest_same
from hdiary.read.table import Table
from hdiary.read.unite import United, are_alike, tell_called, tell_same_days, unite
from hdiary.words import phrase


def unite_sheets(tables: Sequence[Table], names: Sequence[str], context: Context) -> list[Table]:
    """Give the tables of sheets the same columns; what is no one diary is refused."""
    declared = context.declared
    if not are_alike(tables, declared.mapped) or tell_same_days(tables):
        refuse_several(names, tables, context)
    headed = read_headings(tables, declared.mapped, declared.scale)
    ask_of_scales(names, headed, context)
    suggest_same(headed, context)
    united = unite(tables, headed)
    _tell_united(united, names, context)
    return united.tables


def _tell_united(united: United, names: Sequence[str], context: Context) -> None:
    """Say that sheets were read as one diary, and which headings were taken for one column."""
    decisions, missing = context.decisions, tuple(united.missing)
    read_as = phrase(
        f"read.sheets.{'of_the_same' if missing else 'of_one_form'}",
        sheets=tuple(names),
        missing=missing,
    )
    decisions.add("sheet", "all", read_as, overrule=f'--sheet "{names[0]}"')
    tell_called(united, decisions)
