"""The side of the head on which it hurts: left, right, both or shifting."""

from __future__ import annotations

import re
from functools import lru_cache

from hdiary.vocabulary._more_places import MORE_SIDES
from hdiary.vocabulary._split import split_items
from hdiary.vocabulary.text import fold, lookup, words

SIDES: tuple[str, ...] = ("left", "right", "both", "shifting")
"""The four words for a side, in the order in which tables and pictures show them."""

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "left": words(
        "l | lt | li | left side | left sided | on the left | left only | only left | l side | lhs"
        " | left hand side | leftside | links | linke seite | linksseitig | nur links | linker"
        " | gauche | cote gauche | a gauche | izquierda | izquierdo | lado izquierdo | izq"
        " | sinistra | sinistro | lato sinistro | a sinistra | sin | esquerda | esquerdo"
        " | lado esquerdo | linkerkant | linker kant | linkszijdig | vanster | vanstersidig"
        " | vanster sida | venstre | venstre side | venstresidig | vasen | vasemmalla | lewa"
        " | lewa strona | слева | левая | sol | 左"
    ),
    "right": words(
        "r | rt | right side | right sided | on the right | right only | only right | r side"
        " | rhs | right hand side | rightside | rechts | rechte seite | rechtsseitig | nur rechts"
        " | rechter | re | droite | droit | cote droit | a droite | derecha | derecho"
        " | lado derecho | der | destra | destro | lato destro | a destra | dx | direita"
        " | direito | lado direito | rechterkant | rechter kant | rechtszijdig | hoger"
        " | hogersidig | hoger sida | hojre | hojre side | hoyre | hoyre side | oikea"
        " | oikealla | prawa | prawa strona | справа | правая | sag | 右"
    ),
    "both": words(
        "b | bi | bil | bilat | bds | beids | bilateral | bilaterally | both sides | both sided"
        " | on both sides"
        " | two sided | l+r | r+l | l/r | r/l | l&r | r&l | l & r | l + r | left/right | right/left"
        " | left+right | left & right | beide | beide seiten | beidseitig | beidseits"
        " | links und rechts | rechts und links | les deux | les deux cotes | des deux cotes"
        " | bilaterale | bilaterales | ambos | ambos lados | ambas | los dos lados | entrambi"
        " | entrambi i lati | tutti e due | beide kanten | beide zijden | tweezijdig"
        " | dubbelzijdig | bada | bada sidor | begge | begge sider | molemmat | obie | obustronny"
        " | с обеих сторон | 両側 | two sides | equal | gauche et droite | ambos os lados"  # noqa: RUF001
    ),
    "shifting": words(
        "shifts | shifted | alternating | alternates | alternate | changing | changes"
        " | changes sides | changes side | change | varies | variable | varying | switching"
        " | switches | switches sides | side shift | side shifting | sometimes left sometimes right"
        " | either side | moves | moving | wechselnd | wechselt | seitenwechsel"
        " | die seite wechselt"
        " | mal links mal rechts | alternant | alternante | change de cote | cambia | cambiante"
        " | alterno | alternato | variabile | wisselend | wisselt | vaxlande | vekslende"
        " | left then right | right then left"
    ),
}

SIDE_SYNONYMS: dict[str, tuple[str, ...]] = {
    side: (*listed, *MORE_SIDES[side]) for side, listed in _SYNONYMS.items()
}
"""Words for each side, in the languages of the diaries that we have seen."""

_MEANING = lookup(SIDE_SYNONYMS)
# A gap is looked at from its beginning only: from every place in it would take the square of it.
_MOVES = re.compile(r"(?<!\s)\s*(?:(?<!-)-+>|=>|\u2192)\s*")
_MORE = re.compile(
    r"(?<!\s)\s*[<>]{1,3}\s*|(?<!\s)\s+(?:more than|less than|mehr als|plus que|mas que)\s+"
)
_JOINERS = (" and ", " und ", " et ", " y ", " e ", " en ", " och ", " og ", "+", "&", "/")


@lru_cache(maxsize=65_536)
def parse_side(text: str) -> str | None:
    """Read a side as written in a diary."""
    # One of `SIDES`. Left and right named together are `both`, also when one hurts more
    # (`R>L`); one after the other (`left -> right`) they are `shifting`. None when the word is
    # not known; nothing is guessed.
    text = _MOVES.sub(" to ", text)
    known = _find(text)
    if known is not None:
        return known
    parts = split_items(text)
    if len(parts) == 1:
        moved = [_find(part) for part in fold(text).split(" to ")]
        if {"left", "right"} == set(moved):
            return "shifting"
        folded = f" {_MORE.sub(';', fold(text))} "
        for joiner in _JOINERS:
            folded = folded.replace(joiner, ";")
        parts = [part.strip() for part in folded.split(";") if part.strip()]
    if len(parts) < 2:
        return None
    return _together([_find(part) for part in parts])


def _find(text: str) -> str | None:
    """Look a word up, with and without the dot of an abbreviation (`re.`)."""
    folded = fold(text)
    return _MEANING.get(folded) or _MEANING.get(folded.rstrip("."))


def _together(sides: list[str | None]) -> str | None:
    """Say which one side several named sides make; None if one of them is not known."""
    if None in sides:
        return None
    named = set(sides)
    if "shifting" in named:
        return "shifting"
    return sides[0] if len(named) == 1 else "both"
