"""What only the typed entries can tell, in the order in which it is settled."""

from __future__ import annotations

import pandas as pd

from hdiary.diary.arrays import Bools
from hdiary.read.context import Context
from hdiary.read.gathered import Entries
from hdiary.read.inexact import BLANKS
from hdiary.read.role import Role
from hdiary.read.shape.necks import answered_rows
from hdiary.read.typed.blank_medicine import settle_medicine
from hdiary.read.typed.blank_rows import blank_signs, dashed_rows, settle_blanks
from hdiary.read.typed.changes import settle_changes
from hdiary.read.typed.leftovers import blank_impossible
from hdiary.read.typed.rows_said import say_rows
from hdiary.read.typed.weekdays import check_weekdays
from hdiary.words import phrase


def settle_entries(
    made: Entries,
    roles: list[Role],
    headers: dict[str, str],
    scale: str,
    context: Context,
    *,
    listed: bool,
) -> tuple[pd.DataFrame, Bools]:
    """Settle blanks, changes of pain and impossible cells; give the rows that only end one."""
    check_weekdays(roles, made.frame["date"], context.lines, context.found)
    header = headers.get("pain", headers.get("headache", "pain"))
    signs, dashed = blank_signs(roles), dashed_rows(roles, len(made.frame))
    entries = settle_blanks(
        _without_answers(made.frame, roles),
        made.unread,
        context,
        header=header,
        listed=listed,
        signs=signs,
        dashed=dashed,
    )
    entries = entries.assign(location=made.frame["location"], side=made.frame["side"])
    if made.ticks:
        words = phrase("read.typed.blanks.no", headers=tuple(made.ticks))
        context.decisions.add("blank", "none", words)
    entries = settle_medicine(entries, roles, context)
    each_said = headers.get("headache") == "headache"
    entries, ends = settle_changes(entries, context, each_said=each_said)
    if BLANKS in context.declared.accept:
        entries = blank_impossible(entries, context, scale=scale, headers=headers)
    say_rows(entries[~ends], context)
    return entries, ends


def _without_answers(entries: pd.DataFrame, roles: list[Role]) -> pd.DataFrame:
    """Leave out the places, and their sides, that only answer a question about the neck."""
    answered = answered_rows(roles, len(entries))
    entries = entries.assign(location=entries["location"].mask(answered))
    if any(role.meaning == "side" for role in roles):
        return entries
    return entries.assign(side=entries["side"].mask(answered))
