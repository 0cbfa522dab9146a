"""The endpoints by name, in the order in which they are told."""

from __future__ import annotations

COUNTED_NAMES = ("headache_days", "moderate_days", "medication_days", "attacks")
"""Endpoints that are so many in 28 days."""
MEAN_NAMES = ("mean_pain", "mean_pain_all_days")
DOSE_NAMES = ("pain_free_2h", "pain_relief_2h", "sustained_24h")
"""Endpoints that are a share of treatments."""
RESPONDER_SHARES = {"responder_50": 50, "responder_75": 75, "responder_100": 100}
"""Endpoints that say yes or no of a person, and from how large a fall [percent]."""
ENDPOINT_NAMES = (*COUNTED_NAMES, *MEAN_NAMES, *RESPONDER_SHARES, *DOSE_NAMES)
RESPONDER = "responder_"
"""How their names begin; what follows is the percentage."""


def is_responder(name: str) -> bool:
    """Say whether an endpoint says yes or no of a person."""
    return name.startswith(RESPONDER)


def is_share(name: str) -> bool:
    """Say whether the mean of an endpoint over people is a share."""
    return is_responder(name) or name in DOSE_NAMES
