"""Headings that are no column of a diary: what they head, and what is never to be compared."""

from __future__ import annotations

import re
from functools import lru_cache

from hdiary.vocabulary._outcomes import find_outcome
from hdiary.vocabulary._sentences import names_pain
from hdiary.vocabulary._sure import is_sure_treatment_heading
from hdiary.vocabulary.data import group, meanings, table, words_of
from hdiary.vocabulary.text import FACTOR_MARK, fold, header_key, spans
from hdiary.vocabulary.words import mark_of

__all__ = [
    "PRIVATE_KINDS", "asks_how_it_helped", "headache_words", "heading_kind",
    "is_sure_treatment_heading", "item_of", "mark_of", "names_pain", "neck_pain_words",
    "outcome_heading", "time_of_day_heading",
]  # fmt: skip

PRIVATE_KINDS: frozenset[str] = frozenset(
    {"coordinates", "town", "name", "birth", "contact", "identifier"}
)
"""Kinds of headings whose cells say who or where the person is."""

KIND_WORDS = table("headings")
HEADACHE_WORDS = table("headaches")
NECK_PAIN_WORDS = frozenset(table("neck_pain", header_key)["words"])
_BESIDE_HEADACHE = group("beside", "headache")
_NOTE_PARTS = group("heading_parts", "notes")
_NOTE_SIGNS = group("heading_parts", "note_signs")
_PRIVATE_PARTS = words_of("private_parts")
_REMARK = re.compile(r"[(\[{\uff08]([^()\[\]{}\uff08\uff09]*)[)\]}\uff09]")
_SCALE = re.compile(r"\s*(?:/\s*\d{1,3}|\d{1,3}\s*(?:-|\u2013|to|bis)\s*\d{1,3})\s*$")
_JOINER = re.compile(
    r"\s*[/&+,;|]\s*|\s+(?:and|or|und|oder|et|ou|y|o|e|en|of|och|og|и|или)\s+", re.IGNORECASE
)
_BEHIND = re.compile(r"\s*#?\s*\d{1,2}$")
_LONGEST_READ = 200
_RELIEF = group("outcome_answers", "headings")
_LISTING = frozenset({"wh", "wa", "qu", "co", "o ", "vi"})
_HOURS = re.compile(r"^(?:h|hrs?|hours?|min|mins|minutes?|std|stunden|heures|horas|ore|uur)$")


@lru_cache(maxsize=16_384)
def heading_kind(header: str) -> str | None:
    """Say what kind of thing a heading heads, beyond the columns of a diary."""
    # One of `weekday`, `timezone`, `utc_offset`, `coordinates`, `town`, `name`, `birth`,
    # `contact`, `identifier`, `number` (what may number the rows), `amount`, `item` (its cells
    # name what a row is about), `value`, `triggers`, `symptoms`, `outcome`, `notes`; None for
    # everything else. Some of them (`Rating`, `id`, `Notes`) are columns of a diary, too.
    if _is_no_heading(header):
        return None
    if header.strip(" .") in {"#", "\u2116"}:
        return "number"
    known = words_of("headings", header_key)
    for key in _keys(header):
        kind = known.get(key)
        if kind is not None:
            return None if _is_time_spent(kind, header) else kind
    if _asks_whether_it_helped(header):
        return "outcome"
    return _kind_of_parts(header)


def _is_no_heading(text: str) -> bool:
    """Say whether a text is marked as a factor, or too long to be read word by word."""
    return len(text) > _LONGEST_READ or text.rstrip().endswith(FACTOR_MARK)


def asks_how_it_helped(header: str) -> bool:
    """Say whether a heading asks how a treatment did: `Helped?`, `Effect`, `Relief`."""
    return heading_kind(header) == "outcome" or header_key(header) in _RELIEF


def _asks_whether_it_helped(header: str) -> bool:
    """Tell `Medikament hilfreich?` from `What helped?`, which lists what did."""
    asks = header.rstrip(" )").endswith(("?", "\uff1f"))
    return asks and find_outcome(header) is not None and header_key(header)[:2] not in _LISTING


def _keys(header: str) -> list[str]:
    """Write a header in the ways in which it may be known: whole, without brackets or numbers."""
    spaced = re.sub(r"[()\[\]{}/\uff08\uff09]", " ", header)
    bare = _SCALE.sub("", _REMARK.sub(" ", header))
    return [header_key(text) for text in (header, spaced, bare, _BEHIND.sub("", bare.strip()))]


def _is_time_spent(kind: str, header: str) -> bool:
    """Say whether a `Phone (h)` is the time spent with it, and no number to call."""
    remark = _REMARK.search(header)
    return kind == "contact" and bool(remark and _HOURS.match(fold(remark[1])))


