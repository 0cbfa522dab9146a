"""What a diary has no word of: what was done on its days, and about its headaches."""

from __future__ import annotations

from math import ceil

from hdiary.questions.next.person import Person
from hdiary.questions.next.rules import ENTRIES, FEWEST_DAYS, LONGEST
from hdiary.questions.next.steps import Step
from hdiary.words import phrase

_FEWEST = 3
"""Of fewer days of a kind it is not said how often they come."""


def write_doings(person: Person) -> Step | None:
    """Write what was done on a day and how one sat, where no day says anything of it."""
    heads, clear = (int(person.covered[f"{of}_days"]) for of in ("headache", "clear"))
    silent = person.rows(person.found.triggers.before).empty
    if person.recorded < FEWEST_DAYS or min(heads, clear) < _FEWEST or not silent:
        return None
    gates = person.found.triggers.settings["gates"]
    days, least = gates["min_days"], gates["min_headaches"]
    slow = max(least / heads, gates["min_clear"] / clear) * person.weeks
    weeks = ceil(max(days / 7, slow))
    if weeks > LONGEST or person.listing:
        return None
    return Step(
        kind=ENTRIES,
        what="doings",
        do=phrase("next.doings.do"),
        why=phrase("next.doings.why", weeks=weeks, days=days, headaches=least),
        gain=1.0,
        now=0.0,
        brings=float(days),
        unit="recorded days",
        weeks=weeks,
    )


def write_treatments(person: Person) -> Step | None:
    """Write what is done about headaches, where nothing was written of it."""
    heads = int(person.covered["headache_days"])
    if person.recorded < FEWEST_DAYS or heads < _FEWEST or len(person.treated):
        return None
    gates = person.found.relief.settings["gates"]
    doses, alone, weekly = gates["min_doses"], gates["min_comparisons"], heads / person.weeks
    weeks = ceil((doses + alone) / weekly)
    if person.found.diary.scale != "0-10" or weeks > LONGEST:
        return None
    return Step(
        kind=ENTRIES,
        what="treatments",
        do=phrase("next.treatments.do"),
        why=phrase("next.treatments.why", weekly=weekly, weeks=weeks, doses=doses, alone=alone),
        gain=0.9,
        now=0.0,
        brings=float(doses),
        unit="rated uses",
        weeks=weeks,
    )
