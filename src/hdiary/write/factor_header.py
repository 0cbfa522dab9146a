"""The header of a factor: marked where it, or its cells, would be read as something else."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import pandas as pd

from hdiary.diary.calendar import SEPARATOR
from hdiary.diary.schema import FACTOR_MARK, factor_kind, factor_name
from hdiary.vocabulary import headings, neck_headings, personal
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.names import names_alone
from hdiary.vocabulary.places import parse_place
from hdiary.vocabulary.sides import parse_side
from hdiary.vocabulary.standing_out import standing_out
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.vocabulary.words import MONTHS, PAIN_WORDS, WEEKDAYS

_SIGNS = re.compile(r"[,|/+&\n\d@\u3001\uff0c]")
_FEW_ROWS, _OFTEN = 8, 4
"""In fewer rows words need not recur; in so many rows they are never taken for those of notes."""
_OF_DATES = re.compile(r"\b(?:year|month|week|weekend|hour|day|date|monat|jahr|tag|datum)\b")


def factor_header(name: str, values: pd.Series) -> str:
    """Give the header under which a factor is written, and read again as the factor it is."""
    if name.endswith(FACTOR_MARK) and factor_name(name.removesuffix(FACTOR_MARK), ()) == name:
        return name  # What it is called is marked already, as it has the name of a column.
    blank = bool(values.isna().all())
    doubtful = blank or name.endswith(FACTOR_MARK) or _is_known(name) or _holds_known(values)
    doubtful = doubtful or _are_ticks(values)
    return f"{name}{FACTOR_MARK}" if doubtful else name


def _are_ticks(values: pd.Series) -> bool:
    """Say whether blanks beside a tick in the next column would be read as no."""
    said = values.dropna()
    return factor_kind(values) == "yes/no" and len(said) < len(values) and bool(said.all())


def _is_known(name: str) -> bool:
    """Say whether a heading would be taken for a column, a medicine, a place or a headache."""
    kinds = (
        column_meaning(name).meaning,
        headings.heading_kind(name),
        headings.outcome_heading(name),
    )
    named = (
        headings.headache_words(name)
        or headings.time_of_day_heading(name)
        or headings.is_sure_treatment_heading(name)
    )
    placed = parse_place(name).recognised or parse_side(name) is not None
    placed = placed or neck_headings.names_neck(name)
    spoken = fold(name) in PAIN_WORDS or parse_treatment(name).recognised
    dated = bool(_OF_DATES.search(fold(name)))
    return any(k is not None for k in kinds) or bool(named) or placed or spoken or dated


def _holds_known(values: pd.Series) -> bool:
    """Say whether cells would be parted, or taken for medicines, dates or numbers of rows."""
    kind = factor_kind(values)
    if kind == "number":
        numbers = values.to_numpy(dtype=np.float64)
        steps = np.diff(numbers)
        return len(steps) > 0 and bool((np.abs(steps) == 1).all())
    if kind == "yes/no":
        # Nothing but ticks: beside others, their blanks would be read as no.
        return not bool(values.eq(False).any())
    if kind != "word":
        return False
    texts = [str(text) for text in values.cat.categories]
    if _hardly_recur(values) or any(map(_tells_somebody, texts)):
        return True
    items = {item for text in texts for item in text.split(SEPARATOR)}
    return bool(standing_out(items)) or any(map(_is_doubtful, items))


def _hardly_recur(values: pd.Series) -> bool:
    """Say whether most words stand in so few rows that they would be read as notes."""
    codes = values.cat.codes.to_numpy()
    rows = np.bincount(codes[codes >= 0], minlength=len(values.cat.categories)).tolist()
    if sum(rows) < _FEW_ROWS:
        return False
    times: Counter[str] = Counter()
    for text, n in zip(values.cat.categories, rows, strict=True):
        for item in str(text).split(SEPARATOR) if n else ():
            times[item] += n
    often = sum(n for n in times.values() if n >= _OFTEN)
    return len(times) == 1 or 2 * often < times.total()


def _tells_somebody(text: str) -> bool:
    return (
        personal.names_somebody(text)
        or names_alone(text)
        or personal.has_contact(text)
        or personal.is_prose(text)
        or personal.is_code(text)
    )


def _is_doubtful(item: str) -> bool:
    word = fold(item).rstrip(".")
    listed = bool(_SIGNS.search(item)) or word in WEEKDAYS or word in MONTHS
    return (
        listed or headings.headache_words(item) is not None or parse_treatment(item).atc is not None
    )
