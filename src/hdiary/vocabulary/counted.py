"""Names that begin with what is counted, such as "hours of sleep": they follow their number."""

from __future__ import annotations

_COUNTED = frozenset(
    {
        *("hours", "minutes", "glasses", "cups", "drinks", "units", "steps"),
        *("cigarettes", "coffees", "teas", "beers", "meals", "litres", "liters"),
        *("pages", "kilometres", "kilometers", "miles"),
        *("stunden", "minuten", "gläser", "tassen", "einheiten", "schritte"),
        *("zigaretten", "mahlzeiten", "liter", "kilometer"),
    }
)


def is_counted(name: str) -> bool:
    """Say whether a number can stand before a name: 8 hours of sleep, but not 8 stress."""
    first, _, _ = name.strip().casefold().partition(" ")
    return first in _COUNTED
