"""Every question in one place, for a diary, a person and a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import ipywidgets

from hdiary import plots
from hdiary.diary import Diary
from hdiary.diary.show import show_in_theme, show_words
from hdiary.questions import QUESTIONS
from hdiary.widgets.days import DaysChooser
from hdiary.widgets.factor import FactorChooser
from hdiary.widgets.file import DiaryChooser
from hdiary.widgets.screen import (
    Kept,
    Name,
    OnScreen,
    html_place,
    show_code,
    show_picture,
    write_call,
    write_lines,
)
from hdiary.widgets.start import StartChooser

_PERSON = "person"


@dataclass(frozen=True, kw_only=True, slots=True)
class Panel:
    """A question as a tab: its name, what the tab says, the question, its pictures."""

    name: str
    tab: str
    asks: str
    pictures: tuple[str, ...] = ()
    hand: Callable[..., Any] | None = None


PANELS = (
    Panel(
        name="burden", tab="How bad", asks="How bad is it, and where is it going?",
        pictures=("burden", "calendar"),
    ),
    Panel(
        name="pattern", tab="Pattern", asks="What does it look like?",
        pictures=("places", "clock", "weekdays"),
    ),
    Panel(
        name="triggers", tab="Before it", asks="What comes before it?",
        pictures=("triggers",), hand=FactorChooser,
    ),
    Panel(
        name="relief", tab="Relief", asks="What helps within hours?", pictures=("relief",),
    ),
    Panel(
        name="change", tab="Change", asks="What changes its course over weeks?",
        hand=StartChooser,
    ),
    Panel(
        name="treatments", tab="Treatments",
        asks="What does each treatment do within hours, and what over weeks?",
        pictures=("treatments",),
    ),
)  # fmt: skip
"""The tabs in order; a new question is one entry here."""


class _Places:
    """The places of a panel, from top to bottom."""

    def __init__(self, panel: Panel) -> None:
        self.words, self.code = html_place(), html_place()
        self.pictures = [html_place() for _ in panel.pictures]
        self.hand: Any = ipywidgets.VBox()
        self.box: Any = ipywidgets.VBox([self.words, *self.pictures, self.hand, self.code])


class Explorer(OnScreen):
    """Every question in a panel of tabs; see `explore`.

    Attributes
    ----------
    question
        The name of the question that is looked at.
    diary
        The part of the diary that is looked at.
    answer
        The answer to the question that is looked at.
    """

    def __init__(self, diary: Diary, *, name: str = "diary") -> None:
        super().__init__()
        self._days = DaysChooser(diary, name=name, code=False)
        self._kept = Kept()
        self._shown: dict[str, Any] = {}
        self._places = {panel.name: _Places(panel) for panel in PANELS}
        self._hands: dict[str, Any] = {}
        self._answers: dict[str, Any] = {}
        self._tabs: Any = ipywidgets.Tab(
            children=[self._places[p.name].box for p in PANELS],
            titles=[p.tab for p in PANELS],
            selected_index=0,
        )
        self.box.children = [self._days.box, self._tabs]
        self._tabs.observe(lambda _: self._show(), names="selected_index")
        self._days.when_changed(self._show)
        self._show()

    @property
    def answer(self) -> Any:
        """The answer to the question that is looked at."""
        if self._panel.pictures:
            return self._answers[self.question]
        return self.hand.result

    @property
    def question(self) -> str:
        """The question that is looked at."""
        return self._panel.name

    @property
    def diary(self) -> Diary:
        """The part of the diary that is looked at."""
        return self._days.diary

    @property
    def code(self) -> str:
        """The plain code that gives the same answer and pictures."""
        return write_lines(["import hdiary", self._days.assignment, *self._lines()])

    def ask(self, question: str) -> None:
        """Turn to a question by its name, such as ``"burden"``."""
        names = [panel.name for panel in PANELS]
        if question not in names:
            raise ValueError(f'no question is named "{question}"; give one of {", ".join(names)}')
        self._tabs.selected_index = names.index(question)

    @property
    def hand(self) -> Any:
        """The chooser in the panel that is looked at, if it has one."""
        return self._hands.get(self.question)

    @property
    def _whose(self) -> str | None:
        people = self.diary.patients
        return people[0] if len(people) > 1 else None

    @property
    def _panel(self) -> Panel:
        return PANELS[self._tabs.selected_index or 0]

    def _lines(self) -> list[str]:
        panel = self._panel
        asked = write_call(f"hdiary.{panel.name}", Name(_PERSON))
        drawn = [
            write_call(f"hdiary.plots.plot_{name}", Name("answer"), patient=self._whose) + ".figure"
            for name in panel.pictures
        ]
        by_hand = [] if self.hand is None else self.hand.code.splitlines()[1:]
        if not drawn:
            return by_hand
        # What a hand chose is looked up in the same answer.
        by_hand = [line for line in by_hand if not line.startswith("answer = ")]
        last = [f"display({drawn[-1]})"] if by_hand else [drawn[-1]]
        shown = [f"display({picture})" for picture in drawn[:-1]] + last
        return [f"answer = {asked}", "print(answer.summary())", *shown, *by_hand]

    def _show(self) -> None:
        """Show the panel that is looked at; the others wait until they are."""
        panel, diary = self._panel, self.diary
        if self._shown.get(panel.name) is not diary:
            self._shown[panel.name] = diary
            self._show_answer(panel, diary)
            if panel.hand is not None:
                self._show_hand(panel, diary)
        self._places[panel.name].code.value = show_code(self.code)

    def _show_answer(self, panel: Panel, diary: Diary) -> None:
        """Show the words as soon as they are there, then one picture after the other."""
        place, whose, chosen = self._places[panel.name], self._whose, self._days.chosen
        head = f"<p><strong>{panel.asks}</strong></p>"
        if not panel.pictures:
            place.words.value = show_in_theme(head)
            return
        answer = self._kept.get((panel.name, chosen), lambda: QUESTIONS[panel.name](diary))
        self._answers[panel.name] = answer
        place.words.value = show_in_theme(head, show_words(answer.summary()))
        for name, picture in zip(panel.pictures, place.pictures, strict=True):
            key = (panel.name, chosen, name)
            picture.value = self._kept.get(key, partial(_draw, name, answer, whose))

    def _show_hand(self, panel: Panel, diary: Diary) -> None:
        known = {"result": self._answers[panel.name]} if panel.pictures else {}
        chooser = self._hands.get(panel.name)
        if chooser is not None:
            chooser.show(diary, **known)
            return
        make: Any = panel.hand
        chooser = make(diary, name=_PERSON, code=False, **known)
        self._hands[panel.name] = chooser
        place = self._places[panel.name]
        chooser.when_changed(lambda: setattr(place.code, "value", show_code(self.code)))
        place.hand.children = [chooser.box]


def _draw(name: str, answer: Any, whose: str | None) -> str:
    """Give one picture of an answer as HTML; of several people, the first is drawn."""
    ax = getattr(plots, f"plot_{name}")(answer, patient=whose)
    return show_in_theme(show_picture(ax, prefix=f"hd{id(answer)}{name}"))


class App(OnScreen):
    """Choose a diary, then look at it: everything without code."""

    def __init__(self, path: Any = None) -> None:
        super().__init__()
        self.chooser = DiaryChooser(path)
        self.explorer: Explorer | None = None
        self.chooser.when_changed(self._follow)
        self._follow()

    @property
    def code(self) -> str:
        """The plain code that reads the same diary, and looks at it."""
        rest = self.explorer.code.splitlines()[1:] if self.explorer else []
        return write_lines([self.chooser.code, *rest])

    def _follow(self) -> None:
        self.explorer = Explorer(self.chooser.diary) if self.chooser.diary is not None else None
        below = [self.explorer.box] if self.explorer else []
        self.box.children = [self.chooser.box, *below]


def explore(diary: Diary | None = None, *, name: str = "diary") -> Explorer | App:
    """Look at a diary by hand: every question in one panel of tabs.

    Parameters
    ----------
    diary
        Of one person or many; if left out, a file is chosen or uploaded first.
    name
        What the diary is called in the code beneath.

    Returns
    -------
    Explorer or App
        Shown by a notebook (or by Voilà, as an app without code): a person and a time to choose
        above, words and pictures below, and ``code`` that gives the same.

    Examples
    --------
    >>> from hdiary.diary import make_diary
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"date": ["2026-03-01", "2026-03-02"], "pain": [5, 0]})
    >>> explore(make_diary(rows)).question
    'burden'
    """
    return App() if diary is None else Explorer(diary, name=name)
