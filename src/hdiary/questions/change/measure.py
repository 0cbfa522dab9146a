"""Each comparison of one outcome measured: counts, levels, lines, overlap, and the bad spell."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from hdiary.diary.arrays import Bools, Codes, Floats, ratio
from hdiary.questions.change.days import MONTH, OutcomeDays, UnitDays
from hdiary.questions.change.fit import Levels, Lines, fit_levels, fit_lines, fit_spell
from hdiary.questions.change.rules import ChangeRules
from hdiary.stats.overlap import Overlap, measure_overlap

_WORSE = 0.05
"""A spell is clearly worse if chance alone makes one so bad in fewer than so many baselines."""
_FEWEST = 3
"""Days with a value that a spell must have to be compared."""
_LENGTHS = (1.0, 1.5, 2.0)
"""A spell may be longer than its setting by so much: the clearest of these is left out."""
_LOOKS = 2.0
"""By how much p is raised for looking at several lengths, which hold the same last days."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Measured:
    """What is known about one outcome of each comparison, one element each."""

    days: UnitDays  # With the baseline as it was used
    # used, values: of every day in ``days``: whether it counts, and its value
    used: Bools
    values: Floats
    others: Bools  # Whether it counts under another start, for what it says of waves
    # recorded_before, recorded_after: recorded days in each phase
    recorded_before: Codes
    recorded_after: Codes
    # days_before, days_after: days used in each phase; for pain only those with a rated headache
    days_before: Codes
    days_after: Codes
    # headaches_before, headaches_after: headache days among those recorded
    headaches_before: Codes
    headaches_after: Codes
    # mean_before, mean_after: plain means of the days used
    mean_before: Floats
    mean_after: Floats
    spell: Bools  # Whether the last days before the start were clearly worse than the time before
    spell_days: Codes  # How many they were; 0 for none
    spell_kept: Bools  # Whether they were kept because too little would have been left
    fitted: Bools  # Whether there was enough for an interval
    # levels, lines: of those; NaN for the others
    levels: Levels
    lines: Lines
    overlap: Overlap  # Days after against days before


def measure_outcome(
    days: UnitDays, outcome: OutcomeDays, headache: Bools, *, rules: ChangeRules
) -> Measured:
    """Measure one outcome of every comparison."""
    used, recorded = outcome.used[days.row], outcome.recorded[days.row]
    values = outcome.values[days.row]
    spell_days, spell_kept, days = _leave_out_spell(days, outcome, recorded, rules=rules)
    before, after, settling = (used & part for part in (days.before, days.after, days.settling))
    hurt = recorded & headache[days.row]
    counts = {
        "recorded_before": days.count(recorded & days.before),
        "recorded_after": days.count(recorded & days.after),
        "days_before": days.count(before),
        "days_after": days.count(after),
        "headaches_before": days.count(hurt & days.before),
        "headaches_after": days.count(hurt & days.after),
    }
    fitted = enough(counts, outcome, rules=rules)
    rows = (before | after) & fitted[days.unit]
    if outcome.bounded:
        values = _loosen(days, rows, values)
    lined = fitted & (
        np.minimum(counts["recorded_before"], counts["recorded_after"])
        >= rules.gates.min_slope_days
    )
    pairs = before | after
    others = used & (days.earlier | days.later) & fitted[days.unit]
    return Measured(
        days=days,
        used=used & (days.before | days.after | days.settling),
        values=values,
        others=others,
        **counts,
        mean_before=ratio(days.total(outcome.values[days.row], before), counts["days_before"]),
        mean_after=ratio(days.total(outcome.values[days.row], after), counts["days_after"]),
        spell=spell_days > 0,
        spell_days=spell_days,
        spell_kept=spell_kept,
        fitted=fitted,
        levels=fit_levels(
            days, rows | settling & fitted[days.unit], values, others=others, level=rules.level
        ),
        lines=fit_lines(days, rows & lined[days.unit], values, level=rules.level),
        overlap=measure_overlap(
            outcome.values[days.row][pairs],
            days.after[pairs],
            unit=days.unit[pairs],
            units=days.units,
            level=rules.level,
        ),
    )


def enough(counts: dict[str, Codes], outcome: OutcomeDays, *, rules: ChangeRules) -> Bools:
    """Say where there is enough for an interval."""
    gates = rules.gates
    shorter = np.minimum(counts["recorded_before"], counts["recorded_after"])
    ok: Bools = shorter >= gates.min_interval_days
    if not outcome.bounded:
        fewest = np.minimum(counts["days_before"], counts["days_after"])
        return ok & (fewest >= gates.min_rated)
    headaches = counts["headaches_before"] + counts["headaches_after"]
    recorded = counts["recorded_before"] + counts["recorded_after"]
    return ok & (headaches >= gates.min_headaches) & (recorded - headaches >= gates.min_clear)


def _leave_out_spell(
    days: UnitDays, outcome: OutcomeDays, recorded: Bools, *, rules: ChangeRules
) -> tuple[Codes, Bools, UnitDays]:
    """Find bad spells just before the start, and take them out of the baseline."""
    length = np.zeros(days.units, dtype=np.int64)
    if not rules.spell:
        return length, length > 0, days
    least = np.full(days.units, _WORSE / _LOOKS)
    for times in _LENGTHS:
        tried = round(rules.spell * times)
        chance = _chance_of_spell(days, outcome, recorded, tried, rules=rules)
        length[chance < least] = tried
        least = np.minimum(least, chance)
    last = days.before & (days.offset >= -rules.washout - length[days.unit])
    kept = days.count(recorded & days.before & ~last) < rules.gates.min_days
    kept &= length > 0
    return length, kept, replace(days, before=days.before & ~(last & ~kept[days.unit]))


def _chance_of_spell(
    days: UnitDays, outcome: OutcomeDays, recorded: Bools, length: int, *, rules: ChangeRules
) -> Floats:
    """Give how often chance alone makes so many last days so bad; 1 where that is not asked."""
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
    means = [
        ratio(days.total(values, used & part), days.count(used & part)) for part in (last, rest)
    ]
    with np.errstate(invalid="ignore"):
        worse = asked & (means[0] > means[1])
        chance = np.where(gap.estimate > 0, gap.p_value / 2, 1.0)
    return np.where(asked, np.where(np.isnan(gap.p_value), np.where(worse, 0.0, 1.0), chance), 1.0)


def _loosen(days: UnitDays, rows: Bools, values: Floats) -> Floats:
    """Turn one day of each phase where all days of both phases are alike."""
    # A person with headache on every day before and on none after leaves no error to weigh
    # chance by. The last day before is then read as clear and the first day after as a headache
    # day (or the other way round), which makes the answer a little more careful than the diary.
    alike = np.full(days.units, True)
    for part in (rows & days.before, rows & days.after):
        share = ratio(days.total(values, part), days.count(part)) / MONTH
        alike &= (share == 0) | (share == 1)
    if not alike.any():
        return values
    loose = values.copy()
    for part, pick in ((rows & days.before, -1), (rows & days.after, 0)):
        at = np.flatnonzero(part & alike[days.unit])
        ordered = at[::-1] if pick else at
        _, first = np.unique(days.unit[ordered], return_index=True)
        loose[ordered[first]] = MONTH - loose[ordered[first]]
    return loose
