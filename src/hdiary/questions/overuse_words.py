"""Medication days beside their limits, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from hdiary.questions.overuse import (
    AT_LIMIT,
    BELOW,
    CANNOT_TELL,
    GROUPS,
    NOT_RECOGNISED,
    OPEN,
    SOMETIMES,
    TOO_SHORT,
    WITHOUT_LIMIT,
)
from hdiary.vocabulary.say import say_list, start_sentence

_GROUP_WORDS = {
    "simple analgesics together": "simple painkillers",
    "combination analgesics": "combination painkillers",
    "triptans": "triptans",
    "ergots": "ergots",
    "opioids": "opioids",
    "all acute classes together": "several kinds together",
}


def used_groups(overall: pd.Series) -> set[str]:
    """Give the medication groups of which a dose stands anywhere in the diary."""
    return {
        group.name
        for group in GROUPS
        if any(_days(overall, f"{name}_days") for name in group.classes)
    }


def say_limits(overuse: pd.DataFrame, overall: pd.Series) -> str:
    """Say how medication days lie beside their limits, what weighs most first."""
    unlimited = [name for name in WITHOUT_LIMIT if _days(overall, f"{name}_days") > 0]
    return say_verdicts(overuse, unlimited=unlimited, groups=bool(used_groups(overall)))


def say_verdicts(overuse: pd.DataFrame, *, unlimited: Sequence[str], groups: bool) -> str:
    """Say how medication days lie beside their limits; see `say_limits`."""
    verdicts = set(overuse["verdict"])
    if verdicts & {AT_LIMIT, SOMETIMES}:
        return _reached(overuse)
    if TOO_SHORT in verdicts:
        return "Comparing such days with the limits in guidelines takes three months of diary."
    names = say_list([f"{name}s" for name in unlimited])
    if names and not groups and not verdicts & {*OPEN}:
        return f"Only {names} were written down, and guidelines give no limit for them."
    without = f" {start_sentence(names)} have no such limit." if names else ""
    if CANNOT_TELL in verdicts:
        return (
            "Whether medication days stay below their limits cannot be told, because on some days "
            f'it was not written down; writing "none" on a day without medicine helps.{without}'
        )
    if NOT_RECOGNISED in verdicts:
        return (
            "Whether medication days stay below their limits cannot be told, because what was "
            f"written on some days is not recognised.{without}"
        )
    if BELOW in verdicts:
        return (
            "In the last three months such days stayed below the limits that guidelines give."
            f"{without}"
        )
    return ""


def _reached(overuse: pd.DataFrame) -> str:
    told = []
    for verdict, when in (
        (AT_LIMIT, "In each of the last three months"),
        (SOMETIMES, "In some of the last three months"),
    ):
        rows = overuse[overuse["verdict"] == verdict].to_dict("records")
        names = [f"{_GROUP_WORDS[str(r['group'])]} ({r['limit']} days of 30)" for r in rows]
        if names:
            told.append(f"{when} the limit was reached for {say_list(names)}.")
    told.append(
        "Guidelines give these limits for people with headache on 15 or more days a month; "
        "worth talking about with your clinician."
    )
    return " ".join(told)


def _days(row: pd.Series, name: str) -> int:
    return 0 if pd.isna(row[name]) else int(row[name])
