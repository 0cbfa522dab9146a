"""The cells of each meaning: columns that hold lists are joined into one."""

from __future__ import annotations

from dataclasses import replace

from hdiary.diary.schema import ENTRY_COLUMNS, LIST_COLUMNS
from hdiary.read.cells import Cells, join_columns
from hdiary.read.context import Context
from hdiary.read.dates import parse_date
from hdiary.read.inexact import TIMESTAMPS
from hdiary.read.role import Role
from hdiary.read.shape.pairs import combine
from hdiary.read.table import Table
from hdiary.read.taken import warn_of_unknown_treatments
from hdiary.vocabulary.words import is_blank


def claim_cells(roles: list[Role], table: Table, context: Context) -> dict[str, list[Cells]]:
    """Give the columns of each meaning; those that hold lists are joined into one."""
    declared, found = context.declared, context.found
    claims: dict[str, list[Cells]] = {}
    for meaning in ENTRY_COLUMNS:
        several = [role for role in roles if role.meaning == meaning]
        if len(several) > 1 and meaning in (*LIST_COLUMNS, "notes"):
            several = [_one_role(several)]
        if several:
            claims[meaning] = [
                Cells(role=role, lines=table.lines, found=found, accept=declared.accept)
                for role in several
            ]
    if TIMESTAMPS in declared.accept and {"date", "entered_at"} <= set(claims):
        claims["date"] = [_dated_by_stamp(claims["date"][0], claims["entered_at"][0])]
    return claims


def _one_role(several: list[Role]) -> Role:
    names = list(dict.fromkeys(role.header for role in several))
    headers = " and ".join(names if len(names) <= 2 else [names[0], "others"])
    column = join_columns([role.column for role in several])
    return replace(several[0], header=headers, column=column)


def _dated_by_stamp(date: Cells, stamp: Cells) -> Cells:
    """Take the day of the time stamp where the date is blank, as the person accepted."""

    def day(text: str, stamped: str) -> str:
        first = stamped.strip().replace("T", " ").split(" ")[0]
        return text if not is_blank(text) or parse_date(first) is None else first

    column = combine(date.role.column, stamp.role.column, day)
    return replace(date, role=replace(date.role, column=column))


def warn_of_treatments(roles: list[Role], claims: dict[str, list[Cells]], context: Context) -> None:
    """Warn of unknown treatments in their own columns, before several are read as one."""
    several = [role for role in roles if role.meaning == "treatment"]
    if len(several) == 1:
        warn_of_unknown_treatments(claims["treatment"][0])
        return
    for role in several:
        warn_of_unknown_treatments(Cells(role=role, lines=context.lines, found=context.found))
