"""Consoles that lack letters: what hdiary says there stays true, in the letters that they have."""

from __future__ import annotations

import codecs
import sys
import unicodedata

_INSTEAD = str.maketrans(
    {
        **dict.fromkeys("−–—‐‑", "-"),  # noqa: RUF001
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’‚", "'"),  # noqa: RUF001
        **{"…": "...", "≤": "<=", "≥": ">=", "×": "x", "→": "->", "•": "*", "·": "."},  # noqa: RUF001
        **{"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"},
    }
)
"""A number that lost its minus says something else, and a minus is in few of the old letters."""


def never_fail_to_print() -> None:
    """Let a console that lacks a character show another for it instead of failing."""
    codecs.register_error("hdiary", _replace)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="hdiary")


def _replace(error: UnicodeError) -> tuple[str, int]:
    """Give what stands for characters that cannot be written, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(map(plain_letter, lacking)), error.end


def plain_letter(letter: str) -> str:
    """Write a letter with what every console has; a question mark where nothing is like it."""
    likely = unicodedata.normalize("NFKD", letter.translate(_INSTEAD))
    return likely.encode("ascii", errors="ignore").decode("ascii") or "?"
