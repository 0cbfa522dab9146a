"""What the person suspected before looking: found among the factors, and judged first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from hdiary.diary import need_texts
from hdiary.diary.arrays import Bools, Floats
from hdiary.questions.answer import SettingError
from hdiary.questions.exposure.factors import Factor
from hdiary.stats import adjust_false_discovery
from hdiary.vocabulary.say import say_list
from hdiary.vocabulary.text import fold, nearest
from hdiary.words import list_languages, load_words

SUSPECTS_SHARE = 0.8
"""Share of the looks' weight that falls to the suspects together, where they are few."""
_MOST_NAMED = 10


def take_names(given: Any) -> tuple[str, ...]:
    """Give what was named as suspects; whether these are names is seen beside the factors."""
    if isinstance(given, (list, tuple)):
        return tuple(given)
    return need_texts("suspects", given, "['wine', 'stress']")


def find_suspects(names: Sequence[str], factors: Sequence[Factor]) -> tuple[str, ...]:
    """Give the factors that were named, whatever their capitals, gaps and accents."""
    if not all(isinstance(name, str) for name in names):
        raise SettingError("suspects must be names of factors, such as ['wine', 'stress']")
    known = {fold(factor.name): factor.name for factor in factors}
    for name, own in _find_shown(factors).items():
        known.setdefault(name, own)
    found: dict[str, None] = {}
    unknown = []
    for given in names:
        whole = known.get(fold(given))
        parts = [given] if whole else [part for part in given.replace(";", ",").split(",") if part]
        for part in parts:
            key = fold(part)
            if key in known:
                found[known[key]] = None
            elif key:
                unknown.append(part.strip())
    if unknown:
        close, known_names = _find_near(unknown, known), [factor.name for factor in factors]
        raise SettingError(
            f"suspects names {say_list(unknown)}, of which this diary has no factor; "
            + (
                f"perhaps you mean {say_list(close)}"
                if close
                else f"it has {say_list(known_names[:_MOST_NAMED])}"
                if known_names
                else "it has none"
            )
        )
    return tuple(found)


def _find_near(unknown: Sequence[str], known: dict[str, str]) -> list[str]:
    """Give the factors that unknown names may have been."""
    close = []
    for name in map(fold, unknown):
        within = [key for key in known if name in key.split()]
        near = nearest(name, known)
        close += within or ([near] if near is not None else [])
    return list(dict.fromkeys(known[key] for key in close))[:_MOST_NAMED]


def _find_shown(factors: Sequence[Factor]) -> dict[str, str]:
    """Give the names that pages show in any language, where each is that of one factor alone."""
    shown: dict[str, str] = {}
    twice = set()
    for say in map(load_words, list_languages()):
        for factor in factors:
            name = fold(say.factor(factor.name, factor.kind))
            if shown.setdefault(name, factor.name) != factor.name:
                twice.add(name)
    return {name: own for name, own in shown.items() if name not in twice}


def mark_suspects(factors: Sequence[Factor], suspects: Sequence[str]) -> Bools:
    """Say which factors were named before looking, (K,)."""
    return np.array([factor.name in suspects for factor in factors], dtype=np.bool_)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Families:
    """Which looks of a person stand together in the false discovery rate, (K,)."""

    suspected: Bools  # Named before looking
    # Part of a written rhythm, judged apart: one that stands out would else make it easier for
    # what goes with it to do so too
    rhythmic: Bools

    def repeat(self, many: int) -> Families:
        """Give the same of several windows side by side, so many looks in all."""
        return Families(
            suspected=np.resize(self.suspected, many), rhythmic=np.resize(self.rhythmic, many)
        )

    def weigh(self, tested: Bools) -> tuple[Floats, Floats]:
        """Give each look's weight in its family, and its share of the rate, (people, K)."""
        weight = np.ones(tested.shape)
        share = np.ones(tested.shape)
        for mine in (~self.rhythmic, self.rhythmic):
            own = weigh_looks(self.suspected, tested & mine)
            many = np.maximum((tested & mine).sum(axis=1, keepdims=True), 1)
            weight = np.where(mine, own, weight)
            share = np.where(mine, own / many, share)
        return weight, share

    def adjust(self, p_value: Floats, weight: Floats) -> Floats:
        """Give the q-values of each person's looks, weighed; NaN where there was no look."""
        people = len(p_value)
        groups = 2 * np.arange(people)[:, None] + self.rhythmic
        weighed = np.minimum(p_value / weight, 1.0).ravel()
        adjusted = adjust_false_discovery(weighed, groups.ravel(), n_groups=2 * people)
        return adjusted.reshape(p_value.shape)


def weigh_looks(suspected: Bools, tested: Bools) -> Floats:
    """Give the weight of each look of each person, 1 on average over those tested, (people, K)."""
    # Four parts in five for those that were named, shared equally, and the rest for the others;
    # never less for what was named than for the rest (Genovese, Roeder and Wasserman 2006,
    # doi:10.1093/biomet/93.3.509: weights that are chosen before looking keep the promise).
    named = (tested & suspected).sum(axis=1, keepdims=True)
    many = tested.sum(axis=1, keepdims=True)
    others = many - named
    share = np.maximum(SUSPECTS_SHARE, named / np.maximum(many, 1))
    mine = np.where(others > 0, share * many / np.maximum(named, 1), 1.0)
    theirs = np.where(named > 0, (1.0 - share) * many / np.maximum(others, 1), 1.0)
    return np.where(suspected, mine, theirs)
