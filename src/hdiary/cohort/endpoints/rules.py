"""What may be told to an endpoint: periods, days that were not recorded, limits."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from numbers import Integral, Real
from typing import TypedDict

from hdiary.cohort.endpoints.catalogue import COUNTED_NAMES
from hdiary.questions.answer import SettingError
from hdiary.vocabulary.scales import SCALES

PRORATE, BOUNDS, COMPLETE = "prorate", "bounds", "complete"
MISSING = (PRORATE, BOUNDS, COMPLETE)

Anchor = str | date | Mapping[Hashable, object] | None
"""From where periods are counted: a day, a fact's name, or a day for each person."""


class HowLong(TypedDict, total=False):
    """How periods are cut and days counted, as `hdiary.endpoints` takes it."""

    baseline_days: int
    period_days: int
    periods: int | None
    skip: int
    missing: str
    least_days: int | None
    moderate_from: float | None


class How(HowLong, total=False):
    """What `hdiary.endpoints` takes beside a diary and names."""

    anchor: Anchor


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """How periods are cut, and what becomes of days that were not recorded."""

    baseline_days: int = 28
    period_days: int = 28
    periods: int | None = None  # As many as the diary of each person has, where left out
    skip: int = 0
    missing: str = PRORATE
    least_days: int | None = None  # Half of a period, where left out
    moderate_from: float | None = None  # The limit of the diary's scale, where left out
    responder_of: str = "headache_days"

    def __post_init__(self) -> None:
        problems = [told for told in self._find_problems() if told]
        if problems:
            raise SettingError("; ".join(problems))

    def _find_problems(self) -> list[str]:
        limits = {"baseline_days": (1, 3660), "period_days": (1, 3660), "skip": (0, 3660)}
        limits |= {"periods": (1, 1000), "least_days": (1, 3660)}
        found = []
        for name, (least, most) in limits.items():
            given = getattr(self, name)
            if given is None and name in {"periods", "least_days"}:
                continue
            whole = isinstance(given, Integral) and not isinstance(given, bool)
            if not whole or not least <= given <= most:
                found.append(f"{name} is {given!r}; give a whole number from {least} to {most}")
        if self.missing not in MISSING:
            why = ", which hdiary does not do (docs/cohort-endpoints.md says why)"
            told = why if self.missing == "impute" else ""
            found.append(f"missing is {self.missing!r}{told}; give one of {', '.join(MISSING)}")
        if self.responder_of not in COUNTED_NAMES:
            found.append(
                f"responders of {self.responder_of!r} are not known; "
                f"give one of {', '.join(COUNTED_NAMES)}"
            )
        limit = self.moderate_from
        number = isinstance(limit, Real) and not isinstance(limit, bool)
        if limit is not None and not (number and 0 < limit <= 100):
            found.append(f"moderate_from is {limit!r}; give a pain above 0, such as 4")
        return found


def check_limit(scale: str, limit: float | None) -> None:
    """Refuse a pain that nobody can rate on the scale of the diary."""
    highest = SCALES[scale].highest
    if limit is not None and limit > highest:
        raise SettingError(
            f"moderate_from is {limit!r}, and the scale of this diary ends at {highest:g}; give a "
            f"pain above 0 and up to {highest:g}"
        )
