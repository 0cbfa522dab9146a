"""What the person did, and how the person sat, stood or lay: open lists, the usual words first."""

from __future__ import annotations

from functools import lru_cache

from hdiary.vocabulary.data import meanings, table
from hdiary.vocabulary.text import fold

ACTIVITIES: tuple[str, ...] = (
    *("desk work", "phone use", "screen time", "watching tv", "driving", "travel", "reading"),
    *("housework", "cooking", "gardening", "lifting", "walking", "running", "cycling", "swimming"),
    *("exercise", "yoga", "resting", "sleeping", "social", "shopping", "childcare", "work"),
)
"""The usual activities; others are kept as they are."""
POSTURES: tuple[str, ...] = (
    *("slouched", "looking down", "looking up", "head forward", "head turned", "overhead reach"),
    *("lying prone", "lying on back", "lying on side", "lying", "sitting", "sitting upright"),
    *("standing", "bending"),
)
"""The usual postures; others are kept as they are."""
ACTIVITY_SYNONYMS = {name: table("activities")[name] for name in ACTIVITIES}
POSTURE_SYNONYMS = {name: table("postures")[name] for name in POSTURES}


@lru_cache(maxsize=16_384)
def canonical_activity(text: str) -> str:
    """Write one activity in its usual word."""
    return meanings("activities").get(fold(text)) or " ".join(text.lower().split())


@lru_cache(maxsize=16_384)
def canonical_posture(text: str) -> str:
    """Write one posture in its usual word."""
    return meanings("postures").get(fold(text)) or " ".join(text.lower().split())
