"""What ``hdiary template`` tells of words that were given: how they were sorted, and slips."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hdiary.keep.asked import USUAL_ACTIVITIES, USUAL_POSTURES, Asked
from hdiary.vocabulary.activities import ACTIVITIES, POSTURES
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.words import Words, load_words


def tell_asked(kind: str, diary: Asked, asked: dict[str, Any]) -> Iterator[str]:
    """Say how words were sorted that were given, and which of them hdiary does not know."""
    # Names stand as the diary will show them, not as its columns are called.
    say = load_words(diary.language, "screen")
    name = load_words(diary.language)
    if asked["factors"]:
        chosen = {"activities": diary.activities, "postures": diary.postures}
        usual = {"activities": USUAL_ACTIVITIES, "postures": USUAL_POSTURES}
        named = {what: words for what, words in chosen.items() if words != usual[what]}
        if kind == "csv":
            yield from [say("template.told.typed")] if named else []
            named = {}
        for what, words in named.items():
            yield say(f"template.told.{what}", names=tuple(map(name.factor, words)))
        if diary.questions:
            told = tuple(_question(column, how, name) for column, how in diary.questions)
            yield say("template.told.questions", names=told)
    if asked["treatments"]:
        nothing = name("keep.names.nothing")
        told = tuple(nothing if t == "none" else name.treatment(t) for t in diary.treatments)
        yield say("template.told.treatments", names=told)
    own = [w for w in diary.activities if w not in ACTIVITIES]
    own += [w for w in diary.postures if w not in POSTURES]
    own += [w for w in diary.treatments if not parse_treatment(w).recognised]
    if own:
        yield say("template.told.own", n=len(own), names=tuple(own))


def _question(column: str, how: str, name: Words) -> str:
    told = name("keep.names.period") if column == "period" else name.factor(column)
    # "Hours of sleep" says itself what is asked.
    return told if column == "sleep_hours" else f"{told} ({name.word('template.kinds', how)})"
