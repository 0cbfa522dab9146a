"""Table 1: who the people of each arm are."""

from __future__ import annotations

import warnings
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import pandas as pd

from hdiary.cohort.arms.ask import PATIENT
from hdiary.cohort.arms.describe import Described, describe_columns
from hdiary.cohort.arms.problems import ArmsError, refuse
from hdiary.cohort.arms.show_one import lay_out_one, show_table_one, speak_table_one
from hdiary.diary.describe import Shown
from hdiary.diary.paper import ForPapers, PaperTable
from hdiary.extras import install_line
from hdiary.words import Phrase, Words, load_words, phrase

_GROUP = "group"


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class TableOne(ForPapers):
    """Who the people of each arm are.

    Attributes
    ----------
    table
        One row for each number, and for each word of a column: ``variable``, ``level`` (of a
        word, else blank), ``statistic`` ("people", "mean (SD)", "median [quartiles]" or
        "people (%)"), ``missing`` [people], ``overall``, then a column for each arm, as text;
        ``p_value`` where it was asked for.
    arms
        The arms, and how many people are in each.
    left_out
        ``column`` and ``reason``: what is not described, and why.
    settings
        What was asked.
    phrases
        What the reasons and statistics were made from, to say them in another language.
    """

    table: pd.DataFrame
    arms: Mapping[str, int]
    left_out: pd.DataFrame
    settings: Mapping[str, Any]
    phrases: Mapping[str, Phrase]

    def summary(self, *, language: str = "en") -> str:
        """Tell who is in the table, and what is not described.

        Parameters
        ----------
        language
            Such as ``"de"``.

        Returns
        -------
        str
        """
        return "\n".join(speak_table_one(self, load_words(language, "screen")))

    def paper_table(
        self, say: Words, *, columns: Sequence[str] | None, digits: int | str | None
    ) -> PaperTable:
        """Lay the rows out in words, rounded as `table_one` was asked to, not by ``digits``."""
        return lay_out_one(self, say, columns=columns)

    def show(self, *, language: str = "en") -> Shown:
        """Show it in a language, in a notebook or as words."""
        html = show_table_one(self, load_words(language, "screen"))
        return Shown(html=html, words=self.summary(language=language))

    def _repr_html_(self) -> str:
        return show_table_one(self, load_words("en", "screen"))


def table_one(
    frame: Any,
    *,
    by: str = "arm",
    columns: Sequence[str] | None = None,
    reference: Hashable | None = None,
    medians: Sequence[str] = (),
    decimals: int = 1,
    p_values: bool = False,
) -> TableOne:
    """Describe the people of each arm: Table 1 of a report.

    Parameters
    ----------
    frame
        One row a person, or what `hdiary.read_people` gives.
    by
        The column that says who belongs where.
    columns
        What to describe; None for all that can be.
    reference
        The arm to show first; None for the first in order.
    medians
        Columns of numbers to describe by median and quartiles instead of mean and standard
        deviation.
    decimals
        Of numbers and percentages.
    p_values
        Whether to test the arms for differences. CONSORT advises against it: where lots were
        drawn, whatever differs at the start differs by chance.

    Returns
    -------
    TableOne
        Worked by tableone; percentages are of the people who said something.

    Raises
    ------
    ArmsError
        Where it cannot be made, or tableone is not installed; says what to do.

    Notes
    -----
    Moher and others 2010, doi:10.1136/bmj.c869 (CONSORT, item 15); Pollard and others 2018,
    doi:10.1093/jamiaopen/ooy012 (tableone). Days and words that nearly everybody has their own
    of are left out and told.

    Examples
    --------
    >>> import pandas as pd
    >>> people = pd.DataFrame({"arm": ["a", "a", "b", "b"], "age": [30, 40, 50, 70],
    ...                        "sex": ["f", "m", "f", "f"]})
    >>> shown = ["variable", "level", "overall", "a", "b"]
    >>> for row in table_one(people).table[shown].iloc[1:3].to_numpy().tolist():
    ...     print(row)
    ['age', '', '47.5 (17.1)', '35.0 (7.1)', '60.0 (14.1)']
    ['sex', 'f', '3 (75.0)', '1 (50.0)', '2 (100.0)']
    """
    people = getattr(frame, "table", frame)
    problems = _check(people, by, [*(columns or ()), *medians])
    refuse(problems)
    chosen = list(people.columns) if columns is None else list(columns)
    chosen = [name for name in chosen if str(name) not in {str(by), PATIENT}]
    phrases: dict[str, Phrase] = {}
    told = describe_columns(people, by, chosen, reference=reference, phrases=phrases)
    if not told.kinds:
        raise ArmsError([phrase("arms.one.nothing")])
    made = _make(told, medians=[str(name) for name in medians], decimals=decimals, tests=p_values)
    return TableOne(
        table=told.tidy(made, medians=[str(m) for m in medians], phrases=phrases),
        arms=told.sizes,
        left_out=told.left_out,
        settings={"by": by, "medians": tuple(medians), "decimals": decimals, "p_values": p_values},
        phrases=phrases,
    )


def _check(people: object, by: str, named: Sequence[str]) -> list[Phrase]:
    if not isinstance(people, pd.DataFrame):
        return [phrase("arms.refuse.no_table", given=type(people).__name__)]
    listed = list(map(str, people.columns))
    unknown = tuple(dict.fromkeys(str(n) for n in (by, *named) if n not in people.columns))
    if unknown:
        columns = tuple(listed) or (phrase("say.none"),)
        return [phrase("arms.refuse.unknown", names=unknown, columns=columns)]
    twice = tuple(sorted({name for name in listed if listed.count(name) > 1}))
    if twice:
        return [phrase("arms.refuse.same_heading", names=twice)]
    if people.empty:
        return [phrase("arms.refuse.empty")]
    return []


def _make(told: Described, *, medians: Sequence[str], decimals: int, tests: bool) -> pd.DataFrame:
    """Let tableone work, on columns of two kinds only and under names of our own."""
    try:
        tableone = import_module("tableone")
    except ImportError:
        raise ArmsError([phrase("arms.one.no_tableone", line=install_line("tableone"))]) from None
    words = [key for key, kind in told.kinds.items() if kind == "words"]
    numbers = [key for key, kind in told.kinds.items() if kind == "number"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = tableone.TableOne(
            told.frame,
            columns=list(told.kinds),
            categorical=words,
            continuous=numbers,
            nonnormal=[key for key in numbers if told.named[key] in medians],
            groupby=_GROUP,
            pval=tests,
            missing=True,
            overall=True,
            include_null=False,
            label_suffix=False,
            decimals=decimals,
        )
    frame: pd.DataFrame = made.tableone.copy()
    return frame.set_axis([str(name[-1]) for name in frame.columns], axis=1)
