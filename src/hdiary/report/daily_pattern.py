"""Side, places and neck counted by day, where headaches run into one another.

Headaches with less than 24 hours free in between are one; who has headache every day has one of
months, of which a count by headache says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hdiary.diary import Diary
from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.pattern.sides import say_enough
from hdiary.vocabulary.places import PLACES
from hdiary.words import Words
from hdiary.words.clean import clean

_FEWEST_DAYS = 14
"""Headache days from which a count by day is worth giving [days]."""
_MOSTLY = 0.8
MOST_PLACES = 4
"""Places that are named, the most felt first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DailyPattern:
    """How many headache days tell a side, a place and whether the neck took part."""

    # ``sides`` and ``places`` count days by name; ``told_side``, ``told_place`` and
    # ``told_neck`` are the days that say anything of it that is recognised, ``neck`` those with
    # the neck, ``unknown_place`` those with a place that is not recognised, ``unknown_neck``
    # those of which it is not known for that, ``days`` all of them.
    days: int
    sides: Counter[str]
    told_side: int
    places: Counter[str]
    told_place: int
    neck: int
    told_neck: int
    unknown_place: int
    unknown_neck: int


def count_by_day(diary: Diary, *, episodes: int, min_episodes: int) -> DailyPattern | None:
    """Count headache days; None where there are headaches enough to count, or too few days."""
    days = diary.days[diary.days["state"] == "headache"]
    if episodes >= min_episodes or len(days) < _FEWEST_DAYS:
        return None
    sides = [set(_items(cell)) for cell in days["sides"]]
    written = [set(_items(cell)) for cell in days["locations"]]
    places = [found & {*PLACES} for found in written]
    unknown = [not found <= {*PLACES} for found in written]
    pain = days["neck_pain"].to_numpy(dtype=float)
    neck = ["neck" in where or one > 0 for where, one in zip(places, pain, strict=True)]
    said = [bool(where) or one == one for where, one in zip(written, pain, strict=True)]
    # A place that is not recognised may be the neck in other words.
    missed = [
        odd and not yes and one != one for odd, yes, one in zip(unknown, neck, pain, strict=True)
    ]
    if set().union(*places) == {"neck"} and any(
        not where and one == 0 for where, one in zip(written, pain, strict=True)
    ):
        # A yes and no for the neck alone does not say where else it hurt.
        places = [set() for _ in places]
    return DailyPattern(
        days=len(days),
        sides=Counter(_one_side(found) for found in sides if found),
        told_side=sum(map(bool, sides)),
        places=Counter(place for found in places for place in found),
        told_place=sum(map(bool, places)),
        neck=sum(neck),
        told_neck=sum(said) - sum(missed),
        unknown_place=sum(unknown),
        unknown_neck=sum(missed),
    )


def tell_by_day(say: Words, found: DailyPattern, result: Any) -> str:
    """Say it in sentences; ``result`` is the pattern answer."""
    told = [
        say(
            "pattern.run_on",
            headaches=say.count("headache", int(result.table["episodes"].iloc[0])),
            days=say.count("headache_day", found.days),
        )
    ]
    if found.told_side and not say_enough(found.told_side, found.days):
        told.append(say("pattern.few_sides_by_day", some=found.told_side, n=found.days))
    elif found.told_side:
        counts = [f"{say.word('sides', side)} {many}" for side, many in found.sides.most_common()]
        days = say.count("day", found.told_side)
        told.append(say("pattern.sides_by_day", days=days, counts=", ".join(counts)))
    else:
        column = "side" in result.columns_in
        key = "pattern.no_side" if column else "pattern.no_side_column"
        told.append(say("pattern.unknown_side" if "side" in result.unread else key))
    if found.told_place:
        often = sorted(found.places.items(), key=lambda item: (-item[1], item[0]))
        named = [f"{say.word('places', place)} ({many})" for place, many in often[:MOST_PLACES]]
        days = say.count("day", found.told_place)
        told.append(say("pattern.places_by_day", days=days, places=say.join(named)))
    told += _tell_unknown(say, found, result)
    if not found.told_neck and found.unknown_neck:
        told.append(say("pattern.neck_unknown"))
    if found.told_neck:
        days = say.count("day", found.told_neck)
        told.append(say("pattern.neck_by_day", neck=found.neck, days=days))
        if found.unknown_neck:
            days = say.count("day", found.unknown_neck)
            told.append(say("pattern.neck_by_day_open", days=days))
    return " ".join(told)


def _tell_unknown(say: Words, found: DailyPattern, result: Any) -> list[str]:
    """Say that a place was not recognised, or that none was written down."""
    words = quote_unknown(say, result.unknown_places)
    if found.unknown_place and found.told_place:
        days = say.count("day", found.unknown_place)
        return [say("pattern.some_unknown_by_day", words=words, days=days)]
    if found.unknown_place:
        return [say("pattern.unknown_place", words=words)]
    if found.told_place:
        return []
    column = "location" in result.columns_in
    return [say("pattern.no_place" if column else "pattern.no_place_column")]


def quote_unknown(say: Words, words: Sequence[str]) -> str:
    """Quote places that are not recognised in brackets; nothing where none may be repeated."""
    quoted = [say("pattern.quoted", word=clean(word)) for word in words]
    return f" ({say.join(quoted)})" if quoted else ""


def keeps_side_by_day(found: DailyPattern) -> bool:
    """Say whether nearly all days are of one side, of days enough that say one."""
    most = max(found.sides["left"], found.sides["right"])
    enough = found.told_side >= _FEWEST_DAYS and say_enough(found.told_side, found.days)
    return enough and most >= _MOSTLY * found.told_side


def neck_takes_part_by_day(found: DailyPattern) -> bool:
    """Say whether the neck took part on most days, of days enough that tell."""
    known = found.told_neck + found.unknown_neck
    enough = found.told_neck >= _FEWEST_DAYS and say_enough(known, found.days)
    return enough and found.neck > 0.5 * known


def _items(cell: str | float) -> list[str]:
    return cell.split(SEPARATOR) if isinstance(cell, str) else []


def _one_side(found: set[str]) -> str:
    """Give the side of a day: left and then right is pain that changes sides."""
    if "shifting" in found or ({"left", "right"} <= found and "both" not in found):
        return "shifting"
    return "both" if "both" in found else min(found)
