"""The closed words in which every question gives its verdict."""

from __future__ import annotations

LITTLE = "little or no difference"
"""The interval rules out a difference that would matter."""
CANNOT_TELL = "cannot tell yet"
"""It leaves room for one, and for none."""
NOT_ENOUGH = "not enough data"
"""There is too little for an interval, or for a verdict."""

MORE_HEADACHES, FEWER_HEADACHES = "more headaches", "fewer headaches"
"""Of factors of the day before, and of how much of something was done."""
MORE_RELIEF, LESS_RELIEF = "more relief", "less relief"
"""Of treatments within hours."""
LITTLE_MORE_RELIEF, LITTLE_LESS_RELIEF = "a little more relief", "a little less relief"
"""Likewise, where it is surely there and surely less than what would matter."""
MORE_RELIEF_THAN, LITTLE_MORE_THAN = "more relief than", "a little more relief than"
SAME_AS = "about the same as"
"""Of two treatments beside each other, the one with more relief first."""
FEWER_DAYS, MORE_DAYS = "fewer headache days", "more headache days"
"""Of headache days over weeks, or along a diary."""
LESS_PAIN, MORE_PAIN = "less pain", "more pain"
"""Of pain on headache days over weeks."""
OVER_WEEKS = (FEWER_DAYS, MORE_DAYS, LESS_PAIN, MORE_PAIN)
"""What claims a change over weeks, or along a diary."""
