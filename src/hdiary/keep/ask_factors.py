"""One word for what may matter, sorted: an activity, a posture, or a question of the day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from hdiary.keep.meant import meant_factor, meant_treatment
from hdiary.vocabulary import activities
from hdiary.vocabulary.activities import ACTIVITIES, POSTURES
from hdiary.vocabulary.columns import COLUMNS, column_meaning
from hdiary.vocabulary.headings import heading_kind, item_of
from hdiary.vocabulary.night import is_of_the_night
from hdiary.vocabulary.rhythms import MENSTRUAL, rhythm_of
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.words import Phrase, phrase

_KINDS = {
    "activity": (
        *("activity", "tatigkeit", "taetigkeit", "aktivitat", "aktivitaet"),
        *("own", "eigen", "eigenes", "eigene"),
    ),
    "posture": ("posture", "haltung", "korperhaltung", "koerperhaltung"),
    "yes/no": ("yes/no", "y/n", "ja/nein", "j/n"),
    "number": ("number", "count", "zahl", "anzahl"),
    "hours": ("hours", "hour", "h", "stunden", "std", "std."),
    "0-10": ("0 10", "0 to 10", "0 bis 10"),
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words}
_SLEEP, _STRESS, _PERIOD = ("sleep_hours", "hours"), ("stress", "0-10"), ("period", "yes/no")
_SLEEP_WORDS = frozenset(
    {"sleep", "sleep hours", "hours slept", "sleep duration", "night sleep"}
    | {"schlaf", "schlafstunden", "stunden schlaf", "schlafdauer", "nachtschlaf"}
)
_STRESS_WORDS = frozenset({"stress", "stress level", "stresslevel", "stressed", "gestresst"})
_LETTER = re.compile(r"[^\W\d_]")


class Factor(NamedTuple):
    """What may matter: its name in a diary, and what it is."""

    name: str
    kind: str


def read_factor(item: str) -> Factor | Phrase:
    """Sort one word, or say why it cannot be asked for."""
    name, remark = item_of(item)
    if not _LETTER.search(name):
        return phrase("template.asked.no_word", word=item)
    kind = _KIND_OF.get(fold(remark)) if remark else _usual_kind(name)
    if kind is None:
        return phrase("template.asked.kind", word=name, remark=remark)
    slip = None if remark else _slip(name, kind)
    if slip is not None:
        return slip
    if kind == "activity":
        known = activities.canonical_activity(name)
        return _unless_asked(Factor(known if known in ACTIVITIES else name, kind))
    if kind == "posture":
        known = activities.canonical_posture(name)
        return _unless_asked(Factor(known if known in POSTURES else name, kind))
    return _unless_asked(_question(name, kind))


def one_column(found: Iterable[Factor]) -> list[Phrase]:
    """Name what is asked for in two ways, which one column could not hold."""
    kinds: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for factor in found:
        kinds.setdefault(fold(factor.name), []).append(factor.kind)
        names.setdefault(fold(factor.name), factor.name)
    return [
        phrase("template.asked.twice", word=names[key])
        for key, several in kinds.items()
        if len(several) > 1
    ]


def _usual_kind(name: str) -> str:
    """Say what a word is that does not say it itself."""
    folded = fold(name)
    if folded in _SLEEP_WORDS:
        return _SLEEP[1]
    if folded in _STRESS_WORDS:
        return _STRESS[1]
    if rhythm_of(name) == MENSTRUAL:
        return _PERIOD[1]
    return "posture" if activities.canonical_posture(name) in POSTURES else "activity"


def _slip(name: str, kind: str) -> Phrase | None:
    """Ask what was meant where a word nearly is one that hdiary knows, and is none itself."""
    canonical = activities.canonical_activity(name)
    if (
        kind != "activity"
        or canonical in ACTIVITIES
        or isinstance(_unless_asked(Factor(name, kind)), Phrase)
    ):
        return None
    meant = meant_factor(name)
    if meant is not None:
        return phrase("template.asked.misspelt_factor", word=name, meant=meant)
    meant = meant_treatment(name)
    if meant:
        return phrase("template.asked.slip_of_treatment", word=name, meant=(meant,))
    return None


def _question(name: str, kind: str) -> Factor:
    """Name the column of a question as hdiary does where it knows it."""
    folded = fold(name)
    known = {
        _SLEEP: folded in _SLEEP_WORDS or (kind == "hours" and is_of_the_night(name)),
        _STRESS: folded in _STRESS_WORDS,
        _PERIOD: rhythm_of(name) == MENSTRUAL,
    }
    for column, is_it in known.items():
        if is_it and column[1] == kind:
            return Factor(*column)
    return Factor(name, kind)


def _unless_asked(factor: Factor) -> Factor | Phrase:
    """Refuse what every diary asks for, and what stands among treatments."""
    name = factor.name
    if name in ACTIVITIES or name in POSTURES:
        return factor
    meant = column_meaning(name)
    if fold(name).replace(" ", "_") in COLUMNS or (meant.meaning and meant.exact):
        return phrase("template.asked.column", word=name)
    if heading_kind(name) in {"name", "birth", "coordinates", "identifier"}:
        return phrase("template.asked.private", word=name)
    read = parse_treatment(name)
    if read.recognised and (read.atc is not None or read.name == "none"):
        return phrase("template.asked.medicine", word=name)
    return factor
