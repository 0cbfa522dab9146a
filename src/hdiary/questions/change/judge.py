"""What may be said about a change, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hdiary.diary.arrays import Bools, Codes, Floats, Texts
from hdiary.questions.change import rules as because
from hdiary.questions.change.checks import check_claims, may_be_going
from hdiary.questions.change.days import OutcomeDays
from hdiary.questions.change.measure import Measured
from hdiary.questions.change.rules import BETTER, CLAIMS, WORSE, ChangeRules
from hdiary.questions.change.starts import Starts
from hdiary.questions.gates import Bar, explain, fewer, with_room
from hdiary.questions.judge import Estimates, Scale, decide
from hdiary.questions.reasons import ONLY_LISTED, WIDE, Phrases, no_phrases, said
from hdiary.stats import AveragedEstimate
from hdiary.words import Phrase, phrase


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Judged:
    """The verdict on each comparison, its reason, and how many more days would settle it."""

    # ``going`` marks claims of which half or more could be the way of the time before,
    # continued.
    verdict: Texts
    reason: Phrases
    more_days: Floats
    going: Bools
    change: AveragedEstimate  # With the interval that may be printed
    # Earlier dates compared in the same way, and those of them at which a change showed too
    earlier_dates: Codes
    earlier_changes: Codes


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Ends:
    """The first and last day of each comparison's diary, in days of the calendar since 1970."""

    first: Codes
    last: Codes


def judge(
    measured: Measured,
    outcome: OutcomeDays,
    starts: Starts,
    ends: Ends,
    earlier: tuple[Codes, Codes],
    *,
    scale: str,
    rules: ChangeRules,
) -> Judged:
    """Judge one outcome of every comparison, beside how often earlier dates changed too."""
    change = measured.levels.change
    meaningful = rules.gates.meaningful_days if outcome.bounded else rules.gates.meaningful_pain
    kind = 0 if outcome.bounded else 1
    with np.errstate(invalid="ignore"):
        passing = (change.high < 0) | (change.low > 0)
        small = (change.low > -meaningful) & (change.high < meaningful)
        sign = np.select([change.high < 0, change.low > 0, small], [-1.0, 1.0, 0.0], np.nan)
    gated = explain(
        _list_gates(measured, outcome, starts, ends, scale=scale, rules=rules), len(starts)
    )
    checked = check_claims(
        measured,
        outcome,
        sign,
        earlier=earlier,
        meaningful=meaningful,
        rules=rules,
    )
    judged = decide(
        Estimates(
            estimate=change.estimate,
            low=change.low,
            high=change.high,
            p=change.p_value,
            q=change.p_value,  # Among all of a person's starts it is weighed later.
        ),
        Scale(
            little=(-meaningful, meaningful),
            above=WORSE[kind],
            below=BETTER[kind],
            claims_little=True,
        ),
        passing=passing,
        gated=gated,
        checks=checked.checks,
    )
    return Judged(
        verdict=judged.verdict,
        reason=judged.reason,
        more_days=_more_days(
            measured,
            checked.change,
            (judged.reason == WIDE) & ~_is_closed(starts, ends),
            meaningful=meaningful,
        ),
        going=may_be_going(measured) & np.isin(judged.verdict, CLAIMS),
        change=checked.change,
        earlier_dates=earlier[0],
        earlier_changes=earlier[1],
    )


def _more_days(
    measured: Measured, estimate: AveragedEstimate, open_: Bools, *, meaningful: float
) -> Floats:
    """Give about how many more days after the start would settle it, if all stays as it is."""
    # The baseline grows no more, so beyond some point more days say no more: then no number
    # follows, nor does one between a change of half of what matters and one of what matters.
    change = np.abs(estimate.estimate)
    half = np.maximum(estimate.high - estimate.estimate, estimate.estimate - estimate.low)
    with np.errstate(invalid="ignore", divide="ignore"):
        room = np.select(
            [change <= meaningful / 2, change >= meaningful], [meaningful - change, change], np.nan
        )
        parts = 1 / measured.days_before + 1 / measured.days_after
        rest = parts * (room / half) ** 2 - 1 / measured.days_before
        needed = np.ceil(1 / rest - measured.days_after)
        share = measured.days_after / measured.recorded_after
        found = open_ & (rest > 0) & (share > 0)
        return np.where(found, np.maximum(np.ceil(needed / share), 1), np.nan)


def _list_gates(
    measured: Measured,
    outcome: OutcomeDays,
    starts: Starts,
    ends: Ends,
    *,
    scale: str,
    rules: ChangeRules,
) -> Iterator[Bar]:
    """Give what stands in the way of a comparison; the first that holds is told."""
    gates = rules.gates
    if scale != "0-10" and not outcome.bounded:
        yield _everywhere(len(starts), phrase("reason.other_scale", scale=scale))
    yield Bar(holds=starts.day <= ends.first, why=because.EARLY)
    yield Bar(holds=starts.day > ends.last, why=because.LATE)
    if outcome.bounded:
        yield Bar(holds=outcome.listed[starts.who], why=ONLY_LISTED)
    sides = (measured.recorded_before, measured.recorded_after)
    days = (measured.days.count(measured.days.before), measured.days.count(measured.days.after))
    held = [with_room(*side, gates.min_days) for side in zip(sides, days, strict=True)]
    for found, near, few in zip(held, _neighbours(starts, rules), because.FEW_DAYS, strict=True):
        yield Bar(holds=(found < gates.min_days) & said(near), why=near)
        if few == because.FEW_DAYS[1]:
            over = phrase(because.FEW_AND_OVER, needed=gates.min_days)
            told = _is_closed(starts, ends) & (starts.name_after == "")
            yield Bar(holds=(found < gates.min_days) & told, why=over)
        yield fewer(few, found, gates.min_days)
    if outcome.bounded:
        headaches = measured.headaches_before + measured.headaches_after
        yield fewer(because.FEW_HEADACHES, headaches, gates.min_headaches)
        yield fewer(because.FEW_CLEAR, sum(sides) - headaches, gates.min_clear)
    else:
        rated = (measured.days_before, measured.days_after)
        for found, few in zip(rated, because.FEW_RATED, strict=True):
            yield fewer(few, found, gates.min_rated)
    yield Bar(holds=np.isnan(measured.levels.change.estimate), why=because.SAME)


def _is_closed(starts: Starts, ends: Ends) -> Bools:
    """Say whose time after is over, so that no day to come belongs to it."""
    closed: Bools = starts.after <= ends.last
    return closed


def _everywhere(size: int, why: Phrase) -> Bar:
    return Bar(holds=np.ones(size, dtype=np.bool_), why=why)


def _neighbours(starts: Starts, rules: ChangeRules) -> tuple[Phrases, Phrases]:
    """Say of each start what began shortly before it, and after it; None for nothing."""
    near = rules.settle + rules.washout + 2 * rules.gates.min_days
    told = (no_phrases(len(starts)), no_phrases(len(starts)))
    sides = (
        (starts.name_before, starts.day - starts.before),
        (starts.name_after, starts.after - starts.day),
    )
    for place, key, (names, gaps) in zip(told, because.NEAR, sides, strict=True):
        for at in np.flatnonzero((names != "") & (gaps < near)).tolist():
            place[at] = phrase(key, name=str(names[at]), days=int(gaps[at]))
    return told
