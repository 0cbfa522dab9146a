"""What each treatment does within hours and over weeks, in plain sentences."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd

from hdiary.questions.medication import CLASS, GROUP
from hdiary.questions.overuse import WITHOUT_LIMIT
from hdiary.questions.overuse_words import say_verdicts
from hdiary.questions.result import NOTHING_YET, say_coverage
from hdiary.questions.treatments_table import NEVER_RATED, NOW_AND_THEN
from hdiary.questions.unsaid import say_unsaid
from hdiary.vocabulary.classes import TREATMENT_CLASSES
from hdiary.vocabulary.say import (
    say_count,
    say_date,
    say_list,
    say_number,
    say_signed,
    say_some,
    start_sentence,
)
from hdiary.vocabulary.verdicts import (
    CANNOT_TELL,
    FEWER_DAYS,
    LESS_RELIEF,
    LITTLE,
    MORE_DAYS,
    MORE_RELIEF,
    NOT_ENOUGH,
)

_HOURS = (MORE_RELIEF, LESS_RELIEF, LITTLE)
_WEEKS = (FEWER_DAYS, MORE_DAYS, LITTLE)
_MOST_NAMES = 6
TWO_QUESTIONS = (
    "Easing the hour and changing the course are two questions: what does one may do nothing for "
    "the other. The diary compares; it cannot say why."
)

Row = Mapping[Any, Any]


def tell_treatments_table(
    *,
    table: pd.DataFrame,
    medication: pd.DataFrame,
    coverage: pd.DataFrame,
    notices: Sequence[str],
    columns_in: Collection[str],
) -> str:
    """Tell the answer for one person, or an overview of many, one sentence to a line."""
    if len(coverage) != 1:
        lines = _tell_many(table, columns_in, people=len(coverage))
    elif not coverage.iloc[0]["recorded"]:
        lines = [say_coverage(coverage.iloc[0]), NOTHING_YET]
    else:
        lines = [
            say_coverage(coverage.iloc[0]),
            *_tell_one(table, columns_in),
            *_tell_medication(medication),
        ]
    return "\n".join([*lines, *notices])


def _say_nothing(columns_in: Collection[str]) -> str:
    return f"{say_unsaid('No treatment', columns_in)}, so there is nothing to compare."


def _tell_one(table: pd.DataFrame, columns_in: Collection[str]) -> list[str]:
    if table.empty:
        return [_say_nothing(columns_in)]
    lines = [
        *_tell_column(table, "hours_verdict", "Within hours", _HOURS, say_extra),
        *_tell_unrated(table),
        *_tell_column(table, "weeks_verdict", "Over weeks", _WEEKS, say_change),
        *_tell_warnings(table),
        *_tell_uncompared(table),
    ]
    if table["found"].fillna(False).any():
        lines.append(
            "First days were found in the diary; if one is not right, give the right one "
            "yourself (since)."
        )
    told = set(table["hours_verdict"]) | set(table["weeks_verdict"])
    return [*lines, TWO_QUESTIONS] if told - {NOT_ENOUGH} else lines


def _tell_column(
    table: pd.DataFrame, column: str, lead: str, verdicts: Sequence[str], say: Any
) -> list[str]:
    """Tell the rows of each verdict in one sentence, figures in brackets."""
    lines = []
    every = table.to_dict("records")
    for verdict in (*verdicts, CANNOT_TELL):
        told = [say(row) for row in every if row[column] == verdict]
        if told:
            lines.append(f"{lead}, {verdict}: {'; '.join(told)}.")
    return lines


def say_extra(row: Row) -> str:
    """Say how much more pain fell than it would have without a treatment."""
    doses = say_count(int(row["rated"]), "rated dose")
    if pd.isna(row["extra_fall"]):
        return _with_brackets(str(row["treatment"]), f"{doses}; {row['hours_reason']}")
    size, low, high = (
        say_number(float(row[name])) for name in ("extra_fall", "extra_low", "extra_high")
    )
    told = f"extra fall {size} of 10 points, likely {low} to {high}; {doses}"
    return _with_brackets(str(row["treatment"]), told)


def _with_brackets(name: str, told: str) -> str:
    """Put figures into brackets behind a name, or into those that it ends with."""
    return f"{name[:-1]}; {told})" if name.endswith(")") else f"{name} ({told})"


def say_change(row: Row) -> str:
    """Say how headache days went since a treatment began."""
    name = f"{row['treatment']}, since {say_date(row['since'])}"
    if pd.isna(row["change"]):
        return f"{name} ({row['weeks_reason']})"
    before, after = (say_number(float(row[column])) for column in ("before", "after"))
    change, low, high = (
        say_signed(float(row[column])) for column in ("change", "change_low", "change_high")
    )
    return (
        f"{name} ({before} headache days in 28 before, {after} after; change {change}, "
        f"likely {low} to {high})"
    )


def _tell_warnings(table: pd.DataFrame) -> list[str]:
    """Warn of what stands against a claim over weeks."""
    lines = []
    for row in table[table["weeks_verdict"].isin(_WEEKS[:2])].to_dict("records"):
        why = [
            words
            for holds, words in (
                (row["bad_week"], "it began in a bad spell"),
                (row["going"], "headache days may have been going this way already before"),
                (row["also_began"], f"{row['also_began'].replace('; ', ' and ')} began too"),
            )
            if not pd.isna(holds) and bool(holds)
        ]
        if why:
            lines.append(f"Read the change since {row['treatment']} with care: {say_list(why)}.")
    return lines


def _tell_unrated(table: pd.DataFrame) -> list[str]:
    few = table[table["hours_verdict"] == NOT_ENOUGH]
    return _by_reason(few, "hours_reason", "Within hours", NEVER_RATED)


def _tell_uncompared(table: pd.DataFrame) -> list[str]:
    few = table[table["weeks_verdict"] == NOT_ENOUGH]
    return _by_reason(few, "weeks_reason", "Over weeks", NOW_AND_THEN)


def _by_reason(few: pd.DataFrame, column: str, lead: str, last: str) -> list[str]:
    lines = []
    groups = sorted(few.groupby(column, sort=False), key=lambda group: group[0] == last)
    for reason, rows in groups:
        names = [str(name) for name in rows["treatment"]]
        lines.append(f"{lead}, not enough data on {say_some(names)}: {reason}.")
    return lines


def _tell_medication(medication: pd.DataFrame) -> list[str]:
    """Tell the days with acute medicine in the last 28, and how they lie beside the limits."""
    classes = medication[medication["counts"] == CLASS]
    if classes.empty:
        return []
    told = [
        f"{row['medication']} on {_between(row['last_28_lowest'], row['last_28_highest'])}"
        for row in classes.to_dict("records")
        if not pd.isna(row["last_28_lowest"])
    ]
    lines = [f"Acute medicine in the last 28 days: {say_list(told)}."] if told else []
    groups = medication[medication["counts"] == GROUP].rename(columns={"medication": "group"})
    taken = set(classes["medication"])
    unlimited = [name for name in WITHOUT_LIMIT if TREATMENT_CLASSES[name].words in taken]
    limits = say_verdicts(groups, unlimited=unlimited, groups=len(groups) > 0)
    return [*lines, limits] if limits else lines


def _between(lowest: int, highest: int) -> str:
    if lowest == highest:
        return say_count(int(lowest), "day")
    return f"{lowest} to {say_count(int(highest), 'day')}"


def _tell_many(table: pd.DataFrame, columns_in: Collection[str], *, people: int) -> list[str]:
    """Give an overview of many people: each treatment's verdicts, hours beside weeks."""
    lines = [f"The diary holds {say_count(people, 'person', 'people')}."]
    if table.empty:
        return [*lines, _say_nothing(columns_in)]
    counts = table["treatment"].value_counts()
    for name in counts.index[:_MOST_NAMES]:
        rows = table[table["treatment"] == name]
        parts = []
        for lead, column, verdicts in (
            ("within hours", "hours_verdict", _HOURS),
            ("over weeks", "weeks_verdict", _WEEKS),
        ):
            said = rows[column].value_counts()
            told = [f"{v} for {said[v]}" for v in (*verdicts, CANNOT_TELL) if v in said.index]
            parts.append(f"{lead} {', '.join(told) or 'nobody had enough data'}")
        used = say_count(len(rows), "person", "people")
        lines.append(f"{start_sentence(str(name))}, {used}: {'; '.join(parts)}.")
    if len(counts) > _MOST_NAMES:
        lines.append(f"{len(counts) - _MOST_NAMES} more are in the table.")
    return [*lines, TWO_QUESTIONS]
