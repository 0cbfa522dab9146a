"""Pain before and after each treatment, and the extra fall."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from types import SimpleNamespace
from typing import Any

import matplotlib
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import same_color
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from hdiary.diary import make_diary
from hdiary.plots.relief import plot_relief
from hdiary.plots.style import BLUE, WIDTH, alt_text, figure_of
from hdiary.plots.svg import figure_svg
from hdiary.questions import relief

MORE, LESS, CANNOT, TOO_FEW = "more relief", "less relief", "cannot tell yet", "not enough data"
ODD = 'tea $x_1$ <b>wine</b> & "cheese" żółć 頭痛\tzu\nHause'


def make_row(treatment: str, verdict: str = CANNOT, **changes: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "patient": "1",
        "treatment": treatment,
        "verdict": verdict,
        "reason": "answered",
        "doses": 12,
        "rated": 8,
        "pain_before": 6.0,
        "pain_after": 3.6,
        "fall": 2.4,
        "expected_fall": 1.6,
        "extra_fall": 0.8,
        "ci_low": 0.3,
        "ci_high": 1.3,
    }
    if verdict == TOO_FEW:
        row |= dict.fromkeys(("expected_fall", "extra_fall", "ci_low", "ci_high"), np.nan)
        row |= {"reason": "only 3 rated doses; 5 are needed"}
    return row | changes


def make_result(rows: list[dict[str, Any]]) -> SimpleNamespace:
    table = pd.DataFrame(rows)
    rng = np.random.default_rng(3)
    names = [row["treatment"] for row in rows if row["fall"] == row["fall"]]
    moments = pd.DataFrame(
        {
            "patient": "1",
            "treatment": np.repeat(names, 8),
            "pain_before": rng.integers(4, 9, 8 * len(names)).astype(float),
            "pain_after": rng.integers(0, 6, 8 * len(names)).astype(float),
        }
    )
    return SimpleNamespace(table=table, moments=moments, settings={"little": 1.0, "level": 0.95})


ROWS = [
    make_row("ice", extra_fall=-0.2, ci_low=-1.9, ci_high=1.5),
    make_row("ibuprofen", MORE, extra_fall=2.1, ci_low=1.2, ci_high=3.0),
    make_row("heat", TOO_FEW),
    make_row("tens", LESS, extra_fall=-1.4, ci_low=-2.2, ci_high=-0.6),
    make_row("wide", ci_low=-14.0, ci_high=15.0),
    make_row(
        "exercise", TOO_FEW, rated=0, fall=np.nan, pain_before=np.nan, pain_after=np.nan,
        reason="pain was never rated before it and about two hours later",
    ),
]  # fmt: skip


@pytest.fixture
def result() -> SimpleNamespace:
    return make_result(ROWS)


def texts_in(ax: Axes) -> list[Text]:
    title = ax._left_title  # type: ignore[attr-defined]
    return [text for text in [*ax.texts, title] if text.get_text()]


def words_in(ax: Axes) -> str:
    return " | ".join(text.get_text() for text in texts_in(ax))


def heights_of(line: Line2D) -> list[float]:
    return [float(y) for y in np.asarray(line.get_ydata(), dtype=float)]


def test_claims_come_first_in_blue_then_what_is_open(result: SimpleNamespace) -> None:
    ax = plot_relief(result)
    names = [row["treatment"] for row in ROWS]
    shown = [t.get_text() for t in ax.texts if t.get_text() in names]
    assert shown == ["ibuprofen", "tens", "ice", "wide", "heat"]
    blue = [t.get_text() for t in ax.texts if same_color(t.get_color(), BLUE)]
    assert blue == [MORE, LESS]


def test_the_bare_fall_never_stands_without_the_expected_one(result: SimpleNamespace) -> None:
    words = words_in(plot_relief(result))
    assert words.count("8 doses: pain fell by 2.4") == 5
    assert words.count("expected 1.6, extra") == 4
    assert "only 3 rated doses, 5 are needed" in words


def test_lines_go_from_the_mean_before_to_the_mean_and_the_expected_after() -> None:
    ax = plot_relief(make_result([make_row("ibuprofen", MORE)]))
    thick = next(line for line in ax.lines if line.get_linewidth() == 2.0)
    dashed = next(line for line in ax.lines if line.get_linewidth() == 1.1)
    rules = [heights_of(line)[0] for line in ax.lines if line.get_linewidth() == 0.5][:3]
    zero, ten = rules[0], rules[2]
    ends = [*heights_of(thick), heights_of(dashed)[1]]
    pain = [(zero - y) / (zero - ten) * 10 for y in ends]
    assert pain == pytest.approx([6.0, 3.6, 4.4])


def test_an_interval_beyond_the_axis_ends_in_arrows(result: SimpleNamespace) -> None:
    ax = plot_relief(result)
    arrows = [line.get_marker() for line in ax.lines if line.get_marker() in ("<", ">")]
    assert arrows == ["<", ">"]


def test_the_picture_says_how_many_doses_were_rated(result: SimpleNamespace) -> None:
    words = words_in(plot_relief(result))
    assert "40 of 72 doses" in words
    assert "Never rated before and two hours later: exercise." in words


def test_doses_given_together_are_counted_once() -> None:
    rows = [make_row("heat"), make_row("ice"), make_row("heat + ice", MORE)]
    assert "16 of 24 doses" in words_in(plot_relief(make_result(rows)))


def test_only_so_many_are_drawn_and_the_rest_is_said(result: SimpleNamespace) -> None:
    ax = plot_relief(result, most=2)
    assert "Not shown: 3 more treatments." in words_in(ax)
    assert "Not shown: 3 more treatments." in alt_text(ax)


def test_the_words_hold_every_number(result: SimpleNamespace) -> None:
    words = alt_text(plot_relief(result))
    assert (
        "ibuprofen: more relief, 8 rated doses, mean pain 6 before and 3.6 after; expected fall "
        "1.6, extra fall 2.1 (95% interval 1.2 to 3)." in words
    )
    assert "heat: not enough data" in words


@pytest.mark.parametrize("rows", [ROWS, ROWS[2:3], [make_row(ODD, MORE)], [make_row("x" * 200)]])
def test_no_words_leave_the_picture_or_lie_on_others(rows: list[dict[str, Any]]) -> None:
    ax = plot_relief(make_result(rows))
    figure = figure_of(ax)
    figure.canvas.draw()
    inside = figure.bbox.padded(1.0)
    boxes = [(t.get_text(), t.get_window_extent()) for t in texts_in(ax)]
    for words, box in boxes:
        assert inside.contains(box.x0, box.y0), words
        assert inside.contains(box.x1, box.y1), words
    for i, (one, box) in enumerate(boxes):
        for other, there in boxes[i + 1 :]:
            across = min(box.x1, there.x1) - max(box.x0, there.x0)
            along = min(box.y1, there.y1) - max(box.y0, there.y0)
            assert across < 1 or along < 2, (one, other)


def test_odd_names_are_drawn_as_written(result: SimpleNamespace) -> None:
    svg = figure_svg(plot_relief(make_result([make_row(ODD, MORE)])))
    assert ET.fromstring(svg).tag.endswith("svg")


def test_a_long_reason_and_a_long_name_stand_whole_in_the_picture() -> None:
    reason = (
        "it was never rated " + "at the same time of the day as anything else, " * 6 + "so wait"
    )
    name = "paracetamol/codeine/caffeine (paracetamol with codeine)"
    rows = [make_row(name, TOO_FEW, reason=reason), make_row("ice")]
    ax = plot_relief(make_result(rows))
    said = " ".join(text.get_text() for text in texts_in(ax))
    assert reason in said
    assert "…" not in said


def test_it_draws_on_axes_that_are_given_and_leaves_the_style_alone(
    result: SimpleNamespace,
) -> None:
    before = dict(matplotlib.rcParams)
    ax = Figure(figsize=(6, 5)).add_subplot()
    assert plot_relief(result, ax=ax) is ax
    assert dict(matplotlib.rcParams) == before
    assert figure_of(plot_relief(result)).get_figwidth() == WIDTH


def test_nothing_to_draw_is_a_sentence() -> None:
    empty = SimpleNamespace(table=pd.DataFrame(ROWS).iloc[:0], moments=None, settings={})
    assert "No treatment was written down" in alt_text(plot_relief(empty))
    never = make_result(ROWS[-1:])
    assert re.search("No treatment was rated.*exercise", alt_text(plot_relief(never)))


def test_several_people_need_a_name(result: SimpleNamespace) -> None:
    other = result.table.assign(patient="2")
    result.table = pd.concat([result.table, other])
    with pytest.raises(ValueError, match="patient="):
        plot_relief(result)
    assert "ibuprofen" in alt_text(plot_relief(result, patient="1"))


def test_a_rating_that_no_column_could_hold_is_not_called_missing() -> None:
    frame = pd.DataFrame({"date": ["2026-03-01"], "pain": [5], "treatment": ["Advil"]})
    told = alt_text(plot_relief(relief(make_diary(frame))))
    assert told == "No column was understood as pain before and two hours after Advil (ibuprofen)."


def test_no_column_for_treatment_is_not_called_nothing_written() -> None:
    frame = pd.DataFrame({"date": ["2026-03-01"], "pain": [5]})
    told = alt_text(plot_relief(relief(make_diary(frame))))
    assert told == "No column of this diary was understood as treatment."
