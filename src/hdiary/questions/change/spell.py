"""Spells that end a baseline: days just before the start that were clearly worse, or better."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from hdiary.diary.arrays import Bools, Codes, Floats, ratio
from hdiary.questions.change.days import OutcomeDays, UnitDays
from hdiary.questions.change.fit import fit_spell
from hdiary.questions.change.rules import ChangeRules

_CLEAR = 0.05
"""A spell is clear if chance alone makes one so bad (or good) in fewer than so many baselines."""
_FEWEST = 3
"""Days with a value that a spell must have to be compared."""
_LENGTHS = (1.0, 1.5, 2.0)
"""A spell may be longer than its setting by so much: the clearest of these is left out."""
_LOOKS = 2.0
"""By how much p is raised for looking at several lengths, which hold the same last days."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Spell:
    """The bad spell before each start, and what a good one there is worth."""

    last: Bools  # Of every day, whether it is one of a bad spell
    days: Codes  # How many they were; 0 for none
    kept: Bools  # Whether they were kept because too little would have been left
    # gained: how much higher the plain level before were without a good spell. Leaving out bad
    # ones alone makes baselines too good by about 0.15 headache days in 28 where nothing changed:
    # nothing in one diary, where they are rightly left out, but alike in all.
    gained: Floats

    def leave_out(self, days: UnitDays) -> UnitDays:
        """Take the bad spells out of the baselines."""
        return replace(days, before=days.before & ~self.last)


def find_spell(
    days: UnitDays, outcome: OutcomeDays, recorded: Bools, *, rules: ChangeRules
) -> Spell:
    """Find spells just before the start, of the length at which they are clearest."""
    nothing = np.zeros(days.units, dtype=np.int64)
    none, never = nothing > 0, np.zeros(len(days.before), dtype=np.bool_)
    if not rules.spell:
        return Spell(last=never, days=nothing, kept=none, gained=np.zeros(days.units))
    lengths, least = [nothing, nothing.copy()], [np.full(days.units, _CLEAR / _LOOKS)] * 2
    for times in _LENGTHS:
        tried = round(rules.spell * times)
        chances = _chances_of_spell(days, outcome, recorded, tried, rules=rules)
        for side, chance in enumerate(chances):
            lengths[side] = np.where(chance < least[side], tried, lengths[side])
            least[side] = np.minimum(least[side], chance)
    (bad, kept), (good, _) = (_take_last(days, recorded, some, rules=rules) for some in lengths)
    used, values = outcome.used[days.row] & days.before, outcome.values[days.row]
    rest, whole = (_mean(days, values, part) for part in (used & ~good, used))
    gained = np.where(days.count(used & good) > 0, rest - whole, 0.0)
    return Spell(last=bad, days=lengths[0], kept=kept, gained=gained)


def _take_last(
    days: UnitDays, recorded: Bools, length: Codes, *, rules: ChangeRules
) -> tuple[Bools, Bools]:
    """Give the days of spells, and whether they are kept because too little would be left."""
    last = days.before & (days.offset >= -rules.washout - length[days.unit])
    last &= length[days.unit] > 0
    few = days.count(recorded & days.before & ~last) < rules.gates.min_days
    kept: Bools = few & (length > 0)
    return last & ~kept[days.unit], kept


def _mean(days: UnitDays, values: Floats, which: Bools) -> Floats:
    return ratio(days.total(values, which), days.count(which))


def _chances_of_spell(
    days: UnitDays, outcome: OutcomeDays, recorded: Bools, length: int, *, rules: ChangeRules
) -> tuple[Floats, Floats]:
    """Give how often chance alone makes so many last days so bad, and so good; 1 if not asked."""
    used, values = outcome.used[days.row], outcome.values[days.row]
    last = days.before & (days.offset >= -rules.washout - length)
    rest = days.before & ~last
    asked = (
        (days.count(recorded & rest) >= rules.gates.min_interval_days)
        & (days.count(used & rest) >= rules.gates.min_rated)
        & (days.count(used & last) >= _FEWEST)
    )
    gap = fit_spell(days, used & days.before & asked[days.unit], values, last, level=rules.level)
    # Where all days of each part are alike there is no chance to weigh, and nothing clearer.
    apart = _mean(days, values, used & last) - _mean(days, values, used & rest)

    def chance(sign: float) -> Floats:
        with np.errstate(invalid="ignore"):
            alike = np.where(asked & (sign * apart > 0), 0.0, 1.0)
            found = np.where(sign * gap.estimate > 0, gap.p_value / 2, 1.0)
        return np.where(asked, np.where(np.isnan(gap.p_value), alike, found), 1.0)

    return chance(1.0), chance(-1.0)
