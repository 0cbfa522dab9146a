"""Small files of settings (TOML), parsed within bounds: they may come from anybody."""

from __future__ import annotations

import re
import tomllib
from typing import Any

_MOST_DOTS = 100
"""In a line, outside of texts: a key of n parts costs the square of n, at 80 kB 15 seconds."""
# What stands between quotation marks; a text that does not end goes to the end of its line, so
# that no place is looked at twice.
_TEXTS = re.compile(r'"(?:[^"\\\n]|\\.)*(?:"|\\?$)|' + r"'[^'\n]*(?:'|$)|#.*", re.MULTILINE)


def parse_toml(text: str) -> dict[str, Any]:
    """Parse a text as TOML; raise a ValueError for what is none, or is nested too deep."""
    if text.count(".") > _MOST_DOTS:
        for number, line in enumerate(_TEXTS.sub("", text).split("\n"), start=1):
            if line.count(".") > _MOST_DOTS:
                raise ValueError(f"too many parts of a key (at line {number})")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("nested too deep") from None
