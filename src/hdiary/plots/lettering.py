"""How words of any length and any letters fit into a picture."""

from __future__ import annotations

from functools import lru_cache

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import text_to_path

from hdiary.plots.look import look_now
from hdiary.plots.style import SMALL, TEXT


def measure(words: str, *, size: float, bold: bool = False) -> float:
    """Give the width of words as `write` draws them [inches]; ``size`` in points."""
    look = look_now()
    return _measure(words, look.family, size * look.type, bold)


@lru_cache(maxsize=4096)
def _measure(words: str, family: str, size: float, bold: bool) -> float:
    font = FontProperties(family=family, size=size, weight="bold" if bold else "normal")
    points, _, _ = text_to_path.get_text_width_height_descent(words, font, ismath=False)
    # Type fitted to the dots of a screen comes out a little wider.
    return 1.02 * float(points) / 72


def make_printable(words: str) -> str:
    """Put words on one line, with a mark for each character that the type does not have."""
    return _make_printable(" ".join(words.split()), look_now().family)


@lru_cache(maxsize=4096)
def _make_printable(one_line: str, family: str) -> str:
    font = get_font(findfont(FontProperties(family=family)))
    return "".join(
        c if font.get_char_index(ord(c)) else "\N{REPLACEMENT CHARACTER}" for c in one_line
    )


def shorten(words: str, *, width: float, size: float = TEXT, bold: bool = False) -> str:
    """Shorten words with an ellipsis until they fit."""
    words = make_printable(words)
    if measure(words, size=size, bold=bold) <= width:
        return words
    fits, too_long = 0, len(words)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if measure(words[:middle] + "…", size=size, bold=bold) <= width:
            fits = middle
        else:
            too_long = middle
    return words[:fits].rstrip(" ,;") + "…"


def wrap_words(words: str, *, width: float, size: float = SMALL, bold: bool = False) -> list[str]:
    """Break words into lines that fit; a word that is too long for a line is shortened."""
    lines: list[str] = []
    for word in make_printable(words).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size=size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(shorten(word, width=width, size=size, bold=bold))
    return lines
