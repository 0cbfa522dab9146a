"""What every answer shares: coverage and the words for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.schema import ENTRY_COLUMNS
from hdiary.questions.own_words import OwnWords
from hdiary.questions.shown import show_answer
from hdiary.vocabulary.say import say_date, say_share

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int64]

RELIABLE, ROUGH = 0.8, 0.5
"""Shares of days recorded: below the first a range leads, below the second it stands alone."""
NOTHING_YET = "Nothing has been filled in yet."
ONLY_LISTED = "only headaches are listed"
"""Why there is no rate and no comparison of days: no clear day is known."""
_NEARLY_CLEAR, _NEARLY_OPEN = 0.1, 0.2
"""Fewer clear days (of those recorded) and more open days than this: a list in all but name."""

_SCALE_WORDS = {
    "0-10": "0 to 10",
    "0-100": "0 to 100",
    "0-3": "0 to 3",
    "0-4": "0 to 4",
    "0-5": "0 to 5",
    "1-5": "1 to 5",
    "words": "in words",
    "yes-no": "only yes or no",
}


class SettingError(ValueError):
    """A setting does not fit the diary or another setting; says which, and what would."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Answer:
    """What every question gives back.

    Attributes
    ----------
    question
        The question's name.
    table
        The tidy answer in full precision; what cannot be answered is missing, with the reason
        in its ``verdict``.
    settings
        Every setting that shaped the answer.
    coverage
        One row per patient: ``patient``, ``first_day``, ``last_day``, ``days``, ``recorded``,
        ``headache_days``, ``clear_days``, ``not_recorded`` [days], ``lists_only_headaches``.
    notices
        Plain sentences about what the diary could not say.
    columns_in
        The canonical columns that the diary had; see `hdiary.Diary`.
    unread
        Those of them of which some cells could not be read and were left blank.
    own_words
        By patient, what they call a treatment where that is not hdiary's name for it, for words
        and pictures; the table keeps hdiary's names.
    """

    question: str
    table: pd.DataFrame
    settings: Mapping[str, Any]
    coverage: pd.DataFrame
    notices: tuple[str, ...]
    columns_in: frozenset[str] = frozenset(ENTRY_COLUMNS)
    unread: frozenset[str] = frozenset()
    own_words: Mapping[str, OwnWords] = field(default_factory=dict)

    def summary(self) -> str:
        """Tell the answer in a few plain sentences, the notices last."""
        raise NotImplementedError

    def _repr_html_(self) -> str:
        return show_answer(self.question, self, self.summary())


def patient_codes(frame: pd.DataFrame) -> Codes:
    """Give the patient of each row of a diary's table as a number, their place in its list."""
    return frame["patient"].cat.codes.to_numpy().astype(np.int64)


def patient_column(diary: Diary, codes: Codes) -> pd.Series:
    """Give the ``patient`` column of a result whose rows belong to these patients."""
    names = pd.Index(diary.patients, dtype="str")
    return pd.Series(pd.Categorical.from_codes(codes.tolist(), categories=names), name="patient")


def count_by(codes: Codes, size: int, where: Bools | None = None) -> Codes:
    """Count rows by their code, only those where a condition holds."""
    picked = codes if where is None else codes[where]
    return np.bincount(picked, minlength=size).astype(np.int64)


def ratio(part: Codes | Floats, whole: Codes | Floats) -> Floats:
    """Divide, giving NaN where there is nothing to divide by."""
    top, bottom = np.asarray(part, dtype=np.float64), np.asarray(whole, dtype=np.float64)
    out = np.full(np.broadcast_shapes(top.shape, bottom.shape), np.nan)
    np.divide(top, bottom, out=out, where=bottom > 0)
    return out


def whole_numbers(counts: Codes, missing: Bools) -> pd.Series:
    """Give counts as nullable whole numbers, missing where they are not known."""
    return pd.Series(pd.arrays.IntegerArray(counts.astype(np.int64), missing.copy()))


def make_coverage(diary: Diary) -> pd.DataFrame:
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


def lists_only_headaches(diary: Diary) -> Bools:
    """Say of each person whether a day without headache stands nowhere among their entries."""
    # That is so for everyone in a file that is a list of attacks; for a person in a file of
    # both kinds of diary who has headaches, no clear entry, and a day without an entry between;
    # and it stays so where clear days were stated: beyond the stated days only headaches are
    # listed.
    people = len(diary.patients)
    if diary.attack_list:
        return np.full(people, True)
    who, says = patient_codes(diary.entries), diary.entries["headache"]
    headaches = count_by(who, people, says.fillna(False).to_numpy(dtype=np.bool_)) > 0
    clears = count_by(who, people, (~says).fillna(False).to_numpy(dtype=np.bool_)) > 0
    if diary.settings.get("clear_between") is not None:
        return ~clears
    days = diary.days
    left_out = ((days["entries"] == 0) & (days["state"] == "not recorded")).to_numpy()
    return headaches & ~clears & (count_by(patient_codes(days), people, left_out) > 0)


def never_clear(diary: Diary) -> Bools:
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


def say_scale(scale: str) -> str:
    """Say how pain was noted."""
    return _SCALE_WORDS[scale]


def join_reasons(conditions: Sequence[tuple[Bools, str]], size: int) -> npt.NDArray[np.object_]:
    """Join, row by row, the words whose condition holds; ``"answered"`` where none does."""
    reasons = np.full(size, "", dtype=object)
    for holds, words in conditions:
        reasons[holds & (reasons != "")] += "; "
        reasons[holds] += words
    reasons[reasons == ""] = "answered"
    return reasons


def say_coverage(row: pd.Series) -> str:
    """Say which days a diary covers and how many of them were recorded."""
    first, last = say_date(row["first_day"]), say_date(row["last_day"])
    if row["days"] == 1:
        return f"The diary covers one day, {first}."
    if row["not_recorded"] == 0:
        return f"The diary covers {row['days']} days, {first} to {last}, and all were recorded."
    share = say_share(row["recorded"] / row["days"])
    verb = "was" if row["recorded"] == 1 else "were"
    return (
        f"The diary covers {row['days']} days, {first} to {last}; "
        f"{row['recorded']} of them {verb} recorded ({share})."
    )
