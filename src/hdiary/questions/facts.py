"""What the burden question counts: yes-or-no facts of every patient day, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, patient_codes
from hdiary.diary.schema import without_factors
from hdiary.vocabulary.classes import ACUTE_CLASSES


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class DayFacts:
    """One element per patient day, in the order of ``diary.days``."""

    people: int  # How many patients
    who: Codes  # Whose day it is, 0 to people - 1, sorted
    date: pd.Series  # The day
    # headache, clear: its state; neither means not recorded
    headache: Bools
    clear: Bools
    worst_pain: Floats  # On the declared scale; NaN where not rated
    took_acute: Bools  # Whether an acute headache drug was written down
    took: Bools  # The same by class, shape (days, classes), in the order of ``ACUTE_CLASSES``
    # Whether a treatment was written down that the vocabulary does not know, or of which it is
    # not said what it was ("painkiller"); either may have been acute medicine
    unrecognised: Bools
    treatment_said: Bools  # Whether anything was said about treatment, "none" included
    # position, length: day number within the patient's diary from 0, and how many days that diary
    # has
    position: Codes
    length: Codes

    @property
    def recorded(self) -> Bools:
        """Whether the day says headache or clear."""
        return self.headache | self.clear

    @property
    def rated(self) -> Bools:
        """Whether it is a headache day with a rating of pain."""
        return self.headache & ~np.isnan(self.worst_pain)

    @property
    def leaves_room(self) -> Bools:
        """Whether acute medicine may have been taken that was not written down or understood."""
        # Not recorded, a headache day with nothing said about treatment, or an unknown
        # treatment.
        return self.left_blank | self.unrecognised

    @property
    def left_blank(self) -> Bools:
        """Whether acute medicine may have been taken on a day that says nothing of it."""
        return ~self.recorded | (self.headache & ~self.treatment_said)

    @property
    def from_end(self) -> Codes:
        """Days until the patient's last day."""
        left: Codes = self.length[self.who] - 1 - self.position
        return left


def gather_facts(diary: Diary) -> DayFacts:
    """Lay out what is counted about every day of a diary."""
    days = diary.days
    people = len(diary.patients)
    who = patient_codes(days)
    length = np.bincount(who, minlength=people).astype(np.int64)
    begins = np.cumsum(length) - length
    rows = _RowFinder(begins, days)
    entries, doses = diary.entries, diary.doses
    dose_row = rows.find(doses)
    took = np.zeros((len(days), len(ACUTE_CLASSES)), dtype=np.bool_)
    classes = doses["treatment_class"].astype("str").to_numpy()
    for column, name in enumerate(ACUTE_CLASSES):
        took[dose_row[classes == name], column] = True
    unrecognised, said = (np.zeros(len(days), dtype=np.bool_) for _ in range(2))
    unrecognised[dose_row[~doses["recognised"].to_numpy(dtype=np.bool_)]] = True
    said[rows.find(without_factors(entries)[entries["treatment"].notna()])] = True
    return DayFacts(
        people=people,
        who=who,
        date=days["date"],
        headache=(days["state"] == "headache").to_numpy(dtype=np.bool_),
        clear=(days["state"] == "clear").to_numpy(dtype=np.bool_),
        worst_pain=days["worst_pain"].to_numpy(dtype=np.float64),
        took_acute=days["acute_medication"].to_numpy(dtype=np.bool_),
        took=took,
        unrecognised=unrecognised,
        treatment_said=said,
        position=np.arange(len(days)) - begins[who],
        length=length,
    )


class _RowFinder:
    """Finds the row of ``diary.days`` on which something happened."""

    def __init__(self, begins: Codes, days: pd.DataFrame) -> None:
        self.begins = begins
        self.number = days["date"].to_numpy().astype("datetime64[D]").astype(np.int64)

    def find(self, frame: pd.DataFrame) -> Codes:
        """Give the row of each patient and date of a frame."""
        who = patient_codes(frame)
        number = frame["date"].to_numpy().astype("datetime64[D]").astype(np.int64)
        begins = self.begins[who]
        row: Codes = begins + number - self.number[begins]
        return row
