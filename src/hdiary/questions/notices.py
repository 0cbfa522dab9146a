"""What holds for every answer from a diary, as phrases."""

from __future__ import annotations

import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.coverage import find_open_lists
from hdiary.diary.sheet_rows import say_refused
from hdiary.words import Phrase, phrase


def make_notices(diary: Diary, coverage: pd.DataFrame) -> tuple[Phrase, ...]:
    """Say what holds for every answer from this diary."""
    notices = [tell_refused_rows(diary), _attack_lists(diary, coverage)]
    if diary.scale != "0-10":
        notices.append(phrase("notices.other_scale", scale=diary.scale))
    return tuple(notice for notice in notices if notice is not None)


def mostly_headaches(diary: Diary) -> bool:
    """Say whether more than half of the rows that were left out tell of a headache."""
    return 2 * diary.refused_headaches > diary.rows_refused > 0


def tell_refused_rows(diary: Diary) -> Phrase | None:
    """Say how many rows were left out, and which; None where there are none."""
    many, headaches = diary.rows_refused, diary.refused_headaches
    if not many:
        return None
    lines = say_refused(diary.problems)
    if not mostly_headaches(diary):
        return phrase("notices.unread_rows", n=many, lines=lines)
    if many == headaches:
        which = {1: "one", 2: "both"}.get(headaches, "all")
        of = phrase(f"notices.of_them_{which}")
    else:
        of = phrase("notices.of_them_some", n=headaches)
    return phrase("notices.left_out_headaches", n=many, lines=lines, of=of)


def _attack_lists(diary: Diary, coverage: pd.DataFrame) -> Phrase | None:
    """Tell that some days are not known because only headaches are listed, and for whom."""
    listing, people = int(find_open_lists(coverage).sum()), len(coverage)
    if not listing:
        return None
    nearly = bool((~coverage["lists_only_headaches"])[find_open_lists(coverage)].any())
    several = listing < people and not diary.attack_list
    whose = "some" if several else "this"
    values: dict[str, object] = {"n": listing, "people": people} if several else {}
    if diary.settings.get("clear_between") is not None and not nearly:
        return phrase(f"notices.stated_{whose}", **values)
    return phrase(f"notices.{'nearly' if nearly else 'only'}_listed_{whose}", **values)
