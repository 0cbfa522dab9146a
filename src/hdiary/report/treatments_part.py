"""Every treatment: within hours beside over weeks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from hdiary.questions.change.rules import BETTER, WORSE, name_cautions
from hdiary.questions.own_words import words_of
from hdiary.questions.reasons import ONLY_LISTED
from hdiary.questions.relief.rules import CLAIM_KEYS, CLAIMS, HELPS, NO_RATINGS, UNCOMPARED
from hdiary.questions.relief.tell_pairs import say_beside, say_points, stands_beside
from hdiary.questions.treatments.rules import SAME_TIME, SEVERAL
from hdiary.report import fold, weeks_cell
from hdiary.report.parts import Para, Row, Section, Table, tell_apart
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Words
from hdiary.words.clean import known
from hdiary.words.names import OwnWords

MOST_TREATMENTS = (8, 7, 6, 5, 4, 3)
"""Treatments that are shown, the fewer the less room there is."""
_HOURS = {
    **{verdict: f"treatments.hours_{key}" for verdict, key in CLAIM_KEYS.items()},
    LITTLE: "treatments.hours_little",
    CANNOT_TELL: "treatments.cannot_tell",
}
_NO_HOURS = {
    NO_RATINGS.key: "treatments.no_rating_columns",
    "reason.other_scale": "treatments.other_scale",
    **dict.fromkeys(UNCOMPARED, "treatments.few_compared"),
}
"""Reasons why nothing is said within hours, in the words of the page, without their numbers."""
_CLAIMS = (BETTER[0], WORSE[0])
_STAND_OUT = (*_CLAIMS, *CLAIMS)
Cells = Mapping[Any, Any]


def treatments_section(say: Words, result: Any, *, most: int) -> Section:
    """Lay treatments in rows: what each does within hours, and what over weeks."""
    title, table = say("treatments.title"), result.table
    own = words_of(result.own_words, result.coverage)
    little = result.settings["relief"]["little"]
    if table.empty:
        why = "treatments.none" if "treatment" in result.columns_in else "treatments.no_column"
        return Section(title=title, blocks=(Para(text=say(why)),))
    table = _without_parts(table, result)
    answered = _has_answer(table, result)
    told = _most_told(table[answered])
    shown = told.head(most)
    rows = tell_apart(_row(say, row, own, result) for row in shown.to_dict("records"))
    open_ = [_row(say, row, own, result) for row in table[~answered].to_dict("records")]
    folded = fold.fold_rows(say, open_)
    if not rows:
        # Nothing has an answer: one row for each reason, and what would decide soonest.
        rows, folded = fold.merge_rows(say, open_)[:most], say("treatments.soonest")
    beside = not result.contrasts.empty
    foot = say(f"treatments.foot{'_beside' if beside else ''}", points=say.number(little))
    if len(shown) < len(told):
        more = say.count("more_treatment", len(told) - len(shown))
        foot = say("treatments.left_out", more=more) + " " + foot
    if folded:
        foot = folded + " " + foot
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


def _without_parts(table: pd.DataFrame, result: Any) -> pd.DataFrame:
    """Leave out what began together with others: it is told once, in the row for both."""
    part = [result.why(text).key == SAME_TIME for text in table["weeks_reason"]]
    return table[_has_answer(table, result) | ~pd.Series(part, index=table.index, dtype=bool)]


def _has_answer(table: pd.DataFrame, result: Any) -> pd.Series:
    """Say which treatments have an answer within hours, beside others too, or over weeks."""
    open_ = [CANNOT_TELL, NOT_ENOUGH]
    without = table["hours_verdict"].isin(open_) & table["weeks_verdict"].isin(open_)
    beside = [stands_beside(result, row) for row in table.to_dict("records")]
    return ~without | pd.Series(beside, index=table.index, dtype=bool)


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
        cells=(_hours(say, row, own, result), weeks_cell.say_weeks(say, row, own, result)),
    )


def _hours(say: Words, row: Cells, own: OwnWords, result: Any) -> str:
    verdict, rated = str(row["hours_verdict"]), int(row["rated"])
    if result.why(row["hours_reason"]).key == SEVERAL.key:
        return say("say.dash")
    if verdict == NOT_ENOUGH:
        return _why_not_compared(say, rated, result.why(row["hours_reason"]).key)
    if stands_beside(result, row):
        told = say_beside(result, row, say.standing("page", own))
        return say("treatments.beside", told=told, n=rated)
    little = float(result.settings["relief"]["little"])
    told = say(_HOURS[verdict], points=say_points(little))
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


def helping_now(say: Words, result: Any) -> list[str]:
    """Name the treatments after which pain falls further."""
    helps = result.table["hours_verdict"].isin(HELPS)
    return _names(say, result, helps)


def open_courses(say: Words, result: Any) -> list[str]:
    """Name what began and cannot be judged over weeks yet."""
    table = result.table
    waiting = table["since"].notna() & table["weeks_verdict"].isin([CANNOT_TELL, NOT_ENOUGH])
    listed = [result.why(text) == ONLY_LISTED for text in table["weeks_reason"]]
    waiting &= ~pd.Series(listed, index=table.index, dtype=bool)
    told = [result.why(text).key == SAME_TIME for text in table["weeks_reason"]]
    waiting &= ~pd.Series(told, index=table.index, dtype=bool)
    return _names(say, result, waiting)


def good_courses(say: Words, result: Any, *, sure: bool) -> list[str]:
    """Name what began when headache days became fewer: where nothing warns of it, or the rest."""
    table = result.table
    warned = [bool(name_cautions(row)) for row in table.to_dict("records")]
    mine = pd.Series(warned, index=table.index, dtype="bool") != sure
    return _names(say, result, (table["weeks_verdict"] == BETTER[0]) & mine)


def _names(say: Words, result: Any, which: pd.Series) -> list[str]:
    """Name treatments again, in own words alone where the head of their row has the name too."""
    own = words_of(result.own_words, result.coverage)
    rows = _without_parts(result.table, result)
    heads = _most_told(rows[_has_answer(rows, result)]).head(MOST_TREATMENTS[-1])
    named = {str(name) for name in heads["treatment"]}
    return [
        say.treatment(name, own, again=name in named)
        for name in result.table.loc[which, "treatment"].astype("str")
    ]
