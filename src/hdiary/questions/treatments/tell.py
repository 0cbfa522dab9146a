"""What each treatment does within hours and over weeks, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.answer import Answer
from hdiary.questions.change.rules import name_cautions
from hdiary.questions.margins import DAYS, explain_little
from hdiary.questions.medicine import classes, overuse, tell
from hdiary.questions.relief import rules, tell_pairs
from hdiary.questions.treatments.pool import tell_average
from hdiary.questions.treatments.rules import CHANGES, LAST, SAME_TIME, SEVERAL, TOLD
from hdiary.vocabulary.classes import TREATMENT_CLASSES
from hdiary.vocabulary.verdicts import LITTLE, NOT_ENOUGH
from hdiary.words import Phrase, Words, phrase, rounding
from hdiary.words.names import TOGETHER

_MOST_NAMES = 6

Row = Mapping[Any, Any]


def tell_treatments(result: Any, say: Words) -> list[str]:
    """Tell one person's treatments and days with acute medicine, without the coverage."""
    table = result.table
    if table.empty:
        return [_say_nothing(result, say), *_tell_medication(result.medication, say)]
    lines = [*_tell_column(result, "hours", say), *tell_pairs.tell_pairs(result, say)]
    lines += _tell_too_few(result, "hours", say)
    lines += [*_tell_column(result, "weeks", say), *_tell_together(result, say)]
    lines += _explain_weeks(result, say)
    lines += _tell_warnings(table, say)
    lines += _tell_too_few(result, "weeks", say)
    if table["found"].fillna(False).any():
        lines.append(say("treatments.told.found"))
    told = set(table["hours_verdict"]) | set(table["weeks_verdict"])
    if told - {NOT_ENOUGH}:
        lines.append(say("treatments.told.two_questions"))
    return [*lines, *_tell_medication(result.medication, say)]


def _say_nothing(result: Answer, say: Words) -> str:
    said = "treatment" in result.columns_in
    return say("treatments.none" if said else "treatments.no_column")


def _tell_column(result: Answer, column: str, say: Words) -> list[str]:
    """Tell the rows of each verdict in one sentence, figures in brackets."""
    lines, every = [], [tell_pairs.as_shown(result, row) for row in result.table.to_dict("records")]
    for verdict in TOLD[column]:
        told = [
            _SAY[column](row, result.why(row[f"{column}_reason"]), say)
            for row in every
            if row[f"{column}_verdict"] == verdict and not _is_told_elsewhere(row, column, result)
        ]
        if told:
            key = f"treatments.told.{_KEYS.get((column, verdict), column)}"
            most = tell_pairs.say_points(float(result.settings["relief"]["little"]))
            lines.append(say(key, verdict=verdict, told="; ".join(told), most=most))
    return lines


def _is_told_elsewhere(row: Row, column: str, result: Any) -> bool:
    """Say whether a row only points to another: its parts within hours, the whole over weeks."""
    key = result.why(row[f"{column}_reason"]).key
    return bool(key == (SEVERAL.key if column == "hours" else SAME_TIME))


def _explain_weeks(result: Any, say: Words) -> list[str]:
    """Say how small a change over weeks is little, where one is."""
    matters = {DAYS: result.settings["change"]["gates"]["meaningful_days"]}
    return explain_little(result.table["weeks_verdict"], matters, say)


def _tell_together(result: Any, say: Words) -> list[str]:
    """Say which treatments began together and are judged as one."""
    whole = [
        name
        for name, why in zip(result.table["treatment"], result.table["hours_reason"], strict=True)
        if result.why(why).key == SEVERAL.key
    ]
    return [
        rounding.start_sentence(
            say("treatments.told.together", names=tuple(str(name).split(TOGETHER)))
        )
        for name in whole
    ]


def say_extra(row: Row, why: Phrase, say: Words) -> str:
    """Say how much more pain fell than it would have without a treatment."""
    rated = int(row["rated"])
    if row.get("hours_verdict") == tell_pairs.BESIDE_OTHERS:
        told = say("treatments.told.beside", rated=rated)
    elif pd.isna(row["extra_fall"]):
        told = say("treatments.told.no_extra", rated=rated, why=why)
    else:
        ends = {"extra": "extra_fall", "low": "extra_low", "high": "extra_high"}
        numbers = {name: float(row[of]) for name, of in ends.items()}
        told = say("treatments.told.extra", rated=rated, **numbers)
    name = say.treatment(str(row["treatment"]))
    # Into the brackets that a name ends with.
    return f"{name[:-1]}; {told})" if name.endswith(")") else f"{name} ({told})"


