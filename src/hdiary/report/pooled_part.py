"""What holds over people, question by question: in words, and as forests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hdiary.plots import plot_pooled
from hdiary.plots.pooled_rows import list_kinds
from hdiary.questions.pooled.tell import tell_pooled
from hdiary.report.parts import Bullets, Para, Pictures, Section, Table
from hdiary.report.pictures import LEAST, finish
from hdiary.report.triggers_part import pooled_section
from hdiary.vocabulary.verdicts import NOT_ENOUGH
from hdiary.words import Words

MOST_DRAWN = 8
"""Things that one forest has room for on a page."""

_FEW = 4
"""Factors that are drawn beside their table; of more the table tells all."""


def over_people(say: Words, result: Any, *, name: str) -> Section | None:
    """Tell what is pooled of one question, and draw it; None where nothing is."""
    known = result.pooled[result.pooled["verdict"] != NOT_ENOUGH]
    if known.empty:
        return None
    kinds = list(dict.fromkeys(list_kinds(known)))
    pictures = tuple(
        finish(
            plot_pooled(result, of=kind, most=MOST_DRAWN, language=say),
            f"{name}-{number}",
            least=LEAST,
        )
        for number, kind in enumerate(kinds)
    )
    # What most people have an estimate of is said first.
    first = known.sort_values("people", ascending=False, kind="stable")
    told = tuple(tell_pooled(first, result.reasons, say))
    # Two side by side can still be read.
    pairs = [
        Pictures(pictures=pictures[at : at + 2], across=2) for at in range(0, len(pictures), 2)
    ]
    note = Para(text=say("people.pooled.caption"), soft=True)
    return Section(title=say(f"people.pooled.{name}"), blocks=(Bullets(items=told), *pairs, note))


def factors_over_people(say: Words, result: Any) -> Section | None:
    """Tell which factors stand out over people, and draw them."""
    part = pooled_section(say, result)
    if part is None:
        return None
    (table,) = part.blocks
    if isinstance(table, Table) and len(table.rows) > _FEW:
        # The table says it in figures; a picture of as many rows would take a third sheet.
        return part
    axes = plot_pooled(result, most=MOST_DRAWN, language=say)
    picture = finish(axes, "factors", least=LEAST)
    return replace(part, blocks=(table, Pictures(pictures=(picture,), across=2)))
