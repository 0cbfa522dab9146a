"""A figure that a notebook shows together with its words."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from hdiary.plots.style import OURS, WIDTH, width_within
from hdiary.plots.svg import figure_html


class Picture(Figure):
    """A matplotlib figure that shows itself in a notebook as an image with its words."""

    # It is sharp at every size, stands on white paper in every theme, and carries `alt_text`
    # for people who cannot see it. Axes that somebody else added have no words; with such axes
    # it is shown as other figures are.
    def _repr_html_(self) -> str | None:
        try:
            return figure_html(self)
        except ValueError:
            return None


def new_axes(height: float, *, left: float = 0.35, bottom: float = 0.4, top: float = 0.3) -> Axes:
    """Make axes on a figure of their own, without pyplot, so that nothing stays behind."""
    figure = Picture(figsize=(WIDTH, height))
    across = width_within(left) / WIDTH
    box = (left / WIDTH, bottom / height, across, (height - bottom - top) / height)
    return figure.add_axes(box, label=OURS)
