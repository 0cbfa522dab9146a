"""From a table of texts to the typed entries of a diary."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.schema import FACTOR_MARK, TIME_COLUMNS, factor_name
from hdiary.read.by_role import reading_steps, settle_sides
from hdiary.read.cells import Cells, without_escape
from hdiary.read.claims import claim_cells, warn_of_treatments
from hdiary.read.complete import complete, read_patients
from hdiary.read.context import Context
from hdiary.read.factors import decimal_sign, read_factor
from hdiary.read.gathered import Entries
from hdiary.read.rated import take_ratings, unsaid_rows
from hdiary.read.role import FACTOR, Role
from hdiary.read.table import Table
from hdiary.read.when import read_when


def make_entries(
    roles: list[Role], table: Table, context: Context, *, scale: str, delimiter: str
) -> Entries:
    """Read every column by its role."""
    declared, found, progress = context.declared, context.found, context.progress
    claims = claim_cells(roles, table, context)
    warn_of_treatments(roles, claims, context)
    cells = {meaning: several[0] for meaning, several in claims.items()}
    when = read_when(
        {k: v for k, v in cells.items() if k == "date" or k in TIME_COLUMNS},
        declared=declared.dates or context.decisions.settings().get("dates"),
        epoch=table.epoch,
        found=found,
    )
    typed: dict[str, Any] = dict(when.columns)
    steps = reading_steps(claims, scale, found)
    factors = [role for role in roles if role.meaning == FACTOR]
    ticks: list[str] = []
    decimal = decimal_sign(roles) if factors else ""
    for done, (name, step) in enumerate(steps.items()):
        typed[name] = step()
        if progress is not None:
            progress(done, len(steps) + len(factors))
    settle_sides(typed, cells)
    typed["patient"] = read_patients(cells.get("patient"), len(table))
    ratings = typed.pop("pain", [])
    hurts, failed = take_ratings(typed, ratings, len(table))
    unsaid = np.zeros(len(table), dtype=bool)
    for one in [*claims.get("headache", []), *claims.get("pain", [])]:
        unsaid |= unsaid_rows(one)
    hurts = hurts | (declared.rows == "headache")
    ordered = complete(typed, len(table), hurts=hurts, failed=failed)
    for done, role in enumerate(factors, start=len(steps)):
        factor = Cells(role=role, lines=table.lines, found=found, accept=declared.accept)
        name = factor_name(without_escape(role.header).removesuffix(FACTOR_MARK), ordered)
        ordered[name] = read_factor(factor, delimiter=delimiter, decimal=decimal)
        if declared.blank == "none" and _is_ticked(ordered[name]):
            ordered[name] = ordered[name].fillna(False)
            ticks.append(role.header)
        if progress is not None:
            progress(done + 1, len(steps) + len(factors))
    # Without a copy: a large diary's columns need not be moved together.
    frame = pd.DataFrame(ordered, copy=False)
    return Entries(
        frame=frame,
        when=when,
        unread=failed | unsaid,
        failed=int(failed.sum()),
        ticks=ticks,
    )


def _is_ticked(values: pd.Series) -> bool:
    """Say whether a factor only ever says yes."""
    said = values.dropna()
    return str(values.dtype) == "boolean" and len(said) > 0 and bool(said.all())
