"""What holds for every answer from a diary, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from hdiary.diary import Diary, line_ranges
from hdiary.questions.result import find_open_lists, say_scale
from hdiary.vocabulary.say import say_count

TOO_LOW = "so headaches are missing from what follows, and their number is too low."
"""Ends the notice that is said before everything else."""


def make_notices(diary: Diary, coverage: pd.DataFrame) -> tuple[str, ...]:
    """Say in plain sentences what holds for every answer from this diary."""
    notices = [_refused_rows(diary), _attack_lists(diary, coverage)]
    if diary.scale != "0-10":
        notices.append(
            f"Pain was noted {say_scale(diary.scale)}, so answers that need a scale of 0 to 10 "
            "are left out."
        )
    return tuple(notice for notice in notices if notice)


def put_first(text: str, notices: Sequence[str]) -> str:
    """Put the notice that headaches are missing before everything else that is said."""
    first = [notice for notice in notices if TOO_LOW in notice]
    rest = [line for line in text.split("\n") if line not in first]
    return "\n".join([*first, *rest])


def mostly_headaches(diary: Diary) -> bool:
    """Say whether more than half of the rows that were left out tell of a headache."""
    return 2 * diary.refused_headaches > diary.rows_refused > 0


def _refused_rows(diary: Diary) -> str:
    if not diary.rows_refused:
        return ""
    if mostly_headaches(diary):
        many, of = diary.rows_refused, diary.refused_headaches
        rows = say_count(many, "row of the file was", "rows of the file were")
        which = f"{of} of them {'a headache' if of == 1 else 'headaches'}"
        if many == of:
            which = "a headache" if of == 1 else f"{'both' if of == 2 else 'all'} of them headaches"
        noun = "line" if many == 1 else "lines"
        at = line_ranges(diary.refused_lines)
        return f"{rows} left out ({noun} {at}), {which}, {TOO_LOW}"
    rows = say_count(diary.rows_refused, "row")
    verb, noun = ("is", "line") if diary.rows_refused == 1 else ("are", "lines")
    return (
        f"{rows} of the file could not be read and {verb} not counted here "
        f"({noun} {line_ranges(diary.refused_lines)})."
    )


def _attack_lists(diary: Diary, coverage: pd.DataFrame) -> str:
    """Tell that some days are not known because only headaches are listed, and for whom."""
    listing, people = int(find_open_lists(coverage).sum()), len(coverage)
    if not listing:
        return ""
    who, lists, counted = "this diary", "lists", "Headaches are counted"
    nearly = bool((~coverage["lists_only_headaches"])[find_open_lists(coverage)].any())
    only = "only headaches, or nearly so" if nearly else "only headaches"
    if listing < people and not diary.attack_list:
        who = f"{listing} of {say_count(people, 'person', 'people')}"
        lists, counted = ("lists" if listing == 1 else "list"), "Their headaches are counted"
    if diary.settings.get("clear_between") is not None and not nearly:
        return (
            "Clear days are known only for the time that was stated; beyond it "
            f"{who} {lists} only headaches, which are counted there but give no rate."
        )
    return (
        f"{who[0].upper()}{who[1:]} {lists} {only}, so a day without an entry may have "
        f"been clear or not written down. {counted}; shares and rates need the clear days too."
    )
