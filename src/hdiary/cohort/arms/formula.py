"""The model of a comparison as statsmodels and R write it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLAIN = re.compile(r"[^\W\d]\w*")


def write_formula(outcome: str, terms: Iterable[str]) -> str:
    """Write what is explained by what; names that are no words of a formula are quoted."""
    return f"{_quote(outcome)} ~ {' + '.join(map(_quote, terms))}"


def _quote(name: str) -> str:
    if _PLAIN.fullmatch(name):
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'Q("{escaped}")'
