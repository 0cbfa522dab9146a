"""The days between headaches that were clear, said by hand where only headaches are listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import ipywidgets

from hdiary.diary import Diary
from hdiary.widgets.screen import html_place, themed
from hdiary.words import Words


class ClearForm:
    """Two days and a button that says all others between them were clear; ``box`` is the widget.

    Parameters
    ----------
    take
        What to do with the first and the last day, as `hdiary.read_diary` takes them.
    say
        The language.
    """

    def __init__(self, take: Callable[[tuple[str, str]], None], say: Words) -> None:
        self._take, self._say = take, say
        about = html_place()
        about.value = themed(say("panel.clear.about"))
        self.first: Any = ipywidgets.DatePicker(description=say("panel.clear.first"))
        self.last: Any = ipywidgets.DatePicker(description=say("panel.clear.last"))
        self.button: Any = ipywidgets.Button(
            layout=ipywidgets.Layout(width="auto", max_width="100%")
        )
        self.button.add_class("hd-whole")
        for day in (self.first, self.last):
            day.observe(lambda _: self._name(), names="value")
        self.button.on_click(lambda _: self._give())
        wrapped = ipywidgets.Layout(flex_flow="row wrap", align_items="center")
        days = ipywidgets.Box([self.first, self.last, self.button], layout=wrapped)
        self.box: Any = ipywidgets.VBox([about, days])
        self._name()

    def show(self, diary: Diary) -> None:
        """Begin with the first and the last headache; a day that was written stays."""
        dates = diary.entries["date"]
        if len(dates):
            self.first.value = self.first.value or dates.min().date()
            self.last.value = self.last.value or dates.max().date()

    def forget(self) -> None:
        """Forget the days of another file."""
        self.first.value = self.last.value = None

    @property
    def _days(self) -> tuple[date, date] | None:
        first, last = self.first.value, self.last.value
        return (first, last) if first and last and first <= last else None

    def _name(self) -> None:
        """Let the button say what a press agrees to."""
        days = self._days
        self.button.disabled = days is None
        self.button.description = (
            self._say("panel.clear.not_yet")
            if days is None
            else self._say("panel.clear.take", first=days[0], last=days[1])
        )

    def _give(self) -> None:
        if (days := self._days) is not None:
            self._take((days[0].isoformat(), days[1].isoformat()))
