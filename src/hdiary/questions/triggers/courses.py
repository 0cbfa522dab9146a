"""The courses with which factors are compared: with the rhythms that are written down, and bare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from hdiary.diary.arrays import Bools, Floats
from hdiary.questions.exposure.factors import Factor
from hdiary.questions.exposure.fill import Exposures
from hdiary.questions.exposure.grid import Grid, shift
from hdiary.questions.exposure.rhythms import find_rhythms, lay_rhythms
from hdiary.stats import FactorEstimates, FactorScores, TransitionFit, fit_transition
from hdiary.stats import screen_factors as screen
from hdiary.stats.beside import profile_alone, profile_beside
from hdiary.stats.transition import find_used


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Courses:
    """The courses of a block of people, and which factors are rhythms themselves."""

    full: TransitionFit  # With the rhythms that are written down
    bare: TransitionFit  # Without any rhythm: a rhythm itself is compared with this one
    rhythmic: Bools  # Which factors are part of a rhythm, (K,)

    def alone(self, exposure: Exposures, *, tested: Bools, level: float) -> FactorEstimates:
        """Estimate every tested factor by itself, each beside its own course."""
        parts = [
            profile_alone(fit, exposure, tested=mine, level=level)
            for fit, mine in self._part(tested)
        ]
        return self._merge(parts, tested)

    def beside(
        self,
        exposure: Exposures,
        *,
        tested: Bools,
        apart: Bools,
        level: float,
        held_back: bool = True,
    ) -> FactorEstimates:
        """Estimate every tested factor beside all others that share its course."""
        # What is part of a written rhythm is in the course of all others already.
        parts = [
            profile_beside(
                fit, exposure, tested=mine, apart=apart, level=level, held_back=held_back
            )
            for fit, mine in self._part(tested)
        ]
        return self._merge(parts, tested)

    def _part(self, tested: Bools) -> tuple[tuple[TransitionFit, Bools], ...]:
        return (self.full, tested & ~self.rhythmic), (self.bare, tested & self.rhythmic)

    def _merge(self, parts: Sequence[FactorEstimates], tested: Bools) -> FactorEstimates:
        """Put the estimates of both kinds of factors in their places."""
        apart = self.rhythmic[np.nonzero(tested)[1]]
        whole = {field.name: np.full(len(apart), np.nan) for field in fields(FactorEstimates)}
        for part, rows in zip(parts, (~apart, apart), strict=True):
            for name, values in whole.items():
                values[rows] = getattr(part, name)
        return FactorEstimates(**whole)

    def test(self, exposures: Sequence[Exposures]) -> list[FactorScores]:
        """Test factors of several windows as `screen_factors` does, each beside its own course."""
        found = _screen(self.full, exposures)
        if not self.rhythmic.any():
            return found
        bare = _screen(self.bare, [exposure[:, self.rhythmic] for exposure in exposures])
        for whole, own in zip(found, bare, strict=True):
            for field in fields(whole):
                getattr(whole, field.name)[:, self.rhythmic] = getattr(own, field.name)
        return found


def _screen(fit: TransitionFit, exposures: Sequence[Exposures]) -> list[FactorScores]:
    """Test several windows at once, which costs little more than one."""
    whole = screen(fit, np.concatenate(exposures, axis=1))
    parts = {
        field.name: np.split(getattr(whole, field.name), len(exposures), axis=1)
        for field in fields(whole)
    }
    return [
        FactorScores(**{name: part[place] for name, part in parts.items()})
        for place in range(len(exposures))
    ]


def fit_courses(
    raw: Exposures, grid: Grid, factors: Sequence[Factor], *, people: slice, lag: int
) -> Courses:
    """Fit the courses of a block of people whose factors of some days before are compared."""
    length, span = grid.length[people], raw.shape[2]
    headache = grid.headache[people, :span]
    rhythms = find_rhythms(factors)
    told = lay_rhythms(raw, factors, rhythms, find_used(headache), length=length)

    def fit(before: Exposures | None, told: Floats | None) -> TransitionFit:
        return fit_transition(
            headache,
            weekday=grid.weekday[people],
            length=length,
            pain=grid.pain[people, :span],
            factors=before,
            told=told,
        )

    full = fit(shift(raw, lag), told)
    return Courses(
        full=full,
        bare=full if told is None else fit(None, None),
        rhythmic=np.array([rhythm is not None for rhythm in rhythms], dtype=np.bool_),
    )
