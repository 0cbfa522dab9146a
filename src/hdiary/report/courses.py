"""Which treatments help, wait for an answer or began when headaches became fewer, by name."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.questions.change.rules import BETTER, name_cautions
from hdiary.questions.own_words import words_of
from hdiary.questions.reasons import ONLY_LISTED
from hdiary.questions.relief.rules import HELPS
from hdiary.questions.treatments.rules import SAME_TIME
from hdiary.report.ended import Ended
from hdiary.report.treatments_part import named_in_rows
from hdiary.vocabulary.verdicts import CANNOT_TELL, NOT_ENOUGH
from hdiary.words import Words


def helping_now(say: Words, result: Any) -> list[str]:
    """Name the treatments after which pain falls further."""
    helps = result.table["hours_verdict"].isin(HELPS)
    return _names(say, result, helps)


def open_courses(say: Words, result: Any, ended: Ended) -> list[str]:
    """Name what began, goes on and cannot be judged over weeks yet."""
    table = result.table
    waiting = table["since"].notna() & table["weeks_verdict"].isin([CANNOT_TELL, NOT_ENOUGH])
    listed = [result.why(text) == ONLY_LISTED for text in table["weeks_reason"]]
    waiting &= ~pd.Series(listed, index=table.index, dtype=bool)
    told = [result.why(text).key == SAME_TIME for text in table["weeks_reason"]]
    waiting &= ~pd.Series(told, index=table.index, dtype=bool)
    return _names(say, result, waiting & ~_over(result, ended))


def ended_courses(say: Words, result: Any, ended: Ended) -> list[str]:
    """Name what began and was not written down any more long before the last day."""
    return _names(say, result, _over(result, ended))


def good_courses(say: Words, result: Any, ended: Ended, *, sure: bool) -> list[str]:
    """Name what began when headache days became fewer: where nothing warns of it, or the rest."""
    # What ended cannot go on; that is asked by itself.
    table = result.table
    warned = [bool(name_cautions(row)) for row in table.to_dict("records")]
    mine = pd.Series(warned, index=table.index, dtype="bool") != sure
    good = (table["weeks_verdict"] == BETTER[0]) & mine
    return _names(say, result, good & ~_over(result, ended))


def _over(result: Any, ended: Ended) -> pd.Series:
    """Say which treatments began and were then no longer written down."""
    table = result.table
    over: pd.Series = table["treatment"].astype("str").str.casefold().isin(ended)
    over &= table["since"].notna()
    return over


def _names(say: Words, result: Any, which: pd.Series) -> list[str]:
    """Name treatments again, in own words alone where the head of their row has the name too."""
    own, named = words_of(result.own_words, result.coverage), named_in_rows(result)
    return [
        say.treatment(name, own, again=name in named)
        for name in result.table.loc[which, "treatment"].astype("str")
    ]
