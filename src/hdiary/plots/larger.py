"""Type in a picture that is printed no larger than it was drawn."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.text import Text

from hdiary.plots.style import figure_of


def raise_type(ax: Axes, *, least: float) -> Axes:
    """Make every letter of a picture at least so large [points]."""
    figure = figure_of(ax)
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            size = max((tick.get_fontsize() for tick in axis.get_ticklabels()), default=least)
            axis.set_tick_params(labelsize=max(float(size), least))
    for text in figure.findobj(Text):
        if isinstance(text, Text) and float(text.get_fontsize()) < least:
            text.set_fontsize(least)
    return ax
