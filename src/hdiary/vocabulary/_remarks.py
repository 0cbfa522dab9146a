"""What stands in brackets beside a treatment: strengths, counts, outcomes, denials."""

from __future__ import annotations

import re

from hdiary.vocabulary._doses import read_dose
from hdiary.vocabulary._items import KnownTreatment, find_treatment, name_key, names
from hdiary.vocabulary._outcomes import remark_outcome
from hdiary.vocabulary.text import plain, spans

_REMARK = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_LAST_REMARK = re.compile(r"\s*[(\[{\uff08]([^()\[\]{}\uff08\uff09]*)[)\]}\uff09]\s*$")
_AFTER_DASH = re.compile(r"\s+[-\u2013\u2014]\s+([^-\u2013\u2014()\[\]]{2,40})$")
_MOST_LAST = 4
_STRENGTH = re.compile(r"\d\s*(?:mg|g|mcg|мг)\b|\b\d{2,4}\s*[(\[]")
_COUNT_REMARK = re.compile(r"(?:x\s*)?\d{1,2}(?:\s*x)?")
_DENIED = re.compile(
    r"\b(?:not|no|none|didn't|did not|without|skipped|forgot|kein|keine|nicht|pas)\b"
)


def take_remarks(low: str) -> tuple[str, list[str]]:
    """Part what stands in brackets from the rest; strengths in brackets stay in the text."""
    remarks: list[str] = []
    taken: list[str] = []

    def keep(match: re.Match[str]) -> str:
        inside = match[1]
        if _COUNT_REMARK.fullmatch(inside.strip()) and _STRENGTH.search(low):
            # "400 mg (1)" says how many, since how much was said before it.
            taken.append(f"{inside.strip(' x')} x ")
            return " "
        if re.fullmatch(r"[\d.,/\s]+(?:x\s*)?(?:[a-z%μ]{1,10}\.?)?", inside.strip()):
            return f" {inside} "
        remarks.append(inside)
        return " "

    outside = _REMARK.sub(keep, low)
    return (taken[0] + outside.strip() if len(taken) == 1 else outside), remarks


def contradicts(remark: str, item: KnownTreatment) -> bool:
    """Say whether a remark denies the treatment or names another one."""
    parts = name_key(read_dose(remark).rest).split()
    found = {other.name for span, _ in spans(parts, 3) if (other := names().get(span))}
    return bool(_DENIED.search(remark) or found - {item.name})


def kind_of(item: KnownTreatment, remark: str) -> KnownTreatment:
    """Give the kind of physiotherapy that a remark names."""
    kind = find_treatment(name_key(remark))
    return kind if kind is not None and kind.atc is None else item


def take_outcome(text: str) -> tuple[str, str]:
    """Take the remark at the end that says how it went."""
    last = _LAST_REMARK.search(text) or _AFTER_DASH.search(text)
    outcome = remark_outcome(last[1]) if last else ""
    return (outcome, text[: last.start()].strip()) if last and outcome else ("", text)


def take_last_words(text: str) -> tuple[str, str]:
    """Take the words at the end that say how it went, where no sign parts them."""
    words = text.split()
    for size in range(min(len(words) - 1, _MOST_LAST), 0, -1):
        outcome = remark_outcome(" ".join(words[-size:]))
        if outcome:
            left = " ".join(words[:-size]).rstrip(" ,.:-")
            return outcome, left.removesuffix(" but")
    return "", text


_BRACKETS = re.compile(r"\s*[(\[{][^()\[\]{}]*[)\]}]")
_TOOK = re.compile(r"^(?:(?:took|taken|take|had|a|an|my|the|some)\s+)+", re.IGNORECASE)
_EDGES = " .,;:|-+*"


def own_words(text: str, rest: str) -> str:
    """Give the words of a text that are left when the amounts are taken out."""
    bare = " ".join(_BRACKETS.sub(" ", text).split()) or text
    low = plain(bare)
    at = low.find(rest) if rest and len(low) == len(bare) else -1
    if at >= 0:
        found = bare[at : at + len(rest)]
    else:
        kept = set(rest.split())
        found = " ".join(word for word in bare.split() if plain(word).strip(_EDGES) in kept)
    return _TOOK.sub("", found).strip(_EDGES) or bare
