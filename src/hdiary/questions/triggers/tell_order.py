"""The windows whose order is written in the diary, in plain sentences."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.questions.exposure.factors import NUMBER
from hdiary.questions.exposure.told import tell_names
from hdiary.questions.triggers.rules import CLAIMS, COMES_TOGETHER, MORE, ONE_OF_MANY
from hdiary.questions.triggers.tell_factor import Row, quote, quote_all, say_odds, say_rows
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.vocabulary.windows import EARLIER, NIGHT_BEFORE
from hdiary.words import Words
from hdiary.words.rounding import start_sentence

WITHIN = {NIGHT_BEFORE: "night", EARLIER: "earlier"}
"""The windows, and their tables among the words."""
_FEW = 6
"""So many that do not stand out are named."""


def tell_order(result: Any, say: Words) -> list[str]:
    """Tell of each window whose order is written what stands out in it, and what does not."""
    rows = tell_names(result.ordered, say, result.reasons)
    lines = []
    for window, of in WITHIN.items():
        lines += _tell_window(rows[rows["window"] == window], of, result, say)
    return lines


def tell_claims(result: Any, say: Words) -> list[str]:
    """Tell only what stands out in these windows, one sentence each."""
    rows = tell_names(result.ordered, say, result.reasons)
    return [_say_claim(row, WITHIN[row["window"]], say) for row in _claims(rows)]


def tell_people(result: Any, say: Words) -> list[str]:
    """Tell for how many people something stands out in each of these windows."""
    lines = []
    for window, of in WITHIN.items():
        rows = result.ordered[result.ordered["window"] == window]
        judged = rows.loc[rows["verdict"] != NOT_ENOUGH, "patient"].nunique()
        claimed = rows.loc[rows["verdict"].isin(CLAIMS), "patient"].nunique()
        if judged:
            lines.append(say(f"triggers.{of}.people", judged=judged, claimed=claimed))
    return lines


def _claims(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    found = rows[rows["verdict"].isin(CLAIMS)].sort_values("p_value", kind="stable")
    return found.to_dict("records")


def _tell_window(rows: pd.DataFrame, of: str, result: Any, say: Words) -> list[str]:
    if rows.empty:
        return []
    claims = _claims(rows)
    lines = [_say_claim(row, of, say) for row in claims]
    known = rows["reason"].map(lambda text: result.why(text).key)
    held = (rows["verdict"] == CANNOT_TELL) & ~known.isin({ONE_OF_MANY.key, "reason.wide"})
    judged = rows[(rows["verdict"] != NOT_ENOUGH) & ~held]
    if 0 < len(judged) <= _FEW and not claims:
        lines.append(say(f"triggers.{of}.few_stand_out_not", names=quote_all(judged["told"], say)))
    elif len(judged) and not claims:
        lines.append(say(f"triggers.{of}.none_stands_out", n=len(judged)))
    little = rows[rows["verdict"] == LITTLE]
    if len(little):
        lines.append(say(f"triggers.{of}.little", names=quote_all(little["told"], say)))
    alone = rows.loc[known == ONE_OF_MANY.key, "told"]
    if len(alone):
        lines.append(say(f"triggers.{of}.alone", names=quote_all(alone, say)))
    for part, key in ((rows[held], "not_judged"), (rows[rows["verdict"] == NOT_ENOUGH], "few")):
        for reason, names in part.groupby("reason", sort=False)["told"]:
            why = say(result.why(reason))
            named = quote_all(names, say)
            if key == "few":
                told = say(f"triggers.{of}.few", names=named, reason=why)
            else:
                told = say(f"triggers.{of}.not_judged", names=named, reason=why, n=len(names))
            lines.append(start_sentence(told))
    either = rows[held & (known == COMES_TOGETHER)]
    if len(either):
        told = say("triggers.may_be_either", rows=say_rows(either.to_dict("records"), say))
        lines.append(told)
    return lines


def _say_claim(row: Row, of: str, say: Words) -> str:
    """Say what stands out, words first and then figures."""
    more = row["verdict"] == MORE
    after, others = row["days_exposed"], row["days_unexposed"]
    hurt, hurt_others = row["headaches_exposed"], row["headaches_unexposed"]
    cut = {"cut": row["cut"]} if row["kind"] == NUMBER else {}
    told = say(
        f"triggers.{of}.claim_{'more' if more else 'less'}",
        days=say(
            f"triggers.{of}.{'above' if cut else 'with'}", name=quote(row["told"], say), **cut
        ),
        hurt=hurt or say("triggers.no_day"),
        after=say(f"triggers.{of}.days", n=after),
        share=hurt / after,
        hurt_others=hurt_others or say("triggers.no_day"),
        others=say("triggers.other_days", n=others),
        share_others=hurt_others / others,
    )
    lines = [told, f"{start_sentence(say_odds(row, say))}."]
    if (hurt / after > hurt_others / others) != more:
        lines.append(say(f"triggers.{of}.bare_counts"))
    if row["may_follow"]:
        lines.append(say(f"triggers.{of}.follows"))
    return " ".join(lines)
