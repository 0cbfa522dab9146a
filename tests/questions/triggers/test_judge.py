"""Every verdict and its reason, case by case."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hdiary.questions import reasons
from hdiary.questions.exposure.factors import Factor
from hdiary.questions.judge import Estimates
from hdiary.questions.triggers import rules as words
from hdiary.questions.triggers.judge import (
    Beside,
    explain_gates,
    gather_names,
    join_names,
    judge,
    judge_same_day,
    mark_early_signs,
    may_follow,
)
from hdiary.questions.triggers.measure import Counts
from hdiary.questions.triggers.rules import CLAIMS, VERDICTS, TriggerGates, TriggerRules
from hdiary.vocabulary.verdicts import NOT_ENOUGH
from hdiary.words import Phrase, phrase, say_plain

NAN = float("nan")
ALONE = {"gated": None, "passing": True, "held": True, "explained_by": "", "inseparable_from": ""}
WIDE, ONE_OF_MANY, WITH_COURSE, BY_AMOUNT = (
    say_plain(told)
    for told in (reasons.WIDE, words.ONE_OF_MANY, words.WITH_COURSE, words.BY_AMOUNT)
)


def named(text: str) -> np.ndarray[Any, Any]:
    """Give the factors that are named, parted by semicolons, as yes or no."""
    names = np.empty((1, 1), dtype=object)
    names[0, 0] = tuple((name, "yes/no") for name in text.split("; ") if name)
    return names


def say(
    odds_ratio: float, low: float, high: float, *, p_value: float = 0.001, **changes: Any
) -> tuple[str, str]:
    """Judge one factor of one person that stands out alone, unless changed."""
    case = ALONE | changes
    logs = {
        name: np.log([[value]])
        for name, value in (("estimate", odds_ratio), ("low", low), ("high", high))
    }
    p = np.array([[p_value]])
    judged = judge(
        Estimates(**logs, p=p, q=p),
        gated=np.array([[case["gated"]]], dtype=object),
        passing=np.array([[case["passing"]]]),
        beside=Beside(
            held=np.array([[case["held"]]]),
            explained_by=named(case["explained_by"]),
            inseparable_from=named(case["inseparable_from"]),
            taken=np.array([[case.get("taken", False)]]),
            **{
                name: np.array([[case[name]]])
                for name in ("afterwards", "late", "opposed")
                if name in case
            },
        ),
        rules=TriggerRules(gates=TriggerGates()),
        amounts=np.array([[case.get("amounts", True)]]),
    )
    return judged.verdict[0, 0], say_plain(judged.reason[0, 0])


def test_the_words_are_those_of_the_design() -> None:
    assert VERDICTS == (
        "more headaches",
        "fewer headaches",
        "little or no difference",
        "cannot tell yet",
        "not enough data",
    )
    assert VERDICTS[:2] == CLAIMS


def test_what_stands_out_is_claimed_in_its_direction() -> None:
    assert say(3.0, 1.6, 5.6) == ("more headaches", "answered")
    assert say(0.4, 0.2, 0.8) == ("fewer headaches", "answered")


def test_a_small_sure_effect_makes_little_or_no_difference() -> None:
    assert say(1.2, 1.1, 1.3) == ("little or no difference", "answered")
    assert say(0.8, 0.7, 0.9) == ("little or no difference", "answered")
    assert say(1.0, 0.7, 1.4, p_value=0.9, passing=False)[0] == "little or no difference"


@pytest.mark.parametrize(("low", "high"), [(0.66, 1.2), (0.8, 1.51)])
def test_the_whole_interval_must_lie_within_the_band(low: float, high: float) -> None:
    assert say(1.0, low, high, p_value=0.8, passing=False) == ("cannot tell yet", WIDE)


def test_little_wins_over_a_factor_that_is_inseparable_or_does_not_hold() -> None:
    assert say(1.2, 1.1, 1.3, inseparable_from="wine")[0] == "little or no difference"
    assert say(1.2, 1.1, 1.3, held=False, explained_by="wine")[0] == "little or no difference"


def test_any_of_it_is_not_little_where_much_of_it_may_matter() -> None:
    verdict, reason = say(1.0, 0.7, 1.4, p_value=0.9, passing=False, amounts=False)
    assert (verdict, reason) == ("cannot tell yet", BY_AMOUNT)
    # What passes is said as it is, however small any of it is.
    assert say(1.2, 1.1, 1.3, amounts=False) == ("more headaches", "answered")
    assert say(3.0, 1.6, 5.6, amounts=False) == ("more headaches", "answered")
    assert say(1.2, 0.6, 2.4, passing=False, p_value=0.5, amounts=False)[1] == WIDE


def test_a_wide_interval_cannot_tell() -> None:
    assert say(1.8, 0.7, 4.6, p_value=0.2, passing=False) == ("cannot tell yet", WIDE)


def test_standing_out_alone_but_not_among_many_is_no_claim_and_says_so() -> None:
    assert say(2.0, 1.01, 4.0, p_value=0.04, passing=False) == ("cannot tell yet", ONE_OF_MANY)


def test_an_inseparable_factor_is_not_claimed_and_the_others_are_named() -> None:
    verdict, reason = say(3.0, 1.6, 5.6, inseparable_from="wine; late night; cheese")
    assert verdict == "cannot tell yet"
    assert reason == (
        "it nearly always comes, or stays away, together with wine, late night and cheese"
    )


def test_what_does_not_hold_beside_another_names_it() -> None:
    found = say(3.0, 1.6, 5.6, held=False, explained_by="alcohol")
    assert found == ("cannot tell yet", "it cannot be told apart from alcohol")


def test_being_inseparable_is_the_reason_where_both_are_so() -> None:
    reason = say(3.0, 1.6, 5.6, held=False, explained_by="a", inseparable_from="b")[1]
    assert reason.endswith("together with b")


def test_inseparable_from_something_without_standing_out_is_simply_unsure() -> None:
    found = say(1.8, 0.7, 4.6, p_value=0.2, passing=False, inseparable_from="wine")
    assert found == ("cannot tell yet", WIDE)


def test_too_few_days_come_before_all_else() -> None:
    few = phrase("triggers.need.day_with.some", n=3, needed=5)
    told = (NOT_ENOUGH, "only 3 days with it; 5 are needed")
    assert say(3.0, 1.6, 5.6, gated=few) == told
    assert say(NAN, NAN, NAN, p_value=NAN, passing=False, gated=few) == told


def test_what_the_course_leaves_nothing_of_says_so() -> None:
    found = say(NAN, NAN, NAN, p_value=NAN, passing=False)
    assert found == (NOT_ENOUGH, WITH_COURSE)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("taken", words.INDICATION), ("afterwards", words.AFTERWARDS), ("late", words.LATE),
        ("opposed", words.OPPOSED),
    ],
)  # fmt: skip
def test_what_stands_against_a_claim_takes_it_away_and_is_told(name: str, why: Phrase) -> None:
    assert say(3.0, 1.6, 5.6, **{name: True}) == ("cannot tell yet", say_plain(why))
    assert say(3.0, 1.6, 5.6, **{name: False}) == ("more headaches", "answered")
    # It stands against nothing where there is no claim.
    assert say(1.2, 1.1, 1.3, **{name: True})[0] == "little or no difference"
    assert say(1.8, 0.7, 4.6, p_value=0.2, passing=False, **{name: True})[1] == WIDE


def test_of_several_things_against_a_claim_the_last_is_told() -> None:
    against = {"taken": True, "held": False, "explained_by": "wine", "inseparable_from": "cheese"}
    assert say(3.0, 1.6, 5.6, **against)[1].endswith("together with cheese")
    late = say_plain(words.LATE)
    assert say(3.0, 1.6, 5.6, **against, afterwards=True, late=True)[1] == late
    assert say(3.0, 1.6, 5.6, late=True, opposed=True)[1] == say_plain(words.OPPOSED)


@pytest.mark.parametrize(("p_value", "reason"), [(0.049, ONE_OF_MANY), (0.051, WIDE)])
def test_standing_out_alone_asks_for_p_below_one_in_twenty(p_value: float, reason: str) -> None:
    assert say(2.0, 1.01, 4.0, p_value=p_value, passing=False)[1] == reason


def test_what_is_asked_of_a_factor_leaves_what_was_told_of_it_before_as_it_was() -> None:
    gated = np.array([[None]], dtype=object)
    nothing = np.array([[NAN]])
    judge(
        Estimates(estimate=nothing, low=nothing, high=nothing, p=nothing, q=nothing),
        gated=gated,
        passing=np.array([[False]]),
        beside=Beside(
            held=np.array([[True]]),
            explained_by=named(""),
            inseparable_from=named(""),
            taken=np.array([[False]]),
        ),
        rules=TriggerRules(gates=TriggerGates()),
    )
    assert gated[0, 0] is None


def test_the_same_day_is_shown_and_never_judged() -> None:
    few = phrase("triggers.need.day_with.some", n=3, needed=5)
    gated = np.array([[None, few]], dtype=object)
    found = judge_same_day(gated)
    assert found.verdict.tolist() == [["cannot tell yet", NOT_ENOUGH]]
    assert found.reason.tolist() == [[words.ORDER_UNKNOWN, few]]
    assert gated[0, 0] is None


def test_early_signs_are_known_by_their_names_and_never_where_fewer_headaches_follow() -> None:
    factors = [
        Factor(name=name, source="activity", kind="yes/no", column="activities", item=name)
        for name in ("yawning", "wine")
    ]
    early = mark_early_signs(factors)
    assert early.tolist() == [True, False] and early.dtype == np.bool_
    assert mark_early_signs([]).dtype == np.bool_
    verdict = np.array([["more headaches", "more headaches"], ["fewer headaches"] * 2])
    moves = np.array([[False, True], [True, True]])
    assert may_follow(moves, early, verdict).tolist() == [[True, True], [False, True]]
    assert may_follow(~moves, early, verdict).tolist() == [[True, False], [False, False]]


# --- why a factor was not tested -------------------------------------------------------------


def gate(
    exposed: int,
    unexposed: int,
    headaches: tuple[int, int],
    *,
    recorded: int = 100,
    unsaid: int = 0,
    listed: bool = False,
    same_day: bool = False,
    **gates: int,
) -> str:
    """Say why days with and without a factor, of which so many hurt, are too few."""

    def one(number: int) -> Any:
        return np.array([[number]], dtype=np.int64)

    counts = Counts(
        exposed=one(exposed),
        unexposed=one(unexposed),
        headaches_exposed=one(headaches[0]),
        headaches_unexposed=one(headaches[1]),
        cut=np.full((1, 1), NAN),
        sd=np.full((1, 1), 0.0 if not (exposed and unexposed) else 0.5),
    )
    told: Phrase | None = explain_gates(
        counts,
        recorded=np.array([recorded]),
        gates=TriggerGates(**gates),
        usable=np.array([exposed + unexposed + unsaid]),
        listed=np.array([listed]),
        same_day=same_day,
    )[0, 0]
    return "" if told is None else say_plain(told)


def test_exactly_at_every_gate_there_is_nothing_to_say() -> None:
    assert gate(5, 10, (5, 5), recorded=60) == ""
    assert gate(10, 5, (5, 5), recorded=60) == ""


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ({"recorded": 59}, "only 59 recorded days; 60 are needed"),
        ({"recorded": 1}, "only 1 recorded day; 60 are needed"),
        ({"headaches": (5, 4)}, "only 9 headache days; 10 are needed"),
        ({"headaches": (0, 0)}, "no headache day; 10 are needed"),
        ({"headaches": (5, 6)}, "only 4 clear days; 5 are needed"),
        ({"headaches": (5, 10)}, "no clear day; 5 are needed"),
        ({"exposed": 4, "unexposed": 11}, "only 4 days with it; 5 are needed"),
        ({"exposed": 11, "unexposed": 4}, "only 4 days without it; 5 are needed"),
        ({"exposed": 14, "unexposed": 1}, "only 1 day without it; 5 are needed"),
        ({"exposed": 15, "unexposed": 0}, "it was the same on every day"),
        (
            {"exposed": 0, "unexposed": 0, "headaches": (0, 0)},
            "no day on which it was said the day before",
        ),
    ],
)
def test_one_below_a_gate_says_how_many_there_are_and_how_many_it_takes(
    days: dict[str, Any], told: str
) -> None:
    given = {"exposed": 5, "unexposed": 10, "headaches": (5, 5)} | days
    assert gate(**given) == told


def test_days_on_which_it_was_not_said_are_told_as_the_reason() -> None:
    assert gate(5, 10, (5, 4), unsaid=1) == say_plain(
        phrase("triggers.need.headache_day_said.some", n=9, needed=10)
    )
    assert gate(5, 10, (0, 0), unsaid=1) == say_plain(
        phrase("triggers.need.headache_day_said.none", needed=10)
    )
    assert gate(5, 10, (5, 6), unsaid=1) == say_plain(
        phrase("triggers.need.clear_day_said.some", n=4, needed=5)
    )
    assert gate(5, 10, (5, 10), unsaid=1) == say_plain(
        phrase("triggers.need.clear_day_said.none", needed=5)
    )
    assert gate(15, 0, (5, 5), unsaid=1) == say_plain(words.SAME_WHERE_SAID)
    assert gate(5, 10, (5, 5), unsaid=1) == ""


def test_what_was_never_said_is_so_of_the_day_before_or_of_that_day() -> None:
    assert gate(0, 0, (0, 0)) == say_plain(words.NEVER_SAID)
    assert gate(0, 0, (0, 0), same_day=True) == say_plain(words.NEVER_SAID_THAT_DAY)


def test_of_headaches_alone_nothing_else_is_asked() -> None:
    assert gate(0, 0, (0, 0), recorded=1, listed=True) == say_plain(reasons.ONLY_LISTED)
    assert gate(5, 10, (5, 5), listed=True) == say_plain(reasons.ONLY_LISTED)


def test_the_first_of_several_reasons_is_given() -> None:
    assert gate(1, 3, (1, 1), recorded=4) == "only 4 recorded days; 60 are needed"


def test_gates_are_those_asked_for_and_one_is_said_as_none() -> None:
    assert gate(2, 3, (2, 1), recorded=6, min_days=5, min_headaches=3, min_clear=2) == (
        "only 2 days with it; 5 are needed"
    )
    ones = dict.fromkeys(("min_days", "min_headaches", "min_clear"), 1)
    assert gate(5, 5, (0, 0), **ones) == "no headache day"
    assert gate(5, 5, (5, 5), **ones) == "no clear day"


@pytest.mark.parametrize("name", TriggerGates.__dataclass_fields__)
def test_gates_below_one_are_refused_by_name(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} is 0; give at least 1"):
        TriggerGates(**{name: 0})


def test_names_are_joined_row_by_row() -> None:
    factors = [
        Factor(name=name, source="activity", kind="yes/no", column="activities", item=name)
        for name in ("a", "b", "c")
    ]
    which = np.array([[True, False, True], [False, False, False], [False, True, False]])
    assert join_names(gather_names(factors, which)).tolist() == ["a; c", "", "b"]
    pairs = join_names(gather_names(factors, np.stack([which, ~which])))
    assert pairs.tolist() == [["a; c", "", "b"], ["b", "a; b; c", "a; c"]]
    assert join_names(gather_names([], np.zeros((2, 0), dtype=np.bool_))).tolist() == ["", ""]
