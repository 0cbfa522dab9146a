"""Headings of lists of treatments that helped, helped somewhat, or did not."""

from __future__ import annotations

import re

from hdiary.vocabulary.text import fold, words

OUTCOME_WORDS: dict[str, tuple[str, ...]] = {
    "somewhat helpful": words(
        "peu efficace | peu efficaces | somewhat helpful | slightly helpful | partly helpful"
        " | partially helpful | a bit helpful"
        " | a little helpful | moderately helpful | somewhat effective | partially effective"
        " | helped somewhat | helped a bit | helped a little | helped partly | helped partially"
        " | partly helped | somewhat helped | etwas hilfreich | etwas hilfreiche"
        " | teilweise hilfreich | teilweise hilfreiche | teilweise geholfen | etwas geholfen"
        " | un peu utile | un peu utiles | partiellement efficace | partiellement efficaces"
        " | algo util | algo utiles | un poco utiles | parcialmente eficaces | un po utili"
        " | parzialmente utili | parzialmente efficaci | enigszins nuttig | beetje nuttig"
        " | частично помогли | частично помогло | 部分有效 | やや効果あり"
    ),
    "unhelpful": words(
        "unhelpful | not helpful | no help | did not help | didn t help | didnt help"
        " | that did not help | that didn t help | not effective | ineffective | did nothing"
        " | did not work | didn t work | didnt work | nicht hilfreich"
        " | nicht hilfreiche | nicht geholfen | wirkungslos | wirkungslose | unwirksam"
        " | unwirksame | nicht gewirkt | inutile | inutiles | inefficace | inefficaces"
        " | pas efficace | pas aide | n ont pas aide | n a pas aide | no utiles | no util"
        " | ineficaz | ineficaces | no ayudo | no ayudaron | inutili | inefficaci"
        " | non utili | non ha aiutato | non hanno aiutato | nao ajudou | nao ajudaram"
        " | niet nuttig | niet geholpen | hjalpte ikke | hjalpte inte | не помогло | не помогли"
        " | 无效 | 無効 | 効果なし"
    ),
    "unsure": words(
        "unsure | not sure | uncertain | unclear if helpful | unsicher | unklar | incertain"
        " | incertains | incertaine | pas sur | no seguro | inseguro | incerto | incerti"
        " | niet zeker | onzeker | не уверен | 不确定 | 不明"
    ),
    "helpful": words(
        "helpful | that helped | which helped | helped | effective | hilfreich | hilfreiche"
        " | hilfreicher | geholfen | haben geholfen | wirksam | wirksame | utile | utiles"
        " | efficace | efficaces | qui ont aide | qui a aide | util | eficaz | eficaces"
        " | que ayudaron | que ayudo | utili | efficaci | che ha aiutato | che hanno aiutato"
        " | uteis | que ajudaram | que ajudou | nuttig | nuttige | die hielpen | som hjalpte"
        " | som hjalp | помогло | помогли | помогшие | 有效 | 有効"
    ),
}
"""How it is said whether a treatment helped; the first that is found counts."""

_TREATED = frozenset(
    words(
        "medication | medications | meds | med | medicine | medicines | drug | drugs | relief"
        " | treatment | treatments | remedy | remedies | painkiller | painkillers | therapy"
        " | therapies | what | things | pills | measures | medikament | medikamente | mittel"
        " | massnahme | massnahmen | behandlung | behandlungen | therapie | therapien | was"
        " | schmerzmittel | medicament | medicaments | traitement | traitements | mesures"
        " | medicacion | medicamento | medicamentos | tratamiento | tratamientos | remedios"
        " | farmaco | farmaci | trattamento | trattamenti | rimedi | medicacao | tratamento"
        " | tratamentos | remedio | medicatie | medicijn | medicijnen | behandeling"
        " | behandelingen | medicin | mediciner | medisiner | behandling | лекарство | лекарства"
        " | препараты | лечение"
    )
)
_TREATED_SIGNS = ("药", "薬", "治疗", "治療", "用药")
_BETWEEN = frozenset(
    words(
        "non | drug | drugs | method | methods | for | the | of | and | or | that | which | other"
        " | pain | headache | migraine | relief | taken | used | i | took | my | die | hat | haben"
        " | nicht | andere | medikamentose | qui | ont | medicamenteux | no | farmacologico"
        " | farmacologicos | de | del | per | il | le | los | che"
    )
)
_REMARKS = {fold(word): name for name, listed in OUTCOME_WORDS.items() for word in (name, *listed)}
_REMARKS |= {
    fold(word): name
    for name, cell in {
        "helpful": "it helped | helped well | helped a lot | worked | worked well | very helpful"
        " | hat geholfen | gut geholfen | a aide | ayudo | ha aiutato",
        "unhelpful": "no effect | no relief | hat nicht geholfen | keine wirkung | kein effekt"
        " | n a pas aide | sans effet | sin efecto | nessun effetto",
        "unsure": "dont know | don t know | weiss nicht",
        "somewhat helpful": "helped some | hat etwas geholfen | partial | partial relief",
    }.items()
    for word in words(cell)
}


# Folded once: every heading that is looked at is held against all of them.
_PHRASES = [
    (name, fold(phrase))
    for name, listed in OUTCOME_WORDS.items()
    for phrase in sorted(listed, key=len, reverse=True)
]


def find_outcome(header: str) -> str | None:
    """Say how the treatments did that a heading lists; None when it is no such heading."""
    key = _key(header)
    if any(sign in key for sign in _TREATED_SIGNS):
        return next((name for name, listed in OUTCOME_WORDS.items() if _sign_in(key, listed)), None)
    if _TREATED.isdisjoint(key.split()):
        return None
    for name, phrase in _PHRASES:
        rest = _without(key, phrase)
        if rest is not None:
            treated = [word for word in rest if word in _TREATED]
            left_over = [w for w in rest if w not in _TREATED and w not in _BETWEEN]
            return name if treated and not left_over else None
    return None


def remark_outcome(remark: str) -> str:
    """Read a remark that says how a treatment did; empty when it says something else."""
    return _REMARKS.get(_key(remark), "")


def _key(text: str) -> str:
    return " ".join(re.sub(r"[.:?!'\u2019\"()\[\]]+", " ", fold(text)).split())


def _without(key: str, phrase: str) -> list[str] | None:
    """Take a phrase off the start or the end of a heading; None where it stands at neither."""
    if key.startswith(phrase + " "):
        return key[len(phrase) :].split()
    if key.endswith(" " + phrase):
        return key[: -len(phrase)].split()
    return None


def _sign_in(key: str, listed: tuple[str, ...]) -> bool:
    return any(not word.isascii() and fold(word) in key for word in listed)
