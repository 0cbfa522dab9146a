"""What comes before headaches, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from hdiary.questions.naive import NAIVE_WARNING
from hdiary.questions.result import NOTHING_YET, say_coverage
from hdiary.questions.trigger_pool import say_pooled
from hdiary.questions.trigger_verdicts import (
    CLAIMS,
    COMES_TOGETHER,
    FEWER,
    INDICATION,
    MORE,
    NOT_APART,
    ONE_OF_MANY,
)
from hdiary.vocabulary.say import say_amount, say_count, say_list, say_number, say_share
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH

_MOST_NAMES = 6
_LONG_DAYS = 730
NOT_A_CAUSE = (
    "Days that go together are not yet cause and effect; what comes before a headache can also "
    "be its first sign."
)
BARE_COUNTS = (
    "The bare counts go another way; the odds ratio takes yesterday's headache, the weekday and "
    "slow ups and downs into account."
)
FOLLOWS = (
    "It also goes with the headache itself or the day after, so it may follow the headache or be "
    "an early sign of it."
)


def tell_triggers(
    *,
    table: pd.DataFrame,
    pooled: pd.DataFrame,
    inseparable: pd.DataFrame,
    naive: pd.DataFrame,
    coverage: pd.DataFrame,
    settings: Mapping[str, Any],
    notices: Sequence[str],
) -> str:
    """Tell the answer for one person, or an overview of many, one sentence to a line.

    Parameters
    ----------
    table, pooled, inseparable, naive, coverage, settings, notices
        Of a `TriggersResult`.

    Returns
    -------
    str
        Sentences parted by line ends, with numbers rounded.
    """
    before = table[table["window"] == "day before"]
    if len(coverage) != 1:
        lines = _tell_many(before, pooled, coverage)
    elif not coverage.iloc[0]["recorded"]:
        lines = [say_coverage(coverage.iloc[0]), NOTHING_YET]
    else:
        lines = [say_coverage(coverage.iloc[0]), *tell_factors(before, inseparable, settings)]
    if settings["same_day"]:
        lines += _tell_same_day(table[table["window"] == "same day"], people=len(coverage))
    if settings["naive"]:
        lines += [*_tell_naive(naive, people=len(coverage)), NAIVE_WARNING]
    return "\n".join([*lines, *notices])


def tell_factors(
    before: pd.DataFrame,
    inseparable: pd.DataFrame,
    settings: Mapping[str, Any],
    *,
    briefly: bool = False,
) -> list[str]:
    """Tell one person's factors, without the coverage, one sentence each.

    Parameters
    ----------
    before
        The rows of the day before.
    inseparable, settings
        Of a `TriggersResult`.
    briefly
        Whether what stands out is named in one sentence, without figures and without the reminder
        that it is no cause.
    """
    if before.empty:
        return ["No activity, posture or other factor was written down, so none can be compared."]
    claims = before[before["verdict"].isin(CLAIMS)].sort_values("p_value", kind="stable")
    rows = claims.to_dict("records")
    lines = _name_claims(rows) if briefly and rows else [say_claim(row) for row in rows]
    lines += _tell_pairs(before, inseparable, most=settings["false_discovery"])
    judged = before[before["verdict"] != NOT_ENOUGH]
    if claims.empty and len(judged):
        many = say_count(len(judged), "factor was", "factors were")
        none = "it does not stand" if len(judged) == 1 else "none stands"
        lines.append(f"{many} compared, and {none} out before headaches in this diary.")
    little = before[before["verdict"] == LITTLE]
    if len(little):
        lines.append(f"Little or no difference the day after: {say_names(little['factor'])}.")
    lines += _tell_unsure(before[before["verdict"] == CANNOT_TELL])
    lines += _tell_too_few(before[before["verdict"] == NOT_ENOUGH])
    return [*lines, NOT_A_CAUSE] if rows and not briefly else lines


def _name_claims(rows: Sequence[Mapping[Any, Any]]) -> list[str]:
    """Name what stands out, and what of it may follow the headache."""
    told = []
    for likely, verdict in (("more", MORE), ("less", FEWER)):
        days = [say_days_with(row) for row in rows if row["verdict"] == verdict]
        if days:
            told.append(f"{likely} likely after {say_list(days)}")
    lines = [f"Headache was {'; and '.join(told)}."]
    follow = [str(row["factor"]) for row in rows if row["may_follow"]]
    if follow:
        goes, may = ("goes", "it") if len(follow) == 1 else ("go", "they")
        lines.append(
            f"{say_names(follow)} also {goes} with the headache itself or the day after, so {may} "
            "may follow the headache or be an early sign of it."
        )
        lines[-1] = lines[-1][0].upper() + lines[-1][1:]
    return lines


def say_claim(row: Mapping[Any, Any]) -> str:
    """Say what stands out about one factor, words first and then figures.

    Examples
    --------
    >>> row = {"factor": "driving", "kind": "yes/no", "cut": float("nan"), "may_follow": False}
    >>> row |= {"verdict": "more headaches", "headaches_exposed": 12, "days_exposed": 20}
    >>> row |= {"headaches_unexposed": 10, "days_unexposed": 40, "odds_ratio": 4.5}
    >>> print(say_claim({**row, "ci_low": 1.44, "ci_high": 14.0}))
    Headache was more likely after days with driving: 12 of the 20 days that followed had one \
