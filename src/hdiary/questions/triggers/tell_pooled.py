"""What factors are to people in general, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hdiary.questions.exposure.factors import CHANGE, NUMBER, YES_NO, name_whole
from hdiary.questions.reasons import Reasons
from hdiary.questions.triggers.pool import COMMON, LEAST_PEOPLE, PERSONAL
from hdiary.questions.triggers.rules import CLAIMS, FEWER, MORE, ONE_OF_MANY
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Words
from hdiary.words.rounding import start_sentence

_MOST_SAID, _LEAST_SAID = 10.0, 0.1
_LIKELY = {MORE: "more", FEWER: "fewer", LITTLE: "little", CANNOT_TELL: "cannot_tell"}

Row = Mapping[Any, Any]
"""A row of the factors over people with ``told``, the name in the words that are spoken."""


def say_pooled(row: Row, reasons: Reasons, say: Words) -> str:
    """Say what a factor is to the average person, and whether people differ."""
    people = int(row["people"])
    if row["verdict"] == NOT_ENOUGH:
        name = start_sentence(str(row["told"]))
        key = "triggers.pooled.few" if people else "triggers.pooled.nobody"
        return say(key, name=name, n=people, needed=LEAST_PEOPLE)
    key, kind = f"triggers.pooled.{_LIKELY[row['verdict']]}", row["kind"]
    average = say(
        "triggers.pooled.average" if kind == YES_NO else "triggers.pooled.average_number",
        ratio=_say_ratio(row["odds_ratio"], say),
        **_ends(row, ("ci_low", "ci_high"), say),
    )
    parts = [say(key, people=people, when=_say_when(row, say), average=average)]
    why = reasons[row["reason"]]
    if why.key == ONE_OF_MANY.key:
        parts.append(f"{start_sentence(say(why))}.")
    return " ".join([*parts, *_say_reach(row, say)])


def _say_when(row: Row, say: Words) -> str:
    if row["kind"] == CHANGE:
        whole = say.factor(name_whole(str(row["factor"])), NUMBER)
        return say("triggers.pooled.after_rise", name=whole)
    key = "triggers.pooled.after_more" if row["kind"] == NUMBER else "triggers.pooled.after"
    return say(key, name=row["told"])


def _say_reach(row: Row, say: Words) -> list[str]:
    span = _ends(row, ("prediction_low", "prediction_high"), say)
    if row["reach"] == COMMON:
        return [say("triggers.pooled.common", **span)]
    if row["reach"] == PERSONAL:
        return [say("triggers.pooled.personal", **span)]
    return [say("triggers.pooled.reach_unknown")] if row["verdict"] in CLAIMS else []


def _ends(row: Row, names: tuple[str, str], say: Words) -> dict[str, str]:
    low, high = (_say_ratio(row[name], say) for name in names)
    return {"low": low, "high": high}


def _say_ratio(ratio: float, say: Words) -> str:
    """Round to two decimals, or as many as keep it on its side of 1."""
    if ratio > _MOST_SAID:
        return say("triggers.pooled.over", end=_MOST_SAID)
    if ratio < _LEAST_SAID:
        return say("triggers.pooled.under", end=_LEAST_SAID)
    told = say.number(ratio, places=2)
    return say.number(ratio, places=4) if told == "1" else told
