"""The panel without code: which diary, then every question of it, as ``hdiary app`` shows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ipywidgets

from hdiary.widgets.chosen import read_chosen
from hdiary.widgets.explorer import Explorer
from hdiary.widgets.file import DiaryChooser
from hdiary.widgets.screen import OnScreen, html_place, themed
from hdiary.widgets.sign import Sign
from hdiary.widgets.which import SAMPLE, WhichDiary, sample_bytes


class Panel(OnScreen):
    """A diary is chosen, then looked at; what was remembered beside it is chosen at once.

    Parameters
    ----------
    path
        The diary's file; one is chosen first if left out.
    language
        Of what is said.
    patient
        Who of several people is looked at first.
    folder
        Whose files are offered.
    **reading
        Settings of `hdiary.read_diary`.
    """

    def __init__(
        self,
        path: str | None = None,
        *,
        language: str = "en",
        patient: str | None = None,
        folder: str = ".",
        **reading: Any,
    ) -> None:
        super().__init__(language)
        self._patient = patient
        self.explorer: Explorer | None = None
        self.chooser = DiaryChooser(path, code=False, language=language, **reading)
        self._which = WhichDiary(Path(folder), self.chooser.name_file, self._try, self.say)
        self.file = ipywidgets.ToggleButton(
            description=self.say("panel.app.file"), layout=ipywidgets.Layout(width="auto")
        )
        self._made_up, self._looked_at = html_place(), ipywidgets.VBox()
        self._before, self._asked_of = html_place(), ""
        self.asked: Any = ipywidgets.VBox([self.chooser.part_questions(), self._before])
        self.asked.add_class("hd-asked")
        self._choice = ipywidgets.VBox([self._which.box, self.chooser.box])
        self.sign = self.chooser.sign = Sign()
        self.box.children = [
            self.sign, self._made_up, self.trouble, self.asked,
            self._looked_at, self.file, self._choice,
        ]  # fmt: skip
        self.box.add_class("hd-panel")
        self.file.observe(lambda _: self._fold(), names="value")
        self.chooser.when_changed(self._follow)
        self._follow()

    @property
    def code(self) -> str:
        """The plain code that reads the same diary."""
        return self.chooser.code

    def _try(self) -> None:
        with self._working():
            self.chooser.upload(SAMPLE, sample_bytes())

    def _fold(self) -> None:
        """Show the choice of a diary where there is none yet, or where it is asked for."""
        there = self.explorer is not None
        self.file.layout.display = None if there else "none"
        hidden = there and not self.file.value
        self._choice.layout.display = "none" if hidden else None

    def _follow(self) -> None:
        """Look at the diary that was read; where none was, the choice says why."""
        self.explorer = None
        self._looked_at.children = []
        diary, path = self.chooser.diary, self.chooser.path
        if diary is not None:
            with self._working():
                seen = Explorer(diary, language=self.say.name, path=path, code=False)
                if path is not None:
                    seen.choose(read_chosen(path), patient=self._patient)
                    seen.keep_too(self.chooser.keep_reading)
                self.explorer = seen
                self._looked_at.children = [seen.box]
        made_up = diary is not None and self.chooser.uploaded == SAMPLE
        self._made_up.value = themed(self.say("panel.app.made_up")) if made_up else ""
        asked = diary is not None and bool(self.chooser.open_questions)
        self._before.value = themed(self.say("panel.asked.open")) if asked else ""
        of = self.chooser.uploaded or str(path)
        if of != self._asked_of:
            # How the same file is read may be looked at further; another one is answered first.
            self.file.value, self._asked_of = False, of
        self._fold()


def open_panel(path: str | None = None, **settings: Any) -> Panel:
    """Open the panel; what is given is what `Panel` takes."""
    return Panel(path, **settings)
