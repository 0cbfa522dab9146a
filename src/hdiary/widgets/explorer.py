"""Every question in one place, for a diary, a person and a time."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import ipywidgets

from hdiary.diary import Diary
from hdiary.diary.show import show_in_theme, show_words
from hdiary.registry import NEXT, QUESTIONS
from hdiary.row import Question
from hdiary.widgets.chosen import Chosen, keep_chosen
from hdiary.widgets.code import Name, show_code, write_call, write_lines
from hdiary.widgets.days import DaysChooser
from hdiary.widgets.find import find_by_name
from hdiary.widgets.make_page import PageMaker
from hdiary.widgets.places import Places, draw
from hdiary.widgets.screen import Kept, OnScreen, html_place, themed

_PERSON = "person"


PANELS = tuple(question for question in QUESTIONS if question.tab is not None)
"""The tabs in order."""


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

    def __init__(
        self,
        diary: Diary,
        *,
        name: str = "diary",
        language: str = "en",
        path: Path | None = None,
        code: bool = True,
    ) -> None:
        super().__init__(language)
        self._days = DaysChooser(diary, name=name, code=False, language=language)
        self._kept = Kept()
        self._path, self._with_code = path, code
        self._keep_reading: Any = str
        self._shown: dict[str, Any] = {}
        self._places = {panel.name: Places(panel, code=code) for panel in PANELS}
        self._hands: dict[str, Any] = {}
        self._answers: dict[str, Any] = {}
        self.sign = self._make_sign()
        self.page = PageMaker(lambda: self.diary, path=path, language=language, sign=self.sign)
        self._make_controls()
        self._tabs.observe(lambda _: self._turn(), names="selected_index")
        self._days.when_changing(self._clear)
        self._days.when_changed(self._other_days)
        self._show()

    def _make_controls(self) -> None:
        auto = ipywidgets.Layout(width="auto")
        self._tabs: Any = ipywidgets.Tab(
            children=[self._places[p.name].box for p in PANELS],
            titles=[self.say(f"view.{p.name}.tab") for p in PANELS],
            selected_index=0,
        )
        self.onward: Any = ipywidgets.Button(description=self.say(f"view.{NEXT.name}.tab"))
        self.onward.on_click(lambda _: self.ask(NEXT.name))
        self.remember: Any = ipywidgets.Button(
            description=self.say("panel.kept.remember"), layout=auto
        )
        self.remember.on_click(lambda _: self._remember())
        self._remembered = html_place()
        tools = [self.page.toggle, *([self.remember] if self._path else [])]
        wrapped = ipywidgets.Layout(flex_flow="row wrap", align_items="center")
        self.box.add_class("hd-panel")
        self.box.children = [
            self._days.box,
            self.sign,
            ipywidgets.Box(tools, layout=wrapped),
            self.page.box,
            self._remembered,
            self.trouble,
            self._tabs,
        ]

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
    def chosen(self) -> Chosen:
        """What is chosen here, without who it is of; days only where they are one person's."""
        alone = self._days.patient is None
        form = self.page.form
        return Chosen(
            language=self.say.name,
            question=self.question,
            first_day=self._days.first_day if alone else None,
            last_day=self._days.last_day if alone else None,
            page=form.kind,
            page_language=form.settings["language"],
            last_visit=form.settings["last_visit"],
        )

    def choose(self, chosen: Chosen, *, patient: str | None = None) -> None:
        """Choose what was kept, or is asked for; what this diary does not hold is passed over."""
        self._days.choose(patient=patient, first_day=chosen.first_day, last_day=chosen.last_day)
        self.page.form.choose(
            kind=chosen.page, language=chosen.page_language, last_visit=chosen.last_visit
        )
        if chosen.question in self._places:
            self.ask(chosen.question)

    def keep_too(self, keep: Any) -> None:
        """Let the button that remembers keep something else as well, which gives its words."""
        self._keep_reading = keep

    def _remember(self) -> None:
        if self._path is not None:
            told = (self._keep_reading(), keep_chosen(self._path, self.chosen, self.say))
            self._remembered.value = themed("\n".join(filter(None, told)))

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

    def _turn(self) -> None:
        """Show what a hand has turned to, with a sign while it is made."""
        with self._working():
            self._show()

    def _other_days(self) -> None:
        self.page.forget()
        self._turn()

    def _clear(self) -> None:
        """Take away what is of other days, before anything says which days are new."""
        self._remembered.value = ""
        self._shown.clear()
        for place in self._places.values():
            place.clear()

    def _show(self) -> None:
        """Show the panel that is looked at; the others wait until they are."""
        panel, diary = self._panel, self.diary
        if self._shown.get(panel.name) is not diary:
            self._places[panel.name].clear()
            self._show_answer(panel, diary)
            if panel.hand:
                self._show_hand(panel, diary)
            self._shown[panel.name] = diary
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
        told = show_in_theme(head, show_words(answer.summary(language=self.say.name)))
        place.tell(told, self.say)
        for name, picture in zip(panel.tab or (), place.pictures, strict=True):
            key = (panel.name, chosen, name)
            picture.value = self._kept.get(key, partial(draw, name, answer, whose, self.say.name))

    def _show_hand(self, panel: Question, diary: Diary) -> None:
        known = {} if panel.by_hand_only else {"result": self._answers[panel.name]}
        place, chooser = self._places[panel.name], self._hands.get(panel.name)
        if chooser is not None:
            chooser.show(diary, **known)
            place.hand.children = [chooser.box]
            return
        make = find_by_name(panel.hand)
        chooser = make(diary, name=_PERSON, code=False, language=self.say.name, **known)
        chooser.sign = self.sign
        self._hands[panel.name] = chooser
        chooser.when_changed(lambda: setattr(place.code, "value", show_code(self.code, self.say)))
        place.hand.children = [chooser.box]
