"""Every treatment's answer within hours beside its answer over weeks."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from hdiary.diary import make_diary
from hdiary.plots import plot_treatments
from hdiary.plots.style import BLUE, alt_text, figure_of
from hdiary.plots.svg import figure_svg
from hdiary.questions import treatments
from hdiary.simulate import sample_cohort, sample_diary

SETTINGS = {
    "relief": {"little": 1.0},
    "change": {"level": 0.95, "gates": {"meaningful_days": 4.0}},
}
COVERAGE = pd.DataFrame({"patient": ["1"], "days": [90], "recorded": [80]})
ODD = 'tea $x_1$ <b>wine</b> & "cheese" żółć 頭痛\tzu\nHause'


def make_row(treatment: str, **changes: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "patient": "1",
        "treatment": treatment,
        "doses": 12,
        "rated": 8,
        "extra_fall": 1.2,
        "extra_low": 0.3,
        "extra_high": 2.1,
        "hours_verdict": "more relief",
        "hours_reason": "answered",
        "change": -2.0,
        "change_low": -6.0,
        "change_high": 3.0,
        "weeks_verdict": "cannot tell yet",
        "weeks_reason": "the interval is too wide to say more",
    }
    return row | changes


def without_weeks(treatment: str) -> dict[str, Any]:
    numbers = dict.fromkeys(("change", "change_low", "change_high"), np.nan)
    words = {"weeks_verdict": "not enough data", "weeks_reason": "used now and then"}
    return make_row(treatment, **numbers, **words)


def draw(rows: list[dict[str, Any]], **settings: Any) -> Axes:
    result = SimpleNamespace(table=pd.DataFrame(rows), settings=SETTINGS, coverage=COVERAGE)
    return plot_treatments(result, **settings)


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_each_treatment_has_its_name_and_both_answers() -> None:
    told = texts(draw([make_row("heat"), without_weeks("ibuprofen")]))
    assert {"within hours", "over weeks", "heat", "ibuprofen"} <= set(told)
    assert told.count("+1.2: more relief") == 2
    assert "\N{MINUS SIGN}2: cannot tell yet" in told
    assert "used now and then" in told


def test_claims_are_blue_and_filled_and_the_rest_is_not() -> None:
    ax = draw([make_row("heat")])
    marks = [line for line in ax.lines if line.get_marker() == "o"]
    assert [mark.get_color() == BLUE for mark in marks] == [True, False]
    assert [mark.get_markerfacecolor() == BLUE for mark in marks] == [True, False]


def test_an_interval_beyond_the_axis_ends_in_an_arrow() -> None:
    wide = make_row("heat", change=0.0, change_low=-40.0, change_high=40.0)
    arrows = [line.get_marker() for line in draw([wide]).lines]
    assert {"<", ">"} <= set(arrows)


def test_axes_carry_units_and_the_coverage_is_told() -> None:
    told = " ".join(texts(draw([make_row("heat")])))
    assert "extra fall of pain [points]" in told
    assert "change of headache days in 28" in told
    assert "Recorded: 80 of 90 days." in told
    assert "two hours later: 8 of 12 doses." in told


def test_a_long_reason_stands_whole_in_the_picture() -> None:
    reason = "it began " + "within days of something else that lasted, " * 5 + "so wait"
    row = without_weeks("heat") | {"weeks_reason": reason}
    ax = draw([row, make_row("ice")])
    assert reason in " ".join(texts(ax))
    assert not any("…" in text for text in texts(ax))


def test_words_stand_for_the_picture() -> None:
    words = alt_text(draw([make_row("heat"), without_weeks("ice")]))
    assert words == (
        "What each treatment does within hours and over weeks. heat: within hours, more relief, "
        "extra fall of pain 1.2 (95% interval 0.3 to 2.1); over weeks, cannot tell yet, change "
        "of headache days in 28 \N{MINUS SIGN}2 (95% interval \N{MINUS SIGN}6 to 3). ice: "
        "within hours, more relief, extra "
        "fall of pain 1.2 (95% interval 0.3 to 2.1); over weeks, not enough data, used now and "
        "then."
    )


def test_more_treatments_than_fit_are_counted() -> None:
    ax = draw([make_row(f"thing {n}") for n in range(12)], most=5)
    assert "Not shown: 7 more treatments." in " ".join(texts(ax))
    assert "Not shown: 7 more treatments." in alt_text(ax)


def test_without_treatments_there_is_a_sentence() -> None:
    empty = pd.DataFrame(columns=["patient", "treatment"])
    ax = plot_treatments(SimpleNamespace(table=empty, settings=SETTINGS))
    assert alt_text(ax) == "No treatment was written down."


@pytest.mark.parametrize("name", [ODD, "x" * 300, "=cmd()"])
def test_names_are_written_as_they_are_and_stay_inside(name: str) -> None:
    ax = draw([make_row(name)])
    figure = figure_of(ax)
    figure.draw_without_rendering()
    for text in ax.findobj(Text):
        if text.get_text():
            box = text.get_window_extent()
            assert box.x1 <= figure.bbox.x1 + 1
    assert "<b>" not in figure_svg(ax)


def test_it_draws_into_axes_that_are_given() -> None:
    figure = Figure(figsize=(7, 5))
    ax = figure.add_subplot()
    result = treatments(make_diary(sample_diary().entries))
    assert plot_treatments(result, ax=ax) is ax


def test_several_people_need_a_name() -> None:
    result = treatments(make_diary(sample_cohort().entries))
    with pytest.raises(ValueError, match="say which with patient"):
        plot_treatments(result)
    assert "heat" in texts(plot_treatments(result, patient="P03"))
