"""Below which size a difference is little, in words."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from hdiary.vocabulary.verdicts import LITTLE
from hdiary.words import Phrase, Words, phrase
from hdiary.words.rounding import round_number

DAYS, PAIN, POINTS = "days", "pain", "points"
"""What a margin is of: headache days in 28, pain on headache days, the fall of pain."""


def phrase_margin(of: str, size: float) -> Phrase:
    """Say how small a difference is little, so that nobody must guess."""
    one = round_number(abs(size)) == "1"
    return phrase(f"margin.{of}", n=1 if one else 2, size=float(size))


def say_margins(sizes: dict[str, float], say: Words) -> str:
    """Explain in a sentence what little or no difference means, by what it is of."""
    margins = tuple(phrase_margin(of, size) for of, size in sizes.items())
    return say("margin.means", margins=margins)


def explain_little(verdicts: Collection[Any], sizes: dict[str, float], say: Words) -> list[str]:
    """Explain it where something has that verdict, else nothing."""
    return [say_margins(sizes, say)] if LITTLE in set(verdicts) else []
