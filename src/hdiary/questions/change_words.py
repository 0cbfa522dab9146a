"""What changed since something began, in plain sentences."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import ceil
from typing import Any

import pandas as pd

from hdiary.questions.change_rules import BETTER, CLAIMS, HEADACHE_DAYS, MEAN_PAIN, WIDE
from hdiary.questions.result import NOTHING_YET, say_coverage
from hdiary.questions.unsaid import say_unsaid
from hdiary.vocabulary.say import (
    say_count,
    say_date,
    say_list,
    say_number,
    say_signed,
    start_sentence,
)
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, MORE_DAYS, NOT_ENOUGH

_LONG_WAIT = 365
_WEEKS = 9
_MOST_NAMES = 6
_CHANCE = 0.05
_WHOLE = {HEADACHE_DAYS: 28.0, MEAN_PAIN: 10.0}
NOTHING_BEGAN = (
    "No treatment was found that began during the diary and was kept up, so there is no before "
    "and after to compare. If something began, such as exercise, give its first day yourself "
    "(since)."
)
NO_REASON = (
    "This compares two times; the diary cannot say why they differ. Other things may have changed "
    "at the same time. The estimates allow for days in a row being alike, so they may differ a "
    "little from the plain averages."
)

Row = Mapping[Any, Any]


def tell_change(
    *,
    table: pd.DataFrame,
    placebo: pd.DataFrame,
    coverage: pd.DataFrame,
    settings: Mapping[str, Any],
    notices: Sequence[str],
    columns_in: Collection[str],
) -> str:
    """Tell the answer for one person, or an overview of many, one sentence to a line."""
    if len(coverage) != 1:
        lines = _tell_many(table, settings, columns_in, people=len(coverage))
    elif not coverage.iloc[0]["recorded"]:
        lines = [say_coverage(coverage.iloc[0]), NOTHING_YET]
    else:
        told = tell_interventions(table, placebo, settings, columns_in)
        lines = [say_coverage(coverage.iloc[0]), *told]
    return "\n".join([*lines, *notices])


def tell_interventions(
    table: pd.DataFrame,
    placebo: pd.DataFrame,
    settings: Mapping[str, Any],
    columns_in: Collection[str],
) -> list[str]:
    """Tell one person's interventions, without the coverage."""
    if table.empty:
        return [_say_nothing_began(settings, columns_in)]
    lines: list[str] = []
    starts = [rows for _, rows in table.groupby("since", sort=False)]
    for rows in starts:
        lines += _tell_one(rows, placebo, settings)
    if (table["verdict"] != NOT_ENOUGH).any():
        lines.append(NO_REASON)
    if table["found"].any():
        lines.append(_ask_about(len(starts)))
    return lines


def _ask_about(found: int) -> str:
    if found == 1:
        return (
            "This first day was found in the diary. Please check it; if it is not right, give "
            "the right one yourself (since)."
        )
    return (
        "These first days were found in the diary. Please check them; if one is not right, give "
        "the right one yourself (since)."
    )


def _tell_one(rows: pd.DataFrame, placebo: pd.DataFrame, settings: Mapping[str, Any]) -> list[str]:
    outcomes = {str(row["outcome"]): row for row in rows.to_dict("records")}
    days, pain = outcomes[HEADACHE_DAYS], outcomes[MEAN_PAIN]
    name, since = str(days["intervention"]), say_date(days["since"])
    if days["verdict"] == NOT_ENOUGH and pain["verdict"] == NOT_ENOUGH:
        why = str(days["reason"])
        if pain["reason"] not in {why, ""} and pain["reason"].startswith("fewer than"):
            why = f"{why}; for pain, {pain['reason']}"
        return [f"{start_sentence(name)}, since {since}: not enough data; {why}."]
    lines = [say_days(days, settings), say_pain(pain, settings)]
    if days["bad_week"] or pain["bad_week"]:
        lines.append(_say_spell([days, pain], settings))
    for row in (days, pain):
        lines += [*_say_going(row), *_say_placebo(placebo, row)]
    if days["also_began"]:
        others = say_list(str(days["also_began"]).split("; "))
        lines.append(
            f"In the time that is compared the diary also shows a start of {others}; this "
            "comparison cannot tell them apart."
        )
    return [line for line in lines if line]


def say_days(row: Row, settings: Mapping[str, Any]) -> str:
    """Say how headache days went from before to after."""
    name, since = start_sentence(str(row["intervention"])), say_date(row["since"])
    if row["verdict"] == NOT_ENOUGH:
        return f"{name}, since {since}: headache days: not enough data; {row['reason']}."
    after, before = (
        say_count(int(row[side]), "recorded day") for side in ("days_after", "days_before")
    )
    return (
        f"{name}, since {since}: about {say_number(row['after'])} headache days in 28 "
        f"({after}{_say_left_out('first', settings.get('settle', 0))}), against "
        f"{say_number(row['before'])} before "
        f"({before}{_say_left_out('last', settings.get('washout', 0))}). "
        f"{_say_change(row, settings['gates']['meaningful_days'], 'days in 28')}"
    )


def _say_left_out(which: str, days: int) -> str:
    if not days:
        return ""
    told = f"{which} day is" if days == 1 else f"{which} {days} days are"
    return f"; the {told} left out"


def say_pain(row: Row, settings: Mapping[str, Any]) -> str:
    """Say how pain on headache days went; why not where it was not compared."""
    if row["verdict"] == NOT_ENOUGH:
        return f"Pain on headache days: not enough data; {row['reason']}."
    return (
        f"Pain on headache days: {say_number(row['after'])} of 10 on average "
        f"({say_count(int(row['days_after']), 'rated day')}), against "
        f"{say_number(row['before'])} before ({say_count(int(row['days_before']), 'rated day')}). "
        f"{_say_change(row, settings['gates']['meaningful_pain'], 'points')}"
    )


