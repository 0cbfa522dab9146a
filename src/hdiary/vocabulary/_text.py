"""Make two spellings of one word compare as equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

# Letters that Unicode does not split into a plain letter and a mark.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_GAPS = re.compile(r"[\s_\-\u2010-\u2015\u2212]+")


def plain(text: str) -> str:
    """Write text in small letters, without accents; every other sign stays.

    Examples
    --------
    >>> plain("Wärme")
    'warme'
    """
    split = unicodedata.normalize("NFKD", text.casefold()).casefold()
    letters = "".join(sign for sign in split if not unicodedata.combining(sign))
    return letters.translate(_PLAIN)


def fold(text: str) -> str:
    """Write text in small letters, without accents, with single spaces for gaps, `_` and `-`.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        The form in which the tables of this room are looked up.

    Examples
    --------
    >>> fold("  Left_Sided ")
    'left sided'
    """
    return _GAPS.sub(" ", plain(text)).strip()


def lookup(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Turn `meaning -> words` into `folded word -> meaning`; each meaning names itself.

    Raises
    ------
    ValueError
        If one word has two meanings.
    """
    found: dict[str, str] = {}
    for meaning, words in table.items():
        for word in (meaning, *words):
            key = fold(word)
            if found.setdefault(key, meaning) != meaning:
                raise ValueError(f"the word {word!r} means both {found[key]!r} and {meaning!r}")
    return found


def words(text: str) -> tuple[str, ...]:
    """Split a table's cell, one word or phrase between two `|`.

    Examples
    --------
    >>> words("left | links")
    ('left', 'links')
    """
    return tuple(part.strip() for part in text.split("|") if part.strip())


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that a misspelt one is closest to, or None when nothing is close.

    Short words give false friends (`ice` and `rice`), so the shorter the word, the closer
    it must be; below five letters nothing is offered.
    """
    if not 5 <= len(word) <= 60:
        return None
    from difflib import get_close_matches  # only misspelt words pay for it

    cutoff = 0.84 if len(word) < 7 else 0.8
    near = [k for k in known if len(k) >= 5 and abs(len(k) - len(word)) <= 3]
    close = get_close_matches(word, near, n=1, cutoff=cutoff)
    return close[0] if close else None
