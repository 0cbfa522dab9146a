"""Medication days beside their limits, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from hdiary.questions.medicine import verdicts
from hdiary.questions.medicine.overuse import GROUPS, WITHOUT_LIMIT
from hdiary.questions.medicine.verdicts import AT_LIMIT, OPEN, REACHED, SOMETIMES
from hdiary.vocabulary.classes import ACUTE_CLASSES
from hdiary.words import Words, phrase
from hdiary.words.rounding import start_sentence

_OPEN = {
    verdicts.CANNOT_TELL: "medicine.limits.blank",
    verdicts.NOT_RECOGNISED: "medicine.limits.not_recognised",
    verdicts.BELOW: "medicine.limits.below",
}
"""What is said where no limit was reached, what leaves most open first."""


def tell_limits(overuse: pd.DataFrame, overall: pd.Series, say: Words) -> list[str]:
    """Say how medication days lie beside their limits, what weighs most first."""
    used = {name for name in ACUTE_CLASSES if _days(overall, f"{name}_days")}
    unlimited = [name for name in WITHOUT_LIMIT if name in used]
    groups = any(used.intersection(group.classes) for group in GROUPS)
    return tell_verdicts(overuse, say, unlimited=unlimited, groups=groups)


def tell_verdicts(
    overuse: pd.DataFrame, say: Words, *, unlimited: Sequence[str], groups: bool
) -> list[str]:
    """Say the same of verdicts alone: which classes without a limit, and whether others, stand."""
    found = set(overuse["verdict"])
    if found & {*REACHED}:
        return [" ".join(_tell_reached(overuse, say))]
    if verdicts.TOO_SHORT in found:
        return [say("medicine.limits.too_short")]
    names = [say.word("medicine.kinds", name) for name in unlimited]
    if names and not groups and not found & {*OPEN}:
        return [say("medicine.limits.only_unlimited", names=names)]
    told = next((say(key) for verdict, key in _OPEN.items() if verdict in found), "")
    if told and names:
        told += " " + start_sentence(say("medicine.limits.unlimited", names=names))
    return [told] if told else []


def _tell_reached(overuse: pd.DataFrame, say: Words) -> list[str]:
    told = []
    for verdict, key in ((AT_LIMIT, "each_month"), (SOMETIMES, "some_months")):
        rows = overuse[overuse["verdict"] == verdict].to_dict("records")
        names = [
            phrase("medicine.limits.reached", group=row["group"], limit=row["limit"])
            for row in rows
        ]
        if names:
            told.append(say(f"medicine.limits.{key}", names=names))
    return [*told, say("medicine.limits.reached_for_whom")]


def _days(row: pd.Series, name: str) -> int:
    return 0 if pd.isna(row[name]) else int(row[name])
