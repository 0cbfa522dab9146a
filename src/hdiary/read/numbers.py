"""Numbers as people write them, with a point or a comma."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

_PLAIN = re.compile(r"[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:[eE][+-]?\d+)?")
_THOUSANDS_COMMA = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_LABELLED = re.compile(r"(\d{1,3})\s?(?:=|:|-|\u2013|\()\s?[^\d\W][^\d]{1,30}")
"""A rating with its word: ``1 = mild``, ``2 (moderate)``."""
_MOST_STARS = 10
_RATIO = re.compile(r"([+-]?\d+(?:[.,]\d+)?)\s*(?:/|out of|of|von|sur|de|su|van|av)\s*(\d+)")


def parse_number(text: str) -> float | None:
    """Read a number with a decimal point or a decimal comma."""
    text = text.strip().replace("\N{MINUS SIGN}", "-")
    if not _PLAIN.fullmatch(text):
        return None
    number = float(text.replace(",", "."))
    # Nobody means another zero by one with a sign in front.
    return number + 0.0 if math.isfinite(number) else None


def parse_rating(text: str, *, highest: float) -> float | None:
    """Read a rating such as ``7``, ``7,5`` or ``7/10``; the part behind the stroke must fit."""
    # The rating, which may still lie outside the scale; None if it is none.
    bare = text.strip().casefold()
    ratio = _RATIO.fullmatch(bare)
    if ratio:
        return parse_number(ratio[1]) if float(ratio[2]) == highest else None
    labelled = _LABELLED.fullmatch(bare)
    return parse_number(labelled[1] if labelled else text)


def parse_stars(text: str) -> float | None:
    """Count stars, as some people rate with."""
    filled = text.replace("\N{WHITE STAR}", "")
    stars = bool(filled) and set(filled) <= {"\N{BLACK STAR}", "*"} and len(filled) <= _MOST_STARS
    return float(len(filled)) if stars else None


def ratio_of(text: str) -> int | None:
    """Give the number behind the stroke of a rating such as ``2/5``; None if there is none."""
    ratio = _RATIO.fullmatch(text.strip().casefold())
    return int(ratio[2]) if ratio else None


def thousands_with_comma(values: Sequence[str], *, delimiter: str) -> bool:
    """Say whether a column's commas part thousands: each comma does, and cells part at commas."""
    # In a file whose cells are parted by semicolons the comma is the decimal sign.
    with_comma = [v.strip() for v in values if "," in v]
    return (
        delimiter == ","
        and bool(with_comma)
        and all(_THOUSANDS_COMMA.fullmatch(v) for v in with_comma)
    )
