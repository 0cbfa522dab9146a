"""What is said of a plan and of a trial: each sentence true, in each language."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text

import hdiary
from hdiary.words import list_languages

from .lives import START, arm_of_days, days_of, plan_periods

MINUS = "\N{MINUS SIGN}"
CLEAR = {"desk exercises": 0.0, "none": 5.0}


def lines(plan: hdiary.Plan, pains: object, language: str = "en", **columns: object) -> list[str]:
    diary = hdiary.make_diary(days_of(pains, **columns))
    return hdiary.trial(diary, plan=plan).summary(language=language).splitlines()


def by_arm(plan: hdiary.Plan, pain: dict[str, float]) -> list[float]:
    return [pain[arm] for arm in arm_of_days(plan)]


def test_a_clear_difference_is_told_with_its_size_and_its_chance() -> None:
    plan = plan_periods()
    told = lines(plan, by_arm(plan, CLEAR))
    assert told[1] == (
        "Compared: desk exercises and none, 12 periods of 7 days from 5 January 2026 to "
        "29 March 2026, in an order drawn by lot."
    )
    assert told[2] == (
        "Desk exercises: about 0 headache days in 28; none: 28 (12 of 12 periods). Difference "
        "\N{MINUS SIGN}28 (likely \N{MINUS SIGN}28 to \N{MINUS SIGN}28): fewer headache days."
    )
    assert told[3].startswith("A difference as large as this one shows in 2 of the 64 orders")
    assert any("what was expected of it" in line for line in told)


@pytest.mark.parametrize("outcome", ["headache_days_28", "mean_pain"])
def test_a_range_without_a_width_is_not_left_to_look_certain(outcome: str) -> None:
    plan = plan_periods(outcome=outcome)
    pain = by_arm(plan, CLEAR)
    assert "so the range has no width. That does not make" in lines(plan, pain)[3]
    assert "hat der Bereich keine Breite" in lines(plan, pain, "de")[3]
    diary = hdiary.make_diary(days_of(pain))
    drawn = hdiary.plots.plot_trial(hdiary.trial(diary, plan=plan)).figure
    assert "likely" not in " ".join(text.get_text() for text in drawn.findobj(Text))
    pain[3] = pain[30] = 2.0
    assert "no width" not in "\n".join(lines(plan, pain))


def test_what_is_open_claims_nothing() -> None:
    plan = plan_periods()
    rng = np.random.default_rng(3)
    told = "\n".join(lines(plan, 5.0 * (rng.random(84) < 0.4)))
    assert "this trial cannot tell whether it matters" in told
    assert "fewer headache days." not in told


def test_little_is_said_with_what_it_rules_out() -> None:
    plan = plan_periods(outcome="mean_pain")
    rng = np.random.default_rng(3)
    told = "\n".join(lines(plan, 4.0 + rng.integers(0, 2, 84)))
    assert "little or no difference, that is no difference of 1 point or more" in told


def test_missing_days_are_told_with_what_they_could_have_done() -> None:
    plan = plan_periods()
    frame = days_of(by_arm(plan, CLEAR)).drop(index=[3, 20, 40])
    told = hdiary.trial(hdiary.make_diary(frame), plan=plan).summary()
    assert "Had everything been recorded, the plain difference could lie anywhere from" in told


@pytest.mark.parametrize("gaps", [[3, 20, 40], [0, 1, 50, 51, 52]])
def test_what_missing_days_could_have_done_is_no_interval(gaps: list[int]) -> None:
    plan = plan_periods()
    rng = np.random.default_rng(5)
    frame = days_of(5.0 * (rng.random(84) < 0.4)).drop(index=gaps)
    result = hdiary.trial(hdiary.make_diary(frame), plan=plan)
    row = result.table.iloc[0]
    plain = row["mean_arm"] - row["mean_against"]
    assert row["lowest"] < plain < row["highest"]
    said = f"{abs(plain):.1f}".removesuffix(".0")
    (told,) = [one for one in result.summary().splitlines() if one.startswith("Something is")]
    assert f"(as recorded it is {MINUS if plain < 0 else '+'}{said})" in told
    assert told.endswith("what chance may have done comes on top of that.")


def test_a_first_day_is_weighed_among_first_days() -> None:
    plan = hdiary.plan_trial(["yoga", "none"], design="start", start=START, seed=2)
    told = lines(plan, by_arm(plan, {"yoga": 0.0, "none": 5.0}))
    (chance,) = [one for one in told if one.startswith("A difference as large")]
    assert "of the 42 first days that could have been drawn" in chance


@pytest.mark.parametrize(("block", "even"), [(2, True), (4, True), (12, False)])
def test_what_changes_slowly_touches_nearly_alike_only_in_small_blocks(
    block: int, *, even: bool
) -> None:
    plan = plan_periods(block=block)
    told = "\n".join(lines(plan, by_arm(plan, CLEAR)))
    assert ("touches all nearly alike" in told) == even
    assert ("may touch one more than the other" in told) != even


@pytest.mark.parametrize("language", list_languages())
@pytest.mark.parametrize(
    "how",
    [
        {},
        {"washout": 1, "outcome": "mean_pain"},
        {"design": "days"},
        {"design": "start", "settle": 3},
        {"design": "headaches"},
        {"patients": ["1", "2"]},
        {"periods": 20, "looks": [14]},
    ],
    ids=str,
)
def test_every_design_has_its_words(how: dict[str, object], language: str) -> None:
    plan = plan_periods(**how)
    told = plan.summary(language=language)
    assert "{" not in told and len(told.splitlines()) >= 3
    assert "desk exercises" in told
    assert plan.show(language=language).html


@pytest.mark.parametrize("language", list_languages())
def test_a_sealed_plan_shows_no_order(language: str) -> None:
    plan = plan_periods(design="headaches")
    assert "<table" not in plan.show(language=language).html


@pytest.mark.parametrize("language", list_languages())
def test_every_design_is_told_in_every_language(language: str) -> None:
    rng = np.random.default_rng(3)
    for how in ({}, {"design": "days", "outcome": "mean_pain"}, {"design": "start", "settle": 3}):
        plan = plan_periods(**how)
        told = "\n".join(lines(plan, 5.0 * (rng.random(plan.days) < 0.4), language))
        assert "{" not in told and " nan" not in told and "None" not in told


def test_many_people_are_counted() -> None:
    plan = plan_periods()
    people = [days_of(by_arm(plan, CLEAR), patient=name) for name in ("A", "B")]
    result = hdiary.trial(hdiary.make_diary(pd.concat(people)), plan=plan)
    assert "2 people" in result.summary()


def test_the_answer_shows_in_a_notebook() -> None:
    plan = plan_periods()
    html = hdiary.trial(hdiary.make_diary(days_of(by_arm(plan, CLEAR))), plan=plan)._repr_html_()
    assert "Desk exercises" in html or "desk exercises" in html
    assert START[:4] in html
