"""Numbers that stand for somebody: whole, and another for nearly everybody."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Ints, patient_codes
from hdiary.vocabulary.data import group
from hdiary.vocabulary.text import header_key
from hdiary.write.deidentify.ages import is_age, split_heading

_HALF, _NEARLY_ALL = 0.5, 0.9
_FEWEST, _LARGE, _LOOSE = 5, 1000, 1.2
_ENDINGS = ("nummer", "number", "nr", "id", "code", "no")


def numbers_people(name: str, values: pd.Series) -> bool:
    """Say whether whole numbers are likely to be the numbers of people in some list."""
    said = values.dropna().to_numpy(dtype=np.float64)
    if not len(said) or is_age(name) or not (said == np.round(said)).all():
        return False
    apart = len(np.unique(said)) / len(said)
    if _is_numbering(name):
        return apart > _HALF or len(said) < _FEWEST
    if len(said) < _FEWEST or apart < _NEARLY_ALL:
        return False
    in_a_row = np.ptp(said) + 1 <= _LOOSE * len(said)
    return bool(in_a_row or (np.abs(said) >= _LARGE).mean() >= _HALF)


def _is_numbering(name: str) -> bool:
    parts = split_heading(name).split()
    if parts[:2] in (["number", "of"], ["no", "of"], ["num", "of"]) or parts[:1] == ["anzahl"]:
        return False
    words = group("deidentify_words", "numbering")
    joined = any(len(p) > len(end) + 2 and p.endswith(end) for p in parts for end in _ENDINGS[:2])
    return joined or not words.isdisjoint(map(header_key, parts))


def one_a_person(entries: pd.DataFrame, name: str) -> pd.Series | None:
    """Give one value a person where a column of a diary never changes within anybody."""
    if _changes(patient_codes(entries), entries[name]):
        return None
    by = entries[["patient", name]].dropna().groupby("patient", observed=True)[name]
    if not len(by) or int(by.nunique().max()) > 1:
        return None
    return by.first()


def _changes(people: Ints, values: pd.Series) -> bool:
    """Say whether anybody's value changes; of thousands of columns nearly all do."""
    codes = pd.factorize(values)[0]
    people, codes = people[codes >= 0], codes[codes >= 0]
    first = np.zeros(int(people.max(initial=-1)) + 1, dtype=np.int64)
    first[people[::-1]] = codes[::-1]
    return bool((codes != first[people]).any())
