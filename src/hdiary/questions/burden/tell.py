"""The burden answer in plain sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import pandas as pd

from hdiary.diary.coverage import find_open_lists
from hdiary.questions.answer import RELIABLE, ROUGH
from hdiary.questions.burden.tell_trend import say_pain_trend, say_trend, say_waves
from hdiary.questions.margins import DAYS, explain_little
from hdiary.questions.medicine.tell import tell_limits
from hdiary.questions.medicine.verdicts import AT_LIMIT
from hdiary.questions.pooled.tell import tell_pooled
from hdiary.questions.unsaid import tell_no_column
from hdiary.words import Words, phrase

SHORT = 14
"""In fewer days than this nothing is said of 28 [days]."""
_MANY_UNRATED = 0.2
"""Above this share of headache days, those without a rating are told of."""


def tell_burden(result: Any, say: Words) -> list[str]:
    """Tell the answer for one person, a sentence to a line."""
    whole = result.overall.iloc[0]
    listing = bool(find_open_lists(result.coverage)[0])
    lines = [
        " ".join(_headache_days(whole, say, listing=listing)),
        _recent_days(whole, result, say, listing=listing),
        say_trend(result, say),
        _pain(whole, say_pain_trend(result, say), say),
        _medicine(whole, result.columns_in, say),
        *tell_limits(result.overuse, whole, say),
    ]
    return [line for line in lines if line]


def tell_rate(row: pd.Series, say: Words, *, listing: bool) -> str:
    """Say how many headache days there are in 28, as surely as the recorded days allow."""
    share, rate = row["recorded"] / row["days"], row["headache_days_28"]
    ends = {"low": row["lowest_28"], "high": row["highest_28"]}
    if pd.isna(rate) or listing or share < ROUGH:
        return say("burden.rate.bounds", **ends)
    if share < RELIABLE:
        return say("burden.rate.rough", **ends, rate=rate)
    if row["recorded"] == row["days"]:
        return say("burden.rate.all", rate=rate)
    return say("burden.rate.some", **ends, rate=rate)


def _headache_days(row: pd.Series, say: Words, *, listing: bool) -> Iterator[str]:
    many = row["headache_days"]
    if not many:
        yield say("burden.none", n=row["recorded"])
        return
    # Of a list of attacks every recorded day is a headache day; "of" would say nothing.
    counted = (
        say("burden.listed", n=many)
        if listing
        else say("burden.came", n=row["recorded"], headaches=many)
    )
    if row["days"] < SHORT:
        yield say("burden.too_short", counted=counted)
    else:
        yield say("burden.rated", counted=counted, rate=tell_rate(row, say, listing=listing))
    if row["episodes"] != many:
        yield say("burden.episodes", n=row["episodes"])


def _recent_days(whole: pd.Series, result: Any, say: Words, *, listing: bool) -> str:
    row = result.recent.iloc[0]
    if whole["days"] <= result.settings["window_days"]:
        return ""
    if not row["recorded"]:
        return say("burden.recent.blank", n=row["days"])
    if listing:
        return say("burden.recent.listed", n=row["days"], headaches=row["headache_days"])
    counts = {"headaches": row["headache_days"], "recorded": row["recorded"]}
    return say("burden.recent.counted", n=row["days"], **counts)


def _pain(row: pd.Series, trend: str, say: Words) -> str:
    if row["rated_days"] == 0 or pd.isna(row["severe_days"]):
        return ""
    often = "severe" if row["severe_days"] else "never_severe"
    counts = {"rated": row["rated_days"], "severe": row["severe_days"]}
    left = int(row["headache_days"]) - int(row["rated_days"])
    # A few change little, unless nothing stronger is said to have been.
    told_left = left > _MANY_UNRATED * row["headache_days"] or (left and often == "never_severe")
    unrated = say("burden.pain.unrated", n=left) if told_left else ""
    if pd.isna(row["mean_pain"]):
        return f"{say(f'burden.pain.{often}', **counts)} {unrated}".strip()
    told = say(f"burden.pain.mean_{often}", mean=row["mean_pain"], **counts)
    return " ".join(text for text in (told, unrated, trend) if text)


def _medicine(row: pd.Series, columns_in: Collection[str], say: Words) -> str:
    if pd.isna(row["medication_lowest"]):
        if "treatment" in columns_in:
            return say("burden.medicine.blank")
        return say(tell_no_column("treatment", so=phrase("burden.medicine.not_known")))
    sure, unknown = int(row["medication_lowest"]), int(row["unrecognised_days"])
    if not unknown:
        return say("burden.medicine.days", days=sure)
    if not pd.isna(row["medication_days"]):
        return say("burden.medicine.some_unknown", days=sure, unknown=unknown)
    if sure:
        return say("burden.medicine.open", days=sure, unknown=unknown)
    return say("burden.medicine.none_open", unknown=unknown)


def tell_people(result: Any, say: Words) -> list[str]:
    """Give an overview of many people."""
    overall = result.overall
    if not len(overall):
        return [say("burden.many.no_days")]
    days, recorded = int(overall["days"].sum()), int(overall["recorded"].sum())
    lines = [say("burden.many.holds", people=len(overall), days=days, share=recorded / days)]
    rates = overall["headache_days_28"].mask(find_open_lists(result.coverage)).dropna()
    if len(rates) == 1:
        lines.append(say("burden.many.one_rate", rate=rates.iloc[0]))
    elif len(rates):
        low, middle, high = rates.quantile([0.25, 0.5, 0.75])
        ends = {"low": low, "middle": middle, "high": high}
        lines.append(say("burden.many.rates", people=len(rates), **ends))
    of_days = result.trend["outcome"] == "headache_days_28"
    found = result.trend.loc[of_days, "verdict"]
    verdicts = found.value_counts()
    trends = [say("burden.many.trend", verdict=v, people=n) for v, n in verdicts.items()]
    told = say("burden.many.trends", trends=", ".join(trends))
    lines.append(f"{told} {say_waves(found, say)}".strip())
    lines += tell_pooled(result.pooled, result.reasons, say)
    matters = {DAYS: result.settings["trend"]["meaningful_days"]}
    lines += explain_little(verdicts.index, matters, say)
    reached = result.overuse["verdict"] == AT_LIMIT
    people = result.overuse.loc[reached, "patient"].nunique()
    if people:
        lines.append(say("burden.many.limits", people=people))
    return lines
