"""Days: to go on writing, to write the clear ones too, and the clock time of the start."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

import numpy as np

from hdiary.questions.answer import RELIABLE
from hdiary.questions.next.person import Person
from hdiary.questions.next.rules import ENTRIES, FEWEST_DAYS
from hdiary.questions.next.steps import DIARY, Step
from hdiary.questions.wait import find_wait
from hdiary.vocabulary.verdicts import CANNOT_TELL, NOT_ENOUGH
from hdiary.vocabulary.windows import NIGHT_BEFORE
from hdiary.words import phrase

_MONTH = 28
_NARROW = 2.0
"""Where bounds lie no farther apart, no day more is asked for [headache days in 28]."""
_MOSTLY = 0.8
_MOST_NAMES = 3
FEWEST_EPISODES = 5
"""So many with a clock time are needed for the times of day, as in `hdiary.pattern`."""


def go_on(person: Person) -> Step | None:
    """Go on writing until a first rate can be told."""
    if person.recorded >= FEWEST_DAYS:
        return None
    more = FEWEST_DAYS - person.recorded
    return Step(
        kind=ENTRIES,
        what="go on",
        do=phrase("next.go_on.do", n=more),
        why=phrase("next.go_on.why", n=person.recorded, needed=FEWEST_DAYS),
        gain=9.0,
        now=person.recorded,
        brings=FEWEST_DAYS,
        unit="recorded days",
        weeks=ceil(more / 7),
    )


def go_on_to_compare(person: Person) -> Step | None:
    """Go on writing until what comes before headaches can be compared."""
    if person.listing or person.recorded < FEWEST_DAYS or person.kept < RELIABLE:
        return None
    asked = person.rows(person.found.triggers.before)
    gates = person.found.triggers.settings["gates"]
    heads, clear = (int(person.covered[f"{of}_days"]) for of in ("headache", "clear"))
    if not heads or not clear:
        return None
    # All three are needed: days, and so many with a headache and without one.
    least = max(
        (gates["min_days"] - person.recorded) / person.kept,
        (gates["min_headaches"] - heads) * person.days / heads,
        (gates["min_clear"] - clear) * person.days / clear,
    )
    if asked.empty or least <= 0 or least > 7 * 26:
        return None
    weeks = ceil(least / 7)
    return Step(
        kind=ENTRIES,
        what="go on",
        do=phrase("next.compare.do", n=weeks),
        why=phrase(
            "next.compare.why", n=len(asked), recorded=person.recorded, heads=heads,
            days=gates["min_days"], headaches=gates["min_headaches"],
        ),
        gain=1.0,
        now=person.recorded,
        brings=person.recorded + 7 * weeks * person.kept,
        unit="recorded days",
        weeks=weeks,
    )  # fmt: skip


def wait_for_change(person: Person) -> Step | None:
    """Go on writing for as long as the answer on a change says that it may take to be told."""
    wait = _soonest_change(person, CANNOT_TELL)
    if wait is None:
        return None
    days, row = wait
    return Step(
        kind=ENTRIES,
        what="wait",
        do=phrase("next.wait.do_for", time=find_wait(days)),
        why=phrase("next.wait.why", name=str(row["intervention"]), since=row["since"]),
        gain=1.0,
        now=int(row["days_after"]),
        brings=int(row["days_after"]) + round(days * person.kept),
        unit="recorded days",
        weeks=ceil(days / 7),
    )


def wait_to_compare(person: Person) -> Step | None:
    """Go on writing until headache days since something began can be compared at all."""
    wait = _soonest_change(person, NOT_ENOUGH)
    if wait is None:
        return None
    days, row = wait
    return Step(
        kind=ENTRIES,
        what="wait",
        do=phrase("next.wait.do", n=days),
        why=phrase("next.wait.compare", name=str(row["intervention"]), since=row["since"], n=days),
        gain=0.3,
        now=int(row["days_after"]),
        brings=int(row["days_after"]) + days,
        unit="recorded days",
        weeks=ceil(days / person.kept / 7),
    )


def _of_change() -> Any:
    """Give what would tell a change soonest, which brings in that question's room."""
    from hdiary.questions.change import soonest

    return soonest


def _soonest_change(person: Person, verdict: str) -> tuple[int, Mapping[Any, Any]] | None:
    """Give what began and needs the fewest more days, of those with a verdict, and how many."""
    find_days = _of_change().find_days
    table = person.rows(person.found.change.table)
    mine = table[(table["outcome"] == "headache_days_28") & (table["verdict"] == verdict)]
    waits = [(find_days(row, person.found.change), row) for row in mine.to_dict("records")]
    helping = [(days, row) for days, row in waits if days is not None]
    return min(helping, key=lambda wait: wait[0], default=None)


def wait_for_factors(person: Person) -> Step | None:
    """Go on writing for as long as a factor of twice the odds would take to show."""
    if person.listing or person.recorded < FEWEST_DAYS:
        return None
    from hdiary.questions.triggers.reach import find_days, phrase_days

    before = person.rows(person.found.triggers.before)
    days = find_days(before, person.found.triggers)
    if days.empty:
        return None
    nearest = int(days.min())
    return Step(
        kind=ENTRIES,
        what="more days",
        do=phrase("next.wait.doubles"),
        why=phrase_days(days),
        gain=0.5,
        now=person.recorded,
        brings=person.recorded + nearest,
        unit="recorded days",
        weeks=ceil(nearest / person.kept / 7),
    )


