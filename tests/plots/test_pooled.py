"""The picture of what holds over people: one row per thing, with everybody in it."""

from __future__ import annotations

import re
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import LineCollection, QuadMesh

from hdiary.plots import alt_text, plot_pooled
from hdiary.questions.relief.pool import pool_table

SETTINGS = {"little": 1.0, "level": 0.95, "false_discovery": 0.05}


def make_table(people: int, things: int = 2) -> pd.DataFrame:
    """Give what so many people say of some treatments."""
    rng = np.random.default_rng(people)
    effect = rng.normal(1.5, 0.8, people * things)
    return pd.DataFrame(
        {
            "patient": np.repeat([f"P{k:03d}" for k in range(people)], things),
            "treatment": np.tile([f"remedy {k}" for k in range(things)], people),
            "extra_fall": effect,
            "ci_low": effect - 1.0,
            "ci_high": effect + 1.0,
            "verdict": "cannot tell yet",
        }
    )


def ask(people: int, things: int = 2) -> Any:
    """Give a result with what so many people say pooled."""
    over = pool_table(make_table(people, things), SETTINGS)
    return SimpleNamespace(pooled=over.pooled, shrunk=over.shrunk, reasons=over.reasons)


def test_its_words_tell_every_row_with_numbers() -> None:
    told = alt_text(plot_pooled(ask(12)))
    assert told.startswith(
        "Relief within hours, over people. Remedy 0, 12 people: more relief"
    ) or ("remedy 0, 12 people: " in told)
    assert len(re.findall(r"expected of one more", told)) == 2
    assert "nan" not in told


def test_a_few_people_are_a_stroke_each_and_many_a_band() -> None:
    few, many = plot_pooled(ask(12, 1)), plot_pooled(ask(300, 1))
    strokes = [c for c in few.collections if isinstance(c, LineCollection)]
    assert max(len(c.get_segments()) for c in strokes) == 12
    assert not any(isinstance(c, QuadMesh) for c in few.collections)
    (band,) = [c for c in many.collections if isinstance(c, QuadMesh)]
    assert np.sum(band.get_array()) == 300


def test_many_things_fit_and_the_rest_is_counted() -> None:
    ax = plot_pooled(ask(5, 20), most=14)
    assert ax.get_ylim() == (14, 0)
    assert "6 more not drawn." in alt_text(ax)


def test_nothing_pooled_is_said() -> None:
    assert "takes three" in alt_text(plot_pooled(ask(1)))
    assert "Es braucht drei" in alt_text(plot_pooled(ask(2), language="de"))


def test_another_unit_is_asked_for_by_name() -> None:
    with pytest.raises(
        ValueError, match='of is "mean_pain"; what is pooled here is of: extra_fall'
    ):
        plot_pooled(ask(4), of="mean_pain")


@pytest.mark.parametrize("spread", [0.02, 0.08, 0.3, 3.0])
def test_numbers_of_the_axis_do_not_run_into_one_another(spread: float) -> None:
    table = make_table(12, 1)
    table["extra_fall"] = (table["extra_fall"] - table["extra_fall"].mean()) * spread
    table["ci_low"], table["ci_high"] = (table["extra_fall"] + by * spread for by in (-1.0, 1.0))
    over = pool_table(table, SETTINGS)
    made = SimpleNamespace(pooled=over.pooled, shrunk=over.shrunk, reasons=over.reasons)
    ax = plot_pooled(made)
    ax.figure.draw_without_rendering()  # type: ignore[union-attr]
    low, high = ax.get_xlim()
    boxes = [
        label.get_window_extent()
        for at, label in zip(ax.get_xticks(), ax.get_xticklabels(), strict=True)
        if low <= at <= high
    ]
    assert len(boxes) >= 2
    assert all(a.x1 < b.x0 for a, b in pairwise(boxes))
