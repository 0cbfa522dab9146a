"""Whether ratings are those of pain, and on which scale they are asked about."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from hdiary.read.context import Context
from hdiary.read.declared import Declared
from hdiary.read.role import BY_NAME, Role
from hdiary.read.table import Column
from hdiary.read.typed.ratings import check_ratings

TO_FIVE = [1.0, 2, 3, 4, 5] * 2


def column_of(*texts: str, unit: str | None = None, header: str = "Severity") -> Role:
    codes = np.arange(len(texts), dtype=np.int32)
    return Role(
        position=0, header=header, meaning="pain", how=BY_NAME, unit=unit,
        column=Column(codes=codes, values=texts),
    )  # fmt: skip


def checked(
    entries: Any, role: Role | None = None, *, failed: int = 0, scale: str = "0-10",
    headers: dict[str, str] | None = None, declared: str | None = None,
) -> Context:  # fmt: skip
    context = Context(declared=Declared(scale=declared))
    made: Any = SimpleNamespace(frame=entries, failed=failed)
    roles = [column_of("1") if role is None else role]
    named = {"pain": "Severity"} if headers is None else headers
    check_ratings(made, roles, named, scale, context)
    return context


def codes(context: Context) -> list[tuple[str, str]]:
    return [(group.code, group.column) for group in context.found.groups]


@pytest.mark.parametrize(("failed", "refused"), [(2, True), (1, False), (0, False)])
def test_a_column_of_pain_without_any_rating_is_refused(
    frame: Any, failed: int, refused: bool
) -> None:
    told = [("no ratings", "Severity")] if refused else []
    for scale in ("0-10", "0-100"):
        assert codes(checked(frame(pain=[np.nan] * 4), failed=failed, scale=scale)) == told
    assert codes(checked(frame(pain=[np.nan, 5.0]), failed=failed)) == []
    assert codes(checked(frame(pain=[np.nan] * 4), failed=failed, headers={})) == []


def test_ratings_that_look_like_another_scale_are_asked_about_by_their_heading(frame: Any) -> None:
    assert codes(checked(frame(pain=TO_FIVE))) == [("scale", "Severity")]
    assert codes(checked(frame(pain=TO_FIVE), headers={})) == [("scale", "pain")]


@pytest.mark.parametrize(
    ("unit", "header", "scale", "declared"),
    [
        (None, "Severity", "0-100", None),
        (None, "Severity", "0-10", "0-10"),
        ("0-10", "Severity", "0-10", None),
        (None, "Pain 0 to 10", "0-10", None),
    ],
)
def test_a_scale_that_is_known_is_not_asked_about(
    frame: Any, unit: str | None, header: str, scale: str, declared: str | None
) -> None:
    role = column_of("1", unit=unit, header=header)
    for pain in (TO_FIVE, [50.0, 70.0, 5.0]):
        context = checked(frame(pain=pain), role, scale=scale, declared=declared)
        assert codes(context) == [] and context.found.suggested == []


def test_ratings_to_a_hundred_are_offered_that_scale(frame: Any) -> None:
    context = checked(frame(pain=[50.0, 70.0, 5.0]))
    assert [one.settings for one in context.found.suggested] == [{"scale": "0-100"}]
    assert codes(context) == []


def test_stars_are_asked_about_from_the_first_on(frame: Any) -> None:
    assert codes(checked(frame(pain=[3.0]), column_of("\N{BLACK STAR}" * 3))) == [
        ("scale", "Severity")
    ]
    assert codes(checked(frame(pain=[3.0]), column_of("3"))) == []
