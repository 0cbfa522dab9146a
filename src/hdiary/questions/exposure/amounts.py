"""The two amounts of a number that an odds ratio compares, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hdiary.questions.exposure.contrasts import AMOUNTS, ANY, MOST
from hdiary.questions.exposure.factors import CHANGE, NUMBER, name_whole
from hdiary.vocabulary.counted import is_counted
from hdiary.words import Words
from hdiary.words.clean import known

_MOST_PLACES = 6

Row = Mapping[Any, Any]
"""A row of the table with ``told``, its factor's name in the words that are spoken."""


def compares_amounts(row: Row) -> bool:
    """Say whether an odds ratio compares two amounts of a number."""
    return row.get("contrast") in {ANY, MOST, AMOUNTS} and known(row["low_amount"]) is not None


def is_any(row: Row) -> bool:
    """Say whether any of a number is compared with none of it."""
    return row.get("contrast") == ANY and row["low_amount"] == 0


def say_contrast(row: Row, say: Words) -> str:
    """Say which amounts of what are compared, such as "8 hours of sleep rather than 6"."""
    if row["kind"] == CHANGE:
        whole = say.factor(name_whole(str(row["factor"])), NUMBER)
        return say("triggers.amounts.change", name=whole, **_say_both(row, say))
    name = str(row["told"])
    if row["contrast"] == AMOUNTS and is_counted(name):
        return say("triggers.amounts.counted", name=name, **_say_both(row, say))
    return say(f"triggers.amounts.{_find_key(row)}", name=name, **_say_both(row, say))


def say_amounts(row: Row, say: Words) -> str:
    """Say it without the name, where that stands beside it."""
    return say(f"triggers.amounts.short_{_find_key(row)}", **_say_both(row, say))


def _find_key(row: Row) -> str:
    if is_any(row):
        return "any"
    return {ANY: "above", MOST: "most"}.get(row["contrast"], "two")


def _say_both(row: Row, say: Words) -> dict[str, str]:
    """Write both amounts with as many decimals as tell them apart."""
    low, high = float(row["low_amount"]), float(row["high_amount"])
    write = say.signed if row["kind"] == CHANGE else say.amount
    told = {"low": write(low), "high": write(high)}
    places = 2
    while told["low"] == told["high"] and places <= _MOST_PLACES:
        told = {"low": say.number(low, places=places), "high": say.number(high, places=places)}
        places += 1
    return told
