"""Every treatment: within hours beside over weeks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.change.rules import BETTER, FEW_CLEAR, FEW_HEADACHES, WORSE
from hdiary.questions.own_words import words_of
from hdiary.questions.reasons import ONLY_LISTED
from hdiary.questions.relief.rules import NO_RATINGS, UNCOMPARED
from hdiary.report.parts import Para, Row, Section, Table, tell_apart
from hdiary.vocabulary.verdicts import CANNOT_TELL, LESS_RELIEF, LITTLE, MORE_RELIEF, NOT_ENOUGH
from hdiary.words import Words
from hdiary.words.clean import known
from hdiary.words.names import OwnWords

MOST_TREATMENTS = (8, 7, 6, 5, 4, 3)
"""Treatments that are shown, the fewer the less room there is."""
_HOURS = {
    MORE_RELIEF: "treatments.more_relief",
    LESS_RELIEF: "treatments.less_relief",
    LITTLE: "treatments.little",
    CANNOT_TELL: "treatments.cannot_tell",
}
_WEEKS = {
    BETTER[0]: "treatments.fewer_days",
    WORSE[0]: "treatments.more_days",
    LITTLE: "treatments.little",
    CANNOT_TELL: "treatments.cannot_tell",
}
_NO_HOURS = {
    NO_RATINGS.key: "treatments.no_rating_columns",
    "reason.other_scale": "treatments.other_scale",
    **dict.fromkeys(UNCOMPARED, "treatments.few_compared"),
}
"""Reasons why nothing is said within hours, in the words of the page, without their numbers."""
_NO_WEEKS = {
    ONLY_LISTED.key: "treatments.only_listed",
    FEW_HEADACHES: "treatments.few_headaches",
    FEW_CLEAR: "treatments.few_clear",
}
"""Other reasons than too few days for a comparison over weeks, likewise."""
_CLAIMS = (BETTER[0], WORSE[0])
_STAND_OUT = (*_CLAIMS, MORE_RELIEF, LESS_RELIEF)
Cells = Mapping[Any, Any]


def treatments_section(say: Words, result: Any, *, most: int) -> Section:
    """Lay treatments in rows: what each does within hours, and what over weeks."""
    title, table = say("treatments.title"), result.table
    own = words_of(result.own_words, result.coverage)
    little = result.settings["relief"]["little"]
    if table.empty:
        why = "treatments.none" if "treatment" in result.columns_in else "treatments.no_column"
        return Section(title=title, blocks=(Para(text=say(why)),))
    shown = _most_told(table).head(most)
    rows = tell_apart(_row(say, row, own, result) for row in shown.to_dict("records"))
    foot = say("treatments.foot", points=say.number(little))
    if len(shown) < len(table):
        more = say.count("more_treatment", len(table) - len(shown))
        foot = say("treatments.left_out", more=more) + " " + foot
    if table["found"].fillna(False).any():
        foot = say("treatments.found") + " " + foot
    laid = Table(
        caption=say("treatments.caption"),
        heads=(say("treatments.treatment"), say("treatments.hours"), say("treatments.weeks")),
        rows=rows,
        widths=(2.3, 4.3, 4.3),
        foot=foot,
    )
    return Section(title=title, blocks=(laid,))


def _most_told(table: pd.DataFrame) -> pd.DataFrame:
    """Give the treatments with a difference, then with most to say, then the most used."""
    # What the questions at the end speak of is so never left out for want of room before the
    # rest.
    verdicts = table[["hours_verdict", "weeks_verdict"]]
    said = (verdicts != NOT_ENOUGH).sum(axis="columns")
    said += 10 * verdicts.isin(_STAND_OUT).any(axis="columns")
    order = table.assign(said=said).sort_values(
        ["said", "doses"], ascending=[False, False], kind="stable"
    )
    return order


def _row(say: Words, row: Cells, own: OwnWords, result: Any) -> Row:
    doses = int(row["doses"])
    return Row(
        name=say.treatment(str(row["treatment"]), own),
        about=say.count("dose", doses) if doses else "",
        cells=(_hours(say, row, result), _weeks(say, row, own, result)),
    )


def _hours(say: Words, row: Cells, result: Any) -> str:
    verdict, rated = str(row["hours_verdict"]), int(row["rated"])
    if verdict == NOT_ENOUGH:
        return _why_not_compared(say, rated, result.why(row["hours_reason"]).key)
    told = say(_HOURS[verdict])
    extra = known(row["extra_fall"])
    if extra is None or known(row["extra_low"]) is None:
        return told
    interval = say.span(row["extra_low"], row["extra_high"], signed=True)
    told_fall = say.estimate(extra, row["extra_low"], row["extra_high"])
    value = say("say.interval", value=told_fall, interval=interval)
    return say("treatments.extra", verdict=told, value=value, n=rated)


def _why_not_compared(say: Words, rated: int, why: str) -> str:
    """Say why nothing is said within hours, by the key of the reason."""
    if why in _NO_HOURS and (rated or why not in UNCOMPARED):
        return say(_NO_HOURS[why])
    if not rated:
        return say("treatments.never_rated")
    return say("treatments.few_rated", doses=say.count("rated_dose", rated))


def _weeks(say: Words, row: Cells, own: OwnWords, result: Any) -> str:
    verdict = str(row["weeks_verdict"])
    if pd.isna(row["since"]):
        return say("treatments.no_start")
    since = say.day(row["since"])
    days = {"before": int(row["days_before"]), "after": int(row["days_after"])}
    if verdict == NOT_ENOUGH:
        why = _NO_WEEKS.get(result.why(row["weeks_reason"]).key, "treatments.few_days")
        return say(why, since=since, **days)
    told = say(_WEEKS[verdict])
    if known(row["change"]) is None or known(row["change_low"]) is None:
        return say("treatments.no_interval", verdict=told, since=since)
    interval = say.span(row["change_low"], row["change_high"], signed=True)
    change = say.estimate(row["change"], row["change_low"], row["change_high"])
    value = say("say.interval", value=change, interval=interval)
    told = say("treatments.change", verdict=told, value=value, since=since, **days)
    return f"{told}{_care(say, row, own)}" if verdict in _CLAIMS else told


def _care(say: Words, row: Cells, own: OwnWords) -> str:
    """Warn of what stands against a claim over weeks; nothing where nothing does."""
    others = [say.treatment(name, own) for name in str(row["also_began"]).split(SEPARATOR) if name]
    why = [
        words
        for holds, words in (
            (known(row["bad_week"]), say("treatments.care_spell")),
            (known(row["going"]), say("treatments.care_going")),
            (others, say("treatments.care_also", names=say.join(others))),
        )
        if holds
    ]
    return say("treatments.care", why="; ".join(why)) if why else ""


def helping_now(say: Words, result: Any) -> list[str]:
    """Name the treatments after which pain falls further."""
    return _names(say, result, result.table["hours_verdict"] == MORE_RELIEF)


def open_courses(say: Words, result: Any) -> list[str]:
    """Name what began and cannot be judged over weeks yet."""
    table = result.table
    waiting = table["since"].notna() & table["weeks_verdict"].isin([CANNOT_TELL, NOT_ENOUGH])
    listed = [result.why(text) == ONLY_LISTED for text in table["weeks_reason"]]
    waiting &= ~pd.Series(listed, index=table.index, dtype=bool)
    return _names(say, result, waiting)


def good_courses(say: Words, result: Any) -> list[str]:
    """Name what began when headache days became fewer."""
    return _names(say, result, result.table["weeks_verdict"] == BETTER[0])


def _names(say: Words, result: Any, which: pd.Series) -> list[str]:
    own = words_of(result.own_words, result.coverage)
    return [say.treatment(str(name), own) for name in result.table.loc[which, "treatment"]]
