"""Pain scales: what their numbers and words mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hdiary.vocabulary.text import fold, words


@dataclass(frozen=True, slots=True)
class Scale:
    """A way of rating pain.

    Attributes
    ----------
    name : str
        As declared: `0-10`, `0-100`, `0-3`, `0-4`, `0-5`, `1-5`, `words` or `yes-no`.
    lowest, highest : float
        The ends of the scale; the lowest says "no headache".
    words : tuple of str
        The words of a worded scale, from none to worst; empty for numbers.
    meaning : str
        One line for the person who keeps the diary.
    """

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
_NAMED: dict[str, str] = {
    word: name
    for name, cell in {
        "0-10": "nrs | nprs | numeric rating scale | numerische ratingskala | nrs 11 | vas 0 10"
        " | nrs 0 10 | out of 10 | von 10 | sur 10 | sobre 10 | su 10 | van 10 | av 10 | eva 0 10"
        " | vas cm",
        "0-100": "vas mm | mm | mm vas | % | percent | prozent | vas 0 100 | vas100 | vas 100"
        " | nrs 0 100 | nrs 101 | out of 100 | von 100 | sur 100 | vas 100 mm | 100 mm vas",
        "0-3": "out of 3 | vrs 0 3 | nrs 0 3",
        "0-4": "out of 4 | vrs 0 4 | nrs 0 4 | von 4 | sur 4 | sobre 4 | su 4",
        "0-5": "out of 5 | vrs 0 5 | nrs 0 5 | von 5 | sur 5 | sobre 5 | su 5 | van 5",
        "1-5": "stars | star | 1 5 stars | sterne | etoiles | estrellas | stelle | sterren"
        " | likert 1 5 | likert 5",
        "words": "none/mild/moderate/severe | mild/moderate/severe | mild/mod/severe | vrs"
        " | verbal rating scale",
        "yes-no": "yes/no | y/n | ja/nein | oui/non | si/no | true/false | 0/1 | 1/0 | yes or no",
    }.items()
    for word in words(cell)
}
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
    named = _NAMED.get(bare) or _NAMED.get(fold(unit))
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
