"""What people wrote in words of their own: known words stay, all others become codes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache

import numpy as np
import pandas as pd

from hdiary.diary.calendar import SEPARATOR
from hdiary.vocabulary.activities import ACTIVITIES, POSTURES
from hdiary.vocabulary.places import PLACES
from hdiary.vocabulary.sides import SIDES
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import format_treatment, parse_treatment
from hdiary.vocabulary.words import NOT_SAID, PAIN_WORDS, is_no_treatment, says_nothing, yes_no
from hdiary.write.deidentify.codes import word_codes
from hdiary.write.deidentify.key import Key

Keep = Callable[[str], str | None]


def hide_words(
    values: pd.Series, *, column: str, key: Key, allowed: Collection[str]
) -> tuple[pd.Series, int]:
    """Put codes in place of words that hdiary does not know; also give in how many cells."""
    keep = _keeper(column, {fold(word) for word in allowed})
    cells = [str(cell).split(SEPARATOR) for cell in values.cat.categories]
    kept = {item: keep(item) for items in cells for item in items}
    hidden = {item: plain_word(item) for item, word in kept.items() if word is None}
    codes = word_codes(key, sorted(set(hidden.values())))
    written = {item: word or codes[hidden[item]] for item, word in kept.items()}
    new = [SEPARATOR.join(dict.fromkeys(written[i] for i in items)) for items in cells]
    coded = np.array([*(any(i in hidden for i in items) for items in cells), False])
    return _categories(values, new), int(coded[values.cat.codes.to_numpy()].sum())


def plain_word(text: str) -> str:
    """Write a word as it counts: capitals and blanks make no other word of it."""
    return " ".join(text.split()).casefold()


def _categories(values: pd.Series, new: list[str]) -> pd.Series:
    """Give the cells their new words; nothing of the old ones may stay, not even unused."""
    listed = pd.Index(sorted(set(new)), dtype="str")
    place = np.array([*(listed.get_loc(word) for word in new), -1], dtype=np.int64)
    codes = place[values.cat.codes.to_numpy()]
    used = pd.Categorical.from_codes(codes, categories=listed).remove_unused_categories()
    return pd.Series(used, index=values.index, name=values.name)


def _keeper(column: str, allowed: Collection[str]) -> Keep:
    """Give what says of an item how it may be written, or that it may not."""
    known = _known_words(column)

    def keep(item: str) -> str | None:
        if column == "treatment":
            return _treatment(item) or (item if fold(item) in allowed else None)
        stays = fold(item) in known or fold(item) in allowed or says_nothing(item)
        return item if stays else None

    return keep


def _treatment(item: str) -> str | None:
    """Write a treatment in hdiary's words and amounts alone, without remarks; None if unknown."""
    if is_no_treatment(item):
        return item if fold(item) == "none" else "none"
    given = parse_treatment(item)
    return format_treatment(given) if given.recognised else None


@cache
def _known_words(column: str) -> frozenset[str]:
    lists = {"activity": ACTIVITIES, "posture": POSTURES, "location": PLACES, "side": SIDES}
    if column in lists:
        return frozenset(map(fold, lists[column]))
    listed = [word for words in lists.values() for word in words]
    said = {*map(fold, listed), *PAIN_WORDS, fold(NOT_SAID)}
    return frozenset(word for word in said if word) | _yes_no_words()


@cache
def _yes_no_words() -> frozenset[str]:
    return frozenset(word for word in ("yes", "no", "ja", "nein") if yes_no(word) is not None)
