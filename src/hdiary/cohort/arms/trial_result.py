"""What a whole trial gives back: comparisons, flow, Table 1 and endpoints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from hdiary.cohort.arms.first_table import TableOne
from hdiary.cohort.arms.paper import make_paper_table
from hdiary.cohort.arms.result import ComparisonResult
from hdiary.cohort.arms.show import show_rows
from hdiary.cohort.arms.show_one import show_table_one
from hdiary.cohort.arms.tell_trial import show_flow_table, tell_flow, tell_results, tell_when
from hdiary.cohort.endpoints.result import EndpointsResult
from hdiary.diary.describe import Shown
from hdiary.diary.paper import ForPapers, PaperTable
from hdiary.diary.show import show_in_theme, show_words
from hdiary.words import Phrase, Words, load_words


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class EndpointsComparison(ForPapers):
    """Arms of a trial compared by the endpoints of everybody's diary.

    Attributes
    ----------
    table
        All comparisons below each other, as in `ComparisonResult`; ``p_adjusted`` is Holm's
        over all of them.
    results
        Each endpoint's own comparison.
    failed
        Endpoints that could not be compared, with the reasons.
    endpoints
        Everybody's endpoints.
    flow
        ``stage``, ``arm``, ``people``, ``days`` (recorded ones of these people).
    who
        Table 1, or the reasons why there is none.
    settings
        What was asked.
    phrases
        What the stages were made from, to say them in another language.
    """

    table: pd.DataFrame
    results: Mapping[str, ComparisonResult]
    failed: Mapping[str, tuple[Phrase, ...]]
    endpoints: EndpointsResult
    flow: pd.DataFrame
    who: TableOne | tuple[Phrase, ...]
    settings: Mapping[str, Any]
    phrases: Mapping[str, Phrase]

    @property
    def formula(self) -> dict[str, str]:
        """The model of each endpoint."""
        return {name: result.formula for name, result in self.results.items()}

    @property
    def table_one(self) -> pd.DataFrame | None:
        """Table 1 as a frame; None where there is none."""
        return self.who.table if isinstance(self.who, TableOne) else None

    @property
    def n(self) -> int:
        """Everybody who is compared by the first endpoint."""
        return next(iter(self.results.values())).n

    @property
    def missing(self) -> pd.DataFrame:
        """Who is left out of which comparison: ``outcome``, ``arm``, ``column``, ``people``."""
        parts = [one.missing.assign(outcome=name) for name, one in self.results.items()]
        columns = ["outcome", "arm", "column", "people"]
        return pd.concat(parts, ignore_index=True)[columns]

    def summary(self, *, language: str = "en") -> str:
        """Tell all comparisons, the flow and what was measured, in plain sentences.

        Parameters
        ----------
        language
            Such as ``"de"``.

        Returns
        -------
        str
        """
        return "\n".join(self._tell(load_words(language, "screen")))

    def _tell(self, say: Words) -> Iterator[str]:
        yield tell_when(self.settings, say)
        yield from tell_results(self.results, self.failed, self.table, say)
        yield from tell_flow(self.flow, self.phrases, next(iter(self.results)), say)
        yield from self.endpoints.define(language=say.name).values()
        if not isinstance(self.who, TableOne):
            yield from map(say, self.who)

    def paper_table(
        self, say: Words, *, columns: Sequence[str] | None, digits: int | str | None
    ) -> PaperTable:
        """Lay the rows out in words; see `to_markdown` and `to_latex`."""
        formulas = list(self.formula.values())
        how: Mapping[str, Any] = {"columns": columns, "digits": digits}
        return make_paper_table(self.table, say, self._shaped(), formulas, **how)

    def _shaped(self) -> dict[str, Mapping[str, Any]]:
        return {name: one.settings for name, one in self.results.items()}

    def show(self, *, language: str = "en") -> Shown:
        """Show it in a language, in a notebook or as words."""
        say = load_words(language, "screen")
        return Shown(html=self._show(say), words=self.summary(language=language))

    def show_flow(self, *, language: str = "en") -> Shown:
        """Show who was lost on the way, stage by stage, in a language."""
        say = load_words(language, "screen")
        told = tell_flow(self.flow, self.phrases, next(iter(self.results)), say)
        return Shown(html=show_flow_table(self.flow, self.phrases, say), words="\n".join(told))

    def _show(self, say: Words) -> str:
        words = show_words(self.summary(language=say.name))
        shown = show_in_theme(words, show_rows(self.table, say, self._shaped()))
        return shown + (show_table_one(self.who, say) if isinstance(self.who, TableOne) else "")

    def _repr_html_(self) -> str:
        return self._show(load_words("en", "screen"))
