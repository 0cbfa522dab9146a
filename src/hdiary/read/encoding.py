"""From bytes to text: marks first, then strict UTF-8, then the codec whose header makes sense."""

from __future__ import annotations

import codecs
from collections.abc import Collection

from hdiary.diary import Problems
from hdiary.read.old_codecs import CODEC_NAMES, OLD_CODECS, Guess, guess_codec

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with a byte order mark",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 (little endian)",
    "utf-16-be": "UTF-16 (big endian)",
    "utf-32": "UTF-32",
    **CODEC_NAMES,
}


def decode(
    data: bytes,
    found: Problems,
    *,
    encoding: str | None = None,
    headers: Collection[str] = (),
) -> tuple[str, str]:
    """Decode a table's bytes."""
    # Without a byte order mark. The encoding in words.
    guess = Guess(codec=encoding) if encoding else _recognise(data, headers)
    if guess.doubted and b"\0" not in data:
        _ask_for_encoding(guess, found)
    codec = guess.codec
    try:
        text = data.decode(codec)
    except (LookupError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            _refuse_bytes(data, error, codec, found)
        found.add(
            "encoding",
            value=str(encoding)[:40],
            expected="the name of a text encoding",
            suggestion="Such as --encoding utf-8 or --encoding cp1252.",
        )
        found.raise_errors()
        raise
    _refuse_binary(text, found)
    if codec in OLD_CODECS and encoding is None:
        found.warn(
            "encoding",
            expected="text in UTF-8",
            suggestion=f"The file was read as {_NAMES.get(codec, codec)}; if letters look wrong, "
            "name the encoding with --encoding.",
        )
    return text.removeprefix("\ufeff"), _NAMES.get(codec, codec)


def _refuse_bytes(data: bytes, error: UnicodeDecodeError, codec: str, found: Problems) -> None:
    line = data.count(b"\n", 0, error.start) + 1
    found.add(
        "encoding",
        lines=[line],
        fatal=True,
        expected=f"text in {_NAMES.get(codec, codec)}",
        suggestion="Save the file as UTF-8, or name its encoding with --encoding.",
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
        expected="text in UTF-8, or headings in an encoding that can be recognised",
        suggestion="The letters of this file are not in UTF-8, and its headings make no words "
        "that hdiary knows. Save it as UTF-8, or say how it was written, such as --encoding "
        "gb18030 (Chinese), --encoding big5 (Chinese of Taiwan), --encoding cp932 (Japanese) or "
        "--encoding koi8-r (Russian).",
        fatal=True,
    )
    for codec in guess.doubted:
        found.suggest(f"The file was written in {_NAMES[codec]}.", encoding=codec)
    found.raise_errors()


def _refuse_binary(text: str, found: Problems) -> None:
    at = text.find("\x00")
    if at < 0:
        return
    found.add(
        "NUL byte",
        lines=[text.count("\n", 0, at) + 1],
        fatal=True,
        expected="text without NUL bytes",
        suggestion="The file is damaged or is not text; export the diary again.",
    )
    found.raise_errors()
