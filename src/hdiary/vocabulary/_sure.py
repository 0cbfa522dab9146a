"""Headings over marks that can only mean a treatment."""

from __future__ import annotations

import re
from functools import lru_cache

from hdiary.vocabulary._items import find_treatment, name_key, names
from hdiary.vocabulary.classes import BY_OTHERS, HABITS
from hdiary.vocabulary.data import either, group
from hdiary.vocabulary.text import FACTOR_MARK, header_key

# Warmth and cold are weather as often; a hot bath and a sauna are habits.
_BARE = group("treatment_words", "bare")
# Names that are everyday words, or taken for other reasons as often.
_OTHERWISE = group("treatment_words", "everyday")
# A pillow is slept on, whatever it is bought for; a horse is no person's traction.
_HABITS = frozenset({"neck pillow", "cannabis"})
_UNNAMED = group("treatment_words", "unnamed")
_NOT_TAKEN = group("treatment_words", "not_taken")
_AROUND = re.compile(rf"\b(?:{either('around_drugs', 'headings')})\b")
_LONGEST_READ = 200
_STRENGTH = re.compile(r"\b\d[\d.,]{0,8}\s*(?:mg|g|mcg|ml)?\b")
_INJECTED = group("treatment_words", "injected")
_REMARK = re.compile(r"[(\[{\uff08][^()\[\]{}\uff08\uff09]*[)\]}\uff09]")


@lru_cache(maxsize=16_384)
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
    if item.atc is not None or kind in BY_OTHERS:
        return item.name not in _HABITS
    if kind == "exercise":
        return any(word in {"chin", "physio", "pt", "neck", "hep"} for word in text.split())
    if kind in {"heat", "cold"}:
        return text not in _BARE
    return kind not in HABITS and item.name not in _HABITS


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
