"""How much more pain fell than expected: each treatment against the same person's other moments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, count_by
from hdiary.questions.relief.moments import UNKNOWN, Moments
from hdiary.questions.relief.rules import ReliefGates
from hdiary.questions.relief.units import NOTHING, OTHERS, UNTREATED, Units
from hdiary.stats.blocks import map_blocks, split
from hdiary.stats.contrast import estimate_contrast

ROUNDING = 1.0 / 6.0
"""The variance that rounding two ratings to whole points adds to their difference."""
RIDGE = 1.0
"""Hours since onset, neck pain and time of day are held towards no influence as by one moment
more, so that few moments do for all of them; what that does to the answer is hardly measurable."""
_LATEST_HOURS = 12.0
"""Later than this after the onset counts as this late [h]."""
_ENOUGH_SAID = 0.5
"""A covariate is used where at least this share of a person's moments has it."""
_BLOCK_CELLS = 3_000_000
_DAY_MIN, _MORNING_MIN = 1440, 360


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Compared:
    """What was found about each unit; NaN where it was not compared."""

    compared_with: npt.NDArray[np.object_]  # ``"untreated"``, ``"other treatments"`` or ``""``
    comparisons: Codes  # How many moments stand behind the comparison, or could
    comparison_pain: Floats  # Their mean starting pain [0-10]
    # extra_fall, se, low, high, p_value: extra fall over two hours [0-10 points]
    extra_fall: Floats
    se: Floats
    low: Floats
    high: Floats
    p_value: Floats
    # For each pair of moment and unit of `Units.given_moment`: the later pain expected without
    # the unit [0-10]
    expected_after: Floats


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Sheet:
    """Rated moments of everybody, in order of person."""

    # ``first`` and ``count`` say where each person's moments stand; ``place`` is where a moment
    # of `Moments` stands among its person's; ``covariates`` is (moments, 4): starting pain,
    # hours since onset, neck pain, time of day, less the person's mean and in units of their
    # spread.
    fall: Floats
    before: Floats
    treated: Bools
    rest: Bools
    covariates: Floats
    first: Codes
    count: Codes
    place: Codes


def compare_units(
    diary: Diary, moments: Moments, units: Units, *, gates: ReliefGates, level: float
) -> Compared:
    """Compare every unit with what pain did without it, at the same starting pain."""
    # Per person, the fall of pain over two hours is regressed on starting pain, hours since
    # onset, neck pain and time of day (each where known) and on what was given. With enough
    # moments left alone the rest of the model stands for those; else a treatment is compared
    # with all moments without it, and only what came together with it has a part of its own.
    sheet = _lay_out(diary, moments, units)
    alone = count_by(moments.who, len(diary.patients), moments.rated & ~moments.treated)[units.who]
    without = sheet.count[units.who] - units.rated
    plain = alone >= gates.min_comparisons
    comparisons = np.where(plain, alone, without)
    compared = (units.rated >= gates.min_doses) & (comparisons >= gates.min_comparisons)
    chosen = np.flatnonzero(compared).astype(np.int64)
    size = len(units.who)
    found = {name: np.full(size, np.nan) for name in _FOUND}
    after = np.full(len(units.given_unit), np.nan)
    for part, names, expected in _estimate(sheet, units, chosen, plain, level):
        for name, values in names.items():
            found[name][part] = values
        after[expected[0]] = expected[1]
    words = np.where(
        comparisons < gates.min_comparisons, NOTHING, np.where(plain, UNTREATED, OTHERS)
    )
    return Compared(
        compared_with=words.astype(object),
        comparisons=comparisons.astype(np.int64),
        comparison_pain=_mean_pain(sheet, units, plain),
        expected_after=after,
        **found,
    )


_FOUND = ("extra_fall", "se", "low", "high", "p_value")
_Part = tuple[Codes, dict[str, Floats], tuple[Codes, Floats]]


def _lay_out(diary: Diary, moments: Moments, units: Units) -> _Sheet:
    rated = np.flatnonzero(moments.rated)
    who = moments.who[rated]
    count = count_by(who, len(diary.patients))
    first = np.cumsum(count) - count
    place = np.full(len(moments.who), -1, dtype=np.int64)
    place[rated] = np.arange(len(rated)) - first[who]
    at = moments.at[rated]
    clock = np.where(at == UNKNOWN, np.nan, (at - _MORNING_MIN) % _DAY_MIN / 60.0)
    neck = diary.entries["neck_pain"].to_numpy(dtype=np.float64)[moments.entry[rated]]
    before = moments.before[rated]
    raw = np.column_stack([before, np.minimum(moments.hours[rated], _LATEST_HOURS), neck, clock])
    return _Sheet(
        fall=before - moments.after[rated],
        before=before,
        treated=moments.treated[rated],
        rest=units.rest[rated],
        covariates=_standardise(raw, who, count),
        first=first,
        count=count,
        place=place,
    )


