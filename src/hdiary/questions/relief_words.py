"""What helps within hours, in plain sentences."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.relief_moments import TWO_HOURS
from hdiary.questions.relief_verdicts import CLAIMS, MORE, NOT_RATED
from hdiary.questions.result import NOTHING_YET, say_coverage
from hdiary.questions.unsaid import say_unsaid
from hdiary.vocabulary.say import say_count, say_number, say_some, start_sentence
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH

_MOST_NAMES = 6
HOURS_ONLY = (
    "This is about the next two hours only; what changes the course over weeks is another question."
)

Row = Mapping[Any, Any]


def tell_relief(
    *,
    table: pd.DataFrame,
    coverage: pd.DataFrame,
    settings: Mapping[str, Any],
    notices: Sequence[str],
    columns_in: Collection[str],
) -> str:
    """Tell the answer for one person, or an overview of many, one sentence to a line."""
    if len(coverage) != 1:
        lines = _tell_many(table, people=len(coverage))
    elif not coverage.iloc[0]["recorded"]:
        lines = [say_coverage(coverage.iloc[0]), NOTHING_YET]
    else:
        told = tell_treatments(table, settings)
        if table.empty:
            told = [f"{say_unsaid('No treatment', columns_in)}, so none can be compared."]
        lines = [say_coverage(coverage.iloc[0]), *told]
    return "\n".join([*lines, *notices])


def say_unused(
    diary: Diary, after_between: tuple[float, float], rescues: int = 0
) -> tuple[str, ...]:
    """Say which ratings before and after could not be used, and why."""
    if diary.scale != "0-10":
        return ()
    entries = diary.entries[~diary.repeats]
    rated = entries[entries["pain_before"].notna() & entries["pain_after"].notna()]
    unsaid = int(rated["treatment"].isna().sum())
    rated = rated[rated["treatment"].notna()]
    low, high = after_between
    painless = int((rated["pain_before"] == 0).sum())
    late = int((~rated["after_min"].fillna(TWO_HOURS).between(low, high)).sum())
    told = []
    if painless:
        told.append(
            f"{painless} of the ratings around treatments began at a pain of 0, which cannot fall."
        )
    if late:
        verb = "was" if late == 1 else "were"
        told.append(
            f"Of the ratings around treatments, {late} {verb} not finished between "
            f"{say_number(low)} and {say_number(high)} minutes later, and not used."
        )
    if rescues:
        doses = say_count(rescues, "acute medicine was", "acute medicines were")
        told.append(
            f"{doses} taken half an hour to two hours after another treatment: that one counts as "
            "having brought no relief, and the later ones are not judged by those headaches."
        )
    if unsaid:
        was = "headache was" if unsaid == 1 else "headaches were"
        told.append(
            f"{unsaid} {was} rated twice without a word on treatment; only those marked as left "
            'alone ("none") are compared with.'
        )
    return tuple(told)


def tell_treatments(table: pd.DataFrame, settings: Mapping[str, Any]) -> list[str]:
    """Tell one person's treatments, without the coverage."""
    lines = []
    for verdict in (*CLAIMS, LITTLE, CANNOT_TELL):
        lines += [say_row(row) for row in table[table["verdict"] == verdict].to_dict("records")]
    lines += _tell_too_few(table[table["verdict"] == NOT_ENOUGH])
    judged = (table["verdict"] != NOT_ENOUGH).any()
    return [*lines, HOURS_ONLY] if judged else lines


def say_row(row: Row) -> str:
    """Say how pain fell after one treatment, how much of it was to be expected, and the rest."""
    name = start_sentence(str(row["treatment"]))
    told = f"{name}: {_say_fall(float(row['fall']))} ({say_count(int(row['rated']), 'rated dose')})"
    if pd.isna(row["extra_fall"]):
        return f"{told}. {CANNOT_TELL.capitalize()}: {_say_reason(row)}."
    expected = _say_expected(float(row["fall"]), float(row["expected_fall"]))
    low, high = (say_number(float(row[name])) for name in ("ci_low", "ci_high"))
    extra = float(row["extra_fall"])
    kind = "difference" if extra < 0 else "extra fall"
    size = f"{_say_points(extra)} ({low} to {high})"
    than = _say_than(row)
    if row["verdict"] in CLAIMS:
        lead = "The rest is an extra fall of" if row["verdict"] == MORE else "That makes"
        return f"{told}; {expected}. {lead} {size}: {row['verdict']} than {than}."
    if row["verdict"] == LITTLE:
        whence = _say_from(row)
        return f"{told}; {expected}. The {kind} of {size} is little or no difference from {whence}."
    return (
        f"{told}; {expected}. The {kind} of {size} leaves open how it compares: {_say_unsure(row)}."
    )


