"""Type in a picture that is printed no larger than it was drawn."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from hdiary.plots.style import figure_of


def raise_type(ax: Axes, *, least: float) -> Axes:
    """Make every letter of a picture at least so large [points]."""
    figure = figure_of(ax)
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            sizes = [float(label.get_fontsize()) for label in axis.get_ticklabels()]
            axis.set_tick_params(labelsize=max([*sizes, least]))
    for text in figure.findobj(Text):
        if isinstance(text, Text) and float(text.get_fontsize()) < least:
            text.set_fontsize(least)
    _keep_inside(figure)
    return ax


def _keep_inside(figure: Figure) -> None:
    """Move words that have grown beyond the right edge back onto the picture."""
    canvas: Any = FigureCanvasAgg(figure)
    renderer = canvas.get_renderer()
    for axes in figure.axes:
        for text in axes.texts:
            box = text.get_window_extent(renderer)
            beyond = min(box.x1 - figure.bbox.x1, box.x0 - figure.bbox.x0 - 2)
            if beyond > 0:
                across = text.get_transform()
                x, y = across.transform(text.get_position())
                text.set_x(float(across.inverted().transform((x - beyond - 1, y))[0]))
