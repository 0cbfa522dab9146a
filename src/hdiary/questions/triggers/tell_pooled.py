"""What factors are to people in general, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from hdiary.questions.exposure.amounts import compares_amounts, say_contrast
from hdiary.questions.exposure.factors import CHANGE, NUMBER, name_whole
from hdiary.questions.pooled.rules import LEAST_PEOPLE
from hdiary.questions.pooled.tell import tell_off
from hdiary.questions.reasons import Reasons
from hdiary.questions.triggers.pool import COMMON, PERSONAL
from hdiary.questions.triggers.rules import CLAIMS, FEWER, MORE, ONE_OF_MANY
from hdiary.vocabulary.early_signs import early_sign
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Words
from hdiary.words.rounding import start_sentence

_MOST_SAID, _LEAST_SAID = 10.0, 0.1
_LIKELY = {MORE: "more", FEWER: "fewer", CANNOT_TELL: "cannot_tell"}

Row = Mapping[Any, Any]
"""A row of the factors over people with ``told``, the name in the words that are spoken."""


def say_pooled(row: Row, reasons: Reasons, say: Words) -> str:
    """Say what a factor is to the average person, and whether people differ."""
    people = int(row["people"])
    if row["verdict"] == NOT_ENOUGH:
        name = start_sentence(str(row["told"]))
        key = "triggers.pooled.few" if people else "triggers.pooled.nobody"
        return say(key, name=name, n=people, needed=LEAST_PEOPLE)
    average = say(
        "triggers.pooled.average",
        ratio=_say_ratio(row["odds_ratio"], say),
        **_ends(row, ("ci_low", "ci_high"), say),
    )
    key = f"triggers.pooled.{_find_key(row)}"
    parts = [say(key, people=people, when=_say_when(row, say), average=average)]
    why = reasons[row["reason"]]
    if why.key == ONE_OF_MANY.key:
        parts.append(f"{start_sentence(say(why))}.")
    return " ".join([*parts, *_say_reach(row, say), *_say_with_care(row, say)])


def say_off(pooled: pd.DataFrame, say: Words) -> list[str]:
    """Say of many people what everybody's own odds ratio may be off by alike."""
    return tell_off(pooled, "pooled.many.odds", say)


def _say_with_care(row: Row, say: Words) -> list[str]:
    """Say of a claim that it is of an early sign, or of a change, which is no second finding."""
    lines = []
    if is_warning(row):
        lines.append(say("triggers.warning"))
    if row["verdict"] in CLAIMS and row["kind"] == CHANGE:
        whole = say.factor(name_whole(str(row["factor"])), NUMBER)
        lines.append(say("triggers.pooled.overlaps", name=whole))
    return lines


def is_warning(row: Row) -> bool:
    """Say whether more headaches follow what is a known early sign of headache."""
    return row["verdict"] == MORE and early_sign(str(row["factor"])) is not None


def put_in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Put what stands out most first, and changes after the numbers that they are made from."""
    place = rows["p_value"].to_numpy(dtype=float, na_value=1.0)
    # Of a number and its change the less sure of both says when the change's turn is.
    whole = dict(zip(rows["factor"], place, strict=True))
    change = (rows["kind"] == CHANGE).to_numpy()
    names = [name_whole(str(name)) for name in rows["factor"]]
    turn = [
        max(at, whole.get(name, at)) if is_change else at
        for at, name, is_change in zip(place, names, change, strict=True)
    ]
    return rows.iloc[np.lexsort((change, np.array(turn, dtype=float)))]


def _find_key(row: Row) -> str:
    """Find what is said: little that leaves 1 out is slightly more, or slightly less."""
    if row["verdict"] != LITTLE:
        return _LIKELY[row["verdict"]]
    if row["ci_low"] > 1:
        return "slightly_more"
    if row["ci_high"] < 1:
        return "slightly_fewer"
    return "little_amounts" if compares_amounts(row) else "little"


def _say_when(row: Row, say: Words) -> str:
    if compares_amounts(row):
        return say("triggers.pooled.after_amounts", contrast=say_contrast(row, say))
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
