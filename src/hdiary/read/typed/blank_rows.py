"""Rows that were filled in ahead: what a blank rating means, asked once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Problems
from hdiary.diary.arrays import Bools, patient_codes, says_headache
from hdiary.diary.calendar import day_keys, day_numbers
from hdiary.read.context import Context
from hdiary.read.decisions import Decisions
from hdiary.read.role import Role
from hdiary.read.typed.signs import says_nothing, suggests_headache
from hdiary.vocabulary.words import is_blank, says_unsaid
from hdiary.words import Phrase, phrase

_FEWEST, _FEWEST_OF_MARKS, _SHARE = 5, 3, 0.15
"""From so many blank rows between rated ones, and such a share, what a blank means is asked."""

_MUCH = 0.2
"""Where more of the rows between ratings are blank, what a blank means is asked as well."""


def settle_blanks(
    entries: pd.DataFrame,
    unread: Bools,
    context: Context,
    *,
    header: str,
    listed: bool,
    signs: Sequence[str] = (),
    dashed: Bools | None = None,
) -> pd.DataFrame:
    """Read blank ratings as the person says, or ask where every clear day seems to be blank."""
    # ``signs`` are what stands in cells that are as good as blank, in ``dashed`` rows a ``-``.
    declared, decisions = context.declared, context.decisions
    blank = says_nothing(entries) & ~unread
    plain = blank & ~suggests_headache(entries)
    dashed = np.zeros(len(entries), dtype=bool) if dashed is None else dashed
    apart = bool((plain & dashed).any() and (plain & ~dashed).any())
    sign = "_dash" if (plain & dashed).any() and not apart else ""
    if declared.clear_between is not None and declared.blank is None:
        return _covered(entries, blank, plain, declared.clear_between, decisions)
    if listed:
        return entries
    if declared.blank == "none":
        return _cleared(entries, plain, decisions, header, () if sign else signs, f"none{sign}")
    if declared.blank == "dash":
        return _cleared(entries, plain & dashed, decisions, header, said="dash")
    if declared.blank == "not-said":
        words = phrase("read.typed.blanks.not_said", header=header)
        if declared.clear_between is not None and plain.any():
            rows = int(plain.sum())
            words = phrase("read.typed.blanks.not_said_uncovered", header=header, n=rows)
        decisions.add("blank", "not-said", _with_signs(words, signs))
    elif _seems_filled_ahead(entries, plain):
        if apart:
            words = phrase("read.typed.blanks.as_dash", n=int((plain & dashed).sum()))
            context.found.suggest(words, blank="dash")
        _ask(int(plain.sum()), len(entries), context.found, header, sign)
    elif blank.any():
        words = phrase("read.typed.blanks.not_said", header=header)
        overrule = "--blank dash" if apart else "--blank none"
        decisions.add("blank", "not-said", _with_signs(words, signs), overrule=overrule)
        many = _count_between(entries, blank, plain)
        clear = (entries["pain"] == 0) | entries["headache"].eq(False).fillna(False)
        if many > _MUCH * len(entries) and many > int(clear.sum()):
            _suggest(int(plain.sum()), context.found, sign)
    return entries


def _count_between(entries: pd.DataFrame, blank: Bools, plain: Bools) -> int:
    """Count the blank rows up to the last that says anything: a blank end is days to come."""
    said = entries.loc[~blank, "date"]
    return int((plain & (entries["date"] < said.max()).to_numpy()).sum()) if len(said) else 0


def _covered(
    entries: pd.DataFrame, blank: Bools, plain: Bools, stated: Any, decisions: Decisions
) -> pd.DataFrame:
    """Read blank rows of a time that was stated to be clear as clear; say which were not."""
    first, last = (pd.Timestamp(day) for day in stated)
    within = entries["date"].between(first, last).to_numpy()
    days = day_keys(patient_codes(entries), day_numbers(entries["date"]))
    # What else is noted on the day of a headache does not say that the day was clear.
    covered = plain & within & ~np.isin(days, days[says_headache(entries)])
    others = int((blank & within & ~plain).sum())
    clear = int(covered.sum())
    words = phrase("read.typed.blanks.covered", covered=clear)
    if others:
        words = phrase("read.typed.blanks.covered_others", covered=clear, n=others)
    if clear or others:
        decisions.add("blank", "clear_between", words, overrule="--blank not-said")
    pain = entries["pain"].mask(covered, 0.0) if entries["pain"].notna().any() else entries["pain"]
    return entries.assign(pain=pain, headache=entries["headache"].mask(covered, False))


def blank_signs(roles: Sequence[Role]) -> list[str]:
    """Give what stands for a blank in the columns of pain, such as ``-`` and ``n/a``."""
    asked = [role for role in roles if role.meaning in ("pain", "headache")]
    texts = dict.fromkeys(v.strip() for role in asked for v in role.column.values)
    return [text for text in texts if text and is_blank(text) and not says_unsaid(text)]


def dashed_rows(roles: Sequence[Role], size: int) -> Bools:
    """Say in which rows a dash stands in a column of pain."""
    rows: Bools = np.zeros(size, dtype=bool)
    for role in roles:
        if role.meaning in ("pain", "headache"):
            rows = rows | role.column.where(_is_dash)
    return rows


def _is_dash(text: str) -> bool:
    return bool(text.strip()) and not text.strip().strip("-\u2013\u2014\u2212")


def _with_signs(words: Phrase, signs: Sequence[str]) -> Phrase:
    """Add what is read like a blank."""
    if not signs:
        return words
    also = phrase("read.typed.blanks.signs", signs=tuple(signs), n=len(signs))
    return phrase("notices.sentences", parts=(words, also))


def _cleared(
    entries: pd.DataFrame,
    plain: Bools,
    decisions: Decisions,
    header: str,
    signs: Sequence[str] = (),
    said: str = "none",
) -> pd.DataFrame:
    if plain.any():
        words = phrase(f"read.typed.blanks.{said}", header=header, n=int(plain.sum()))
        decisions.add("blank", said.removesuffix("_dash"), _with_signs(words, signs))
    rated = bool(entries["pain"].notna().any())
    pain = entries["pain"].mask(plain, 0.0) if rated else entries["pain"]
    return entries.assign(pain=pain, headache=entries["headache"].mask(plain, False))


def _seems_filled_ahead(entries: pd.DataFrame, plain: Bools) -> bool:
    """Say whether no row is clear, and many blank ones lie between those with a headache."""
    hurts = entries["headache"].fillna(False).to_numpy(dtype=bool)
    if (~entries["headache"]).fillna(False).any() or not hurts.any():
        return False
    dates = entries["date"]
    first, last = dates[hurts].min(), dates[hurts].max()
    between = plain & dates.between(first, last).to_numpy()
    own = ~dates.isin(dates[hurts]).to_numpy()
    count = int((between & own).sum())
    fewest = _FEWEST if entries["pain"].notna().any() else _FEWEST_OF_MARKS
    return count >= fewest and count >= _SHARE * len(entries)


def _suggest(count: int, found: Problems, sign: str) -> None:
    """Offer what a blank may mean; where only dashes stand there, what a dash may mean."""
    found.suggest(phrase(f"read.typed.blanks.as_none{sign}", n=count), blank="none")
    found.suggest(phrase(f"read.typed.blanks.as_not_said{sign}"), blank="not-said")


def _ask(count: int, rows: int, found: Problems, header: str, sign: str) -> None:
    found.add(
        "blank ratings",
        column=header,
        expected=phrase("read.typed.blanks.rated_days"),
        suggestion=phrase(f"read.typed.blanks.ask{sign}", n=count, rows=rows),
    )
    _suggest(count, found, sign)
