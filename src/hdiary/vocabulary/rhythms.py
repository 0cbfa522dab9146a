"""What comes round by itself and is written down: bleeding and shifts, by its heading or item."""

from __future__ import annotations

import re
from functools import cache

from hdiary.vocabulary.data import either, table
from hdiary.vocabulary.text import header_key

MENSTRUAL, SHIFT = "menstrual", "shift"
_REMARK = re.compile(r"(?<!\s)\s*[(\[].*$")


def rhythm_of(name: str) -> str | None:
    """Say which rhythm a heading or an item names: menstrual, shift, or None."""
    key = header_key(_REMARK.sub("", name))
    return next((kind for kind, words in _patterns().items() if words.fullmatch(key)), None)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(either("rhythms", kind)) for kind in table("rhythms")}
