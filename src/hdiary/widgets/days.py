"""Whose diary, and from which day to which."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import ipywidgets

from hdiary.diary import Diary, DiaryError, need_diary
from hdiary.diary.show import show_in_theme, show_words
from hdiary.widgets.code import show_code, write_call, write_lines
from hdiary.widgets.screen import Kept, Later, OnScreen, html_place
from hdiary.words import Words


class DaysChooser(OnScreen):
    """A chooser of a person and of the first and last day; see `choose_days`.

    Attributes
    ----------
    diary
        The part of the diary that is chosen.
    patient, first_day, last_day
        What is chosen; None for the first person's whole diary.
    """

    def __init__(
        self, diary: Diary, *, name: str = "diary", code: bool = True, language: str = "en"
    ) -> None:
        super().__init__(language)
        self._whole, self._name, self._kept = diary, name, Kept()
        self._people = diary.patients
        self._ends: tuple[date | None, date | None] = (None, None)
        self._taken: tuple[date | None, date | None] = (None, None)
        self._before: list[Callable[[], None]] = []
        self._person = ipywidgets.Dropdown(
            options=self._people, description=self.say("panel.person")
        )
        self._first = ipywidgets.DatePicker(description=self.say("panel.first_day"))
        self._last = ipywidgets.DatePicker(description=self.say("panel.last_day"))
        self._all = ipywidgets.Button(description=self.say("panel.all_days"))
        self._said, self._twin = html_place(), html_place()
        row = [self._person] if len(self._people) > 1 else []
        row += [self._first, self._last, self._all]
        wrapped = ipywidgets.Layout(flex_flow="row wrap", align_items="center")
        self.box.children = [
            ipywidgets.Box(row, layout=wrapped),
            self._said,
            *([self._twin] if code else []),
        ]
        self._span()
        self.diary = self._own()
        self._write()
        later = Later(self._choose)
        for widget in (self._first, self._last):
            widget.observe(lambda _: None if self._quiet else later(), names="value")
        self._person.observe(self._other_person, names="value")
        self._all.on_click(self._all_days)

    @property
    def patient(self) -> str | None:
        """The person who is chosen; None where there is only one."""
        return str(self._person.value) if len(self._people) > 1 else None

    @property
    def first_day(self) -> date | None:
        """The first day that is chosen; None from the beginning."""
        return self._taken[0]

    @property
    def last_day(self) -> date | None:
        """The last day that is chosen; None to the end."""
        return self._taken[1]

    @property
    def chosen(self) -> tuple[str | None, date | None, date | None]:
        """Person, first and last day: what tells one choice from another."""
        return self.patient, self.first_day, self.last_day

    @property
    def code(self) -> str:
        """The plain code that gives the same part of the diary."""
        return write_lines([self.assignment])

    @property
    def assignment(self) -> str:
        """The line of code that chooses the same; nothing where it has that name already."""
        told = self._name
        if self.patient is not None:
            told += write_call(".select", patient=self.patient)
        first, last = (
            None if d is None else d.isoformat() for d in (self.first_day, self.last_day)
        )
        if first or last:
            told += write_call(".between", first_day=first, last_day=last)
        return "" if told == "person" else f"person = {told}"

    def when_changing(self, act: Callable[[], None]) -> None:
        """Call a function just before anything says that other days are chosen."""
        self._before.append(act)

    def choose(
        self,
        *,
        patient: str | None = None,
        first_day: date | None = None,
        last_day: date | None = None,
    ) -> None:
        """Choose a person and days; those that this diary does not hold are passed over."""
        with self._quietly():
            if patient in self._people:
                self._person.value = patient
            self._span()
            for field, day in ((self._first, first_day), (self._last, last_day)):
                if day is not None and self._is_inside(day):
                    field.value = day
        if (patient, first_day, last_day) != (None, None, None):
            self._choose()

    def _own(self) -> Diary:
        """Give the whole diary of the person who is chosen."""
        if self.patient is None:
            return self._whole
        made: Diary = self._kept.get(
            self.patient, lambda: self._whole.select(patient=str(self.patient))
        )
        return made

    def _span(self) -> None:
        """Let the days be those of the person's diary."""
        dates = self._own().entries["date"]
        if not len(dates):
            return
        # No bounds for the fields themselves: they would take back a year that is half written.
        self._ends = dates.min().date(), dates.max().date()
        with self._quietly():
            self._first.value, self._last.value = self._ends

    def _other_person(self, _: Any) -> None:
        if not self._quiet:
            self._span()
            self._choose()

    def _all_days(self, _: Any) -> None:
        self._span()
        self._choose()

    def _choose(self) -> None:
        first, last = (
            None if widget.value == end else widget.value
            for widget, end in zip((self._first, self._last), self._ends, strict=True)
        )
        if any(day is not None and not self._is_inside(day) for day in (first, last)):
            self._said.value = show_in_theme(show_words(self._say_outside()))
            return
        try:
            part = self._kept.get(
                (self.patient, first, last),
                lambda: (
                    self._own().between(first_day=first, last_day=last)
                    if first or last
                    else self._own()
                ),
            )
        except DiaryError:
            self._said.value = show_in_theme(show_words(self.say("panel.nothing_between")))
            return
        for act in self._before:
            act()
        self.diary = part
        self._taken = first, last
        self._write()
        self._tell()

    def _is_inside(self, day: date) -> bool:
        lowest, highest = self._ends
        return lowest is not None and highest is not None and lowest <= day <= highest

    def _say_outside(self) -> str:
        first, last = ("" if day is None else self.say.day(day) for day in self._ends)
        return self.say("panel.outside", first=first, last=last)

    def _write(self) -> None:
        days = self.diary.days
        self._said.value = show_in_theme(show_words(_say_days(self.say, days)))
        self._twin.value = show_code(self.code, self.say)


def _say_days(say: Words, days: Any) -> str:
    if not len(days):
        return say("panel.no_days")
    recorded = int((days["state"].astype("str") != "not recorded").sum())
    first, last = days["date"].min(), days["date"].max()
    return say("panel.days", days=len(days), first=first, last=last, recorded=recorded)


def choose_days(diary: Diary, *, name: str = "diary", language: str = "en") -> DaysChooser:
    """Choose a person and the days to look at, by hand.

    Parameters
    ----------
    diary
        Of one person or many.
    name
        What the diary is called in the code beneath.
    language
        Of what is said, such as ``"de"``.

    Returns
    -------
    DaysChooser
        Shown by a notebook; its ``diary`` is the part that is chosen, its ``code`` the same in
        plain code.

    Examples
    --------
    >>> from hdiary.diary import make_diary
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"date": ["2026-03-01", "2026-03-02"], "pain": [5, 0]})
    >>> choose_days(make_diary(rows)).code
    'person = diary'
    """
    need_diary(diary, "choose_days")
    return DaysChooser(diary, name=name, language=language)
