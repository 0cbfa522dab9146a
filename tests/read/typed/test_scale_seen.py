"""Ratings that look like those of another scale are asked about."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest

from hdiary.diary import Problems
from hdiary.read.typed.scale_seen import ask_for_small_scale, suggest_scales
from hdiary.words import phrase, say_plain

TO_FIVE = [1, 2, 3, 4, 5] * 2
TO_FOUR = [1, 2, 3, 4] * 3


def asked(
    ratings: Sequence[float | None], *, header: str = "Severity", declared: bool = False,
    starred: bool = False,
) -> list[str]:  # fmt: skip
    """Give the scales that are offered; checks the question."""
    found = Problems()
    pain = pd.Series(ratings, dtype="float64")
    ask_for_small_scale(pain, declared=declared, found=found, header=header, starred=starred)
    scales = [str(one.settings["scale"]) for one in found.suggested]
    assert len(found.groups) == bool(scales)
    for group in found.groups:
        low, top = scales[0].split("-")
        assert (group.code, group.column, group.fatal) == ("scale", header, True)
        assert group.expected == say_plain(phrase("read.typed.scale.known"))
        ask = phrase("read.typed.scale.ask", top=int(top), likely=scales[0])
        assert group.suggestion == say_plain(ask)
        noted = [(int(low), int(top)), (0, 10)]
        assert [one.why for one in found.suggested] == [
            say_plain(phrase("read.typed.scale.noted", low=low, high=high)) for low, high in noted
        ]
    return scales


@pytest.mark.parametrize(
    ("ratings", "scales"),
    [
        (TO_FIVE, ["1-5", "0-10"]),
        ([*TO_FIVE, 0], ["0-5", "0-10"]),
        ([*TO_FIVE, None], ["1-5", "0-10"]),
        (TO_FOUR, ["0-4", "0-10"]),
        ([*TO_FOUR, 0], ["0-4", "0-10"]),
        (TO_FIVE[:9], []),  # Fewer than ten are a short diary.
        ([*TO_FIVE[:9], 0, 0], []),  # Zeros do not count: every scale has one.
        ([1, 2, 4, 5] * 3, []),  # Each number is used,
        ([*TO_FIVE, 6], []),  # and none above,
        ([*TO_FIVE, 2.5], []),  # and none between.
        ([1, 2, 3] * 4, []),
        ([1, 2, 3, 4, 5, 6] * 2, []),
        ([], []),
        ([0, 0, None], []),
        ([1, 2, 3, 4, 1e9] * 3, []),
    ],
)
def test_every_whole_number_up_to_four_or_five_and_none_above_is_asked(
    ratings: Sequence[float | None], scales: list[str]
) -> None:
    assert asked(ratings) == scales
    assert asked(ratings, declared=True) == []


def test_mild_headaches_up_to_four_are_asked_under_another_name_only() -> None:
    assert asked(TO_FOUR, header="pain") == []
    assert asked(TO_FIVE, header="pain") == ["1-5", "0-10"]


@pytest.mark.parametrize(
    ("ratings", "scales"),
    [([3], ["1-5", "0-10"]), ([3, 0], ["0-5", "0-10"]), (TO_FOUR, ["1-5", "0-10"]), ([0], [])],
)
def test_stars_are_five_at_most_and_asked_from_the_first_one_on(
    ratings: list[float], scales: list[str]
) -> None:
    assert asked(ratings, starred=True) == scales
    assert asked(ratings, starred=True, declared=True) == []


def suggested(
    ratings: Sequence[float | None], *, scale: str = "0-10", declared: bool = False
) -> list[object]:
    found = Problems()
    pain = pd.Series(ratings, dtype="float64")
    suggest_scales(pain, scale=scale, declared=declared, found=found)
    for one in found.suggested:
        high = str(one.settings["scale"]).split("-")[1]
        assert one.why == say_plain(phrase("read.typed.scale.noted", low=0, high=high))
    return [one.settings["scale"] for one in found.suggested]


@pytest.mark.parametrize(
    ("ratings", "scales"),
    [
        ([5] * 18 + [11, 100], ["0-100"]),  # More than one in twenty lies outside,
        ([5] * 19 + [100], []),
        ([5] * 18 + [11, 101], []),  # and none of them above 100
        ([5] * 18 + [70, -1], []),
        ([0] * 18 + [70, 80], ["0-100"]),
        ([5] * 18 + [10, 10], []),
        ([1, 2, 3] * 3 + [0], ["0-3"]),
        ([1, 2, 3] * 3, []),  # Fewer than ten
        ([1, 2, 3] * 3 + [None], []),
        ([1, 2, 3] * 3 + [2.5], []),
        ([1, 3] * 5, []),
        ([], []),
        ([None] * 12, []),
    ],
)
def test_the_scale_that_holds_every_rating_is_offered(
    ratings: Sequence[float | None], scales: list[str]
) -> None:
    assert suggested(ratings) == scales
    assert suggested(ratings, declared=True) == suggested(ratings, scale="0-100") == []
