"""How bad it is, as cards of the page."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.plots.words import count, percent
from hdiary.report.parts import Card, figure, known, signed, span

_TREND_WORDS = {
    "fewer headache days": "Headache days became fewer over the diary.",
    "more headache days": "Headache days became more over the diary.",
    "less pain": "Pain on headache days became less.",
    "more pain": "Pain on headache days became more.",
    "little or no difference": "That stayed about the same over the diary.",
}
_LONG_WAIT = 365
_RELIABLE = 0.8
"""Share of days recorded from which rates are called reliable."""


def headache_card(result: Any, *, attack_list: bool) -> Card:
    """Say how many headache days there were, lately and over the whole diary."""
    recent, whole = result.recent.iloc[0], result.overall.iloc[0]
    rate, length = known(whole["headache_days_28"]), int(recent["days"])
    in_all = count(int(whole["headache_days"]), "headache day")
    short = length == int(whole["days"])
    if rate is not None:
        words = f"Over the whole diary: {figure(rate)} in every 28 days. {_trend(result, 0)}"
        bounds = span(whole["lowest_28"], whole["highest_28"], places=1)
        detail = f"Whole diary {figure(rate, places=1)}/28, range {bounds}; {in_all} in all."
    else:
        words = _trend(result, 0) if short else f"{in_all} in the whole diary. {_trend(result, 0)}"
        detail = f"No rate per 28 days: {_rate_reason(whole)}."
    recorded = int(recent["recorded"])
    when = f"{'All' if short else 'Last'} {count(length, 'day')}"
    detail = f"{when}: {_possible(recent)}{recorded}/{length} recorded. {detail}"
    lately = f"in {count(length, 'day')}" if short else f"in the last {count(length, 'day')}"
    if attack_list:
        lately = f"listed {lately}"
    elif recorded < _RELIABLE * length:
        lately = f"written down {lately}; only {recorded} of them recorded"
    return Card(
        name="Headache days",
        figure=str(int(recent["headache_days"])) if recorded else "not known",
        unit=lately if recorded else f"for the last {count(length, 'day')}",
        words=words,
        detail=f"{detail} {_slope(result, 0, 'days/28')}".strip(),
    )


def _possible(row: pd.Series) -> str:
    low, high = int(row["headache_days"]), int(row["headache_days"] + row["days"] - row["recorded"])
    return "" if low == high else f"range {low} to {high}, "


def _rate_reason(row: pd.Series) -> str:
    for part in str(row["verdict"]).split("; "):
        if part.startswith("no headache rate: "):
            return part.removeprefix("no headache rate: ")
    return "too few recorded days"


def _trend(result: Any, which: int) -> str:
    row = result.trend.iloc[which]
    verdict = str(row["verdict"])
    if verdict in _TREND_WORDS:
        return _TREND_WORDS[verdict]
    if verdict == "cannot tell yet":
        more = known(row["more_days"])
        if more is None or more > _LONG_WAIT:
            return "Whether that is changing cannot be told yet."
        return (
            "Whether that is changing cannot be told yet; about "
            f"{count(int(more), 'more recorded day')} would help."
        )
    return f"No trend can be given: {row['reason']}."


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
    detail = [f"Mean NRS {figure(mean, places=1)}, n = {count(rated, 'rated headache day')}"]
    if lately is not None:
        detail.append(f"last {int(recent['days'])} days {figure(lately, places=1)}")
    severe = known(whole["severe_days"])
    words = f"The worst pain of a headache day, on average. {_pain_trend(result)}"
    if severe is not None:
        words += f" Severe (7 or more) on {count(int(severe), 'day')} of {rated}."
    return Card(
        name="Pain",
        figure=figure(mean, places=1),
        unit="of 10 on headache days",
        words=words,
        detail=f"{'; '.join(detail)}. {_slope(result, 1, 'NRS')}".strip(),
    )


def _pain_trend(result: Any) -> str:
    words = _trend(result, 1)
    return words if str(result.trend.iloc[1]["verdict"]) in _TREND_WORDS else ""


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
            f"Pain was noted {_scale_words(scale)}; an average needs a scale of 0 to 10.",
        )
    elif scale != "0-10":
        words = "Without a scale of 0 to 10 there is no average and no count of severe days."
        told = (_scale_words(scale), "is how pain was noted", words)
    else:
        told = ("not rated", "on any headache day", "How strong the pain was is not known.")
    return Card(name="Pain", figure=told[0], unit=told[1], words=told[2])


def _scale_words(scale: str) -> str:
    words = {"0-100": "0 to 100", "0-3": "0 to 3", "words": "in words", "yes-no": "yes or no"}
    return words.get(scale, scale)


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
    unknown = int(known(whole["unrecognised_days"]) or 0)
    detail = f"Whole diary: {count(int(in_all), 'day')} of {int(whole['recorded'])} recorded."
    if unknown:
        detail += f" Treatment not recognised on {count(unknown, 'day')}."
    return Card(
        name="Acute medicine",
        figure=str(int(lately)),
        unit=f"{'day' if lately == 1 else 'days'} of the last {int(recent['days'])}",
        words=_limit_words(result.overuse),
        detail=detail,
    )


def _limit_words(overuse: pd.DataFrame) -> str:
    verdicts = set(overuse["verdict"].astype("str"))
    if "at or above the limit in all three windows" in verdicts:
        return (
            "In each of the last three months a limit was reached (below): worth talking about "
            "with your clinician."
        )
    if "above the limit in some windows" in verdicts:
        return "In some of the last three months a limit was reached (below): worth talking about."
    if any(v.startswith("not assessable: needs") for v in verdicts):
        return "To compare with the limits, about three months of diary are needed."
    if any(v.startswith("cannot tell") for v in verdicts):
        return "Days not written down leave open whether it stays below every limit (below)."
    return "Below the limits in the last three months (below)."


def coverage_card(result: Any, *, attack_list: bool) -> Card:
    """Say how much of the time was recorded."""
    row = result.coverage.iloc[0]
    if attack_list:
        return _listed_card(row)
    days, recorded = int(row["days"]), int(row["recorded"])
    missing = int(row["not_recorded"])
    words = (
        "Every day has an entry."
        if not missing
        else (f"{count(missing, 'day')} without an entry: nobody knows whether they were clear.")
    )
    if days and recorded / days < _RELIABLE:
        words += " Below 80%, rates are rough."
    states = f"{count(int(row['headache_days']), 'headache day')}"
    states += f", {count(int(row['clear_days']), 'clear day')}."
    return Card(
        name="Days recorded",
        figure=percent(recorded / days) if days else "none",
        unit=f"{recorded} of {count(days, 'day')}",
        words=words,
        detail=states,
    )


def _listed_card(row: pd.Series) -> Card:
    days, stated = int(row["days"]), int(row["clear_days"])
    states = f"{count(int(row['headache_days']), 'headache day')}"
    return Card(
        name="Days recorded",
        figure="headaches only",
        unit=f"in {count(days, 'day')}",
        words="Days without an entry may have been clear, or not written down. Writing down clear "
        "days too makes rates and trends possible.",
        detail=f"{states}, {count(stated, 'clear day')}, {int(row['not_recorded'])} not known.",
    )
