"""Factors: columns outside the format, read as numbers, as yes and no, or as words."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from hdiary.diary.sheet_rows import say_running
from hdiary.read.cells import Cells, texts
from hdiary.read.inexact import numbers
from hdiary.read.nearest import nearest_rating
from hdiary.read.numbers import parse_number
from hdiary.read.shape.units import holds_amount, holds_unit, without_unit
from hdiary.read.thousands import SPACED_THOUSANDS, thousands_sign
from hdiary.read.thousands import decimal_sign as decimal_sign
from hdiary.vocabulary.text import remember_short
from hdiary.vocabulary.words import is_blank, yes_no
from hdiary.words import phrase

_LEADING_ZERO = re.compile(r"[+-]?0\d")
_GROUPED = re.compile(r"\d{1,3}(?:(?:,\d{3})+(?:\.\d+)?|(?:\.\d{3}){2,})")
_MOSTLY = 0.8
_FEWEST = 5
_HIGHEST = 1e6
_MOST_EXACT = 1e15
"""What is written out in more digits than a number holds exactly is an identifier."""


def read_factor(cells: Cells, *, delimiter: str, decimal: str = "") -> pd.Series:
    """Read a factor by what its cells say."""
    # Numbers if all are numbers (``007`` is not); yes and no if all are; else words. A few
    # inexact numbers among others (``7ish``) are left blank and told, or read as what is
    # nearest where that was accepted. A column of numbers with a few words in it is read as
    # words, with a warning that names the lines.
    said = cells.said()
    if said and all(yes_no(t) is not None for t in said) and not all(map(_is_number, said)):
        answers = [yes_no(t) if not is_blank(t) else None for t in cells.texts]
        values = pd.array(answers, dtype="boolean")
        return pd.Series(values.take(cells.codes))
    if said and all(map(_is_number, said)):
        return _read_numbers(cells, delimiter, decimal)
    if _are_mostly_numbers(cells):
        exact = list(filter(_is_number, said))
        sign = thousands_sign(cells, exact, delimiter=delimiter, decimal=decimal)
        return numbers(
            cells,
            lambda t: parse_number(_bare(t, sign)) if _is_number(t) else None,
            expected=phrase("read.cells.number"),
            nearest=lambda t: _nearest(_ungrouped(t, sign)),
        )
    if not _warn_mixed(cells):
        _warn_of_forms(cells)
    return texts(cells, lambda t: None if is_blank(t) else t)


@remember_short
def _is_number(text: str) -> bool:
    grouped = SPACED_THOUSANDS.fullmatch(text) or _GROUPED.fullmatch(text)
    bare = re.sub(r"[^\d]", "", text) if grouped else text
    number = parse_number(bare)
    if number is None or _LEADING_ZERO.match(text):
        return False
    return number <= _MOST_EXACT or not text.isdecimal()


def _has_number(text: str) -> bool:
    return _is_number(text) or holds_unit(text)


def _are_mostly_numbers(cells: Cells) -> bool:
    """Say whether most cells are numbers, and the few others are inexact ones."""
    odd = [k for k, t in enumerate(cells.texts) if not is_blank(t) and not _is_number(t)]
    if any(_nearest(cells.texts[k]) is None for k in odd):
        return False
    exact = np.array([not is_blank(t) and _is_number(t) for t in cells.texts], dtype=bool)
    told = np.array([not is_blank(t) for t in cells.texts], dtype=bool)
    many, all_told = int(exact[cells.codes].sum()), int(told[cells.codes].sum())
    return many >= _FEWEST and many >= _MOSTLY * all_told


@remember_short
def _nearest(text: str) -> float | None:
    """Give the number that an inexact one, or one with its unit, is nearest to."""
    number = without_unit(text)
    text = _ungrouped(text, "")
    return nearest_rating(text, highest=_HIGHEST) if number is None else number


def _read_numbers(cells: Cells, delimiter: str, decimal: str) -> pd.Series:
    sign = thousands_sign(cells, cells.said(), delimiter=delimiter, decimal=decimal)
    values = np.full(len(cells.texts), np.nan)
    odd: list[int] = []
    for k, text in enumerate(cells.texts):
        if not is_blank(text):
            number = parse_number(_bare(text, sign))
            values[k] = np.nan if number is None else number
            odd += [k] if number is None else []
    cells.refuse(
        odd,
        expected=phrase("read.cells.number"),
        suggest=lambda _: phrase("read.factors.no_thousands"),
        severity="warning",
    )
    return pd.Series(values[cells.codes])


def _bare(text: str, sign: str) -> str:
    """Write a number without what parts its thousands."""
    if SPACED_THOUSANDS.fullmatch(text):
        return re.sub(r"[^\d.,+-]", "", text)
    return text.replace(sign, "") if sign else text


def _ungrouped(text: str, sign: str) -> str:
    """Write an inexact number without what parts its thousands."""
    return re.sub(rf"(?<=\d)[ '\u2019\u00a0\u202f{re.escape(sign)}](?=\d{{3}}(?!\d))", "", text)


def _in_other_form(text: str) -> bool:
    return holds_unit(text) or holds_amount(text) or _nearest(text) is not None


def _warn_of_forms(cells: Cells) -> None:
    """Tell of numbers that are written in so many ways that they were read as words."""
    said = ~np.array([is_blank(text) for text in cells.texts], dtype=bool)
    plain = np.array([_is_number(text) for text in cells.texts], dtype=bool) & said
    other = np.array([_in_other_form(text) for text in cells.texts], dtype=bool) & said & ~plain
    many = int((plain | other)[cells.codes].sum())
    if plain.any() and other.any() and many > _MOSTLY * said[cells.codes].sum():
        cells.found.warn(
            "words among numbers",
            column=cells.role.header,
            expected=phrase("read.factors.numbers_only"),
            suggestion=phrase("read.factors.in_many_forms"),
        )


def _warn_mixed(cells: Cells) -> bool:
    """Tell of few words among numbers, for which the column was read as words."""
    blank = [is_blank(text) for text in cells.texts]
    rows = int((~np.array(blank, dtype=bool))[cells.codes].sum())
    for fits in (_is_number, _has_number):
        odd = np.array(
            [not gone and not fits(t) for t, gone in zip(cells.texts, blank, strict=True)],
            dtype=bool,
        )
        if odd[cells.codes].sum() <= (1 - _MOSTLY) * rows:
            break
    else:
        return False
    words = np.flatnonzero(odd).tolist()
    if not words:
        return False
    lines = np.concatenate([lines for _, lines in cells.rows_of(words)])
    where = say_running(lines, cells.found.sheets)
    cells.found.warn(
        "words among numbers",
        column=cells.role.header,
        lines=np.sort(lines),
        expected=phrase("read.factors.numbers_only"),
        suggestion=phrase("read.factors.read_as_words", lines=where),
    )
    return True
