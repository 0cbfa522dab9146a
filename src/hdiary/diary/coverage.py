"""What a diary covers: days by what is known of them, and who lists only headaches."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.arrays import (
    Bools,
    count_by,
    patient_codes,
    patient_column,
    says_clear,
    says_headache,
)
from hdiary.diary.like import DiaryLike

_NEARLY_CLEAR, _NEARLY_OPEN = 0.1, 0.2
"""Fewer clear days (of those recorded) and more open days than this: a list in all but name."""


def make_coverage(diary: DiaryLike) -> pd.DataFrame:
    """Count each person's days by what the diary says about them."""
    days = diary.days
    size = len(diary.patients)
    who = patient_codes(days)
    state = days["state"].astype("str").to_numpy()
    headache, clear = (count_by(who, size, state == s) for s in ("headache", "clear"))
    everyone = np.arange(size)
    dates = days["date"].groupby(who)
    return pd.DataFrame(
        {
            "patient": patient_column(diary, everyone),
            "first_day": dates.min().reindex(everyone),
            "last_day": dates.max().reindex(everyone),
            "days": count_by(who, size),
            "recorded": headache + clear,
            "headache_days": headache,
            "clear_days": clear,
            "not_recorded": count_by(who, size) - headache - clear,
            "lists_only_headaches": lists_only_headaches(diary),
        }
    )


def lists_only_headaches(diary: DiaryLike) -> Bools:
    """Say of each person whether a day without headache stands nowhere among their entries."""
    # That is so for everyone in a file that is a list of attacks; for a person in a file of
    # both kinds of diary who has headaches, no clear entry, and a day without an entry between;
    # and it stays so where clear days were stated: beyond the stated days only headaches are
    # listed.
    people = len(diary.patients)
    if diary.attack_list:
        return np.full(people, True)
    who = patient_codes(diary.entries)
    headaches = count_by(who, people, says_headache(diary.entries)) > 0
    clears = count_by(who, people, says_clear(diary.entries)) > 0
    if diary.settings.get("clear_between") is not None:
        return ~clears
    days = diary.days
    left_out = ((days["entries"] == 0) & (days["state"] == "not recorded")).to_numpy()
    return headaches & ~clears & (count_by(patient_codes(days), people, left_out) > 0)


def never_clear(diary: DiaryLike) -> Bools:
    """Say of each person whether only headaches are listed and no clear day is known at all."""
    days = diary.days
    clear = (days["state"] == "clear").to_numpy(dtype=np.bool_)
    known = count_by(patient_codes(days), len(diary.patients), clear) > 0
    return lists_only_headaches(diary) & ~known


def find_open_lists(coverage: pd.DataFrame) -> Bools:
    """Say whose days without an entry are not known because headaches are what is listed."""
    # That is a list of attacks, and a diary that comes close: clear days are fewer than a tenth
    # of the recorded ones while more than a fifth of all days are open. A list of attacks whose
    # clear days were all stated leaves no day open.
    listing = coverage["lists_only_headaches"] & (coverage["not_recorded"] > 0)
    nearly = (
        (coverage["headache_days"] > 0)
        & (coverage["clear_days"] < _NEARLY_CLEAR * coverage["recorded"])
        & (coverage["not_recorded"] > _NEARLY_OPEN * coverage["days"])
    )
    return (listing | nearly).to_numpy(dtype=np.bool_)
