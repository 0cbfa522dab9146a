"""What a treatment does over weeks, in a cell of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.change import rules
from hdiary.questions.change.rules import BETTER, WORSE, name_cautions
from hdiary.questions.margins import DAYS, phrase_margin
from hdiary.questions.reasons import ONLY_LISTED, WIDE
from hdiary.questions.treatments.rules import SAME_TIME
from hdiary.report.ended import Ended
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Words
from hdiary.words.clean import known
from hdiary.words.names import TOGETHER, OwnWords

_WEEKS = {
    BETTER[0]: "treatments.fewer_days",
    WORSE[0]: "treatments.more_days",
    LITTLE: "treatments.little_weeks",
    CANNOT_TELL: "treatments.cannot_tell",
}
_COUNTED = {
    ONLY_LISTED.key: "treatments.only_listed",
    rules.FEW_HEADACHES: "treatments.few_headaches",
    rules.FEW_CLEAR: "treatments.few_clear",
    **dict.fromkeys(rules.FEW_DAYS, "treatments.few_days"),
}
"""Reasons for no comparison over weeks that the page says with its own counts, or shorter."""
_CLAIMS = (BETTER[0], WORSE[0])
Cells = Mapping[Any, Any]


def say_weeks(say: Words, row: Cells, own: OwnWords, result: Any, ended: Ended) -> str:
    """Say how headache days changed since a treatment began, or why that is not said."""
    verdict = str(row["weeks_verdict"])
    if pd.isna(row["since"]):
        return say("treatments.no_start")
    if result.why(row["weeks_reason"]).key == SAME_TIME:
        return say("treatments.together", names=_others(say, row, own, result))
    since = say.day(row["since"])
    days = {"before": int(row["days_before"]), "after": int(row["days_after"])}
    reason = result.why(row["weeks_reason"])
    if verdict == NOT_ENOUGH and reason.key in _COUNTED:
        return say(_COUNTED[reason.key], since=since, **days)
    if verdict == NOT_ENOUGH:
        return _because(say, row, own, result)
    matters = result.settings["change"]["gates"]["meaningful_days"]
    told = say(_WEEKS[verdict], margin=phrase_margin(DAYS, matters))
    if known(row["change"]) is None or known(row["change_low"]) is None:
        return say("treatments.no_interval", verdict=told, since=since)
    interval = say.span(row["change_low"], row["change_high"], signed=True)
    change = say.estimate(row["change"], row["change_low"], row["change_high"])
    value = say("say.interval", value=change, interval=interval)
    told = say("treatments.change", verdict=told, value=value, since=since, **days)
    return f"{told}{_care(say, row, own, ended)}" if verdict in _CLAIMS else told


def say_open(say: Words, row: Cells, own: OwnWords, result: Any) -> str:
    """Say why it cannot be told over weeks; nothing where the interval is just too wide."""
    why = result.why(row["weeks_reason"])
    if why == WIDE or why.key == SAME_TIME or pd.isna(row["since"]):
        return ""
    return _because(say, row, own, result)


def _because(say: Words, row: Cells, own: OwnWords, result: Any) -> str:
    """Give the reason that `change` gives for the same start, such as another one near to it."""
    why = say.standing(say.place, own)(result.why(row["weeks_reason"]))
    return say("treatments.open_weeks", since=say.day(row["since"]), why=why)


def _others(say: Words, row: Cells, own: OwnWords, result: Any) -> str:
    """Name what began together with a treatment."""
    names = result.why(row["weeks_reason"]).value("names")
    return say.join([say.treatment(str(name.value("name")), own) for name in names])


def _care(say: Words, row: Cells, own: OwnWords, ended: Ended) -> str:
    """Warn of what stands against a claim over weeks; nothing where nothing does."""
    others = [say.treatment(name, own) for name in str(row["also_began"]).split(SEPARATOR) if name]
    last = ended.get(str(row["treatment"]).casefold())
    why = [
        words
        for holds, words in (
            *((True, say("treatments.care_last", day=say.day(day))) for day in (last,) if day),
            (known(row["bad_week"]), say("treatments.care_spell")),
            *((True, say(caution)) for caution in name_cautions(row)),
            (others, say("treatments.care_also", names=say.join(others))),
            (TOGETHER in str(row["treatment"]), say("treatments.care_which")),
        )
        if holds
    ]
    return say("treatments.care", why="; ".join(why)) if why else ""
