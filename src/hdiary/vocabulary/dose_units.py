"""In what doses are counted over weeks: closed words, as they stand in tables."""

from __future__ import annotations

DAYS, MINUTES, AMOUNT = "days a week", "minutes a week", "a day"
"""Days with it, minutes of it, or a number of the diary's own."""
PER = {DAYS: 1.0, MINUTES: 60.0, AMOUNT: 1.0}
"""Odds ratios are for so much more of it."""
