"""When something is claimed about a trial, and the words for it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from hdiary.trials.planned import HEADACHE_DAYS, MEAN_PAIN, PAIN_2H
from hdiary.vocabulary.verdicts import FEWER_DAYS, LESS_PAIN, MORE_DAYS, MORE_PAIN
from hdiary.words import phrase
from hdiary.words.rounding import round_signed

BETTER: Mapping[str, str] = {
    HEADACHE_DAYS: FEWER_DAYS,
    MEAN_PAIN: LESS_PAIN,
    PAIN_2H: LESS_PAIN,
}
WORSE: Mapping[str, str] = {
    HEADACHE_DAYS: MORE_DAYS,
    MEAN_PAIN: MORE_PAIN,
    PAIN_2H: MORE_PAIN,
}
CLAIMS = frozenset((*BETTER.values(), *WORSE.values()))

OVER, ENDED_EARLY, LOOKED_AT = "over", "ended early", "looked at"
"""At which stage a trial is analysed."""
OVER_SHARE, OVER_HEADACHES = 0.97, 0.85
"""A trial of which so much is over is at its end; less where headaches are only counted."""
FOLLOWED_WELL = 0.8
"""A plan of which less was followed is said to hide some of a true difference."""
REVERSED = 0.2
"""A plan of which no more was followed may have been taken the wrong way round."""
LOT_ONLY = phrase("trial.people.lot_only")
FEW_LEFT = phrase("trial.reason.few_left")
NOTHING = phrase("trial.reason.nothing")
NO_DIFFERENCE = phrase("trial.reason.equal")
OTHER_SCALE = phrase("trial.reason.scale")


LITTLE_SIZE: Mapping[str, float] = {HEADACHE_DAYS: 4.0, MEAN_PAIN: 1.0, PAIN_2H: 1.0}
"""Smallest difference that matters [headache days per 28, or points of pain]."""

EITHER, ASK = "either may do", "ask your clinician"
"""What somebody may do where it makes little difference, and where a medicine is the better one."""
LEAST_PEOPLE = 3
"""From so many people on, one person's difference is seen in the light of the others'."""
GOES_ON = phrase("trial.people.goes_on")
FEW_PEOPLE = phrase("trial.people.few")
ALONE = phrase("trial.people.alone")
NO_ESTIMATE = phrase("trial.people.no_estimate")

WHOLE: Mapping[str, float] = {HEADACHE_DAYS: 28.0, MEAN_PAIN: 10.0, PAIN_2H: 10.0}
"""No difference is greater, whatever the arithmetic of an interval gives."""


def has_width(row: Mapping[Any, Any]) -> bool:
    """Say whether the two ends of an interval can be told apart where they are shown."""
    ends = float(row["ci_low"]), float(row["ci_high"])
    return not any(map(math.isnan, ends)) and len(set(map(round_signed, ends))) > 1
