"""Judging the windows whose order is written in the diary: the night before, earlier that day."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hdiary.diary.arrays import Bools, Floats
from hdiary.questions.exposure.factors import Factor
from hdiary.questions.judge import Estimates, Judged
from hdiary.questions.reasons import Phrases, said
from hdiary.questions.triggers import judge as judging
from hdiary.questions.triggers.apart import INSEPARABLE
from hdiary.questions.triggers.looks import are_little, fill_in, find_opposed
from hdiary.questions.triggers.ordered import Ordered
from hdiary.questions.triggers.rules import CLAIMS, TriggerRules
from hdiary.stats import adjust_false_discovery
from hdiary.vocabulary.verdicts import CANNOT_TELL
from hdiary.vocabulary.windows import NIGHT_BEFORE
from hdiary.words import phrase

_GOES_ON = phrase("triggers.reason.goes_on")
_LEAST_ALIKE = 0.2
"""Correlation from which a factor may be the echo of another."""


def find_looks(ordered: Ordered, gated: Phrases, people: int) -> Floats:
    """Give the p-values of a window among everybody of its block, NaN where there is none."""
    found = np.where(said(gated), np.nan, fill_in(ordered.window, ordered.window.alone.p_value))
    looks: Floats = ordered.spread(found, people)
    return looks


def judge_ordered(
    ordered: Ordered,
    factors: Sequence[Factor],
    *,
    gated: Phrases,
    q_value: Floats,
    rules: TriggerRules,
) -> tuple[Estimates, Judged, Bools]:
    """Judge a window: its estimates, the verdicts, and what nearly always comes together."""
    # What stands out alone among all looks of the person, and then beside all others among those
    # that do: sleep in hours and how good it was take little away from each other.
    window, q_value = ordered.window, q_value[ordered.people]
    estimate, low, high, p_value = (
        np.where(said(gated), np.nan, fill_in(window, getattr(window.estimates, name)))
        for name in ("estimate", "low", "high", "p_value")
    )
    alone = q_value <= rules.false_discovery
    groups = np.repeat(np.arange(len(alone)), alone.shape[1])
    among = np.where(alone, p_value, np.nan).ravel()
    beside = adjust_false_discovery(among, groups, n_groups=len(alone)).reshape(alone.shape)
    q_value = np.fmax(np.fmax(q_value, beside), p_value)
    found = Estimates(estimate=estimate, low=low, high=high, p=p_value, q=q_value)
    together = np.abs(ordered.agreement) >= INSEPARABLE
    never = np.zeros(gated.shape, dtype=np.bool_)
    passing = (q_value <= rules.false_discovery) & (p_value < 1 - rules.level)
    near = np.abs(ordered.agreement) >= _LEAST_ALIKE
    blamed = near & ~together & alone[:, None, :] & (alone & ~passing)[:, :, None]
    echoed: Bools = np.asarray(blamed.any(axis=2))
    judged = judging.judge(
        found,
        gated=gated,
        passing=passing | echoed,
        beside=judging.Beside(
            held=np.logical_not(echoed),
            explained_by=judging.gather_names(factors, blamed),
            inseparable_from=judging.gather_names(factors, together),
            taken=never,
            afterwards=never,
            opposed=find_opposed(window, ordered.contrasts, rules),
        ),
        rules=rules,
        amounts=are_little(window, rules),
    )
    if ordered.name != NIGHT_BEFORE:
        # Before the pain, an early sign changes what is done as the pain itself does.
        held = np.isin(judged.verdict, CLAIMS) & ordered.follows
        judged.verdict[held], judged.reason[held] = CANNOT_TELL, _GOES_ON
    return found, judged, together
