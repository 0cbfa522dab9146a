"""How the person sat, stood or lay: an open list with the usual words first."""

from __future__ import annotations

from functools import lru_cache

from hdiary.vocabulary.text import fold, lookup, words

POSTURE_SYNONYMS: dict[str, tuple[str, ...]] = {
    "slouched": words(
        "slouch | slouching | slumped | slump | slumping | hunched | hunching | hunched over"
        " | rounded back | round back | rounded shoulders | krumm | krummer rucken"
        " | zusammengesunken"
        " | affale | voute | avachi | encorvado | encorvada | jorobado | ingobbito | ingobbita"
        " | onderuitgezakt | krom | hopsjunken | sammensunket"
    ),
    "looking down": words(
        "look down | head down | head bent | head bent down | neck bent | neck flexed"
        " | neck flexion"
        " | text neck | looking at phone | nach unten schauen | kopf gesenkt | blick nach unten"
        " | tete baissee | regarder vers le bas | mirando abajo | mirando hacia abajo"
        " | cabeza agachada | testa bassa | guardando in basso | naar beneden kijken"
        " | hoofd gebogen | tittar ner"
    ),
    "looking up": words(
        "look up | head back | head tilted back | neck extended | neck extension"
        " | nach oben schauen | kopf im nacken | regarder en haut | mirando arriba"
        " | guardando in alto | omhoog kijken"
    ),
    "head forward": words(
        "forward head | forward head posture | head forward posture | poking chin | chin poke"
        " | chin out | fhp | kopf vorgeschoben | vorgeschobener kopf | tete en avant"
        " | cabeza adelantada | testa in avanti | hoofd naar voren"
    ),
    "head turned": words(
        "turned head | head rotated | neck turned | neck rotated | neck rotation | head to the side"
        " | looking sideways | kopf gedreht | tete tournee | cabeza girada | testa girata"
        " | hoofd gedraaid"
    ),
    "overhead reach": words(
        "reaching overhead | arms overhead | overhead | arms up | arms raised | reaching up"
        " | overhead work | uber kopf | ueber kopf | uberkopfarbeit | bras en l'air"
        " | brazos en alto | braccia alzate | boven het hoofd"
    ),
    "lying prone": words(
        "prone | on stomach | on the stomach | on my stomach | lying on stomach | on front"
        " | face down"
        " | stomach sleeping | bauchlage | auf dem bauch | sur le ventre | boca abajo"
        " | a pancia in giu | prono | op de buik | op buik | pa mage | pa magen"
    ),
    "lying on back": words(
        "supine | on back | on the back | on my back | lying supine | face up | ruckenlage"
        " | auf dem rucken | sur le dos | boca arriba | a pancia in su | supino | op de rug"
        " | pa rygg"
    ),
    "lying on side": words(
        "on side | on the side | on my side | side lying | sidelying | seitenlage | auf der seite"
        " | sur le cote | de lado | sul fianco | op de zij | pa sidan"
    ),
    "lying": words(
        "lying down | lie down | laying down | laying | in bed | liegen | liegend | allonge"
        " | couche | tumbado | acostado | sdraiato | liggen | liggend | liggande"
    ),
    "sitting": words(
        "seated | sat | sit | sitzen | sitzend | assis | assise | sentado | sentada | seduto"
        " | seduta | zitten | zittend | sittande | siddende"
    ),
    "sitting upright": words(
        "upright | upright sitting | sit upright | sat upright | good posture | straight"
        " | straight back | aufrecht | aufrecht sitzen | gerade | droit | erguido | espalda recta"
        " | dritto | rechtop | rechtop zitten | upprat"
    ),
    "standing": words(
        "stood | stand | stehen | stehend | debout | de pie | in piedi | staan | staand | staende"
        " | staaende"
    ),
    "bending": words(
        "bent over | bending over | bent forward | stooped | stooping | stoop | gebuckt"
        " | vorgebeugt"
        " | penche | agachado | chinato | gebukt | bojd"
    ),
}
"""Words for each posture."""

POSTURES: tuple[str, ...] = tuple(POSTURE_SYNONYMS)
"""The usual words; others are kept as they are."""

_MEANING = lookup(POSTURE_SYNONYMS)


@lru_cache(maxsize=4096)
def canonical_posture(text: str) -> str:
    """Write one posture in its usual word."""
    # The list is open: an unknown word is kept, in small letters and with single spaces.
    return _MEANING.get(fold(text)) or " ".join(text.lower().split())
