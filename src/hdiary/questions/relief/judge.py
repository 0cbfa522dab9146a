"""What may be said about a treatment within hours, and why."""

from __future__ import annotations

from typing import Any

import numpy as np

from hdiary.diary.arrays import Bools, Codes, Floats, Texts
from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.gates import Bar, Need, explain
from hdiary.questions.judge import Check, Estimates, Judged, decide
from hdiary.questions.reasons import Phrases, fill, no_phrases, said
from hdiary.questions.relief.measure import Compared
from hdiary.questions.relief.moments import Moments
from hdiary.questions.relief.rows import Rows
from hdiary.questions.relief.rules import MIXED, ONE_OF_MANY, ReliefGates, ReliefRules, scale_alone
from hdiary.questions.relief.units import NOTHING, OTHERS, UNTREATED
from hdiary.stats import adjust_false_discovery
from hdiary.vocabulary.verdicts import CANNOT_TELL
from hdiary.words import Phrase, phrase

_MOST_DOSES = 10_000


def judge_rows(
    rows: Rows,
    compared: Compared,
    moments: Moments,
    rules: ReliefRules,
    *,
    scale: str,
    unrated: Phrase,
    unsaid: Codes,
) -> dict[str, Any]:
    """Give the columns that carry the answer."""
    rated = np.bincount(rows.pair_row, minlength=len(rows.who)).astype(np.int64)
    found = _estimates(rows, compared)
    comparisons, words = _compared_with(rows, compared, moments, rules, rated)
    gated = explain_gates(rated, comparisons, gates=rules.gates, scale=scale, unrated=unrated)
    paired = _of_units(rows, compared.paired, False).astype(np.bool_)
    lonely = (rows.unit >= 0) & (words == OTHERS) & ~paired
    fill(gated, lonely, phrase("relief.reason.no_others", doses=rules.gates.min_doses))
    minutes = _of_minutes(rows, compared)
    judged = judge(found, gated=gated, stuck=rows.stuck, minutes=minutes, rules=rules)
    alone = _of_units(rows, compared.alone, 0).astype(np.int64)
    _say_paired(judged.reason, paired, alone, unsaid[rows.who], least=rules.gates.min_comparisons)
    before, after = rows.mean(moments.before), rows.mean(moments.after)
    fall = before - after
    return {
        "doses": rows.doses,
        "rated": rated,
        "pain_before": before,
        "pain_after": after,
        "fall": fall,
        "expected_fall": fall - found.estimate,
        "extra_fall": found.estimate,
        "ci_low": found.low,
        "ci_high": found.high,
        "p_value": found.p,
        "q_value": found.q,
        "compared_with": words,
        "verdict": judged.verdict,
        "reason": judged.reason,
        "comparisons": comparisons,
        "comparison_pain": _of_units(rows, compared.comparison_pain, np.nan),
        "together_with": rows.stuck,
        "shared": rows.shared,
        "shared_with": rows.shared_with,
        "more_doses": np.where(
            ~said(gated),
            _more_doses(rated, found.estimate, found.high - found.estimate, judged.verdict, rules),
            _doses_to_gate(rated, comparisons, rules=rules),
        ),
    }


def _of_units(rows: Rows, values: Any, empty: Any) -> Any:
    """Give each row what was found about its unit."""
    own = rows.unit >= 0
    if not own.any():
        return np.full(len(own), empty)
    return np.where(own, values[np.where(own, rows.unit, 0)], empty)


def _estimates(rows: Rows, compared: Compared) -> Estimates:
    """Give the extra fall of each row beside headaches left alone; missing where none is told."""
    found = compared.untreated
    estimate, low, high, p_value = (
        _of_units(rows, np.where(found.apart, np.nan, values), np.nan)
        for values in (found.estimate, found.low, found.high, found.p_value)
    )
    q_value = adjust_false_discovery(p_value, rows.who, n_groups=int(rows.who.max(initial=0)) + 1)
    return Estimates(estimate=estimate, low=low, high=high, p=p_value, q=q_value)


