"""A window whose order is written in the diary: measured like the day before, on its own days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from hdiary.diary.arrays import Bools, Codes, Floats
from hdiary.questions.exposure.contrasts import Contrasts, find_contrasts
from hdiary.questions.exposure.factors import Factor
from hdiary.questions.exposure.fill import Exposures
from hdiary.questions.triggers import measure
from hdiary.questions.triggers.apart import correlate, keep_apart
from hdiary.questions.triggers.rules import TriggerRules
from hdiary.stats import profile_alone, profile_beside, screen_factors
from hdiary.stats.restrict import restrict_course, take_people
from hdiary.vocabulary.windows import NIGHT_BEFORE

BLANK = {"i": 0, "b": False, "f": np.nan}
"""What stands where there is nothing, by the kind of a column; no words else."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Asked:
    """What is asked in a window of a block of people, (people, ...)."""

    name: str
    # (people, factors, days): what came before, in the factors' own units; with several hours a
    # day, one hour of all days after the other, the first the one that is counted
    values: Exposures
    after: Exposures  # The same of what came after, of the first hour
    # (people, days): 1 a headache that began after it, 0 none, NaN a day that is left out
    response: Floats
    beside: Floats | None  # (people, days, q): what else tells such days apart
    recorded: Codes  # (people,): days


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Ordered:
    """What was measured in such a window, of those people of a block who have anything in it."""

    # people: (rows,), which of the block; all others (rows, factors)
    name: str
    people: Codes
    recorded: Codes  # (rows,): days
    used: Codes  # (rows,): days
    window: measure.Window
    contrasts: Contrasts  # What is compared of each
    agreement: Floats  # (rows, factors, factors): correlation of those that are tested
    known: Bools  # Whether anything was said of it in the window
    moves: Bools  # Whether what comes after the beginning of a headache moves the same way
    follows: Bools  # And as far, at least

    def spread(self, values: Any, people: int) -> Any:
        """Put what holds of those who have anything in it among all people of their block."""
        blank = BLANK.get(values.dtype.kind, "")
        out = np.full((people, values.shape[1]), blank, dtype=values.dtype)
        out[self.people] = values
        return out


def measure_ordered(
    block: measure.Block, factors: Sequence[Factor], asked: Asked, *, rules: TriggerRules
) -> Ordered | None:
    """Count, test and estimate a window; None where nobody in a block has anything in it."""
    # What is part of a written rhythm stands in the course itself.
    asked.values[:, block.courses.rhythmic] = np.nan
    here = ~np.isnan(asked.values) & ~np.isnan(asked.response)[:, None, :]
    people = np.flatnonzero((asked.response == 1.0).any(axis=1) & here.any(axis=(1, 2)))
    if not len(people):
        return None
    values, recorded = asked.values[people], asked.recorded[people]
    fit = restrict_course(
        take_people(block.fit, people),
        response=asked.response[people],
        beside=None if asked.beside is None else asked.beside[people],
    )
    days = block.fit.used.shape[1]
    first = replace(fit, used=fit.used[:, :days], response=fit.response[:, :days])
    counts = measure.count_days(first, values[:, :, :days], factors)
    tested = measure.find_tested(counts, gates=rules.gates, enough=recorded >= rules.gates.min_days)
    contrasts = find_contrasts(np.where(first.used[:, None], values[:, :, :days], np.nan), factors)
    scaled, later = (contrasts.scale(part, counts.cut) for part in (values, asked.after[people]))
    agreement = correlate(scaled, fit.used, tested)
    if asked.name == NIGHT_BEFORE:
        # What stands beside the night in other columns may be the one that matters.
        agreement = np.where(agreement == 0.0, block.agreement[people], agreement)
        agreement[~tested] = 0.0
    estimates = profile_beside(
        fit, scaled, tested=tested, apart=keep_apart(factors, agreement), level=rules.level
    )
    later = np.concatenate([later, np.full_like(scaled[:, :, days:], np.nan)], axis=2)
    before, after = screen_factors(fit, scaled), screen_factors(fit, later)
    moves = np.sign(before.score_z) == np.sign(after.score_z)
    moves &= after.p_value < 1 - rules.level
    return Ordered(
        name=asked.name,
        people=people,
        recorded=recorded,
        used=first.used.sum(axis=1),
        window=measure.Window(
            counts=counts,
            tested=tested,
            estimates=estimates,
            alone=profile_alone(fit, scaled, tested=tested, level=rules.level),
            amounts=measure.estimate_amounts(
                partial(profile_alone, fit, contrasts.lay_line(values), level=rules.level),
                tested,
                estimates,
                contrasts,
            ),
        ),
        contrasts=contrasts,
        agreement=agreement,
        known=np.asarray(here[people].any(axis=2)),
        moves=moves,
        follows=moves & (np.abs(after.score_z) >= np.abs(before.score_z)),
    )
