"""Codes in place of identifiers and words, and by how many weeks a person's dates are shifted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hdiary.words import phrase
from hdiary.write.deidentify.key import Key
from hdiary.write.files import WriteError

MOST_WEEKS = 520
"""Dates go back by 1 to so many whole weeks, ten years [weeks]."""
_ID_BYTES = 8
_WORD_LETTERS = 12
# Without vowels no code is a word, and without digits none is an amount or a date.
_LETTERS = "bcdfghjklmnpqrstvwxz"
_ID, _WORD = "P", "word-"


def person_codes(key: Key, patients: Iterable[str]) -> dict[str, str]:
    """Give each person's code, and refuse a key that gives two people the same one."""
    return _all_different(
        {name: _ID + key.digest("id", name)[:_ID_BYTES].hex() for name in patients}
    )


def word_codes(key: Key, words: Iterable[str]) -> dict[str, str]:
    """Give each word's code, and refuse a key that gives two words the same one."""
    return _all_different({word: _WORD + _letters(key.digest("word", word)) for word in words})


def weeks_back(key: Key, patient: str) -> int:
    """Say by how many whole weeks a person's dates go back, 1 to ``MOST_WEEKS``."""
    drawn = int.from_bytes(key.digest("offset", patient), "big")
    return 1 + drawn % MOST_WEEKS


def _letters(digest: bytes) -> str:
    number = int.from_bytes(digest, "big")
    found = []
    for _ in range(_WORD_LETTERS):
        number, letter = divmod(number, len(_LETTERS))
        found.append(_LETTERS[letter])
    return "".join(found)


def _all_different(codes: Mapping[str, str]) -> dict[str, str]:
    if len(set(codes.values())) != len(codes):
        raise WriteError(phrase("deidentify.error.same_code"))
    return dict(codes)
