"""Rows that were filled in ahead: what a blank rating means, asked once."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.diary import Problems
from hdiary.read.decisions import Decisions
from hdiary.read.declared import Declared
from hdiary.read.table import Mask
from hdiary.read.typed.signs import says_nothing, suggests_headache
from hdiary.vocabulary.say import say_count

_FEWEST, _FEWEST_OF_MARKS, _SHARE = 5, 3, 0.15
"""From so many blank rows between rated ones, and such a share, what a blank means is asked."""


def settle_blanks(
    entries: pd.DataFrame,
    unread: Mask,
    *,
    declared: Declared,
    decisions: Decisions,
    found: Problems,
    header: str,
    listed: bool,
) -> pd.DataFrame:
    """Read blank ratings as the person says, or ask where every clear day seems to be blank."""
    blank = says_nothing(entries) & ~unread
    plain = blank & ~suggests_headache(entries)
    if declared.clear_between is not None and declared.blank is None:
        return _covered(entries, blank, plain, declared.clear_between, decisions)
    if listed:
        return entries
    if declared.blank == "none":
        return _cleared(entries, plain, decisions, header)
    if declared.blank == "not-said":
        words = f'A blank in "{header}" means: not said'
        if declared.clear_between is not None and plain.any():
            words += f"; --clear-between does not cover these {int(plain.sum())} rows"
        decisions.add("blank", "not-said", f"{words}.")
    elif _seems_filled_ahead(entries, plain):
        _ask(int(plain.sum()), len(entries), found, header)
    elif blank.any():
        decisions.add(
            "blank",
            "not-said",
            f'A blank in "{header}" means: not said.',
            overrule="--blank none",
        )
    return entries


def _covered(
    entries: pd.DataFrame, blank: Mask, plain: Mask, stated: Any, decisions: Decisions
) -> pd.DataFrame:
    """Read blank rows of a time that was stated to be clear as clear; say which were not."""
    first, last = (pd.Timestamp(day) for day in stated)
    within = entries["date"].between(first, last).to_numpy()
    covered = plain & within
    others = int((blank & within & ~plain).sum())
    words = f"Blank rows in the time that was stated to be clear are clear ({covered.sum()})"
    if others:
        words += f"; {others} that name an acute medicine or a place say nothing"
    if covered.any() or others:
        decisions.add("blank", "clear_between", f"{words}.", overrule="--blank not-said")
    pain = entries["pain"].mask(covered, 0.0) if entries["pain"].notna().any() else entries["pain"]
    return entries.assign(pain=pain, headache=entries["headache"].mask(covered, False))


def _cleared(entries: pd.DataFrame, plain: Mask, decisions: Decisions, header: str) -> pd.DataFrame:
    if plain.any():
        rows = say_count(int(plain.sum()), "row")
        decisions.add("blank", "none", f'A blank in "{header}" means: no headache ({rows}).')
    rated = bool(entries["pain"].notna().any())
    pain = entries["pain"].mask(plain, 0.0) if rated else entries["pain"]
    return entries.assign(pain=pain, headache=entries["headache"].mask(plain, False))


def _seems_filled_ahead(entries: pd.DataFrame, plain: Mask) -> bool:
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


def _ask(count: int, rows: int, found: Problems, header: str) -> None:
    found.add(
        "blank ratings",
        column=header,
        expected="a rating on each day that is recorded (0 for none)",
        suggestion=f"{count} of {rows} rows have a date and no rating, and no row says that "
        "there was no headache. If a blank means that there was none, say --blank none; if it "
        "means that nothing was written down, say --blank not-said.",
    )
    found.suggest(f"A blank means no headache ({say_count(count, 'day')}).", blank="none")
    found.suggest("A blank means that nothing was written down that day.", blank="not-said")
