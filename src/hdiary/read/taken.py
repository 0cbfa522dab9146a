"""Treatments: from people's words to the diary's, and what to do about those not known."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from hdiary.diary import shown
from hdiary.diary.calendar import SEPARATOR
from hdiary.read.cells import Cells, texts
from hdiary.vocabulary.treatments import Treatment, parse_treatment, split_treatments
from hdiary.vocabulary.words import is_blank, is_ditto, is_no_treatment
from hdiary.words import Phrase, phrase

NO_TREATMENT = "none"


def read_treatments(cells: Cells) -> pd.Series:
    """Read treatments, each item as written."""
    # A cell that says that nothing was done becomes ``none``: that is not a blank.
    items = {text: _treatment_items(text) for text in cells.texts}
    # Two equal items are two doses.
    return texts(cells, lambda text: SEPARATOR.join(items[text]) or None)


def warn_of_unknown_treatments(cells: Cells) -> None:
    """Warn of treatments that are not known, in the column in which they stand."""
    items = {text: _treatment_items(text) for text in cells.texts}
    unknown = [
        k
        for k, text in enumerate(cells.texts)
        if any(i != NO_TREATMENT and not parse_treatment(i).recognised for i in items[text])
    ]
    cells.refuse(
        unknown,
        code="unknown treatment",
        severity="warning",
        expected=phrase("read.treatments.known"),
        suggest=lambda text: _suggest_treatments([parse_treatment(i) for i in items[text]]),
    )


def _suggest_treatments(read: list[Treatment]) -> Phrase:
    """Offer names that may have been meant; else say what to write instead."""
    near = tuple(dict.fromkeys(one.suggestion for one in read if one.suggestion))
    if near:
        return phrase("read.treatments.did_you_mean", names=near)
    if any(is_ditto(one.as_written) for one in read):
        return phrase("read.treatments.as_above")
    advice = next((one.advice for one in read if one.advice), "")
    if not advice:
        return _in_no_class(read)
    return phrase("read.treatments.unknown_class", advice=phrase(f"vocabulary.advice.{advice}"))


def _in_no_class(read: list[Treatment]) -> Phrase:
    """Say what counts in no class: all of a cell, or some of its items."""
    odd = [one.as_written for one in read if not one.recognised]
    if len(odd) == len(read):
        return phrase("read.treatments.in_no_class")
    names = tuple(dict.fromkeys(shown(one, column="treatment") for one in odd))
    return phrase("read.treatments.part_in_no_class", names=names)


@lru_cache(maxsize=262_144)
def _treatment_items(text: str) -> tuple[str, ...]:
    if is_blank(text):
        return ()
    if is_no_treatment(text):
        return (NO_TREATMENT,)
    given = [item for item in split_treatments(text) if not is_blank(item)]
    done = tuple(item for item in given if not is_no_treatment(item))
    return done or ((NO_TREATMENT,) if given else ())
