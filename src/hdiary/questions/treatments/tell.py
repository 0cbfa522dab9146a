"""What each treatment does within hours and over weeks, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.answer import Answer
from hdiary.questions.medicine.classes import CLASS, GROUP
from hdiary.questions.medicine.overuse import WITHOUT_LIMIT
from hdiary.questions.medicine.tell import tell_verdicts
from hdiary.questions.treatments.rules import CHANGES, LAST, TOLD
from hdiary.vocabulary.classes import TREATMENT_CLASSES
from hdiary.vocabulary.verdicts import NOT_ENOUGH
from hdiary.words import Phrase, Words, phrase
from hdiary.words.rounding import start_sentence

_MOST_NAMES = 6

Row = Mapping[Any, Any]


def tell_treatments(result: Any, say: Words) -> list[str]:
    """Tell one person's treatments and days with acute medicine, without the coverage."""
    table = result.table
    if table.empty:
        return [_say_nothing(result, say), *_tell_medication(result.medication, say)]
    lines = [*_tell_column(result, "hours", say), *_tell_too_few(result, "hours", say)]
    lines += _tell_column(result, "weeks", say)
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
    lines, every = [], result.table.to_dict("records")
    for verdict in TOLD[column]:
        told = [
            _SAY[column](row, result.why(row[f"{column}_reason"]), say)
            for row in every
            if row[f"{column}_verdict"] == verdict
        ]
        if told:
            lines.append(say(f"treatments.told.{column}", verdict=verdict, told="; ".join(told)))
    return lines


def say_extra(row: Row, why: Phrase, say: Words) -> str:
    """Say how much more pain fell than it would have without a treatment."""
    rated = int(row["rated"])
    if pd.isna(row["extra_fall"]):
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


def _tell_warnings(table: pd.DataFrame, say: Words) -> list[str]:
    """Warn of what stands against a claim over weeks."""
    lines = []
    for row in table[table["weeks_verdict"].isin(CHANGES)].to_dict("records"):
        also = tuple(name for name in str(row["also_began"]).split(SEPARATOR) if name)
        why = [
            told
            for holds, told in (
                (row["bad_week"], phrase("treatments.told.spell")),
                (row["going"], phrase("treatments.told.going")),
                (also, phrase("treatments.told.also", names=also)),
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
        why = result.why(row[f"{column}_reason"])
        names.setdefault(why, []).append(say.treatment(str(row["treatment"])))
    return [
        say(f"treatments.told.few_{column}", names=say.some(some), why=why)
        for why, some in sorted(names.items(), key=lambda item: item[0] == LAST[column])
    ]


def _tell_medication(medication: pd.DataFrame, say: Words) -> list[str]:
    """Tell the days with acute medicine in the last 28, and how they lie beside the limits."""
    classes = medication[medication["counts"] == CLASS]
    if classes.empty:
        return []
    told = [
        _phrase_days(row)
        for row in classes.to_dict("records")
        if not pd.isna(row["last_28_lowest"])
    ]
    lines = [say("treatments.told.medicine", told=told)] if told else []
    groups = medication[medication["counts"] == GROUP].rename(columns={"medication": "group"})
    taken = set(classes["medication"])
    unlimited = [name for name in WITHOUT_LIMIT if TREATMENT_CLASSES[name].words in taken]
    return lines + tell_verdicts(groups, say, unlimited=unlimited, groups=len(groups) > 0)


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
        lines.append(start_sentence(line))
    if len(counts) > _MOST_NAMES:
        lines.append(say("treatments.told.more", n=len(counts) - _MOST_NAMES))
    return [*lines, say("treatments.told.two_questions")]


def _say_verdicts(rows: pd.DataFrame, column: str, say: Words) -> str:
    said = rows[f"{column}_verdict"].value_counts()
    told = [
        say("dose.verdict", verdict=verdict, n=said[verdict])
        for verdict in TOLD[column]
        if verdict in said.index
    ]
    return ", ".join(told) or say("treatments.told.nobody")
