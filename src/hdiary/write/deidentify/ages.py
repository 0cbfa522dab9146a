"""Ages above 89, in whatever unit or group they are written, become 90 or more."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from hdiary.vocabulary.text import header_key

OLDEST = 90
"""Ages from here on are written as this [years]."""
_PER_YEAR = {"years": 1.0, "months": 12.0, "weeks": 365.25 / 7, "days": 365.25}
_UNIT = (
    ("months", re.compile(r"\b(mo|mos|mths?|months?|monate?n?)\b")),
    ("weeks", re.compile(r"\b(wks?|weeks?|wochen?)\b")),
    ("days", re.compile(r"\b(days?|tagen?|tage?)\b")),
)
_LONGEST_LIFE = 130
_AGE = re.compile(
    r"\b(ages?|aged|alter[sn]?|\w*[a-z]alter|lebensjahre?|years old|jahre alt)\b"
    r"|\bage(d|gr|grp|groups?|cat|class|band|yrs?|years?|y|months?|mo|m|n|at|in|onset|baseline)\b"
    r"|\balters(gruppen?|klassen?|jahre?|kategorien?|stufen?)\b"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def is_age(name: str) -> bool:
    """Say whether a heading is the age of a person, at whatever time."""
    return _AGE.search(split_heading(name)) is not None


def split_heading(name: str) -> str:
    """Write a heading in words, apart where a capital or a digit begins within one."""
    apart = re.sub(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])|(?<=[^\W\d_])(?=\d)", " ", name)
    return " ".join(re.split(r"[^\w]+", header_key(apart))).strip()


def cap_ages(name: str, values: pd.Series) -> tuple[pd.Series, int]:
    """Write every age over 89 years as 90 years, in the unit of the column."""
    numbers = values.astype("float64")
    a_year = _PER_YEAR[_unit(name, numbers)]
    over = (numbers > (OLDEST - 1) * a_year).to_numpy(dtype=bool, na_value=False)
    return values.mask(over, round(OLDEST * a_year)), int(over.sum())


def cap_groups(name: str, words: pd.Series) -> tuple[pd.Series, int]:
    """Write groups of ages that reach over 89, such as 90-95, as 90+; 85-95 becomes 85+."""
    found = {word: [_number(n) for n in _NUMBER.findall(word)] for word in words.dropna().unique()}
    every = pd.Series([n for numbers in found.values() for n in numbers], dtype="float64")
    a_year = _PER_YEAR[_unit(name, every)]
    most = (OLDEST - 1) * a_year
    new = {
        word: f"{min(round(min(numbers)), round(OLDEST * a_year))}+"
        for word, numbers in found.items()
        if numbers and max(numbers) > most
    }
    over = words.isin(list(new))
    return words.where(~over, words.map(new)), int(over.sum())


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _unit(name: str, numbers: pd.Series) -> str:
    said = next((unit for unit, sign in _UNIT if sign.search(split_heading(name))), None)
    joined = re.search(r"\bage(months?|mo|m)\b", split_heading(name))
    if said is None and joined:
        said = "months"
    highest = float(np.nanmax(numbers)) if numbers.notna().any() else 0.0
    if said is not None:
        # "age at day 1" is in years: nobody of such an age in months or days keeps a diary.
        return said if highest > _LONGEST_LIFE else "years"
    if highest <= _LONGEST_LIFE:
        return "years"
    return "months" if highest <= _LONGEST_LIFE * _PER_YEAR["months"] else "days"