def _kind_of_parts(header: str) -> str | None:
    """Read a heading by its parts: joined by signs, then word by word."""
    bare = _REMARK.sub(" ", header)
    known = words_of("headings", header_key)
    kinds = [known.get(header_key(part)) for part in _JOINER.split(bare) if part.strip()]
    found = {kind for kind in kinds if kind is not None}
    if len(kinds) > 1 and found:
        if "notes" in found:
            return "notes"
        if None not in kinds and (len(found) == 1 or found <= PRIVATE_KINDS):
            return kinds[0]
        private = [kind for kind in kinds if kind in PRIVATE_KINDS]
        if private:
            # What tells who somebody is is not shown, whatever stands there with it.
            return private[0]
    parts = header_key(bare).split()
    for part in parts:
        if part in _PRIVATE_PARTS:
            return _PRIVATE_PARTS[part]
    if _NOTE_PARTS & set(parts) or any(sign in bare for sign in _NOTE_SIGNS):
        return "notes"
    return None


def outcome_heading(header: str) -> str | None:
    """Say how the treatments did that a heading lists."""
    # `helpful`, `somewhat helpful`, `unhelpful` or `unsure`. None for other headings, among
    # them those that ask whether a treatment helped (`Medication helped?`).
    if _is_no_heading(header) or heading_kind(header) == "outcome":
        return None
    return find_outcome(header)


_TIME_WORDS = group("times_of_day", "words")
_TIME_PHRASES = table("times_of_day")["phrases"]
_PAIN_SIGNS = table("times_of_day")["pain_signs"]
_BESIDE_TIME = group("beside", "time")
_CLOCK = re.compile(
    r"^(?:[01]?\d|2[0-4])(?:\s*(?:am|pm|a m|p m|uhr)|[:.]\d\d(?:\s*(?:am|pm|uhr|h))?|h\d\d)$"
)


@lru_cache(maxsize=16_384)
def time_of_day_heading(header: str) -> bool:
    """Say whether a heading is a time of day, alone or with words for pain."""
    if _is_no_heading(header):
        return False
    spaced = fold(re.sub(r"[()\[\]{}/,:\uff08\uff09]+(?!\d\d)", " ", header))
    clock = " ".join(word for word in spaced.split() if word == "am" or word not in _BESIDE_TIME)
    if _CLOCK.match(clock.replace("a.m.", "am").replace("p.m.", "pm")):
        return True
    bare = re.sub(r"\b0 (?:10|100|3|4|5)\b", " ", header_key(spaced.replace("'", " ")))
    for phrase in _TIME_PHRASES:
        bare = f" {bare} ".replace(f" {phrase} ", " noon ").strip()
    for sign in _PAIN_SIGNS:
        bare = bare.replace(sign, " ")
    parts = bare.split()
    return any(part in _TIME_WORDS for part in parts) and all(
        part in _TIME_WORDS or part in _BESIDE_TIME for part in parts
    )


@lru_cache(maxsize=16_384)
def headache_words(text: str) -> str | None:
    """Say which kind of headache a text names, if it names one and nothing else."""
    # `headache`, `migraine`, `tension headache`, `cluster headache`, `cervicogenic headache` or
    # `medication overuse headache`. None for anything else: `no headache`, `Headache notes`,
    # `back pain`.
    if _is_no_heading(text):
        return None
    remarks = [header_key(remark) for remark in _REMARK.findall(text)]
    if any(word in _DENIALS for remark in remarks for word in remark.split()):
        return None
    bare = _SCALE.sub("", _REMARK.sub(" ", text))
    whole = _one_headache(header_key(bare.replace(",", " ")))
    if whole is not None:
        return whole
    parts = [_one_headache(header_key(part)) for part in _JOINER.split(bare) if part.strip()]
    if len(parts) < 2 or None in parts:
        return None
    return parts[0] if len(set(parts)) == 1 else "headache"


_DENIALS = group("heading_parts", "denials")


def _one_headache(key: str) -> str | None:
    """Look a headache's name up, in any place among words that leave it one."""
    known = meanings("headaches", header_key)
    if key in known:
        return known[key]
    for span, around in spans(key.split(), 6):
        if span in known:
            return known[span] if all(word in _BESIDE_HEADACHE for word in around) else None
    return None


@lru_cache(maxsize=16_384)
def neck_pain_words(text: str) -> bool:
    """Say whether a text names pain in the neck, and nothing else."""
    if _is_no_heading(text):
        return False
    bare = _SCALE.sub("", _REMARK.sub(" ", text))
    key = header_key(re.sub(r"[/&+,]", " ", bare))
    if key in NECK_PAIN_WORDS:
        return True
    rest = " ".join(word for word in key.split() if word not in _BESIDE_HEADACHE or word == "pain")
    return rest in NECK_PAIN_WORDS


def item_of(text: str) -> tuple[str, str]:
    """Part an item from what stands in brackets behind it."""
    trimmed = " ".join(text.split())
    found = list(_REMARK.finditer(trimmed))
    if not found or found[-1].end() != len(trimmed) or not trimmed[: found[-1].start()].strip():
        return trimmed, ""
    return trimmed[: found[-1].start()].strip(), found[-1][1].strip()
