"""How pictures are restyled: other inks, type and lines than those of the house."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from matplotlib.artist import Artist
from matplotlib.colors import to_hex, to_rgba
from matplotlib.lines import Line2D
from matplotlib.text import Text

_COLOURS = ("color", "facecolor", "edgecolor", "markerfacecolor", "markeredgecolor")


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """What differs from the style of the house; nothing, unless somebody asked."""

    family: str = "DejaVu Sans"
    type: float = 1.0  # How much larger letters are
    lines: float = 1.0  # How much wider lines are
    inks: Mapping[str, str] = field(default_factory=dict)  # Another colour for one of the house
    pain_colours: str = "cividis_r"


HOUSE = Look()
_NOW: ContextVar[Look] = ContextVar("look", default=HOUSE)


def look_now() -> Look:
    """Give the look that pictures have where they are drawn now."""
    return _NOW.get()


def ink_now(colour: str) -> str:
    """Give the ink that stands for one of the house where pictures are drawn now."""
    return look_now().inks.get(colour, colour)


def put_look(look: Look) -> Any:
    """Let pictures have a look from now on; gives what `take_look_off` needs."""
    return _NOW.set(look)


def take_look_off(token: Any) -> None:
    """Let pictures have the look that they had before."""
    _NOW.reset(token)


def repaint(artists: Iterable[Artist], look: Look, *, inks_only: bool = False) -> None:
    """Give what was drawn in the style of the house another look."""
    for artist in artists:
        _ink(artist, look.inks)
        if inks_only:
            continue
        if isinstance(artist, Text):
            artist.set_fontsize(float(artist.get_fontsize()) * look.type)
            box = artist.get_bbox_patch()
            if box is not None:
                _ink(box, look.inks)
        elif look.lines != 1.0 and hasattr(artist, "get_linewidth"):
            _widen(artist, look.lines)


def _widen(artist: Any, times: float) -> None:
    width = artist.get_linewidth()  # One, or of a collection several
    artist.set_linewidth(width * times if isinstance(width, float | int) else [*(width * times)])
    if isinstance(artist, Line2D):
        artist.set_markeredgewidth(artist.get_markeredgewidth() * times)


def _ink(artist: Any, inks: Mapping[str, str]) -> None:
    """Put other inks for those of the house; how far one shows through stays."""
    for name in _COLOURS if inks else ():
        get, put = (getattr(artist, f"{verb}_{name}", None) for verb in ("get", "set"))
        if get is None or put is None:
            continue
        found = get()
        if isinstance(found, str | tuple):
            put(_other(found, inks))
        elif len(found):
            put([_other(tuple(one), inks) for one in found])


def _other(colour: Any, inks: Mapping[str, str]) -> Any:
    """Give the ink that stands for a colour now; other colours stay as they are."""
    if isinstance(colour, str) and colour in {"none", "auto"}:
        return colour
    new = inks.get(to_hex(colour))
    if new is None or to_rgba(colour)[3] == 0:
        return colour
    return (*to_rgba(new)[:3], to_rgba(colour)[3])
