"""Words and numbers from a diary, made safe to stand among others."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Any

_STACKED = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{3})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
"""More marks on one letter than any language puts there; they would run over other words."""
LONGEST_NAME = 48
"""More of a name from the diary than this does not come on the page [characters]."""


def known(value: Any) -> float | None:
    """Give a number, or None where the answer has none."""
    try:
        found = float(value)
    except (TypeError, ValueError):
        return None
    return None if math.isnan(found) else found


def clean(text: str, *, most: int = LONGEST_NAME, lines: bool = False) -> str:
    """Make words from the diary safe to stand among others: no control, no turned order."""
    plain = "".join(c if c == "\n" or unicodedata.category(c)[0] != "C" else " " for c in text)
    plain = _STACKED.sub(r"\1", unicodedata.normalize("NFC", plain))
    if lines:
        told = "\n".join(" ".join(line.split()) for line in plain.strip().split("\n"))
    else:
        told = " ".join(plain.split())
    return told if len(told) <= most else told[:most].rstrip() + "…"
