"""The shape of a table, decided before the words in its cells: what a row and a column is."""

from __future__ import annotations

from hdiary.read.context import Context, Step
from hdiary.read.role import Role
from hdiary.read.shape.amounts import join_amounts
from hdiary.read.shape.dates import choose_dates
from hdiary.read.shape.headaches import find_headaches
from hdiary.read.shape.items import read_items
from hdiary.read.shape.marks import read_marks
from hdiary.read.shape.medicines import find_medicines, read_dittos
from hdiary.read.shape.outcomes import keep_outcomes
from hdiary.read.shape.own_words import read_own_words
from hdiary.read.shape.people import ask_for_people, choose_people
from hdiary.read.shape.private import leave_out_private
from hdiary.read.shape.ticks import read_ticks
from hdiary.read.shape.times import join_moments, read_ranges, to_local_times
from hdiary.read.shape.units import read_units

_STEPS: tuple[Step, ...] = (
    read_ranges,
    join_moments,
    choose_dates,
    to_local_times,
    ask_for_people,
    keep_outcomes,
    find_medicines,
    read_items,
    find_headaches,
    read_marks,
    join_amounts,
    leave_out_private,
    choose_people,
    read_units,
    read_own_words,
    read_ticks,
    read_dittos,
)
"""In this order: a column that one step has explained is not asked about by the next."""


def shape_roles(roles: list[Role], context: Context) -> list[Role]:
    """Decide from all columns together, and from their cells, what each of them is."""
    for step in _STEPS:
        roles = step(roles, context)
    return roles