def say_change(row: Row, why: Phrase, say: Words) -> str:
    """Say how headache days went since a treatment began."""
    told = {"name": str(row["treatment"]), "since": row["since"]}
    if pd.isna(row["change"]):
        return say("treatments.told.no_change", why=why, **told)
    ends = {"change": "change", "low": "change_low", "high": "change_high"}
    ends |= {"before": "before", "after": "after"}
    numbers = {name: float(row[of]) for name, of in ends.items()}
    return say("treatments.told.change", **numbers, **told)


_SAY = {"hours": say_extra, "weeks": say_change}
_KEYS = {
    ("hours", LITTLE): "hours_little",
    ("hours", rules.LITTLE_MORE): "hours_little_more",
    ("hours", rules.LITTLE_LESS): "hours_little_less",
    ("hours", tell_pairs.BESIDE_OTHERS): "hours_beside",
}
"""Sentences of their own for some verdicts."""


def _tell_warnings(table: pd.DataFrame, say: Words) -> list[str]:
    """Warn of what stands against a claim over weeks."""
    lines = []
    for row in table[table["weeks_verdict"].isin(CHANGES)].to_dict("records"):
        also = tuple(name for name in str(row["also_began"]).split(SEPARATOR) if name)
        why = [
            told
            for holds, told in (
                (row["bad_week"], phrase("treatments.told.spell")),
                *((True, caution) for caution in name_cautions(row)),
                (also, phrase("treatments.told.also", names=also)),
                (TOGETHER in str(row["treatment"]), phrase("treatments.told.which")),
            )
            if holds is not pd.NA and bool(holds)
        ]
        if why:
            lines.append(say("treatments.told.care", name=str(row["treatment"]), why=why))
    return lines


def _tell_too_few(result: Answer, column: str, say: Words) -> list[str]:
    """Name what could not be judged by its reason, the most common one last."""
    table = result.table
    few = table[table[f"{column}_verdict"] == NOT_ENOUGH]
    names: dict[Phrase, list[str]] = {}
    for row in few.to_dict("records"):
        if _is_told_elsewhere(row, column, result):
            continue
        why = result.why(row[f"{column}_reason"])
        names.setdefault(why, []).append(say.treatment(str(row["treatment"])))
    return [
        say(f"treatments.told.few_{column}", names=say.some(some), why=why)
        for why, some in sorted(names.items(), key=lambda item: item[0] == LAST[column])
    ]


def _tell_medication(medication: pd.DataFrame, say: Words) -> list[str]:
    """Tell the days with acute medicine in the last 28, and how they lie beside the limits."""
    own = medication[medication["counts"] == classes.CLASS]
    if own.empty:
        return []
    told = [
        _phrase_days(row) for row in own.to_dict("records") if not pd.isna(row["last_28_lowest"])
    ]
    lines = [say("treatments.told.medicine", told=told)] if told else []
    groups = medication[medication["counts"] == classes.GROUP].rename(
        columns={"medication": "group"}
    )
    taken = set(own["medication"])
    unlimited = [name for name in overuse.WITHOUT_LIMIT if TREATMENT_CLASSES[name].words in taken]
    return lines + tell.tell_verdicts(groups, say, unlimited=unlimited, groups=len(groups) > 0)


def _phrase_days(row: Row) -> Phrase:
    low, high = int(row["last_28_lowest"]), int(row["last_28_highest"])
    medicine = str(row["medication"])
    if low == high:
        return phrase("treatments.told.medicine_days", medicine=medicine, n=high)
    return phrase("treatments.told.medicine_between", medicine=medicine, low=low, n=high)


def tell_people(result: Any, say: Words) -> list[str]:
    """Give an overview of many people: each treatment's verdicts, hours beside weeks."""
    table = result.table
    lines = [say("dose.people", people=len(result.coverage))]
    if table.empty:
        return [*lines, _say_nothing(result, say)]
    counts = table["treatment"].value_counts()
    for name in counts.index[:_MOST_NAMES]:
        rows = table[table["treatment"] == name]
        told = {column: _say_verdicts(rows, column, say) for column in TOLD}
        line = say("treatments.told.person", name=str(name), people=len(rows), **told)
        average = tell_average(result, str(name), say)
        lines.append(" ".join([rounding.start_sentence(line), *average]))
    if len(counts) > _MOST_NAMES:
        lines.append(say("treatments.told.more", n=len(counts) - _MOST_NAMES))
    return [*lines, *_explain_weeks(result, say), say("treatments.told.two_questions")]


def _say_verdicts(rows: pd.DataFrame, column: str, say: Words) -> str:
    said = rows[f"{column}_verdict"].value_counts()
    told = [
        say("dose.verdict", verdict=verdict, n=said[verdict])
        for verdict in TOLD[column]
        if verdict in said.index
    ]
    return ", ".join(told) or say("treatments.told.nobody")
