"""From bytes to text: marks first, then strict UTF-8, then the codec whose header makes sense."""

from __future__ import annotations

import codecs
import csv
from itertools import islice

from hdiary.diary import Problems
from hdiary.vocabulary.columns import column_meaning

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD_CODECS = ("cp1252", "cp1250", "cp1251", "cp1254", "cp932", "mac_roman")
_NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with a byte order mark",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 (little endian)",
    "utf-16-be": "UTF-16 (big endian)",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252",
}


def decode(data: bytes, found: Problems, *, encoding: str | None = None) -> tuple[str, str]:
    """Decode a table's bytes.

    Parameters
    ----------
    data
        The bytes.
    found
        Collects problems.
    encoding
        A codec to use; recognised if None.

    Returns
    -------
    text : str
        Without a byte order mark.
    name : str
        The encoding in words.

    Raises
    ------
    DiaryError
        If the bytes are not text.
    """
    codec = encoding or recognise(data)
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
    if codec in _OLD_CODECS and encoding is None:
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
    r"""Name the codec of some bytes.

    Examples
    --------
    >>> recognise("date;pain".encode()), recognise("date\tpain".encode("utf-16-le"))
    ('utf-8', 'utf-16-le')
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    head = data[:4000]
    if head.count(0) > len(head) // 4:
        even, odd = head[0::2].count(0), head[1::2].count(0)
        return "utf-16-be" if even > odd else "utf-16-le"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return max(_OLD_CODECS, key=lambda codec: _known_words(data, codec))
    return "utf-8"


def _known_words(data: bytes, codec: str) -> int:
    """Count header words that make sense in a codec; -1 if the bytes do not fit it."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return -1
    best = 0
    for line in islice(text.splitlines(), 30):
        for delimiter in ",;\t|":
            cells = next(csv.reader([line.replace("\x00", "")], delimiter=delimiter), [])
            meanings = {column_meaning(c).meaning for c in cells if 0 < len(c) < 80} - {None}
            best = max(best, len(meanings))
    return best


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
