"""Every verdict on a dose and its reason, on both sides of each threshold."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hdiary import DoseGates
from hdiary.questions.dose.judge import Compared, explain_gates, judge
from hdiary.questions.dose.rules import ON_HEADACHES, ONE_OF_MANY, SAME, WITH_COURSE, DoseRules
from hdiary.questions.reasons import ANSWERED, ONLY_LISTED, WIDE, Phrases, no_phrases
from hdiary.vocabulary.verdicts import (
    CANNOT_TELL,
    FEWER_HEADACHES,
    LITTLE,
    MORE_HEADACHES,
    NOT_ENOUGH,
)
from hdiary.words import Phrase, phrase

RULES = DoseRules(gates=DoseGates())
FEW = phrase("dose.need.use.none", needed=10)
CLEAR = (0.4, 0.2, 0.6)
"""An odds ratio and its interval well outside of what is little."""


def judged(
    ratios: Any = CLEAR,
    p_value: Any = 0.001,
    *,
    share: Any = 0.2,
    shown: Any = True,
    listed: Any = False,
    gated: Phrase | None = None,
) -> tuple[Any, Any, Any]:
    """Judge people by things by windows; gives verdicts, reasons and q-values likewise."""
    p = np.atleast_3d(np.asarray(p_value, dtype=float))
    shape = p.shape
    estimate, low, high = (np.full(shape, np.log(ratio)) for ratio in ratios)
    reasons: Phrases = no_phrases(shape)
    reasons[...] = gated
    found, q_value = judge(
        {"estimate": estimate, "low": low, "high": high},
        p,
        reasons,
        share=np.broadcast_to(share, shape[:2]),
        shown=np.broadcast_to(shown, shape[:2]),
        listed=np.broadcast_to(listed, shape[:1]),
        rules=RULES,
    )
    # What stands in the way is told to others too: it is not changed under their hands.
    assert (reasons == gated).all() if gated else not (reasons != None).any()  # noqa: E711
    return found.verdict, found.reason, q_value


def one(*args: Any, **settings: Any) -> tuple[Any, Any, float]:
    """Judge one person's one thing over one window."""
    verdict, reason, q_value = judged(*args, **settings)
    return verdict[0, 0, 0], reason[0, 0, 0], float(q_value[0, 0, 0])


def test_what_stands_out_is_claimed_in_its_direction() -> None:
    assert one((0.4, 0.2, 0.6)) == (FEWER_HEADACHES, ANSWERED, 0.001)
    assert one((2.5, 1.6, 4.0)) == (MORE_HEADACHES, ANSWERED, 0.001)


@pytest.mark.parametrize(("p_value", "verdict"), [(0.049, FEWER_HEADACHES), (0.051, CANNOT_TELL)])
def test_a_claim_asks_for_p_below_one_in_twenty(p_value: float, verdict: str) -> None:
    assert one(p_value=p_value)[0] == verdict


def test_among_many_looks_one_alone_may_stand_out_by_chance_and_it_is_said() -> None:
    verdict, reason, q_value = judged(p_value=[[[0.04, 0.9]]])
    assert verdict.ravel().tolist() == [CANNOT_TELL] * 2
    assert reason.ravel().tolist() == [ONE_OF_MANY, WIDE]
    assert q_value.ravel().tolist() == [0.08, 0.9]


def test_each_person_is_asked_among_their_own_looks() -> None:
    verdict, _, q_value = judged(p_value=[[[0.04]], [[0.9]]])
    assert q_value.ravel().tolist() == [0.04, 0.9]
    assert verdict.ravel().tolist() == [FEWER_HEADACHES, CANNOT_TELL]
    _, _, together = judged(p_value=[[[0.04], [0.9]]])
    assert together.ravel().tolist() == [0.08, 0.9]


def test_what_is_not_shown_is_no_look() -> None:
    verdict, _, q_value = judged(p_value=[[[0.04], [0.9]]], shown=[[True, False]])
    assert q_value[0, 0, 0] == 0.04 and np.isnan(q_value[0, 1, 0])
    assert verdict[0, 0, 0] == FEWER_HEADACHES


