"""What treatments and factors are called: in a language, and in a person's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import known_treatments
from hdiary.words.clean import clean
from hdiary.words.rounding import start_sentence

TOGETHER = " + "
"""Between the names of treatments that come together."""
UNNAMED, UNNAMED_ONES = "the programme", "programme {}"
"""What is called so that began and got no name, alone and among several."""
_NUMBERED = re.compile(r"programme (\d+)")
_ALIKE = 5
"""Words that begin with so many letters alike need no name behind them."""
_CHANGE = ", change"
_PERIOD = "period"
"""The question that the diary to keep and the workbook ask under this name."""
_TAKEN = re.compile(
    r"(?P<name>.+) \((?P<source>activity|posture|treatment|own column)(?P<number> \d+)?\)"
)
"""What is added to the name of a factor where another factor has that name already."""

OwnWords = Mapping[str, str]
"""For each treatment whose own words differ from hdiary's name: these words."""


def say_own(name: str, words: OwnWords) -> str:
    """Name a treatment in the person's words; hdiary's name stands behind where it is not plain."""
    if name not in words and TOGETHER in name:
        return TOGETHER.join(say_own(part, words) for part in name.split(TOGETHER))
    own = words.get(name)
    if own is None or TOGETHER in own:
        return name
    return own if is_plain(own, name) else f"{own} ({name})"


def is_plain(own: str, name: str) -> bool:
    """Say whether own words show by themselves which treatment is meant."""
    mine, theirs = fold(own), fold(name)
    said, meant = set(mine.split()), set(theirs.split())
    starts = {word[:_ALIKE] for word in meant if len(word) >= _ALIKE}
    alike = bool(starts) and starts <= {word[:_ALIKE] for word in said}
    return theirs in mine or said <= meant or alike


def name_treatment(
    name: str, own: OwnWords, strings: Mapping[str, Any], *, again: bool = False
) -> str:
    """Name a treatment in a language, in own words where there are some."""
    # Medicines keep their names, written as the language does.
    if name not in own and TOGETHER in name:
        parts = name.split(TOGETHER)
        return TOGETHER.join(name_treatment(part, own, strings, again=again) for part in parts)
    told, words = _name_plainly(name, strings), clean(own.get(name, ""))
    # One product must not read like two treatments that were used together.
    if not words or fold(words) == fold(told) or TOGETHER in words:
        return told
    return words if again or is_plain(words, told) else f"{words} ({told})"


def _name_plainly(name: str, strings: Mapping[str, Any]) -> str:
    found = strings["treatment_names"].get(name)
    if found is not None:
        return str(found)
    if name == UNNAMED:
        return str(strings["unnamed"]["one"])
    numbered = _NUMBERED.fullmatch(name)
    if numbered:
        return str(strings["unnamed"]["several"]).format(n=numbered[1])
    told = _name_medicine(name, strings) if name in _names_of_drugs() else clean(name)
    return _capital(told, strings)


def _capital(told: str, strings: Mapping[str, Any]) -> str:
    return start_sentence(told) if strings["say"]["capital_nouns"] == "yes" else told


def name_factor(name: str, kind: str, strings: Mapping[str, Any]) -> str:
    """Name a factor of a day in a language."""
    if kind == "change" and name.endswith(_CHANGE):
        factor = name_factor(name[: -len(_CHANGE)], "", strings)
        return str(strings["before"]["change_of"]).format(factor=factor)
    taken = _TAKEN.fullmatch(name)
    if taken:
        source = str(strings["sources"][taken["source"]]) + (taken["number"] or "")
        return f"{name_factor(taken['name'], kind, strings)} ({source})"
    if name in strings["factors"]:
        return str(strings["factors"][name])
    if name == _PERIOD:
        return str(strings["keep"]["names"][_PERIOD])
    return _capital(clean(name), strings)


def _name_medicine(name: str, strings: Mapping[str, Any]) -> str:
    """Put a medicine's name into a language: as a whole, or substance by substance."""
    named = strings.get("medicine_names")
    if named is None:
        return name
    if name in named:
        return str(named[name])
    return " ".join(str(named.get(word, start_sentence(word))) for word in name.split(" "))


@cache
def _names_of_drugs() -> frozenset[str]:
    return frozenset(item.name for item in known_treatments() if item.atc)
