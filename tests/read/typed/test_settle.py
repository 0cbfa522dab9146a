"""What only typed entries tell, in the order in which it is settled."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.read.context import Context
from hdiary.read.declared import Declared
from hdiary.read.role import BY_NAME, LEFT_OUT, Role
from hdiary.read.table import Column, make_column
from hdiary.read.typed.settle import settle_entries
from hdiary.words import phrase, say_plain

NAN = float("nan")
NAMED = {"pain": "NRS", "headache": "Attack"}


def settled(
    entries: pd.DataFrame, *, roles: tuple[Role, ...] = (), ticks: tuple[str, ...] = (),
    headers: dict[str, str] | None = None, unread: list[bool] | None = None,
    scale: str = "0-10", listed: bool = False, **declared: Any,
) -> tuple[pd.DataFrame, list[bool], Context]:  # fmt: skip
    context = Context(declared=Declared(**declared), lines=np.arange(2, 2 + len(entries)))
    made: Any = SimpleNamespace(
        frame=entries, ticks=list(ticks), unread=np.array(unread or [False] * len(entries))
    )
    found, ends = settle_entries(
        made, list(roles), NAMED if headers is None else headers, scale, context, listed=listed
    )
    return found, ends.tolist(), context


def rated(frame: Any, pain: list[float], **more: Any) -> Any:
    return frame(pain=pain, headache=[None if np.isnan(p) else p > 0 for p in pain], **more)


def test_weekdays_are_compared_with_the_dates(frame: Any) -> None:
    texts = ("Mon", "Tue")
    role = Role(
        position=0, header="Day", meaning=LEFT_OUT, how=BY_NAME, unit=None,
        column=Column(codes=np.arange(2, dtype=np.int32), values=texts),
    )  # fmt: skip
    dates = ["2026-03-02", "2026-03-04"]
    _, _, context = settled(rated(frame, [5.0, 0.0], date=dates), roles=(role,))
    assert [(g.code, g.lines.tolist()) for g in context.found.groups] == [("another weekday", [3])]


@pytest.mark.parametrize(
    ("headers", "name"), [(NAMED, "NRS"), ({"headache": "Attack"}, "Attack"), ({}, "pain")]
)
def test_blanks_are_told_by_the_heading_of_what_is_blank(
    frame: Any, headers: dict[str, str], name: str
) -> None:
    entries = rated(frame, [5.0, 0.0, NAN])
    _, _, context = settled(entries, headers=headers)
    text = say_plain(phrase("read.typed.blanks.not_said", header=name))
    assert context.decisions.made[0].words == text


def test_blanks_are_read_as_was_declared_and_what_could_not_be_read_is_none(frame: Any) -> None:
    entries = rated(frame, [5.0, NAN, NAN])
    found, _, _ = settled(entries, blank="none", unread=[False, False, True])
    np.testing.assert_equal(found["pain"].tolist(), [5.0, 0.0, NAN])
    listed, _, _ = settled(entries, blank="none", listed=True)
    np.testing.assert_equal(listed["pain"].tolist(), [5.0, NAN, NAN])


def test_factors_whose_blanks_are_no_are_named(frame: Any) -> None:
    _, _, context = settled(rated(frame, [5.0, 0.0]), ticks=("wine", "cheese"))
    text = say_plain(phrase("read.typed.blanks.no", headers=("wine", "cheese")))
    assert next((d.name, d.value, d.words) for d in context.decisions.made) == (
        "blank",
        "none",
        text,
    )
    assert len(context.decisions.made) == 2
    _, _, without = settled(rated(frame, [5.0, 0.0]))
    assert [one.name for one in without.decisions.made] == ["rows"]


def test_zeros_that_only_end_a_headache_are_given_and_do_not_say_what_a_row_is(frame: Any) -> None:
    starts = ["2026-03-01 08:00", "2026-03-01 12:00", "2026-03-02 09:00", "2026-03-02 15:00"]
    entries = rated(frame, [5.0, 0.0, 4.0, 0.0], date=[s[:10] for s in starts], start=starts)
    found, ends, context = settled(entries, rows="change")
    assert ends == [False, True, False, True]
    assert found["end"].notna().tolist() == [True, False, True, False]
    assert context.decisions.settings() == {"rows": "change"}
    _, none, said = settled(entries)
    assert none == [False] * 4 and said.decisions.settings() == {"rows": "entry"}


def test_cells_that_cannot_be_are_left_blank_only_where_that_is_accepted(frame: Any) -> None:
    entries = rated(frame, [5.0, 0.0, 50.0])
    kept, _, _ = settled(entries)
    assert kept["pain"].tolist() == [5.0, 0.0, 50.0]
    blanked, _, context = settled(entries, accept=("nearest", "blanks"))
    np.testing.assert_equal(blanked["pain"].tolist(), [5.0, 0.0, NAN])
    assert [(g.column, g.lines.tolist()) for g in context.found.groups] == [("NRS", [4])]
    wide, _, _ = settled(entries, accept=("blanks",), scale="0-100")
    assert wide["pain"].tolist() == [5.0, 0.0, 50.0]


def answered(header: str, meaning: str, *cells: str) -> Role:
    return Role(
        position=0, header=header, meaning=meaning, how=BY_NAME, unit=None,
        column=make_column(cells),
    )  # fmt: skip


def test_the_answer_about_the_neck_is_no_sign_of_a_headache_and_stays(frame: Any) -> None:
    entries = rated(frame, [5.0, NAN, NAN, NAN], location=[None, "neck", "temple", None])
    stiff = answered("Neck stiff?", "location", "", "neck", "", "")
    where = answered("Where", "location", "", "", "temple", "")
    found, _, _ = settled(entries, roles=(stiff, where), blank="none")
    np.testing.assert_equal(found["pain"].tolist(), [5.0, 0.0, NAN, 0.0])
    assert found["location"].astype(object).tolist()[1:3] == ["neck", "temple"]
    named, _, _ = settled(entries, roles=(where,), blank="none")
    np.testing.assert_equal(named["pain"].tolist(), [5.0, NAN, NAN, 0.0])


def test_the_side_of_such_an_answer_is_none_either_unless_a_column_asks_for_sides(
    frame: Any,
) -> None:
    entries = rated(frame, [5.0, NAN], location=[None, "neck"], side=[None, "left"])
    left = answered("left neck sore", "location", "", "left neck")
    found, _, _ = settled(entries, roles=(left,), blank="none")
    assert found["pain"].tolist() == [5.0, 0.0]
    assert found["side"].astype(object).tolist()[1] == "left"
    side = answered("Side", "side", "", "left")
    kept, _, _ = settled(entries, roles=(left, side), blank="none")
    np.testing.assert_equal(kept["pain"].tolist(), [5.0, NAN])


def test_signs_and_dashes_of_the_ratings_are_told(frame: Any) -> None:
    entries = rated(frame, [5.0, 0.0, NAN, NAN])
    ratings = answered("NRS", "pain", "5", "0", "-", "")
    _, _, context = settled(entries, roles=(ratings,))
    one = context.decisions.made[0]
    also = say_plain(phrase("read.typed.blanks.signs", signs=("-",), n=1))
    assert one.words.endswith(also)
    assert one.overrule == "--blank dash"


def test_medicine_is_settled_beside_what_was_declared(frame: Any) -> None:
    entries = rated(frame, [5.0, 4.0, 0.0], treatment=["ibuprofen", None, None])
    role = answered("Meds", "treatment", "ibuprofen", "", "")
    found, _, _ = settled(entries, roles=(role,), accept=("none-taken",))
    assert found["treatment"].astype(object).tolist()[:2] == ["ibuprofen", "none"]
