"""From what happened to what was written down: the entries of the diary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary.arrays import Bools, Floats, Ints
from hdiary.simulate.course import Settings
from hdiary.simulate.days import Walk
from hdiary.simulate.look import SIDES, Cells
from hdiary.simulate.relief import Relief

FILLERS = {"activity": "nothing special", "posture": "sitting upright"}
"""What is written when none of the listed items was done: a blank would mean *not said*."""

NO_TREATMENT = "none"


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Written:
    """All that entries are made of; arrays are people x days, or one item per headache day."""

    walk: Walk
    cells: Cells
    relief: Relief
    logged: Bools
    start: Ints
    sides: Ints
    places: Ints
    neck_pain: Floats
    notes: Ints


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Rows:
    """Which day each row is about."""

    # person, day:
    person: Ints
    day: Ints
    headache: Ints  #
    extra: Bools  #


def make_entries(settings: Settings, written: Written) -> pd.DataFrame:
    """Make the entries in the columns of the diary's format."""
    # One row for each recorded day, ordered by person and day, and one more for sessions of a
    # programme on a headache day, so that they are not taken for the headache's treatment.
    # Texts are categories; whole numbers are floats.
    sessions = _session_bits(settings, written.walk)
    rows = _find_rows(written, sessions)
    columns: dict[str, Any] = {}
    if settings.patient_column:
        columns["patient"] = _categories(
            rows.person, patient_names(settings.n_patients).__getitem__
        )
    midnight = settings.first_day.astype("datetime64[us]") + rows.day * np.timedelta64(1, "D")
    columns["date"] = midnight
    columns["start"] = _moment(midnight, written.start, rows)
    columns["end"] = _moment(midnight, written.relief.end, rows)
    columns["pain"] = np.where(rows.extra, np.nan, _of_headache(written.cells.pain, rows, 0.0))
    columns["side"] = _categories(_of_headache(written.sides, rows, -1), SIDES.__getitem__)
    places = _of_headache(written.places, rows, -1)
    columns["location"] = _categories(places, _join(list(settings.look.places)))
    if settings.look.neck_pain:
        neck = written.neck_pain[rows.person, rows.day]
        columns["neck_pain"] = np.where(rows.extra, np.nan, neck)
    columns |= _habit_lists(settings, written.walk, rows)
    columns |= _treatment_columns(settings, written, rows, midnight, sessions)
    if settings.look.note_share:
        notes = np.where(rows.extra, -1, written.notes[rows.person, rows.day])
        columns["notes"] = _categories(notes, settings.look.notes.__getitem__)
    columns |= _own_columns(settings, written.walk, rows)
    return pd.DataFrame(columns)


def patient_names(n_patients: int) -> list[str]:
    """Name the people of a cohort so that their names sort as they are numbered."""
    width = max(2, len(str(n_patients)))
    return [f"P{number:0{width}d}" for number in range(1, n_patients + 1)]


def _find_rows(written: Written, sessions: Ints) -> Rows:
    logged, cells = written.logged, written.cells
    position = np.full(logged.shape, -1, dtype=np.int64)
    position[cells.person, cells.day] = np.arange(len(cells.day))
    flat = position.ravel()
    once = np.flatnonzero(logged)
    again = once[(flat[once] >= 0) & (sessions.ravel()[once] > 0)]
    both = np.concatenate([once, again])
    extra = np.arange(len(both)) >= len(once)
    order = np.argsort(both, kind="stable")
    at, extra = both[order], extra[order]
    person, day = np.divmod(at, logged.shape[1])
    return Rows(person=person, day=day, headache=np.where(extra, -1, flat[at]), extra=extra)


def _session_bits(settings: Settings, walk: Walk) -> Ints:
    """Give the day's sessions as bits; a rated one on a headache day stands with the headache."""
    bits = np.zeros(walk.headache.shape, dtype=np.int64)
    for at, (programme, session) in enumerate(zip(settings.programmes, walk.sessions, strict=True)):
        alone = session & ~walk.headache if programme.rated else session
        bits |= alone.astype(np.int64) << at
    return bits


def _of_headache(values: npt.NDArray[Any], rows: Rows, otherwise: float) -> npt.NDArray[Any]:
    """Give each row the value of its headache."""
    if not len(values):
        return np.full(len(rows.day), otherwise, dtype=values.dtype)
    return np.where(rows.headache >= 0, values[rows.headache], otherwise).astype(values.dtype)