def _say_fall(fall: float) -> str:
    size = say_number(abs(fall))
    if size == "0":
        return "pain stayed the same on average over about two hours"
    way = "fell" if fall > 0 else "rose"
    return f"pain {way} by {_say_points(abs(fall))} on average within about two hours"


def _say_points(value: float) -> str:
    size = say_number(value)
    return f"{size} {'point' if size.lstrip(chr(0x2212)) == '1' else 'points'}"


def _say_expected(fall: float, expected: float) -> str:
    size = say_number(abs(expected))
    if size == "0":
        return "no change would be expected without it"
    if expected < 0:
        return f"without it, a rise of {size} would be expected"
    if fall > expected:
        return f"{size} of that would be expected without it"
    return f"a fall of {size} would be expected without it"


def _say_than(row: Row) -> str:
    if row["compared_with"] == "untreated":
        return "when the headache was left alone"
    return "with other treatments"


def _say_from(row: Row) -> str:
    if row["compared_with"] == "untreated":
        return "a headache left alone"
    return "other treatments"


def _say_unsure(row: Row) -> str:
    told = _say_reason(row)
    more = row.get("more_doses", float("nan"))
    if pd.isna(more) or more > 500:
        return told
    return f"{told}; about {say_count(int(more), 'more rated dose')} would tell"


def _say_reason(row: Row) -> str:
    return (
        str(row["reason"]).replace(SEPARATOR, " and ")
        if row["together_with"]
        else str(row["reason"])
    )


def _tell_too_few(rows: pd.DataFrame) -> list[str]:
    """Tell what could not be judged: the bare fall where there is no comparison, else names."""
    lines = []
    shown = rows["fall"].notna() & rows["reason"].str.contains("to compare with")
    for row in rows[shown].to_dict("records"):
        doses = say_count(int(row["rated"]), "rated dose")
        told = f"{start_sentence(str(row['treatment']))}: {_say_fall(float(row['fall']))} ({doses})"
        reason = str(row["reason"])
        if reason.startswith("no "):
            lines.append(
                f"{told}, but there is {reason}. How much of it would have come by itself is not "
                "known."
            )
        else:
            lines.append(
                f"{told}. How much of it would have come by itself is not known: {reason}."
            )
    rest = rows[~shown]
    never = rest[rest["reason"] == NOT_RATED]
    if len(never):
        lines.append(
            f"Never rated before and two hours later: {say_some(never['treatment'].tolist())}."
        )
    few = rest[rest["reason"] != NOT_RATED]
    for why, part in few.groupby("reason", sort=False):
        lines.append(f"Not enough data on {say_some(part['treatment'].tolist())}: {why}.")
    return lines


def _tell_many(table: pd.DataFrame, *, people: int) -> list[str]:
    """Give an overview of many people: how many could be judged, and what stands out."""
    judged = table[table["extra_fall"].notna()]
    lines = [
        f"{say_count(people, 'person', 'people')}; "
        f"{judged['patient'].nunique()} of them had enough rated doses to judge at least one "
        "treatment."
    ]
    counts = judged.groupby("treatment", sort=False).size().sort_values(ascending=False)
    for name in counts.index[:_MOST_NAMES]:
        rows = judged[judged["treatment"] == name]
        said = rows["verdict"].value_counts()
        parts = [f"{said[v]} {v}" for v in (*CLAIMS, LITTLE, CANNOT_TELL) if v in said.index]
        lines.append(
            f"{start_sentence(str(name))}: judged in {say_count(len(rows), 'person', 'people')}: "
            f"{', '.join(parts)}; extra fall {say_number(float(rows['extra_fall'].median()))} "
            "points in the middle."
        )
    return [*lines, HOURS_ONLY] if len(judged) else lines
