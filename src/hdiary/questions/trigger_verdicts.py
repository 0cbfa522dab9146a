"""What may be said about a factor: closed words, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.factors import Factor
from hdiary.questions.result import ONLY_LISTED, Bools, Codes, Floats
from hdiary.questions.trigger_block import Counts
from hdiary.questions.trigger_rules import TriggerGates
from hdiary.vocabulary.say import say_count, say_list
from hdiary.vocabulary.verdicts import (
    CANNOT_TELL,
    FEWER_HEADACHES,
    LITTLE,
    MORE_HEADACHES,
    NOT_ENOUGH,
)

MORE, FEWER = MORE_HEADACHES, FEWER_HEADACHES
VERDICTS = (MORE, FEWER, LITTLE, CANNOT_TELL, NOT_ENOUGH)
CLAIMS = (MORE, FEWER)

ANSWERED = "answered"
ORDER_UNKNOWN = "the order within a day is not known"
WIDE = "the interval is too wide to say more"
ONE_OF_MANY = "it stands out alone, but among this many factors one may do so by chance"
NEVER_SAID = "no day on which it was said the day before"
SAME = "it was the same on every day"
SAME_WHERE_SAID = 'it was the same wherever it was said; write "no" or 0 on the other days'
COMES_TOGETHER = "it nearly always comes, or stays away, together with "
NOT_APART = "it cannot be told apart from "
INDICATION = "it is taken when it hurts, so the diary cannot say which led to which"
WITH_COURSE = "it changes only together with weekday, season or the days before"
Words = npt.NDArray[np.object_]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Judged:
    """Verdicts and reasons, (people, K)."""

    verdict: Words
    reason: Words


_STATES = ("headache day", "clear day")


def explain_gates(
    counts: Counts,
    factors: Sequence[Factor],
    *,
    recorded: Codes,
    gates: TriggerGates,
    usable: Codes | None = None,
    listed: Bools | None = None,
) -> Words:
    """Say why a factor was not tested; empty where it was."""
    reason = np.full(counts.exposed.shape, "", dtype=object)
    if listed is not None:
        reason[listed] = ONLY_LISTED
    used = counts.exposed + counts.unexposed
    headaches = counts.headaches_exposed + counts.headaches_unexposed
    few: list[tuple[Bools, Codes, int, str, str]] = [
        (
            np.broadcast_to(recorded[:, None] < gates.min_days, used.shape),
            np.broadcast_to(recorded[:, None], used.shape),
            gates.min_days,
            "recorded day",
            "",
        ),
        (used < 1, used, 1, "day", " on which it was said the day before"),
        (headaches < gates.min_headaches, headaches, gates.min_headaches, "headache day", ""),
        (used - headaches < gates.min_clear, used - headaches, gates.min_clear, "clear day", ""),
        (counts.exposed < gates.min_exposed, counts.exposed, gates.min_exposed, "day", " with it"),
        (
            counts.unexposed < gates.min_unexposed,
            counts.unexposed,
            gates.min_unexposed,
            "day",
            " without it",
        ),
    ]
    for fails, found, needed, noun, what in few:
        if what == " with it":
            same = (counts.sd == 0) & (reason == "")
            reason[same] = SAME
            if usable is not None:
                reason[same & (used < usable[:, None])] = SAME_WHERE_SAID
        here = fails & (reason == "")
        for number in np.unique(found[here]):
            words = f"{_few(int(number), noun)}{what}; {needed} are needed"
            if needed == 1:
                words = f"no {noun}{what}"
            reason[here & (found == number)] = words
            if usable is not None and noun in _STATES:
                # There are more such days, but on them it was not said.
                unsaid = here & (found == number) & (used < usable[:, None])
                reason[unsaid] = f"{_few(int(number), noun)} where it was said; {needed} are needed"
    return reason


def _few(number: int, noun: str) -> str:
    if number == 0:
        return f"no {noun}"
    return f"only {say_count(number, noun)}"


def judge(
    *,
    gated: Words,
    estimate: Floats,
    low: Floats,
    high: Floats,
    passing: Bools,
    p_value: Floats,
    alpha: float,
    little: tuple[float, float],
    held: Bools,
    explained_by: Words,
    inseparable_from: Words,
) -> Judged:
    """Give the verdict on each factor of the day before."""
    verdict = np.full(gated.shape, CANNOT_TELL, dtype=object)
    reason = np.full(gated.shape, WIDE, dtype=object)
    reason[(p_value < alpha) & ~passing] = ONE_OF_MANY
    within = (low > np.log(little[0])) & (high < np.log(little[1]))
    apart = inseparable_from == ""
    claimed = passing & held & apart & ~within
    verdict[within], reason[within] = LITTLE, ANSWERED
    verdict[claimed & (estimate > 0)] = MORE
    verdict[claimed & (estimate < 0)] = FEWER
    reason[claimed] = ANSWERED
    blamed = passing & ~within & apart & ~held
    for at in zip(*np.nonzero(blamed), strict=True):
        reason[at] = f"{NOT_APART}{_say_names(explained_by[at])}"
    for at in zip(*np.nonzero(passing & ~within & ~apart), strict=True):
        others = _say_names(inseparable_from[at])
        reason[at] = f"{COMES_TOGETHER}{others}"
    unknown = np.isnan(estimate) & (gated == "")
    verdict[unknown], reason[unknown] = NOT_ENOUGH, WITH_COURSE
    fails = gated != ""
    verdict[fails], reason[fails] = NOT_ENOUGH, gated[fails]
    return Judged(verdict=verdict, reason=reason)


def _say_names(joined: str) -> str:
    return say_list(joined.split(SEPARATOR))


def join_names(factors: Sequence[Factor], which: Bools) -> Words:
    """Join the names of the factors that hold, row by row, (..., K) to (...)."""
    names = [factor.name for factor in factors]
    flat = which.reshape(int(np.prod(which.shape[:-1])), which.shape[-1])
    joined = np.full(len(flat), "", dtype=object)
    for row in np.flatnonzero(flat.any(axis=1)):
        joined[row] = SEPARATOR.join(names[k] for k in np.flatnonzero(flat[row]))
    return joined.reshape(which.shape[:-1])
