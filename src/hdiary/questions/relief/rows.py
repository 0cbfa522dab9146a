"""The rows of the relief table: every treatment, and those that cannot be told apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Codes, Floats, Texts
from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.relief.units import Units, list_together
from hdiary.words.names import TOGETHER


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Rows:
    """The rows of the table: treatments, then those that always come together."""

    # ``unit`` is -1 for a treatment rated too rarely. ``pair_row`` and ``pair_moment`` say
    # which rated moments belong to which row.
    who: Codes
    name: Texts
    kind: Texts
    doses: Codes
    unit: Codes
    stuck: Texts
    pair_row: Codes
    pair_moment: Codes
    # shared, shared_with: how many rated doses came together with other treatments, and those, the
    # most frequent first
    shared: Codes
    shared_with: Texts

    def mean(self, values: Floats) -> Floats:
        """Average over the moments of each row, those that are known."""
        mine = values[self.pair_moment]
        said = ~np.isnan(mine)
        rows = self.pair_row[said]
        count = np.bincount(rows, minlength=len(self.who))
        total = np.bincount(rows, weights=mine[said], minlength=len(self.who))
        return np.where(count > 0, total / np.maximum(count, 1), np.nan)

    def count(self, values: Floats) -> Codes:
        """Count the moments of each row of which something is known."""
        said = ~np.isnan(values[self.pair_moment])
        return np.bincount(self.pair_row[said], minlength=len(self.who)).astype(np.int64)


def list_rows(diary: Diary, units: Units) -> Rows:
    """List the treatments of everybody, then those that always come together."""
    doses = diary.doses
    names = np.array([*doses["treatment"].cat.categories, ""], dtype=object)[units.row_treatment]
    kinds = _classes(doses)[units.row_treatment]
    several = np.flatnonzero(units.size > 1).astype(np.int64)
    stuck = np.full(len(names), "", dtype=object)
    joined, joined_kinds = [], []
    for unit in several.tolist():
        members = np.flatnonzero(units.row_unit == unit)
        joined.append(TOGETHER.join(names[members]))
        joined_kinds.append(SEPARATOR.join(dict.fromkeys(kinds[members])))
        for row in members.tolist():
            stuck[row] = SEPARATOR.join(names[m] for m in members.tolist() if m != row)
    extra = np.full(len(units.who), -1, dtype=np.int64)
    extra[several] = len(names) + np.arange(len(several))
    whole = extra[units.given_unit] >= 0
    sizes = np.append(units.size, 0)  # the last is that of -1, no unit
    shared, partners = _find_shared(units, names)
    single = np.where(sizes[units.row_unit] == 1, units.row_unit, -1)
    return Rows(
        who=np.concatenate([units.row_who, units.who[several]]),
        name=np.concatenate([names, np.array(joined, dtype=object)]),
        kind=np.concatenate([kinds, np.array(joined_kinds, dtype=object)]),
        doses=np.concatenate([units.row_doses, units.rated[several]]),
        unit=np.concatenate([single, several]),
        stuck=np.concatenate([stuck, np.full(len(several), "", dtype=object)]),
        pair_row=np.concatenate([units.pair_row, extra[units.given_unit[whole]]]),
        pair_moment=np.concatenate([units.pair_moment, units.given_moment[whole]]),
        shared=np.concatenate([shared, np.zeros(len(several), dtype=np.int64)]),
        shared_with=np.concatenate([partners, np.full(len(several), "", dtype=object)]),
    )


def _find_shared(units: Units, names: Texts) -> tuple[Codes, Texts]:
    """Count the rated doses of each treatment that came with others, and name these."""
    many = np.bincount(units.pair_moment, minlength=1)[units.pair_moment] > 1
    shared = np.bincount(units.pair_row[many], minlength=len(names)).astype(np.int64)
    first, second = list_together(units.pair_moment, units.pair_row)
    both = pd.DataFrame(
        {"row": np.concatenate([first, second]), "other": np.concatenate([second, first])}
    )
    often = both.value_counts().rename("n").reset_index().sort_values(["row", "n", "other"],
        ascending=[True, False, True])  # fmt: skip
    partners = np.full(len(names), "", dtype=object)
    for row, others in often.groupby("row")["other"]:
        partners[int(str(row))] = SEPARATOR.join(names[others.to_numpy()])
    return shared, partners


def _classes(doses: pd.DataFrame) -> Texts:
    """Give the class of each treatment, in the order of the categories."""
    first = doses.drop_duplicates("treatment")
    kinds = np.full(len(doses["treatment"].cat.categories) + 1, "other", dtype=object)
    kinds[first["treatment"].cat.codes.to_numpy()] = first["treatment_class"].astype("str")
    return kinds
