"""From an estimate to a verdict: one rule for all questions, and each question's own checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from hdiary.diary.arrays import Bools, Floats, Texts
from hdiary.questions.reasons import ANSWERED, WIDE, Phrases, said
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Phrase


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Estimates:
    """What was estimated, place by place: NaN where it could not be."""

    # estimate, low, high: an effect on a scale where 0 is none, and its interval
    estimate: Floats
    low: Floats
    high: Floats
    # p, q: of the effect alone, and among all that were asked of the same person
    p: Floats
    q: Floats


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Judged:
    """The verdict on each estimate, and the reason for it."""

    verdict: Texts
    reason: Phrases


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Scale:
    """What counts as little, and what a claim is called."""

    little: tuple[float, float]  # Between these nothing matters
    # above, below: the claim where the effect is above 0, and below it
    above: str
    below: str
    # Whether (or where) an effect that passes is claimed even though it is little
    claims_little: bool | Bools = False
    # What an effect is called that passes and is little; as any other that is little if left out
    little_above: str = LITTLE
    little_below: str = LITTLE


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Check:
    """Something that a claim must not meet: where it does, there is no verdict, and why."""

    holds: Bools
    why: Phrase | Phrases


def decide(
    found: Estimates,
    scale: Scale,
    *,
    passing: Bools,
    gated: Phrases,
    alone: tuple[Bools, Phrase] | None = None,
    checks: Iterable[Check] = (),
) -> Judged:
    """Judge: gates first, then little, a claim by its sign, and else why it is open."""
    verdict = np.full(gated.shape, CANNOT_TELL, dtype=object)
    reason = np.full(gated.shape, WIDE, dtype=object)
    if alone is not None:
        reason[alone[0] & ~passing] = alone[1]
    with np.errstate(invalid="ignore"):
        within = (found.low > scale.little[0]) & (found.high < scale.little[1])
        claimed = passing & (~within | scale.claims_little)
        verdict[claimed & (found.estimate > 0)] = scale.above
        verdict[claimed & (found.estimate < 0)] = scale.below
        sure = np.where(passing, np.sign(found.estimate), 0.0)
    verdict[within & ~claimed] = LITTLE
    verdict[within & ~claimed & (sure > 0)] = scale.little_above
    verdict[within & ~claimed & (sure < 0)] = scale.little_below
    reason[within | claimed] = ANSWERED
    for check in checks:
        verdict[check.holds] = CANNOT_TELL
        reason[check.holds] = check.why if isinstance(check.why, Phrase) else check.why[check.holds]
    shut = said(gated)
    verdict[shut], reason[shut] = NOT_ENOUGH, gated[shut]
    return Judged(verdict=verdict, reason=reason)
