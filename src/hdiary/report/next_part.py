"""What would settle most: a box with the next steps."""

from __future__ import annotations

from typing import Any

from hdiary.questions.next.rules import SETTLED
from hdiary.questions.next.tell import tell_steps
from hdiary.questions.own_words import words_of
from hdiary.report.parts import Bullets, Para, Section
from hdiary.words import Words

MOST_STEPS = (3, 3, 2, 2, 2, 1, 1, 1)
"""How many are told, from the whole page to the briefest."""


def next_section(
    say: Words, answer: Any, *, most: int, no_headache: bool = False
) -> Section | None:
    """Tell the steps that would settle most, the first of them only where there is no room."""
    if answer is None:
        return None
    own = say.standing("page", words_of(answer.own_words, answer.coverage))
    told = tell_steps(answer, own)[:most]
    if no_headache and (answer.table["verdict"] == SETTLED).all():
        told = [say("page_of.stays")]
    block = Bullets(items=tuple(told)) if len(told) > 1 else Para(text=told[0])
    return Section(title=say("next.title"), blocks=(block,), kind="box")
