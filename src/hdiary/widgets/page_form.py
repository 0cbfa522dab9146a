"""What can be chosen of a page for the visit."""

from __future__ import annotations

from typing import Any

import ipywidgets

from hdiary.diary import Diary
from hdiary.registry import PAGES
from hdiary.widgets.screen import html_place, themed
from hdiary.words import Words, list_languages, load_words

_LABEL = {"description_width": "90px"}


class PageForm:
    """The fields of a page; ``parts`` are the widgets in order.

    Parameters
    ----------
    say
        The language, which the page has too at first.
    saved
        Whether the page is saved beside a diary, or only handed over.
    """

    def __init__(self, say: Words, *, saved: bool) -> None:
        self._say, self._saved = say, saved
        self._about = html_place()
        self._kind = ipywidgets.ToggleButtons(
            options=[(kind.upper(), kind) for kind in PAGES],
            description=say("panel.page.kind"),
            style={**_LABEL, "button_width": "80px"},
        )
        languages = [(load_words(n)("panel.page.this_language"), n) for n in list_languages()]
        self._language = ipywidgets.Dropdown(
            options=languages, value=say.name, description=say("panel.page.language"), style=_LABEL
        )
        self._visit = ipywidgets.DatePicker(description=say("panel.page.last_visit"), style=_LABEL)
        auto = ipywidgets.Layout(width="auto")
        self._names, self._notes = (
            ipywidgets.Checkbox(
                value=False, indent=False, description=say(f"panel.page.{name}"), layout=auto
            )
            for name in ("with_names", "with_notes")
        )
        wrapped = ipywidgets.Layout(flex_flow="row wrap", align_items="center")
        self.parts: list[Any] = [
            self._about,
            ipywidgets.Box([self._kind, self._language, self._visit], layout=wrapped),
            ipywidgets.Box([self._names, self._notes], layout=wrapped),
        ]

    @property
    def kind(self) -> str:
        """The kind of file that is chosen."""
        return str(self._kind.value)

    @property
    def settings(self) -> dict[str, Any]:
        """What is chosen, as `hdiary.report.make_page` takes it."""
        return {
            "language": str(self._language.value),
            "last_visit": self._visit.value,
            "with_names": bool(self._names.value),
            "with_notes": bool(self._notes.value),
        }

    def choose(self, *, kind: str = "", language: str = "", last_visit: Any = None) -> None:
        """Choose what is given and can be chosen."""
        if kind in PAGES:
            self._kind.value = kind
        if language in list_languages():
            self._language.value = language
        self._visit.value = last_visit

    def about(self, diary: Diary) -> None:
        """Say which days the page will be about."""
        days = diary.days
        if not len(days):
            self._about.value = themed(self._say("panel.no_days"))
            return
        first, last = days["date"].min(), days["date"].max()
        told = self._say("panel.page.about", days=len(days), first=first, last=last)
        self._about.value = themed(told)
