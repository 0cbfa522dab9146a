"""Types of its own that a text in XML declares: none of ours does, but what is made to harm."""

from __future__ import annotations

from typing import Any


def refuse_doctype(*_: Any) -> None:
    """Refuse what declares types of its own, which no part of a workbook does."""
    raise ValueError("a sheet with a document type")
