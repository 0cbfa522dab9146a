"""What may be said about a change: closed words, and why."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hdiary.questions.change_days import OutcomeDays
from hdiary.questions.change_fit import hold_up
from hdiary.questions.change_measure import Measured
from hdiary.questions.change_rules import (
    AFTER_SPELL,
    ANSWERED,
    APART,
    BETTER,
    CLAIMS,
    DEPENDS,
    GOING,
    SAME,
    WIDE,
    WORSE,
    ChangeRules,
)
from hdiary.questions.change_starts import Starts
from hdiary.questions.result import ONLY_LISTED, Bools, Codes, Floats
from hdiary.vocabulary.say import say_count
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH

Words = npt.NDArray[np.object_]

_SHOWN = 0.5
"""The plain difference of means must be at least this share of a claimed change."""
_GOING_P = 0.02


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Judged:
    """The verdict on each comparison, its reason, and how many more days would settle it."""

    # ``going`` marks claims of which half or more could be the way of the time before,
    # continued.
    verdict: Words
    reason: Words
    more_days: Floats
    going: Bools


def judge(
    measured: Measured,
    outcome: OutcomeDays,
    starts: Starts,
    *,
    first: Codes,
    last: Codes,
    scale: str,
    rules: ChangeRules,
) -> Judged:
    """Judge one outcome of every comparison."""
    change = measured.levels.change
    meaningful = rules.gates.meaningful_days if outcome.bounded else rules.gates.meaningful_pain
    kind = 0 if outcome.bounded else 1
    with np.errstate(invalid="ignore"):
        small = (change.low > -meaningful) & (change.high < meaningful)
        verdict = np.select(
            [change.high < 0, change.low > 0, small],
            [BETTER[kind], WORSE[kind], LITTLE],
            CANNOT_TELL,
        ).astype(object)
    reason = np.where(verdict == CANNOT_TELL, WIDE, ANSWERED).astype(object)
    closed = _explain(measured, outcome, starts, first=first, last=last, scale=scale, rules=rules)
    closed[(closed == "") & np.isnan(change.estimate)] = SAME
    for holds, words in (
        (~_stands(measured, outcome, verdict, meaningful=meaningful, rules=rules), DEPENDS),
        (_is_apart(measured, verdict), APART),
        (_was_going(measured, verdict), GOING),
        (measured.spell_kept & (verdict == BETTER[kind]), AFTER_SPELL),
    ):
        verdict[holds], reason[holds] = CANNOT_TELL, words
    more = _more_days(measured, (verdict == CANNOT_TELL) & (reason == WIDE), meaningful=meaningful)
    shut = closed != ""
    verdict[shut], reason[shut], more[shut] = NOT_ENOUGH, closed[shut], np.nan
    going = _may_be_going(measured) & np.isin(verdict, CLAIMS)
    return Judged(verdict=verdict, reason=reason, more_days=more, going=going)


def _stands(
    measured: Measured,
    outcome: OutcomeDays,
    verdict: Words,
    *,
    meaningful: float,
    rules: ChangeRules,
) -> Bools:
    if not outcome.bounded:
        return np.full(len(verdict), True)
    sign = np.select(
        [np.isin(verdict, BETTER), np.isin(verdict, WORSE), verdict == LITTLE],
        [-1.0, 1.0, 0.0],
        np.nan,
    )
    return hold_up(
        measured.days,
        measured.used,
        measured.values,
        sign=sign,
        meaningful=meaningful,
        level=rules.level,
    )


def _is_apart(measured: Measured, verdict: Words) -> Bools:
    """Say whose claim the plain averages do not show: another way, or less than half of it."""
    # Where headaches come in runs of weeks, the model takes a diary for a walk that drifts, and
    # the days next to the start outweigh all others.
    plain = measured.mean_after - measured.mean_before
    change = measured.levels.change.estimate
    with np.errstate(invalid="ignore", divide="ignore"):
        apart: Bools = np.isin(verdict, CLAIMS) & ~(plain / change >= _SHOWN)
    return apart


def _was_going(measured: Measured, verdict: Words) -> Bools:
    """Say whose claim a line through the baseline would have come to by itself."""
    # The baseline moved the claimed way (p below 0.02), and the time after does not clearly
    # leave its line, continued. Without 42 days on each side there are no lines, and no such
    # check.
    slope, beyond = measured.lines.slope_before, measured.lines.beyond
    with np.errstate(invalid="ignore"):
        clear = slope.p_value < _GOING_P
        better = np.isin(verdict, BETTER) & clear & (slope.estimate < 0) & ~(beyond.high < 0)
        worse = np.isin(verdict, WORSE) & clear & (slope.estimate > 0) & ~(beyond.low > 0)
    return better | worse


def _may_be_going(measured: Measured) -> Bools:
    """Say where a line through the time before would have come to half of the change or more."""
    # The line of a short time is a guess: this is a warning beside a claim, not a check of it.
    change, beyond = measured.levels.change.estimate, measured.lines.beyond.estimate
    with np.errstate(invalid="ignore", divide="ignore"):
        going: Bools = beyond / change <= 0.5
    return going


def _more_days(measured: Measured, open_: Bools, *, meaningful: float) -> Floats:
    """Give about how many more days after the start would settle it, if all stays as it is."""
    # The baseline grows no more, so beyond some point more days say no more: then no number
    # follows, nor does one between a change of half of what matters and one of what matters.
    estimate = measured.levels.change
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


def _explain(
    measured: Measured,
    outcome: OutcomeDays,
    starts: Starts,
    *,
    first: Codes,
    last: Codes,
    scale: str,
    rules: ChangeRules,
) -> Words:
    """Say why a comparison gets no verdict; empty where it does. The first reason counts."""
    gates = rules.gates
    reason = np.full(len(starts), "", dtype=object)

    def say(holds: Bools, words: str | Words) -> None:
        here = holds & (reason == "")
        reason[here] = words if isinstance(words, str) else words[here]

    if scale and not outcome.bounded:
        say(np.full(len(starts), True), f"pain was noted {scale}; this needs a scale of 0 to 10")
    say(starts.day <= first, "it began before the diary or on its first day")
    say(starts.day > last, "it begins after the diary's last day")
    if outcome.bounded:
        say(outcome.listed[starts.who], ONLY_LISTED)
    few_before = measured.recorded_before < gates.min_days
    few_after = measured.recorded_after < gates.min_days
    told_before, told_after = _neighbours(starts, rules=rules)
    say(few_before & (told_before != ""), told_before)
    say(few_before, f"fewer than {gates.min_days} recorded days before it to compare with")
    say(few_after & (told_after != ""), told_after)
    say(few_after, f"fewer than {gates.min_days} recorded days once it had settled")
    if outcome.bounded:
        headaches = measured.headaches_before + measured.headaches_after
        clear = measured.recorded_before + measured.recorded_after - headaches
        say(headaches < gates.min_headaches, f"fewer than {gates.min_headaches} headache days")
        say(clear < gates.min_clear, f"fewer than {gates.min_clear} clear days")
    else:
        rated = f"fewer than {gates.min_rated} headache days with a pain rating"
        say(measured.days_before < gates.min_rated, f"{rated} before it")
        say(measured.days_after < gates.min_rated, f"{rated} once it had settled")
    return reason


def _neighbours(starts: Starts, *, rules: ChangeRules) -> tuple[Words, Words]:
    """Say of each start what began shortly before it, or after it; empty for nothing."""
    near = rules.settle + rules.washout + 2 * rules.gates.min_days
    told = []
    for names, gaps, way in (
        (starts.name_before, starts.day - starts.before, "before"),
        (starts.name_after, starts.after - starts.day, "after"),
    ):
        words = np.full(len(starts), "", dtype=object)
        for at in np.flatnonzero((names != "") & (gaps < near)).tolist():
            words[at] = (
                f"{names[at]} began {say_count(int(gaps[at]), 'day')} {way} it, "
                "too near to tell the two apart"
            )
        told.append(words)
    return told[0], told[1]
