"""What a blank rating means: as the person says, or asked once."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.read.context import Context
from hdiary.read.declared import Declared
from hdiary.read.role import BY_NAME, Role
from hdiary.read.table import make_column
from hdiary.read.typed.blank_rows import blank_signs, dashed_rows, settle_blanks
from hdiary.words import phrase, say_plain

NAN = float("nan")
MARCH = ("2026-03-01", "2026-03-31")


def words(key: str, **values: object) -> str:
    return say_plain(phrase(f"read.typed.blanks.{key}", **values))


class Settled:
    """What became of the blanks of some entries, and what was said of it."""

    def __init__(
        self, entries: pd.DataFrame, *, unread: list[bool] | None = None, listed: bool = False,
        signs: tuple[str, ...] = (), dashed: list[bool] | None = None, **declared: Any,
    ) -> None:  # fmt: skip
        self.context = Context(declared=Declared(**declared))
        bad = np.array(unread or [False] * len(entries))
        made = settle_blanks(
            entries, bad, self.context, header="NRS", listed=listed, signs=signs,
            dashed=None if dashed is None else np.array(dashed),
        )  # fmt: skip
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


# --- dashes -----------------------------------------------------------------------------------


def column(header: str, meaning: str, *cells: str) -> Role:
    return Role(
        position=0, header=header, meaning=meaning, how=BY_NAME, unit=None,
        column=make_column(cells),
    )  # fmt: skip


def test_what_stands_for_a_blank_is_found_among_ratings_and_marks_only() -> None:
    pain = column("NRS", "pain", "5", " - ", "", "n/a", "not said")
    marks = column("Attack", "headache", "yes", "--", "-", "", "no")
    notes = column("Notes", "notes", "k.A.", "", "--", "", "")
    assert blank_signs([pain, marks, notes]) == ["-", "n/a", "--"]
    assert dashed_rows([notes, pain, marks], 5).tolist() == [False, True, True, False, False]
    long = column("NRS", "pain", "\u2013", "--", "5-", "\u2014\u2212", "")
    assert dashed_rows([long], 5).tolist() == [True, True, False, True, False]
    assert dashed_rows([], 2).tolist() == [False, False]


def both(*texts: str) -> str:
    return " ".join(texts)


def test_what_is_read_like_a_blank_is_named(frame: Any) -> None:
    entries = rated(frame, [5.0, 0.0, 0.0, 0.0, NAN, 5.0])
    also = words("signs", signs=("n/a", "?"), n=2)
    found = Settled(entries, signs=("n/a", "?"))
    assert found.decided[0][2] == both(words("not_said", header="NRS"), also)
    said = Settled(entries, signs=("n/a", "?"), blank="not-said")
    assert said.decided[0][2] == both(words("not_said", header="NRS"), also)
    none = Settled(entries, signs=("n/a",), blank="none")
    one = words("signs", signs=("n/a",), n=1)
    assert none.decided == [
        ("blank", "none", both(words("none", header="NRS", n=1), one), "")
    ]  # fmt: skip


def test_where_only_dashes_stand_it_is_asked_what_a_dash_means(frame: Any) -> None:
    pain, dashed = [5.0, *[NAN] * 5, 6.0], [False, *[True] * 5, False]
    headache = [True, *[None] * 5, True]
    asked = Settled(frame(pain=pain, headache=headache), dashed=dashed, signs=("-",))
    (group,) = asked.context.found.groups
    assert group.suggestion == words("ask_dash", n=5, rows=7)
    assert [(one.why, one.settings) for one in asked.context.found.suggested] == [
        (words("as_none_dash", n=5), {"blank": "none"}),
        (words("as_not_said_dash"), {"blank": "not-said"}),
    ]
    clear = Settled(
        frame(pain=pain, headache=headache), dashed=dashed, signs=("-",), blank="none"
    )  # fmt: skip
    assert clear.pain == [5.0, *[0.0] * 5, 6.0]
    assert clear.decided == [("blank", "none", words("none_dash", header="NRS", n=5), "")]


def test_dashes_and_empty_cells_may_mean_different_things(frame: Any) -> None:
    pain, headache = [5.0, *[NAN] * 6, 6.0], [True, *[None] * 6, True]
    dashed = [False, *[True] * 5, False, False]
    asked = Settled(frame(pain=pain, headache=headache), dashed=dashed)
    assert [(one.why, one.settings["blank"]) for one in asked.context.found.suggested] == [
        (words("as_dash", n=5), "dash"),
        (words("as_none", n=6), "none"),
        (words("as_not_said"), "not-said"),
    ]
    said = Settled(frame(pain=pain, headache=headache), dashed=dashed, blank="dash")
    np.testing.assert_equal(said.pain, [5.0, *[0.0] * 5, NAN, 6.0])
    assert said.decided == [("blank", "dash", words("dash", header="NRS", n=5), "")]
    few = Settled(rated(frame, [5.0, 0.0, 0.0, NAN, NAN, 5.0]), dashed=[False] * 4 + [True, False])
    assert few.decided[0][3] == "--blank dash"


def test_a_no_without_a_rating_is_a_clear_row_too(frame: Any) -> None:
    entries = frame(
        pain=[5.0, NAN, NAN, NAN, NAN, NAN, NAN, 5.0, 5.0, 5.0, 5.0, 5.0],
        headache=[True, None, None, None, False, False, False, True, True, True, True, True],
    )
    assert Settled(entries).offered == []
    fewer = entries.assign(headache=entries["headache"].mask(entries.index == 6))
    assert Settled(fewer).offered == ["none", "not-said"]


def test_a_blank_on_the_last_day_that_says_anything_is_no_day_between(frame: Any) -> None:
    days = [*(f"2026-03-0{day}" for day in range(1, 9)), "2026-03-08", "2026-03-08"]
    pain = [5.0, 5.0, 5.0, 5.0, 5.0, 0.0, 5.0, 5.0, NAN, NAN]
    found = Settled(rated(frame, [*pain, NAN], date=[*days, "2026-03-08"]))
    assert found.offered == []
