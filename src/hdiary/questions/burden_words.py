"""The burden answer in plain sentences."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd

from hdiary.questions.overuse import AT_LIMIT
from hdiary.questions.overuse_words import say_limits
from hdiary.questions.result import (
    NOTHING_YET,
    RELIABLE,
    ROUGH,
    find_open_lists,
    say_coverage,
)
from hdiary.questions.trend_words import say_pain_trend, say_trend
from hdiary.questions.unsaid import say_unsaid
from hdiary.vocabulary.say import say_count, say_number, say_share

SHORT = 14
"""In fewer days than this nothing is said of 28 [days]."""


def tell_burden(
    *,
    overall: pd.DataFrame,
    recent: pd.DataFrame,
    trend: pd.DataFrame,
    overuse: pd.DataFrame,
    coverage: pd.DataFrame,
    settings: Mapping[str, Any],
    notices: Sequence[str],
    columns_in: Collection[str],
) -> str:
    """Tell the answer for one person, or an overview of many, one sentence to a line."""
    if len(overall) != 1:
        return "\n".join([*_many(overall, trend, overuse, coverage), *notices])
    whole, covered, listing = overall.iloc[0], coverage.iloc[0], bool(find_open_lists(coverage)[0])
    if not whole["recorded"]:
        return "\n".join([say_coverage(covered), NOTHING_YET, *notices])
    pain_trend = say_pain_trend(trend.iloc[1], covered, settings=settings)
    sentences = [
        say_coverage(covered),
        _headache_days(whole, listing=listing),
        _recent_days(whole, recent.iloc[0], settings, listing=listing),
        say_trend(trend.iloc[0], covered, settings=settings),
        _pain(whole, pain_trend),
        _medicine(whole, columns_in),
        say_limits(overuse, whole),
    ]
    return "\n".join([s for s in sentences if s] + list(notices))


def say_rate(row: pd.Series, *, listing: bool) -> str:
    """Say how many headache days there are in 28, as surely as the recorded days allow."""
    if row["days"] < SHORT:
        return ""
    low, high = say_number(row["lowest_28"]), say_number(row["highest_28"])
    share, rate = row["recorded"] / row["days"], say_number(row["headache_days_28"])
    both = f"{low} to {high} in every 28 days, whatever the days without an entry were"
    if pd.isna(row["headache_days_28"]) or listing or share < ROUGH:
        return both
    if share < RELIABLE:
        return f"{both}; counting recorded days only, about {rate}"
    if row["recorded"] == row["days"]:
        return f"about {rate} in every 28 days"
    return (
        f"about {rate} in every 28 days ({low} to {high}, whatever the days without an entry were)"
    )


def _headache_days(row: pd.Series, *, listing: bool) -> str:
    recorded = row["recorded"]
    of = "the one recorded day" if recorded == 1 else f"{recorded} recorded days"
    if row["headache_days"] == 0:
        return f"No headache was written down on {'' if recorded == 1 else 'the '}{of}."
    counted = f"Headache came on {row['headache_days']} of {of}"
    if recorded == 1:
        counted = f"Headache came on {of}"
    if listing:
        # Of a list of attacks every recorded day is a headache day; "of" would say nothing.
        counted = f"Headache was listed on {say_count(row['headache_days'], 'day')}"
    rate = say_rate(row, listing=listing)
    episodes = _episodes(row)
    if not rate:
        return f"{counted}; that is too short a time to say how many it makes in 28 days.{episodes}"
    return f"{counted}: {rate}.{episodes}"


def _episodes(row: pd.Series) -> str:
    """Give the number of episodes where it is not that of the headache days."""
    if row["episodes"] == row["headache_days"]:
        return ""
    return (
        f" These days make {say_count(int(row['episodes']), 'episode')} (headaches with less than "
        "24 hours free between them are one)."
    )


def _recent_days(
    whole: pd.Series, row: pd.Series, settings: Mapping[str, Any], *, listing: bool
) -> str:
    if whole["days"] <= settings["window_days"]:
        return ""
    last = "On the last day" if row["days"] == 1 else f"In the last {row['days']} days"
    if not row["recorded"]:
        return f"{last} nothing was written down."
    if listing:
        return f"{last} headache was listed on {say_count(row['headache_days'], 'day')}."
    return (
        f"{last} there was headache on {row['headache_days']} of "
        f"{say_count(row['recorded'], 'recorded day')}."
    )


def _pain(row: pd.Series, trend: str) -> str:
    if row["rated_days"] == 0 or pd.isna(row["severe_days"]):
        return ""
    of = say_count(row["rated_days"], "rated headache day")
    days = row["severe_days"]
    severe = f"severe on {days} of {of}" if days else f"never severe on {of}"
    if pd.isna(row["mean_pain"]):
        return f"Pain was {severe}."
    said = (
        f"At its worst, pain on headache days was {say_number(row['mean_pain'])} of 10 on "
        f"average, and {severe} (7 or more)."
    )
    return f"{said} {trend}".strip()


def _medicine(row: pd.Series, columns_in: Collection[str]) -> str:
    if pd.isna(row["medication_lowest"]):
        if "treatment" in columns_in:
            return "No treatments were written down, so medication days cannot be counted."
        return f"{say_unsaid('', columns_in)}, so nothing is known of medicine."
    sure = int(row["medication_lowest"])
    said = f"Acute headache medicine was written down on {say_count(sure, 'day')}"
    if not row["unrecognised_days"]:
        return f"{said}."
    days = say_count(int(row["unrecognised_days"]), "day")
    unknown = f"on {days} a treatment was written that hdiary does not know"
    if not pd.isna(row["medication_days"]):
        return f"{said}; {unknown}."
    if sure:
        return f"{said}; {unknown}, so how many such days there were is not known."
    return (
        f"No acute headache medicine was recognised, but {unknown}, so how many days with such "
        "medicine there were is not known."
    )


def _many(
    overall: pd.DataFrame, trend: pd.DataFrame, overuse: pd.DataFrame, coverage: pd.DataFrame
) -> list[str]:
    if not len(overall):
        return ["The diary holds no days."]
    days, recorded = int(overall["days"].sum()), int(overall["recorded"].sum())
    sentences = [
        f"The diary holds {len(overall)} people and {say_count(days, 'day')}, "
        f"{say_share(recorded / days)} of them recorded."
    ]
    rates = overall["headache_days_28"].mask(find_open_lists(coverage)).dropna()
    if len(rates) == 1:
        sentences.append(
            "One person has enough recorded days: headache on about "
            f"{say_number(rates.iloc[0])} days in 28."
        )
    elif len(rates):
        low, middle, high = (say_number(v) for v in rates.quantile([0.25, 0.5, 0.75]))
        sentences.append(
            f"The typical person had headache on about {middle} days in 28; half of the "
            f"{len(rates)} people with enough recorded days lie between {low} and {high}."
        )
    verdicts = trend.loc[trend["outcome"] == "headache_days_28", "verdict"].value_counts()
    told = [f"{word} for {count}" for word, count in verdicts.items()]
    sentences.append(f"Over the length of the diary: {', '.join(told)}.")
    reached = overuse.loc[overuse["verdict"] == AT_LIMIT, "patient"].nunique()
    if reached:
        who = say_count(reached, "person", "people")
        sentences.append(
            f"Medication days were at or above a limit in all three last months for {who}."
        )
    return sentences
