"""Headings over marks that can only mean a treatment."""

from __future__ import annotations

import re
from functools import lru_cache

from hdiary.vocabulary._items import name_key, names
from hdiary.vocabulary._lookup import find_treatment
from hdiary.vocabulary.text import FACTOR_MARK, header_key, words

_ALWAYS = frozenset(
    {
        *("manual_therapy", "physiotherapy", "massage", "dry_needling", "acupuncture", "tens"),
        *("trigger_point_injection", "nerve_block"),
    }
)
_NEVER = frozenset(
    {"exercise", "stretching", "posture_correction", "activity_change", "relaxation", "rest"}
) | {"sleep", "caffeine", "hydration"}
# Warmth and cold are weather as often; a hot bath and a sauna are habits.
_BARE = frozenset(
    words(
        "heat | hot | warm | warmth | cold | iced | warme | waerme | kalte | kaelte | chaleur"
        " | froid | calor | frio | calore | freddo | warmte | koude | varme | kyla | kulde"
        " | тепло | холод | лед | 氷 | sauna | hot tub | warm shower | hot shower | warm bath"
        " | hot bath | cold shower | cold water | electric blanket | infrared | peas | glace"
        " | heisse dusche | warme dusche | warmes bad | heisses bad | douche chaude"
        " | ducha caliente | doccia calda | warme douche | kalte dusche | kou | ijs | hielo"
        " | ghiaccio | frio intenso | warm bad | banho quente | gelo | lampo | kylma | varmdusch"
    )
)
# Names that are everyday words, or taken for other reasons as often.
_OTHERWISE = frozenset(
    words(
        "moment | patrol | expose | allegro | avanza | soma | indo | ami | suma | bayer"
        " | cannabis | cbd | cbd oil | marijuana | thc | weed | cannabinoids | cannabisol"
        " | medical cannabis | peppermint | mint | lithium | pillow | new pillow | pillow change"
        " | kissen | neues kissen | подушка | 枕头 | 枕 | dal | acupressure point | shot"
    )
)
# A pillow is slept on, whatever it is bought for; a horse is no person's traction.
_HABITS = frozenset({"neck pillow", "cannabis"})
_UNNAMED = words(
    "painkill | pain kill | pain relie | pain med | pain tablet | pain pill | analges | medic"
    " | medik | meds | med | tablet | pill | schmerzmittel | schmerztablett | antidouleur"
    " | antalgique | pastilla | farmac | antidolorif | pijnstill | smartstillande"
    " | smertestillende | лекарств | таблет | обезболив | 药 | 薬 | 鎮痛 | 頓服 | otc"
    " | comprime | comprimido | compressa | headache tablet | remedio"
)
_NOT_TAKEN = words(
    "side effect | allerg | cost | price | refill | name | time | when | at | before | after"
    " | help | effect | appointment | spill | pillow | meditat | median | mediter | medium"
    " | medical | nebenwirk | none | no | without | ohne | kein | change | missed | skipped"
    " | media | medal | pilates | count | number | number of | dose | supplement | plan | list"
    " | schedule | reminder | adherence"
    " | history | started | increase | reduc | chart | switch | new medic | neue medik | daily"
    " | regular"
    " | taglich"
    " | vitamin | allergie | insulin | thyroid"
)
_AROUND = re.compile(
    r"\b(?:taken|took|take|used|use|today|any|other|genommen|eingenommen|pris|prise|tomado|tome"
    r"|preso|presa|genomen|did i|did you|yes|no|y|n|mg|mcg|ml|tablets?|doses?|dose|dosage|count"
    r"|number of|x|pills?|ja|nein|heute|принял|выпил|принимал)\b"
)
_LONGEST_READ = 200
_STRENGTH = re.compile(r"\b\d[\d.,]{0,8}\s*(?:mg|g|mcg|ml)?\b")
_INJECTED = frozenset(
    words(
        "injection | injections | spritze | spritzen | injektion | injektionen | infiltration"
        " | infiltrations | inyeccion | inyecciones | iniezione | iniezioni | injecao | injectie"
        " | injecties | укол | уколы | 注射 | nerve blocks | blocks"
    )
)
_REMARK = re.compile(r"[(\[{\uff08][^()\[\]{}\uff08\uff09]*[)\]}\uff09]")


@lru_cache(maxsize=2048)
def is_sure_treatment_heading(header: str) -> bool:
    """Say whether marks below a heading can only mean that this treatment was taken or done."""
    # True for drugs by any name, for words for a medicine without its name (`Painkiller`,
    # `Other Med`), and for what is only done as a treatment (`dry needling`, `ice pack`). False
    # for what is as often a habit, a trigger or the weather: exercise, coffee, sleep, water,
    # rest, bare `heat` and `cold`.
    if len(header) > _LONGEST_READ or header.rstrip().endswith(FACTOR_MARK):
        return False
    bare = header_key(_REMARK.sub(" ", header)).replace("/", " ")
    stripped = " ".join(_STRENGTH.sub(" ", _AROUND.sub(" ", bare)).split())
    for text in dict.fromkeys((bare, stripped)):
        known = _known_treatment(text)
        if known is not None:
            return known
    return stripped in _INJECTED or _is_unnamed_medicine(bare)


def _known_treatment(text: str) -> bool | None:
    """Decide for a name that is known; None where it is not."""
    if not text or text in _OTHERWISE:
        return False if text else None
    item = names().get(name_key(text)) or find_treatment(name_key(text))
    if item is None:
        return None
    kind = item.treatment_class
    if item.atc is not None or kind in _ALWAYS:
        return item.name not in _HABITS
    if kind == "exercise":
        return any(word in {"chin", "physio", "pt", "neck", "hep"} for word in text.split())
    if kind in {"heat", "cold"}:
        return text not in _BARE
    return kind not in _NEVER and item.name not in _HABITS


def _is_unnamed_medicine(key: str) -> bool:
    """Say whether a heading asks for a medicine without its name (`Medication taken?`)."""
    parts = key.split()
    if not 1 <= len(parts) <= 6:
        return False
    phrase = f" {key} "
    if any(f" {word}" in phrase if len(word) > 3 else f" {word} " in phrase for word in _NOT_TAKEN):
        return False
    return any(
        f" {word} " in phrase
        if word in {"med", "meds", "otc"}
        else f" {word}" in phrase or (not word.isascii() and word in key)
        for word in _UNNAMED
    )
