"""How much of something there was over some days, and how much likelier a headache after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from hdiary.diary.arrays import Bools, Codes, Floats, Texts, ratio
from hdiary.questions.dose.judge import Compared, explain_gates
from hdiary.questions.dose.rules import DoseRules
from hdiary.questions.dose.units import Doses, sum_days_before, times_a_week
from hdiary.questions.exposure.contrasts import Contrasts, find_amounts
from hdiary.questions.exposure.fill import Exposures
from hdiary.questions.reasons import Phrases, said
from hdiary.stats import TransitionFit, fit_transition, profile_alone
from hdiary.stats.restrict import take_people

_DIGITS = 9
_ROOM_OF_ROWS = 4


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Window:
    """One sum of days of a block of people, (people, things)."""

    days: Codes
    headaches: Codes
    mean: Floats
    sd: Floats
    # What is usually little and usually much of it, and the odds ratio between the two
    little: Floats
    much: Floats
    estimate: Floats
    low: Floats
    high: Floats
    p_value: Floats
    gated: Phrases


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Uses:
    """How often each thing was used, in what unit it is summed, (people, things)."""

    # ``share`` is that of its recorded days which were headache days.
    unit: Texts
    days: Codes
    share: Floats


def count_uses(doses: Doses, headache: Floats, unit: Texts) -> Uses:
    """Count the days with something, and the share of the recorded ones that had a headache."""
    used = np.nan_to_num(doses.amount) > 0
    recorded = used & ~np.isnan(headache)[:, None, :]
    hurt = used & (headache == 1)[:, None, :]
    share = ratio(hurt.sum(axis=2), recorded.sum(axis=2))
    return Uses(unit=unit, days=used.sum(axis=2).astype(np.int64), share=share)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Counted:
    """One sum of days before anything is estimated: what may be told of it, and its amounts."""

    found: Compared
    usual: Contrasts
    gated: Phrases
    scaled: Exposures  # One step is from usually little to usually much


def measure_windows(
    fit: TransitionFit, amount: Exposures, *, uses: Uses, rules: DoseRules
) -> list[Window]:
    """Estimate the odds ratio of usually much against usually little, where there is enough."""
    counted = [_count(fit, amount, days, uses=uses, rules=rules) for days in rules.windows]
    # All sums of a person are rows of one course, each in turn beside nothing but that.
    exposure = np.concatenate([one.scaled for one in counted], axis=1)
    tested = np.concatenate([~said(one.gated) for one in counted], axis=1)
    ends = _estimate(fit, exposure, tested, level=rules.level)
    parts = {name: np.split(numbers, len(counted), axis=1) for name, numbers in ends.items()}
    return [
        Window(
            days=one.found.count,
            headaches=one.found.headaches,
            mean=one.found.mean,
            sd=one.found.sd,
            little=one.usual.least,
            much=one.usual.least + one.usual.span,
            gated=one.gated,
            **{name: part[place] for name, part in parts.items()},
        )
        for place, one in enumerate(counted)
    ]


def _estimate(
    fit: TransitionFit, exposure: Exposures, tested: Bools, *, level: float
) -> dict[str, Floats]:
    """Estimate those tested, people with about as many of them side by side."""
    # Arrays are as large as a person's own diary asks, in rooms of a few rows, and every day of
    # them is laid out: then nobody's last digits hang on who else is there. A day that is not
    # used, and a row of which nothing is known, stand at 0 and add nothing.
    ends = {name: np.full(tested.shape, np.nan) for name in ("estimate", "low", "high", "p_value")}
    room = -(-tested.sum(axis=1) // _ROOM_OF_ROWS) * _ROOM_OF_ROWS
    spare = ((0, 0), (0, _ROOM_OF_ROWS))
    for size in np.unique(room[room > 0]).tolist():
        at = np.flatnonzero(room == size)
        own, wide = take_people(fit, at), np.pad(tested[at], spare)
        order = np.argsort(~wide, axis=1, kind="stable")[:, :size]
        real = np.take_along_axis(wide, order, axis=1)
        place = np.where(real, order, 0)
        values = np.take_along_axis(exposure[at], place[:, :, None], axis=1)
        values = np.where(real[:, :, None] & own.used[:, None], values, np.nan)
        whole = replace(own, used=np.ones_like(own.used))
        found = profile_alone(whole, values, tested=np.ones_like(real), level=level)
        person, row = np.nonzero(real)
        for name, numbers in ends.items():
            numbers[at[person], place[person, row]] = getattr(found, name).reshape(real.shape)[real]
    return ends


def _count(
    fit: TransitionFit, amount: Exposures, days: int, *, uses: Uses, rules: DoseRules
) -> _Counted:
    """Sum over some days, count, and say what stands in the way of an estimate."""
    summed = sum_days_before(amount, days=days) * times_a_week(uses.unit)[:, :, None]
    known = ~np.isnan(summed) & fit.used[:, None, :]
    hurts = (fit.response > 0.5)[:, None, :] & known
    count, headaches = known.sum(axis=2), hurts.sum(axis=2)
    values = np.where(known, summed, 0.0)
    mean = ratio(values.sum(axis=2), count)
    away = np.where(known, summed - np.nan_to_num(mean)[:, :, None], 0.0)
    sd = np.sqrt(ratio((away**2).sum(axis=2), count))
    compared = Compared(
        count=count.astype(np.int64),
        headaches=headaches.astype(np.int64),
        uses=uses.days,
        mean=mean,
        sd=sd,
    )
    gated = explain_gates(compared, days=days, rules=rules)
    # Sums of decimals that are the same differ in their last digits.
    usual = find_amounts(np.where(known, np.round(summed, _DIGITS), np.nan))
    scale = np.where(said(gated) | np.isnan(usual.low), 1.0, usual.span)
    return _Counted(found=compared, usual=usual, gated=gated, scaled=summed / scale[:, :, None])


def merge_windows(parts: Sequence[tuple[Codes, Window]], people: int) -> Window:
    """Put the windows of some people each in the places of a whole block."""
    merged: dict[str, Any] = {}
    for field in fields(Window):
        each = [getattr(window, field.name) for _, window in parts]
        merged[field.name] = np.empty((people, *each[0].shape[1:]), dtype=each[0].dtype)
        for (at, _), values in zip(parts, each, strict=True):
            merged[field.name][at] = values
    return Window(**merged)


def fit_days(values: Floats, days: int) -> Floats:
    """Give so many days of everybody, those past the end as not said."""
    out = np.full((*values.shape[:-1], days), np.nan)
    shared = min(days, values.shape[-1])
    out[..., :shared] = values[..., :shared]
    return out


def fit_course(headache: Floats, weekday: Codes, length: Codes) -> TransitionFit:
    """Fit the courses of people whose diaries fill the same room, whoever of them is there."""
    # How many waves are laid out follows from the longest diary: one more without any day is
    # as long as the room, and is left out again.
    days = headache.shape[1]
    nobody = np.full((1, days), np.nan)
    fit = fit_transition(
        np.concatenate([headache, nobody]),
        weekday=np.append(weekday, 0),
        length=np.append(length, days),
    )
    return take_people(fit, np.arange(len(headache)))
