"""How bad it is, as cards of the page."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.questions.burden_words import say_rate
from hdiary.questions.overuse_words import say_limits
from hdiary.questions.result import (
    NOTHING_YET,
    RELIABLE,
    ROUGH,
    find_open_lists,
    say_scale,
)
from hdiary.questions.trend_words import say_pain_trend, say_trend
from hdiary.report.parts import Card, figure, known, signed, span
from hdiary.vocabulary.say import say_count, say_share


def headache_card(result: Any) -> Card:
    """Say how many headache days there were, lately and over the whole diary."""
    recent, whole, covered = (
        table.iloc[0] for table in (result.recent, result.overall, result.coverage)
    )
    listing = bool(find_open_lists(result.coverage)[0])
    length, recorded = int(recent["days"]), int(recent["recorded"])
    short = length == int(whole["days"])
    lately = _span_words(length, short=short)
    if not int(whole["recorded"]):
        return Card(
            name="Headache days", figure="not known", unit=f"for {lately}", words=NOTHING_YET
        )
    trend = say_trend(result.trend.iloc[0], covered, settings=result.settings)
    rate = say_rate(whole, listing=listing)
    in_all = say_count(int(whole["headache_days"]), "headache day")
    if rate:
        words = f"Over the whole diary: {rate}. {trend}"
    else:
        words = trend if short else f"{in_all} in the whole diary. {trend}"
    detail = [f"{lately[0].upper()}{lately[1:]}: {_possible(recent)}{recorded}/{length} recorded."]
    detail += [_rate_detail(whole, in_all, listing=listing), _slope(result, 0, "days/28")]
    shown, before, after = _headline(recent, listing=listing)
    at = "for" if not recorded else "on" if length == 1 else "in"
    return Card(
        name="Headache days",
        figure=shown,
        unit=f"{before} {at} {lately} {after}".strip(),
        words=words,
        detail=" ".join(part for part in detail if part),
    )


def _span_words(length: int, *, short: bool) -> str:
    if length == 1:
        return "the one day" if short else "the last day"
    return f"{'all' if short else 'the last'} {length} days"


def _headline(recent: pd.Series, *, listing: bool) -> tuple[str, str, str]:
    """Give the large figure, a range where too many days are open, and words around the span."""
    days, recorded = int(recent["days"]), int(recent["recorded"])
    count = str(int(recent["headache_days"]))
    if not recorded:
        return "not known", "", ""
    if listing:
        return count, "listed", ""
    if recorded < RELIABLE * days:
        most = int(recent["headache_days"]) + days - recorded
        return f"{count} to {most}", "", f"(only {recorded} recorded)"
    return count, "", ""


def _rate_detail(whole: pd.Series, in_all: str, *, listing: bool) -> str:
    rate = known(whole["headache_days_28"])
    if rate is None or listing or int(whole["recorded"]) < ROUGH * int(whole["days"]):
        return f"No rate per 28 days: {_rate_reason(whole)}. {in_all} in all."
    bounds = span(whole["lowest_28"], whole["highest_28"], places=1)
    return f"Whole diary {figure(rate, places=1)}/28, range {bounds}; {in_all} in all."


def _possible(row: pd.Series) -> str:
    low, high = int(row["headache_days"]), int(row["headache_days"] + row["days"] - row["recorded"])
    return "" if low == high else f"range {low} to {high}, "


def _rate_reason(row: pd.Series) -> str:
    for part in str(row["verdict"]).split("; "):
        if part.startswith("no headache rate: "):
            return part.removeprefix("no headache rate: ")
    few = int(row["recorded"]) < ROUGH * int(row["days"])
    return "too few days recorded" if few else "nearly only headaches are listed"


def _slope(result: Any, which: int, unit: str) -> str:
    row = result.trend.iloc[which]
    if known(row["slope_28"]) is None or known(row["ci_low"]) is None:
        return ""
    low, high = signed(row["ci_low"]), signed(row["ci_high"])
    return (
        f"Trend {signed(row['slope_28'])} {unit} each 28 days "
        f"(95% CI {low} to {high}, n = {int(row['days'])} days)."
    )


def pain_card(result: Any) -> Card:
    """Say how strong the pain was on headache days."""
    recent, whole = result.recent.iloc[0], result.overall.iloc[0]
    mean = known(whole["mean_pain"])
    if mean is None:
        return _pain_without_mean(result, whole)
    rated = int(whole["rated_days"])
    lately = known(recent["mean_pain"])
    detail = [f"Mean NRS {figure(mean, places=1)}, n = {say_count(rated, 'rated headache day')}"]
    if lately is not None:
        last = _span_words(int(recent["days"]), short=recent["days"] == whole["days"])
        detail.append(f"{last} {figure(lately, places=1)}")
    severe = known(whole["severe_days"])
    words = f"The worst pain of a headache day, on average. {_pain_trend(result)}".strip()
    if severe is not None:
        words += f" Severe (7 or more) on {say_count(int(severe), 'day')} of {rated}."
    return Card(
        name="Pain",
        figure=figure(mean, places=1),
        unit="of 10 on headache days",
        words=words,
        detail=f"{'; '.join(detail)}. {_slope(result, 1, 'NRS')}".strip(),
    )


def _pain_trend(result: Any) -> str:
    row, covered = result.trend.iloc[1], result.coverage.iloc[0]
    return say_pain_trend(row, covered, settings=result.settings)


def _pain_without_mean(result: Any, whole: pd.Series) -> Card:
    scale = str(result.settings.get("scale", "0-10"))
    severe, rated = known(whole["severe_days"]), int(whole["rated_days"])
    if not int(whole["headache_days"]):
        told = ("none", "written down", "The diary lists no headache day.")
    elif scale == "yes-no":
        told = ("yes or no", "is all that was noted", "How strong the pain was is not known.")
    elif severe is not None and rated and scale != "0-10":
        told = (
            str(int(severe)),
            f"severe days of {rated} rated",
            f"Pain was noted {say_scale(scale)}; an average needs a scale of 0 to 10.",
        )
    elif scale != "0-10":
        words = "Without a scale of 0 to 10 there is no average and no count of severe days."
        told = (say_scale(scale), "is how pain was noted", words)
    else:
        told = ("not rated", "on any headache day", "How strong the pain was is not known.")
    return Card(name="Pain", figure=told[0], unit=told[1], words=told[2])


def medicine_card(result: Any) -> Card:
    """Say on how many days acute medicine was taken, lately and in all."""
    recent, whole = result.recent.iloc[0], result.overall.iloc[0]
    lately, in_all = known(recent["medication_days"]), known(whole["medication_days"])
    if lately is None or in_all is None:
        return Card(
            name="Acute medicine",
            figure="not said",
            unit="in this diary",
            words="No treatment was written down, so days with medicine cannot be counted. "
            'Writing "none" on a day without medicine helps.',
        )
    length = int(recent["days"])
    short = length == int(whole["days"])
    unknown = int(known(whole["unrecognised_days"]) or 0)
    detail = f"Whole diary: {say_count(int(in_all), 'day')} of {int(whole['recorded'])} recorded."
    if unknown:
        detail += f" Treatment not recognised on {say_count(unknown, 'day')}."
    return Card(
        name="Acute medicine",
        figure=str(int(lately)),
        unit=f"{'day' if lately == 1 else 'days'} of {_span_words(length, short=short)}",
        words=say_limits(result.overuse, whole),
        detail=detail,
    )


def coverage_card(result: Any) -> Card:
    """Say how much of the time was recorded."""
    row = result.coverage.iloc[0]
    if find_open_lists(result.coverage)[0]:
        return _listed_card(row)
    days, recorded = int(row["days"]), int(row["recorded"])
    missing = int(row["not_recorded"])
    words = "Every day has an entry."
    if missing:
        they = "it was" if missing == 1 else "they were"
        words = f"{say_count(missing, 'day')} not recorded: nobody knows whether {they} clear."
    if not recorded:
        words = NOTHING_YET
    if recorded and recorded / days < RELIABLE:
        words += f" Below {say_share(RELIABLE)}, rates are rough."
    states = f"{say_count(int(row['headache_days']), 'headache day')}"
    states += f", {say_count(int(row['clear_days']), 'clear day')}."
    return Card(
        name="Days recorded",
        figure=say_share(recorded / days) if days else "none",
        unit=f"{recorded} of {say_count(days, 'day')}",
        words=words,
        detail=states,
    )


def _listed_card(row: pd.Series) -> Card:
    days, stated = int(row["days"]), int(row["clear_days"])
    states = f"{say_count(int(row['headache_days']), 'headache day')}"
    return Card(
        name="Days recorded",
        figure="headaches only",
        unit=f"in {say_count(days, 'day')}",
        words="Days without an entry may have been clear, or not written down. Writing down clear "
        "days too makes rates and trends possible.",
        detail=f"{states}, {say_count(stated, 'clear day')}, {int(row['not_recorded'])} not known.",
    )
