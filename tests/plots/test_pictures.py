"""Every picture: what it says, and what it leaves alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import matplotlib
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from hdiary.plots import (
    alt_text,
    plot_burden,
    plot_calendar,
    plot_clock,
    plot_people,
    plot_places,
    plot_weekdays,
)
from hdiary.plots.style import figure_of

Draw = Callable[..., Axes]
Make = Callable[..., Any]

OF_BURDEN = (plot_calendar, plot_burden)
OF_PATTERN = (plot_places, plot_clock, plot_weekdays)


@pytest.fixture
def pictures(
    burden: SimpleNamespace, pattern: SimpleNamespace, people: SimpleNamespace
) -> dict[str, tuple[Draw, SimpleNamespace]]:
    """Every plot with a result that it draws."""
    drawn: dict[str, tuple[Draw, SimpleNamespace]] = {p.__name__: (p, burden) for p in OF_BURDEN}
    drawn |= {p.__name__: (p, pattern) for p in OF_PATTERN}
    return drawn | {"plot_people": (plot_people, people)}


NAMES = [*(p.__name__ for p in (*OF_BURDEN, *OF_PATTERN)), "plot_people"]


def words_on(ax: Axes) -> list[str]:
    """Every word that stands in the picture."""
    texts = [text.get_text() for text in ax.texts]
    labels = [*ax.get_xticklabels(), *ax.get_yticklabels()] if ax.axison else []
    ticks = [label.get_text() for label in labels]
    return [*texts, *ticks, ax.get_xlabel(), ax.get_ylabel(), ax.get_title(loc="left")]


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_has_a_title_and_words_with_numbers(
    name: str, pictures: dict[str, tuple[Draw, SimpleNamespace]]
) -> None:
    plot, result = pictures[name]
    ax = plot(result)
    assert isinstance(ax, Axes)
    assert ax.get_title(loc="left")
    assert any(c.isdigit() for c in alt_text(ax))
    assert "nan" not in alt_text(ax).lower()


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_drawn_where_it_is_asked_for(
    name: str, pictures: dict[str, tuple[Draw, SimpleNamespace]]
) -> None:
    plot, result = pictures[name]
    figure = Figure(figsize=(8, 4))
    ax = figure.add_subplot()
    assert plot(result, ax=ax) is ax
    assert len(figure.axes) == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_persons_own_style_is_left_alone(
    name: str, pictures: dict[str, tuple[Draw, SimpleNamespace]]
) -> None:
    plot, result = pictures[name]
    before = dict(matplotlib.rcParams)
    plot(result)
    assert dict(matplotlib.rcParams) == before


@pytest.mark.parametrize("name", NAMES)
def test_the_persons_own_style_does_not_spoil_the_picture(
    name: str, pictures: dict[str, tuple[Draw, SimpleNamespace]]
) -> None:
    plot, result = pictures[name]
    with matplotlib.rc_context({"font.family": "serif", "font.size": 30, "axes.grid": True}):
        ax = plot(result)
    assert all(text.get_fontfamily() == ["DejaVu Sans"] for text in ax.texts)
    assert all(float(text.get_fontsize()) < 10 for text in ax.texts)


@pytest.mark.parametrize("name", NAMES)
def test_results_are_not_changed_by_being_drawn(
    name: str, pictures: dict[str, tuple[Draw, SimpleNamespace]]
) -> None:
    plot, result = pictures[name]
    frames = {k: v.copy() for k, v in vars(result).items() if isinstance(v, pd.DataFrame)}
    plot(result)
    for frame, before in frames.items():
        pd.testing.assert_frame_equal(getattr(result, frame), before)


@pytest.mark.slow
def test_pictures_need_no_pyplot() -> None:
    script = "import hdiary.plots, sys; print('matplotlib.pyplot' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


@pytest.mark.parametrize("plot", OF_BURDEN)
def test_one_of_several_people_must_be_named(plot: Draw, burden: SimpleNamespace) -> None:
    two = {
        name: pd.concat([getattr(burden, name).assign(patient=p) for p in ("Anna", "Ben")])
        for name in ("days", "table")
    }
    result = SimpleNamespace(settings=burden.settings, **two)
    with pytest.raises(ValueError, match="holds 2 people"):
        plot(result)
    with pytest.raises(ValueError, match="nobody") as refused:
        plot(result, patient="Carl")
    assert "Anna" not in str(refused.value)
    assert alt_text(plot(result, patient="Anna")) == alt_text(plot(burden))


def test_the_words_of_foreign_axes_are_refused() -> None:
    with pytest.raises(ValueError, match=r"hdiary\.plots"):
        alt_text(Figure().add_subplot())


class TestCalendar:
    def test_the_words_count_the_days_by_state(self, make_burden: Make) -> None:
        days = pd.DataFrame(
            {
                "patient": "1",
                "date": pd.date_range("2026-03-01", periods=5).astype("datetime64[us]"),
                "state": ["headache", "clear", "not recorded", "headache", "clear"],
                "worst_pain": [6.0, 0.0, np.nan, np.nan, 0.0],
                "acute_medication": [True, False, False, False, False],
            }
        )
        assert alt_text(plot_calendar(make_burden(days=days))) == (
            "Calendar of 5 days from 1 March 2026 to 5 March 2026: 2 headache days, 2 clear days, "
            "1 day not recorded. Worst pain on headache days was 6 to 6 on the scale 0-10. "
            "Without a rating: 1 headache day. Acute medicine was written down on 1 day."
        )

    def test_states_differ_without_colour(self, burden: SimpleNamespace) -> None:
        ax = plot_calendar(burden)
        hatched = [patch for patch in ax.patches if patch.get_hatch()]
        outlined = [p for p in ax.patches if p.get_linewidth() > 0 and not p.get_hatch()]
        assert hatched
        assert outlined
        assert "?" in words_on(ax)

    def test_pain_is_darker_the_worse_it_is_also_in_grey(self) -> None:
        from hdiary.plots.squares import pain_colour

        greys = [np.dot(pain_colour(level)[:3], [0.299, 0.587, 0.114]) for level in range(1, 11)]
        assert (np.diff(greys) < 0).all()
        assert greys[0] < 0.85

    def test_months_and_weekdays_are_named(self, burden: SimpleNamespace) -> None:
        words = words_on(plot_calendar(burden))
        assert {"Mon", "Wed", "Fri", "Sun", "Jun", "Aug"} <= set(words)
        assert "Every day, 1 Mar to 31 Aug 2026" in words

    def test_only_the_newest_weeks_are_drawn_when_asked(self, burden: SimpleNamespace) -> None:
        words = alt_text(plot_calendar(burden, weeks=4))
        assert words.startswith("Calendar of 22 days from 10 August 2026 to 31 August 2026")

    def test_a_day_is_framed_where_it_is_drawn(self, burden: SimpleNamespace) -> None:
        first, shown = date(2026, 3, 1), date(2026, 8, 20)
        plain, framed, before = (
            plot_calendar(burden, weeks=4, framed=day) for day in (None, shown, first)
        )
        assert alt_text(framed) == alt_text(plain) + " Framed: 20 August 2026."
        assert len(framed.patches) == len(plain.patches) + 1
        assert alt_text(before) == alt_text(plain)

    @pytest.mark.parametrize("scale", ["0-100", "0-3", "words", "yes-no"])
    def test_other_scales_have_a_key_of_their_own(self, scale: str, make_burden: Make) -> None:
        words = words_on(plot_calendar(make_burden(settings={"scale": scale})))
        ends = {"0-100": "100", "0-3": "3", "words": "severe", "yes-no": "headache"}
        assert ends[scale] in words
        assert "10" not in words

    def test_no_days_give_a_sentence(self, burden: SimpleNamespace, make_burden: Make) -> None:
        ax = plot_calendar(make_burden(days=burden.days.iloc[:0]))
        assert alt_text(ax) == "There are no days to show."


class TestBurden:
    def test_counts_coverage_and_bounds_are_told(self, burden: SimpleNamespace) -> None:
        words = alt_text(plot_burden(burden))
        assert "from 29 March 2026 12, possibly 11 to 13 (26 of 28 days recorded)" in words
        assert "from 26 April 2026 between 4 and 23 (9 of 28 days recorded)" in words

    def test_a_window_without_a_rate_has_a_line_and_no_bar(self, burden: SimpleNamespace) -> None:
        ax = plot_burden(burden)
        assert len(ax.patches) == len(burden.table) - 1
        assert "?" in words_on(ax)

    def test_coverage_stands_under_every_bar(self, burden: SimpleNamespace) -> None:
        words = words_on(plot_burden(burden))
        assert {"28", "26", "9", "24", "27", "16/16"} <= set(words)

    def test_words_stand_between_the_month_and_the_days_recorded(
        self, burden: SimpleNamespace
    ) -> None:
        # "Mar" above "26" was read as a date, and "Apr 20/20" as a year.
        height = [(text.get_text(), text.get_position()[1]) for text in plot_burden(burden).texts]
        (foot,) = (at for words, at in height if words.startswith("Above: first day"))
        under = {words for words, at in height if at < foot}
        assert {"28", "26", "9", "24", "27", "16/16"} <= under
        assert not any(words[:1].isalpha() for words in under)

    @pytest.mark.parametrize("many", [1, 13, 40])
    def test_numbers_do_not_run_into_one_another(self, many: int, make_windows: Make) -> None:
        result = SimpleNamespace(table=make_windows(many), settings={"window_days": 28})
        ax = plot_burden(result)
        figure_of(ax).draw_without_rendering()
        rows: dict[float, list[tuple[float, float]]] = {}
        for text in ax.texts:
            box = text.get_window_extent()
            rows.setdefault(text.get_position()[1], []).append((box.x0, box.x1))
        for boxes in rows.values():
            ends = sorted(boxes)
            assert all(a[1] <= b[0] for a, b in pairwise(ends))


class TestPattern:
    def test_places_are_labelled_with_their_counts(self, pattern: SimpleNamespace) -> None:
        words = words_on(plot_places(pattern))
        assert {"back of head 30", "neck 31", "whole head 2", "3 L, 24 R, 4 both"} <= set(words)

    def test_labels_of_all_places_stay_apart_and_inside(self, pattern: SimpleNamespace) -> None:
        ax = plot_places(pattern)
        figure_of(ax).draw_without_rendering()
        width = ax.figure.bbox.width
        boxes = [text.get_window_extent() for text in ax.texts]
        assert all(box.x0 >= 0 and box.x1 <= width for box in boxes)
        for i, box in enumerate(boxes):
            assert not any(box.overlaps(other) for other in boxes[i + 1 :])

    def test_the_persons_right_is_on_the_left_of_a_face(self) -> None:
        from hdiary.plots import heads

        eye = next(zone for zone in heads.ZONES if zone.place == "eye")
        on_the_left = heads.half_of(eye, right_of_picture=False)
        assert np.asarray(on_the_left.vertices)[:, 0].max() < heads.FRONT_X

    def test_what_says_no_side_is_told_and_counts_for_either(self, make_pattern: Make) -> None:
        rare = make_pattern()
        rare.places["episodes"] = rare.places["episodes"].where(
            rare.places["place"] != "shoulder", 12
        )
        ax = plot_places(rare)
        assert "7 R, 5 no side" in words_on(ax)
        assert "shoulder 12 (7 right, 5 side not said)" in alt_text(ax)

    def test_where_too_few_say_a_side_both_halves_are_alike(self, make_pattern: Make) -> None:
        def colours(share: float) -> list[list[Any]]:
            table = pd.DataFrame({"patient": ["1"], "side_locked_share": [share],
                                  "episodes_place_unknown": [0]})  # fmt: skip
            made = make_pattern(table=table)
            made.places["episodes"] += 20
            patches = plot_places(made).patches
            filled = [tuple(p.get_facecolor()) for p in patches if p.get_facecolor()[3]]
            return [[a, b] for a, b in zip(filled[::2], filled[1::2], strict=True)]

        assert all(left == right for left, right in colours(np.nan))
        assert any(left != right for left, right in colours(0.9))

    def test_every_place_of_the_vocabulary_can_be_drawn(self) -> None:
        from hdiary.plots import heads
        from hdiary.vocabulary.places import PLACES

        assert {zone.place for zone in heads.ZONES} | {"whole head"} == set(PLACES)

    def test_hours_say_how_many_onsets_are_known(self, pattern: SimpleNamespace) -> None:
        ax = plot_clock(pattern)
        assert "59 headaches with a time" in ax.get_xlabel()
        assert "7:00 9" in alt_text(ax)

    def test_headaches_are_counted_in_whole_numbers(self, make_pattern: Make) -> None:
        hours = pd.DataFrame({"patient": "1", "hour": range(24), "episodes": [1] + [0] * 23})
        ticks = plot_clock(make_pattern(hours=hours)).get_yticks()
        assert (ticks == ticks.round()).all()

    def test_weekdays_show_counts_and_intervals(self, pattern: SimpleNamespace) -> None:
        ax = plot_weekdays(pattern)
        assert "14/24" in words_on(ax)
        assert "95% intervals" in ax.get_xlabel()

    def test_what_was_never_said_gives_a_sentence(self, make_pattern: Make) -> None:
        full = make_pattern()
        silent = make_pattern(
            places=full.places.assign(episodes=0),
            hours=full.hours.assign(episodes=0),
            weekdays=full.weekdays.assign(share=np.nan),
        )
        for plot in OF_PATTERN:
            ax = plot(silent)
            assert not ax.patches
            assert alt_text(ax).endswith(".")


class TestPeople:
    def test_people_are_counted_in_whole_numbers(self, people: SimpleNamespace) -> None:
        one = SimpleNamespace(overall=people.overall.head(1), settings=people.settings)
        ticks = plot_people(one).get_xticks()
        assert (ticks == ticks.round()).all()

    def test_the_spread_and_those_without_a_rate_are_told(self, people: SimpleNamespace) -> None:
        words = alt_text(plot_people(people))
        assert "37 people" in words
        assert "Without a count: 3 people (too few recorded days" in words

    def test_nobody_is_named(self, people: SimpleNamespace) -> None:
        ax = plot_people(people)
        assert not any("P0" in word for word in [*words_on(ax), alt_text(ax)])
