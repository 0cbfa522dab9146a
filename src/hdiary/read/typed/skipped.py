"""What is lost when rows that cannot be read are left out: said before anybody does it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary import Problems
from hdiary.diary.arrays import Ints
from hdiary.read.typed.signs import shows_headache
from hdiary.words import phrase


def suggest_skipping(entries: pd.DataFrame, lines: Ints, found: Problems) -> None:
    """Offer to go on without bad rows, as the last of all ways, with how many are headaches."""
    refused = found.refused_lines()
    if found.fatal or not refused.size:
        return
    these = np.isin(lines, refused)
    hurts = entries["headache"].fillna(False).to_numpy(dtype=bool) | shows_headache(entries)
    heads = int((hurts & these).sum()) + found.unread_headaches
    words = phrase("read.typed.rows.skip", n=int(refused.size))
    if heads:
        words = phrase("read.typed.rows.skip_headaches", n=int(refused.size), heads=heads)
    found.suggest(words, skip_bad_rows=True)
