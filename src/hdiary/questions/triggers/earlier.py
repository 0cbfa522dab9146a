"""Earlier the same day: what entries with clock times say before a headache begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, says_headache
from hdiary.diary.cells import cell_max, cell_mean
from hdiary.questions.exposure.factors import CHANGE, NUMBER, TREATMENT, Factor
from hdiary.questions.exposure.grid import Grid
from hdiary.questions.exposure.items import find_items, split_items
from hdiary.questions.triggers.onsets import Onsets, clock_minutes, find_cells
from hdiary.questions.triggers.ordered import Asked
from hdiary.vocabulary.windows import EARLIER

_HOUR = 60.0
_RECENT = 6 * _HOUR
"""What was said longer before is no longer told with it [minutes]."""
_HOURS = 4
"""So many hours of each day are compared, its own headache's among them."""
_GOLDEN = 0.5 * (5.0**0.5 - 1.0)
_WRITTEN = {"activities": "activity", "postures": "posture"}
"""What a column of the days is called among the entries."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class TimedEntries:
    """The entries with a clock time, in the order of their days, and the hours compared."""

    cell: Codes  # The row of ``diary.days``
    minute: Floats  # After midnight: when it was written, at the latest of what is known
    hurts: Bools
    values: Mapping[int, Floats]  # By the factor's place: what each says of it, NaN nothing
    # (hours, people, days): when the headache began, or another hour that the day stands for;
    # and 1 a headache that began then, 0 none until then, NaN left out
    begins: Floats
    response: Floats


def find_timed(
    diary: Diary, grid: Grid, factors: Sequence[Factor], *, onsets: Onsets, night: frozenset[str]
) -> TimedEntries | None:
    """Find the entries with clock times; None where no headache has one before it."""
    entries = diary.entries
    start, entered = (
        clock_minutes(entries[name], entries["date"]) for name in ("start", "entered_at")
    )
    # What was written down later than it was done may have been written after the headache.
    late = entries["entered_at"].notna().to_numpy() & np.isnan(entered)
    minute = np.where(late, np.inf, np.fmax(start, entered))
    timed = np.flatnonzero(~np.isnan(minute))
    cell = find_cells(entries, grid)[timed]
    order = np.argsort(cell, kind="stable")
    timed, cell = timed[order], cell[order]
    hurts, minute = says_headache(entries)[timed], minute[timed]
    inside = grid.inside(slice(None))
    begins = np.full(inside.shape, np.nan)
    first = cell_max(cell[~hurts], -minute[~hurts], int(grid.length.sum()))
    begins[inside] = -first
    asked = onsets.minute.copy()
    with np.errstate(invalid="ignore"):
        asked[~(begins <= find_cut(asked))] = np.nan
    clear = onsets.clear & np.isfinite(begins)
    if not ((~np.isnan(asked)).any(axis=1) & clear.any(axis=1)).any():
        return None
    begins, response = _lay_hours(onsets, asked, clear, first=begins)
    picked = [
        place
        for place, factor in enumerate(factors)
        if factor.kind != CHANGE and factor.source != TREATMENT[0] and factor.column not in night
    ]
    rows = entries.iloc[timed]
    return TimedEntries(
        cell=cell,
        minute=minute,
        hurts=hurts,
        values={place: _read(rows, factors[place]) for place in picked},
        begins=begins,
        response=response,
    )


def find_cut(begins: Floats) -> Floats:
    """Give the last minute that counts as before a headache."""
    # Times that are rounded to the hour, either way, cannot turn what follows into what precedes.
    return begins - _HOUR


def _lay_hours(
    onsets: Onsets, asked: Floats, clear: Bools, *, first: Floats
) -> tuple[Floats, Floats]:
    """Lay out the hours at which days are compared, and whether a headache began then."""
    lent = [_lend(asked, clear | ~np.isnan(onsets.minute), turn) for turn in range(_HOURS)]
    begins, response = np.stack(lent), np.zeros((_HOURS, *asked.shape))
    here = ~np.isnan(onsets.minute)
    begins[0][here], response[0][here] = asked[here], 1.0
    with np.errstate(invalid="ignore"):
        # A day stands for the hours before its own headache.
        out = ~(first <= find_cut(begins)) | ~(clear | here)
        out[1:] |= begins[1:] >= onsets.minute
    return np.where(out, np.nan, begins), np.where(out, np.nan, response)


def _lend(asked: Floats, days: Bools, turn: int) -> Floats:
    """Lend each day the hour of one of the person's headaches, all in turn."""
    # Steps of the golden ratio spread over the hours evenly, whatever the number of days.
    many = (~np.isnan(asked)).sum(axis=1)[:, None]
    ordered = np.sort(asked, axis=1)
    at = np.mod((np.cumsum(days, axis=1) - 0.5) * _GOLDEN + turn / _HOURS, 1.0)
    place = np.minimum(np.floor(at * many), np.maximum(many - 1, 0)).astype(np.int64)
    lent: Floats = np.take_along_axis(ordered, place, axis=1)
    return lent


