"""A plan never asks for medicine on as many days as the limits of medication days allow."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from hdiary.trials import Plan, PlanError
from hdiary.trials.planning import plan_trial
from hdiary.trials.safety import find_drugs, limit_days, most_in_window, too_many_days
from hdiary.words import load_words

RATE = {"headaches_per_week": 2.1}


def planned(*arms: str, **how: Any) -> Plan:
    """Plan something harmless, and call it otherwise: what asks for too much is refused."""
    plan = plan_trial([f"arm {n}" for n in range(len(arms))], start="2026-01-05", seed=1, **how)
    return replace(plan, arms=arms)


def test_each_medicine_of_an_arm_is_told_with_the_group_of_its_limit() -> None:
    drugs = find_drugs(["ibuprofen 400 mg + sumatriptan", "none", "Wärme", "magnesium"])
    assert [(d.arm, d.name, d.group) for d in drugs] == [
        ("ibuprofen 400 mg + sumatriptan", "ibuprofen", "simple analgesics together"),
        ("ibuprofen 400 mg + sumatriptan", "sumatriptan", "triptans"),
        ("magnesium", "magnesium", ""),
    ]


def longest(window: int, *, block: int, share: int) -> int:
    """Try every order of three blocks, and count in every window."""
    orders = [o for o in product([0, 1], repeat=block) if sum(o) == share]
    whole = [(*a, *b, *c) for a, b, c in product(orders, repeat=3)]
    return max(
        sum(one[first : first + window]) for one in whole for first in range(3 * block - window + 1)
    )


@pytest.mark.parametrize("window", [1, 2, 3, 4, 5, 6, 7])
@pytest.mark.parametrize("share", [1, 2])
def test_the_worst_order_is_that_found_by_trying_all(window: int, share: int) -> None:
    assert most_in_window(window, block=4, share=share) == longest(window, block=4, share=share)


def test_weeks_with_a_painkiller_may_come_to_three_in_thirty_days() -> None:
    # B A | A B | A ...: of any 30 days, three weeks may be those of A.
    (asked,) = limit_days(planned("naproxen", "none"), {})
    assert (asked.group, asked.most, asked.limit) == ("simple analgesics together", 21, 15)
    assert asked.reached


def test_days_with_a_triptan_pass_its_limit() -> None:
    # Blocks of four days hold two: at the ends of two blocks beside each other and 2 in each of
    # the six whole ones between, 16 of 30.
    (asked,) = limit_days(planned("sumatriptan", "none", design="days"), {})
    assert (asked.group, asked.most, asked.limit, asked.reached) == ("triptans", 16, 10, True)


def test_a_programme_of_medicine_counts_every_day() -> None:
    (asked,) = limit_days(planned("ibuprofen", "none", design="start"), {})
    assert asked.most == 30
    assert limit_days(planned("magnesium", "none", design="start"), {}) == ()


def test_headaches_are_reckoned_by_how_often_they_come() -> None:
    # 2.1 in a week are 9 in 30; of 9 in a row, in blocks of four with two each, 6 at most.
    (asked,) = limit_days(planned("sumatriptan", "ice", design="headaches"), RATE)
    assert (asked.most, asked.reached) == (6, False)
    (often,) = limit_days(
        planned("sumatriptan", "ice", design="headaches"), {"general_headaches_per_week": 5.0}
    )
    assert often.reached


def test_nothing_is_reckoned_where_the_rate_of_headaches_is_not_known() -> None:
    assert limit_days(planned("sumatriptan", "ice", design="headaches"), {}) == ()


def test_two_kinds_of_medicine_count_together_too() -> None:
    plan = planned("sumatriptan", "ibuprofen", design="headaches")
    asked = {one.group: one.most for one in limit_days(plan, RATE)}
    assert asked["all acute classes together"] == 9
    assert too_many_days(plan, RATE) is None
    assert too_many_days(plan, {"headaches_per_week": 2.5}) is not None


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_plan_with_too_many_days_is_told_why_and_what_would_do(language: str) -> None:
    say = load_words(language)
    told = too_many_days(planned("naproxen", "none"), {})
    assert told is not None
    words = say(told)
    assert "21" in words and "15" in words and "naproxen" in words and "headaches" in words
    often = too_many_days(
        planned("sumatriptan", "ice", design="headaches"), {"headaches_per_week": 5.0}
    )
    assert often is not None
    assert "10" in say(often)


def test_no_plan_without_medicine_is_held_back() -> None:
    for design in ("periods", "days", "start", "headaches"):
        assert too_many_days(planned("heat", "none", design=design), RATE) is None


def test_a_plan_with_too_many_days_is_refused_before_anything_is_drawn() -> None:
    with pytest.raises(PlanError, match="up to 21 of 30 days"):
        plan_trial(["naproxen", "none"], start="2026-01-05", seed=1)
    plan = plan_trial(["naproxen", "ice"], design="headaches", start="2026-01-05", seed=1)
    assert plan.arms == ("naproxen", "ice")
