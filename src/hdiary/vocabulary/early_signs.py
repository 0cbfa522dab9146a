"""Words for what may be the headache itself beginning: yawning, craving, a stiff neck, tiredness.

The premonitory symptoms of migraine come hours to two days before the pain, and are easily taken
for triggers (Karsan and others 2021, doi:10.1007/s00415-020-10344-1).
"""

from __future__ import annotations

import re
from functools import cache

from hdiary.vocabulary.data import either, table
from hdiary.vocabulary.text import fold

_MOOD_ALONE = "mood alone"
_WORDS = re.compile(r"[^\w']+")
_REMARK = re.compile(r"\s*[(\[].*|,[^,]*$")


def early_sign(name: str) -> str | None:
    """Give the early sign that a factor's name speaks of, or None."""
    folded = fold(name)
    for meaning, pattern in _patterns().items():
        if meaning != _MOOD_ALONE and pattern.search(f"{folded} | {_WORDS.sub(' ', folded)}"):
            return meaning
    # A good mood is no sign; how the mood is, without more, may tell of a low one.
    bare = _REMARK.sub("", folded).strip()
    return "mood" if _patterns()[_MOOD_ALONE].fullmatch(bare) else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Make for each sign a pattern of its words, found only as whole words."""
    return {
        meaning: re.compile(rf"(?<!\w)(?:{either('early_signs', meaning)})(?!\w)")
        for meaning in table("early_signs")
    }
