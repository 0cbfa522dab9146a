"""Names for the columns of a table, of which none is another's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from hdiary.vocabulary.columns import column_meaning

_IN_BRACKETS = re.compile(r" \(")


def distinct_names(header: Sequence[str]) -> list[str]:
    """Name each column as its heading does; a second one is ``coffee (2)``."""
    wanted = [name or f"column {k + 1}" for k, name in enumerate(header)]
    lengths = {len(told) for told in wanted}
    names: list[str] = []
    # How many of the names so far are a name, or are it with something in brackets behind.
    copies: Counter[str] = Counter()
    for told in wanted:
        count = copies[told]
        # Columns of a known meaning may be several.
        known = count > 0 and column_meaning(told).meaning is not None
        name = f"{told} ({count + 1})" if count and not known else told
        names.append(name)
        ends = (found.start() for found in _IN_BRACKETS.finditer(name))
        copies.update([name, *(name[:end] for end in ends if end in lengths)])
    return names
