"""Columns of ticks side by side: in a row where one is ticked, the others were not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hdiary.diary.arrays import Bools
from hdiary.read.context import Context
from hdiary.read.role import DECLARED, FACTOR, Role, said
from hdiary.read.table import Column
from hdiary.vocabulary.headings import mark_of
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase


def read_ticks(roles: list[Role], context: Context) -> list[Role]:
    """Read a blank beside a tick as no, as a list of the ticked things would be read."""
    # A row in which nothing of the group is ticked says nothing, as a blank list does.
    if context.declared.blank is not None:
        return roles
    changed: dict[int, Role] = {}
    for group in _groups(roles):
        ticked = np.logical_or.reduce([_ticked(role) for role in group])
        for role in group:
            changed[id(role)] = replace(role, column=_with_no(role, ticked))
        context.decisions.add(
            "blank",
            "no beside a tick",
            phrase("read.shape.ticks", headers=tuple(role.header for role in group)),
            overrule="--blank not-said",
        )
    return [changed.get(id(role), role) for role in roles]


def _groups(roles: list[Role]) -> list[list[Role]]:
    """Give the runs of two or more neighbouring factors that hold nothing but ticks."""
    found: list[list[Role]] = []
    run: list[Role] = []
    for role in [*sorted(roles, key=lambda r: r.position), None]:
        if role is not None and _is_ticks(role):
            run.append(role)
            continue
        found += [run] if len(run) > 1 else []
        run = []
    return found


def _is_ticks(role: Role) -> bool:
    texts = said(role)
    factor = role.meaning == FACTOR and role.how != DECLARED
    return factor and bool(texts) and all(mark_of(text) is True for text in texts)


def _ticked(role: Role) -> Bools:
    return ~role.column.where(is_blank)


def _with_no(role: Role, ticked: Bools) -> Column:
    codes = np.where(ticked & ~_ticked(role), len(role.column.values), role.column.codes)
    return Column(codes=codes.astype(np.int32), values=(*role.column.values, "no"))
