"""How many digits tell a difference and its interval: as few as say what is meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10

from hdiary.words import Words

_LEAST, _MOST = 1e-4, 1e7
"""Smaller and larger numbers than these are told by a power of ten."""
_MOST_PLACES = 6
_ROUNDING = 1e-9
"""A difference below this share of its interval is none, but what rounding left."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Digits:
    """How the numbers of one sentence are written, all alike.

    Attributes
    ----------
    places
        Decimals.
    power
        Of ten, that is set apart; 0 for none.
    """

    places: int
    power: int

    def write(self, number: float, say: Words) -> str:
        """Write a number without its sign; what is not 0 is never told as 0."""
        size = abs(number) / 10.0**self.power
        told = say.decimal(f"{size:.{self.places}f}")
        if size and float(f"{size:.{self.places}f}") == 0:
            least = say.decimal(f"{10.0**-self.places:.{self.places}f}")
            told = say("arms.digits.under", number=least)
        return say("arms.digits.power", number=told, power=self.power) if self.power else told


def find_digits(size: float, low: float, high: float) -> Digits:
    """Find how to write a difference and its interval."""
    power = _find_power((size, low, high))
    size, low, high = (x / 10.0**power for x in (size, low, high))
    places = 1
    while (high - low) * 10**places < 2 and places < _MOST_PLACES:
        places += 1
    # What is told from nothing keeps two digits, however small it is.
    clear = not low <= 0 <= high
    while clear and abs(size) * 10**places < 10 and places < _MOST_PLACES:
        places += 1
    return Digits(places=places, power=power)


def is_none(size: float, low: float, high: float) -> bool:
    """Say whether a difference is none at all."""
    return abs(size) <= _ROUNDING * (high - low)


def _find_power(numbers: Iterable[float]) -> int:
    largest = max(map(abs, numbers))
    if not largest or _LEAST <= largest < _MOST:
        return 0
    return floor(log10(largest))
