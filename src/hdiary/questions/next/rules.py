"""When a step is worth proposing, and what steps there are."""

from __future__ import annotations

from hdiary.words import phrase, say_plain

POWER = 0.8
"""What an experiment should have: so often it would see an effect that is there."""
LEAST_POWER = 0.6
"""With less than that nothing is proposed."""
LONGEST, MOST_HEADACHES = 26, 60
"""No experiment of more weeks, and of more headaches, is proposed."""
HALF, QUARTER, POINT = 0.5, 0.25, 1.0
"""The effects that are reckoned with: so much fewer headache days, one point more relief."""
SOUGHT = 3.0
"""The odds ratio that suspects are reckoned with."""
MOST_STEPS = 3
FEWEST_DAYS = 14
"""Recorded days of a first rate; before them there is nothing to choose [days]."""
WEEKS = (2, 4, 8, 12)
"""For so long entries may be asked for [weeks]."""

ENTRIES, SUSPECTS, EXPERIMENT = "entries", "suspects", "experiment"
CLINICIAN, NOTHING = "clinician", "nothing"
KINDS = (ENTRIES, SUSPECTS, EXPERIMENT, CLINICIAN, NOTHING)

ALL_SETTLED = phrase("next.settled")
OUT_OF_REACH = phrase("next.hardly")
_SAID = [phrase(f"next.verdict.{name}") for name in ("step", "settled", "hardly")]
NEXT, SETTLED, HARDLY = (say_plain(told) for told in _SAID)
"""The verdicts: something to do, nothing left open, and open but out of reach."""
VERDICTS = dict(zip((NEXT, SETTLED, HARDLY), _SAID, strict=True))
"""By its words in a table: each verdict as a phrase."""
