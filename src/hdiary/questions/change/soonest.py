"""What would decide soonest what cannot be told yet: entries, days, or an experiment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from hdiary.questions.change import rules
from hdiary.questions.reasons import DEPENDS, ONLY_LISTED, WIDE
from hdiary.questions.wait import find_wait
from hdiary.vocabulary.verdicts import CANNOT_TELL, NOT_ENOUGH
from hdiary.words import Phrase, Words, phrase

IN_TURN = phrase("settle.in_turn")
"""Two weeks with it and two weeks without: where more days of the same hardly help."""
_EVERY_DAY = phrase("settle.every_day")
_SOONEST: dict[str, Phrase | None] = {
    DEPENDS.key: _EVERY_DAY,
    ONLY_LISTED.key: _EVERY_DAY,
    rules.FEW_CLEAR: _EVERY_DAY,
    rules.FEW_HEADACHES: phrase("settle.more_headaches"),
    **dict.fromkeys(rules.FEW_RATED, phrase("settle.rate")),
    **dict.fromkeys((rules.EARLY.key, rules.LATE.key, "reason.other_scale")),
}
"""By the key of a reason; nothing where what was asked, and not the diary, is in the way."""


def add_soonest(why: Phrase, *, days_after: int = 0) -> Phrase:
    """Add to why a change cannot be told what would decide it soonest."""
    if why.key == rules.FEW_DAYS[1]:
        more = _days_to_compare(why, days_after)
        return phrase("settle.because", why=why, soonest=phrase("settle.more_days", n=more))
    soonest = _SOONEST.get(why.key, IN_TURN)
    return why if soonest is None else phrase("settle.because", why=why, soonest=soonest)


def find_days(row: Mapping[Any, Any], answer: Any) -> int | None:
    """Find how many more days of diary may tell a change; None where no number of them does."""
    # What the sentences about it say, and `hdiary.next`.
    why = answer.why(row["reason"])
    if row["verdict"] == NOT_ENOUGH and why.key == rules.FEW_DAYS[1]:
        return _days_to_compare(why, int(row["days_after"]))
    if row["verdict"] == CANNOT_TELL and why == WIDE and find_wait(row["more_days"]) is not None:
        return int(row["more_days"])
    return None


def asks_every_day(row: Mapping[Any, Any], answer: Any) -> bool:
    """Say whether a word on every day would tell soonest, by the sentences about a change."""
    is_open = row["verdict"] in (CANNOT_TELL, NOT_ENOUGH)
    return is_open and _SOONEST.get(answer.why(row["reason"]).key) == _EVERY_DAY


def _days_to_compare(why: Phrase, days_after: int) -> int:
    return max(int(str(why.value("needed"))) - days_after, 1)


def is_open(rows: pd.DataFrame) -> bool:
    """Say whether a start has no answer, neither on headache days nor on pain."""
    return bool(rows["verdict"].isin([CANNOT_TELL, NOT_ENOUGH]).all())


def fold_open(starts: Sequence[pd.DataFrame], answer: Any, say: Words) -> str:
    """Name several starts without an answer in one line, by what would decide them soonest."""
    names: dict[Phrase, list[str]] = {}
    for rows in starts:
        row = rows.iloc[0]
        name = say.treatment(str(row["intervention"]))
        told = say("change.told.folded_name", name=name, since=row["since"])
        names.setdefault(_soonest_of(row, answer), []).append(told)
    every = [
        say("change.told.folded_why", names=say.join(some), why=why) for why, some in names.items()
    ]
    return say("change.told.folded", told="; ".join(every))


def _soonest_of(row: pd.Series, answer: Any) -> Phrase:
    why, wait = answer.why(row["reason"]), find_wait(row["more_days"])
    if why == WIDE and wait is not None:
        return phrase("change.told.wait_for", time=wait)
    if why == WIDE:
        return IN_TURN
    return add_soonest(why, days_after=int(row["days_after"]))
