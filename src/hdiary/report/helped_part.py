"""What helped, in two short paragraphs of the first glance; the table tells the rest."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.questions.change.rules import BETTER, WORSE, name_cautions
from hdiary.questions.own_words import words_of
from hdiary.questions.relief.rules import HELPS
from hdiary.report.parts import Para, Paras
from hdiary.vocabulary.verdicts import LITTLE
from hdiary.words import Words
from hdiary.words.rounding import start_sentence

_MOST = 4
"""Treatments that a sentence names."""


def helped_block(say: Words, result: Any) -> tuple[Paras, ...]:
    """Say what helped within hours and over weeks; nothing where neither has an answer."""
    told = {"hours": _tell_hours(say, result), "weeks": _tell_weeks(say, result)}
    if not any(told.values()):
        return ()
    paras = tuple(
        Para(head=say(f"helped.{of}"), text=" ".join(lines) or say(f"helped.{of}_open"))
        for of, lines in told.items()
    )
    return (Paras(paras=paras),)


def _tell_hours(say: Words, result: Any) -> list[str]:
    table = result.table
    verdict = table["hours_verdict"]
    groups = {"more": verdict.isin(HELPS), "little": verdict == LITTLE}
    return _tell(say, result, groups, of="hours", by="extra_fall")


def _tell_weeks(say: Words, result: Any) -> list[str]:
    table = result.table
    warned = pd.Series(
        [bool(name_cautions(row)) for row in table.to_dict("records")],
        index=table.index, dtype=bool,
    )  # fmt: skip
    verdict = table["weeks_verdict"]
    groups = {
        "fewer": (verdict == BETTER[0]) & ~warned,
        "fewer_care": (verdict == BETTER[0]) & warned,
        "more": verdict == WORSE[0],
        "little": verdict == LITTLE,
    }
    return _tell(say, result, groups, of="weeks", by="change")


def _tell(say: Words, result: Any, groups: dict[str, pd.Series], *, of: str, by: str) -> list[str]:
    """Give a sentence for each group that has anybody in it, the largest difference first."""
    told, own = [], words_of(result.own_words, result.coverage)
    for name, which in groups.items():
        some = result.table[which].sort_values(by, key=abs, ascending=False, kind="stable")
        if some.empty:
            continue
        amounts = name != "little"
        names = [
            say("helped.amount", name=say.treatment(str(row["treatment"]), own),
                amount=say.signed(row[by])) if amounts
            else say.treatment(str(row["treatment"]), own)
            for row in some.head(_MOST).to_dict("records")
        ]  # fmt: skip
        more = len(some) - len(names)
        named = say("say.and_more", names=", ".join(names), more=more) if more else say.join(names)
        told.append(start_sentence(say(f"helped.{of}_{name}", names=named)))
    return told
