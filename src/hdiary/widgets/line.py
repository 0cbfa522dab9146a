"""A line that a hand drags along a picture."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import anywidget
import traitlets

from hdiary.widgets.screen import show_picture

_HERE = files("hdiary.widgets")


class MovableLine(anywidget.AnyWidget):
    """A picture with an upright line on it that moves by mouse, finger or key.

    Attributes
    ----------
    value
        Where the line stands: a place of ``names``, from 0 on.
    names
        What each place is called, such as a day.
    picture
        What it moves over, as HTML.
    axes
        Where the first place lies from the left, how far the last is from it, where the line
        begins from above, and how long it is [% of the picture].
    label
        What the line is, for screen readers.
    before
        Words before the name of the place, beside the line.
    hint
        What to do with it.
    """

    # The browser draws it, so it follows the hand at once, however long the answer takes. For
    # screen readers it is a slider with a name, and says each place in words.
    _esm = (_HERE / "line.js").read_text(encoding="utf-8")
    _css = (_HERE / "line.css").read_text(encoding="utf-8")
    value = traitlets.Int(0).tag(sync=True)
    names = traitlets.List(traitlets.Unicode(), [""]).tag(sync=True)
    picture = traitlets.Unicode("").tag(sync=True)
    axes = traitlets.List(traitlets.Float(), [0.0, 100.0, 0.0, 100.0]).tag(sync=True)
    label = traitlets.Unicode("Line").tag(sync=True)
    before = traitlets.Unicode("").tag(sync=True)
    hint = traitlets.Unicode("").tag(sync=True)

    def lay_over(self, ax: Any, *, first: float, last: float, prefix: str) -> None:
        """Show a picture below the line, whose places run from one end of its x axis to another."""
        box, (low, high) = ax.get_position(), ax.get_xlim()
        left, right = (box.x0 + box.width * (at - low) / (high - low) for at in (first, last))
        share = (left, right - left, 1 - box.y1, box.height)
        with self.hold_sync():
            self.axes = [round(100 * float(part), 4) for part in share]
            self.picture = show_picture(ax, prefix=prefix)
