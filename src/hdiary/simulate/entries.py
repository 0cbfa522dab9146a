"""From what happened to what was written down: the entries of the diary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary.arrays import Bools, Floats, Ints
from hdiary.simulate.course import Settings
from hdiary.simulate.days import Walk
from hdiary.simulate.habit_columns import list_habits, own_columns, write_clock
from hdiary.simulate.look import SIDES, Cells
from hdiary.simulate.relief import Relief
from hdiary.simulate.rows import Rows, categories, find_rows, join, of_headache
from hdiary.simulate.told import Told

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
    told: Told


def make_entries(settings: Settings, written: Written) -> pd.DataFrame:
    """Make the entries in the columns of the diary's format."""
    # One row for each recorded day, ordered by person and day, and one more for sessions of a
    # programme on a headache day, so that they are not taken for the headache's treatment.
    # Texts are categories; whole numbers are floats.
    sessions = _session_bits(settings, written.walk)
    rows = find_rows(
        settings, written.walk, cells=written.cells, logged=written.logged, again=sessions > 0
    )
    columns: dict[str, Any] = {}
    if settings.patient_column:
        columns["patient"] = categories(rows.person, patient_names(settings.n_patients).__getitem__)
    midnight = settings.first_day.astype("datetime64[us]") + rows.day * np.timedelta64(1, "D")
    columns["date"] = midnight
    begins = write_clock(written.walk, rows, of_headache(written.start, rows, -1))
    columns["start"] = _moment(midnight, begins)
    columns["end"] = _moment(midnight, of_headache(written.relief.end, rows, -1))
    columns["pain"] = np.where(rows.extra, np.nan, of_headache(written.cells.pain, rows, 0.0))
    columns["side"] = categories(of_headache(written.sides, rows, -1), SIDES.__getitem__)
    places = of_headache(written.places, rows, -1)
    columns["location"] = categories(places, join(list(settings.look.places)))
    if settings.look.neck_pain:
        neck = written.neck_pain[rows.person, rows.day]
        columns["neck_pain"] = np.where(rows.extra, np.nan, neck)
    columns |= list_habits(settings, written.walk, written.told, rows)
    columns |= _treatment_columns(settings, written, rows, midnight, sessions)
    if written.told.entered is not None:
        columns["entered_at"] = _moment(midnight, written.told.entered[rows.person, rows.day])
    if settings.look.note_share:
        notes = np.where(rows.extra, -1, written.notes[rows.person, rows.day])
        columns["notes"] = categories(notes, settings.look.notes.__getitem__)
    columns |= own_columns(settings, written.walk, written.told, rows)
    return pd.DataFrame(columns)


def patient_names(n_patients: int) -> list[str]:
    """Name the people of a cohort so that their names sort as they are numbered."""
    width = max(2, len(str(n_patients)))
    return [f"P{number:0{width}d}" for number in range(1, n_patients + 1)]


def _session_bits(settings: Settings, walk: Walk) -> Ints:
    """Give the day's sessions as bits; a rated one on a headache day stands with the headache."""
    bits = np.zeros(walk.headache.shape, dtype=np.int64)
    for at, (programme, session) in enumerate(zip(settings.programmes, walk.sessions, strict=True)):
        alone = session & ~walk.headache if programme.rated else session
        bits |= alone.astype(np.int64) << at
    return bits


def _moment(midnight: npt.NDArray[Any], known: Ints) -> npt.NDArray[Any]:
    moments = midnight + known * np.timedelta64(1, "m")
    return np.where(known >= 0, moments, np.datetime64("NaT", "us"))


def _treatment_columns(
    settings: Settings, written: Written, rows: Rows, midnight: Any, sessions: Ints
) -> dict[str, Any]:
    relief = written.relief
    rated = of_headache(relief.rated.astype(np.int64), rows, 0) > 0
    treated = (relief.choice > 0) | (relief.session >= 0)
    timed = np.where(treated | relief.rated, relief.at, -1)
    columns = {
        "treatment": _treatments(settings, relief, rows, sessions),
        "treated_at": _moment(midnight, of_headache(timed, rows, -1)),
        "pain_before": np.where(rated, of_headache(relief.before, rows, 0.0), np.nan),
        "pain_after": np.where(rated, of_headache(relief.after, rows, 0.0), np.nan),
    }
    if settings.traps.minutes_apart:
        columns["after_min"] = np.where(rated, of_headache(relief.minutes, rows, 0.0), np.nan)
    return columns


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
    codes = of_headache(own.astype(np.int64), rows, -1)
    if programmes:
        bits = np.where(rows.habit < 0, sessions[rows.person, rows.day], 0)
        codes = np.where((rows.headache < 0) & (bits > 0), first_bits + bits, codes)
    sessions_of = join(programmes)
    return categories(
        codes, lambda code: texts[code] if code < first_bits else sessions_of(code - first_bits)
    )
