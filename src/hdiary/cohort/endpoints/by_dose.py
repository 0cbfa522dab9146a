"""Endpoints of treatments: pain-free or relieved two hours later, and whether that lasted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.cohort.endpoints.measured import Laid, Measured, find_gaps, finish
from hdiary.cohort.endpoints.rules import BOUNDS, COMPLETE
from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, count_by, ratio
from hdiary.diary.calendar import day_numbers
from hdiary.questions.relief.after import RELIEF_CUTS, Outcomes, follow_moments
from hdiary.questions.relief.moments import Moments, find_moments, forget_ratings
from hdiary.questions.relief.rules import ReliefGates, ReliefRules
from hdiary.words import Phrase, phrase

_PREVENTIVE = "preventive"


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Followed:
    """Every treatment of the diaries, what became of it, and the period that it lies in."""

    laid: Laid
    moments: Moments
    outcomes: Outcomes
    block: Codes  # -1 for what is no treatment of a headache, or in no period


def follow_doses(laid: Laid) -> Followed:
    """Follow every treatment, as the question of relief does."""
    diary, rules = laid.diary, ReliefRules(gates=ReliefGates())
    moments = find_moments(
        diary, before_within=rules.before_within, after_between=rules.after_between
    )
    cuts = RELIEF_CUTS.get(diary.scale)
    if cuts is None:
        moments = forget_ratings(moments)
    day = day_numbers(diary.entries["date"])[moments.entry]
    meant = moments.treated & ~moments.rescues & (moments.before != 0)
    meant &= _treats_now(diary, moments)
    return Followed(
        laid=laid,
        moments=moments,
        outcomes=follow_moments(diary, moments, cuts=cuts or RELIEF_CUTS["0-10"]),
        block=np.where(meant, laid.periods.find(moments.who, day), -1),
    )


def _treats_now(diary: Diary, moments: Moments) -> Bools:
    """Say which moments are more than preventive medicine, which is not taken for this headache."""
    other = (diary.doses["treatment_class"] != _PREVENTIVE).to_numpy(dtype=np.bool_)
    return count_by(moments.dose_moment[other], len(moments.who)) > 0


def measure_pain_free(followed: Followed) -> Measured:
    """Give the share of treatments after which pain was 0 two hours later."""
    meant = np.full(len(followed.block), True)
    why = phrase("endpoints.reason.no_rating")
    return _share(followed, followed.outcomes.pain_free, meant, why)


def measure_pain_relief(followed: Followed) -> Measured:
    """Give the share of those at moderate or severe pain after which it was mild or none."""
    before, scale = followed.moments.before, followed.laid.diary.scale
    least, _ = RELIEF_CUTS.get(scale, RELIEF_CUTS["0-10"])
    meant = (before >= least) | np.isnan(before)
    return _share(followed, followed.outcomes.relief, meant, phrase("endpoints.reason.no_strong"))


def measure_sustained(followed: Followed) -> Measured:
    """Give the share after which pain was 0 two hours later and stayed away for 24 hours."""
    meant = np.full(len(followed.block), True)
    why = phrase("endpoints.reason.no_next_day")
    return _share(followed, followed.outcomes.sustained, meant, why)


def _share(followed: Followed, outcome: Floats, meant: Bools, why: Phrase) -> Measured:
    laid, inside = followed.laid, (followed.block >= 0) & meant
    size = laid.periods.size

    def count(where: Bools) -> Codes:
        return count_by(followed.block[inside & where], size)

    every, known, yes = count(inside), count(~np.isnan(outcome)), count(outcome == 1)
    off = np.full(size, laid.diary.scale not in RELIEF_CUTS)
    ends = (ratio(yes, every), ratio(yes + every - known, every))
    missing = laid.periods.rules.missing
    whole = {BOUNDS: "open_doses", COMPLETE: "not_every_dose"}.get(missing)
    short = () if whole is None else ((known < every, phrase(f"endpoints.reason.{whole}")),)
    return finish(
        yes.astype(np.float64),
        known.astype(np.float64),
        ratio(yes, known),
        ends=ends,
        whys=(
            *find_gaps(laid),
            (off, phrase("endpoints.reason.no_relief")),
            (every == 0, phrase("endpoints.reason.no_dose")),
            (known == 0, why),
            *short,
        ),
    )
