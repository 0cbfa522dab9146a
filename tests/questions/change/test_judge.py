"""From a measured change to what may be said of it, on both sides of every threshold."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from hdiary.questions.change import judge as room
from hdiary.questions.change import rules as words
from hdiary.questions.change.checks import Checked
from hdiary.questions.change.judge import Ends, judge
from hdiary.questions.change.rules import BETTER, WORSE, ChangeGates, ChangeRules
from hdiary.questions.change.starts import Starts
from hdiary.questions.gates import explain
from hdiary.questions.judge import Check
from hdiary.questions.reasons import ANSWERED, ONLY_LISTED, WIDE
from hdiary.stats import AveragedEstimate
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Phrase, phrase

RULES = ChangeRules(gates=ChangeGates())
NAN = float("nan")
NEVER = 10**9


def texts(*values: object) -> Any:
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made


def starts_of(day: int = 100, **near: Any) -> Starts:
    """Give one start, and what began before and after it."""
    return Starts(
        who=np.array([0]),
        day=np.array([day]),
        name=texts("exercise"),
        found=np.array([False]),
        before=np.array([near.get("before", -NEVER)]),
        after=np.array([near.get("after", NEVER)]),
        name_before=texts(near.get("name_before", "")),
        name_after=texts(near.get("name_after", "")),
    )


def estimate_of(estimate: float, low: float, high: float, p: float = 0.01) -> AveragedEstimate:
    return AveragedEstimate(
        estimate=np.array([estimate]), low=np.array([low]), high=np.array([high]),
        p_value=np.array([p]), rho=np.array([0.2]),
    )  # fmt: skip


ENOUGH = {
    "recorded_before": 40, "recorded_after": 40, "days_before": 40, "days_after": 40,
    "headaches_before": 20, "headaches_after": 10, "phase_before": 40, "phase_after": 40,
}  # fmt: skip


def measured_of(change: tuple[float, float, float] = (-6.0, -10.0, -2.0), **numbers: int) -> Any:
    """Give what was measured of one comparison: enough of everything unless changed."""
    counts = {name: np.array([number]) for name, number in (ENOUGH | numbers).items()}
    days = SimpleNamespace(
        before=counts.pop("phase_before"), after=counts.pop("phase_after"), count=lambda days: days
    )
    return SimpleNamespace(days=days, levels=SimpleNamespace(change=estimate_of(*change)), **counts)


def outcome_of(*, bounded: bool = True, listed: bool = False) -> Any:
    return SimpleNamespace(bounded=bounded, listed=np.array([listed]))


class Seen:
    """What the checks were asked, and what they say."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}
        self.checks: list[Check] = []
        self.going = np.array([False])


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Put checks that hold nothing against anybody in the place of the room's own."""
    seen = Seen()

    def check_claims(measured: Any, outcome: Any, sign: Any, **more: Any) -> Checked:
        seen.asked = {"measured": measured, "outcome": outcome, "sign": sign.tolist(), **more}
        return Checked(checks=seen.checks, change=measured.levels.change)

    monkeypatch.setattr(room, "check_claims", check_claims)
    monkeypatch.setattr(room, "may_be_going", lambda measured: seen.going)
    return seen


def judged(
    change: tuple[float, float, float], *, bounded: bool = True, scale: str = "0-10", **numbers: int
) -> room.Judged:
    return judge(
        measured_of(change, **numbers),
        outcome_of(bounded=bounded),
        starts_of(),
        Ends(first=np.array([0]), last=np.array([200])),
        (np.array([7]), np.array([3])),
        scale=scale,
        rules=RULES,
    )


@pytest.mark.parametrize(
    ("change", "verdict", "reason", "sign"),
    [
        ((-6.0, -10.0, -2.0), BETTER, ANSWERED, -1.0),
        ((6.0, 2.0, 10.0), WORSE, ANSWERED, 1.0),
        ((-1.0, -1.5, -0.5), BETTER, ANSWERED, -1.0),  # A small one too: it is a change
        ((1.0, 0.5, 1.5), WORSE, ANSWERED, 1.0),
        ((0.5, -2.0, 2.4), LITTLE, ANSWERED, 0.0),
        ((-3.0, -6.0, 0.0), CANNOT_TELL, WIDE, NAN),
        ((3.0, 0.0, 6.0), CANNOT_TELL, WIDE, NAN),
    ],
)
@pytest.mark.parametrize("bounded", [True, False])
def test_a_change_is_claimed_by_its_interval(
    seen: Seen, change: Any, verdict: Any, reason: Phrase, sign: float, bounded: bool
) -> None:
    found = judged(change, bounded=bounded)
    expected = verdict[0 if bounded else 1] if isinstance(verdict, tuple) else verdict
    assert (found.verdict.tolist(), found.reason.tolist()) == ([expected], [reason])
    np.testing.assert_equal(seen.asked["sign"], [sign])


