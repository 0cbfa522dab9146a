"""The words of the page, in every language that it can speak."""

from __future__ import annotations

from typing import Any

from hdiary.keep.asked import LANGUAGES
from hdiary.questions.medicine.overuse import GROUPS, TOGETHER
from hdiary.vocabulary.activities import ACTIVITIES, POSTURES
from hdiary.vocabulary.classes import ACUTE_CLASSES, TREATMENT_CLASSES
from hdiary.vocabulary.places import PLACES
from hdiary.vocabulary.sides import SIDES
from hdiary.vocabulary.treatments import known_treatments
from hdiary.words import Words, load_words

KINDS = tuple(group.name for group in (*GROUPS, TOGETHER))
"""What classes of medicine are called that count together."""
_STILL = "page"
"""What is said before the page's script runs."""
_NOTHING = "none"
"""A treatment's name where nothing was taken or done."""


def say_all() -> dict[str, Any]:
    """Give the words of each language by key, and what the diary's own words are called."""
    return {language: _say(language) for language in LANGUAGES}


def _say(language: str) -> dict[str, Any]:
    say = load_words(language)
    return {
        "keep": {name: told for name, told in say.strings["keep"].items() if name != _STILL},
        "date": say.strings["date"],
        "flags": say.strings["flags"],
        "weekdays": list(say.strings["weekdays"]["names"].values()),
        "names": _names(say),
    }


def _names(say: Words) -> dict[str, str]:
    """Name each word that a diary may hold and that reads otherwise in this language."""
    treatments = [item.name for item in known_treatments()]
    named = {
        **{name: say.treatment(name) for name in treatments},
        **{name: say.word("classes", TREATMENT_CLASSES[name].words) for name in ACUTE_CLASSES},
        **{name: say.factor(name) for name in (*ACTIVITIES, *POSTURES)},
        **{name: say.factor(name) for name in ("sleep_hours", "stress")},
        **{name: say.word("medicine.kinds", name) for name in KINDS},
        TOGETHER.name: say("keep.names.several"),
        **{name: say.word("places", name) for name in PLACES},
        **{name: say.word("sides", name) for name in SIDES},
        _NOTHING: say("keep.names.nothing"),
        "something else": say("keep.names.something_else"),
        "period": say("keep.names.period"),
    }
    return {name: shown for name, shown in sorted(named.items()) if shown != name}
