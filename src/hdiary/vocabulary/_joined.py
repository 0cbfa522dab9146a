"""Headings joined by `/`, `&`, `+`, `|`, a comma or "and", read by their parts."""

from __future__ import annotations

import re
from collections.abc import Callable

from hdiary.vocabulary.data import group
from hdiary.vocabulary.headings import PRIVATE_KINDS, heading_kind
from hdiary.vocabulary.text import header_key

_SIGNS = re.compile(r"\s*[/&+,;|\u3001\uff0c\u30fb\uff0f]\s*")
_WORDS = re.compile(
    r"\s+(?:and|or|und|oder|et|ou|y|o|e|en|of|och|og|eller|и|или)\s+", re.IGNORECASE
)
_NUMBERS = group("joined", "numbers")
_LISTS = frozenset({"treatment", "location", "activity", "posture"})
_RATED_SIGNS = group("joined", "rated")
# What may stand beside a part without making the column another one: first meaning, then the other.
_GOES_WITH: dict[tuple[str, str], str] = {
    **{("treatment", to): "treatment" for to in ("treated_at", "start", "notes", "pain_after")},
    **dict.fromkeys([("location", "side"), ("side", "location")], "location"),
    **dict.fromkeys([("headache", "pain"), ("pain", "headache")], "pain"),
    ("date", "start"): "date",
}
# "Meds / what I did" is about treatment; "what I did" alone is what was done that day.
_DID = group("joined", "did")
_SHOULDER = group("joined", "shoulder")
_NOT_BESIDE_TREATMENT = frozenset({"triggers", "symptoms", "item", "town", "weekday"})

Find = Callable[[str], str | None]


def numbered_meaning(name: str, find: Find) -> str | None:
    """Read `Medication 2` as the list column that it is a part of."""
    parts = header_key(name.replace("#", " ")).split()
    bare = [part for part in parts if part not in _NUMBERS]
    last = re.fullmatch(r"(.*\D)\d", bare[-1]) if bare else None
    if last:
        bare[-1] = last[1]
    if not bare or (len(bare) == len(parts) and not last):
        return None
    if bare[-1] in {"no", "nr", "n"}:
        bare.pop()
    meaning = find(" ".join(bare))
    return meaning if meaning in _LISTS else None


def joined_meaning(name: str, find: Find) -> tuple[str, bool] | None:
    """Read a heading by its parts."""
    parts = [part for part in _SIGNS.split(name) if part.strip()]
    if len(parts) == 1:
        parts = [part for part in _WORDS.split(name) if part.strip()]
    else:
        parts = [piece for part in parts for piece in _WORDS.split(part) if piece.strip()]
    if not 2 <= len(parts) <= 4:
        return None
    neck = _neck_and_shoulder(parts, find)
    if neck is not None:
        return neck
    found = [find(part) for part in parts]
    if not any(found):
        return None
    kinds = [heading_kind(part) for part in parts]
    if PRIVATE_KINDS & set(kinds):
        return None
    if found[0] == "treatment":
        found = [
            "treatment" if header_key(p) in _DID else m for p, m in zip(parts, found, strict=True)
        ]
    meaning = _agree([one for one in found if one is not None])
    if meaning is None:
        return None
    if None not in found:
        return meaning, len(set(found)) > 1
    return _with_unknown(meaning, parts, found, kinds)


def _agree(found: list[str]) -> str | None:
    """Give the one meaning that all parts have, or the one that they make together."""
    meaning: str | None = found[0]
    for other in found[1:]:
        if meaning is not None and other != meaning:
            meaning = _GOES_WITH.get((meaning, other))
    return meaning


def _with_unknown(
    meaning: str, parts: list[str], found: list[str | None], kinds: list[str | None]
) -> tuple[str, bool] | None:
    """Decide for a heading of which a part is not known."""
    if meaning == "notes":
        return meaning, True
    if meaning != "treatment":
        return None
    unknown = [k for k, one in enumerate(found) if one is None]
    if any(kinds[k] in _NOT_BESIDE_TREATMENT for k in unknown):
        return None
    if found[0] is None and not all(_is_treatment(parts[k]) for k in unknown):
        return None
    return meaning, any(kinds[k] not in {"amount", "outcome"} for k in unknown)


def _is_treatment(part: str) -> bool:
    from hdiary.vocabulary.treatments import parse_treatment  # reads the tables; rarely asked

    return parse_treatment(part).recognised


def _neck_and_shoulder(parts: list[str], find: Find) -> tuple[str, bool] | None:
    """Read `Neck/Shoulder Pain Severity`: what stands behind the last part is said of both."""
    behind = header_key(parts[-1]).split()[1:]
    wholes = [" ".join([*header_key(part).split(), *behind]) for part in parts[:-1]]
    meanings = [find(whole) for whole in wholes]
    if "neck_pain" not in [*meanings, find(parts[-1])]:
        return None
    others = [p for p, one in zip(parts[:-1], meanings, strict=True) if one != "neck_pain"]
    if find(parts[-1]) != "neck_pain":
        others.append(parts[-1])
    left_over = {word for part in others for word in header_key(part).split()}
    if not left_over <= _SHOULDER | _RATED_SIGNS:
        return None
    return "neck_pain", not _RATED_SIGNS & {*behind, *header_key(parts[0]).split()}
