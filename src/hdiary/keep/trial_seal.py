"""The sealed steps of a plan, enciphered one by one, as the page opens them."""

from __future__ import annotations

import hashlib
from typing import Any

from hdiary.trials.handed import Own
from hdiary.trials.planned import Planned

_BLOCK = 16
"""A sealed step is one byte for its arm, some to tell a damaged page, and some of its own."""
_CHECK = 4


def seal_steps(plan: Planned, own: Own) -> dict[str, Any]:
    """Encipher each step with a key that only the step before it leaves behind."""
    # This keeps what comes next from being read at a glance, in the page and in what the browser
    # keeps. Everything that opens it is in the page, so that it can be no secret from somebody
    # who sets out to find it.
    first = key = _sum(plan.digest, "key", own.place)
    steps = []
    for number, arm in enumerate(own.steps):
        block = bytes([plan.arms.index(arm)])
        block += _sum(key, "check", block[0])[:_CHECK]
        block += _sum(plan.digest, own.place, number)[: _BLOCK - len(block)]
        pad = _sum(key, "pad")
        steps.append(bytes(one ^ other for one, other in zip(block, pad, strict=False)).hex())
        key = hashlib.sha256(key + block).digest()
    return {"key": first.hex(), "steps": steps}


def _sum(*parts: object) -> bytes:
    joined = b"/".join(one if isinstance(one, bytes) else str(one).encode("utf-8") for one in parts)
    return hashlib.sha256(joined).digest()
