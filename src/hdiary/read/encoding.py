"""From bytes to text: marks first, then strict UTF-8, then the codec whose header makes sense."""

from __future__ import annotations

import codecs
from collections.abc import Collection

from hdiary.diary import Problems
from hdiary.read.old_codecs import OLD_CODECS, Guess, guess_codec
from hdiary.words import Phrase, phrase

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_FILES = {"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"}
"""Ways to write names and programs: no file is in these, and some take the square of its length."""
_NAMED = {"utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", *OLD_CODECS}


def decode(
    data: bytes, found: Problems, *, encoding: str | None = None, headers: Collection[str] = ()
) -> tuple[str, str | Phrase]:
    """Decode a table's bytes."""
    # Without a byte order mark. The encoding in words.
    guess = Guess(codec=encoding) if encoding else _recognise(data, headers)
    if guess.doubted and b"\0" not in data:
        _ask_for_encoding(guess, found)
    codec = guess.codec
    try:
        text = _decoded(data, codec)
    except (LookupError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            _refuse_bytes(data, error, codec, found)
        found.add(
            "encoding",
            value=str(encoding)[:40],
            expected=phrase("read.encoding.a_name"),
            suggestion=phrase("read.encoding.such_as"),
        )
        found.raise_errors()
        raise
    _refuse_binary(text, found)
    if codec in OLD_CODECS and encoding is None:
        found.warn(
            "encoding",
            expected=phrase("read.encoding.text_in", name=_name("utf-8")),
            suggestion=phrase("read.encoding.read_as", name=_name(codec)),
        )
    return text.removeprefix("\ufeff"), _name(codec)


def _decoded(data: bytes, codec: str) -> str:
    """Decode as Python does; what no file is written in is no encoding here."""
    if codecs.lookup(codec).name.replace("_", "-") in _NO_FILES:
        raise LookupError(codec)
    return data.decode(codec)


def _name(codec: str) -> str | Phrase:
    return phrase(f"read.encoding.names.{codec}") if codec in _NAMED else codec


def _refuse_bytes(data: bytes, error: UnicodeDecodeError, codec: str, found: Problems) -> None:
    line = data.count(b"\n", 0, error.start) + 1
    found.add(
        "encoding",
        lines=[line],
        fatal=True,
        expected=phrase("read.encoding.text_in", name=_name(codec)),
        suggestion=phrase("read.encoding.save_or_name"),
    )
    found.raise_errors()


def recognise(data: bytes) -> str:
    """Name the codec of some bytes."""
    return _recognise(data, ()).codec


def _recognise(data: bytes, headers: Collection[str]) -> Guess:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Guess(codec=codec)
    head = data[:4000]
    if head.count(0) > len(head) // 4:
        even, odd = head[0::2].count(0), head[1::2].count(0)
        return Guess(codec="utf-16-be" if even > odd else "utf-16-le")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return guess_codec(data, headers)
    return Guess(codec="utf-8")


def _ask_for_encoding(guess: Guess, found: Problems) -> None:
    """Ask how letters were written that no encoding makes known words of."""
    found.add(
        "encoding",
        expected=phrase("read.encoding.recognisable"),
        suggestion=phrase("read.encoding.no_words"),
        fatal=True,
    )
    for codec in guess.doubted:
        found.suggest(phrase("read.encoding.written_in", name=_name(codec)), encoding=codec)
    found.raise_errors()


def _refuse_binary(text: str, found: Problems) -> None:
    at = text.find("\x00")
    if at < 0:
        return
    found.add(
        "NUL byte",
        lines=[text.count("\n", 0, at) + 1],
        fatal=True,
        expected=phrase("read.encoding.no_nul"),
        suggestion=phrase("read.encoding.damaged"),
    )
    found.raise_errors()
