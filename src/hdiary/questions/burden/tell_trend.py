"""Trends in plain sentences; nothing is said that could not be."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.questions.burden.lines import MONTH
from hdiary.questions.burden.trend import FEW_DAYS
from hdiary.questions.reasons import DEPENDS
from hdiary.questions.wait import find_wait
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH, OVER_WEEKS
from hdiary.words import Phrase, Words, phrase

_WHOLE = 0.9
"""A trend over this share of a diary is called one over the diary."""
_MOST_PAIN = 10


def say_trend(answer: Any, say: Words) -> str:
    """Say whether one person's headache days became fewer or more."""
    row, coverage = answer.trend.iloc[0], answer.coverage.iloc[0]
    why, over = answer.why(row["reason"]), _over(row, coverage)
    if row["verdict"] == NOT_ENOUGH:
        return _say_none(why, coverage, say)
    if row["verdict"] == CANNOT_TELL:
        wait = find_wait(row["more_days"])
        if why == DEPENDS:
            return say("trend.told.open_because", why=why)
        return say("trend.told.open_wait", time=wait) if wait else say("trend.told.open")
    if row["verdict"] == LITTLE:
        matters = answer.settings["trend"]["meaningful_days"]
        return say("trend.told.same_days", over=over, matters=matters)
    key = "trend.told.fewer_days" if row["change"] < 0 else "trend.told.more_days"
    return f"{say(key, over=over, **_from_to(row, MONTH))} {say('trend.told.waves')}"


def say_pain_trend(answer: Any, say: Words) -> str:
    """Say whether pain on headache days became less or more; empty where that is not known."""
    row = answer.trend.iloc[1]
    over = _over(row, answer.coverage.iloc[0])
    if row["verdict"] == LITTLE:
        matters = answer.settings["trend"]["meaningful_pain"]
        return say("trend.told.same_pain", over=over, matters=matters)
    if row["verdict"] in {NOT_ENOUGH, CANNOT_TELL}:
        return ""
    key = "trend.told.less_pain" if row["change"] < 0 else "trend.told.more_pain"
    waves = "waves_pain" if answer.trend.iloc[0]["verdict"] in OVER_WEEKS else "waves"
    return f"{say(key, over=over, **_from_to(row, _MOST_PAIN))} {say(f'trend.told.{waves}')}"


def say_waves(verdicts: pd.Series, say: Words) -> str:
    """Say of several people what brings a line of fewer or more, if anybody has one."""
    return say("trend.told.waves_some") if verdicts.isin(OVER_WEEKS).any() else ""


def notice_withheld(trend: pd.DataFrame) -> tuple[Phrase, ...]:
    """Say that a trend was withheld because of days that were not recorded, if one was."""
    # The reasons of the frame are still phrases.
    depends = [told == DEPENDS for told in trend["reason"]]
    withheld = trend.loc[depends, "patient"].nunique()
    if not withheld:
        return ()
    if trend["patient"].nunique() == 1:
        return (phrase("trend.told.withheld"),)
    return (phrase("trend.told.withheld_some", people=withheld),)


def _say_none(why: Phrase, coverage: pd.Series, say: Words) -> str:
    if not coverage["recorded"]:
        return ""
    if not coverage["headache_days"]:
        return say("trend.told.no_headache")
    if not coverage["lists_only_headaches"] and not coverage["clear_days"]:
        return say("trend.told.no_clear")
    return say("trend.told.early" if why.key == FEW_DAYS else "trend.told.none", why=why)


def bound_line(row: pd.Series, *, most: int) -> tuple[float, float, float]:
    """Give where a line begins and ends, held within 0 and ``most``, and its least change."""
    first, last = (
        min(max(float(row[name]), 0.0), float(most)) for name in ("fitted_first", "fitted_last")
    )
    return first, last, min(abs(row["change_low"]), abs(row["change_high"]), abs(first - last))


def _from_to(row: pd.Series, most: int) -> dict[str, float]:
    return dict(zip(("first", "last", "least"), bound_line(row, most=most), strict=True))


def _over(row: pd.Series, coverage: pd.Series) -> Phrase:
    whole = phrase("trend.told.over")
    if pd.isna(row["first_day"]):
        return whole
    span = (row["last_day"] - row["first_day"]).days + 1
    if span >= _WHOLE * coverage["days"]:
        return whole
    return phrase("trend.told.from_to", first=row["first_day"], last=row["last_day"])
