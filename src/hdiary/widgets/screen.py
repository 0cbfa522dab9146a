"""What every widget shares: a place on the screen, waiting while a hand moves."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from html import escape
from typing import Any

import ipywidgets

from hdiary.diary.show import show_in_theme, show_words
from hdiary.plots import alt_text, figure_svg
from hdiary.widgets.sign import Sign
from hdiary.words import Words, load_words

_WAIT = 0.03
"""A hand that moves on within so many seconds is waited for."""
_PICTURE = (
    '<div class="hd-picture" style="background:#fff;max-width:{width}px;padding:10px 12px;'
    'border-radius:4px;margin:.5em 0"><div style="position:relative;line-height:0">{svg}'
    "</div></div>"
)
_WAITING = '<div class="hd-waiting" style="min-height:200px;opacity:.7">{words}</div>'
_MOST_KEPT = 60


class OnScreen:
    """Something that stands in a notebook; ``box`` is the widget to put into others."""

    def __init__(self, language: str = "en") -> None:
        self.box: Any = ipywidgets.VBox()
        self.say = load_words(language, "screen")
        self._listeners: list[Callable[[], None]] = []
        self._quiet = False
        self.sign: Sign | None = None
        self.trouble = html_place()

    @property
    def code(self) -> str:
        """The plain code that gives the same answer."""
        raise NotImplementedError

    def when_changed(self, act: Callable[[], None]) -> None:
        """Call a function whenever what is chosen has changed."""
        self._listeners.append(act)

    def _tell(self) -> None:
        for act in self._listeners:
            act()

    def _make_sign(self) -> Sign:
        """Make a sign to put into the box; it counts once it is ``sign``."""
        return Sign()

    @contextmanager
    def _working(self) -> Iterator[None]:
        """Say that something is being worked out; what goes wrong becomes words where it can."""
        if self.sign is None:
            yield
            return
        self.sign.begin(self.say("panel.working"))
        self.trouble.value = ""
        try:
            yield
        except Exception as error:
            kind = type(error).__name__
            self.trouble.value = themed(self.say("panel.failed", kind=kind))
        finally:
            self.sign.end()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Change what is on the screen without answering to each change."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def _repr_mimebundle_(self, **asked: Any) -> Any:
        return self.box._repr_mimebundle_(**asked)


class Later:
    """Acts when a hand has rested for a moment, and at once where nothing else is going on.

    Parameters
    ----------
    act
        What to do.
    """

    def __init__(self, act: Callable[[], None]) -> None:
        self._act = act
        self._handle: asyncio.TimerHandle | None = None

    def __call__(self, *_: Any) -> None:
        """Wait for the hand to rest, then act."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._act()
            return
        if self._handle is not None:
            self._handle.cancel()
        self._handle = loop.call_later(_WAIT, self._act)


class Kept:
    """Keeps the last answers, so that looking again computes nothing."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Give the answer of this key, made now if it is not among the last."""
        if key not in self._answers:
            self._answers[key] = make()
        self._answers.move_to_end(key)
        if len(self._answers) > _MOST_KEPT:
            self._answers.popitem(last=False)
        return self._answers[key]


def html_place() -> Any:
    """Make an empty place for HTML that is as wide as it may be."""
    return ipywidgets.HTML(layout=ipywidgets.Layout(width="100%"))


def show_waiting(say: Words) -> str:
    """Give what stands in a picture's place while it is drawn."""
    return _WAITING.format(words=escape(say("panel.drawing")))


def show_picture(ax: Any, *, prefix: str, width: int = 620) -> str:
    """Give a picture as HTML, on white paper in every theme, with its words."""
    return _PICTURE.format(width=width, svg=figure_svg(ax, prefix=prefix))


def themed(text: str) -> str:
    """Give sentences as they look right in a notebook."""
    return show_in_theme(show_words(text))


def say_picture(ax: Any) -> str:
    """Give the words that stand for a picture as a paragraph."""
    return show_words(alt_text(ax))
