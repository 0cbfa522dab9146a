"""The first day of something, found by moving a line along the pain chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import ipywidgets

from hdiary.diary import Diary, need_diary
from hdiary.diary.show import show_in_theme, show_words
from hdiary.plots import plot_change, plot_pain
from hdiary.questions import burden, change
from hdiary.widgets.code import show_code
from hdiary.widgets.line import MovableLine
from hdiary.widgets.screen import Kept, Later, OnScreen, html_place, show_picture, show_waiting
from hdiary.widgets.start_code import write_start
from hdiary.widgets.start_days import Day, list_days, list_starts, say_outside, to_date

_OUTCOMES = ("headache_days_28", "mean_pain")


class StartChooser(OnScreen):
    """A line along the pain chart, and what changed from that day on; see `choose_start`.

    Attributes
    ----------
    since
        The first day that is chosen; None where the diary has no days.
    what
        What began.
    result
        The answer of `hdiary.change` for it.
    """

    def __init__(
        self,
        diary: Diary,
        *,
        since: Day | Sequence[Day] | None = None,
        what: str | Sequence[str] | None = None,
        name: str = "diary",
        code: bool = True,
        language: str = "en",
    ) -> None:
        super().__init__(language)
        self._name, self._kept = name, Kept()
        day, name_given = _last_of(since), _last_of(what)
        self._chosen: date | None = None if day is None else to_date(day)
        self._since: date | None = None
        self._whose = diary.patients
        self._names: dict[str, str] = {}
        self._make_controls()
        self._what.value = name_given or ""
        self._answer, self._picture, self._twin = (html_place() for _ in range(3))
        self.result: Any = None
        sign = self._make_sign()
        wrapped = ipywidgets.Layout(flex_flow="row wrap", align_items="center")
        self.box.children = [
            sign,
            self._nothing,
            self._found,
            self._line,
            ipywidgets.Box([self._day, self._what, self._outcome], layout=wrapped),
            self.trouble,
            self._answer,
            self._picture,
            *([self._twin] if code else []),
        ]
        self.show(diary)
        self._listen()
        self.sign = sign

    @property
    def since(self) -> date | None:
        """The first day that is chosen; None as long as none is."""
        return self._since

    @property
    def what(self) -> str:
        """What began, in the person's words."""
        told = " ".join(str(self._what.value).split()) or self.say("panel.unnamed")
        return self._names.get(told, told)

    @property
    def code(self) -> str:
        """The plain code that gives the same words and pictures."""
        return write_start(
            self.since,
            what=self.what,
            name=self._name,
            patient=self._patient,
            outcome=str(self._outcome.value),
        )

    def show(self, diary: Diary) -> None:
        """Show another diary; a day chosen by hand stays where the same person has it.

        A start that was found is looked for again: another person began other things.
        """
        self._diary, self._kept = diary, Kept()
        if diary.patients != self._whose:
            self._whose, self._chosen = diary.patients, None
            with self._quietly():
                self._what.value = ""
        people = diary.patients
        self._patient = people[0] if len(people) > 1 else None
        self._days = list_days(diary, self._patient)
        with self._quietly():
            self._offer()
        self._choose()

    def _make_controls(self) -> None:
        self._line = MovableLine(
            label=self.say("panel.first_day"),
            before=self.say("panel.from") + " ",
            hint=self.say("panel.line_hint"),
        )
        self._day = ipywidgets.DatePicker(description=self.say("panel.first_day"))
        self._what = ipywidgets.Text(
            value="", description=self.say("panel.what_began"),
            placeholder=self.say("panel.such_as"), continuous_update=False,
        )  # fmt: skip
        self._outcome = ipywidgets.ToggleButtons(
            options=[(self.say(f"panel.{name}"), name) for name in _OUTCOMES],
            description=self.say("panel.compare"),
        )
        self._found = ipywidgets.Dropdown(
            description=self.say("panel.found"), style={"description_width": "auto"}
        )
        self._nothing = html_place()

    def _listen(self) -> None:
        later = Later(self._choose)
        self._line.observe(lambda _: self._moved(later), names="value")
        self._day.observe(lambda _: self._dated(later), names="value")
        self._found.observe(lambda _: self._picked(), names="value")
        for widget in (self._what, self._outcome):
            widget.observe(lambda _: None if self._quiet else later(), names="value")

    def _offer(self) -> None:
        """Offer the days of the diary, and the starts that stand in it."""
        parts = (self._found, self._line, self._day, self._what, self._outcome)
        for part in parts:
            part.layout.display = None if self._days else "none"
        if not self._days:
            self._since = None
            self._nothing.value = show_in_theme(show_words(self.say("panel.too_short")))
            return
        self._nothing.value = ""
        chosen, wanted = self._chosen, str(self._what.value)
        self._draw_chart()
        found = list_starts(self._diary, self._patient, self._days)
        self._names = {self.say.treatment(name): name for name, _ in found}
        wanted = self._names.get(wanted, wanted)
        labels = [
            (f"{self.say.treatment(what)}, {self.say.day(day)}", (what, day)) for what, day in found
        ]
        self._found.options = [(self.say("panel.choose"), ""), *labels]
        self._found.layout.display = None if found else "none"
        fitting = [one for one in found if wanted in {"", one[0]}]
        if chosen is not None and chosen in self._days:
            self._stand_at(chosen)
        elif fitting and chosen is None:
            self._what.value = self.say.treatment(fitting[0][0])
            self._stand_at(fitting[0][1])
        else:
            self._wait(chosen)

    def _wait(self, outside: date | None) -> None:
        """Let the line stand in the middle, for nothing yet; a day outside is told."""
        self._since = None
        with self._quietly():
            self._line.value = len(self._days) // 2
            self._day.value, self._found.value = None, ""
        if outside is not None:
            self._nothing.value = show_in_theme(
                show_words(say_outside(self.say, outside, self._days))
            )

    def _stand_at(self, day: date) -> None:
        """Let the line, the date and the list of starts say the same day."""
        self._since = day
        with self._quietly():
            self._line.value = self._days.index(day)
            self._day.value = day
            self._nothing.value = ""
            found = [one for _, one in self._found.options if one and one[1] == day]
            self._found.value = found[0] if found else ""

    def _choose_by_hand(self, day: date) -> None:
        self._chosen = day
        self._stand_at(day)

    def _moved(self, later: Later) -> None:
        if not self._quiet:
            self._choose_by_hand(self._days[self._line.value])
            later()

    def _dated(self, later: Later) -> None:
        if self._quiet or self._day.value is None:
            return
        # A date that is still being written is not taken back; the line waits where it is.
        inside = self._day.value in self._days
        self._nothing.value = (
            ""
            if inside
            else show_in_theme(show_words(say_outside(self.say, self._day.value, self._days)))
        )
        if inside:
            self._choose_by_hand(self._day.value)
            later()

    def _picked(self) -> None:
        if self._quiet or not self._found.value:
            return
        what, day = self._found.value
        with self._quietly():
            self._what.value = self.say.treatment(what)
        self._choose_by_hand(day)
        self._choose()

    def _choose(self) -> None:
        if self._quiet:
            return
        if self.since is None:
            for place in (self._answer, self._picture, self._twin):
                place.value = ""
            if self._days:
                self._answer.value = show_in_theme(show_words(self.say("panel.waits")))
                self._twin.value = show_code(self.code, self.say)
            self.result = None
            self._tell()
            return
        with self._working():
            self._draw_answer()
        self._twin.value = show_code(self.code, self.say)
        self._tell()

    def _draw_chart(self) -> None:
        """Draw the pain chart of this diary; the line moves over it without drawing it again."""
        ax = plot_pain(burden(self._diary), patient=self._patient, language=self.say.name)
        with self._line.hold_sync():
            self._line.value = 0
            self._line.names = [self.say.day(day) for day in self._days]
            self._line.lay_over(ax, first=1, last=len(self._days), prefix=f"hdp{id(self)}")

    def _draw_answer(self) -> None:
        """Tell what changed since, then draw it; words come first where a picture takes time."""
        day, outcome = self.since, str(self._outcome.value)
        self.result = self._kept.get(
            ("change", day, self.what),
            lambda: change(self._diary, since=day, what=self.what),
        )
        # A picture of another day never stands beside these words.
        self._picture.value = show_waiting(self.say)
        words = [show_words(self.result.summary(language=self.say.name))]
        if len(self._found.options) > 2:
            words.append(show_words(self.say("panel.whole")))
        self._answer.value = show_in_theme(*words)

        def draw() -> str:
            ax = plot_change(
                self.result, patient=self._patient, outcome=outcome, language=self.say.name
            )
            return show_in_theme(show_picture(ax, prefix=f"hdc{id(self)}"))

        self._picture.value = self._kept.get(("picture", day, self.what, outcome), draw)


def _last_of(given: Any) -> Any:
    """Give the last of several, or the one that is given."""
    if isinstance(given, (list, tuple)):
        return given[-1] if given else None
    return given


def choose_start(
    diary: Diary,
    *,
    since: Day | Sequence[Day] | None = None,
    what: str | Sequence[str] | None = None,
    name: str = "diary",
    language: str = "en",
) -> StartChooser:
    """Move the first day of something along the pain chart, and see what changed from it on.

    Parameters
    ----------
    diary
        Of one person (of several, the first is shown).
    since, what
        Where the line stands at first, and what began (of several, the last); found in the diary
        if left out.
    name
        What the diary is called in the code beneath.
    language
        Of what is said, such as ``"de"``.

    Returns
    -------
    StartChooser
        Shown by a notebook; ``since`` and ``what`` are what is chosen, ``result`` its answer,
        ``code`` the same in plain code.
    """
    need_diary(diary, "choose_start")
    return StartChooser(diary, since=since, what=what, name=name, language=language)