@pytest.mark.parametrize(("bounded", "most"), [(True, 4.0), (False, 2.5)])
def test_what_matters_is_four_days_in_28_or_two_and_a_half_points(
    seen: Seen, bounded: bool, most: float
) -> None:
    below = most - 0.01
    assert judged((0.0, -below, below), bounded=bounded).verdict[0] == LITTLE
    assert seen.asked["sign"] == [0.0] and seen.asked["meaningful"] == most
    for change in ((0.0, -below, most), (0.0, -most, below)):
        assert judged(change, bounded=bounded).verdict[0] == CANNOT_TELL
        np.testing.assert_equal(seen.asked["sign"], [NAN])


def test_checks_are_asked_of_what_was_measured_and_take_a_claim_away(seen: Seen) -> None:
    seen.checks = [Check(holds=np.array([True]), why=words.OFTEN)]
    found = judged((-6.0, -10.0, -2.0))
    assert (found.verdict[0], found.reason[0]) == (CANNOT_TELL, words.OFTEN)
    assert seen.asked["measured"].recorded_after.tolist() == [40]
    assert seen.asked["outcome"].bounded and seen.asked["rules"] is RULES
    assert [codes.tolist() for codes in seen.asked["earlier"]] == [[7], [3]]
    assert np.isnan(found.more_days[0])


def test_what_else_was_found_is_handed_on(seen: Seen) -> None:
    found = judged((-6.0, -10.0, -2.0))
    assert (found.earlier_dates.tolist(), found.earlier_changes.tolist()) == ([7], [3])
    assert found.change.low.tolist() == [-10.0]


def test_only_a_claim_can_have_been_going_that_way(seen: Seen) -> None:
    seen.going = np.array([True])
    assert judged((-6.0, -10.0, -2.0)).going.tolist() == [True]
    assert judged((-3.0, -6.0, 1.0)).going.tolist() == [False]
    seen.going = np.array([False])
    assert judged((-6.0, -10.0, -2.0)).going.tolist() == [False]


def test_an_open_change_says_how_many_more_days_it_takes(seen: Seen) -> None:
    found = judged((0.0, -5.0, 5.0), days_before=100, days_after=20, recorded_after=40)
    assert (found.verdict[0], found.more_days.tolist()) == (CANNOT_TELL, [32.0])
    assert np.isnan(judged((0.0, -2.0, 2.0)).more_days[0])


# --- how many more days ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "more"),
    [
        # 100 days before and 20 after: (1/100 + 1/20) (4/5)² - 1/100 = 1/35.2, 15.2 more days;
        # every second recorded day counts.
        ((0.0, -5.0, 5.0), 32.0),
        ((0.0, -3.0, 5.0), 32.0),  # The longer side
        ((0.0, -5.0, 3.0), 32.0),
        # From a change that matters on the interval must leave out none: (6/8)², 22.1 more.
        ((6.0, -2.0, 14.0), 46.0),
        ((-6.0, -14.0, 2.0), 46.0),
        ((4.0, -1.0, 9.0), 32.0),
        # Up to half of it the interval must leave out what matters.
        ((2.0, -0.5, 4.5), 32.0),
        ((-2.0, -4.5, 0.5), 32.0),
        ((2.01, -0.5, 4.5), NAN),  # Between them no number follows.
        ((3.99, -1.0, 9.0), NAN),
        ((0.0, -20.0, 20.0), NAN),  # The days before alone leave more than that open.
        ((0.0, -0.5, 0.5), 1.0),  # As good as settled
    ],
)
def test_days_that_would_settle_it_if_all_stays_as_it_is(
    change: tuple[float, float, float], more: float
) -> None:
    measured = measured_of(days_before=100, days_after=20, recorded_after=40)
    found = [
        room._more_days(measured, estimate_of(*change), np.array([open_]), meaningful=4.0)[0]
        for open_ in (True, False)
    ]
    np.testing.assert_equal(found, [more, NAN])


def test_without_a_day_after_no_number_follows() -> None:
    none = measured_of(days_before=100, days_after=0, recorded_after=40)
    found = room._more_days(none, estimate_of(0.0, -5.0, 5.0), np.array([True]), meaningful=4.0)
    assert np.isnan(found[0])


# --- what stands in the way ------------------------------------------------------------------


