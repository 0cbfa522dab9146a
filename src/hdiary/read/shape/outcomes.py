"""Columns of treatments that helped, or did not: the outcome is kept with each treatment."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from hdiary.diary.calendar import SEPARATOR
from hdiary.read.context import Context, rewrite
from hdiary.read.role import BY_NAME, FACTOR, KEPT, Role, said
from hdiary.read.shape.helped import keep_answers
from hdiary.vocabulary.headings import mark_of, outcome_heading
from hdiary.vocabulary.treatments import split_treatments
from hdiary.vocabulary.words import is_blank, is_no_treatment
from hdiary.words import phrase


def keep_outcomes(roles: list[Role], context: Context) -> list[Role]:
    """Read columns such as "Unhelpful Medication" as treatments, with what was said of them."""
    headers: list[str] = []
    found: list[Role] = []
    roles = [_whether_it_helped(role) for role in roles]
    for role in roles:
        outcome = outcome_heading(role.header)
        if outcome is not None and not role.declared and role.meaning in (FACTOR, "treatment"):
            column = rewrite(role.column, partial(_with_outcome, outcome=outcome))
            role = replace(
                role,
                meaning="treatment",
                how=BY_NAME,
                column=column,
                joins=True,
                weak=False,
                why="",
            )
            headers.append(role.header)
        found.append(role)
    if headers:
        context.decisions.columns(
            headers, "treatment", phrase("read.shape.outcomes"), otherwise="ignore"
        )
    return keep_answers(found, context)


def _whether_it_helped(role: Role) -> Role:
    """Keep "relief?" over ticks as a factor: it asks how something did, and not what."""
    texts = said(role)
    asked = role.meaning == "treatment" and role.weak and not role.declared
    if asked and texts and all(mark_of(text) is not None for text in texts):
        return replace(role, meaning=FACTOR, how=KEPT, weak=False, unread="outcome")
    return role


def _with_outcome(text: str, outcome: str) -> str:
    items = [item for item in split_treatments(text) if not is_blank(item)]
    told = [i if is_no_treatment(i) else f"{i} ({outcome})" for i in items]
    return SEPARATOR.join(told)
