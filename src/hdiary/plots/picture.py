"""A figure that a notebook shows together with its words."""

from __future__ import annotations

from matplotlib.figure import Figure


class Picture(Figure):
    """A matplotlib figure that shows itself in a notebook as an image with its words."""

    # It is sharp at every size, stands on white paper in every theme, and carries `alt_text`
    # for people who cannot see it. Axes that somebody else added have no words; with such axes
    # it is shown as other figures are.
    def _repr_html_(self) -> str | None:
        from hdiary.plots.svg import figure_html

        try:
            return figure_html(self)
        except ValueError:
            return None
