"""Where the words and pictures of a question stand, which never tell of different days."""

from __future__ import annotations

from typing import Any

import ipywidgets

from hdiary import plots
from hdiary.diary.show import show_in_theme
from hdiary.row import Question
from hdiary.widgets.screen import html_place, show_picture, show_waiting
from hdiary.words import Words

_HEIGHT = "440px"
"""As much room as an answer takes at least, so that nothing jumps while another is made."""


class Places:
    """The places of one tab, from top to bottom."""

    def __init__(self, panel: Question, *, code: bool) -> None:
        self.words, self.code = html_place(), html_place()
        self.pictures = [html_place() for _ in panel.tab or ()]
        self.hand: Any = ipywidgets.VBox()
        beneath = [self.code] if code else []
        self.box: Any = ipywidgets.VBox(
            [self.words, *self.pictures, self.hand, *beneath],
            layout=ipywidgets.Layout(min_height=_HEIGHT, overflow="visible"),
        )

    def clear(self) -> None:
        """Show nothing: what stood here is of other days."""
        # Pictures go before words: a picture alone would not say what it is of.
        for place in (*self.pictures, self.words):
            if place.value:
                place.value = ""
        if self.hand.children:
            self.hand.children = []

    def tell(self, words: str, say: Words) -> None:
        """Show words; the pictures that belong to them are still to come."""
        for place in self.pictures:
            place.value = show_waiting(say)
        self.words.value = words


def draw(name: str, answer: Any, whose: str | None, language: str) -> str:
    """Give one picture of an answer as HTML; of several people, the first is drawn."""
    ax = getattr(plots, f"plot_{name}")(answer, patient=whose, language=language)
    return show_in_theme(show_picture(ax, prefix=f"hd{id(answer)}{name}"))
