"""Side, places and neck counted by day, where headaches run into one another.

Headaches with less than 24 hours free in between are one; who has headache every day has one of
months, of which a count by headache says nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hdiary.diary import Diary
from hdiary.diary.calendar import SEPARATOR
from hdiary.report.words import Words

_FEWEST_DAYS = 14
"""Headache days from which a count by day is worth giving [days]."""
_MOSTLY = 0.8
MOST_PLACES = 4
"""Places that are named, the most felt first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DailyPattern:
    """How many headache days tell a side, a place and whether the neck took part.

    ``sides`` and ``places`` count days by name; ``told_side``, ``told_place`` and ``told_neck``
    are the days that say anything of it, ``neck`` those with the neck, ``days`` all of them.
    """

    days: int
    sides: Counter[str]
    told_side: int
    places: Counter[str]
    told_place: int
    neck: int
    told_neck: int


def count_by_day(diary: Diary, *, episodes: int, min_episodes: int) -> DailyPattern | None:
    """Count headache days; None where there are headaches enough to count, or too few days."""
    days = diary.days[diary.days["state"] == "headache"]
    if episodes >= min_episodes or len(days) < _FEWEST_DAYS:
        return None
    sides = [set(_items(cell)) for cell in days["sides"]]
    places = [set(_items(cell)) for cell in days["locations"]]
    pain = days["neck_pain"].to_numpy(dtype=float)
    named = [bool(where) or one == one for where, one in zip(places, pain, strict=True)]
    return DailyPattern(
        days=len(days),
        sides=Counter(_one_side(found) for found in sides if found),
        told_side=sum(map(bool, sides)),
        places=Counter(place for found in places for place in found),
        told_place=sum(map(bool, places)),
        neck=sum("neck" in where or one > 0 for where, one in zip(places, pain, strict=True)),
        told_neck=sum(named),
    )


def tell_by_day(say: Words, found: DailyPattern, *, episodes: int) -> str:
    """Say it in sentences."""
    told = [
        say(
            "pattern.run_on",
            headaches=say.count("headache", episodes),
            days=say.count("headache_day", found.days),
        )
    ]
    if found.told_side:
        counts = [f"{say.word('sides', side)} {many}" for side, many in found.sides.most_common()]
        days = say.count("day", found.told_side)
        told.append(say("pattern.sides_by_day", days=days, counts=", ".join(counts)))
    else:
        told.append(say("pattern.no_side"))
    if found.told_place:
        often = sorted(found.places.items(), key=lambda item: (-item[1], item[0]))
        named = [f"{say.word('places', place)} ({many})" for place, many in often[:MOST_PLACES]]
        days = say.count("day", found.told_place)
        told.append(say("pattern.places_by_day", days=days, places=say.join(named)))
    else:
        told.append(say("pattern.no_place"))
    if found.told_neck:
        days = say.count("day", found.told_neck)
        told.append(say("pattern.neck_by_day", neck=found.neck, days=days))
    return " ".join(told)


def keeps_side_by_day(found: DailyPattern) -> bool:
    """Say whether nearly all days are of one side."""
    most = max(found.sides["left"], found.sides["right"])
    return found.told_side >= _FEWEST_DAYS and most >= _MOSTLY * found.told_side


def neck_takes_part_by_day(found: DailyPattern) -> bool:
    """Say whether the neck took part on most days."""
    return found.told_neck >= _FEWEST_DAYS and found.neck > 0.5 * found.told_neck


def _items(cell: str | float) -> list[str]:
    return cell.split(SEPARATOR) if isinstance(cell, str) else []


def _one_side(found: set[str]) -> str:
    """Give the side of a day: left and then right is pain that changes sides."""
    if "shifting" in found or ({"left", "right"} <= found and "both" not in found):
        return "shifting"
    return "both" if "both" in found else min(found)
