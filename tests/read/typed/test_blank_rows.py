"""What a blank rating means: as the person says, or asked once."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.read.context import Context
from hdiary.read.declared import Declared
from hdiary.read.typed.blank_rows import settle_blanks
from hdiary.words import phrase, say_plain

NAN = float("nan")
MARCH = ("2026-03-01", "2026-03-31")


def words(key: str, **values: object) -> str:
    return say_plain(phrase(f"read.typed.blanks.{key}", **values))


class Settled:
    """What became of the blanks of some entries, and what was said of it."""

    def __init__(
        self, entries: pd.DataFrame, *, unread: list[bool] | None = None, listed: bool = False,
        **declared: Any,
    ) -> None:  # fmt: skip
        self.context = Context(declared=Declared(**declared))
        bad = np.array(unread or [False] * len(entries))
        made = settle_blanks(entries, bad, self.context, header="NRS", listed=listed)
        self.pain = made["pain"].tolist()
        self.headache = [None if pd.isna(one) else bool(one) for one in made["headache"]]

    @property
    def decided(self) -> list[tuple[str, str, str, str]]:
        made = self.context.decisions.made
        return [(one.name, one.value, one.words, one.overrule) for one in made]

    @property
    def offered(self) -> list[object]:
        return [one.settings["blank"] for one in self.context.found.suggested]

    @property
    def asked(self) -> bool:
        return [group.code for group in self.context.found.groups] == ["blank ratings"]


def rated(frame: Any, pain: list[float], **more: Any) -> pd.DataFrame:
    headache = [None if np.isnan(one) else one > 0 for one in pain]
    made: pd.DataFrame = frame(**({"pain": pain, "headache": headache} | more))
    return made


def test_a_blank_says_nothing_unless_something_speaks_for_no(frame: Any) -> None:
    found = Settled(rated(frame, [5.0, 0.0, 0.0, 0.0, NAN, 5.0]))
    np.testing.assert_equal(found.pain, [5.0, 0.0, 0.0, 0.0, NAN, 5.0])
    assert found.headache == [True, False, False, False, None, True]
    text = words("not_said", header="NRS")
    assert found.decided == [("blank", "not-said", text, "--blank none")]
    assert not found.asked and found.offered == []


def test_without_a_blank_nothing_is_said(frame: Any) -> None:
    assert Settled(rated(frame, [5.0, 0.0])).decided == []


def test_what_could_not_be_read_is_no_blank(frame: Any) -> None:
    found = Settled(rated(frame, [5.0, 0.0, NAN]), unread=[False, False, True])
    assert found.decided == []
    none = Settled(rated(frame, [5.0, 0.0, NAN]), unread=[False, False, True], blank="none")
    np.testing.assert_equal(none.pain, [5.0, 0.0, NAN])


def test_blanks_are_none_where_the_person_says_so_but_for_rows_that_speak_of_one(
    frame: Any,
) -> None:
    entries = rated(frame, [5.0, NAN, NAN, NAN], treatment=[None, None, "ibuprofen", "exercise"])
    found = Settled(entries, blank="none")
    np.testing.assert_equal(found.pain, [5.0, 0.0, NAN, 0.0])
    assert found.headache == [True, False, None, False]
    assert found.decided == [("blank", "none", words("none", header="NRS", n=2), "")]
    assert Settled(rated(frame, [5.0, 0.0]), blank="none").decided == []


def test_where_nothing_is_rated_none_stays_an_answer_without_a_rating(frame: Any) -> None:
    marked = frame(headache=[True, None])
    found = Settled(marked, blank="none")
    assert found.headache == [True, False] and np.isnan(found.pain).all()


def test_not_said_is_said_and_what_was_stated_to_be_clear_beside_it_too(frame: Any) -> None:
    entries = rated(frame, [5.0, NAN, NAN])
    text = words("not_said", header="NRS")
    assert Settled(entries, blank="not-said").decided == [("blank", "not-said", text, "")]
    both = Settled(entries, blank="not-said", clear_between=MARCH)
    text = words("not_said_uncovered", header="NRS", n=2)
    assert both.decided == [("blank", "not-said", text, "")]
    full = Settled(rated(frame, [5.0, 0.0]), blank="not-said", clear_between=MARCH)
    assert full.decided[0][2] == words("not_said", header="NRS")


def test_a_list_of_headaches_has_no_blank_days(frame: Any) -> None:
    for blank in (None, "none", "not-said"):
        found = Settled(rated(frame, [5.0, NAN]), listed=True, blank=blank)
        assert found.decided == [] and np.isnan(found.pain[1])


# --- a time that was stated to be clear -------------------------------------------------------


def test_blank_rows_of_a_stated_time_are_clear(frame: Any) -> None:
    entries = rated(frame, [5.0, NAN, NAN, NAN, NAN])
    found = Settled(entries, clear_between=("2026-03-02", "2026-03-04"))
    np.testing.assert_equal(found.pain, [5.0, 0.0, 0.0, 0.0, NAN])
    assert found.headache == [True, False, False, False, None]
    text = words("covered", covered=3)
    assert found.decided == [("blank", "clear_between", text, "--blank not-said")]


def test_rows_that_speak_of_a_headache_stay_open_and_are_counted(frame: Any) -> None:
    entries = rated(frame, [5.0, NAN, NAN], side=[None, "left", None])
    found = Settled(entries, clear_between=MARCH)
    np.testing.assert_equal(found.pain, [5.0, NAN, 0.0])
    assert found.decided[0][2] == words("covered_others", covered=1, n=1)
    only = Settled(rated(frame, [5.0, NAN], side=[None, "left"]), clear_between=MARCH)
    assert only.decided[0][2] == words("covered_others", covered=0, n=1)
    outside = Settled(
        rated(frame, [5.0, NAN], side=[None, "left"]), clear_between=("2026-04-01", "2026-04-30")
    )
    assert outside.decided == []


def test_what_else_is_noted_on_the_day_of_a_headache_is_not_clear(frame: Any) -> None:
    same_day = rated(frame, [5.0, NAN, NAN], date=["2026-03-01", "2026-03-01", "2026-03-02"])
    np.testing.assert_equal(Settled(same_day, clear_between=MARCH).pain, [5.0, NAN, 0.0])
    other = rated(frame, [5.0, NAN], date=["2026-03-01"] * 2, patient=["A", "B"])
    np.testing.assert_equal(Settled(other, clear_between=MARCH).pain, [5.0, 0.0])


def test_a_stated_time_without_blanks_says_nothing_and_marks_get_no_rating(frame: Any) -> None:
    assert Settled(rated(frame, [5.0, 0.0]), clear_between=MARCH).decided == []
    marks = Settled(frame(headache=[True, None]), clear_between=MARCH)
    assert marks.headache == [True, False] and np.isnan(marks.pain).all()


# --- rows that were filled in ahead -----------------------------------------------------------


def ahead(frame: Any, blanks: int, *, marks: bool = False, after: int = 0, **more: Any) -> Settled:
    """Settle two headaches with so many blank rows between them, and so many behind."""
    pain = [5.0, *[NAN] * blanks, 6.0, *[NAN] * after]
    headache = [True, *[None] * blanks, True, *[None] * after]
    if marks:
        return Settled(frame(headache=headache), **more)
    return Settled(frame(pain=pain, headache=headache), **more)


@pytest.mark.parametrize(("marks", "fewest"), [(False, 5), (True, 3)])
def test_blank_rows_between_headaches_are_asked_about(frame: Any, marks: bool, fewest: int) -> None:
    found = ahead(frame, fewest, marks=marks)
    assert found.asked and found.offered == ["none", "not-said"] and found.decided == []
    (group,) = found.context.found.groups
    assert (group.column, group.severity) == ("NRS", "error")
    assert group.expected == words("rated_days")
    assert group.suggestion == words("ask", n=fewest, rows=fewest + 2)
    assert [one.why for one in found.context.found.suggested] == [
        words("as_none", n=fewest), words("as_not_said"),
    ]  # fmt: skip
    assert not ahead(frame, fewest - 1, marks=marks).asked


def test_three_in_twenty_rows_must_be_such_blanks(frame: Any) -> None:
    hurts = [(5.0, True)] * 31 + [(NAN, None)] * 6 + [(5.0, True)] * 3
    for extra, asked in ((0, True), (1, False)):
        rows = hurts + [(5.0, True)] * extra
        entries = frame(pain=[p for p, _ in rows], headache=[h for _, h in rows])
        assert Settled(entries).asked is asked


def test_one_clear_row_says_that_clear_days_are_written_down(frame: Any) -> None:
    rows = [5.0, *[NAN] * 8, 0.0, 5.0]
    assert not Settled(rated(frame, rows)).asked


def test_without_a_headache_nothing_was_filled_in_ahead(frame: Any) -> None:
    assert not Settled(frame(headache=[None] * 9)).asked


def test_blanks_before_the_first_and_behind_the_last_headache_are_days_to_come(frame: Any) -> None:
    assert not ahead(frame, 4, after=9).asked
    assert ahead(frame, 5, after=9).asked


def test_blanks_on_the_day_of_a_headache_are_no_days_of_their_own(frame: Any) -> None:
    days = ["2026-03-01"] * 6 + ["2026-03-02"]
    entries = rated(frame, [5.0, *[NAN] * 5, 6.0], date=days)
    assert not Settled(entries).asked


def test_rows_that_speak_of_a_headache_are_no_blanks(frame: Any) -> None:
    side = [None, *["left"] * 5, None]
    entries = frame(pain=[5.0, *[NAN] * 5, 6.0], headache=[True, *[None] * 5, True], side=side)
    assert not Settled(entries).asked


@pytest.mark.parametrize(
    ("blanks", "clear", "offered"), [(3, 2, True), (3, 3, False), (2, 1, False)]
)
def test_many_blanks_beside_few_clear_rows_are_offered_as_none(
    frame: Any, blanks: int, clear: int, offered: bool
) -> None:
    """More than one row in five, and more of them than of clear ones."""
    pain = [5.0, *[NAN] * blanks, *[0.0] * clear]
    pain += [5.0] * ((11 if offered else 10) - len(pain))
    found = Settled(rated(frame, pain))
    assert found.offered == (["none", "not-said"] if offered else [])
    assert found.decided[0][1] == "not-said" and not found.asked
    for one, text in zip(found.context.found.suggested, ("as_none", "as_not_said"), strict=False):
        assert one.why == words(text, **({"n": blanks} if text == "as_none" else {}))


def test_a_blank_end_is_days_to_come_and_offers_nothing(frame: Any) -> None:
    assert Settled(rated(frame, [5.0, 0.0, NAN, NAN, NAN])).offered == []
    assert Settled(frame(pain=[NAN] * 4, headache=[None] * 4)).offered == []
