"""Consoles that lack letters: what hdiary says there stays true, in the letters that they have."""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import sys
import unicodedata
from typing import Any

from hdiary.vocabulary.visible import HIDDEN_SIGN

_INSTEAD = str.maketrans(
    {
        **dict.fromkeys("−–—‐‑⁃", "-"),  # noqa: RUF001
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’‚‹›′", "'"),  # noqa: RUF001
        **{"…": "...", "≤": "<=", "≥": ">=", "×": "x", "→": "->", "•": "*", "·": "."},  # noqa: RUF001
        **{"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"},
        **{"←": "<-", "↑": "up", "↓": "down", "±": "+-", "≈": "~", "≠": "!=", "÷": "/", "⁄": "/"},  # noqa: RUF001
        **{"°": " deg", "µ": "u", "€": "EUR", "£": "GBP", "§": "section ", "†": "+", "√": "root "},
        **{"©": "(c)", "®": "(R)", "™": "(TM)", "∞": "infinite", "✓": "yes", "✗": "no", "¦": "|"},
        **{"æ": "ae", "Æ": "Ae", "ø": "oe", "Ø": "Oe", "œ": "oe", "Œ": "Oe", "å": "aa", "Å": "Aa"},
        **{"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th"},
        **{"ı": "i", "¿": "(?)", "¡": "!", "□": "[ ]", "■": "[x]", HIDDEN_SIGN: "_"},  # noqa: RUF001
        **dict.fromkeys("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}", ""),
    }
)
"""A number that lost its minus says something else, and a minus is in few of the old letters."""
_PLAIN = "hdiary_ascii"
"""What a console of ASCII alone is written in; click turns one that calls itself so to UTF-8."""


class NoOutputError(OSError):
    """Standard output is closed, and something was to be shown there."""


def never_fail_to_print() -> None:
    """Let a console that lacks a character show another for it, and a closed one cost no answer."""
    codecs.register_error("hdiary", _replace)
    codecs.register(_find_codec)
    _open_closed()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            lacking = {"encoding": _PLAIN} if _is_ascii(stream) else {}
            reconfigure(errors="hdiary", **lacking)


def leave_stream(stream: Any) -> None:
    """Keep Python from complaining once more, when it ends, of a stream that takes nothing."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _is_ascii(stream: Any) -> bool:
    try:
        return codecs.lookup(stream.encoding or "ascii").name == "ascii"
    except LookupError:
        return False


def _open_closed() -> None:
    """Put something in the place of standard streams that the caller closed."""
    if sys.stdout is None or sys.stderr is None or sys.stdin is None:
        _fill_numbers()
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(_NoOutput(), encoding="utf-8", write_through=True)
    if sys.stderr is None:
        # What is said beside the answer is lost, as was asked for.
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _fill_numbers() -> None:
    """Keep a diary from being opened under the number of a stream, where others would write."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


class _NoOutput(io.RawIOBase):
    """Stands for a standard output that is closed."""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        raise NoOutputError(errno.EBADF, os.strerror(errno.EBADF))


def _find_codec(name: str) -> codecs.CodecInfo | None:
    """Give the codec of a console that has nothing but ASCII."""
    if name != _PLAIN:
        return None
    ascii_codec = codecs.lookup("ascii")
    return codecs.CodecInfo(
        name=_PLAIN,
        encode=ascii_codec.encode,
        decode=ascii_codec.decode,
        incrementalencoder=ascii_codec.incrementalencoder,
        incrementaldecoder=ascii_codec.incrementaldecoder,
    )


def _replace(error: UnicodeError) -> tuple[str, int]:
    """Give what stands for characters that cannot be written, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(map(plain_letter, lacking)), error.end


def plain_letter(letter: str) -> str:
    """Write a letter with what every console has; a question mark where nothing is like it."""
    spelt = letter.translate(_INSTEAD)
    likely = unicodedata.normalize("NFKD", spelt).translate(_INSTEAD)
    plain = likely.encode("ascii", errors="ignore").decode("ascii")
    return plain or _by_name(letter)


def _by_name(letter: str) -> str:
    """Call a Greek letter, such as those of statistics, by its name, and draw a line with signs."""
    name = unicodedata.name(unicodedata.normalize("NFKD", letter)[0], "")
    if name.startswith("GREEK") and " LETTER " in name:
        return name.partition(" LETTER ")[2].split()[0].lower()
    if name.startswith("BOX DRAWINGS"):
        ways = {"HORIZONTAL": "-", "VERTICAL": "|"}
        return ways.get(name.split()[-1], "+")
    return {"BLOCK": "#", "SHADE": "#"}.get(name.rpartition(" ")[2], "?")


def name_refusal(error: OSError) -> str:
    """Say what the system refused; of a full disk in its words, not those of a library."""
    from hdiary.write.files import is_full

    if error.errno and is_full(error):
        return os.strerror(error.errno)
    return error.strerror or type(error).__name__