def _say_change(row: Row, matters: float, unit: str) -> str:
    # No change is greater than the whole scale, whatever the arithmetic of an interval gives.
    whole = _WHOLE[str(row.get("outcome", HEADACHE_DAYS))]
    ends = (min(max(float(row[name]), -whole), whole) for name in ("ci_low", "ci_high"))
    low, high = (say_signed(end) for end in ends)
    size = say_signed(min(max(float(row["change"]), -whole), whole))
    told = f"Estimated change {size} (likely {low} to {high})"
    if row["verdict"] in CLAIMS:
        small = abs(float(row["change"])) < matters
        less = f", though by less than the {say_number(matters)} {unit} that usually matter"
        return f"{told}: {row['verdict']}{less if small else ''}."
    if row["verdict"] == LITTLE:
        return f"{told}: {LITTLE}, less than {say_number(matters)} {unit} either way."
    if row["reason"] == WIDE:
        return f"{told}: {CANNOT_TELL}{_wait(row)}."
    return f"{told}: {CANNOT_TELL}, because {row['reason']}."


def _wait(row: Row) -> str:
    more = row["more_days"]
    if pd.isna(more) or more > _LONG_WAIT:
        return ""
    weeks = ceil(more / 7)
    time = say_count(weeks, "more week")
    if weeks >= _WEEKS:
        time = say_count(ceil(12 * more / 365), "more month")
    return f"; about {time} of diary may be enough to tell"


def _say_spell(rows: Sequence[Row], settings: Mapping[str, Any]) -> str:
    of = say_list(
        [
            words
            for row, words in zip(rows, ("headache days", "pain"), strict=True)
            if row["bad_week"]
        ]
    )
    return (
        f"It began in a bad spell: the last {settings['spell']} days of the time before were "
        f"clearly worse than the rest of it ({of}). Such a spell often passes by itself, so where "
        "enough other days were recorded it is left out of the comparison."
    )


def _say_going(row: Row) -> list[str]:
    """Warn where the time before, continued along its line, would have come to half of a claim."""
    if row["verdict"] not in CLAIMS or not row["going"]:
        return []
    what = "Headache days" if row["outcome"] == HEADACHE_DAYS else "Pain"
    return [
        f"{what} may have been going this way already before it began: a straight line through "
        "the time before would have come to half of that change or more by itself."
    ]


def _say_placebo(placebo: pd.DataFrame, row: Row) -> list[str]:
    """Tell at how many earlier days, when nothing began, a claim could have been made too."""
    mine = (placebo["since"] == row["since"]) & (placebo["outcome"] == row["outcome"])
    tried = placebo[mine]
    if not len(tried) or row["verdict"] not in CLAIMS:
        return []
    shown = int((tried["p_value"] < _CHANCE).sum())
    what = "headache days were" if row["outcome"] == HEADACHE_DAYS else "pain was"
    dates = say_count(len(tried), "earlier date")
    told = f"As a check, {what} compared in the same way at {dates}, before it began"
    if not shown:
        return [f"{told}: no change showed there."]
    where = "at it" if len(tried) == 1 else f"at {shown} of them"
    if 1 < len(tried) == shown:
        where = "at each of them"
    return [f"{told}: {where} a change showed too, so read this one with care."]


def _say_nothing_began(settings: Mapping[str, Any], columns_in: Collection[str]) -> str:
    looked_for = settings.get("looked_for") or ()
    names = " or ".join(str(name) for name in looked_for)
    if "treatment" not in columns_in:
        of = f" of {names}" if names else ""
        return (
            f"{say_unsaid('', columns_in)}, so it cannot show a start{of}. If something began, "
            "such as exercise, give its first day yourself (since)."
        )
    if not looked_for:
        return NOTHING_BEGAN
    return (
        f"The diary shows no start of {names} that was kept up, after a time without it, so "
        "there is no before and after to compare. Give its first day yourself (since)."
    )


def _tell_many(
    table: pd.DataFrame, settings: Mapping[str, Any], columns_in: Collection[str], *, people: int
) -> list[str]:
    """Give an overview of many people: what began for how many, and what changed since."""
    lines = [f"The diary holds {say_count(people, 'person', 'people')}."]
    if table.empty:
        return [*lines, _say_nothing_began(settings, columns_in)]
    counts = table["intervention"].value_counts()
    for name in counts.index[:_MOST_NAMES]:
        rows = table[(table["intervention"] == name) & (table["outcome"] == HEADACHE_DAYS)]
        judged = rows[rows["verdict"] != NOT_ENOUGH]
        told = (
            f"{start_sentence(str(name))} began for {say_count(len(rows), 'person', 'people')}; "
            f"{len(judged)} had enough recorded days on both sides"
        )
        if len(judged):
            said = judged["verdict"].value_counts()
            order = (BETTER[0], MORE_DAYS, LITTLE, CANNOT_TELL)
            parts = [f"{verdict} for {said[verdict]}" for verdict in order if verdict in said.index]
            middle = say_signed(float(judged["change"].median()))
            told += f": {', '.join(parts)}; in the middle a change of {middle} days in 28"
        lines.append(f"{told}.")
    if len(counts) > _MOST_NAMES:
        lines.append(f"{len(counts) - _MOST_NAMES} more are in the table.")
    lines.append(NO_REASON)
    if table["found"].any():
        lines.append(_ask_about(len(table)))
    return lines
