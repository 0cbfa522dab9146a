"""Where on the head, neck and shoulders it hurts."""

# ruff: noqa: RUF001 - Cyrillic words look Latin.

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hdiary.vocabulary._more_places import MORE_PLACES, part_signs
from hdiary.vocabulary._split import split_items
from hdiary.vocabulary.text import Speller, fold, lookup, words

PLACES: tuple[str, ...] = (
    "forehead",
    "temple",
    "eye",
    "top of head",
    "back of head",
    "neck",
    "jaw",
    "face",
    "shoulder",
    "whole head",
)
"""The ten places of a diary, from front to back."""

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "forehead": words(
        "front | frontal | frontally | front of head | front head | front of the head | fronthead"
        " | brow | brows | eyebrow | eyebrows | above eye | above the eye | above eyes"
        " | above the eyes | over the eye | over the eyes | over eye | supraorbital | frontal head"
        " | forehead area | stirn | stirne | vorne | stirnbereich"
        " | front tete"
        " | le front | frente | fronte | voorhoofd | panna | pannan | pande | panne"
        " | otsa | czolo | лоб | 額"
    ),
    "temple": words(
        "temples | temporal | temporally | temporal region | side of head | side of the head"
        " | sides of head | sides of the head | schlafe | schlafen | schlaefe"
        " | schlaefen | tempe | tempes | sien | sienes | tempia | tempie | slaap | slapen"
        " | tinning | tinningar | tinding | tempora | ohimo | ohimot | skron | skronie"
        " | висок | виски | temple area | temple region"
    ),
    "eye": words(
        "eyes | orbital | orbit | periorbital | retro orbital | retroorbital | behind eye"
        " | behind the eye | behind eyes | behind the eyes | behind one eye | around eye"
        " | around the eye | around eyes | around the eyes | in the eye | ocular | retrobulbar"
        " | auge | augen | hinter dem auge | hinter den augen | augenbereich | oeil | yeux"
        " | derriere l'oeil | derriere les yeux | ojo | ojos | detras del ojo | detras de los ojos"
        " | occhio | occhi | dietro l'occhio | dietro gli occhi | oog | ogen | achter het oog"
        " | achter de ogen | olho | olhos | atras dos olhos | oga | ogon | ogat | bakom ogat"
        " | bakom ogonen | oje | ojne | oye | oyne | bak oyet | bag ojet | silma | silmat | oko"
        " | глаз | за глазом | 目"
    ),
    "top of head": words(
        "top | top head | head top | top of the head | vertex | crown | crown of head"
        " | crown of the head | apex | upper head | oben | scheitel | oberkopf | kopfoberseite"
        " | sommet | sommet du crane | sommet de la tete | dessus de la tete | coronilla | vertice"
        " | parte superior de la cabeza | cima della testa | sommita | bovenop | bovenhoofd | kruin"
        " | hjassa | hjassan | isse | issen | topo da cabeca | topo | paalaki | темя | макушка"
    ),
    "back of head": words(
        "back | back head | back of the head | rear of head | rear head | rear | occiput"
        " | occipital"
        " | occipitally | occipital region | occipital area | posterior | posterior head"
        " | suboccipital | sub occipital | suboccipital region | suboccipitals | base of skull"
        " | base of the skull | skull base | base of head | base of the head | hinterkopf"
        " | hinterhaupt | hinten | subokzipital | okzipital | occiput area | arriere de la tete"
        " | arriere du crane | arriere tete | occipitale | occipitales | base du crane"
        " | nuca cabeza"
        " | parte posterior de la cabeza | parte de atras de la cabeza | occipite | dietro la testa"
        " | base del cranio | achterhoofd | achterkant hoofd | bakhuvud | bakhuvudet | baghoved"
        " | baghovedet | bakhode | bakhodet | takaraivo | potylica | parte de tras da cabeca"
        " | затылок | 後頭部"
    ),
    "neck": words(
        "the neck | nape | nape of neck | nape of the neck | cervical | cervical spine | c spine"
        " | cspine | neck muscles | back of neck | back of the neck | posterior neck | upper neck"
        " | lower neck | side of neck | side of the neck | front of neck | nuchal | nacken | genick"
        " | hals | halswirbelsaule | halswirbelsaeule | hws | nackenbereich | nuque | cou"
        " | cervicales | cervicale | cuello | nuca | cuello cervical | collo | nek | nacke | nacken"
        " | nakke | nakken | pescoco | niska | kark | szyja | шея | 首"
    ),
    "jaw": words(
        "jaws | tmj | tmd | temporomandibular | mandible | mandibular | jaw joint | chin | teeth"
        " | tooth | kiefer | kiefergelenk | unterkiefer | zahne | machoire | mandibula | mascella"
        " | mandibola | kaak | kake | kjeve | kaebe | kaeke | kakled | leuka | szczeka | челюсть"
        " | maxilar | dents | dientes | denti"
    ),
    "face": words(
        "facial | cheek | cheeks | cheekbone | sinus | sinuses | nose | maxillary | malar"
        " | gesicht | wange | wangen | nase | nebenhohlen | visage | joue | nez | cara | mejilla"
        " | faccia | viso | guancia | gezicht | wang | ansikte | ansiktet | ansigt | ansikt"
        " | kasvot"
        " | twarz | rosto | лицо | 顔 | nasal bridge | bridge of nose | bridge of the nose | rosto"
    ),
    "shoulder": words(
        "shoulders | shoulder blade | shoulder blades | scapula | trapezius | traps | trap"
        " | upper trapezius | upper traps | upper trap | trapezius muscle"
        " | schulter | schultern | trapezmuskel | epaule | epaules | trapeze | hombro | hombros"
        " | trapecio | spalla | spalle | trapezio | schouder | schouders | axel | axlar | axlarna"
        " | skulder | skuldre | ombro | ombros | hartia | hartiat | bark | barki | плечо | плечи"
        " | 肩"
    ),
    "whole head": words(
        "whole | the whole head | entire head | all over | all over head | all over the head"
        " | all of head | all head | everywhere | holocranial | holocephalic | global | diffuse"
        " | generalised | generalized | full head | total head | band around head"
        " | around the head | like a band | ganzer kopf | der ganze kopf | gesamter kopf | uberall"
        " | ueberall | diffus | toute la tete | tete entiere | partout"
        " | toda la cabeza"
        " | cabeza entera | tutta la testa | hele hoofd | heel het hoofd | overal"
        " | hela huvudet | hele hovedet | hele hodet | koko paa"
        " | cala glowa | toda a cabeca | вся голова | 全体"
    ),
}

