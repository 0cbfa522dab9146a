"""What a row of a comparison is of, and in which unit, in words."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from hdiary.cohort.arms.digits import Digits, find_digits
from hdiary.cohort.arms.tell import OUTCOMES, RISK
from hdiary.words import Phrase, Words

OF_ENDPOINTS = {
    **dict.fromkeys(("headache_days", "moderate_days", "medication_days"), "days"),
    "attacks": "attacks",
    **dict.fromkeys(("mean_pain", "mean_pain_all_days"), "pain"),
    **dict.fromkeys(("pain_free_2h", "pain_relief_2h", "sustained_24h"), "treatments"),
}
"""The unit of each endpoint that is an average."""
_DAYS = "days in 28"
_POINTS = 100.0
_MOST_PLACES = 6

Row = Mapping[Hashable, Any]


def name_row(row: Row, settings: Mapping[str, Any], say: Words) -> str:
    """Name what a row compares."""
    called = settings.get("called") or str(row["outcome"])
    if isinstance(called, Phrase):
        return say(called)
    return say(f"{OUTCOMES}.{called}") if say.has(f"{OUTCOMES}.{called}") else str(called)


def name_unit(row: Row, settings: Mapping[str, Any], say: Words, *, exact: bool) -> str:
    """Name the unit of a row's difference; exact numbers are shares, others percentage points."""
    if row["estimate"] == RISK:
        return say("arms.units.share" if exact else "arms.units.points")
    if row["estimate"] == _DAYS:
        return say("arms.units.days")
    return say(f"arms.units.{OF_ENDPOINTS.get(settings.get('endpoint') or '', 'own')}")


def say_sizes(row: Row, say: Words) -> dict[str, str]:
    """Round a difference and its interval together, so that none of them passes for 0."""
    names = ("difference", "ci_low", "ci_high")
    scale = _POINTS if row["estimate"] == RISK else 1.0
    sizes = [float(row[name]) * scale for name in names]
    if any(size != size for size in sizes):
        return dict.fromkeys(names, say("view.not_said"))
    digits = _apart_from_none(find_digits(*sizes), sizes)
    return {
        name: ("\u2212" if size < 0 else "") + digits.write(size, say)
        for name, size in zip(names, sizes, strict=True)
    }


def _apart_from_none(digits: Digits, sizes: list[float]) -> Digits:
    """Add places until no end of an interval that leaves 0 out is written as 0."""
    _, low, high = (size / 10.0**digits.power for size in sizes)
    places = digits.places
    while not low <= 0 <= high and places < _MOST_PLACES:
        if float(f"{low:.{places}f}") and float(f"{high:.{places}f}"):
            break
        places += 1
    return Digits(places=places, power=digits.power)