def _read(rows: pd.DataFrame, factor: Factor) -> Floats:
    """Give what each entry says of a factor: a number, 1 or 0; NaN nothing."""
    values = rows[_WRITTEN.get(factor.column, factor.column)]
    if factor.item is None:
        if isinstance(values.dtype, pd.BooleanDtype):
            values = values.astype("Float64")
        numbers: Floats = values.to_numpy(dtype=np.float64, na_value=np.nan)
        return numbers
    texts = [str(text) for text in values.cat.categories]
    answer = np.array([0.0 if split_items(text) else np.nan for text in texts] + [np.nan])
    named = {name.casefold(): at for name, at in find_items(values).items()}
    answer[named.get(factor.item.casefold(), np.array([], dtype=np.int64))] = 1.0
    return np.asarray(answer[values.cat.codes.to_numpy()], dtype=np.float64)


def ask_earlier(
    timed: TimedEntries,
    grid: Grid,
    factors: Sequence[Factor],
    *,
    people: slice,
    span: int,
    recorded: Codes,
) -> Asked:
    """Ask what was said earlier the same day, of a block of people."""
    inside = grid.inside(people)
    first, last = int(grid.begins[people.start]), int(grid.begins[people.stop])
    at = slice(*np.searchsorted(timed.cell, [first, last]).tolist())
    cell, minute, hurts = timed.cell[at] - first, timed.minute[at], timed.hurts[at]
    shape = (len(inside), len(factors), inside.shape[1])
    hours, many, later = [], [], np.full(shape, np.nan)
    for turn, begins in enumerate(timed.begins[:, people]):
        own = begins[inside]
        with np.errstate(invalid="ignore"):
            before = ~hurts & (minute <= find_cut(own)[cell])
            before &= minute >= find_cut(own)[cell] - _RECENT
            after = minute >= own[cell]
        values = np.full(shape, np.nan)
        for place, whole in timed.values.items():
            said, gather = whole[at], cell_mean if factors[place].kind == NUMBER else cell_max
            for out, where in ((values, before), (later, after))[: 1 if turn else 2]:
                out[:, place][inside] = gather(cell[where], said[where], last - first)
        hours.append(values[:, :, :span])
        count = np.zeros(inside.shape)
        count[inside] = np.bincount(cell[before], minlength=last - first)
        many.append(_describe_hours(begins[:, :span], count[:, :span]))
    return Asked(
        name=EARLIER,
        values=np.concatenate(hours, axis=2),
        after=later[:, :, :span],
        response=np.concatenate(list(timed.response[:, people, :span]), axis=1),
        beside=np.concatenate(many, axis=1),
        recorded=recorded,
    )


def _describe_hours(begins: Floats, many: Floats) -> Floats:
    """Give what tells days apart by clock hour and by how much was written before it."""
    # Noon and four hours are only a scale on which the numbers are small.
    hour = np.nan_to_num((begins / _HOUR - 12.0) / 4.0)
    return np.stack([hour, hour**2, np.log1p(many)], axis=2)
