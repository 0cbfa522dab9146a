"""What comes before headaches, in plain sentences."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.exposure.told import tell_names
from hdiary.questions.triggers import tell_factor
from hdiary.questions.triggers.naive import NAIVE_WARNING, NOTHING
from hdiary.questions.triggers.reach import phrase_days
from hdiary.questions.triggers.rules import CLAIMS, MORE_DAYS_DO_NOT_HELP, ONE_OF_MANY
from hdiary.questions.triggers.tell_factor import quote, quote_all, say_claim, say_rows
from hdiary.questions.triggers.tell_order import WITHIN, tell_order, tell_people
from hdiary.questions.triggers.tell_pooled import put_in_order, say_off, say_pooled
from hdiary.questions.wait import LONG
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Words
from hdiary.words.rounding import start_sentence

_MOST_LINES = 6


def tell_one(result: Any, say: Words) -> list[str]:
    """Tell one person's factors, one sentence each."""
    before = tell_names(result.before, say, result.reasons)
    if before.empty:
        column = {"activity", "posture"} & {*result.columns_in}
        return [say("triggers.none_written" if column else "triggers.no_column")]
    claims = before[before["verdict"].isin(CLAIMS)].sort_values("p_value", kind="stable")
    lines = _tell_suspects(before, say)
    lines += [say_claim(row, say) for row in claims.to_dict("records")]
    lines += _tell_pairs(before, result, say)
    judged = before[before["verdict"] != NOT_ENOUGH]
    if claims.empty and len(judged):
        of = "" if result.ordered.empty else "_day_before"
        lines.append(say(f"triggers.none_stands_out{of}", n=len(judged)))
    little = before[before["verdict"] == LITTLE]
    if len(little):
        names = tell_factor.join_most(
            [tell_factor.name_compared(row, say) for row in little.to_dict("records")], say
        )
        low, high = tell_factor.say_margin(result.settings, say)
        lines.append(say("triggers.little", names=names, low=low, high=high))
    lines += _tell_unsure(before[before["verdict"] == CANNOT_TELL], result, say)
    lines += _tell_against(judged[~judged["verdict"].isin(CLAIMS)], say)
    lines += _tell_too_few(before[before["verdict"] == NOT_ENOUGH], result, say)
    lines += [*tell_order(result, say), *_tell_rhythms(result, say)]
    any_claim = len(claims) or result.ordered["verdict"].isin(CLAIMS).any()
    return [*lines, say("triggers.not_a_cause")] if any_claim else lines


def _tell_rhythms(result: Any, say: Words) -> list[str]:
    """Name the written rhythms that were taken into account with everything else."""
    told = result.model.get("rhythms", ())
    names = [name for text in told for name in text.split(SEPARATOR) if name]
    return [say("triggers.rhythms", names=quote_all(names, say))] if names else []


def tell_many(result: Any, say: Words) -> list[str]:
    """Tell how many people something stands out for, and what does over all."""
    before, pooled = result.before, tell_names(result.pooled, say, result.reasons)
    lines = [
        say(
            "triggers.people",
            people=len(result.coverage),
            judged=before[before["verdict"] != NOT_ENOUGH]["patient"].nunique(),
            claimed=before[before["verdict"].isin(CLAIMS)]["patient"].nunique(),
        ),
        *tell_people(result, say),
    ]
    known = put_in_order(pooled[pooled["verdict"] != NOT_ENOUGH])
    shown = known.head(2 * _MOST_LINES).to_dict("records")
    lines += [say_pooled(row, result.reasons, say) for row in shown]
    if any(row["verdict"] == LITTLE for row in shown):
        low, high = tell_factor.say_margin(result.settings, say)
        lines.append(say("triggers.pooled.margin", low=low, high=high))
    lines += say_off(known, say)
    return [*lines, say("triggers.not_a_cause")] if len(known) else lines


def tell_asked(result: Any, say: Words) -> list[str]:
    """Tell what is told only when asked for: the same day, and what apps would say of it."""
    lines = _tell_same_day(result, say) if result.settings["same_day"] else []
    if result.settings["naive"]:
        lines += [_tell_naive(result, say), say(NAIVE_WARNING)]
    return lines


def _tell_suspects(before: pd.DataFrame, say: Words) -> list[str]:
    """Name what was suspected before looking, and so was judged first."""
    if "suspect" not in before or not before["suspect"].any():
        return []
    named = before.loc[before["suspect"].astype(bool), "told"]
    return [say("triggers.named_before", n=len(named), names=quote_all(named, say))]


def _tell_pairs(before: pd.DataFrame, result: Any, say: Words) -> list[str]:
    """Name what cannot be told apart where it stands out, together."""
    rows = {str(row["factor"]): row for row in before.to_dict("records")}
    lines = []
    for pair in result.inseparable.to_dict("records"):
        names = (str(pair["factor"]), str(pair["other"]))
        two = [rows[name] for name in names]
        key = "triggers.come_together" if pair["agreement"] > 0 else "triggers.stand_in"
        told = start_sentence(say(key, names=quote_all([row["told"] for row in two], say)))
        if any(row["q_value"] <= result.settings["false_discovery"] for row in two):
            named = [row for name, row in rows.items() if name in names]
            told += " " + say("triggers.may_be_either", rows=say_rows(named, say))
        lines.append(told)
    return lines[:_MOST_LINES]


