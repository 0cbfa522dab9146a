"""The medicine that the page counts by days: its names, and the limits that it is laid beside."""

from __future__ import annotations

from typing import Any

from hdiary.questions.medicine.overuse import GROUPS, TOGETHER
from hdiary.vocabulary.classes import ACUTE_CLASSES
from hdiary.vocabulary.data import group
from hdiary.vocabulary.treatments import KnownTreatment, known_treatments, name_key


def list_drugs() -> dict[str, str]:
    """Give by class the names of acute medicine, and of what sounds like it, joined by ``|``."""
    named = {name: item for item in known_treatments() for name in _names(item)}
    acute = {name for name, item in named.items() if item.treatment_class in ACUTE_CLASSES}
    by_class: dict[str, list[str]] = {}
    for name, item in sorted(named.items()):
        # A longer name tells that low-dose aspirin is no painkiller.
        # The page is in English or German: names in other alphabets it tells to be not counted.
        sounds = name in acute or any(word in acute for word in name.split())
        if sounds and name.isascii():
            by_class.setdefault(item.treatment_class, []).append(name)
    return {kind: "|".join(names) for kind, names in by_class.items()}


def list_beside() -> str:
    """Give the words that may stand around a drug's name and change nothing, joined by ``|``."""
    # A page in English or German is left without the words of other alphabets.
    around = group("beside", "drug") | group("beside", "treatment")
    return "|".join(sorted(word for word in around if word.isascii()))


def list_limits() -> list[dict[str, Any]]:
    """Give the classes that count together, with the days of a month that ICHD-3 8.2 names."""
    return [
        {"name": group.name, "classes": group.classes, "limit": group.limit}
        for group in (*GROUPS, TOGETHER)
    ]


def _names(item: KnownTreatment) -> list[str]:
    return [name_key(name) for name in (item.name, *item.words)]
