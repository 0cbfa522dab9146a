"""What comes before headaches, in plain sentences."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd

from hdiary.questions.factor_words import say_claim, say_days_with, say_name, say_names, say_odds
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
from hdiary.vocabulary.say import say_count, say_list, say_share
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH

_MOST_LINES = 6
_LONG_DAYS = 730
NOT_A_CAUSE = (
    "Days that go together are not yet cause and effect; what comes before a headache can also "
    "be its first sign."
)
NO_FACTOR_COLUMN = "No column of this diary was understood as activity, posture or another factor"


def tell_triggers(
    *,
    table: pd.DataFrame,
    pooled: pd.DataFrame,
    inseparable: pd.DataFrame,
    naive: pd.DataFrame,
    coverage: pd.DataFrame,
    settings: Mapping[str, Any],
    notices: Sequence[str],
    columns_in: Collection[str],
) -> str:
    """Tell the answer for one person, or an overview of many, one sentence to a line."""
    before = table[table["window"] == "day before"]
    if len(coverage) != 1:
        lines = _tell_many(before, pooled, coverage)
    elif not coverage.iloc[0]["recorded"]:
        lines = [say_coverage(coverage.iloc[0]), NOTHING_YET]
    else:
        lines = [
            say_coverage(coverage.iloc[0]),
            *_tell_one(before, inseparable, settings, columns_in),
        ]
    if settings["same_day"]:
        lines += _tell_same_day(table[table["window"] == "same day"], people=len(coverage))
    if settings["naive"]:
        lines += [*_tell_naive(naive, people=len(coverage)), NAIVE_WARNING]
    return "\n".join([*lines, *notices])


def _tell_one(
    before: pd.DataFrame,
    inseparable: pd.DataFrame,
    settings: Mapping[str, Any],
    columns_in: Collection[str],
) -> list[str]:
    """Tell one person's factors, or that no column could hold any."""
    if before.empty and not {"activity", "posture"} & {*columns_in}:
        return [f"{NO_FACTOR_COLUMN}, so none can be compared."]
    return tell_factors(before, inseparable, settings)


def tell_factors(
    before: pd.DataFrame,
    inseparable: pd.DataFrame,
    settings: Mapping[str, Any],
    *,
    briefly: bool = False,
) -> list[str]:
    """Tell one person's factors, without the coverage, one sentence each."""
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
    return lines[:_MOST_LINES]


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
    more = f"; and {len(told) - _MOST_LINES} other reasons" if len(told) > _MOST_LINES else ""
    return [f"Not enough to compare: {'; '.join(told[:_MOST_LINES])}{more}."]


def _tell_many(before: pd.DataFrame, pooled: pd.DataFrame, coverage: pd.DataFrame) -> list[str]:
    people = len(coverage)
    judged = before[before["verdict"] != NOT_ENOUGH]["patient"].nunique()
    claimed = before[before["verdict"].isin(CLAIMS)]["patient"].nunique()
    lines = [
        f"{say_count(people, 'person', 'people')}; {judged} of them had enough days to compare "
        f"at least one factor, and in {claimed} at least one stands out before headaches."
    ]
    known = pooled[pooled["verdict"] != NOT_ENOUGH].sort_values("p_value", kind="stable")
    lines += [say_pooled(row) for row in known.head(2 * _MOST_LINES).to_dict("records")]
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