def gate(
    *,
    bounded: bool = True,
    listed: bool = False,
    scale: str = "0-10",
    starts: Starts | None = None,
    ends: tuple[int, int] = (0, 200),
    change: tuple[float, float, float] = (-6.0, -10.0, -2.0),
    **numbers: int,
) -> Phrase | None:
    bars = room._list_gates(
        measured_of(change, **numbers),
        outcome_of(bounded=bounded, listed=listed),
        starts_of() if starts is None else starts,
        Ends(first=np.array([ends[0]]), last=np.array([ends[1]])),
        scale=scale,
        rules=RULES,
    )
    told: Phrase | None = explain(bars, 1)[0]
    return told


def few(key: str, needed: int) -> Phrase:
    return phrase(key, needed=needed)


def test_with_enough_of_everything_nothing_stands_in_the_way() -> None:
    assert gate() is gate(bounded=False) is None


@pytest.mark.parametrize(
    ("ends", "why"),
    [((99, 100), None), ((100, 200), words.EARLY), ((0, 99), words.LATE), ((101, 99), words.EARLY)],
)
def test_a_start_lies_behind_the_first_day_and_not_behind_the_last(
    ends: tuple[int, int], why: Phrase | None
) -> None:
    assert gate(ends=ends) == why


def test_pain_on_another_scale_is_not_compared_and_headache_days_are() -> None:
    other = phrase("reason.other_scale", scale="0-3")
    assert gate(scale="0-3", bounded=False, ends=(100, 200)) == other
    assert gate(scale="0-3") is None


def test_of_a_list_of_headaches_no_days_are_counted() -> None:
    assert gate(listed=True) == ONLY_LISTED
    assert gate(listed=True, bounded=False) is None


@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize(
    ("recorded", "days", "enough"),
    [(28, 28, True), (24, 28, True), (23, 28, False), (24, 27, False), (23, 40, False)],
)
def test_four_of_28_days_may_be_missed(side: str, recorded: int, days: int, enough: bool) -> None:
    key = words.FEW_DAYS[0 if side == "before" else 1]
    numbers = {f"recorded_{side}": recorded, f"phase_{side}": days}
    assert gate(**numbers) == (None if enough else few(key, 28))


@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize(("gap", "named"), [(69, True), (70, False)])
def test_what_began_shortly_before_or_after_is_named_as_the_reason_for_few_days(
    side: str, gap: int, named: bool
) -> None:
    """Two times of 28 days and 14 to settle: a start within 70 days takes days from another."""
    place = 0 if side == "before" else 1
    day = 100 - gap if side == "before" else 100 + gap
    starts = starts_of(**{side: day, f"name_{side}": "massage"})
    numbers = {f"recorded_{side}": 10, f"phase_{side}": 10}
    near = phrase(words.NEAR[place], name="massage", days=gap)
    assert gate(starts=starts, **numbers) == (near if named else few(words.FEW_DAYS[place], 28))
    # With days enough it stands in nobody's way.
    assert gate(starts=starts) is None
    numbers = {f"recorded_{side}": 28, f"phase_{side}": 28}
    assert gate(starts=starts, **numbers) is None


@pytest.mark.parametrize(
    ("numbers", "why"),
    [
        ({"headaches_before": 4, "headaches_after": 1}, None),
        ({"headaches_before": 4, "headaches_after": 0}, few(words.FEW_HEADACHES, 5)),
        ({"headaches_before": 40, "headaches_after": 35}, None),
        ({"headaches_before": 40, "headaches_after": 36}, few(words.FEW_CLEAR, 5)),
        ({"headaches_before": 36, "headaches_after": 40}, few(words.FEW_CLEAR, 5)),
    ],
)
def test_headache_days_and_clear_days_of_both_sides_count_together(
    numbers: dict[str, int], why: Phrase | None
) -> None:
    assert gate(**numbers) == why
    assert gate(bounded=False, **numbers) is None


@pytest.mark.parametrize("side", ["before", "after"])
def test_rated_headaches_are_asked_for_on_each_side(side: str) -> None:
    key = words.FEW_RATED[0 if side == "before" else 1]
    assert gate(bounded=False, **{f"days_{side}": 7}) is None
    assert gate(bounded=False, **{f"days_{side}": 6}) == few(key, 7)
    assert gate(**{f"days_{side}": 6}) is None


def test_where_all_days_are_alike_there_is_nothing_to_compare() -> None:
    assert gate(change=(NAN, NAN, NAN)) == words.SAME


def test_what_stands_in_the_way_comes_before_any_verdict(seen: Seen) -> None:
    found = judged((-6.0, -10.0, -2.0), recorded_before=10, phase_before=10)
    assert found.verdict.tolist() == [NOT_ENOUGH]
    assert found.reason.tolist() == [few(words.FEW_DAYS[0], 28)]
    other = judged((-6.0, -10.0, -2.0), bounded=False, scale="0-3")
    assert other.reason.tolist() == [phrase("reason.other_scale", scale="0-3")]
