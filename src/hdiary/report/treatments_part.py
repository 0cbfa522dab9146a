"""Every treatment: within hours beside over weeks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from hdiary.questions.change.rules import BETTER, WORSE
from hdiary.questions.own_words import words_of
from hdiary.questions.relief.rules import CLAIM_KEYS, CLAIMS, NO_RATINGS, UNCOMPARED
from hdiary.questions.relief.tell_pairs import say_beside, say_points, stands_beside
from hdiary.questions.treatments.rules import SAME_TIME, SEVERAL
from hdiary.report import fold, weeks_cell
from hdiary.report.parts import Para, Row, Section, Table, tell_apart
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Words
from hdiary.words.clean import known
from hdiary.words.names import OwnWords

MOST_TREATMENTS = (12, 7, 6, 5, 4, 3, 3, 3)
"""Treatments that are shown, the fewer the less room there is."""
_ALL_NAMES = 12
"""Treatments without an answer that are named for one reason, where there is room."""
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
_OPEN = [CANNOT_TELL, NOT_ENOUGH]
_COLUMNS, _WIDTHS = ("hours", "weeks"), (4.0, 4.5)
Cells = Mapping[Any, Any]


def treatments_section(
    say: Words, result: Any, *, most: int, ended: Cells | None = None
) -> Section:
    """Lay treatments in rows: what each does within hours, and what over weeks."""
    title, table = say("treatments.title"), result.table
    own = words_of(result.own_words, result.coverage)
    if table.empty:
        why = "treatments.none" if "treatment" in result.columns_in else "treatments.no_column"
        return Section(title=title, blocks=(Para(text=say(why)),))
    table = _without_parts(table, result)
    told = _most_told(table[_has_answer(table, result)])
    shown = told.head(most)
    every = [_Told.of(say, row, own, result, ended or {}) for row in table.to_dict("records")]
    # With room for all rows there is room for all names.
    names = _ALL_NAMES if most == MOST_TREATMENTS[0] else fold.MOST_NAMES
    folded = _fold(say, every, counted=shown.empty, most=names)
    if shown.empty:
        # Nothing has an answer: one line that says why, and what would decide soonest.
        lines = () if folded is None else (folded,)
        return Section(title=title, blocks=(*lines, Para(text=say(_soonest(result)))))
    rows = [_Told.of(say, row, own, result, ended or {}) for row in shown.to_dict("records")]
    # Where long comparisons need the room, a column without an answer is left to the line below.
    long = not result.contrasts.empty
    kept = [at for at in range(2) if not (long and all(row.open[at] for row in rows))]
    laid = Table(
        caption=say("treatments.caption"),
        heads=(say("treatments.treatment"), *(say(f"treatments.{_COLUMNS[at]}") for at in kept)),
        rows=tell_apart(row.row(say, kept) for row in rows),
        widths=(2.6, *(_WIDTHS[at] for at in kept)),
        below=folded,
        foot=_say_note(say, result, shown, left_out=len(told) - len(shown)),
    )
    return Section(title=title, blocks=(laid,))


def _soonest(result: Any) -> str:
    """Give the key of what would tell soonest; on another scale no rating ever tells."""
    why = {result.why(text).key for text in result.table["hours_reason"]}
    return "page_of.soonest_weeks" if "reason.other_scale" in why else "treatments.soonest"


def _say_note(say: Words, result: Any, shown: pd.DataFrame, *, left_out: int) -> str:
    """Say how the table is read, and how many rows are not in it."""
    beside = "" if result.contrasts.empty else "_beside"
    points = say.number(result.settings["relief"]["little"])
    told = [say(f"treatments.foot{beside}", points=points)]
    if not shown["weeks_verdict"].isin(_OPEN).all():
        told.insert(0, say("treatments.waves_allowed"))
    if result.table["found"].fillna(False).any():
        told.insert(0, say("treatments.found"))
    if left_out:
        told.insert(0, say("treatments.left_out", more=say.count("more_treatment", left_out)))
    return " ".join(told)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Told:
    """What is said of a treatment, and of the hour and the weeks why not."""

    name: str
    about: str
    cells: tuple[str, str]
    open: tuple[bool, bool]

    @classmethod
    def of(cls, say: Words, row: Cells, own: OwnWords, result: Any, ended: Cells) -> _Told:
        """Say all of it."""
        doses = int(row["doses"])
        several = result.why(row["hours_reason"]).key == SEVERAL.key
        hours = str(row["hours_verdict"]) in _OPEN and not stands_beside(result, row)
        weeks = str(row["weeks_verdict"])
        cells = [_hours(say, row, own, result), weeks_cell.say_weeks(say, row, own, result, ended)]
        for at, verdict in enumerate((str(row["hours_verdict"]), weeks)):
            if verdict == CANNOT_TELL and (at or hours):
                cells[at] = weeks_cell.say_open(say, row, own, result) if at else ""
                cells[at] = cells[at] or say("treatments.cannot_tell")
        together = result.why(row["weeks_reason"]).key == SAME_TIME
        return cls(
            name=say.treatment(str(row["treatment"]), own),
            about=say.count("dose", doses) if doses else "",
            cells=(cells[0], cells[1]),
            open=(hours and not several, weeks in _OPEN and not together),
        )

    def row(self, say: Words, kept: Sequence[int]) -> Row:
        """Give the row of the table; a dash stands where the line under it says why."""
        cells = tuple(say("say.dash") if self.open[at] else self.cells[at] for at in kept)
        return Row(name=self.name, about=self.about, cells=cells)


def _fold(say: Words, every: list[_Told], *, counted: bool, most: int) -> Para | None:
    """Fold what has no answer; with how often it was used where no table says that."""
    names = [f"{one.name} {one.about}".strip() if counted else one.name for one in every]
    hours, weeks = (
        [(name, one.cells[at]) for name, one in zip(names, every, strict=True) if one.open[at]]
        for at in range(2)
    )
    return fold.fold_open(say, hours, weeks, most=most)


def _without_parts(table: pd.DataFrame, result: Any) -> pd.DataFrame:
    """Leave out what began together with others: it is told once, in the row for both."""
    part = [result.why(text).key == SAME_TIME for text in table["weeks_reason"]]
    return table[_has_answer(table, result) | ~pd.Series(part, index=table.index, dtype=bool)]


def _has_answer(table: pd.DataFrame, result: Any) -> pd.Series:
    """Say which treatments have an answer within hours, beside others too, or over weeks."""
    without = table["hours_verdict"].isin(_OPEN) & table["weeks_verdict"].isin(_OPEN)
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


def named_in_rows(result: Any) -> set[str]:
    """Give the treatments whose row is surely shown, however little room there is."""
    rows = _without_parts(result.table, result)
    heads = _most_told(rows[_has_answer(rows, result)]).head(MOST_TREATMENTS[-1])
    return {str(name) for name in heads["treatment"]}
