"""What a comparison of arms gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from hdiary.cohort.arms.paper import make_paper_table
from hdiary.cohort.arms.show import like, show_result
from hdiary.cohort.arms.tell import tell_comparison
from hdiary.diary.describe import Shown
from hdiary.diary.paper import ForPapers, PaperTable
from hdiary.words import Phrase, Words, load_words


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class ComparisonResult(ForPapers):
    """Arms compared with a reference: a table, a formula, who is left out, and plain sentences.

    Attributes
    ----------
    table
        One row for each arm against the reference, unrounded: ``outcome``, ``arm``,
        ``reference``, ``estimate`` ("mean difference" or "risk difference"), ``difference``
        (arm less reference, in the units of the outcome), ``ci_low``, ``ci_high``,
        ``p_value``, ``p_adjusted`` (Holm's, over the rows), ``n`` and ``n_reference`` [people
        compared], ``missing`` and ``missing_reference`` [people left out], ``mean`` and
        ``mean_reference`` (as they are), ``adjusted_mean`` and ``adjusted_mean_reference``
        (were all arms alike in what is adjusted for), ``standard_error``, ``df``, ``errors``;
        for yes and no also ``number_needed``, ``number_needed_low``, ``number_needed_high``
        [people for one more yes; below 0 for one fewer; unrounded] and ``crosses_none`` (whether
        the interval of the difference holds 0, so that those numbers run out to no end).
    formula
        The model, as statsmodels or R would write it.
    n
        Everybody who is compared.
    missing
        Who is left out: ``arm``, ``column`` (the first that is missing), ``why`` ("blank", or
        for responders "nothing to fall from"), ``people``.
    flow
        ``stage``, ``arm``, ``people``: how many are left at each stage.
    settings
        Everything that shaped the answer, with the ``levels`` of words that are adjusted for.
    phrases
        What the stages were made from, to say them in another language.
    """

    table: pd.DataFrame
    formula: str
    n: int
    missing: pd.DataFrame
    flow: pd.DataFrame
    settings: Mapping[str, Any]
    phrases: Mapping[str, Phrase]

    def summary(self, *, language: str = "en") -> str:
        """Tell the comparison in plain sentences.

        Parameters
        ----------
        language
            Such as ``"de"``.

        Returns
        -------
        str
            One line for each arm, then what is adjusted for and who is left out.
        """
        return "\n".join(tell_comparison(self, load_words(language, "screen")))

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
