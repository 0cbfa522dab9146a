"""A comparison in plain sentences."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from math import ceil
from typing import Any

import pandas as pd

from hdiary.cohort.arms.digits import Digits, find_digits, is_none
from hdiary.cohort.arms.like import ComparisonLike
from hdiary.cohort.endpoints.catalogue import is_responder
from hdiary.words import Phrase, Words, phrase

OUTCOMES = "arms.outcomes"
"""Outcomes that are counted, and are told as more or fewer of them."""
RISK = "risk difference"
_SURE = 0.05
_HAIR = 1e-9


def tell_comparison(result: ComparisonLike, say: Words) -> Iterator[str]:
    """Tell each arm's difference, then what it rests on."""
    for row in result.table.to_dict("records"):
        yield tell_row(row, result.settings, say)
        if row["estimate"] == RISK:
            yield say(tell_needed(row))
    yield from tell_left_out(result, say)
    yield from tell_rest(result, say)


def tell_rest(result: ComparisonLike, say: Words) -> Iterator[str]:
    """Tell how many comparisons there are, what is adjusted for, and whether lots were drawn."""
    if len(result.table) > 1:
        yield _tell_several(result.table, say)
    yield from tell_beside(result.settings, say)
    drawn = {True: "yes", False: "no"}.get(result.settings["randomised"], "unknown")
    yield say(f"arms.randomised.{drawn}")


def tell_beside(settings: Mapping[str, Any], say: Words) -> Iterator[str]:
    """Tell what is adjusted for, if anything is, or why it could not be."""
    baseline = "arms.told.same_before" if settings.get("endpoint") else "arms.tell.baseline"
    told = [
        say(baseline if name == settings.get("baseline") else "arms.tell.beside", name=name)
        for name in settings["beside"]
    ]
    if told:
        adjusted = settings.get("adjusted", True)
        yield say("arms.tell.adjusted" if adjusted else "arms.told.parted", names=tuple(told))


def tell_row(row: Mapping[Hashable, Any], settings: Mapping[str, Any], say: Words) -> str:
    """Tell one arm's difference from the reference."""
    kind, what = _name_outcome(row, settings, say)
    scale = 100.0 if kind == "share" else 1.0
    size, low, high = (float(row[name]) * scale for name in ("difference", "ci_low", "ci_high"))
    digits = find_digits(size, low, high)
    values = {
        "arm": row["arm"],
        "reference": row["reference"],
        "many": int(row["n"]),
        "others": int(row["n_reference"]),
        "level": settings["level"],
        "what": what,
        "span": _span(low, high, kind, digits, say),
    }
    if kind == "share":
        adjusted = settings.get("adjusted", bool(settings["beside"]))
        how = "arms.tell.after_adjusting" if adjusted else "arms.tell.plainly"
        values |= {"one": row["mean"], "other": row["mean_reference"], "how": say(how)}
    if is_none(size, low, high):
        return say(f"arms.same.{kind}", **values)
    return say(f"arms.{_way(size)}.{kind}", size=digits.write(size, say), **values)


def _name_outcome(
    row: Mapping[Hashable, Any], settings: Mapping[str, Any], say: Words
) -> tuple[str, object]:
    """Say how an outcome is told, and what it is called."""
    called = settings.get("called") or row["outcome"]
    if isinstance(called, str) and say.has(f"{OUTCOMES}.{called}"):
        called = phrase(f"{OUTCOMES}.{called}")
    named = isinstance(called, Phrase)
    counted = named and called.key.startswith("arms.")
    what = called if counted else say.quote(say(called) if named else called)
    return "share" if row["estimate"] == RISK else "counted" if counted else "average", what


def _way(size: float) -> str:
    return "more" if size > 0 else "fewer"


def _span(low: float, high: float, kind: str, digits: Digits, say: Words) -> str:
    """Tell an interval: all of it on one side, or from one side to the other."""
    first, last = (digits.write(end, say) for end in (low, high))
    if low >= 0:
        return say(f"arms.span.more.{kind}", low=first, high=last)
    if high <= 0:
        return say(f"arms.span.fewer.{kind}", low=last, high=first)
    return say(f"arms.span.both.{kind}", low=first, high=last)


def tell_needed(row: Mapping[Hashable, Any]) -> Phrase:
    """Tell for how many people there is one more yes, or one fewer; never an endless number."""
    names = ("number_needed", "number_needed_low", "number_needed_high")
    number, first, last = (_tell_number(row[name]) for name in names)
    if pd.isna(row["number_needed"]):
        return phrase("arms.needed.none")
    key = "arms.needed.crosses" if row["crosses_none"] else "arms.needed.clear"
    return phrase(key, number=number, first=first, last=last)


def _tell_number(number: float) -> Phrase:
    if pd.isna(number):
        return phrase("arms.needed.no_difference")
    # Rounded up, as is usual, so that no more is promised than was found.
    return phrase(f"arms.needed.one_{_way(number)}", many=ceil(abs(number) * (1 - _HAIR)))


def _tell_several(table: pd.DataFrame, say: Words) -> str:
    clear = tuple(table.loc[table["p_adjusted"] <= _SURE, "arm"])
    values = {"many": len(table), "reference": table["reference"].iloc[0]}
    if not clear:
        return say("arms.several.none", **values)
    return say("arms.several.clear", names=clear, **values)


def tell_left_out(result: ComparisonLike, say: Words) -> Iterator[str]:
    """Tell who is left out, and for want of what."""
    if result.missing.empty:
        return
    grouped = result.missing.groupby(["column", "why"], sort=False, as_index=False)
    people = pd.DataFrame(grouped["people"].sum()).to_dict("records")
    reasons = tuple(
        _tell_reason(row["column"], row["why"], result.settings, many=row["people"])
        for row in people
    )
    yield say("arms.tell.left_out", n=sum(row["people"] for row in people), reasons=reasons)


def _tell_reason(column: str, why: str, settings: Mapping[str, Any], *, many: int) -> Phrase:
    endpoint = str(settings.get("endpoint") or "")
    if is_responder(endpoint) and column == "after":
        # Who has halved it is known only of those with both numbers.
        return phrase("arms.told.without_either", many=many)
    if endpoint and column in {"before", "after"}:
        return phrase(f"arms.told.without_{column}", many=many)
    key = "arms.tell.without" if why == "blank" else "arms.told.nothing_to_fall"
    return phrase(key, name=column, many=many)
