"""What may be said about a treatment within hours, and why."""

from __future__ import annotations

from typing import Any

import numpy as np

from hdiary.diary.arrays import Codes, Floats, Texts
from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.gates import Bar, Need, explain
from hdiary.questions.judge import Check, Estimates, Judged, Scale, decide
from hdiary.questions.reasons import Phrases, no_phrases, said
from hdiary.questions.relief.measure import Compared
from hdiary.questions.relief.moments import Moments
from hdiary.questions.relief.rows import Rows
from hdiary.questions.relief.rules import LESS, MIXED, MORE, ONE_OF_MANY, ReliefGates, ReliefRules
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
    found = Estimates(estimate=estimate, low=low, high=high, p=p_value, q=q_value)
    judged = judge(found, gated=gated, stuck=rows.stuck, rules=rules)
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
        "verdict": judged.verdict,
        "reason": judged.reason,
        "comparisons": comparisons,
        "comparison_pain": other_pain,
        "together_with": rows.stuck,
        "more_doses": np.where(
            ~said(gated),
            _more_doses(rated, estimate, high - estimate, judged.verdict, rules=rules),
            _doses_to_gate(rated, comparisons, rules=rules),
        ),
    }


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
    rated: Codes, estimate: Floats, reach: Floats, verdict: Texts, *, rules: ReliefRules
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


def judge(found: Estimates, *, gated: Phrases, stuck: Texts, rules: ReliefRules) -> Judged:
    """Give the verdict on each row, and its reason."""
    together = _say_together(stuck)
    return decide(
        found,
        Scale(little=(-rules.little, rules.little), above=MORE, below=LESS),
        passing=found.q <= rules.false_discovery,
        gated=gated,
        alone=(found.p < 1 - rules.level, ONE_OF_MANY),
        checks=(
            Check(holds=np.isnan(found.estimate), why=MIXED),
            Check(holds=said(together), why=together),
        ),
    )


def _say_together(stuck: Texts) -> Phrases:
    """Say of each row what it was always given together with; None where with nothing."""
    told = no_phrases(stuck.shape)
    for row in np.flatnonzero(stuck != "").tolist():
        names = tuple(str(stuck[row]).split(SEPARATOR))
        told[row] = phrase("relief.reason.together", names=names)
    return told