def _of_minutes(rows: Rows, compared: Compared) -> Phrases:
    found = compared.untreated
    apart = _of_units(rows, found.apart, False).astype(np.bool_)
    own, other = (_of_units(rows, at, np.nan) for at in (found.own_min, found.other_min))
    return say_minutes(apart, own, other)


def _compared_with(
    rows: Rows, compared: Compared, moments: Moments, rules: ReliefRules, rated: Codes
) -> tuple[Codes, Texts]:
    """Give the number and kind of comparisons, also of rows that were not compared."""
    people = int(rows.who.max(initial=-1)) + 1
    here = moments.rated & (moments.who < people)
    total = np.bincount(moments.who[here], minlength=people)[rows.who]
    alone = np.bincount(moments.who[here & ~moments.treated], minlength=people)[rows.who]
    plain = alone >= rules.gates.min_comparisons
    count = np.where(plain, alone, total - rated).astype(np.int64)
    words = np.where(plain, UNTREATED, OTHERS).astype(object)
    words[(count < rules.gates.min_comparisons) | (rated == 0)] = NOTHING
    own = rows.unit >= 0
    count[own] = compared.comparisons[rows.unit[own]]
    words[own] = compared.compared_with[rows.unit[own]]
    return count, words


def _more_doses(
    rated: Codes, estimate: Floats, reach: Floats, verdict: Texts, rules: ReliefRules
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


def explain_gates(
    rated: Codes, comparisons: Codes, *, gates: ReliefGates, scale: str, unrated: Phrase
) -> Phrases:
    """Say why something was not compared; None where it was."""
    other_scale = np.full(rated.shape, scale != "0-10")
    return explain(
        (
            Bar(holds=other_scale, why=phrase("reason.other_scale", scale=scale)),
            Bar(holds=rated == 0, why=unrated),
            Need(of="relief.need.dose", found=rated, least=gates.min_doses),
            Need(of="relief.need.moment", found=comparisons, least=gates.min_comparisons),
        ),
        rated.shape,
    )


def judge(
    found: Estimates, *, gated: Phrases, stuck: Texts, minutes: Phrases, rules: ReliefRules
) -> Judged:
    """Give the verdict on each row, and its reason."""
    together = _say_together(stuck)
    return decide(
        found,
        scale_alone(rules),
        passing=found.q <= rules.false_discovery,
        gated=gated,
        alone=(found.p < 1 - rules.level, ONE_OF_MANY),
        checks=(
            Check(holds=np.isnan(found.estimate), why=MIXED),
            Check(holds=said(together), why=together),
            Check(holds=said(minutes), why=minutes),
        ),
    )


def say_minutes(apart: Bools, own: Floats, other: Floats) -> Phrases:
    """Say at which minutes something was rated, and what stands beside it; None if alike."""
    told = no_phrases(apart.shape)
    for row in np.flatnonzero(apart).tolist():
        ends = {"own": float(np.rint(own[row])), "other": float(np.rint(other[row]))}
        told[row] = phrase("relief.reason.minutes", **ends)
    return told


def _say_paired(reason: Phrases, paired: Bools, alone: Codes, unsaid: Codes, *, least: int) -> None:
    """Say of what stands beside other treatments only how few headaches were left alone."""
    for row in np.flatnonzero(paired).tolist():
        many, blank = int(alone[row]), int(unsaid[row])
        key = "only_others" if many else "none_alone"
        told = phrase(f"relief.reason.{key}", least=least, **({"n": many} if many else {}))
        reason[row] = phrase("relief.reason.unsaid", why=told, n=blank) if blank else told


def _say_together(stuck: Texts) -> Phrases:
    """Say of each row what it was always given together with; None where with nothing."""
    told = no_phrases(stuck.shape)
    for row in np.flatnonzero(stuck != "").tolist():
        names = tuple(str(stuck[row]).split(SEPARATOR))
        told[row] = phrase("relief.reason.together", names=names)
    return told