def _tell_unsure(unsure: pd.DataFrame, result: Any, say: Words) -> list[str]:
    """Name what cannot be told yet, why, and how many more days would tell it."""
    if unsure.empty:
        return []
    keys = unsure["reason"].map(lambda text: result.why(text).key)
    waits = ~keys.isin(MORE_DAYS_DO_NOT_HELP)
    lines = []
    if waits.any():
        waiting = quote_all(unsure.loc[waits, "told"], say)
        lines.append(say(f"triggers.cannot_tell{name_window(result)}", names=waiting))
        lines += say_elsewhere(unsure[waits], result, say)
    alone = unsure.loc[keys == ONE_OF_MANY.key, "told"]
    if len(alone):
        lines.append(say("triggers.alone", names=quote_all(alone, say)))
    for reason, names in unsure[~waits].groupby("reason", sort=False)["told"]:
        told = say(
            "triggers.not_judged",
            names=quote_all(names, say),
            reason=say(result.why(reason)),
            n=len(names),
        )
        lines.append(start_sentence(told))
    if not waits.any():
        return lines
    return lines + _tell_more_days(unsure.loc[waits, "more_days"].dropna(), say)


def name_window(result: Any) -> str:
    """Give the end of the key where other windows are told of too, and the day before is named."""
    others = len(result.ordered) or result.settings.get("same_day", False)
    return "_day_before" if others else ""


def say_elsewhere(unsure: pd.DataFrame, result: Any, say: Words) -> list[str]:
    """Say of what is open for the day before where it stands out in another window."""
    claims = result.ordered[result.ordered["verdict"].isin(CLAIMS)]
    lines = []
    for window, of in WITHIN.items():
        found = unsure["factor"].isin(claims.loc[claims["window"] == window, "factor"])
        if found.any():
            pairs = zip(unsure.loc[found, "factor"], unsure.loc[found, "kind"], strict=True)
            names = quote_all([say.factor(str(name), str(kind)) for name, kind in pairs], say)
            lines.append(say(f"triggers.{of}.elsewhere", names=names))
    return lines


def _tell_more_days(days: pd.Series, say: Words) -> list[str]:
    days = days[days > 0]
    helps = len(days) and days.min() <= LONG
    return [say(phrase_days(days))] if helps else [say("triggers.experiment")]


def _tell_against(rows: pd.DataFrame, say: Words) -> list[str]:
    """Say why some odds ratios point the other way than the shares in the table."""
    names = [row["told"] for row in rows.to_dict("records") if tell_factor.points_against(row)]
    return [say("triggers.against_shares", names=quote_all(names, say))] if names else []


def _tell_too_few(rows: pd.DataFrame, result: Any, say: Words) -> list[str]:
    if rows.empty:
        return []
    told = [
        say("triggers.for_reason", names=quote_all(names, say), reason=say(result.why(reason)))
        for reason, names in rows.groupby("reason", sort=False)["told"]
    ]
    shown, rest = "; ".join(told[:_MOST_LINES]), len(told) - _MOST_LINES
    if rest > 0:
        return [say("triggers.too_few_and_more", rows=shown, n=rest)]
    return [say("triggers.too_few", rows=shown)]


def _tell_same_day(result: Any, say: Words) -> list[str]:
    """Tell what goes along with headache on the same day, without a claim."""
    rows, unknown = result.same_day, say("triggers.order_unknown")
    more, fewer = rows["ci_low"] > 1, rows["ci_high"] < 1
    if len(result.coverage) != 1:
        some = rows.loc[more | fewer, "patient"].nunique()
        return [f"{say('triggers.same_day_people', n=some)} {unknown}"]
    rows = tell_names(rows, say, result.reasons)
    told = tuple(
        say(key, names=quote_all(rows.loc[which, "told"], say))
        for key, which in (("triggers.more_often", more), ("triggers.less_often", fewer))
        if which.any()
    )
    if not told:
        return [f"{say('triggers.same_day_nothing')} {unknown}"]
    return [f"{say('triggers.same_day', told=told)} {unknown}"]


def _tell_naive(result: Any, say: Words) -> str:
    """Tell what a comparison of the same day would say."""
    says = tell_names(result.naive[result.naive["says"] != NOTHING], say, result.reasons)
    people = len(result.coverage)
    if people != 1:
        return say("triggers.naive.people", some=says["patient"].nunique(), people=people)
    if says.empty:
        return say("triggers.naive.nothing")
    told = [
        say(
            "triggers.naive.named",
            name=quote(row["told"], say),
            risk_with=row["risk_with"],
            risk_without=row["risk_without"],
        )
        for row in says.to_dict("records")
    ]
    return say("triggers.naive.would_name", told=say.join(told))
