"""Words and pictures are replaced together: at no moment do they tell of different days."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

import hdiary
from hdiary.diary import Diary
from hdiary.widgets import explorer
from hdiary.widgets.explorer import PANELS, Explorer

Kind = Callable[[str], Diary]
MARK = re.compile(r"@(\S+?)@")


class Watched:
    """An explorer whose every change on the screen is looked at as it happens."""

    def __init__(self, seen: Explorer) -> None:
        self.seen = seen
        self.states: list[tuple[frozenset[str], str]] = []
        self.signs: list[str] = []
        for place in seen._places.values():
            for widget in (place.words, *place.pictures):
                widget.observe(self.look, names="value")
        seen._days._said.observe(self.look, names="value")
        assert seen.sign is not None
        seen.sign.observe(lambda change: self.signs.append(change["new"]), names="words")

    def look(self, _: Any) -> None:
        places = self.seen._places.values()
        told = [w.value for p in places for w in (p.words, *p.pictures)]
        days = frozenset(day for one in told for day in MARK.findall(one))
        self.states.append((days, str(self.seen._days._said.value)))


@pytest.fixture
def watched(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> Watched:
    # Every answer and every picture is marked with the first day it is of.
    def first_day(answer: Any) -> str:
        return f"@{answer.coverage['first_day'].iloc[0].date()}@"

    def draw(name: str, answer: Any, *_: Any) -> str:
        return f"picture {name} {first_day(answer)}"

    monkeypatch.setattr(explorer, "draw", draw)
    seen = hdiary.explore(kind("sample"))
    assert isinstance(seen, Explorer)
    tell = vars(explorer)["show_words"]

    def show(text: str) -> str:
        answers = [a for a in seen._answers.values() if a.summary(language="en") == text]
        return str(tell(text)) + "".join(first_day(a) for a in answers[-1:])

    monkeypatch.setattr(explorer, "show_words", show)
    seen._clear()
    seen._show()
    return Watched(seen)


@pytest.mark.slow
def test_no_moment_shows_two_spans_of_days(watched: Watched) -> None:
    seen = watched.seen
    for name in ("pattern", "relief", "burden"):
        seen.ask(name)
    days = [date(2026, 2, 2), date(2026, 3, 2), date(2026, 3, 2), date(2026, 2, 2)]
    for day in days:
        seen._days._first.value = day
        seen.ask("pattern")
        seen.ask("burden")
    assert len(watched.states) > 20
    assert all(len(shown) <= 1 for shown, _ in watched.states)
    for shown, said in watched.states:
        # The line above says the same days, or nothing is shown beneath it.
        assert all(str(int(day[8:])) + " " in said for day in shown)
    assert watched.states[-1][0] == {"2026-02-02"}


def test_in_the_end_words_and_every_picture_are_of_the_days_chosen(watched: Watched) -> None:
    seen = watched.seen
    seen._days._first.value = date(2026, 2, 2)
    seen._days._first.value = date(2026, 3, 2)
    place = seen._places["burden"]
    assert MARK.findall(place.words.value) == ["2026-03-02"]
    assert [MARK.findall(p.value) for p in place.pictures] == [["2026-03-02"]] * 2


def test_a_sign_stands_while_it_works_and_goes(watched: Watched) -> None:
    watched.seen._days._first.value = date(2026, 3, 2)
    assert watched.signs == ["Working …", ""]
    watched.seen.ask("pattern")
    assert watched.signs == ["Working …", ""] * 2


def test_what_goes_wrong_becomes_words_and_the_next_choice_works(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, html_of: Any
) -> None:
    seen, draw = watched.seen, vars(explorer)["draw"]

    def broken(*_: Any) -> str:
        raise ZeroDivisionError("5 of 0")

    monkeypatch.setattr(explorer, "draw", broken)
    seen._days._first.value = date(2026, 3, 2)
    assert "could not be worked out (ZeroDivisionError)" in html_of(seen.trouble)
    assert "5 of 0" not in html_of(seen.box)
    assert watched.signs[-1] == ""
    monkeypatch.setattr(explorer, "draw", draw)
    seen._days._first.value = date(2026, 2, 2)
    assert seen.trouble.value == ""
    assert all("picture" in p.value for p in seen._places["burden"].pictures)


def test_a_moved_line_never_stands_beside_the_picture_of_another_day(kind: Kind) -> None:
    chosen = hdiary.choose_start(kind("sample"), since="2026-04-06", what="exercise")
    moments: list[tuple[str, str]] = []
    for widget in (chosen._answer, chosen._picture):
        widget.observe(
            lambda _: moments.append((chosen._answer.value, chosen._picture.value)), names="value"
        )
    chosen._day.value = date(2026, 4, 20)
    assert "20 April" in moments[-1][0]
    for told, picture in moments:
        assert "<svg" not in picture or ("20 April" in told) == ("20 Apr" in picture)


def test_every_tab_has_places_to_clear() -> None:
    assert len(PANELS) == 7
