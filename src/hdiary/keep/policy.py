"""What a page may do: run its own script and style, known by their sums, and nothing else."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping


def write_policy(script: str, style: str, more: Mapping[str, str]) -> str:
    """Allow this script and this style by their sums, and nothing else."""
    allowed = {
        "default-src": "'none'",
        "script-src": _sum(script),
        "style-src": _sum(style),
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
        **more,
    }
    return "; ".join(f"{name} {sources}" for name, sources in allowed.items())


def _sum(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode()}'"