@pytest.mark.parametrize(("share", "kept"), [(0.79, True), (0.8, False), (1.0, False)])
def test_what_follows_headaches_carries_no_claim_and_is_no_look(share: float, kept: bool) -> None:
    verdict, reason, q_value = judged(p_value=[[[0.001], [0.04]]], share=[[share, 0.1]])
    assert verdict[0, 0, 0] == (FEWER_HEADACHES if kept else CANNOT_TELL)
    assert reason[0, 0, 0] == (ANSWERED if kept else ON_HEADACHES)
    assert q_value[0, 1, 0] == pytest.approx(0.04)
    assert np.isnan(q_value[0, 0, 0]) == (not kept)


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [(0.68, 1.49, LITTLE), (0.66, 1.49, CANNOT_TELL), (0.68, 1.51, CANNOT_TELL)],
)
def test_little_is_said_where_the_whole_interval_is_little(
    low: float, high: float, verdict: str
) -> None:
    reason = ANSWERED if verdict == LITTLE else WIDE
    assert one((1.0, low, high), p_value=0.9)[:2] == (verdict, reason)


def test_what_moves_only_with_the_course_is_not_judged() -> None:
    gone = (np.nan, np.nan, np.nan)
    assert one(gone, p_value=np.nan)[:2] == (NOT_ENOUGH, WITH_COURSE)
    assert one(gone, p_value=np.nan, gated=FEW)[:2] == (NOT_ENOUGH, FEW)


def test_of_headaches_alone_no_number_of_uses_would_do() -> None:
    assert one(gated=FEW)[:2] == (NOT_ENOUGH, FEW)
    assert one(gated=FEW, listed=True)[:2] == (NOT_ENOUGH, ONLY_LISTED)
    # Of whom something can be judged all the same, it is.
    assert one(listed=True)[:2] == (FEWER_HEADACHES, ANSWERED)


def test_nobody_is_no_error() -> None:
    verdict, _, q_value = judged(p_value=np.zeros((0, 2, 3)))
    assert verdict.shape == q_value.shape == (0, 2, 3)


ENOUGH = {"count": 60, "headaches": 10, "uses": 10, "mean": 0.5, "sd": 0.3}


def gate(**changes: float) -> Phrase | None:
    numbers = ENOUGH | changes
    found = Compared(
        **{
            name: np.array([[value]], dtype=float if name in {"mean", "sd"} else np.int64)
            for name, value in numbers.items()
        }
    )
    told: Phrase | None = explain_gates(found, days=14, rules=RULES)[0, 0]
    return told


def test_exactly_at_every_gate_there_is_nothing_to_say() -> None:
    assert gate() is None
    assert gate(headaches=55) is None


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"uses": 9}, phrase("dose.need.use.some", n=9, needed=10)),
        ({"uses": 0, "count": 0}, FEW),
        ({"count": 59}, phrase("dose.need.day.some", n=59, needed=60, days=14)),
        ({"headaches": 9}, phrase("dose.need.headache.some", n=9, needed=10)),
        ({"headaches": 56}, phrase("dose.need.clear.some", n=4, needed=5)),
        ({"headaches": 60}, phrase("dose.need.clear.none", needed=5)),
    ],
)
def test_one_below_a_gate_says_how_many_there_are_and_how_many_it_takes(
    changes: dict[str, float], told: Phrase
) -> None:
    assert gate(**changes) == told


@pytest.mark.parametrize("mean", [0.5, -0.5, 1000.0, -1000.0])
def test_a_sum_that_hardly_moves_is_the_same_all_the_time(mean: float) -> None:
    """A millionth of the mean, or of 1 where that is smaller, is rounding and no movement."""
    least = 1e-6 * max(abs(mean), 1.0)
    assert gate(mean=mean, sd=least) == SAME
    assert gate(mean=mean, sd=1.5 * least) is None
