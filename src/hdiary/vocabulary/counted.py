"""Names that begin with what is counted, such as "hours of sleep": they follow their number."""

from __future__ import annotations

import re

_COUNTED = frozenset(
    {
        *("hours", "minutes", "glasses", "cups", "drinks", "units", "steps"),
        *("cigarettes", "coffees", "teas", "beers", "meals", "litres", "liters"),
        *("pages", "kilometres", "kilometers", "miles"),
        *("stunden", "minuten", "gläser", "tassen", "einheiten", "schritte"),
        *("zigaretten", "mahlzeiten", "liter", "kilometer"),
    }
)
_WHOLE = frozenset(
    {
        *(
            "steps",
            "step",
            "stepcount",
            "schritte",
            "schrittzahl",
            "pas",
            "pasos",
            "passi",
            "passos",
        ),
        *("stappen", "steg", "skridt", "kroki", "kcal", "calories", "kalorien", "ml"),
    }
)
"""Words of headings under which numbers have no part behind a decimal sign."""


def is_counted(name: str) -> bool:
    """Say whether a number can stand before a name: 8 hours of sleep, but not 8 stress."""
    first, _, _ = name.strip().casefold().partition(" ")
    return first in _COUNTED


def is_whole(name: str) -> bool:
    """Say whether what a heading counts comes in whole numbers, as steps do."""
    return not _WHOLE.isdisjoint(re.findall(r"[^\W\d_]+", name.casefold()))