(60%), against 10 of 40 other days (25%). Odds ratio 4.5 (1.4 to 14).
    """
    likely = "more" if row["verdict"] == MORE else "less"
    after, others = row["days_exposed"], row["days_unexposed"]
    hurt, hurt_others = row["headaches_exposed"], row["headaches_unexposed"]
    told = (
        f"Headache was {likely} likely after {say_days_with(row)}: "
        f"{hurt or 'none'} of the {say_count(after, 'day')} that followed had one "
        f"({say_share(hurt / after)}), against {hurt_others or 'none'} of "
        f"{say_count(others, 'other day')} ({say_share(hurt_others / others)}). {say_odds(row)}."
    )
    if (hurt / after > hurt_others / others) != (row["verdict"] == MORE):
        told += f" {BARE_COUNTS}"
    return f"{told} {FOLLOWS}" if row["may_follow"] else told


def say_odds(row: Mapping[Any, Any]) -> str:
    """Say an odds ratio with its interval.

    Examples
    --------
    >>> row = {"kind": "number", "odds_ratio": 1.52, "ci_low": 1.1, "ci_high": 2.13}
    >>> say_odds(row)
    'Odds ratio 1.5 per standard deviation (1.1 to 2.1)'
    """
    per = "" if row["kind"] == "yes/no" else " per standard deviation"
    told, low, high = (_ratio(row[name]) for name in ("odds_ratio", "ci_low", "ci_high"))
    # Beyond what is said in figures there is no range to give.
    ends = "" if low == high else f" ({low} to {high})"
    return f"Odds ratio {told}{per}{ends}"


def _ratio(value: float) -> str:
    if value > 100:
        return "more than 100"
    if value < 0.01:
        return "less than 0.01"
    places = 2 if value < 1 else 1 if value < 10 else 0
    # An end beside 1 is said on its own side of it.
    while places < 4 and value != 1 and float(f"{value:.{places}f}") == 1:
        places += 1
    return say_number(value, places=places)


def say_days_with(row: Mapping[Any, Any]) -> str:
    """Say which days are compared with the others.

    Examples
    --------
    >>> say_days_with({"factor": "stress", "kind": "number", "cut": 4.0})
    'days with more stress (above 4)'
    >>> say_days_with({"factor": "stress, change", "kind": "change", "cut": 0.0})
    'days on which stress had gone up (by more than 0)'
    """
    name = str(row["factor"])
    if row["kind"] == "number":
        return f"days with more {say_name(name)} (above {say_amount(row['cut'])})"
    if row["kind"] == "change":
        name = say_name(name.removesuffix(", change"))
        cut = row["cut"]
        if cut < 0:
            return f"days on which {name} had not gone down (by {say_amount(-cut)} or more)"
        return f"days on which {name} had gone up (by more than {say_amount(cut)})"
    return f"days with {say_name(name)}"


def say_name(name: str) -> str:
    """Say a factor's name, in quotation marks where its own marks would mislead.

    Examples
    --------
    >>> print(say_name("driving"), say_name("day_type: work"))
    driving "day_type: work"
    """
    return f'"{name}"' if any(mark in name for mark in ",;:()") or " and " in name else name


def say_names(names: Sequence[str] | pd.Series) -> str:
    """Join names, the last of many as a number.

    Examples
    --------
    >>> say_names(["driving", "walking"])
    'driving and walking'
    >>> say_names([f"factor {i}" for i in range(9)])[-21:]
    'factor 5 and 3 others'
    """
    given = [say_name(str(name)) for name in names]
    if len(given) <= _MOST_NAMES + 1:
        return say_list(given)
    return ", ".join(given[:_MOST_NAMES]) + f" and {len(given) - _MOST_NAMES} others"


def _tell_pairs(before: pd.DataFrame, inseparable: pd.DataFrame, *, most: float) -> list[str]:
    """Name what cannot be told apart where it stands out, together."""
    stands_out = before.set_index("factor")["q_value"].to_dict()
    lines = []
    for pair in inseparable.to_dict("records"):
        names = [str(pair["factor"]), str(pair["other"])]
        tie = "come together" if pair["agreement"] > 0 else "stand in for each other"
        said = f"{say_names(names)} nearly always {tie}, so this diary cannot tell them apart."
        said = said[0].upper() + said[1:]
        if any(stands_out.get(name, 1.0) <= most for name in names):
            said += f" What stands out before headaches may be either: {_rows(before, names)}."
        lines.append(said)
    return lines[:_MOST_NAMES]


def _rows(before: pd.DataFrame, names: Sequence[str]) -> str:
    rows = before[before["factor"].isin(names)].to_dict("records")
    return "; ".join(f"{say_name(row['factor'])}, {say_odds(row).lower()}" for row in rows)


def _tell_unsure(unsure: pd.DataFrame) -> list[str]:
    if unsure.empty:
        return []
    waits = ~unsure["reason"].str.startswith((COMES_TOGETHER, NOT_APART, INDICATION))
    lines = [f"The diary cannot tell yet: {say_names(unsure.loc[waits, 'factor'])}."]
    lines = lines if waits.any() else []
    alone = unsure.loc[unsure["reason"] == ONE_OF_MANY, "factor"]
    if len(alone):
        lines.append(
            f"If it were the only factor asked about, each of these would stand out; among so many "
            f"one may do so by chance: {say_names(alone)}."
        )
    for reason, names in unsure[~waits].groupby("reason", sort=False)["factor"]:
        told = f"{say_names(names)} cannot be judged: {reason}."
        lines.append(told[0].upper() + told[1:])
    days = unsure.loc[waits, "more_days"].dropna()
    days = days[days > 0]
    if len(days) and days.min() <= _LONG_DAYS:
        nearest, farthest = int(days.min()), int(days.max())
        span = f"about {say_count(nearest, 'more day', 'more days')} like these"
        if farthest > _LONG_DAYS:
            span += ", or many more if it is rarer"
        elif farthest > nearest:
            span = f"about {nearest} to {farthest} more days like these"
        lines.append(f"A factor that doubles the odds of headache would show with {span}.")
    return lines


def _tell_too_few(rows: pd.DataFrame) -> list[str]:
    if rows.empty:
        return []
    reasons = rows.groupby("reason", sort=False)["factor"].agg(list)
    told = [f"{say_names(names)} ({reason})" for reason, names in reasons.items()]
    more = f"; and {len(told) - _MOST_NAMES} other reasons" if len(told) > _MOST_NAMES else ""
    return [f"Not enough to compare: {'; '.join(told[:_MOST_NAMES])}{more}."]


def _tell_many(before: pd.DataFrame, pooled: pd.DataFrame, coverage: pd.DataFrame) -> list[str]:
    people = len(coverage)
    judged = before[before["verdict"] != NOT_ENOUGH]["patient"].nunique()
    claimed = before[before["verdict"].isin(CLAIMS)]["patient"].nunique()
    lines = [
        f"{say_count(people, 'person', 'people')}; {judged} of them had enough days to compare "
        f"at least one factor, and in {claimed} at least one stands out before headaches."
    ]
    known = pooled[pooled["verdict"] != NOT_ENOUGH].sort_values("p_value", kind="stable")
    lines += [say_pooled(row) for row in known.head(2 * _MOST_NAMES).to_dict("records")]
    return [*lines, NOT_A_CAUSE] if len(known) else lines


def _tell_same_day(rows: pd.DataFrame, *, people: int) -> list[str]:
    """Tell what goes along with headache on the same day, without a claim."""
    unknown = "Which came first on the same day is not known, so nothing follows from it."
    more, fewer = rows[rows["ci_low"] > 1], rows[rows["ci_high"] < 1]
    if people != 1:
        share = pd.concat([more, fewer])["patient"].nunique()
        return [f"On the same day something goes along with headache in {share} people. {unknown}"]
    told = [
        f"{how} on headache days: {say_names(found['factor'])}"
        for how, found in (("more", more), ("less", fewer))
        if len(found)
    ]
    if not told:
        return [f"Nothing clearly goes with headache on the same day. {unknown}"]
    return [f"On the same day, {'; '.join(told)}. {unknown}"]


def _tell_naive(naive: pd.DataFrame, *, people: int) -> list[str]:
    """Tell what a comparison of the same day would say."""
    says = naive[naive["says"] != "nothing"]
    if people != 1:
        share = says["patient"].nunique()
        return [
            f"Comparing the same day, as many apps do, would name something in {share} of "
            f"{people} people."
        ]
    if says.empty:
        return ["Comparing the same day, as many apps do, would name nothing."]
    told = [
        f"{say_name(row['factor'])} ({say_share(row['risk_with'])} of days with it, "
        f"{say_share(row['risk_without'])} without)"
        for row in says.to_dict("records")
    ]
    return [f"Comparing the same day, as many apps do, would name {say_list(told)}."]
