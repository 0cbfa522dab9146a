"""An item of a list under all its names, and written in another word."""

from __future__ import annotations

from hdiary.vocabulary.activities import canonical_activity, canonical_posture
from hdiary.vocabulary.places import parse_place, split_places
from hdiary.vocabulary.treatments import parse_treatment, split_items, split_treatments


def split_list(meaning: str, cell: str) -> list[str]:
    """Cut a cell of a list into its items."""
    if meaning == "treatment":
        return split_treatments(cell)
    return split_places(cell) if meaning == "location" else split_items(cell)


def item_names(meaning: str, item: str) -> tuple[str, ...]:
    """Give an item as it was written, without its amount, and as hdiary calls it."""
    if meaning == "treatment":
        read = parse_treatment(item)
        return tuple(name for name in (item, read.words, read.name) if name)
    if meaning == "activity":
        return item, canonical_activity(item)
    if meaning == "posture":
        return item, canonical_posture(item)
    place = parse_place(item)
    return tuple(name for name in (item, place.name) if name)


def with_word(meaning: str, item: str, word: str) -> str:
    """Write an item in another word; the amount of a treatment and the side of a place stay."""
    if meaning == "treatment":
        written = parse_treatment(item).words
        return item.replace(written, word, 1) if written and written in item else word
    if meaning == "location":
        side = parse_place(item).side
        return f"{side} {word}" if side else word
    return word
