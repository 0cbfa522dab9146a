"""A sign that something is being worked out, seen and heard."""

from __future__ import annotations

from importlib.resources import files

import anywidget
import traitlets

_STYLE = """
.hd-sign-place { height: 0; margin: 0; overflow: visible; }
.hd-sign { position: fixed; right: 14px; bottom: 14px; z-index: 1000; padding: .45em .9em;
  border-radius: 4px; background: #1f3a4d; color: #fff; font: 15px/1.3 system-ui, sans-serif; }
.hd-sign:empty { display: none; }
.hd-panel .widget-html:has(> .widget-html-content:empty) { display: none; }
.hd-panel .hd-sign-place { min-height: 0; }
"""


class Sign(anywidget.AnyWidget):
    """Words in a corner of the window for as long as something is being worked out.

    Attributes
    ----------
    words
        What it says; nothing while it is not there.
    """

    # Its place is always there, so a screen reader hears what comes into it; the browser waits a
    # moment before it shows anything, so what is quick does not flicker.
    _esm = (files("hdiary.widgets") / "sign.js").read_text(encoding="utf-8")
    _css = _STYLE
    words = traitlets.Unicode("").tag(sync=True)

    def __init__(self) -> None:
        super().__init__()
        self._begun = 0

    def begin(self, words: str) -> None:
        """Say that something has begun; what begins within it changes nothing."""
        self._begun += 1
        self.words = words

    def end(self) -> None:
        """Say no more of what was begun; nothing once all has ended."""
        self._begun -= 1
        if not self._begun:
            self.words = ""
