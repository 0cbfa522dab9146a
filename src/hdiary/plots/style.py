"""How every picture looks: few inks that colour-blind people can tell apart, one plain type."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from math import ceil
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary

import matplotlib
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from hdiary.diary import need_answer
from hdiary.plots.look import HOUSE, Look, look_now, repaint

if TYPE_CHECKING:
    from matplotlib.text import Text

P = ParamSpec("P")
R = TypeVar("R")

INK = "#1b2026"
MUTED = "#56606b"
RULE = "#d5dae0"
PAPER = "#ffffff"
BLUE = "#0072b2"
"""Okabe and Ito's blue; with ink and grey it is all that most pictures need."""
PALE_BLUE = "#bcd9ea"
VERMILION, GREEN = "#d55e00", "#009e73"
"""Two more of Okabe and Ito's, for third and fourth arms."""
EDGE, UNUSED, TRACK = "#9aa3ad", "#aab2bb", "#f1f3f5"
"""Outlines and thin marks; the bar of what is compared with another; the ground of bars."""
UNRATED, LEFT_OUT = "#e8eaed", "#eef0f3"
"""What fills a headache day without a rating, and days that are left out."""
INKS = {
    "ink": INK, "muted": MUTED, "rule": RULE, "paper": PAPER, "blue": BLUE, "pale_blue": PALE_BLUE,
    "vermilion": VERMILION, "green": GREEN, "edge": EDGE, "unused": UNUSED, "track": TRACK,
    "unrated": UNRATED, "left_out": LEFT_OUT,
}  # fmt: skip
"""Every ink by its name; `hdiary.plots.restyle` takes others for them."""

WIDTH = 3.5
"""The width of a picture in inches: a phone held upright, or half a sheet of A4."""
SMALL, TEXT, TITLE = 6.5, 7.5, 8.5
"""Sizes of type in points."""

STYLE: Any = {
    "font.family": HOUSE.family,
    "font.size": TEXT,
    "text.color": INK,
    "text.parse_math": False,
    "text.usetex": False,
    "axes.edgecolor": MUTED,
    "axes.facecolor": PAPER,
    "axes.labelcolor": MUTED,
    "axes.labelsize": TEXT,
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": False,
    "axes.axisbelow": True,
    "axes.titlecolor": INK,
    "axes.titlelocation": "left",
    "axes.titlesize": TITLE,
    "axes.titleweight": "bold",
    "axes.titlepad": 7.0,
    "figure.dpi": 144.0,
    "figure.facecolor": PAPER,
    "hatch.linewidth": 0.45,
    "lines.linewidth": 1.5,
    "patch.linewidth": 1.0,
    "xtick.color": MUTED,
    "xtick.labelsize": TEXT,
    "xtick.major.size": 0.0,
    "xtick.major.pad": 3.0,
    "ytick.color": MUTED,
    "ytick.labelsize": TEXT,
    "ytick.major.size": 0.0,
    "ytick.major.pad": 3.0,
}

_RIGHT = 0.08
_LETTERS = 52
"""About so many fit in a line of a picture."""
OURS = "hdiary"
"""The label of axes whose figure is ours alone."""

_ALT: WeakKeyDictionary[Axes, str] = WeakKeyDictionary()


def styled(draw: Callable[P, R]) -> Callable[P, R]:
    """Run a drawing function under the style of the house, and put the person's own back."""

    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> R:
        if args:
            need_answer(args[0], draw.__name__)
        look = look_now()
        if look == HOUSE:
            with matplotlib.rc_context(STYLE):
                return draw(*args, **kwargs)
        given: Any = kwargs.get("ax")
        before = set() if given is None else set(given.findobj())
        with matplotlib.rc_context({**STYLE, "font.family": look.family}):
            drawn = draw(*args, **kwargs)
            _restyle(drawn, look, before)
        return drawn

    return drawn


def _restyle(drawn: Any, look: Look, before: set[Artist]) -> None:
    """Give a picture its look, on axes of somebody else's only what was drawn there."""
    if not before:
        repaint(figure_of(drawn).findobj(), look)
        return
    scales = {one for axis in (drawn.xaxis, drawn.yaxis) for one in axis.findobj()}
    repaint(scales, look, inks_only=True)
    repaint(set(drawn.findobj()) - scales - before, look)


def width_within(left: float) -> float:
    """Give the width of axes that `new_axes` makes with such a margin [inches]."""
    return WIDTH - left - _RIGHT


def write(ax: Axes, x: float, y: float, text: str, **how: Any) -> Text:
    """Write words from a diary as they are: never as mathematics, never outside the style."""
    settings: dict[str, Any] = {"fontsize": TEXT, "color": INK, "parse_math": False, **how}
    return ax.text(x, y, text, **settings)


def set_title(ax: Axes, text: str) -> None:
    """Put a title above the axes, flush left with the picture rather than with the bars."""
    box = ax.get_position()
    flush = (0.06 / WIDTH - box.x0) / box.width if ax.get_label() == OURS else 0.0
    put_title(ax, text, x=flush)


def put_title(ax: Axes, text: str, *, x: float = 0.0, pad: float | None = None) -> None:
    """Put a title on the upper edge of the axes, without a look at what else stands there."""
    ax.set_title(text, loc="left", x=x, y=1.0, pad=pad, parse_math=False)


def light_grid(ax: Axes) -> None:
    """Draw thin horizontal rules behind the bars and take the left spine away."""
    ax.grid(axis="y", color=RULE, linewidth=0.5)
    ax.spines["left"].set_visible(False)


def say_nothing(ax: Axes, words: str) -> Axes:
    """Leave a sentence where there is nothing to draw, on a figure of ours no higher than it."""
    ax.set_axis_off()
    if ax.get_label() == OURS:
        height = 0.25 + 0.2 * ceil(len(words) / _LETTERS)
        figure_of(ax).set_size_inches(WIDTH, height)
        ax.set_position((0.06 / WIDTH, 0.0, 1 - 0.12 / WIDTH, 1.0))
    write(ax, 0.0, 0.5, words, transform=ax.transAxes, color=MUTED, wrap=True)
    return describe(ax, words)


def describe(ax: Axes, words: str) -> Axes:
    """Keep the words that stand for the picture; `alt_text` gives them back."""
    _ALT[ax] = words
    return ax


def alt_text(ax: Axes) -> str:
    """Say in plain words, with the numbers, what a picture shows.

    Parameters
    ----------
    ax
        Axes that a function of `hdiary.plots` returned.

    Returns
    -------
    str
        Sentences for someone who cannot see the picture.

    Raises
    ------
    ValueError
        If the axes were not drawn by hdiary.

    Examples
    --------
    >>> from hdiary.plots.picture import new_axes
    >>> from hdiary.plots.style import describe
    >>> alt_text(describe(new_axes(2.0), "Three headache days in March."))
    'Three headache days in March.'
    """
    try:
        return _ALT[ax]
    except (KeyError, TypeError):
        raise ValueError(
            "these axes have no words; give the axes that a function of hdiary.plots returned"
        ) from None


def figure_of(ax: Axes | Figure) -> Figure:
    """Give the figure that axes stand on."""
    return ax if isinstance(ax, Figure) else cast(Figure, ax.get_figure(root=True))