PLACE_SYNONYMS: dict[str, tuple[str, ...]] = {
    place: (*listed, *MORE_PLACES[place]) for place, listed in _SYNONYMS.items()
}
"""Words for each place.

The trapezius counts as shoulder, and what lies just below the skull (suboccipital) as back of head.
A word that names the head, and no part of it, is no place; nor is the back below the neck.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """One place as written and as understood.

    Attributes
    ----------
    name : str
        One of `PLACES`; when the word is not known, the text as written, trimmed.
    side : str or None
        `left`, `right` or `both` when the text says it (`Right Temple`).
    recognised : bool
        Whether `name` is one of `PLACES`.
    suggestion : str
        What may have been meant; empty when there is nothing to suggest.
    """

    name: str
    side: str | None
    recognised: bool
    suggestion: str


_MEANING = lookup(PLACE_SYNONYMS)
_SPELLER = Speller(_MEANING)
_SIDE_WORDS = lookup(
    {
        "left": words(
            "l | lt | li | left sided | left side | left hand | on the left | links | linke"
            " | linker | linkes | linken | gauche | izquierda | izquierdo | sinistra | sinistro"
            " | esquerda | esquerdo | vanster | vanstra | venstre | левый | левая | левое | слева"
            " | левом | левои | 左"
        ),
        "right": words(
            "r | rt | re | right sided | right side | right hand | on the right | rechts | rechte"
            " | rechter | rechtes | rechten | droite | droit | derecha | derecho | destra | destro"
            " | direita | direito | hoger | hogra | hojre | hoyre | правый | правая | правое"
            " | справа | правом | правои | 右"
        ),
        "both": words(
            "both sides | bilateral | bilaterally | bds | beids | beide | beidseits | beidseitig"
            " | bilaterale"
            " | ambos | ambas | entrambi | entrambe | les deux | оба | обе | 両側 | 双侧 | 两侧"
        ),
    }
)
_REMARK = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_FILLERS = frozenset(
    {"lower", "upper", "middle", "mid", "inner", "outer", "pain", "area", "region"}
)
# "Back" beside "front" is the back of the head, but "upper back" and "back pain" are the back.
_ONLY_BARE = frozenset({"back", "rear"})
_JOINER = re.compile(r"(?<!\s)\s*[/&+]\s*|(?<!\s)\s+(?:and|und|et|y|e|en|och|og)\s+", re.IGNORECASE)


@lru_cache(maxsize=65_536)
def parse_place(text: str) -> Place:
    """Read one place as written in a diary."""
    # The place and the side, where it names one. An unknown or misspelt word is kept as it was
    # written, not mapped.
    folded = fold(text)
    if folded in _MEANING:
        return Place(_MEANING[folded], None, True, "")
    parts = [part.rstrip(".:") for part in fold(_REMARK.sub(r" \1 ", text)).split()]
    for left_over, side in (_take_side_words(parts), _take_side(parts)):
        name = _find(left_over)
        if name is not None:
            return Place(name, side, True, "")
    name, side = part_signs(folded)
    if side is not None and name in _MEANING:
        return Place(_MEANING[name], side, True, "")
    side = _take_side(parts)[1] or side
    close = None if _ONLY_BARE & set(left_over) else _SPELLER.nearest(" ".join(left_over))
    return Place(" ".join(text.split()), side, False, _MEANING[close] if close else "")


def _find(parts: list[str]) -> str | None:
    """Find a place in words, with and without words that only say which part of it."""
    phrase = " ".join(parts)
    bare = " ".join(part for part in parts if part not in _FILLERS)
    if bare != phrase and bare in _ONLY_BARE:
        return None
    return _MEANING.get(phrase) or _MEANING.get(bare)


def split_places(text: str) -> list[str]:
    """Cut a cell of places into its items."""
    # Cuts at `;`, `|`, line ends and commas, and at `/`, `&`, `+` and "and" (in several
    # languages) only where every part is a place that is known.
    items: list[str] = []
    for item in split_items(text):
        parts = [part for part in _JOINER.split(item) if part]
        apart = not parse_place(item).recognised and all(parse_place(p).recognised for p in parts)
        items.extend(parts if apart else [item])
    return items


def _take_side_words(parts: list[str]) -> tuple[list[str], str | None]:
    """Take the single words for a side out of a place, wherever they stand."""
    sides = {_SIDE_WORDS[part] for part in parts if part in _SIDE_WORDS}
    left_over = [part for part in parts if part not in _SIDE_WORDS]
    if len(sides) > 1:
        return left_over, "both"
    return left_over, sides.pop() if sides else None


def _take_side(parts: list[str]) -> tuple[list[str], str | None]:
    """Take the words for a side off the start and the end of a place."""
    sides: set[str] = set()
    for size in (3, 2, 1):
        if len(parts) > size and " ".join(parts[:size]) in _SIDE_WORDS:
            sides.add(_SIDE_WORDS[" ".join(parts[:size])])
            parts = parts[size:]
        if len(parts) > size and " ".join(parts[-size:]) in _SIDE_WORDS:
            sides.add(_SIDE_WORDS[" ".join(parts[-size:])])
            parts = parts[:-size]
    if len(sides) > 1:
        return parts, "both"
    return parts, sides.pop() if sides else None
