"""Every question in one place, for a diary, a person and a time."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Any

import ipywidgets

from hdiary import plots
from hdiary.diary import Diary, need_diary
from hdiary.diary.show import show_in_theme, show_words
from hdiary.registry import NEXT, QUESTIONS
from hdiary.row import Question
from hdiary.widgets.code import Name, show_code, write_call, write_lines
from hdiary.widgets.days import DaysChooser
from hdiary.widgets.file import DiaryChooser
from hdiary.widgets.screen import Kept, OnScreen, html_place, show_picture

_PERSON = "person"


PANELS = tuple(question for question in QUESTIONS if question.tab is not None)
"""The tabs in order."""


class _Places:
    """The places of a panel, from top to bottom."""

    def __init__(self, panel: Question) -> None:
        self.words, self.code = html_place(), html_place()
        self.pictures = [html_place() for _ in panel.tab or ()]
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
    onward
        The button that turns to what would settle most.
    """

    def __init__(self, diary: Diary, *, name: str = "diary", language: str = "en") -> None:
        super().__init__(language)
        self._days = DaysChooser(diary, name=name, code=False, language=language)
        self._kept = Kept()
        self._shown: dict[str, Any] = {}
        self._places = {panel.name: _Places(panel) for panel in PANELS}
        self._hands: dict[str, Any] = {}
        self._answers: dict[str, Any] = {}
        self._tabs: Any = ipywidgets.Tab(
            children=[self._places[p.name].box for p in PANELS],
            titles=[self.say(f"view.{p.name}.tab") for p in PANELS],
            selected_index=0,
        )
        self.onward: Any = ipywidgets.Button(description=self.say(f"view.{NEXT.name}.tab"))
        self.onward.on_click(lambda _: self.ask(NEXT.name))
        self.box.children = [self._days.box, self.onward, self._tabs]
        self._tabs.observe(lambda _: self._show(), names="selected_index")
        self._days.when_changed(self._show)
        self._show()

    @property
    def answer(self) -> Any:
        """The answer to the question that is looked at."""
        if self._panel.by_hand_only:
            return self.hand.result
        return self._answers[self.question]

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
    def _panel(self) -> Question:
        return PANELS[self._tabs.selected_index or 0]

    def _lines(self) -> list[str]:
        panel = self._panel
        asked = write_call(f"hdiary.{panel.name}", Name(_PERSON))
        drawn = [
            write_call(f"hdiary.plots.plot_{name}", Name("answer"), patient=self._whose) + ".figure"
            for name in panel.tab or ()
        ]
        by_hand = [] if self.hand is None else self.hand.code.splitlines()[1:]
        if panel.by_hand_only:
            return by_hand
        # What a hand chose is looked up in the same answer.
        by_hand = [line for line in by_hand if not line.startswith("answer = ")]
        last = [f"display({picture})" if by_hand else picture for picture in drawn[-1:]]
        shown = [f"display({picture})" for picture in drawn[:-1]] + last
        return [f"answer = {asked}", "print(answer.summary())", *shown, *by_hand]

    def _show(self) -> None:
        """Show the panel that is looked at; the others wait until they are."""
        panel, diary = self._panel, self.diary
        if self._shown.get(panel.name) is not diary:
            self._shown[panel.name] = diary
            self._show_answer(panel, diary)
            if panel.hand:
                self._show_hand(panel, diary)
        self._places[panel.name].code.value = show_code(self.code, self.say)

    def _show_answer(self, panel: Question, diary: Diary) -> None:
        """Show the words as soon as they are there, then one picture after the other."""
        place, whose, chosen = self._places[panel.name], self._whose, self._days.chosen
        head = f"<p><strong>{self.say(f'view.{panel.name}.asks')}</strong></p>"
        if panel.by_hand_only:
            place.words.value = show_in_theme(head)
            return
        answer = self._kept.get((panel.name, chosen), lambda: panel.ask()(diary))
        self._answers[panel.name] = answer
        place.words.value = show_in_theme(head, show_words(answer.summary(language=self.say.name)))
        for name, picture in zip(panel.tab or (), place.pictures, strict=True):
            key = (panel.name, chosen, name)
            picture.value = self._kept.get(key, partial(_draw, name, answer, whose, self.say.name))

    def _show_hand(self, panel: Question, diary: Diary) -> None:
        known = {} if panel.by_hand_only else {"result": self._answers[panel.name]}
        chooser = self._hands.get(panel.name)
        if chooser is not None:
            chooser.show(diary, **known)
            return
        make = find_hand(panel.hand)
        chooser = make(diary, name=_PERSON, code=False, language=self.say.name, **known)
        self._hands[panel.name] = chooser
        place = self._places[panel.name]
        chooser.when_changed(lambda: setattr(place.code, "value", show_code(self.code, self.say)))
        place.hand.children = [chooser.box]


def find_hand(path: str) -> Any:
    """Bring in the chooser of a tab by its module and name."""
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)


def _draw(name: str, answer: Any, whose: str | None, language: str) -> str:
    """Give one picture of an answer as HTML; of several people, the first is drawn."""
    ax = getattr(plots, f"plot_{name}")(answer, patient=whose, language=language)
    return show_in_theme(show_picture(ax, prefix=f"hd{id(answer)}{name}"))


class App(OnScreen):
    """Choose a diary, then look at it: everything without code."""

    def __init__(self, path: Any = None, *, language: str = "en") -> None:
        super().__init__(language)
        self.chooser = DiaryChooser(path, language=language)
        self.explorer: Explorer | None = None
        self.chooser.when_changed(self._follow)
        self._follow()

    @property
    def code(self) -> str:
        """The plain code that reads the same diary, and looks at it."""
        rest = self.explorer.code.splitlines()[1:] if self.explorer else []
        return write_lines([self.chooser.code, *rest])

    def _follow(self) -> None:
        diary = self.chooser.diary
        self.explorer = None if diary is None else Explorer(diary, language=self.say.name)
        below = [self.explorer.box] if self.explorer else []
        self.box.children = [self.chooser.box, *below]


def explore(
    diary: Diary | None = None, *, name: str = "diary", language: str = "en"
) -> Explorer | App:
    """Look at a diary by hand: every question in one panel of tabs.

    Parameters
    ----------
    diary
        Of one person or many; if left out, a file is chosen or uploaded first.
    name
        What the diary is called in the code beneath.
    language
        Of what is said, such as ``"de"``.

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
    if diary is not None:
        need_diary(diary, "explore")
    return (
        App(language=language) if diary is None else Explorer(diary, name=name, language=language)
    )