def _standardise(raw: Floats, who: Codes, count: Codes) -> Floats:
    """Take each person's mean away and divide by their spread; what was not said is 0."""
    out = np.zeros_like(raw)
    for k in range(raw.shape[1]):
        said = ~np.isnan(raw[:, k])
        value = np.where(said, raw[:, k], 0.0)
        many = np.bincount(who[said], minlength=len(count))
        safe = np.maximum(many, 1)
        mean = np.bincount(who, weights=value, minlength=len(count)) / safe
        away = np.where(said, value - mean[who], 0.0)
        sd = np.sqrt(np.bincount(who, weights=away**2, minlength=len(count)) / safe)
        kept = (sd > 1e-9) & (many >= _ENOUGH_SAID * count)
        out[:, k] = np.where(kept[who], away / np.where(kept, sd, 1.0)[who], 0.0)
    return out


def _estimate(
    sheet: _Sheet, units: Units, chosen: Codes, plain: Bools, level: float
) -> Sequence[_Part]:
    widest = int(sheet.count[units.who[chosen]].max(initial=1))
    many = np.bincount(units.who, minlength=1)
    columns = 8 + int(many.max(initial=0))
    blocks = split(len(chosen), block=_BLOCK_CELLS // (widest * (widest + columns)))
    return map_blocks(
        lambda part: _estimate_block(sheet, units, chosen[part], plain, level), blocks
    )


def _estimate_block(
    sheet: _Sheet, units: Units, chosen: Codes, plain: Bools, level: float
) -> _Part:
    who = units.who[chosen]
    longest = int(sheet.count[who].max(initial=0))
    used = np.arange(longest) < sheet.count[who][:, None]
    rows = np.where(used, sheet.first[who][:, None] + np.arange(longest), 0)
    given, pairs = _given(sheet, units, chosen, longest)
    own = given[np.arange(len(chosen)), :, chosen - np.searchsorted(units.who, who)]
    others = given.copy()
    others[np.arange(len(chosen)), :, chosen - np.searchsorted(units.who, who)] = 0.0
    together = np.einsum("pn,pnk->pk", own, others) > 0
    others *= (plain[chosen][:, None] | together)[:, None, :]
    beside = np.asarray((given > 0).any(axis=2), dtype=np.bool_)
    apart = _part_rest(sheet.rest[rows] & used, beside, own > 0, plain[chosen])
    first = np.stack([np.ones_like(own), own], axis=2)
    design = np.concatenate([first, sheet.covariates[rows], apart, others], axis=2)
    ridge = [0.0, 0.0, 0.0, RIDGE, RIDGE, RIDGE] + [0.0] * (design.shape[2] - 6)
    found = estimate_contrast(
        sheet.fall[rows], design, used=used, ridge=ridge, level=level, least_variance=ROUNDING
    )
    problem, pair = pairs
    spot = sheet.place[units.given_moment[pair]]
    without = found.fitted[problem, spot] - found.estimate[problem]
    before = sheet.before[rows[problem, spot]]
    names = {
        "extra_fall": found.estimate,
        "se": found.se,
        "low": found.low,
        "high": found.high,
        "p_value": found.p_value,
    }
    return chosen, names, (pair, np.clip(before - without, 0.0, 10.0))


def _part_rest(rest: Bools, beside: Bools, own: Bools, plain: Bools) -> Floats:
    """Give what was too rare to be judged columns of its own: alone, and beside something else."""
    # In one column a rare treatment would pass on its part to what it was given with. Without
    # untreated moments, rare treatments are part of the comparison.
    alone = rest & ~beside & plain[:, None]
    added = rest & beside & (plain[:, None] | own)
    return np.stack([alone, added], axis=2).astype(np.float64)


def _given(
    sheet: _Sheet, units: Units, chosen: Codes, longest: int
) -> tuple[Floats, tuple[Codes, Codes]]:
    """Lay out, for each chosen unit, what its person was given: (problems, moments, units)."""
    # Also which pairs of the diary are the chosen units' own: the problem, and the pair.
    who = units.who[chosen]
    first = np.searchsorted(units.who, np.arange(int(units.who.max(initial=-1)) + 2))
    slots = int((first[who + 1] - first[who]).max(initial=0))
    people, local = np.unique(who, return_inverse=True)
    laid = np.zeros((len(people), longest, max(slots, 1)))
    owner = units.who[units.given_unit]
    mine = np.flatnonzero(np.isin(owner, people))
    at = np.searchsorted(people, owner[mine])
    moment = sheet.place[units.given_moment[mine]]
    laid[at, moment, units.given_unit[mine] - first[owner[mine]]] = 1.0
    problem = np.full(len(units.who), -1, dtype=np.int64)
    problem[chosen] = np.arange(len(chosen))
    pair = np.flatnonzero(problem[units.given_unit] >= 0).astype(np.int64)
    return laid[local], (problem[units.given_unit[pair]], pair)


def _mean_pain(sheet: _Sheet, units: Units, plain: Bools) -> Floats:
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
