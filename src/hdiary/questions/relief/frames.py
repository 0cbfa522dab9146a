"""The frames of the answer within hours: the table of treatments, and the rated moments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Codes, patient_column
from hdiary.questions.reasons import ANSWERED, Phrases, join_reasons
from hdiary.questions.relief.after import Outcomes
from hdiary.questions.relief.measure import Compared
from hdiary.questions.relief.moments import Moments
from hdiary.questions.relief.rows import Rows
from hdiary.questions.relief.units import Units
from hdiary.words import phrase

NONE = "none"
_LEAST_TIMED = 3
"""So many doses it takes for a median time to relief."""
COLUMNS = (
    *("treatment", "treatment_class", "doses", "rated", "pain_before", "pain_after", "fall"),
    *("expected_fall", "extra_fall", "ci_low", "ci_high", "p_value", "q_value", "pain_free_2h"),
    *("relief_2h", "compared_with", "verdict", "reason", "comparisons", "comparison_pain"),
    *("together_with", "rated_at_4", "sustained_24h", "rescue_share"),
    *("median_minutes_to_relief", "left_out", "more_doses", "shared", "shared_with"),
)
SAID = ("reason", "left_out")
"""Columns that hold phrases until they are written."""


def follow_rows(rows: Rows, outcomes: Outcomes) -> dict[str, Any]:
    """Give the columns that tell what became of the doses, and why some are missing."""
    timed = rows.count(outcomes.minutes)
    minutes = np.full(len(rows.who), np.nan)
    order = np.argsort(rows.pair_row, kind="stable")
    ends = np.cumsum(np.bincount(rows.pair_row, minlength=len(rows.who)))
    parts = np.split(outcomes.minutes[rows.pair_moment[order]], ends[:-1])
    for row in np.flatnonzero(timed >= _LEAST_TIMED).tolist():
        known = np.sort(parts[row][~np.isnan(parts[row])])
        middle = known[[(len(known) - 1) // 2, len(known) // 2]]
        minutes[row] = middle.mean() if np.isfinite(middle).all() else np.nan
    columns: dict[str, Any] = {
        "pain_free_2h": rows.mean(outcomes.pain_free),
        "relief_2h": rows.mean(outcomes.relief),
        "rated_at_4": rows.count(outcomes.relief),
        "sustained_24h": rows.mean(outcomes.sustained),
        "rescue_share": rows.mean(outcomes.rescue),
        "median_minutes_to_relief": minutes,
    }
    columns["left_out"] = _say_left_out(columns, timed)
    return columns


def _say_left_out(columns: Mapping[str, Any], timed: Codes) -> Phrases:
    """Say which of these are missing and why; None where none is."""
    missing = {name: np.isnan(columns[name]) for name in columns}
    rated = ~missing["pain_free_2h"]
    few = timed < _LEAST_TIMED
    told = join_reasons(
        (
            (~rated, phrase("relief.left_out.never")),
            (rated & missing["relief_2h"], phrase("relief.left_out.mild")),
            (rated & missing["sustained_24h"], phrase("relief.left_out.next_day")),
            (rated & few, phrase("relief.left_out.untimed", least=_LEAST_TIMED)),
            (~few & missing["median_minutes_to_relief"], phrase("relief.left_out.slow")),
        ),
        len(timed),
    )
    told[told == ANSWERED] = None
    return told


def lay_out(diary: Diary, rows: Rows, columns: Mapping[str, Any]) -> pd.DataFrame:
    """Make the frame: patient by patient, the most often rated first."""
    every = {"treatment": rows.name, "treatment_class": rows.kind, **columns}
    frame: dict[str, Any] = {"patient": patient_column(diary, rows.who)}
    for name in COLUMNS:
        values = every[name]
        text = values.dtype == object and name not in SAID
        frame[name] = pd.array(values.tolist(), dtype="str") if text else values
    order = np.lexsort((rows.name.astype(str), -rows.doses, -columns["rated"], rows.who))
    return pd.DataFrame(frame).iloc[order].reset_index(drop=True)


def list_moments(
    diary: Diary, moments: Moments, units: Units, rows: Rows, compared: Compared
) -> pd.DataFrame:
    """List the rated moments: once for each row of the table, and those left alone."""
    unit_row = np.full(len(units.who), -1, dtype=np.int64)
    own = np.flatnonzero(rows.unit >= 0)
    unit_row[rows.unit[own]] = own
    width = max(len(rows.who), 1)
    keys = rows.pair_moment * width + rows.pair_row
    known = units.given_moment * width + unit_row[units.given_unit]
    expected = pd.Series(compared.untreated.expected_after, index=known).reindex(keys).to_numpy()
    alone = np.flatnonzero(moments.rated & ~moments.treated)
    moment = np.concatenate([rows.pair_moment, alone])
    names = [*rows.name[rows.pair_row].tolist(), *[NONE] * len(alone)]
    entry = moments.entry[moment]
    frame = pd.DataFrame(
        {
            "patient": patient_column(diary, moments.who[moment]),
            "treatment": pd.array(names, dtype="str"),
            "date": diary.entries["date"].to_numpy()[entry],
            "pain_before": moments.before[moment],
            "pain_after": moments.after[moment],
            "expected_after": np.concatenate([expected, np.full(len(alone), np.nan)]),
            "hours_since_onset": moments.hours[moment],
        }
    )
    place = np.concatenate([rows.pair_row, np.full(len(alone), len(rows.who))])
    order = np.lexsort((moment, place, moments.who[moment]))
    return frame.iloc[order].reset_index(drop=True)
