"""Every verdict on a treatment within hours, and its reason."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from hdiary.questions.judge import Estimates
from hdiary.questions.reasons import ANSWERED, WIDE, no_phrases
from hdiary.questions.relief import judge as room
from hdiary.questions.relief.judge import explain_gates, judge, judge_rows, say_minutes
from hdiary.questions.relief.rows import Rows
from hdiary.questions.relief.rules import (
    LESS,
    LITTLE_LESS,
    LITTLE_MORE,
    MIXED,
    MORE,
    ONE_OF_MANY,
    ReliefGates,
    ReliefRules,
)
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Phrase, phrase

RULES = ReliefRules(gates=ReliefGates())
NAN = float("nan")
UNRATED = phrase("relief.reason.not_rated")
FEW = phrase("relief.need.dose.some", n=3, needed=5)
MINUTES = phrase("relief.reason.minutes", own=90.0, other=120.0)


def texts(*values: object) -> Any:
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made


def say(
    estimate: float,
    low: float,
    high: float,
    *,
    p: float = 0.001,
    q: float | None = None,
    gated: Phrase | None = None,
    stuck: str = "",
    minutes: Phrase | None = None,
) -> tuple[str, Phrase]:
    numbers = {"estimate": estimate, "low": low, "high": high, "p": p, "q": p if q is None else q}
    found = judge(
        Estimates(**{name: np.array([value]) for name, value in numbers.items()}),
        gated=texts(gated),
        stuck=texts(stuck),
        minutes=texts(minutes),
        rules=RULES,
    )
    return found.verdict[0], found.reason[0]


def test_a_sure_fall_is_claimed_in_its_direction_and_by_its_size() -> None:
    assert say(2.0, 1.2, 2.8) == (MORE, ANSWERED)
    assert say(-2.0, -2.8, -1.2) == (LESS, ANSWERED)
    assert say(0.5, 0.2, 0.8) == (LITTLE_MORE, ANSWERED)
    assert say(-0.5, -0.8, -0.2) == (LITTLE_LESS, ANSWERED)
    assert say(0.1, -0.6, 0.8, p=0.7) == (LITTLE, ANSWERED)


@pytest.mark.parametrize(("q", "verdict"), [(0.05, MORE), (0.051, CANNOT_TELL)])
def test_of_claims_one_in_twenty_may_be_wrong(q: float, verdict: str) -> None:
    assert say(2.0, 0.3, 3.7, q=q)[0] == verdict


@pytest.mark.parametrize(("p", "why"), [(0.049, ONE_OF_MANY), (0.051, WIDE)])
def test_standing_out_alone_but_not_among_many_says_so(p: float, why: Phrase) -> None:
    assert say(2.0, 0.3, 3.7, p=p, q=0.2) == (CANNOT_TELL, why)


def test_what_could_not_be_estimated_is_mixed() -> None:
    assert say(NAN, NAN, NAN, p=NAN) == (CANNOT_TELL, MIXED)


def test_what_always_comes_together_is_not_told_apart_and_the_others_are_named() -> None:
    together = phrase("relief.reason.together", names=("ibuprofen", "rest"))
    assert say(2.0, 1.2, 2.8, stuck="ibuprofen; rest") == (CANNOT_TELL, together)
    assert say(NAN, NAN, NAN, p=NAN, stuck="ibuprofen; rest") == (CANNOT_TELL, together)


def test_minutes_that_lie_apart_are_the_reason_before_any_other() -> None:
    assert say(NAN, NAN, NAN, p=NAN, minutes=MINUTES) == (CANNOT_TELL, MINUTES)
    assert say(2.0, 1.2, 2.8, stuck="rest", minutes=MINUTES) == (CANNOT_TELL, MINUTES)


def test_too_few_doses_come_before_all_else() -> None:
    assert say(2.0, 1.2, 2.8, gated=FEW, stuck="rest", minutes=MINUTES) == (NOT_ENOUGH, FEW)


def test_minutes_are_said_as_whole_ones_only_where_they_lie_apart() -> None:
    told = say_minutes(
        np.array([False, True]), np.array([NAN, 89.6]), np.array([120.0, 120.4])
    ).tolist()
    assert told == [None, MINUTES]


@pytest.mark.parametrize(
    ("rated", "comparisons", "scale", "told"),
    [
        (5, 5, "0-10", None),
        (4, 5, "0-10", phrase("relief.need.dose.some", n=4, needed=5)),
        (5, 4, "0-10", phrase("relief.need.moment.some", n=4, needed=5)),
        (5, 0, "0-10", phrase("relief.need.moment.none", needed=5)),
        (4, 4, "0-10", phrase("relief.need.dose.some", n=4, needed=5)),
        (0, 0, "0-10", UNRATED),
        (0, 9, "0-3", phrase("reason.other_scale", scale="0-3")),
    ],
)
def test_the_first_thing_that_is_missing_is_told(
    rated: int, comparisons: int, scale: str, told: Phrase | None
) -> None:
    found = explain_gates(
        np.array([rated]),
        np.array([comparisons]),
        gates=RULES.gates,
        scale=scale,
        unrated=UNRATED,
    )
    assert found.tolist() == [told]


@pytest.mark.parametrize(
    ("rated", "comparisons", "more"), [(5, 5, NAN), (4, 5, 1.0), (1, 9, 4.0), (4, 4, NAN)]
)
def test_more_doses_are_asked_for_where_only_doses_are_missing(
    rated: int, comparisons: int, more: float
) -> None:
    found = room._doses_to_gate(np.array([rated]), np.array([comparisons]), rules=RULES)
    np.testing.assert_equal(found, [more])


@pytest.mark.parametrize(
    ("estimate", "reach", "more"),
    [
        (2.0, 4.0, 30.0),  # The half-width must halve: four times 10 doses.
        (-2.0, 4.0, 30.0),
        (0.25, 1.5, 30.0),  # Or leave out what matters, 0.75 away.
        (0.0, 3.0, 80.0),
        (2.0, 2.0, 1.0),  # As good as settled: at least one more.
        (0.5, 500.0, 10_000.0),  # No number so large helps anybody.
    ],
)
def test_doses_that_would_settle_it_grow_with_the_square_of_the_reach(
    estimate: float, reach: float, more: float
) -> None:
    found = room._more_doses(
        np.array([10, 10]),
        np.array([estimate] * 2),
        np.array([reach] * 2),
        texts(CANNOT_TELL, MORE),
        RULES,
    )
    np.testing.assert_equal(found, [more, NAN])


def test_a_row_without_a_unit_of_its_own_has_nothing_found() -> None:
    rows: Any = SimpleNamespace(unit=np.array([1, -1, 0]))
    np.testing.assert_equal(room._of_units(rows, np.array([3.0, 7.0]), NAN), [7.0, NAN, 3.0])
    none: Any = SimpleNamespace(unit=np.array([-1, -1]))
    np.testing.assert_equal(room._of_units(none, np.zeros(0), NAN), [NAN, NAN])


def test_what_stands_beside_others_only_says_how_few_headaches_were_left_alone() -> None:
    reason = texts(None, WIDE, WIDE, WIDE)
    paired, alone = np.array([False, True, True, True]), np.array([9, 2, 0, 0])
    room._say_paired(reason, paired, alone, np.array([9, 0, 0, 4]), least=5)
    none = phrase("relief.reason.none_alone", least=5)
    assert reason.tolist() == [
        None,
        phrase("relief.reason.only_others", least=5, n=2),
        none,
        phrase("relief.reason.unsaid", why=none, n=4),
    ]


# --- the rows of one person, from what was found ---------------------------------------------


def moments_of(treated: list[bool], before: list[float], after: list[float]) -> Any:
    """Give rated moments of one person."""
    size = len(treated)
    return SimpleNamespace(
        who=np.zeros(size, dtype=np.int64),
        treated=np.array(treated, dtype=np.bool_),
        rated=np.ones(size, dtype=np.bool_),
        before=np.array(before),
        after=np.array(after),
    )


def rows_of(units: list[int], pairs: list[tuple[int, int]]) -> Rows:
    """Give rows of one person, and which moment belongs to which."""
    size = len(units)
    return Rows(
        who=np.zeros(size, dtype=np.int64),
        name=texts(*"abcdef"[:size]),
        kind=texts(*["other"] * size),
        doses=np.arange(size) + 20,
        unit=np.array(units, dtype=np.int64),
        stuck=texts(*[""] * size),
        pair_row=np.array([row for row, _ in pairs], dtype=np.int64),
        pair_moment=np.array([moment for _, moment in pairs], dtype=np.int64),
        shared=np.arange(size),
        shared_with=texts(*[""] * size),
    )


def compared_of(words: list[str], comparisons: list[int], **found: Any) -> Any:
    """Give what was found of units: by default nothing."""
    size = len(words)
    nothing = np.full(size, NAN)
    none = np.zeros(size, dtype=np.bool_)
    names = ("estimate", "low", "high", "p_value", "own_min", "other_min")
    untreated = SimpleNamespace(
        **{name: np.asarray(found.get(name, nothing)) for name in names},
        apart=np.asarray(found.get("apart", none)),
    )
    return SimpleNamespace(
        compared_with=texts(*words),
        comparisons=np.array(comparisons, dtype=np.int64),
        comparison_pain=np.asarray(found.get("comparison_pain", nothing)),
        alone=np.asarray(found.get("alone", none.astype(np.int64))),
        paired=np.asarray(found.get("paired", none)),
        untreated=untreated,
    )


def told(rows: Rows, compared: Any, moments: Any, *, unsaid: int = 0) -> dict[str, Any]:
    return judge_rows(
        rows, compared, moments, RULES, scale="0-10", unrated=UNRATED, unsaid=np.array([unsaid])
    )


TREATED_THEN_ALONE = moments_of([True] * 6 + [False] * 5, [6.0] * 6 + [5.0] * 5, [2.0] * 11)


def test_a_row_tells_its_fall_beside_what_would_have_been_expected() -> None:
    rows = rows_of([0], [(0, moment) for moment in range(6)])
    compared = compared_of(
        ["untreated"], [5], estimate=[1.5], low=[1.1], high=[1.9], p_value=[0.004],
        comparison_pain=[5.0],
    )  # fmt: skip
    row = {name: values[0] for name, values in told(rows, compared, TREATED_THEN_ALONE).items()}
    assert (row["pain_before"], row["pain_after"], row["fall"]) == (6.0, 2.0, 4.0)
    assert (row["expected_fall"], row["extra_fall"]) == (2.5, 1.5)
    assert (row["ci_low"], row["ci_high"]) == (1.1, 1.9)
    assert (row["p_value"], row["q_value"]) == (0.004, 0.004)
    assert (row["doses"], row["rated"], row["shared"]) == (20, 6, 0)
    assert (row["compared_with"], row["comparisons"], row["comparison_pain"]) == ("untreated", 5, 5)
    assert (row["verdict"], row["reason"]) == (MORE, ANSWERED)
    assert (row["together_with"], row["shared_with"]) == ("", "")
    assert np.isnan(row["more_doses"])


def test_an_open_row_tells_how_many_more_doses_it_takes() -> None:
    rows = rows_of([0], [(0, moment) for moment in range(6)])
    compared = compared_of(
        ["untreated"], [5], estimate=[2.0], low=[-2.0], high=[6.0], p_value=[0.3]
    )
    answer = told(rows, compared, TREATED_THEN_ALONE)
    assert answer["verdict"].tolist() == [CANNOT_TELL]
    assert answer["more_doses"].tolist() == [18.0]


def test_minutes_that_lie_apart_take_the_estimate_away_and_are_told() -> None:
    rows = rows_of([0], [(0, moment) for moment in range(6)])
    compared = compared_of(
        ["untreated"], [5], estimate=[1.5], low=[1.1], high=[1.9], p_value=[0.004],
        apart=[True], own_min=[90.0], other_min=[120.0],
    )  # fmt: skip
    answer = told(rows, compared, TREATED_THEN_ALONE)
    assert answer["reason"].tolist() == [MINUTES]
    assert np.isnan([answer[name][0] for name in ("extra_fall", "ci_low", "p_value")]).all()


def test_a_treatment_that_is_rated_too_rarely_still_tells_what_it_could_stand_beside() -> None:
    few = rows_of([-1, -1], [(0, moment) for moment in range(4)])
    none = compared_of([], [])
    left_alone = told(few, none, TREATED_THEN_ALONE)
    assert left_alone["comparisons"].tolist() == [5, 5]
    assert left_alone["compared_with"].tolist() == ["untreated", ""]
    assert left_alone["reason"].tolist() == [
        phrase("relief.need.dose.some", n=4, needed=5),
        UNRATED,
    ]
    np.testing.assert_equal(left_alone["more_doses"], [1.0, 5.0])
    others = moments_of([True] * 9 + [False] * 4, [6.0] * 13, [2.0] * 13)
    beside = told(few, none, others)
    # Four were left alone, too few: all other moments count then, those included.
    assert beside["comparisons"].tolist() == [9, 13]
    assert beside["compared_with"].tolist() == ["other treatments", ""]
    fewer = told(few, none, moments_of([True] * 8, [6.0] * 8, [2.0] * 8))
    assert fewer["comparisons"].tolist() == [4, 8]
    assert fewer["compared_with"].tolist() == ["", ""]


def test_a_unit_that_stands_beside_no_others_says_so_unless_it_is_compared_by_name() -> None:
    rows = rows_of([0, 1], [(0, moment) for moment in range(6)] + [(1, 6 + k) for k in range(5)])
    moments = moments_of([True] * 11, [6.0] * 11, [2.0] * 11)
    words = ["other treatments"] * 2
    compared = compared_of(words, [5, 6], paired=[False, True], alone=[0, 3])
    answer = told(rows, compared, moments, unsaid=2)
    only = phrase("relief.reason.only_others", least=5, n=3)
    assert answer["reason"].tolist() == [
        phrase("relief.reason.no_others", doses=5),
        phrase("relief.reason.unsaid", why=only, n=2),
    ]
    assert answer["verdict"].tolist() == [NOT_ENOUGH, CANNOT_TELL]


def test_each_person_is_asked_among_their_own_looks() -> None:
    rows: Any = SimpleNamespace(who=np.array([0, 0, 2]), unit=np.array([0, 1, 2]))
    compared = compared_of([""] * 3, [0] * 3, p_value=[0.04, 0.9, 0.04])
    found = room._estimates(rows, compared)
    assert found.q.tolist() == [0.08, 0.9, 0.04]


def test_other_peoples_moments_are_no_comparison() -> None:
    rows: Any = SimpleNamespace(who=np.array([0]), unit=np.array([-1]))
    moments = moments_of([False] * 5, [6.0] * 5, [2.0] * 5)
    moments.who = np.array([1, 1, 1, 1, 1])
    count, words = room._compared_with(rows, compared_of([], []), moments, RULES, np.array([0]))
    assert (count.tolist(), words.tolist()) == ([0], [""])


def test_nothing_given_makes_no_rows() -> None:
    answer = told(rows_of([], []), compared_of([], []), moments_of([], [], []))
    assert all(len(values) == 0 for values in answer.values())
    assert no_phrases(0).tolist() == answer["reason"].tolist()
