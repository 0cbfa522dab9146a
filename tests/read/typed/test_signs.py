"""Which cells speak of a headache that was not rated."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hdiary.read.taken import NO_TREATMENT
from hdiary.read.typed.signs import says_nothing, shows_headache, suggests_headache


@pytest.mark.parametrize(
    ("column", "value", "shows", "suggests"),
    [
        ("side", "left", True, True), ("location", "temple", True, True),
        ("end", "2026-03-01 12:00", True, True), ("treated_at", "2026-03-01 09:00", True, True),
        ("duration_h", 2.0, True, True), ("pain_before", 3.0, True, True),
        ("pain_after", 1.0, True, True), ("treatment", "ibuprofen", True, True),
        ("treatment", "physiotherapy", True, False), ("treatment", "exercise", True, False),
        ("treatment", NO_TREATMENT, False, False),
        ("duration_h", 0.0, False, False), ("pain_after", 0.0, False, False),
        ("start", "2026-03-01 08:00", False, False), ("neck_pain", 5.0, False, False),
    ],
)  # fmt: skip
def test_a_cell_that_only_a_headache_has(
    frame: Any, column: str, value: Any, shows: bool, suggests: bool
) -> None:
    nothing = np.nan if isinstance(value, float) else None
    entries = frame(**{column: [value, nothing]})
    assert shows_headache(entries).tolist() == [shows, False]
    assert suggests_headache(entries).tolist() == [suggests, False]


def test_the_time_of_exercise_is_no_sign_and_that_of_something_unnamed_is(frame: Any) -> None:
    entries = frame(treatment=["exercise", None], treated_at=["2026-03-01 09:00"] * 2)
    assert suggests_headache(entries).tolist() == [False, True]
    assert shows_headache(entries).tolist() == [True, True]


def test_signs_beside_one_another_are_signs(frame: Any) -> None:
    entries = frame(side=["left", None], location=["temple", None], duration_h=[2.0, None])
    assert shows_headache(entries).tolist() == [True, False]


def test_a_row_says_nothing_without_a_rating_and_an_answer(frame: Any) -> None:
    entries = frame(
        pain=[5.0, 0.0, np.nan, np.nan, np.nan], headache=[None, None, True, False, None]
    )
    assert says_nothing(entries).tolist() == [False, False, False, False, True]
