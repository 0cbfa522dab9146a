"""The person's own words for their treatments, with hdiary's name behind them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.calendar import SEPARATOR
from hdiary.vocabulary.text import fold

TOGETHER = " + "
"""Between the names of treatments that come together."""
_ALIKE = 5
"""Words that begin with so many letters alike need no name behind them."""
_NAMED = ("it was always given together with ", "it began on the same day as ")
"""How the reasons begin in which treatments are named."""

OwnWords = Mapping[str, str]
"""For each treatment whose own words differ from hdiary's name: these words."""


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
    for row in counts.drop_duplicates(["patient", "treatment"]).to_dict("records"):
        if row["alike"] != names[row["treatment"]]:
            found.setdefault(row["patient"], {})[row["treatment"]] = row["words"]
    return dict(found)


def say_own(name: str, words: OwnWords) -> str:
    """Name a treatment in the person's words; hdiary's name stands behind where it is not plain."""
    if name not in words and TOGETHER in name:
        return TOGETHER.join(say_own(part, words) for part in name.split(TOGETHER))
    own = words.get(name)
    if own is None:
        return name
    return own if is_plain(own, name) else f"{own} ({name})"


def is_plain(own: str, name: str) -> bool:
    """Say whether own words show by themselves which treatment is meant."""
    mine, theirs = fold(own), fold(name)
    said, meant = set(mine.split()), set(theirs.split())
    starts = {word[:_ALIKE] for word in meant if len(word) >= _ALIKE}
    alike = bool(starts) and starts <= {word[:_ALIKE] for word in said}
    return theirs in mine or said <= meant or alike


def words_of(own_words: Mapping[str, OwnWords], coverage: pd.DataFrame) -> OwnWords:
    """Give the own words of a diary's one person; none among several, who have each their own."""
    if len(coverage) != 1:
        return {}
    return own_words.get(str(coverage["patient"].iloc[0]), {})


def tell_own(table: pd.DataFrame, words: OwnWords) -> pd.DataFrame:
    """Put the person's own words into a table that is to be told or drawn."""
    if not words or table.empty:
        return table
    changed = {}
    for column in ("treatment", "intervention"):
        if column in table:
            changed[column] = _map(table[column], lambda text: say_own(text, words))
    for column in ("together_with", "also_began"):
        if column in table:
            changed[column] = _map(table[column], lambda text: _say_list(text, words))
    for column in table.columns:
        if column == "reason" or str(column).endswith("_reason"):
            changed[column] = _map(table[column], lambda text: _say_reason(text, words))
    return table.assign(**changed)


def _map(column: pd.Series, change: object) -> pd.Series:
    """Change the texts of a column; what is missing stays so."""
    told = {text: change(str(text)) for text in column.dropna().unique()}  # type: ignore[operator]
    return column.astype("object").map(told).astype("str" if column.notna().all() else "object")


def _say_list(text: str, words: OwnWords) -> str:
    return SEPARATOR.join(say_own(name, words) for name in text.split(SEPARATOR))


def _say_reason(text: str, words: OwnWords) -> str:
    """Put own words into a reason that names treatments, and into no other."""
    for begins in _NAMED:
        names, comma, rest = text.removeprefix(begins).partition(", so ")
        if text.startswith(begins) and comma:
            told = [_say_list(part, words) for part in names.split(" and ")]
            return f"{begins}{' and '.join(told)}{comma}{rest}"
    return text
