"""Pain day by day, and one factor: pictures that say what they show."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from hdiary import BurdenResult, TriggersResult
from hdiary.diary import make_diary
from hdiary.plots import alt_text, figure_svg, plot_factor, plot_pain
from hdiary.questions import burden, triggers
from hdiary.simulate import sample_diary, simulate_diaries


@pytest.fixture(scope="module")
def sample() -> BurdenResult:
    return burden(make_diary(sample_diary().entries))


@pytest.fixture(scope="module")
def before() -> TriggersResult:
    return triggers(make_diary(sample_diary().entries))


def test_every_rated_headache_day_is_a_line_of_its_height(sample: BurdenResult) -> None:
    ax = plot_pain(sample)
    (lines,) = [c for c in ax.collections if isinstance(c, LineCollection) and len(c.get_paths())]
    heights = sorted(path.get_extents().y1 for path in lines.get_paths())
    days = sample.days[sample.days["state"] == "headache"]
    assert heights == sorted(days["worst_pain"].dropna())


def test_the_line_stands_where_the_day_begins(sample: BurdenResult) -> None:
    ax = plot_pain(sample, since="2026-04-06")
    (line,) = [one for one in ax.lines if one.get_color() == "#0072b2"]
    assert list(line.get_xdata()) == [91.0, 91.0]
    assert alt_text(ax).endswith("A line marks 6 April 2026.")


def test_days_without_an_entry_are_marked_and_counted(sample: BurdenResult) -> None:
    ax = plot_pain(sample)
    marks = [line for line in ax.lines if line.get_marker() == "_"]
    assert len(marks[0].get_xdata()) == 9
    assert "headache on 75 of 173 recorded days" in alt_text(ax)


def test_a_line_outside_of_the_diary_is_not_drawn(sample: BurdenResult) -> None:
    ax = plot_pain(sample, since="2030-01-01")
    assert not [one for one in ax.lines if one.get_color() == "#0072b2"]


@pytest.mark.parametrize("pain", [[None] * 5, [0] * 5, [3]])
def test_poor_diaries_are_drawn_too(pain: list[object]) -> None:
    dates = pd.date_range("2026-03-05", periods=len(pain)).strftime("%Y-%m-%d")
    ax = plot_pain(burden(make_diary(pd.DataFrame({"date": dates, "pain": pain}))))
    assert figure_svg(ax).startswith("<svg")


def test_a_scale_of_words_has_three_steps() -> None:
    frame = pd.DataFrame({"date": ["2026-03-01", "2026-03-02"], "pain": ["mild", "none"]})
    ax = plot_pain(burden(make_diary(frame, scale="words")))
    assert [float(t) for t in ax.get_yticks()] == [0, 1, 2, 3]


def test_a_factor_is_two_shares_with_their_counts(before: TriggersResult) -> None:
    ax = plot_factor(before, factor="desk work")
    said = [text.get_text() for text in ax.texts]
    assert said == [
        "after days with it",
        "31 of 63 days (49%)",
        "after the others",
        "41 of 103 days (40%)",
    ]
    ends = [bar.get_bbox().x1 for bar in ax.patches if isinstance(bar, Rectangle)]
    shares = [round(float(end), 4) for end in ends if end < 1]
    assert shares == [round(31 / 63, 4), round(41 / 103, 4)]


def test_a_number_says_above_which_value(before: TriggersResult) -> None:
    ax = plot_factor(before, factor="stress")
    assert "after days above 4" in [text.get_text() for text in ax.texts]
    assert "after a day with stress above 4 (52%)" in alt_text(ax)


def test_every_factor_can_be_drawn_and_none_is_said_to_cause(before: TriggersResult) -> None:
    for factor in before.before["factor"]:
        assert "caus" not in alt_text(plot_factor(before, factor=factor))


def test_an_unknown_factor_and_several_people_are_refused(before: TriggersResult) -> None:
    with pytest.raises(ValueError, match="no factor is named"):
        plot_factor(before, factor="weather")
    many = make_diary(simulate_diaries(2, days=70, seed=1).entries)
    with pytest.raises(ValueError, match="say which"):
        plot_factor(triggers(many), factor="stress")
    with pytest.raises(ValueError, match="say which"):
        plot_pain(burden(many))
