"""Columns about the night before: what is known on getting up."""

from __future__ import annotations

import re
from functools import lru_cache

from hdiary.vocabulary.data import group
from hdiary.vocabulary.text import header_key

_REMARK = re.compile(r"[(\[{\uff08][^()\[\]{}\uff08\uff09]*[)\]}\uff09]")
_WHOLE, _PARTS = group("night", "whole"), group("night", "parts")
_WOKE, _OTHER = group("night", "woke"), group("night", "other")


@lru_cache(maxsize=16_384)
def is_of_the_night(header: str) -> bool:
    """Say whether a heading is about the night to the morning of its day."""
    # A nap, a pill for sleep and what is planned for tonight are none of it.
    key = header_key(_REMARK.sub(" ", header))
    parts = key.split()
    if key in _WHOLE or key in _WOKE:
        return True
    return any(part in _PARTS for part in parts) and not any(part in _OTHER for part in parts)


@lru_cache(maxsize=16_384)
def is_waking_time(header: str) -> bool:
    """Say whether a heading is the time of getting up, if its cells are times."""
    return header_key(_REMARK.sub(" ", header)) in _WOKE
