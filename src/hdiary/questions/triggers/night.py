"""The night before: what is known on getting up, and headaches that begin later that day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hdiary.diary import Diary, need_texts
from hdiary.diary.arrays import Bools, Codes, Floats
from hdiary.questions.answer import SettingError
from hdiary.questions.exposure.factors import CHANGE, OWN, Factor
from hdiary.questions.exposure.fill import Exposures
from hdiary.questions.exposure.grid import Grid
from hdiary.questions.triggers.onsets import Onsets, find_clock_columns, find_waking
from hdiary.questions.triggers.ordered import Asked
from hdiary.vocabulary.night import is_of_the_night
from hdiary.vocabulary.say import say_list
from hdiary.vocabulary.text import nearest
from hdiary.vocabulary.windows import NIGHT_BEFORE

UP_BY = 10 * 60.0
"""Where no time of getting up is written, a headache of this clock minute or later began after."""
_USUALLY = 0.9
"""On this share of the days somebody is up by the time that counts; later risings are left out."""
AWAKE = 30.0
"""A headache written so soon after getting up may have been there on waking [minutes]."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Nights:
    """What of a diary belongs to the night, and the days that can be asked about it."""

    factors: Bools  # Which factors
    # (people, days): 1 a headache that is known to have begun after getting up, 0 a clear day,
    # NaN what is left out
    response: Floats


def find_night_columns(diary: Diary, night: Sequence[str] = ()) -> tuple[str, ...]:
    """Find the columns about the night before: by name, or as declared."""
    names = [str(name) for name in diary.factors["factor"]]
    if not night:
        return tuple(name for name in names if is_of_the_night(name))
    given = [
        part
        for name in need_texts("night", night, "['sleep_hours']")
        for part in _part(str(name), names)
    ]
    by_fold = {name.strip().casefold(): name for name in names}
    found = set()
    for name in given:
        known = by_fold.get(str(name).strip().casefold())
        if known is None:
            _refuse(str(name), names)
        else:
            found.add(known)
    return tuple(name for name in names if name in found)


def _part(name: str, names: Sequence[str]) -> list[str]:
    """Part what was given in one by its commas, unless a column is called so."""
    whole = name.strip().casefold() in {known.strip().casefold() for known in names}
    return [name] if whole else [part for part in name.split(",") if part.strip()]


def _refuse(name: str, names: Sequence[str]) -> None:
    if not names:
        raise SettingError(f'night has "{name}", but this diary has no columns of its own')
    close = nearest(name.casefold(), [known.casefold() for known in names])
    meant = next((known for known in names if known.casefold() == close), None)
    if meant is not None:
        raise SettingError(
            f'night has "{name}", which is no column of the diary; the nearest is "{meant}"'
        )
    raise SettingError(
        f'night has "{name}", which is no column of the diary; its own are {say_list(names)}'
    )


def lay_nights(
    diary: Diary, grid: Grid, factors: Sequence[Factor], *, onsets: Onsets, columns: frozenset[str]
) -> Nights:
    """Find the days whose headache began after getting up, and the factors of the night."""
    clocks = find_clock_columns(diary)
    asked = columns - clocks
    own = [f.source == OWN and f.kind != CHANGE and f.column in asked for f in factors]
    waking = find_waking(diary, grid) + AWAKE
    up = find_up(waking)
    response = np.where(onsets.clear, 0.0, np.nan)
    with np.errstate(invalid="ignore"):
        response[onsets.minute >= up[:, None]] = 1.0
        response[waking > up[:, None]] = np.nan
    return Nights(factors=np.array(own, dtype=np.bool_), response=response)


def find_up(waking: Floats) -> Floats:
    """Give the clock minute from which each person is usually up, (people,)."""
    # One for all days: if each night decided which of its own headaches count, those after an
    # early rising would count more often.
    up = np.full(len(waking), UP_BY)
    said = ~np.isnan(waking).all(axis=1)
    up[said] = np.nanquantile(waking[said], _USUALLY, axis=1, method="higher")
    return up


def ask_night(nights: Nights, raw: Exposures, *, people: slice, recorded: Codes) -> Asked:
    """Ask what the night before goes with, of a block of people."""
    span = raw.shape[2]
    values = np.where(nights.factors[None, :, None], raw, np.nan)
    # A bad night that follows the headache as one comes before it is told as such.
    later = np.full(values.shape, np.nan)
    later[:, :, :-1] = values[:, :, 1:]
    return Asked(
        name=NIGHT_BEFORE,
        values=values,
        after=later,
        response=nights.response[people, :span],
        beside=None,
        recorded=recorded,
    )
