"""Ratings that look like another scale: asked about, never read as 0 to 10 in silence."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary import Problems
from hdiary.words import Phrase, phrase

_FEWEST_RATINGS = 10
_SMALL = (4, 5)
_OWN_NAME = "pain"


def ask_for_small_scale(
    pain: pd.Series, *, declared: bool, found: Problems, header: str, starred: bool = False
) -> None:
    """Ask for the scale where every whole number up to 4 or 5 is used, and none above."""
    rated = pain[pain > 0].to_numpy()
    top = int(min(rated.max(), 100)) if rated.size else 0
    whole = rated.size > 0 and bool((rated == np.floor(rated)).all())
    every = whole and top in _SMALL and set(np.unique(rated)) == set(range(1, top + 1))
    # Under hdiary's own name mild headaches to 4 are from 0 to 10; few scales end at 4.
    used = every and rated.size >= _FEWEST_RATINGS and not (top == 4 and header == _OWN_NAME)
    if declared or not (used or (starred and rated.size)):
        return
    top = 5 if starred else top
    clear = bool((pain == 0).any())
    low = 0 if clear or top == 4 else 1
    likely = f"{low}-{top}"
    found.add(
        "scale",
        column=header,
        fatal=True,
        expected=phrase("read.typed.scale.known"),
        suggestion=phrase("read.typed.scale.ask", top=top, likely=likely),
    )
    found.suggest(_noted(low, top), scale=likely)
    found.suggest(_noted(0, 10), scale="0-10")


def _noted(low: int, high: int) -> Phrase:
    return phrase("read.typed.scale.noted", low=low, high=high)


def suggest_scales(pain: pd.Series, *, scale: str, declared: bool, found: Problems) -> None:
    """Offer the scales that hold every rating, where some lie outside of the one that was taken."""
    rated = pain.dropna().to_numpy()
    if declared or not rated.size or scale != "0-10":
        return
    outside = (rated > 10) | (rated < 0)
    if outside.mean() > 0.05 and ((rated >= 0) & (rated <= 100)).all():
        found.suggest(_noted(0, 100), scale="0-100")
    elif set(np.unique(rated[rated > 0])) == {1.0, 2.0, 3.0} and len(rated) >= _FEWEST_RATINGS:
        found.suggest(_noted(0, 3), scale="0-3")
