"""What endpoints give back: a tidy table, definitions, and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from hdiary.cohort.endpoints import tell
from hdiary.cohort.endpoints.table import asked_rows, sum_up, widen
from hdiary.diary.describe import Shown
from hdiary.diary.paper import ForPapers, PaperTable
from hdiary.questions.answer import SettingError
from hdiary.words import Phrase, Words, load_words, say_plain


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class EndpointsResult(ForPapers):
    """Endpoints by person and period.

    Attributes
    ----------
    table
        One row per patient, endpoint and period: ``patient``, ``endpoint``, ``period`` (0 is
        the baseline, then 1, 2 ...), ``first_day``, ``last_day``, ``days`` [days in the
        period], ``recorded`` (of them), ``count`` (what was counted or added up), ``of`` (of
        how many days or treatments that is known), ``value``, ``low``, ``high`` (what it may
        lie between, whatever is not known), ``reason`` (why there is no value; else empty).
    people
        The facts of the people, one row each in the diary's order; None where there are none.
    settings
        Every setting that shaped the numbers.
    named
        For each endpoint its definition, as a phrase; `definitions` has the words.
    said
        What is to be known of the whole, as phrases.
    reasons
        For each reason in the table, what it was made from, to say it in another language.
    """

    table: pd.DataFrame
    people: pd.DataFrame | None
    settings: Mapping[str, Any]
    named: Mapping[str, Phrase]
    said: tuple[Phrase, ...] = ()
    reasons: Mapping[str, Phrase] = field(default_factory=dict)

    @property
    def definitions(self) -> dict[str, str]:
        """The definition of each endpoint in English; `define` gives other languages."""
        return self.define()

    @property
    def definition(self) -> str:
        """The definitions as one text; of a named function it is the one that it stands for."""
        return " ".join(dict.fromkeys(self.definitions.values()))

    def define(self, *, language: str = "en") -> dict[str, str]:
        """Give the definition of each endpoint in a language."""
        say = load_words(language)
        return {name: tell.tell_definition(told, say) for name, told in self.named.items()}

    @property
    def by_period(self) -> pd.DataFrame:
        """One row per endpoint and period over everybody.

        ``endpoint``, ``period``, ``people``, ``n`` (with a value), ``missing`` (without),
        ``mean`` (of yes or no: the share), ``sd``, ``median``, ``low``, ``high`` (means of the
        bounds).
        """
        return sum_up(self.table[asked_rows(self.table)])

    @property
    def n(self) -> int:
        """How many people there are."""
        return len(self.table["patient"].cat.categories)

    @property
    def missing(self) -> dict[str, int]:
        """For each endpoint, how many rows have no value (responders: after the baseline)."""
        table = self.table[asked_rows(self.table)]
        counts = table["value"].isna().groupby(table["endpoint"], observed=False).sum()
        return {str(name): int(count) for name, count in counts.items()}

    @property
    def notices(self) -> tuple[str, ...]:
        """Plain sentences about what the diaries could not say."""
        return tuple(say_plain(told) for told in self.said)

    def wide(self, endpoint: str | None = None, *, period: int = 1) -> pd.DataFrame:
        """Give one row a person, ready to be compared between arms.

        Parameters
        ----------
        endpoint
            Its name; may be left out where there is only one.
        period
            Which period after the baseline.

        Returns
        -------
        pandas.DataFrame
            ``patient``, ``before`` (the baseline), ``after`` (the period), ``after_low``,
            ``after_high``, ``reason`` (why one is missing), and the facts of the people.

        Raises
        ------
        ValueError
            If there is no such endpoint or nobody has such a period.
        """
        names = list(self.named)
        if endpoint is None and len(names) == 1:
            endpoint = names[0]
        if endpoint not in names:
            raise SettingError(f"endpoint is {endpoint!r}; give one of {', '.join(names)}")
        here = sorted(set(self.table["period"]) - {0})
        if period not in here:
            told = f"give one from {here[0]} to {here[-1]}" if here else "there is none"
            raise SettingError(f"period is {period!r}; {told}")
        frame = widen(self.table, endpoint, period)
        if self.people is None:
            return frame
        facts = self.people.drop(columns="patient").reset_index(drop=True)
        own = {name: f"{name} (fact)" for name in facts.columns if name in frame}
        return pd.concat([frame, facts.rename(columns=own)], axis=1)

    def summary(self, *, language: str = "en") -> str:
        """Tell the endpoints in plain sentences, with how many people each is known of."""
        return tell.tell_endpoints(self, load_words(language, "screen"))

    def paper_table(
        self, say: Words, *, columns: Sequence[str] | None, digits: int | str | None
    ) -> PaperTable:
        """Lay the means by period out in words; see `to_markdown` and `to_latex`."""
        return tell.lay_out(self, say, columns=columns, digits=digits)

    def show(self, *, language: str = "en") -> Shown:
        """Show the endpoints in another language than English, in a notebook or as words."""
        say = load_words(language, "screen")
        return Shown(html=tell.show_endpoints(self, say), words=tell.tell_endpoints(self, say))

    def tell_table(self, frame: pd.DataFrame, say: Words) -> pd.DataFrame:
        """Put a language's words into one of the frames."""
        return tell.name_cells(frame, self, say)

    def _repr_html_(self) -> str:
        return tell.show_endpoints(self, load_words("en", "screen"))
