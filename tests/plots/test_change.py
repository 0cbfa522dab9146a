"""The course before and after something began."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from hdiary.diary import Diary, make_diary
from hdiary.plots import plot_change
from hdiary.plots.style import BLUE, alt_text, figure_of
from hdiary.plots.svg import figure_svg
from hdiary.questions import change
from hdiary.simulate import sample_cohort, sample_diary

ODD = 'tape $x_1$ <b>wine</b> & "cheese" żółć 頭痛'


@pytest.fixture(scope="module")
def sample() -> Any:
    diary = make_diary(sample_diary().entries)
    return change(diary, since="2026-04-06", what="exercise")


def diary_of(days: int, *, seed: int = 1, missing: float = 0.0) -> Diary:
    rng = np.random.default_rng(seed)
    kept = rng.random(days) >= missing
    dates = pd.date_range("2026-01-01", periods=days)[kept].strftime("%Y-%m-%d")
    pain = np.where(rng.random(days) < 0.4, 5.0, 0.0)[kept]
    return make_diary(pd.DataFrame({"date": dates, "pain": pain}))


def texts(ax: Axes) -> str:
    return " ".join(text.get_text() for text in ax.texts)


def dots(ax: Axes) -> list[Any]:
    return [line for line in ax.lines if line.get_marker() == "o"]


def test_levels_the_start_and_the_level_continued_are_named(sample: Any) -> None:
    ax = plot_change(sample)
    told = texts(ax)
    assert "exercise, from 6 Apr" in told
    assert "before 15" in told and "after 7.7" in told
    assert any(line.get_linestyle() == "--" for line in ax.lines)
    assert any(line.get_color() == BLUE for line in ax.lines)
    assert ax.get_title(loc="left") == "Headache days per 28 days"


def test_what_a_mark_means_and_the_coverage_are_told(sample: Any) -> None:
    told = texts(plot_change(sample))
    for words in ("Dots: 7 days each", "Grey: not compared", "95%", "Recorded: "):
        assert words in " ".join(told.split())


def test_pain_has_its_own_scale(sample: Any) -> None:
    ax = plot_change(sample, outcome="mean_pain")
    assert ax.get_title(loc="left") == "Pain on headache days, 0 to 10"
    assert [label.get_text() for label in ax.get_yticklabels()][-1] == "10"


def test_words_stand_for_the_picture(sample: Any) -> None:
    words = alt_text(plot_change(sample))
    for part in ("Exercise", "6 April 2026", "15.", "7.7", "fewer headache days"):
        assert part in words


def test_open_dots_are_weeks_with_days_not_recorded() -> None:
    result = change(diary_of(140, missing=0.2), since="2026-03-10", what="tape", spell=0)
    ax = plot_change(result)
    filled = {dot.get_markerfacecolor() for dot in dots(ax)}
    assert len(filled) == 2


def test_the_intervention_may_be_chosen_and_must_exist(sample: Any) -> None:
    diary = make_diary(sample_diary().entries)
    found = change(diary)
    assert "dry needling" in texts(plot_change(found, intervention="dry needling"))
    assert "exercise" in texts(plot_change(found))
    with pytest.raises(ValueError, match="tape"):
        plot_change(found, intervention="tape")
    with pytest.raises(ValueError, match="outcome is"):
        plot_change(sample, outcome="days")


@pytest.mark.parametrize("since", ["2025-01-01", "2026-01-01", "2027-01-01", "2026-01-06"])
def test_where_nothing_can_be_compared_it_still_draws_or_says_why(since: str) -> None:
    ax = plot_change(change(diary_of(10), since=since))
    assert alt_text(ax)
    assert figure_svg(ax).lstrip().startswith("<")


def test_without_a_start_there_is_a_sentence() -> None:
    assert alt_text(plot_change(change(diary_of(30)))) == (
        "Nothing was found or given that began during the diary."
    )


@pytest.mark.parametrize("name", [ODD, "x" * 200, "=cmd()"])
def test_names_are_written_as_they_are_and_stay_inside(name: str) -> None:
    ax = plot_change(change(diary_of(140), since="2026-03-10", what=name))
    figure = figure_of(ax)
    figure.draw_without_rendering()
    for text in ax.texts:
        if text.get_text():
            assert text.get_window_extent().x1 <= figure.bbox.x1 + 1
    assert "<b>" not in figure_svg(ax)


def test_no_words_collide_in_a_long_diary() -> None:
    ax = plot_change(change(diary_of(700, seed=3), since="2026-12-01", what="tape"))
    figure_of(ax).draw_without_rendering()
    boxes = [t.get_window_extent() for t in ax.texts if t.get_text().strip()]
    shrunk = [box.shrunk(0.98, 0.8) for box in boxes]
    for one, box in enumerate(shrunk):
        assert not any(box.overlaps(other) for other in shrunk[one + 1 :])


def test_it_draws_into_axes_that_are_given(sample: Any) -> None:
    ax = Figure(figsize=(7, 4)).add_subplot()
    assert plot_change(sample, ax=ax) is ax


def test_several_people_need_a_name() -> None:
    result = change(make_diary(sample_cohort().entries))
    with pytest.raises(ValueError, match="say which with patient"):
        plot_change(result)
    assert "exercise" in texts(plot_change(result, patient="P03"))
