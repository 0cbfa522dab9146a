"""How many rows have which verdict, of each thing that was asked about."""

from __future__ import annotations

from collections import Counter

import pandas as pd

_THINGS = {
    "triggers": ("factor", "window"),
    "relief": ("treatment",),
    "change": ("intervention", "outcome"),
    "dose": ("treatment", "window_days"),
    "treatments": ("treatment",),
    "endpoints": ("endpoint",),
}
"""The columns that name what a row is about."""
_VERDICTS = ("verdict", "hours_verdict", "weeks_verdict", "reason")


class Counts:
    """Counts rows by thing and verdict, some rows at a time."""

    def __init__(self, question: str) -> None:
        self.things = _THINGS.get(question, ())
        self.found: Counter[tuple[str, ...]] = Counter()
        self.names: tuple[str, ...] = ()

    def add(self, rows: pd.DataFrame) -> None:
        """Count some rows."""
        verdict = next((name for name in _VERDICTS if name in rows), None)
        things = tuple(name for name in self.things if name in rows)
        if verdict is None or rows.empty:
            return
        verdicts = [name for name in _VERDICTS[:-1] if name in rows] or [verdict]
        self.names = (*things, *verdicts)
        told = rows[list(self.names)].astype("str").fillna("")
        sizes = told.groupby(list(self.names), sort=False).size()
        for key, many in sizes.items():
            self.found[key if isinstance(key, tuple) else (str(key),)] += int(many)

    def frame(self) -> pd.DataFrame:
        """Give one row per thing and verdict, by their names, and how many ``rows`` say so."""
        names = list(self.names) or ["verdict"]
        rows = [(*key, many) for key, many in sorted(self.found.items())]
        return pd.DataFrame(rows, columns=[*names, "rows"])
