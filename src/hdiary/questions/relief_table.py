"""The table of treatments within hours: one row per patient and treatment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.questions.relief_compare import Compared, compare_units
from hdiary.questions.relief_course import Outcomes, follow_moments
from hdiary.questions.relief_moments import Moments, find_moments
from hdiary.questions.relief_rows import Rows, list_rows
from hdiary.questions.relief_units import Units, find_units
from hdiary.questions.relief_verdicts import (
    NO_RATINGS,
    NOT_RATED,
    ReliefRules,
    Words,
    explain_gates,
    judge,
)
from hdiary.questions.result import Codes, Floats, patient_column, say_scale
from hdiary.questions.unsaid import find_columns
from hdiary.stats import adjust_false_discovery
from hdiary.vocabulary.verdicts import CANNOT_TELL

NONE = "none"
_LEAST_TIMED = 3
"""So many doses it takes for a median time to relief."""
_MOST_DOSES = 10_000


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class ReliefTables:
    """The frames of a `ReliefResult`, and how many moments were rescues within another."""

    table: pd.DataFrame
    moments: pd.DataFrame
    rescues: int


def tabulate_relief(diary: Diary, *, rules: ReliefRules) -> ReliefTables:
    """Find, compare, judge and lay out."""
    usable = diary.scale == "0-10"
    moments = find_moments(
        diary, before_within=rules.before_within, after_between=rules.after_between
    )
    if not usable:
        moments = _forget_ratings(moments)
    units = find_units(diary.doses, moments, gates=rules.gates)
    compared = compare_units(diary, moments, units, gates=rules.gates, level=rules.level)
    rows = list_rows(diary, units)
    unrated = NOT_RATED if find_columns(diary) & {"pain_before", "pain_after"} else NO_RATINGS
    scale = "" if usable else say_scale(diary.scale)
    table = _judge_rows(rows, compared, moments, rules, scale, unrated)
    table |= _follow_rows(rows, follow_moments(diary, moments))
    frame = _lay_out(diary, rows, table)
    return ReliefTables(
        table=frame,
        moments=_list_moments(diary, moments, units, rows, compared),
        rescues=int(moments.rescues.sum()),
    )


def _forget_ratings(moments: Moments) -> Moments:
    nothing = np.full(len(moments.who), np.nan)
    return Moments(
        who=moments.who,
        entry=moments.entry,
        at=moments.at,
        before=nothing,
        after=nothing,
        after_min=moments.after_min,
        hours=moments.hours,
        treated=moments.treated,
        rescues=moments.rescues,
        dose_moment=moments.dose_moment,
    )


def _judge_rows(
    rows: Rows, compared: Compared, moments: Moments, rules: ReliefRules, scale: str, unrated: str
) -> dict[str, Any]:
    """Give the columns that carry the answer."""
    rated = np.bincount(rows.pair_row, minlength=len(rows.who)).astype(np.int64)
    own = rows.unit >= 0
    at = np.where(own, rows.unit, 0)

    def of_unit(name: str) -> Floats:
        if not own.any():
            return np.full(len(own), np.nan)
        return np.where(own, getattr(compared, name)[at], np.nan).astype(np.float64)

    estimate, low, high, p_value, other_pain = (
        of_unit(name) for name in ("extra_fall", "low", "high", "p_value", "comparison_pain")
    )
    comparisons, words = _compared_with(rows, compared, moments, rules, rated)
    gated = explain_gates(rated, comparisons, gates=rules.gates, scale=scale, unrated=unrated)
    q_value = adjust_false_discovery(p_value, rows.who, n_groups=int(rows.who.max(initial=0)) + 1)
    verdict, reason = judge(
        gated=gated,
        stuck=rows.stuck,
        estimate=estimate,
        low=low,
        high=high,
        p_value=p_value,
        q_value=q_value,
        rules=rules,
    )
    before, after = rows.mean(moments.before), rows.mean(moments.after)
    fall = before - after
    return {
        "doses": rows.doses,
        "rated": rated,
        "pain_before": before,
        "pain_after": after,
        "fall": fall,
        "expected_fall": fall - estimate,
        "extra_fall": estimate,
        "ci_low": low,
        "ci_high": high,
        "p_value": p_value,
        "q_value": q_value,
        "compared_with": words,
        "verdict": verdict,
        "reason": reason,
        "comparisons": comparisons,
        "comparison_pain": other_pain,
        "together_with": rows.stuck,
        "more_doses": np.where(
            gated == "",
            _more_doses(rated, estimate, high - estimate, verdict, rules=rules),
            _doses_to_gate(rated, comparisons, rules=rules),
        ),
    }


def _compared_with(
    rows: Rows, compared: Compared, moments: Moments, rules: ReliefRules, rated: Codes
) -> tuple[Codes, Words]:
    """Give the number and kind of comparisons, also of rows that were not compared."""
    people = int(rows.who.max(initial=-1)) + 1
    here = moments.rated & (moments.who < people)
    total = np.bincount(moments.who[here], minlength=people)[rows.who]
    alone = np.bincount(moments.who[here & ~moments.treated], minlength=people)[rows.who]
    plain = alone >= rules.gates.min_comparisons
    count = np.where(plain, alone, total - rated).astype(np.int64)
    words = np.where(plain, "untreated", "other treatments").astype(object)
    words[(count < rules.gates.min_comparisons) | (rated == 0)] = ""
    own = rows.unit >= 0
    count[own] = compared.comparisons[rows.unit[own]]
    words[own] = compared.compared_with[rows.unit[own]]
    return count, words


def _more_doses(
    rated: Codes, estimate: Floats, reach: Floats, verdict: Words, *, rules: ReliefRules
) -> Floats:
    """Reckon how many more rated doses would settle a row, if its extra fall stays as it is."""
    # It is settled when the interval leaves out either 0 or what matters. With comparisons
    # growing alike, its half-width falls with the root of the doses.
    enough = np.maximum(np.abs(estimate), rules.little - np.abs(estimate))
    more = np.maximum(np.ceil(rated * np.square(reach / enough) - rated), 1.0)
    return np.where(verdict == CANNOT_TELL, np.minimum(more, _MOST_DOSES), np.nan)


def _doses_to_gate(rated: Codes, comparisons: Codes, *, rules: ReliefRules) -> Floats:
    """Say how many more rated doses a row needs to be compared, where only doses are missing."""
    gates = rules.gates
    few = (rated < gates.min_doses) & (comparisons >= gates.min_comparisons)
    return np.where(few, gates.min_doses - rated, np.nan)


def _follow_rows(rows: Rows, outcomes: Outcomes) -> dict[str, Any]:
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


def _say_left_out(columns: Mapping[str, Any], timed: Codes) -> Words:
    """Say which of these are missing and why."""
    missing = {name: np.isnan(columns[name]) for name in columns}
    slow = (timed >= _LEAST_TIMED) & missing["median_minutes_to_relief"]
    reasons = (
        (missing["pain_free_2h"], "pain-free and relief: never rated"),
        (
            ~missing["pain_free_2h"] & missing["relief_2h"],
            "relief: no rated dose at a pain of 4 or more",
        ),
        (
            ~missing["pain_free_2h"] & missing["sustained_24h"],
            "the next 24 hours: times or the next day were not recorded",
        ),
        (
            ~missing["pain_free_2h"] & (timed < _LEAST_TIMED),
            f"time to relief: fewer than {_LEAST_TIMED} doses with two or more later ratings",
        ),
        (slow, "time to relief: half of the doses brought none within six hours"),
    )
    words = np.full(len(timed), "", dtype=object)
    for holds, told in reasons:
        words[holds & (words != "")] += "; "
        words[holds] += told
    return words


COLUMNS = (
    *("treatment", "treatment_class", "doses", "rated", "pain_before", "pain_after", "fall"),
    *("expected_fall", "extra_fall", "ci_low", "ci_high", "p_value", "q_value", "pain_free_2h"),
    *("relief_2h", "compared_with", "verdict", "reason", "comparisons", "comparison_pain"),
    *("together_with", "rated_at_4", "sustained_24h", "rescue_share"),
    *("median_minutes_to_relief", "left_out", "more_doses"),
)


def _lay_out(diary: Diary, rows: Rows, columns: Mapping[str, Any]) -> pd.DataFrame:
    """Make the frame: patient by patient, the most often rated first."""
    every = {"treatment": rows.name, "treatment_class": rows.kind, **columns}
    frame: dict[str, Any] = {"patient": patient_column(diary, rows.who)}
    for name in COLUMNS:
        values = every[name]
        frame[name] = pd.array(values.tolist(), dtype="str") if values.dtype == object else values
    order = np.lexsort((rows.name.astype(str), -rows.doses, -columns["rated"], rows.who))
    return pd.DataFrame(frame).iloc[order].reset_index(drop=True)


def _list_moments(
    diary: Diary, moments: Moments, units: Units, rows: Rows, compared: Compared
) -> pd.DataFrame:
    """List the rated moments: once for each row of the table, and those left alone."""
    unit_row = np.full(len(units.who), -1, dtype=np.int64)
    own = np.flatnonzero(rows.unit >= 0)
    unit_row[rows.unit[own]] = own
    width = max(len(rows.who), 1)
    keys = rows.pair_moment * width + rows.pair_row
    known = units.given_moment * width + unit_row[units.given_unit]
    expected = pd.Series(compared.expected_after, index=known).reindex(keys).to_numpy()
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
