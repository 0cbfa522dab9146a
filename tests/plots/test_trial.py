"""What came of a trial, its plan, and what it promises, as pictures."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from hdiary.diary import make_diary
from hdiary.plots import plot_plan, plot_promise, plot_trial
from hdiary.plots.style import BLUE, INK, alt_text, figure_of
from hdiary.plots.svg import figure_svg
from hdiary.plots.trial_field import COLOURS, MARKERS
from hdiary.trials import Plan, TrialResult, plan_trial, trial
from hdiary.trials.participant import simulate_participant
from hdiary.trials.promise import promise

START = "2026-01-05"
DESIGNS = ("periods", "days", "start", "headaches")
ODD = 'tape $x_1$ <b>wine</b> & "cheese" żółć 頭痛'


def plan_of(design: str, **more: Any) -> Plan:
    arms = more.pop("arms", ["heat", "ice"] if design == "headaches" else ["walking", "none"])
    return plan_trial(arms, **{"design": design, "start": START, "seed": 1, **more})


@cache
def result_of(design: str, outcome: str | None = None) -> TrialResult:
    """What came of a made-up trial in which the first arm does much; a tenth is missing."""
    plan = plan_of(design, outcome=outcome)
    effect = 0.8 if plan.outcome == "headache_days_28" else 2.0
    return trial(make_diary(simulate_participant(plan, effect=effect, seed=3)), plan=plan)


def even_trial(**more: Any) -> TrialResult:
    """Every fourth day a headache, nothing missing."""
    plan = plan_of("periods", **more)
    days = pd.date_range(START, periods=84)
    return trial(make_diary(pd.DataFrame({"date": days, "pain": [4, 0, 0, 0] * 21})), plan=plan)


def gaps() -> TrialResult:
    """Twelve weeks: none written in the second, a day missing in the third."""
    days = pd.date_range(START, periods=84)
    frame = pd.DataFrame({"date": days, "pain": [4, 0, 0, 0] * 21}).drop(index=[*range(7, 14), 15])
    return trial(make_diary(frame), plan=plan_of("periods"))


def texts(ax: Axes) -> str:
    return " ".join(" ".join(text.get_text() for text in ax.texts).split())


def marks_of(ax: Axes, marker: str) -> list[Any]:
    return [line for line in ax.lines if line.get_marker() == marker and len(line.get_xdata())]


@pytest.mark.parametrize("design", DESIGNS)
def test_every_design_is_drawn_with_its_arms_and_its_difference(design: str) -> None:
    result = result_of(design)
    ax = plot_trial(result)
    told = texts(ax)
    for arm in result.plan.arms:
        assert f"{arm.capitalize()}: " in told
    assert "Difference " in told
    assert ax.get_title(loc="left")
    assert figure_svg(ax).lstrip().startswith("<")


@pytest.mark.parametrize("design", DESIGNS)
def test_words_stand_for_the_picture(design: str) -> None:
    result = result_of(design)
    words = alt_text(plot_trial(result))
    row = result.table.iloc[0]
    assert "drawn by lot" in words
    assert str(row["verdict"]) in words
    assert f"{row['mean_arm']:.1f}".removesuffix(".0") in words
    assert "nan" not in words.lower()


def test_the_arms_differ_in_more_than_colour() -> None:
    ax = plot_trial(result_of("periods"))
    circles, squares = marks_of(ax, "o"), marks_of(ax, "s")
    assert circles and squares
    assert {line.get_color() for line in circles} == {BLUE}
    assert {line.get_color() for line in squares} == {INK}
    assert len(set(MARKERS)) == len(MARKERS) == len(COLOURS)


def test_what_is_missing_is_open_or_a_cross() -> None:
    ax = plot_trial(gaps())
    assert sum(len(line.get_xdata()) for line in marks_of(ax, "x")) == 1
    marks = [*marks_of(ax, "o"), *marks_of(ax, "s")]
    assert len({line.get_markerfacecolor() for line in marks}) > 2, "filled and open"
    assert "Recorded: 76 of 84 days that count." in texts(ax)
    assert "too little recorded" in alt_text(ax)


def test_pairs_are_joined_and_larger_blocks_are_not() -> None:
    def joins(ax: Axes) -> int:
        return sum(line.get_linewidth() == 0.7 for line in ax.lines)

    assert joins(plot_trial(even_trial())) == 6
    assert "thin line" in texts(plot_trial(even_trial()))
    larger = plot_trial(even_trial(block=6))
    assert joins(larger) == 0
    assert "thin line" not in texts(larger)


def test_days_of_washout_are_grey_and_that_is_said() -> None:
    assert "Grey" not in texts(plot_trial(even_trial()))
    ax = plot_trial(even_trial(washout=2))
    assert "Grey: days that do not count." in texts(ax)
    assert "Recorded: 60 of 60 days that count." in texts(ax)


def test_the_day_that_was_drawn_is_named() -> None:
    result = result_of("start")
    day = result.plan.schedule["first_day"].iloc[1]
    assert f"drawn: {day.day} {day:%b}" in texts(plot_trial(result))


def test_pain_falls_from_before_to_after() -> None:
    result = result_of("headaches")
    ax = plot_trial(result)
    drawn: list[Any] = list(ax.collections)
    lines = sum(len(one.get_segments()) for one in drawn)
    assert lines == int(result.periods["value"].notna().sum())
    assert ax.get_xlabel() == "headache"


def test_days_stand_in_a_lane_for_each_arm() -> None:
    result = result_of("days", "mean_pain")
    ax = plot_trial(result)
    hurts = result.periods[result.periods["value"] > 0]
    assert len(ax.patches) == len(hurts)
    bars: list[Any] = list(ax.patches)
    highest = max(abs(bar.get_height()) for bar in bars)
    assert highest == pytest.approx(0.3 * hurts["value"].max() / 10)


def test_a_claim_is_blue_and_what_is_open_is_not() -> None:
    def colour(ax: Axes) -> str:
        line = next(text for text in ax.texts if text.get_text().startswith("Difference"))
        return str(line.get_color())

    claimed, open_ = result_of("headaches"), even_trial()
    assert claimed.table["verdict"].tolist() == ["less pain"]
    assert open_.table["verdict"].tolist() != ["fewer headache days"]
    assert (colour(plot_trial(claimed)), colour(plot_trial(open_))) == (BLUE, INK)


def test_three_arms_have_a_line_for_each_pair() -> None:
    plan = plan_of("periods", arms=["heat", "ice", "none"], periods=24, block=6, length=4)
    lived = make_diary(simulate_participant(plan, effect=0.5, seed=1))
    told = texts(plot_trial(trial(lived, plan=plan)))
    for pair in ("Heat against ice:", "Heat against none:", "Ice against none:"):
        assert pair in told


def test_without_a_day_of_the_trial_there_is_a_sentence() -> None:
    days = pd.date_range("2027-01-01", periods=30)
    diary = make_diary(pd.DataFrame({"date": days, "pain": [4, 0] * 15}))
    ax = plot_trial(trial(diary, plan=plan_of("periods"), ended=True))
    assert alt_text(ax) == "Nothing has been recorded within the days of this trial."


def test_why_nothing_is_compared_stands_there() -> None:
    days = pd.date_range(START, periods=28)
    diary = make_diary(pd.DataFrame({"date": days, "pain": [4, 0, 0, 0] * 7}))
    told = texts(plot_trial(trial(diary, plan=plan_of("periods"), ended=True)))
    assert "Not compared: too few of what was planned took place" in told


def test_several_people_need_a_name() -> None:
    plan = plan_of("periods", patients=["A", "B"])
    lived = make_diary(simulate_participant(plan, effect=0.5, seed=1))
    result = trial(lived, plan=plan)
    with pytest.raises(ValueError, match="say which with patient"):
        plot_trial(result)
    with pytest.raises(ValueError, match="say which with patient"):
        plot_plan(plan)
    with pytest.raises(ValueError, match="nobody in this plan"):
        plot_plan(plan, patient="C")
    assert alt_text(plot_trial(result, patient="A")) != alt_text(plot_trial(result, patient="B"))
    assert alt_text(plot_plan(plan, patient="A")) != alt_text(plot_plan(plan, patient="B"))


@pytest.mark.slow
@pytest.mark.parametrize("name", [ODD, "x" * 60])
@pytest.mark.parametrize("design", DESIGNS)
def test_names_are_written_as_they_are_and_stay_inside(design: str, name: str) -> None:
    plan = plan_of(design, arms=[name, "none"])
    lived = make_diary(simulate_participant(plan, effect=0.5, seed=1))
    for ax in (plot_trial(trial(lived, plan=plan)), plot_plan(plan)):
        figure = figure_of(ax)
        figure.draw_without_rendering()
        for text in ax.texts:
            if text.get_text():
                assert text.get_window_extent().x1 <= figure.bbox.x1 + 1
        assert "<b>" not in figure_svg(ax)


@pytest.mark.slow
@pytest.mark.parametrize("design", DESIGNS)
def test_no_words_collide(design: str) -> None:
    promised = promise(plan_of(design), runs=20)
    for ax in (plot_trial(result_of(design)), plot_plan(plan_of(design)), plot_promise(promised)):
        figure_of(ax).draw_without_rendering()
        boxes = [t.get_window_extent() for t in ax.texts if t.get_text().strip()]
        shrunk = [box.shrunk(0.96, 0.7) for box in boxes]
        for one, box in enumerate(shrunk):
            assert not any(box.overlaps(other) for other in shrunk[one + 1 :])


@pytest.mark.parametrize("design", DESIGNS)
def test_they_draw_into_axes_that_are_given(design: str) -> None:
    for plot, given in ((plot_trial, result_of(design)), (plot_plan, plan_of(design))):
        ax = Figure(figsize=(7, 4)).add_subplot()
        assert plot(given, ax=ax) is ax


class TestPlan:
    def test_a_lane_for_each_arm_holds_its_periods(self) -> None:
        plan = plan_of("periods")
        ax = plot_plan(plan)
        boxes: list[Any] = list(ax.patches)
        assert len(boxes) == 12
        heights = {round(box.get_y(), 3) for box in boxes}
        assert len(heights) == 2
        assert "Walking" in texts(ax) and "None" in texts(ax)
        assert "from 5 Jan" in alt_text(ax)

    def test_what_is_sealed_is_not_shown(self) -> None:
        first, second = (plan_of("headaches", seed=seed) for seed in (1, 2))
        assert first.order != second.order
        assert figure_svg(plot_plan(first)) == figure_svg(plot_plan(second))
        assert alt_text(plot_plan(first)) == alt_text(plot_plan(second))
        assert "sealed" in texts(plot_plan(first))


class TestPromise:
    def test_one_plan_has_a_mark_for_each_difference(self) -> None:
        promised = promise(plan_of("periods"), effects=[0.2, 0.5, 0.8], runs=50)
        ax = plot_promise(promised)
        (marked,) = marks_of(ax, "o")
        assert np.allclose(marked.get_ydata(), promised.table["power"])
        assert np.allclose(marked.get_xdata(), -promised.table["difference"])
        assert "fewer in 28, found by" in alt_text(ax)

    def test_several_plans_have_a_line_for_each_difference(self) -> None:
        several = [promise(plan_of("periods", periods=n), runs=50) for n in (12, 16, 24)]
        ax = plot_promise(several)
        lines = [line for line in ax.lines if len(line.get_xdata()) == 3]
        assert [list(line.get_xdata()) for line in lines] == [[12, 16, 24]] * 3
        assert len({line.get_marker() for line in lines}) == 3
        assert "with 24 periods" in alt_text(ax)
