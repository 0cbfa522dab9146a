"""Words of a stranger's file, made safe to stand on a screen: shown, and never obeyed."""

from __future__ import annotations

import re
import unicodedata

HIDDEN_SIGN = "\N{REPLACEMENT CHARACTER}"
"""What stands where something stood that a terminal would obey instead of showing."""
_WRITTEN_OUT = re.compile(r"\\(?:x[0189][0-9a-f]|x7f|u061c|u20[026][0-9a-f]|ud[89a-f][0-9a-f]{2})")
"""Signs of control as Python writes them out, and click with it, in what was typed."""
_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
"""Signs without a width that words of some languages are spelt with; they order nothing."""


def visible(text: str) -> str:
    """Replace what a terminal would obey instead of showing, such as colours and bells."""
    # Control characters, turned order, halves of characters; lines stay lines.
    return text if text.isprintable() else "".join(map(_shown, whole_letters(text)))


def whole_letters(text: str) -> str:
    """Give a text that every table and page can hold: no half characters, as in names of files."""
    # A name is bytes to the system, and Python gives a half character for each that is no letter
    # in its locale: in one of ASCII alone, for each byte of every other letter.
    try:
        return text.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")
    except UnicodeEncodeError:  # a half of another kind, which stands for no byte
        return "".join(HIDDEN_SIGN if "\ud800" <= c <= "\udfff" else c for c in text)


def hide_written_out(text: str) -> str:
    """Replace what stands for such a sign, as Python writes it out, by what we put in its place."""
    return _WRITTEN_OUT.sub(HIDDEN_SIGN, text)


def _shown(sign: str) -> str:
    if sign == "\t":
        return " "
    harmless = sign == "\n" or sign in _JOINERS or unicodedata.category(sign) == "Zs"
    return sign if harmless or sign.isprintable() else HIDDEN_SIGN