def write_evenings(person: Person) -> Step | None:
    """Write each evening what was there, where the writing itself is why nothing is told."""
    if person.listing or person.recorded < FEWEST_DAYS:
        return None
    from hdiary.questions.triggers.rules import AS_WRITTEN

    found = person.found.triggers
    before = person.rows(found.before)
    mine = before[[found.why(text).key in AS_WRITTEN for text in before["reason"]]]
    if mine.empty:
        return None
    days = int(found.settings["gates"]["min_days"])
    weeks = ceil(days / person.kept / 7)
    names = tuple(zip(mine["factor"].astype("str"), mine["kind"].astype("str"), strict=True))
    return Step(
        kind=ENTRIES,
        what="evenings",
        do=phrase("next.evenings.do", names=names[:_MOST_NAMES]),
        why=phrase("next.evenings.why", n=len(names), weeks=weeks, days=days),
        gain=0.7,
        now=0.0,
        brings=float(days),
        unit="recorded days",
        weeks=weeks,
    )


def write_clear(person: Person) -> Step | None:
    """Write the days without headache too, in one word."""
    low, high = (_MONTH * share for share in _bounds(person))
    missing = person.days - person.recorded
    wide = high - low > _NARROW and (person.kept < RELIABLE or _change_asks(person))
    if person.recorded < FEWEST_DAYS or not missing or not (person.listing or wide):
        return None
    gates = person.found.triggers.settings["gates"]["min_days"] if person.listing else 0
    weeks = ceil(max(gates, _MONTH) / 7)
    told = {"n": missing, "days": person.days, "low": low, "high": high, "weeks": weeks}
    asked = len(person.rows(person.found.triggers.before)) if person.listing else 0
    why = [phrase("next.clear.why", **told)]
    if asked:
        why.append(phrase("next.clear.compare", n=asked, weeks=weeks, days=gates))
    stated = person.listing and not person.covered["clear_days"]
    if stated:
        why.append(phrase("next.clear.state"))
    return Step(
        kind=ENTRIES,
        what="clear days",
        do=phrase("next.clear.do"),
        why=phrase("next.several", parts=tuple(why)),
        gain=3.0 if person.listing else min((high - low) / 7, 1.0),
        now=high - low,
        brings=0.0,
        unit="headache days in 28, least to most",
        weeks=weeks,
        command=_state(person) if stated else (),
    )


def _change_asks(person: Person) -> bool:
    """Say whether the answer on a change waits for a word on every day."""
    table = person.rows(person.found.change.table)
    return any(
        _of_change().asks_every_day(row, person.found.change) for row in table.to_dict("records")
    )


def _bounds(person: Person) -> tuple[float, float]:
    """Give the least and the most share of days with headache, whatever the open days were."""
    least = int(person.covered["headache_days"])
    return least / person.days, (least + person.days - person.recorded) / person.days


def _state(person: Person) -> tuple[str, ...]:
    ends = (f"{person.covered[name]:%Y-%m-%d}" for name in ("first_day", "last_day"))
    return ("hdiary", "burden", DIARY, "--clear-between", *ends)


def write_clock(person: Person) -> Step | None:
    """Write the clock time at which headaches begin."""
    found, heads = person.found, int(person.covered["headache_days"])
    if person.recorded < FEWEST_DAYS or not heads:
        return None
    entries = found.diary.entries
    mine = person.rows(entries)
    hurts = mine["headache"].fillna(False).to_numpy(dtype=np.bool_)
    timed = mine.loc[hurts & mine["start"].notna().to_numpy(), "date"].nunique()
    if timed / heads >= _MOSTLY:
        return None
    needed, weekly = _headaches_needed(person), heads / person.weeks
    weeks = ceil(max(needed - timed, 1) / weekly)
    if timed >= needed or weeks > 26:
        return None
    nights = _names_of_nights(person)
    why = [phrase("next.clock.why", timed=timed, n=heads)]
    if nights:
        why.append(phrase("next.clock.night", names=nights, needed=needed, n=weeks))
    else:
        why.append(phrase("next.clock.pattern", needed=needed, n=weeks))
    return Step(
        kind=ENTRIES,
        what="clock time",
        do=phrase("next.clock.do"),
        why=phrase("next.several", parts=tuple(why)),
        gain=0.8 if nights else 0.4,
        now=timed,
        brings=timed + weekly * weeks,
        unit="headaches with a clock time",
        weeks=weeks,
    )


def _headaches_needed(person: Person) -> int:
    if _names_of_nights(person):
        return int(person.found.triggers.settings["gates"]["min_headaches"])
    return FEWEST_EPISODES


def _names_of_nights(person: Person) -> tuple[str, ...]:
    """Name the columns about the night before that this person fills in, where they are asked."""
    if person.listing:
        return ()
    settings: Any = person.found.triggers.settings
    mine = person.rows(person.found.diary.entries)
    asked = person.rows(person.found.triggers.ordered)
    told = set(asked.loc[(asked["window"] == NIGHT_BEFORE) & asked["se"].notna(), "factor"])
    return tuple(n for n in settings["night"] if mine[n].notna().any() and n not in told)
