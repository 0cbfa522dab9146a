"""Days: every calendar day of each person, with its state and what was said of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Floats, Ints, count_within, patient_codes, says_clear, says_headache
from hdiary.diary.calendar import Calendar, day_numbers, join_items, make_calendar, map_items
from hdiary.diary.cells import cell_any, cell_counts, cell_items, cell_max, cell_mean
from hdiary.diary.doses import any_treatment, treatments_of
from hdiary.diary.schema import STATES, factor_columns, factor_kind, without_factors
from hdiary.diary.times import last_moments

ClearBetween = tuple[Any, Any] | None


def make_days(entries: pd.DataFrame, *, clear_between: ClearBetween = None) -> pd.DataFrame:
    """Lay the entries out on the calendar."""
    # A day is *headache* if any entry says so, or a headache of the day before ran past
    # midnight into it; else *clear* if an entry says so (pain 0), or if the person has stated
    # that unlisted days were clear; else *not recorded*. A day without a row is never clear.
    # One row for each patient and day, from the first to the last day of the patient:
    # ``patient``, ``date``, ``state``, ``entries`` (rows), ``worst_pain`` and ``mean_pain`` (of
    # the day's headache ratings, on the declared scale; 0 on clear days; NaN where none was
    # rated), ``neck_pain`` (worst, 0-10), ``sides``, ``locations``, ``activities``,
    # ``postures``, ``treatments``, ``treatment_classes`` (items joined by ``"; "``),
    # ``acute_medication``, then the factors (mean of numbers, any yes, words joined).
    patient = patient_codes(entries)
    day = day_numbers(entries["date"])
    patients = len(entries["patient"].cat.categories)
    late_patient, late_day = days_past_midnight(entries)
    stated = _stated_days(clear_between)
    calendar = _span(patient, day, late_patient, late_day, stated, patients)
    cell = calendar.cell(patient, day)
    state = _states(entries, cell, calendar, (late_patient, late_day), stated)
    numbers = calendar.patient_codes()
    days = pd.DataFrame(
        {
            "patient": pd.Categorical.from_codes(
                numbers, categories=entries["patient"].cat.categories
            ),
            "date": calendar.days().astype("datetime64[D]").astype("datetime64[us]"),
            "state": pd.Categorical.from_codes(state, categories=pd.Index(STATES, dtype="str")),
            "entries": cell_counts(cell, calendar.size),
        }
    )
    return pd.concat([days, pd.DataFrame(_said(entries, cell, calendar.size, state))], axis=1)


def days_past_midnight(entries: pd.DataFrame) -> tuple[Ints, Ints]:
    """Give the patient codes and day numbers that headaches touch beside their own date."""
    # From the day of the start to the day of the end. A headache that ends at midnight exactly
    # does not touch the next day.
    rows = without_factors(entries)[says_headache(entries)]
    date, start = (rows[name].to_numpy() for name in ("date", "start"))
    end = last_moments(rows)
    own = day_numbers(date)
    first = np.where(np.isnat(start), own, np.minimum(day_numbers(start), own))
    last = np.where(np.isnat(end), own, np.maximum(day_numbers(end - np.timedelta64(1, "us")), own))
    touched = last - first + 1
    who = np.repeat(patient_codes(rows), touched)
    day = np.repeat(first, touched) + count_within(touched)
    other = day != np.repeat(own, touched)
    return who[other], day[other]


def _stated_days(clear_between: ClearBetween) -> tuple[int, int] | None:
    if clear_between is None:
        return None
    first, last = (pd.Timestamp(d).to_datetime64().astype("datetime64[D]") for d in clear_between)
    return int(first.astype(np.int64)), int(last.astype(np.int64))


def _span(
    patient: Ints,
    day: Ints,
    late_patient: Ints,
    late_day: Ints,
    stated: tuple[int, int] | None,
    patients: int,
) -> Calendar:
    who = np.concatenate([patient, late_patient])
    when = np.concatenate([day, late_day])
    if stated is not None and patients == 1:
        # The statement of one person; among several it only fills days between their entries.
        who = np.concatenate([who, [0, 0]])
        when = np.concatenate([when, stated])
    return make_calendar(who, when, patients=patients)


def _states(
    entries: pd.DataFrame,
    cell: Ints,
    calendar: Calendar,
    late: tuple[Ints, Ints],
    stated: tuple[int, int] | None,
) -> Ints:
    headache = says_headache(entries)
    clear = says_clear(entries)
    state = np.full(calendar.size, 2, dtype=np.int64)
    if stated is not None:
        day = calendar.days()
        # A day with an entry that does not say whether it hurt is listed, so it stays unknown.
        listed = cell_counts(cell, calendar.size) > 0
        state[(day >= stated[0]) & (day <= stated[1]) & ~listed] = 1
    state[cell_any(cell, clear, calendar.size)] = 1
    state[cell_any(cell, headache, calendar.size)] = 0
    state[calendar.cell(*late)] = 0
    return state


def _said(entries: pd.DataFrame, cell: Ints, size: int, state: Ints) -> dict[str, Any]:
    hurts = says_headache(entries)
    rated = np.where(hurts, entries["pain"].to_numpy(), np.nan)
    treated = entries["treatment"]
    said: dict[str, Any] = {
        "worst_pain": _clear_is_zero(cell_max(cell, rated, size), state),
        "mean_pain": _clear_is_zero(cell_mean(cell, rated, size), state),
        "neck_pain": cell_max(cell, entries["neck_pain"].to_numpy(), size),
        "sides": cell_items(cell, entries["side"], size),
        "locations": cell_items(cell, entries["location"], size),
        "activities": cell_items(cell, entries["activity"], size),
        "postures": cell_items(cell, entries["posture"], size),
        "treatments": cell_items(cell, map_items(treated, _names), size),
        "treatment_classes": cell_items(cell, map_items(treated, _classes), size),
        "acute_medication": cell_any(cell, any_treatment(treated, lambda given: given.acute), size),
    }
    for name in factor_columns(entries):
        said[name] = _factor_by_day(entries[name], cell, size)
    return said


def _clear_is_zero(pain: Any, state: Ints) -> Any:
    return np.where(state == STATES.index("clear"), 0.0, pain)


def _names(text: str) -> str | None:
    return join_items(t.name for t in treatments_of(text)) or None


def _classes(text: str) -> str | None:
    return join_items(t.treatment_class for t in treatments_of(text)) or None


def _factor_by_day(values: pd.Series, cell: Ints, size: int) -> Any:
    kind = factor_kind(values)
    if kind == "number":
        return cell_mean(cell, values.to_numpy(dtype=np.float64), size)
    if kind == "word":
        return cell_items(cell, values, size)
    answers: Floats = np.asarray(
        values.astype("Float64").to_numpy(np.float64, na_value=np.nan), dtype=np.float64
    )
    worst = cell_max(cell, answers, size)
    return pd.array(worst, dtype="Float64").astype("boolean")
