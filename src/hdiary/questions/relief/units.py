"""Which treatments can be told apart, and what stands behind each comparison."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Codes
from hdiary.questions.relief.moments import Moments
from hdiary.questions.relief.rules import ReliefGates

UNTREATED, OTHERS, NOTHING = "untreated", "other treatments", ""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Units:
    """What is judged: treatments, or several that always come together."""

    # Pairs say which unit was given at which moment. ``row_*`` are the treatments of each
    # person (one row per person and treatment), ``who`` ... the units.
    # row_who, row_treatment: patient and treatment (its place among the diary's) of each row
    row_who: Codes
    row_treatment: Codes
    # row_doses, row_rated: doses in the diary, and rated moments
    row_doses: Codes
    row_rated: Codes
    row_unit: Codes  # The unit that the row belongs to; -1 where rated too rarely
    # pair_moment, pair_row: which row was given at which rated moment
    pair_moment: Codes
    pair_row: Codes
    who: Codes  # The patient of each unit
    size: Codes  # How many treatments it holds
    rated: Codes  # Rated moments with all of it
    # given_moment, given_unit: which unit was given, with all its treatments, at which rated
    # moment
    given_moment: Codes
    given_unit: Codes
    rest: Bools  # Moments with something that no unit of them accounts for


def find_units(doses: pd.DataFrame, moments: Moments, *, gates: ReliefGates) -> Units:
    """Part the treatments of everybody into what can be told apart."""
    who = doses["patient"].cat.codes.to_numpy().astype(np.int64)
    treatment = doses["treatment"].cat.codes.to_numpy().astype(np.int64)
    many = max(len(doses["treatment"].cat.categories), 1)
    keys, row = np.unique(who * many + treatment, return_inverse=True)
    count = len(keys)
    rated = moments.rated[moments.dose_moment] if len(doses) else np.zeros(0, np.bool_)
    pairs = np.unique(moments.dose_moment[rated] * max(count, 1) + row[rated])
    pair_moment, pair_row = pairs // max(count, 1), pairs % max(count, 1)
    row_rated = np.bincount(pair_row, minlength=count).astype(np.int64)
    label = _label(pair_moment, pair_row, row_rated, gates)
    unit_rows, row_unit = np.unique(label[label >= 0], return_inverse=True)
    places = np.full(count, -1, dtype=np.int64)
    places[label >= 0] = row_unit
    size = np.bincount(row_unit, minlength=len(unit_rows)).astype(np.int64)
    given_moment, given_unit, rest = _give(pair_moment, places[pair_row], size, len(moments.who))
    return Units(
        row_who=keys // many,
        row_treatment=keys % many,
        row_doses=np.bincount(row, minlength=count).astype(np.int64),
        row_rated=row_rated,
        row_unit=places,
        pair_moment=pair_moment,
        pair_row=pair_row,
        who=(keys // many)[unit_rows],
        size=size,
        rated=np.bincount(given_unit, minlength=len(size)).astype(np.int64),
        given_moment=given_moment,
        given_unit=given_unit,
        rest=rest,
    )


def _label(moment: Codes, row: Codes, rated: Codes, gates: ReliefGates) -> Codes:
    """Give rows that nearly always come together one label, the least of theirs; -1 if rare."""
    label = np.where(rated >= gates.min_doses, np.arange(len(rated)), -1)
    first, second = list_together(moment, row)
    enough = (label[first] >= 0) & (label[second] >= 0)
    keys, both = np.unique(first[enough] * max(len(rated), 1) + second[enough], return_counts=True)
    first, second = keys // max(len(rated), 1), keys % max(len(rated), 1)
    stuck = (rated[first] - both < gates.min_apart) & (rated[second] - both < gates.min_apart)
    first, second = first[stuck], second[stuck]
    while True:
        least = label.copy()
        np.minimum.at(least, first, label[second])
        np.minimum.at(least, second, label[first])
        if (least == label).all():
            return label
        label = least


def list_together(moment: Codes, row: Codes) -> tuple[Codes, Codes]:
    """List which rows came at the same moment, each pair once for each moment."""
    several = np.bincount(moment, minlength=1)[moment] > 1 if len(moment) else moment > 0
    frame = pd.DataFrame({"moment": moment[several], "row": row[several]})
    both = frame.merge(frame, on="moment")
    both = both[both["row_x"] < both["row_y"]]
    return both["row_x"].to_numpy(dtype=np.int64), both["row_y"].to_numpy(dtype=np.int64)


def _give(moment: Codes, unit: Codes, size: Codes, moments: int) -> tuple[Codes, Codes, Bools]:
    """Say which whole units were given when, and at which moments something is left over."""
    rest = np.zeros(moments, np.bool_)
    rest[moment[unit < 0]] = True
    kept = unit >= 0
    many = max(len(size), 1)
    keys, parts = np.unique(moment[kept] * many + unit[kept], return_counts=True)
    whole = parts == size[keys % many] if len(size) else np.zeros(0, np.bool_)
    rest[(keys // many)[~whole]] = True
    return (keys // many)[whole], (keys % many)[whole], rest
