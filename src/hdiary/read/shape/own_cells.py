"""What single cells of own words are: who somebody is, a word to compare, or a remark."""

from __future__ import annotations

import re

from hdiary.read.clocks import parse_hours
from hdiary.read.dates import parse_date
from hdiary.read.numbers import parse_number
from hdiary.read.shape.lists import cut_items
from hdiary.vocabulary import personal

_FEWEST_WORDS = 7
_DATED = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?:19|20)\d{2}(?:0\d|1[0-2])[0-3]\d|.*\b\d{4}"
)


def is_personal(text: str) -> bool:
    """Say whether a cell is a name, an address, a code or a whole date, as of a birth."""
    if parse_number(text) is not None:
        return personal.is_code(text) or bool(_DATED.fullmatch(text) and len(text) >= 8)
    if _DATED.match(text) and parse_date(text) is not None:
        return ":" not in text  # With a time of day it is when something was
    return personal.is_name(text) or personal.is_lower_name(text) or is_reached(text)


def is_reached(text: str) -> bool:
    """Say whether a cell is a code, or where somebody is reached, which no heading explains."""
    return personal.is_code(text) or (personal.has_contact(text) and not personal.is_prose(text))


def is_worded(text: str) -> bool:
    """Say whether a cell is of words, and neither a number, a length of time nor a date."""
    worded = sum(sign.isalpha() for sign in text) > 1 and parse_number(text) is None
    return worded and parse_hours(text, None) is None and parse_date(text) is None


def is_all_prose(text: str) -> bool:
    """Say whether every item of a cell is long enough to be written freely."""
    return all(personal.is_prose(item) for item in cut_items(text) or [text])


def is_sentence(text: str) -> bool:
    """Say whether a text has more words than an item of a list has, or tells an address."""
    words = [word for word in text.split() if any(sign.isalpha() for sign in word)]
    return len(words) >= _FEWEST_WORDS or personal.has_contact(text)


def is_phrase(text: str) -> bool:
    """Say whether a cell among numbers is of several words, which say no number."""
    words = [word for word in text.split() if sum(sign.isalpha() for sign in word) > 2]
    return len(words) > 1 or is_remark(text) or personal.odd_name(text)


def is_remark(text: str) -> bool:
    """Say whether a cell among words is a sentence, or names somebody."""
    return is_sentence(text) or personal.names_somebody(text)
