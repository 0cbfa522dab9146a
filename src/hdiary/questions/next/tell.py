"""What would settle most, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hdiary.questions.next.rules import NEXT
from hdiary.words import Words

_MOST_KINDS = 6


def tell_one(result: Any, say: Words) -> list[str]:
    """Tell one person's steps, the one that would settle most first."""
    told, steps = tell_steps(result, say), result.table["verdict"] == NEXT
    if len(told) < 2:
        return [say("next.first", n=1), *told] if steps.all() else told
    lines = [say("next.one_of", rank=rank, told=one) for rank, one in enumerate(told, start=1)]
    return [say("next.first", n=len(told)), *lines]


def tell_steps(result: Any, say: Words) -> list[str]:
    """Tell each row of one person in a few sentences."""
    return [tell_step(result, row, say) for row in result.table.to_dict("records")]


def tell_step(result: Any, row: Mapping[Any, Any], say: Words) -> str:
    """Tell one step: what to do, and what it brings."""
    parts = dict.fromkeys(result.why(row[name]) for name in ("step", "reason"))
    return say("next.several", parts=tuple(parts))


def tell_many(result: Any, say: Words) -> list[str]:
    """Tell for how many people each step would settle most."""
    first = result.table[result.table["rank"] == 1]
    lines = [say("next.people", n=len(result.coverage))]
    counts = first["what"].value_counts(sort=True)
    for what, many in list(counts.items())[:_MOST_KINDS]:
        told = say.word("columns.cells.what", str(what))
        lines.append(say("next.for_some", n=int(many), people=len(first), what=told))
    return [*lines, say("next.each")]
