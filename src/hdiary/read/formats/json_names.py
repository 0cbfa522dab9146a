"""What the names of a JSON file say: a day, the headache, a thing that was taken."""

from __future__ import annotations

from functools import lru_cache

from hdiary.vocabulary.columns import column_meaning, header_key
from hdiary.vocabulary.headings import headache_words, heading_kind
from hdiary.vocabulary.text import fold, words

_EPISODES = frozenset(
    words(
        "attack | episode | crisis | event | anfall | attacke | episodio | crise | crisi | aanval"
        " | anfald | attaque | ataque | приступ | 発作 | 发作 | 發作"
    )
)
_NUMBERS = frozenset({"id", "uuid", "guid", "objectid", "object id", "key"})
_LISTED = frozenset({"treatment", "location", "activity", "posture"})
_LISTED_KINDS = frozenset({"triggers", "symptoms"})


def whole_letters(text: str) -> str:
    """Put a question mark for each half of a letter, which no file can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=4096)
def spaced(name: str) -> str:
    """Part a name such as ``startTime`` into words."""
    name = whole_letters(name)
    return "".join(
        f" {sign}" if k and sign.isupper() and name[k - 1].islower() else sign
        for k, sign in enumerate(name)
    )


def is_day_name(name: str) -> bool:
    """Say whether a name is that of a day or of a moment."""
    return column_meaning(spaced(name)).meaning in ("date", "start")


def is_headache_name(name: str) -> bool:
    """Say whether an object of this name tells of the headache itself."""
    return fold(name) in _EPISODES or headache_words(name) is not None


@lru_cache(maxsize=4096)
def lists_things(name: str) -> bool:
    """Say whether a name heads things of which several may apply, as treatments and triggers."""
    return column_meaning(name).meaning in _LISTED or heading_kind(name) in _LISTED_KINDS


def is_own_number(name: str) -> bool:
    """Say whether a name is that of the number by which a program knows an object."""
    return header_key(name.strip("_")) in _NUMBERS
