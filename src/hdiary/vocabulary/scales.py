"""Pain scales: what their numbers and words mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hdiary.vocabulary.data import words_of
from hdiary.vocabulary.text import fold


@dataclass(frozen=True, slots=True)
class Scale:
    """A way of rating pain, of which the lowest number or word says "no headache"."""

    name: str
    lowest: float
    highest: float
    words: tuple[str, ...]
    meaning: str


SCALES: dict[str, Scale] = {
    scale.name: scale
    for scale in (
        Scale(
            "0-10", 0, 10, (), "a number from 0 (no pain) to 10 (the worst pain you can imagine)"
        ),
        Scale("0-100", 0, 100, (), "a number from 0 (no pain) to 100 (the worst you can imagine)"),
        Scale("0-3", 0, 3, (), "0 none, 1 mild, 2 moderate, 3 severe"),
        Scale("0-4", 0, 4, (), "a number from 0 (no headache) to 4 (the worst headache)"),
        Scale("0-5", 0, 5, (), "a number from 0 (no headache) to 5 (the worst headache)"),
        # Its 1 is the lightest headache, so that none can only be a 0 or an empty cell.
        Scale("1-5", 0, 5, (), "1 for the lightest headache to 5 for the worst; 0 for none"),
        Scale(
            "words", 0, 3, ("none", "mild", "moderate", "severe"), "none, mild, moderate or severe"
        ),
        Scale("yes-no", 0, 1, ("no", "yes"), "yes for a day with headache, no for a day without"),
    )
}
"""The scales that a diary may declare."""

_NUMERIC = {"10": "0-10", "100": "0-100", "3": "0-3", "4": "0-4", "5": "0-5"}
_RANGE = re.compile(r"^[01]\s*(?:-|\u2013|\u2014|to|bis|a|tot|\.\.+|/)\s*(10|100|3|4|5)$")
_RANGE_WITHIN = re.compile(r"(?<![\d.,])([01] ?(?:-|\u2013|to|bis) ?(?:100|10|3|4|5))(?![\d.,])")
_SLASH = re.compile(r"^/\s*(10|100|3|4|5)$")
_FROM_ONE = {"10": "0-10", "100": "0-100", "5": "1-5"}


def scale_of_unit(unit: str) -> str | None:
    """Name the scale that a header's unit stands for."""
    # A name in `SCALES`. None for an unknown one (`0-7`): it must be declared, not guessed.
    # `1-3` is not taken for `0-3`, since a scale that starts at mild has no word for none;
    # `1-10` is read as `0-10`, and `1-5` is a scale of its own.
    bare = " ".join(unit.casefold().split())
    named = words_of("scales").get(fold(unit))
    if named is not None:
        return named
    within = _RANGE_WITHIN.findall(bare)
    if len(within) == 1 and within[0] != bare:
        # "worst 0-10" is a scale with a word beside it.
        bare = within[0]
    match = _RANGE.match(bare) or _SLASH.match(bare)
    if match is None:
        return None
    return (_FROM_ONE if bare.startswith("1") else _NUMERIC).get(match[1])
