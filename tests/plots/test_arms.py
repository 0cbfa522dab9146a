"""The picture of arms: everybody pale, the means on them, and how many people each mean is of."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from hdiary.cohort import EndpointsResult
from hdiary.plots import alt_text, figure_svg, plot_arms
from hdiary.plots.arms_field import COLOURS, MOST_LINES

SETTINGS = {"period_days": 28, "responder_of": "headache_days"}
FIVE = {"a": [10.0, 6.0], "b": [14.0, 8.0], "c": [12.0, 12.0], "d": [20.0, np.nan], "e": [16, 18]}
ARMS = {"a": "new", "b": "new", "c": "old", "d": "old", "e": "old"}


def make_result(values: dict[str, list[float]], arms: dict[str, str | None]) -> EndpointsResult:
    """Lay numbers of headache days out as endpoints, the first period the baseline."""
    table = pd.DataFrame(
        [
            {"patient": name, "endpoint": "headache_days", "period": period, "value": value}
            for name, course in values.items()
            for period, value in enumerate(course)
        ]
    ).astype({"patient": "category"})
    people = pd.DataFrame({"patient": list(arms), "arm": list(arms.values())})
    return EndpointsResult(
        table=table,
        people=people,
        settings=SETTINGS,
        named={"headache_days": None},  # type: ignore[dict-item]
    )


def test_its_words_tell_the_mean_and_the_people_of_each_period() -> None:
    # old afterwards: 12 and 18; 15 on average, 12.7 x 3 on either side, cut at 0 and 28.
    assert alt_text(plot_arms(make_result(FIVE, dict(ARMS)))) == (
        "Headache days in 28. new: before 12 on average (0 to 28; 2 people), period 1 7 on average "
        "(0 to 19.7; 2 people). old: before 16 on average (6.1 to 25.9; 3 people), period 1 15 on "
        "average (0 to 28; 2 people)."
    )


def test_the_reference_comes_first_and_is_grey() -> None:
    ax = plot_arms(make_result(FIVE, dict(ARMS)), reference="old")
    assert alt_text(ax).startswith("Headache days in 28. old: ")
    thick = [line for line in ax.lines if line.get_linewidth() > 1]
    assert [line.get_color() for line in thick] == list(COLOURS[:2])
    assert thick[0].get_ydata() == pytest.approx([16.0, 15.0])


def test_everybody_is_a_pale_line_and_of_very_many_some_are() -> None:
    pale = [line for line in plot_arms(make_result(FIVE, dict(ARMS))).lines if line.get_alpha()]
    assert len(pale) == 5
    many = {f"p{k:04d}": [float(k % 28), 5.0] for k in range(400)}
    ax = plot_arms(make_result(many, dict.fromkeys(many, "one")))
    assert sum(line.get_alpha() is not None for line in ax.lines) == MOST_LINES
    assert any("150 of 400 people" in text.get_text() for text in ax.texts)


def test_people_without_an_arm_are_told() -> None:
    told = alt_text(plot_arms(make_result(FIVE, {**ARMS, "c": None})))
    assert "1 person without an arm is not drawn." in told


def test_a_period_without_a_number_is_told_and_breaks_the_line() -> None:
    values = {**FIVE, "a": [10.0, np.nan], "b": [14.0, np.nan]}
    told = alt_text(plot_arms(make_result(values, dict(ARMS)), language="de"))
    assert "new: vorher im Mittel 12 (0 bis 28; 2 Personen), Zeitr. 1 niemand." in told


def test_nothing_known_is_said() -> None:
    none = {name: [np.nan, np.nan] for name in FIVE}
    assert alt_text(plot_arms(make_result(none, dict(ARMS)))).startswith("There is nothing to draw")


def test_what_cannot_be_drawn_is_refused_with_what_can() -> None:
    found = make_result(FIVE, dict(ARMS))
    with pytest.raises(ValueError, match="drawn of a person: headache_days"):
        plot_arms(found, endpoint="responder_50")
    with pytest.raises(ValueError, match=r'no arm "x"\. The arms are "new" and "old"'):
        plot_arms(found, reference="x")
    with pytest.raises(ValueError, match='no fact "group"'):
        plot_arms(found, by="group")


def test_names_of_arms_are_words_and_nothing_else() -> None:
    arms = {name: "<script>$x^{$" if arm == "new" else "old" for name, arm in ARMS.items()}
    svg = figure_svg(plot_arms(make_result(FIVE, dict(arms))))
    assert "<script>" not in svg
