"""What an arm is called: the person's own word, or hdiary's where it is the same."""

from __future__ import annotations

from collections.abc import Sequence

from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.words import Words

NOTHING = "none"


def names_of(text: str) -> frozenset[str]:
    """Give the names under which an arm is found in a diary."""
    return frozenset({fold(text), fold(parse_treatment(text).name)})


def tell_apart(arms: Sequence[str]) -> list[frozenset[str]]:
    """Give the names of each arm by which it cannot be taken for another."""
    names = [names_of(arm) for arm in arms]
    return [
        own - frozenset().union(*(other for at, other in enumerate(names) if at != place))
        or frozenset({fold(arm)})
        for place, (arm, own) in enumerate(zip(arms, names, strict=True))
    ]


def is_nothing(arm: str) -> bool:
    """Say whether an arm is to do nothing."""
    return NOTHING in names_of(arm)


def say_arm(arm: str, say: Words) -> str:
    """Name an arm within a sentence."""
    if fold(arm) == NOTHING:
        return say("trial.none")
    found = parse_treatment(arm)
    return say.treatment(found.name) if fold(found.name) == fold(arm) else arm


def say_arms(arms: Sequence[str], say: Words) -> tuple[str, ...]:
    """Name several arms."""
    return tuple(say_arm(arm, say) for arm in arms)
