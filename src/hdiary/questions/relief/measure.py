"""How much more pain fell than expected: what is compared with what, and what is found."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, count_by
from hdiary.questions.relief.contrasts import Asked, Contrasts, find_contrasts
from hdiary.questions.relief.design import Sheet, lay_out_moments
from hdiary.questions.relief.moments import Moments
from hdiary.questions.relief.rules import ReliefRules
from hdiary.questions.relief.units import NOTHING, OTHERS, UNTREATED, Units


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Compared:
    """What was found about each unit, and about pairs of those that stand beside others only."""

    compared_with: npt.NDArray[np.object_]  # ``"untreated"``, ``"other treatments"`` or ``""``
    comparisons: Codes  # How many moments stand behind the comparison, or could
    comparison_pain: Floats  # Their mean starting pain [0-10]
    alone: Codes  # How many headaches left alone were rated
    paired: Bools  # Whether it is compared with other treatments by name
    untreated: Contrasts  # One for each unit, NaN where it was not compared with those
    asked: Asked  # Pairs of units
    pairs: Contrasts


def compare_units(diary: Diary, moments: Moments, units: Units, *, rules: ReliefRules) -> Compared:
    """Compare every unit with what pain did without it, at the same starting pain."""
    # Per person, the later pain is regressed on starting pain, hours since onset, neck pain,
    # time of day, calendar time and the minute of the later rating (each where known) and on
    # what was given, with runs of better and worse weeks taken out. With enough moments left
    # alone, what a unit adds is its effect. Without, pain's own course cannot be told from what
    # all treatments do, only their differences can (Lu and Ades 2004, doi:10.1002/sim.1875).
    gates = rules.gates
    sheet = lay_out_moments(diary, moments, units)
    alone = count_by(moments.who, len(diary.patients), moments.rated & ~moments.treated)[units.who]
    without = sheet.count[units.who] - units.rated
    plain = alone >= gates.min_comparisons
    enough = units.rated >= gates.min_doses
    pairs = _list_pairs(units, enough & ~plain, rules.level)
    compared = _compare_alone(sheet, units, plain & enough, rules.level)
    comparisons = np.where(plain, alone, without)
    words = np.where(
        comparisons < gates.min_comparisons, NOTHING, np.where(plain, UNTREATED, OTHERS)
    )
    return Compared(
        compared_with=words.astype(object),
        comparisons=comparisons.astype(np.int64),
        comparison_pain=_mean_pain(sheet, units, plain),
        alone=alone.astype(np.int64),
        paired=np.isin(np.arange(len(units.who)), np.concatenate([pairs.first, pairs.second])),
        untreated=compared,
        asked=pairs,
        pairs=find_contrasts(sheet, units, pairs),
    )


def _compare_alone(sheet: Sheet, units: Units, which: Bools, level: float) -> Contrasts:
    """Compare units with headaches left alone; the others are NaN."""
    chosen = np.flatnonzero(which).astype(np.int64)
    asked = Asked(first=chosen, second=np.full(len(chosen), -1), level=np.full(len(chosen), level))
    found = find_contrasts(sheet, units, asked)
    size = len(which)
    whole = {
        name: np.full(size, np.nan)
        for name in ("estimate", "se", "low", "high", "p_value", "own_min", "other_min")
    }
    for name, values in whole.items():
        values[chosen] = getattr(found, name)
    apart = np.zeros(size, np.bool_)
    apart[chosen] = found.apart
    return Contrasts(**whole, apart=apart, expected_after=found.expected_after)


def _list_pairs(units: Units, which: Bools, level: float) -> Asked:
    """List every two of a person's units, the one rated oftener first."""
    # Intervals hold together over the pairs of a person (Sidak 1967,
    # doi:10.1080/01621459.1967.10482935).
    place = np.flatnonzero(which)
    place = place[np.lexsort((place, -units.rated[place], units.who[place]))]
    who = units.who[place]
    later = np.searchsorted(who, who, side="right") - np.arange(len(place)) - 1
    first = np.repeat(np.arange(len(place)), later)
    second = first + 1 + np.arange(len(first)) - (np.cumsum(later) - later)[first]
    many = np.bincount(who[first], minlength=1)[who[first]]
    return Asked(
        first=place[first].astype(np.int64),
        second=place[second].astype(np.int64),
        level=level ** (1.0 / np.maximum(many, 1)),
    )


def _mean_pain(sheet: Sheet, units: Units, plain: Bools) -> Floats:
    """Give the mean starting pain of what each unit is compared with."""
    people = len(sheet.count)
    who = np.repeat(np.arange(people), sheet.count)
    alone = ~sheet.treated
    total, total_alone, count_alone = (
        np.bincount(who, weights=weights, minlength=people)[units.who]
        for weights in (sheet.before, sheet.before * alone, alone.astype(np.float64))
    )
    spots = sheet.first[units.who[units.given_unit]] + sheet.place[units.given_moment]
    own = np.bincount(units.given_unit, weights=sheet.before[spots], minlength=len(units.who))
    pain = np.where(plain, total_alone, total - own)
    count = np.where(plain, count_alone, sheet.count[units.who] - units.rated)
    return np.where(count > 0, pain / np.where(count > 0, count, 1.0), np.nan)
