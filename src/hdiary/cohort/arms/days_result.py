"""What a comparison of arms by days gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from hdiary.cohort.arms.paper import make_paper_table
from hdiary.cohort.arms.show import like, show_result
from hdiary.cohort.arms.tell_days import tell_days
from hdiary.diary.describe import Shown
from hdiary.diary.paper import ForPapers, PaperTable
from hdiary.words import Words, load_words


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class DaysResult(ForPapers):
    """Arms compared by people's days.

    Attributes
    ----------
    table
        One row for each arm against the reference, unrounded, as in `ComparisonResult`, with
        ``people`` and ``days``; ``difference`` is in days per 28 ("days in 28") where the
        outcome is yes and no, averaged over the days of everybody.
    coefficients
        Every term of the model: ``term``, ``coefficient`` (log odds in a GEE of yes and no),
        ``standard_error``, ``ci_low``, ``ci_high``, ``p_value``.
    formula
        The model, as statsmodels or R would write it.
    n, people
        Days and people that are compared.
    missing
        Days that are left out: ``arm``, ``column`` (the first that is missing),
        ``why`` ("blank"), ``days``.
    settings
        Everything that shaped the answer, and the correlation or spread that was estimated.
    """

    table: pd.DataFrame
    coefficients: pd.DataFrame
    formula: str
    n: int
    people: int
    missing: pd.DataFrame
    settings: Mapping[str, Any]

    def summary(self, *, language: str = "en") -> str:
        """Tell the comparison in plain sentences.

        Parameters
        ----------
        language
            Such as ``"de"``.

        Returns
        -------
        str
            One line for each arm, then what is adjusted for and what is left out.
        """
        return "\n".join(tell_days(self, load_words(language, "screen")))

    def paper_table(
        self, say: Words, *, columns: Sequence[str] | None, digits: int | str | None
    ) -> PaperTable:
        """Lay the rows out in words; see `to_markdown` and `to_latex`."""
        how: Mapping[str, Any] = {"columns": columns, "digits": digits}
        return make_paper_table(self.table, say, like(self), [self.formula], **how)

    def show(self, *, language: str = "en") -> Shown:
        """Show it in a language, in a notebook or as words."""
        html = show_result(self, load_words(language, "screen"))
        return Shown(html=html, words=self.summary(language=language))

    def _repr_html_(self) -> str:
        return show_result(self, load_words("en", "screen"))
