"""Diaries of several kinds, and plain code that is run as a notebook would."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.simulate import sample_diary, simulate_diaries
from hdiary.simulate.sample import diary_settings

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def _days(count: int, **columns: Any) -> Diary:
    dates = pd.date_range("2026-03-01", periods=count).strftime("%Y-%m-%d")
    return make_diary(pd.DataFrame({"date": dates, **columns}))


def _attacks() -> Diary:
    frame = sample_diary().entries
    listed = frame[frame["pain"] > 0].head(8)
    return make_diary(listed[["date", "pain"]])


def _hostile() -> Diary:
    frame = sample_diary().entries.copy()
    frame["patient"] = HOSTILE
    frame["notes"] = "quarrel with Marguerite"
    frame["activity"] = frame["activity"].astype("str") + "; " + HOSTILE
    frame["treatment"] = frame["treatment"].astype("str") + f"; {HOSTILE}"
    frame[HOSTILE] = range(len(frame))
    return make_diary(frame)


def _two() -> Diary:
    frame = sample_diary().entries
    other = frame.drop(columns=["start", "end"])
    other = other.assign(date=other["date"] + pd.Timedelta(days=40), patient="B")
    return make_diary(pd.concat([frame.assign(patient="A"), other.head(60)]))


DIARIES: dict[str, Callable[[], Diary]] = {
    "sample": lambda: make_diary(sample_diary().entries),
    "year": lambda: make_diary(simulate_diaries(days=365, seed=3, **diary_settings()).entries),
    "two people": _two,
    "hostile": _hostile,
    "attack list": _attacks,
    "one day": lambda: _days(1, pain=[3]),
    "three days": lambda: _days(3, pain=[3, 0, 5]),
    "no clear day": lambda: _days(40, pain=[5] * 40),
    "all clear": lambda: _days(40, pain=[0] * 40),
    "all blank": lambda: _days(40, pain=[None] * 40),
    "yes-no": lambda: make_diary(
        pd.DataFrame(
            {
                "date": pd.date_range("2026-03-01", periods=80).strftime("%Y-%m-%d"),
                "headache": ["yes", "no"] * 40,
            }
        ),
        scale="yes-no",
    ),
}


@cache
def diary_of(kind: str) -> Diary:
    """Give the diary of a kind, made once."""
    return DIARIES[kind]()


@pytest.fixture
def kind() -> Callable[[str], Diary]:
    """Give the diary of a kind."""
    return diary_of


class Ran:
    """What plain code left behind: its names, what it printed and the pictures it showed."""

    def __init__(self, code: str, **names: Any) -> None:
        self.printed: list[str] = []
        self.figures: list[Any] = []
        self.names: dict[str, Any] = {
            **names,
            "print": lambda *words: self.printed.append(" ".join(map(str, words))),
            "display": self.figures.append,
        }
        *lines, last = code.splitlines()
        exec("\n".join(lines), self.names)
        try:
            shown = eval(last, self.names)
        except SyntaxError:
            exec(last, self.names)
        else:
            if shown is not None:
                self.figures.append(shown)

    @property
    def alt_texts(self) -> list[str]:
        """The words of the pictures that were shown."""
        from hdiary.plots import alt_text

        return [alt_text(ax) for figure in self.figures for ax in figure.axes]


@pytest.fixture
def run() -> type[Ran]:
    """Run code as a notebook would: the last line is shown."""
    return Ran


def html_of(box: Any) -> str:
    """Join the HTML of every place in a widget, hidden or not."""
    kept = {"HTML": "value", "MovableLine": "picture"}.get(type(box).__name__)
    own = str(getattr(box, kept)) if kept else ""
    return own + "".join(html_of(child) for child in getattr(box, "children", ()))


@pytest.fixture(name="html_of")
def _html_of() -> Callable[[Any], str]:
    return html_of


def widgets_of(box: Any, kind: str) -> list[Any]:
    """Give every widget of a class within another."""
    own = [box] if type(box).__name__ == kind else []
    return own + [w for child in getattr(box, "children", ()) for w in widgets_of(child, kind)]


@pytest.fixture(name="widgets_of")
def _widgets_of() -> Callable[[Any, str], list[Any]]:
    return widgets_of
