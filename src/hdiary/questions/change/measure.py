"""Each comparison of one outcome measured: counts, levels, lines, overlap, and the bad spell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.diary.arrays import Bools, Codes, Floats, ratio
from hdiary.questions.change.days import MONTH, OutcomeDays, UnitDays
from hdiary.questions.change.fit import Levels, Lines, fit_levels, fit_lines
from hdiary.questions.change.rules import ChangeRules
from hdiary.questions.change.spell import find_spell
from hdiary.stats.overlap import Overlap, measure_overlap


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
    # gained: how much higher the level before were without last days clearly better than the rest
    gained: Floats
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
    spell = find_spell(days, outcome, recorded, rules=rules)
    days = spell.leave_out(days)
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
        spell=spell.days > 0,
        spell_days=spell.days,
        spell_kept=spell.kept,
        gained=spell.gained,
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
