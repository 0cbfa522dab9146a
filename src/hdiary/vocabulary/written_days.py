"""Days as people write them where only a day is asked for."""

from __future__ import annotations

import re
from datetime import date

_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


def read_written_day(text: str) -> date | None:
    """Read ``2026-03-01``, or ``1.3.2026``: with dots the day stands first in every language."""
    bare = text.strip()
    dotted = _DOTTED.fullmatch(bare)
    try:
        if dotted:
            return date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        return date.fromisoformat(bare)
    except ValueError:
        return None
