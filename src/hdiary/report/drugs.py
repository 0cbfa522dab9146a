"""The person's drugs by class, in their own words."""

from __future__ import annotations

from typing import Any

from hdiary.questions.medicine.overuse import GROUPS
from hdiary.questions.own_words import words_of
from hdiary.vocabulary.classes import ACUTE_CLASSES, TREATMENT_CLASSES
from hdiary.words import Words

_MOST = 3


def name_drugs(say: Words, result: Any) -> dict[str, str]:
    """Name the drugs of each class that has one, by the words of its row in the medicine table."""
    own, table = words_of(result.own_words, result.coverage), result.table
    named: dict[str, list[str]] = {}
    for name, of in zip(table["treatment"], table["treatment_class"], strict=True):
        if str(of) in ACUTE_CLASSES:
            told = say.treatment(str(name), own)
            named.setdefault(TREATMENT_CLASSES[str(of)].words, []).append(told)
            for group in GROUPS:
                if (str(of),) == group.classes:
                    named.setdefault(group.name, []).append(told)
    return {row: _some(say, names) for row, names in named.items()}


def _some(say: Words, names: list[str]) -> str:
    if len(names) <= _MOST:
        return say.join(names)
    return say("say.and_more", names=", ".join(names[:_MOST]), more=len(names) - _MOST)
