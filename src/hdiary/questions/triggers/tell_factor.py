"""One factor in words: its name, its days, its odds, and what stands out about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from hdiary.questions.exposure.amounts import (
    compares_amounts,
    is_any,
    say_amounts,
    say_contrast,
)
from hdiary.questions.exposure.factors import CHANGE, NUMBER, name_whole
from hdiary.questions.triggers.rules import MORE, USUAL_LITTLE
from hdiary.words import Words
from hdiary.words.clean import known
from hdiary.words.rounding import start_sentence

_MOST_NAMES = 6
_MARKS = ",;:()"

Row = Mapping[Any, Any]
"""A row of the table with ``told``, its factor's name in the words that are spoken."""


def say_claim(row: Row, say: Words) -> str:
    """Say what stands out about one factor, words first and then figures."""
    more = row["verdict"] == MORE
    after, others = row["days_exposed"], row["days_unexposed"]
    hurt, hurt_others = row["headaches_exposed"], row["headaches_unexposed"]
    told = say(
        "triggers.claim_more" if more else "triggers.claim_less",
        days=say_days_with(row, say),
        hurt=hurt or say("triggers.no_day"),
        after=say("triggers.days_after", n=after),
        share=hurt / after,
        hurt_others=hurt_others or say("triggers.no_day"),
        others=say("triggers.other_days", n=others),
        share_others=hurt_others / others,
    )
    lines = [told, f"{start_sentence(say_odds(row, say))}."]
    if (hurt / after > hurt_others / others) != more:
        lines.append(say("triggers.bare_counts"))
    if more and row.get("early_sign", False):
        lines.append(say("triggers.warning"))
    elif row["may_follow"]:
        lines.append(say("triggers.follows"))
    return " ".join(lines)


def points_against(row: Row) -> bool:
    """Say whether the odds ratio points the other way than the bare shares beside it."""
    # As they are shown: shares in whole per cent, ratios to the first place that tells.
    ratio = known(row["odds_ratio"])
    after, others = known(row["days_exposed"]), known(row["days_unexposed"])
    if ratio is None or not after or not others:
        return False
    share, share_others = row["headaches_exposed"] / after, row["headaches_unexposed"] / others
    gap = round(100 * share) - round(100 * share_others)
    way = round(ratio, 1 if ratio > 1 else 2) - 1
    return bool(gap * way < 0)


def say_odds(row: Row, say: Words) -> str:
    """Say an odds ratio with its interval."""
    named = compares_amounts(row)
    kind = "number" if named else "yes_no"
    told = {"contrast": say_contrast(row, say)} if named else {}
    ratio, low, high = (say_ratio(row[name], say) for name in ("odds_ratio", "ci_low", "ci_high"))
    # Beyond what is said in figures there is no range to give.
    if low == high:
        return say(f"triggers.ratio.{kind}_far", ratio=ratio, **told)
    return say(f"triggers.ratio.{kind}", ratio=ratio, low=low, high=high, **told)


def say_rows(rows: Sequence[Row], say: Words) -> str:
    """Say the odds ratios of some factors in one."""
    return "; ".join(f"{quote(row['told'], say)}, {say_odds(row, say)}" for row in rows)


def say_ratio(value: float, say: Words) -> str:
    """Say a ratio, or one of its ends; beyond what figures tell, only how far it goes."""
    if value > 100:
        return say("triggers.ratio.over", end=100)
    if value < 0.01:
        return say("triggers.ratio.under", end=say.number(0.01, places=2))
    places = 2 if value < 1 else 1 if value < 10 else 0
    # An end beside 1 is said on its own side of it.
    while places < 4 and value != 1 and float(f"{value:.{places}f}") == 1:
        places += 1
    return say.number(value, places=places)


def say_days_with(row: Row, say: Words) -> str:
    """Say which days are compared with the others."""
    if row["kind"] == NUMBER:
        name = quote(row["told"], say)
        if is_any(row):
            return say("triggers.days.any", name=name)
        return say("triggers.days.above", name=name, cut=row["cut"])
    if row["kind"] == CHANGE:
        name = quote(say.factor(name_whole(str(row["factor"])), NUMBER), say)
        cut = row["cut"]
        if cut < 0:
            return say("triggers.days.not_fallen", name=name, cut=-cut)
        return say("triggers.days.risen", name=name, cut=cut)
    return say("triggers.days.with", name=quote(row["told"], say))


def quote(name: str, say: Words) -> str:
    """Put a name into quotation marks where its own marks would mislead."""
    joined = say("say.and", before="", last="") in name
    # Where nouns have capitals, a name without one runs into the sentence.
    no_noun = say.strings["say"]["capital_nouns"] == "yes" and name[:1].islower()
    misleads = joined or no_noun or any(mark in name for mark in _MARKS)
    return say("triggers.quoted", name=name) if misleads else name


def quote_all(names: Sequence[str] | pd.Series, say: Words) -> str:
    """Join names, the last of many as a number."""
    return join_most([quote(str(name), say) for name in names], say)


def say_margin(settings: Mapping[str, Any], say: Words) -> tuple[str, str]:
    """Write the odds ratios between which a difference is little."""
    low, high = settings.get("little", USUAL_LITTLE)
    return say.number(low, places=2), say.number(high, places=2)


def name_compared(row: Row, say: Words) -> str:
    """Name a factor, and of a number the two amounts that were compared."""
    name = quote(str(row["told"]), say)
    if not compares_amounts(row):
        return name
    return say("triggers.amounts.named", name=name, amounts=say_amounts(row, say))


def join_most(given: Sequence[str], say: Words) -> str:
    """Join names as they are, the last of many as a number."""
    if len(given) <= _MOST_NAMES + 1:
        return say.join(given)
    rest = len(given) - _MOST_NAMES
    return say("triggers.others", names=", ".join(given[:_MOST_NAMES]), n=rest)
