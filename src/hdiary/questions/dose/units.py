"""How much of something there was, day by day, and over the days before each day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, Texts, patient_codes
from hdiary.questions.answer import SettingError
from hdiary.questions.exposure import factors
from hdiary.questions.exposure.factors import CHANGE, TREATMENT, YES_NO, Factor
from hdiary.questions.exposure.fill import Exposures, PreparedDays, fill_exposure
from hdiary.questions.exposure.grid import Grid, shift
from hdiary.vocabulary.dose_units import AMOUNT, DAYS, MINUTES
from hdiary.vocabulary.say import say_list

_WEEK = 7
_KNOWN = 0.7
"""A sum over some days is known if so many of them are; the rest count as the others."""
_MINUTES_OF = {"min": 1.0, "h": 60.0}


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Doses:
    """What was done how much of by some people, (people, things, days)."""

    amount: Exposures  # Of each day: 1 or 0, minutes, or the number; NaN not said
    in_minutes: Bools  # Whether each person's amounts are minutes, (people, things)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Minutes:
    """The minutes of every dose that says them: its person, thing, day of the diary and length."""

    # ``whole`` says for whom and what every dose says its minutes, and not always the same
    # ones, (people, things).
    who: Codes
    thing: Codes
    day: Codes
    length: Floats
    whole: Bools


def list_things(diary: Diary, *, also: Sequence[str] = ()) -> tuple[Factor, ...]:
    """List what is summed: every treatment, and what else is asked for by name."""
    if not also:
        items = factors.list_items(diary, treatments=True)
        return tuple(f for f in items if f.source == TREATMENT[0])
    every = [f for f in factors.list_factors(diary, treatments=True) if f.kind != CHANGE]
    names = {factor.name.casefold(): factor for factor in every}
    unknown = [name for name in also if name.casefold() not in names]
    if unknown:
        others = [f.name for f in every if f.source != TREATMENT[0]]
        known = say_list(others[:12]) if others else "nothing else"
        raise SettingError(
            f"also names {say_list(unknown)}, of which the diary says nothing day by day; "
            f"besides treatments it has {known}"
        )
    asked = {names[name.casefold()].name for name in also}
    return tuple(f for f in every if f.source == TREATMENT[0] or f.name in asked)


def find_minutes(diary: Diary, grid: Grid, things: Sequence[Factor]) -> Minutes:
    """Look up the minutes of every dose, such as 20 of ``exercise 20 min``."""
    doses = diary.doses
    places = {f.item: k for k, f in enumerate(things) if f.source == TREATMENT[0]}
    thing = doses["treatment"].astype("str").map(places).fillna(-1).to_numpy().astype(np.int64)
    length = (
        doses["amount"].to_numpy(dtype=np.float64, na_value=np.nan)
        * doses["unit"].astype("str").map(_MINUTES_OF).to_numpy(dtype=np.float64, na_value=np.nan)
        * doses["count"].fillna(1.0).to_numpy(dtype=np.float64)
    )
    who = patient_codes(doses)
    dates = doses["date"].to_numpy().astype("datetime64[D]")
    day = (dates - grid.first_day[who]).astype(np.int64)
    known = np.isfinite(length) & (length >= 0)
    shape = (len(grid.length), len(things))
    whole = np.zeros(shape, dtype=np.bool_)
    mine = thing >= 0
    whole[who[mine], thing[mine]] = True
    whole[who[mine & ~known], thing[mine & ~known]] = False
    kept = mine & known
    at = (who[kept], thing[kept])
    shortest, longest = np.full(shape, np.inf), np.full(shape, -np.inf)
    np.minimum.at(shortest, at, length[kept])
    np.maximum.at(longest, at, length[kept])
    return Minutes(
        who=who[kept],
        thing=thing[kept],
        day=day[kept],
        length=length[kept],
        whole=whole & (shortest < longest),
    )


def fill_doses(
    days: PreparedDays,
    grid: Grid,
    things: Sequence[Factor],
    minutes: Minutes,
    *,
    people: slice,
) -> Doses:
    """Give how much of everything there was on each calendar day of some people."""
    # Where every dose of something says its minutes, and they differ, these are the amount;
    # else each day with it counts as one.
    amount = fill_exposure(days, grid, things, people=people)
    first, last, _ = people.indices(len(grid.length))
    mine = (minutes.who >= first) & (minutes.who < last)
    lengths = np.zeros(amount.shape)
    at = (minutes.who[mine] - first, minutes.thing[mine], minutes.day[mine])
    np.add.at(lengths, at, minutes.length[mine])
    whole = minutes.whole[people]
    timed = np.where(np.isnan(amount), np.nan, lengths)
    return Doses(amount=np.where(whole[:, :, None], timed, amount), in_minutes=whole)


def name_units(doses: Doses, things: Sequence[Factor]) -> Texts:
    """Name the unit of each person's dose of each thing, (people, things)."""
    plain = np.array([DAYS if f.kind == YES_NO else AMOUNT for f in things], dtype=object)
    return np.where(doses.in_minutes, MINUTES, plain[None, :]).astype(object)


def sum_days_before(amount: Exposures, *, days: int) -> Exposures:
    """Give the mean amount of the days before each day, that day not among them."""
    # The same shape; NaN where fewer than 7 in 10 of those days are known, or the diary does
    # not go back so far.
    known = ~np.isnan(amount)
    nothing = np.zeros((*amount.shape[:-1], 1))
    sums = np.concatenate([nothing, np.where(known, amount, 0.0).cumsum(axis=-1)], axis=-1)
    counts = np.concatenate([nothing, known.cumsum(axis=-1)], axis=-1)
    out = np.full(amount.shape, np.nan)
    if amount.shape[-1] < days:
        return out
    total = sums[..., days:] - sums[..., :-days]
    count = counts[..., days:] - counts[..., :-days]
    out[..., days - 1 :] = np.where(count >= _KNOWN * days, total / np.maximum(count, 1.0), np.nan)
    moved: Exposures = shift(out, 1)
    return moved


def times_a_week(unit: Texts) -> Floats:
    """Give by what a mean over days is multiplied to be in its unit, of the same shape."""
    return np.where(unit == AMOUNT, 1.0, float(_WEEK)).astype(np.float64)
