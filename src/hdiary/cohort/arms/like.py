"""What may be told of a comparison: the least that its words and its page need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import pandas as pd


class ComparisonLike(Protocol):
    """A comparison, whatever it was made from."""

    @property
    def table(self) -> pd.DataFrame:
        """The rows."""

    @property
    def missing(self) -> pd.DataFrame:
        """Who is left out."""

    @property
    def formula(self) -> str:
        """The model."""

    @property
    def settings(self) -> Mapping[str, Any]:
        """What was asked."""

    def summary(self, *, language: str = "en") -> str:
        """Tell it."""
