"""The words that an empty diary offers: in a language, and only ones that are read again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hdiary.vocabulary.activities import canonical_activity, canonical_posture
from hdiary.vocabulary.places import parse_place
from hdiary.vocabulary.sides import parse_side
from hdiary.vocabulary.treatments import parse_treatment, split_treatments
from hdiary.words import Words

NOTHING = "none"
"""What is written where nothing was taken or done."""
_READ: dict[str, Callable[[str], object]] = {
    "side": parse_side,
    "location": lambda text: parse_place(text).name,
    "activity": canonical_activity,
    "posture": canonical_posture,
    "treatment": lambda text: [parse_treatment(part).name for part in split_treatments(text)],
}


def offer_words(
    column: str, words: Sequence[str], say: Words, *, spoken: bool = False
) -> tuple[str, ...]:
    """Give the words of a column in a language, each once; as spoken, English ones change too."""
    if say.name == "en" and not spoken:
        return tuple(dict.fromkeys(words))  # The diary's own words are English.
    return tuple(dict.fromkeys(_offer(column, word, say) for word in words))


def _offer(column: str, word: str, say: Words) -> str:
    """Say a word in the language, or leave it as it is where hdiary would not read it again."""
    read = _READ[column]
    return next((told for told in _said(column, word, say) if read(told) == read(word)), word)


def _said(column: str, word: str, say: Words) -> Sequence[str]:
    if column in ("side", "location"):
        return (say.word("sides" if column == "side" else "places", word),)
    if column != "treatment":
        return (say.factor(word),)
    if word == NOTHING:
        return (say("write.workbook.nothing"),)
    name = parse_treatment(word).name
    amount = word[len(name) :] if word.lower().startswith(name.lower()) else None
    if amount is None:
        return ()  # Own words stay as they are.
    told = say.treatment(name)
    # "Exercise and movement" would be read as two.
    return tuple(f"{part}{amount}" for part in (told, *split_treatments(told)))
