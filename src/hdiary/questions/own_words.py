"""The person's own words for their treatments, with hdiary's name behind them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools
from hdiary.vocabulary.text import fold
from hdiary.words.names import OwnWords

_NEARLY = 0.9
"""Words that stand for less of what bears own words do not name all of it."""


def find_own_words(diary: Diary) -> dict[str, OwnWords]:
    """Find, for each person, what they call their treatments most often."""
    doses = diary.doses
    keys = ["patient", "treatment", "words"]
    counts = doses.groupby(keys, observed=True, sort=False).size().rename("many").reset_index()
    found: dict[str, dict[str, str]] = {}
    if counts.empty:
        return {}
    names = {word: fold(word) for column in keys[1:] for word in counts[column].astype("str")}
    counts = counts.assign(alike=[names[word] for word in counts["words"].astype("str")])
    counts = counts.astype(dict.fromkeys(keys, "str"))
    sums = counts.groupby(["patient", "treatment", "alike"], sort=False)["many"].transform("sum")
    counts = counts.assign(sums=sums).sort_values(
        ["sums", "many"], ascending=[False, False], kind="stable"
    )
    first = counts.drop_duplicates(["patient", "treatment"])
    own = first["alike"].to_numpy() != first["treatment"].map(names).to_numpy()
    first = first[own & _covers(first, counts, names)]
    for patient, treatment, words in zip(*(first[key] for key in keys), strict=True):
        found.setdefault(patient, {})[treatment] = words
    return dict(found)


def _covers(first: pd.DataFrame, counts: pd.DataFrame, names: Mapping[str, str]) -> Bools:
    """Say whether words stand for nearly all that has a name: hardly any bears other own words."""
    # "Krafttraining" is no word for walks, which hdiary calls exercise, too.
    keys = ["patient", "treatment"]
    own = counts[counts["alike"] != counts["treatment"].map(names)]
    every = own.groupby(keys)["many"].sum().reindex(pd.MultiIndex.from_frame(first[keys]))
    covers: Bools = first["sums"].to_numpy() >= _NEARLY * every.fillna(0).to_numpy()
    return covers


def words_of(own_words: Mapping[str, OwnWords], coverage: pd.DataFrame) -> OwnWords:
    """Give the own words of a diary's one person; none among several, who have each their own."""
    if len(coverage) != 1:
        return {}
    return own_words.get(str(coverage["patient"].iloc[0]), {})
