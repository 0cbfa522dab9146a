"""Columns made ready for Table 1: numbers, words, and what is left out with its reason."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.cohort.arms.columns import Named, find_name, is_number, read_names, read_numbers
from hdiary.cohort.arms.problems import refuse
from hdiary.words import Phrase, phrase, write_plain

_GROUP = "group"
FIXED = ("variable", "level", "statistic", "missing", "overall", "p_value")
"""Columns of Table 1; an arm of such a name gets a star."""
_MOST_WORDS = 20
"""More different words than these are told of no group."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Described:
    """What tableone works on, and how its names are ours again.

    Attributes
    ----------
    frame
        Numbers and words under names without meaning, and the place of each person's arm.
    kinds
        "number" or "words" by those names.
    named
        The columns' own names.
    levels
        Of each column of words, the words in order.
    sizes
        How many people are in each arm.
    left_out
        What is not described, and why.
    """

    frame: pd.DataFrame
    kinds: Mapping[str, str]
    named: Mapping[str, str]
    levels: Mapping[str, tuple[str, ...]]
    sizes: Mapping[str, int]
    left_out: pd.DataFrame

    def tidy(
        self, made: pd.DataFrame, *, medians: Sequence[str], phrases: dict[str, Phrase]
    ) -> pd.DataFrame:
        """Lay what tableone made out under the columns' own names."""
        rows = []
        seen: set[str] = set()
        for (key, level), row in zip(made.index, made.to_dict("records"), strict=True):
            kind = self.kinds.get(str(key), "people")
            name = self.named.get(str(key), "")
            how = "median" if kind == "number" and name in medians else kind
            told = self.levels[str(key)][int(level)] if kind == "words" else ""
            first = kind != "words" or str(key) not in seen
            seen.add(str(key))
            missing = int(self.frame[key].isna().sum()) if kind != "people" and first else None
            rows.append(
                {
                    "variable": name,
                    "level": told,
                    "statistic": write_plain(phrase(f"arms.one.statistic.{how}"), phrases),
                    "missing": missing,
                    "overall": _text(row["Overall"]),
                    **{
                        f"{arm}*" if arm in FIXED else arm: _text(row[f"{at:02d}"])
                        for at, arm in enumerate(self.sizes)
                        if f"{at:02d}" in row
                    },
                    **({"p_value": _text(row["P-Value"])} if "P-Value" in row else {}),
                }
            )
        return pd.DataFrame(rows).astype({"missing": "Int64"})


def describe_columns(
    people: pd.DataFrame,
    by: str,
    columns: Sequence[str],
    *,
    reference: Hashable | None,
    phrases: dict[str, Phrase],
) -> Described:
    """Make columns ready, and say which are left out."""
    arms, order = _arms(people[by], by, reference)
    place = np.full(len(order) + 1, -1)
    place[order] = np.arange(len(order))
    group = place[arms.codes]
    kept = group >= 0
    names = [arms.names[at] for at in order]
    frame = pd.DataFrame({_GROUP: [f"{at:02d}" for at in group[kept]]})
    kinds, named, levels, left = {}, {}, {}, []
    for at, column in enumerate(columns):
        found = people[column].reset_index(drop=True)[kept].reset_index(drop=True)
        why = _why_not(found)
        if why is not None:
            left.append({"column": str(column), "reason": write_plain(why, phrases)})
            continue
        key = f"v{at}"
        named[key] = str(column)
        kinds[key] = "number" if _is_amount(found) else "words"
        if kinds[key] == "number":
            frame[key] = read_numbers(found)
            continue
        words = read_names(found)
        levels[key] = words.names
        codes = pd.Series([f"{code:02d}" for code in words.codes], dtype=object)
        frame[key] = codes.where(words.codes >= 0, None)
    without = int((~kept).sum())
    if without:
        told = phrase("arms.one.no_arm", n=without)
        left.append({"column": str(by), "reason": write_plain(told, phrases)})
    return Described(
        frame=frame,
        kinds=kinds,
        named=named,
        levels=levels,
        sizes={name: int((group == at).sum()) for at, name in enumerate(names)},
        left_out=pd.DataFrame(left, columns=["column", "reason"]).astype("str"),
    )


def _arms(column: pd.Series, by: str, reference: Hashable | None) -> tuple[Named, list[int]]:
    arms = read_names(column)
    if not arms.names or len(arms.names) > _MOST_WORDS:
        many = phrase("arms.refuse.many_names", n=len(arms.names))
        refuse([phrase("arms.one.arms", name=str(by), arms=many)])
    first = 0 if reference is None else find_name(arms, reference)
    if first is None:
        told = phrase("arms.refuse.names", names=arms.names)
        refuse([phrase("arms.refuse.no_reference", given=str(reference), name=str(by), arms=told)])
    at = first or 0
    return arms, [at, *(other for other in range(len(arms.names)) if other != at)]


def _is_amount(column: pd.Series) -> bool:
    """Say whether a column is told by its mean: numbers that are more than yes and no."""
    if pd.api.types.is_bool_dtype(column.dtype) or not is_number(column):
        return False
    return not all(isinstance(x, (bool, np.bool_)) for x in column.dropna().astype(object))


def _why_not(column: pd.Series) -> Phrase | None:
    """Say why a column is not described; None where it is."""
    if column.isna().all():
        return phrase("arms.one.blank")
    if str(column.dtype).startswith(("datetime", "timedelta", "period", "complex")):
        return phrase("arms.one.dates")
    if _is_amount(column):
        infinite = bool(np.isinf(read_numbers(column)).any())
        return phrase("arms.one.infinite") if infinite else None
    many = len(read_names(column).names)
    if not many:
        return phrase("arms.one.blank")
    return phrase("arms.one.many", n=many) if many > _MOST_WORDS else None


def _text(value: object) -> str:
    text = str(value)
    return "" if text in {"None", "nan"} or text.startswith("nan ") else text