def _moment(midnight: npt.NDArray[Any], minutes: Ints, rows: Rows) -> npt.NDArray[Any]:
    known = _of_headache(minutes, rows, -1)
    moments = midnight + known * np.timedelta64(1, "m")
    return np.where(known >= 0, moments, np.datetime64("NaT", "us"))


def _categories(codes: Ints, text_of: Callable[[int], str]) -> pd.Categorical:
    """Make a text column from codes; negative ones are blank, unused and equal texts merged."""
    kinds, found = pd.factorize(np.where(codes < 0, -1, codes), sort=True)
    texts = [None if int(code) < 0 else text_of(int(code)) for code in found]
    distinct = list(dict.fromkeys(text for text in texts if text is not None))
    places = {text: at for at, text in enumerate(distinct)}
    lookup = np.array([-1 if text is None else places[text] for text in texts], dtype=np.int64)
    small = lookup[kinds] if len(kinds) else np.zeros(0, dtype=np.int64)
    return pd.Categorical.from_codes(small, categories=pd.Index(distinct, dtype="str"))


def _join(names: Sequence[str], *, none: str = "") -> Callable[[int], str]:
    """Give a function that writes bits as a list of names."""

    def write(bits: int) -> str:
        return "; ".join(name for at, name in enumerate(names) if bits >> at & 1) or none

    return write


def _habit_lists(settings: Settings, walk: Walk, rows: Rows) -> dict[str, pd.Categorical]:
    lists = {}
    for column, filler in FILLERS.items():
        at = [k for k, factor in enumerate(settings.factors) if factor.column == column]
        if not at:
            continue
        bits = np.zeros(walk.headache.shape, dtype=np.int64)
        for bit, k in enumerate(at):
            bits |= walk.habits[k].astype(np.int64) << bit
        codes = np.where(rows.extra, -1, bits[rows.person, rows.day])
        names = [settings.factors[k].name for k in at]
        lists[column] = _categories(codes, _join(names, none=filler))
    return lists


def _treatment_columns(
    settings: Settings, written: Written, rows: Rows, midnight: Any, sessions: Ints
) -> dict[str, Any]:
    relief = written.relief
    rated = _of_headache(relief.rated.astype(np.int64), rows, 0) > 0
    treated = (relief.choice > 0) | (relief.session >= 0)
    timed = np.where(treated | relief.rated, relief.at, -1)
    return {
        "treatment": _treatments(settings, relief, rows, sessions),
        "treated_at": _moment(midnight, timed, rows),
        "pain_before": np.where(rated, _of_headache(relief.before, rows, 0.0), np.nan),
        "pain_after": np.where(rated, _of_headache(relief.after, rows, 0.0), np.nan),
    }


def _treatments(settings: Settings, relief: Relief, rows: Rows, sessions: Ints) -> pd.Categorical:
    """Write the headache's treatment, or the day's sessions where there is no headache."""
    by_name = {t.name: t.written for t in settings.treatments}
    alone = [NO_TREATMENT, *by_name.values()]
    paired = [NO_TREATMENT] + [
        f"{t.written}; {by_name[t.partner]}" if t.partner else t.written
        for t in settings.treatments
    ]
    programmes = [p.written for p in settings.programmes]
    texts = [*alone, *paired, *programmes]
    own = np.where(
        relief.session >= 0,
        2 * len(alone) + relief.session,
        relief.choice + len(alone) * relief.with_partner,
    )
    first_bits = len(texts)
    codes = _of_headache(own.astype(np.int64), rows, -1)
    if programmes:
        bits = sessions[rows.person, rows.day]
        codes = np.where((rows.headache < 0) & (bits > 0), first_bits + bits, codes)
    join = _join(programmes)
    return _categories(
        codes, lambda code: texts[code] if code < first_bits else join(code - first_bits)
    )


def _own_columns(settings: Settings, walk: Walk, rows: Rows) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for k, factor in enumerate(settings.factors):
        if factor.column != "own":
            continue
        values = walk.habits[k][rows.person, rows.day]
        if factor.kind == "yes/no":
            columns[factor.name] = pd.array(values, dtype="boolean")
            columns[factor.name][rows.extra] = pd.NA
        else:
            columns[factor.name] = np.where(rows.extra, np.nan, values.astype(np.float64))
    return columns
