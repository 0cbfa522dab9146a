"""The burden answer in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from hdiary.questions.course import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.questions.overuse import AT_LIMIT, BELOW, SOMETIMES, TOO_SHORT
from hdiary.questions.overuse import CANNOT_TELL as CANNOT_TELL_MEDICINE
from hdiary.questions.result import say_count, say_coverage, say_number

_LONG_WAIT = 365
_GROUP_WORDS = {
    "simple analgesics together": "simple painkillers",
    "combination analgesics": "combination painkillers",
    "triptans": "triptans",
    "ergots": "ergots",
    "opioids": "opioids",
    "all acute classes together": "acute headache medicines of several kinds",
}


def tell_burden(
    *,
    overall: pd.DataFrame,
    recent: pd.DataFrame,
    trend: pd.DataFrame,
    overuse: pd.DataFrame,
    coverage: pd.DataFrame,
    settings: Mapping[str, Any],
    notices: Sequence[str],
) -> str:
    """Tell the answer for one person, or an overview of many, one sentence to a line.

    Parameters
    ----------
    overall, recent, trend, overuse, coverage, settings, notices
        Of a `BurdenResult`.

    Returns
    -------
    str
        Sentences parted by line ends, with numbers rounded.
    """
    if len(overall) != 1:
        return "\n".join([*_many(overall, trend, overuse), *notices])
    whole = overall.iloc[0]
    sentences = [
        say_coverage(coverage.iloc[0]),
        _headache_days(whole),
        _recent_days(whole, recent.iloc[0], settings),
        _trend_of_days(trend.iloc[0], settings),
        _pain(whole, trend.iloc[1]),
        _medicine(whole),
        _limits(overuse),
    ]
    return "\n".join([s for s in sentences if s] + list(notices))


def _headache_days(row: pd.Series) -> str:
    low, high = say_number(row["lowest_28"]), say_number(row["highest_28"])
    of = say_count(row["recorded"], "recorded day")
    if row["headache_days"] == 0:
        return f"No headache was written down on the {of}."
    counted = f"Headache came on {row['headache_days']} of {of}"
    if pd.isna(row["headache_days_28"]):
        if row["recorded"] == row["days"]:
            return f"{counted}; that is too short a time to say how many it makes in 28 days."
        return (
            f"{counted}; counting the days that were not recorded, that is "
            f"somewhere between {low} and {high} days in 28."
        )
    said = f"{counted}, about {say_number(row['headache_days_28'])} days in every 28"
    if row["recorded"] == row["days"]:
        return f"{said}."
    return f"{said} (between {low} and {high}, whatever the days were that were not recorded)."


def _recent_days(whole: pd.Series, row: pd.Series, settings: Mapping[str, Any]) -> str:
    if whole["days"] <= settings["window_days"]:
        return ""
    return (
        f"In the last {row['days']} days there was headache on "
        f"{row['headache_days']} of {say_count(row['recorded'], 'recorded day')}."
    )


def _trend_of_days(row: pd.Series, settings: Mapping[str, Any]) -> str:
    verdict = row["verdict"]
    if verdict == NOT_ENOUGH:
        return f"It is too early to say whether headache days become fewer ({row['reason']})."
    if verdict == CANNOT_TELL:
        return (
            "Whether headache days became fewer or more cannot be told yet; "
            f"{_more_days(row['more_days'])}."
        )
    if verdict == LITTLE:
        matters = say_number(settings["trend"]["meaningful_days"])
        return (
            "Headache days stayed much the same over the diary: "
            f"a change of {matters} or more days in 28 is unlikely."
        )
    way = "fewer" if row["change"] < 0 else "more"
    low, high = sorted((abs(row["change_low"]), abs(row["change_high"])))
    return (
        f"Headache days became {way} over the diary, by about "
        f"{say_number(abs(row['change']))} days in 28 from its start to its end "
        f"(likely between {say_number(low)} and {say_number(high)})."
    )


def _more_days(days: int) -> str:
    if days > _LONG_WAIT:
        return "it would take more than another year of days"
    return f"about {say_count(days, 'more recorded day')} would help"


def _pain(row: pd.Series, trend: pd.Series) -> str:
    if row["rated_days"] == 0 or pd.isna(row["severe_days"]):
        return ""
    of = say_count(row["rated_days"], "rated headache day")
    days = row["severe_days"]
    severe = f"severe on {days} of {of}" if days else f"never severe on {of}"
    if pd.isna(row["mean_pain"]):
        return f"Pain was {severe}."
    said = (
        f"At its worst, pain on headache days was {say_number(row['mean_pain'])} of 10 on "
        f"average, and {severe} (7 or more)"
    )
    if trend["verdict"] in {"less pain", "more pain"}:
        way = "less" if trend["change"] < 0 else "more"
        change = say_number(abs(trend["change"]))
        return f"{said}; it became {way} over the diary, by about {change} points."
    return f"{said}."


def _medicine(row: pd.Series) -> str:
    if pd.isna(row["medication_days"]):
        return "No treatments were written down, so medication days cannot be counted."
    said = (
        "Acute headache medicine was written down on "
        f"{say_count(int(row['medication_days']), 'day')}"
    )
    if row["unrecognised_days"] > 0:
        days = say_count(int(row["unrecognised_days"]), "day")
        return f"{said}; on {days} a treatment was written that hdiary does not know."
    return f"{said}."


def _limits(overuse: pd.DataFrame) -> str:
    reached = overuse[overuse["verdict"].isin([AT_LIMIT, SOMETIMES])]
    if len(reached):
        row = reached.iloc[0]
        always = row["verdict"] == AT_LIMIT
        when = "each of the last three months" if always else "some of the last three months"
        name = _GROUP_WORDS[str(row["group"])]
        return (
            f"In {when}, {name} were taken on {row['limit']} or more days of 30, which is as many "
            "as guidelines advise against going over; worth talking about with your clinician."
        )
    verdicts = set(overuse["verdict"])
    if CANNOT_TELL_MEDICINE in verdicts:
        return (
            "Whether medication days stay below their limits cannot be told, because on some days "
            'it was not written down; writing "none" on a day without medicine helps.'
        )
    if BELOW in verdicts:
        return "In the last three months such days stayed below the limits that guidelines give."
    if TOO_SHORT in verdicts:
        return "Comparing such days with the limits in guidelines takes three months of diary."
    return ""


def _many(overall: pd.DataFrame, trend: pd.DataFrame, overuse: pd.DataFrame) -> list[str]:
    if not len(overall):
        return ["The diary holds no days."]
    days, recorded = int(overall["days"].sum()), int(overall["recorded"].sum())
    sentences = [
        f"The diary holds {len(overall)} people and {days} days, "
        f"{say_number(100 * recorded / days, 0)} % of them recorded."
    ]
    rates = overall["headache_days_28"].dropna()
    if len(rates):
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
        who = "1 person" if reached == 1 else f"{reached} people"
        sentences.append(
            f"Medication days were at or above a limit in all three last months for {who}."
        )
    return sentences
