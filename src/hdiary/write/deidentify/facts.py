"""The facts of people, de-identified beside their diaries."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from hdiary.diary.schema import factor_kind
from hdiary.vocabulary.text import fold
from hdiary.write.deidentify import account
from hdiary.write.deidentify.account import Account
from hdiary.write.deidentify.ages import cap_ages, cap_groups, is_age
from hdiary.write.deidentify.codes import word_codes
from hdiary.write.deidentify.entries import Asked
from hdiary.write.deidentify.moving import DONE, move_facts
from hdiary.write.deidentify.names import Names, is_name_word
from hdiary.write.deidentify.own_words import plain_word
from hdiary.write.deidentify.reasons import why_fact
from hdiary.write.deidentify.starts import is_day_word

FEWEST_ALIKE = 5
"""A word of a fact that fewer people share becomes a code [people]."""
_PATIENT = "patient"


def hide_facts(
    facts: pd.DataFrame,
    codes: Mapping[str, str],
    by: Mapping[str, int],
    began: Mapping[str, pd.Timestamp],
    asked: Asked,
    told: Account,
) -> pd.DataFrame:
    """De-identify facts: one row a person, in the order of their codes."""
    names = [str(name) for name in facts.columns if name != _PATIENT]
    people = Names.of(codes)
    own_days = [pd.to_datetime(facts[_PATIENT].astype("str").map(dict(began)))]
    own_days += [facts[n] for n in names if _is_date(facts[n])]
    open_to = [n for n in names if n not in asked.keep]
    found = {n: why_fact(n, facts[n], people, own_days) for n in open_to}
    gone = {n: why for n, why in found.items() if why is not None}
    gone |= {n: account.DROPPED_ASKED for n in names if n in asked.drop and n not in gone}
    told.note(_PATIENT, account.HASHED, len(facts))
    told.dropped(facts, gone.items())
    moved = move_facts(facts.drop(columns=list(gone)), dict(by))
    new = {}
    for name in moved.columns.drop(_PATIENT):
        new[name], done, cells = _hide_fact(str(name), moved[name], people, asked)
        told.note(str(name), done, cells)
    hashed = facts[_PATIENT].astype("str").map(dict(codes)).astype("str")
    return (
        moved.assign(**new, patient=hashed)
        .sort_values(_PATIENT, kind="stable")
        .reset_index(drop=True)
    )


def _is_date(values: pd.Series) -> bool:
    return pd.api.types.is_datetime64_any_dtype(values.dtype)


def _hide_fact(
    name: str, values: pd.Series, people: Names, asked: Asked
) -> tuple[pd.Series, str, int]:
    said = int(values.notna().sum())
    if _is_date(values):
        return values, DONE[asked.way], said
    if factor_kind(values) == "yes/no":
        return values, account.KEPT, said
    if factor_kind(values) == "number":
        capped, cells = cap_ages(name, values) if is_age(name) else (values, 0)
        return capped, account.CAPPED if cells else account.KEPT, cells or said
    if is_age(name):
        values, cells = cap_groups(name, values.astype("str"))
        if cells:
            hidden, _ = _code_words(values, people, asked)
            return hidden, account.CAPPED, cells
    hidden, cells = _code_words(values, people, asked)
    return hidden, account.CODED if cells else account.KEPT, cells or said


def _code_words(values: pd.Series, people: Names, asked: Asked) -> tuple[pd.Series, int]:
    """Put codes in place of words that few share, or that tell a person, place or day."""
    words = values.astype("str").map(plain_word, na_action="ignore")
    allowed = {fold(word) for word in asked.words}
    hidden_words = sorted(
        str(word)
        for word, n in words.value_counts().items()
        if fold(str(word)) not in allowed and (n < FEWEST_ALIKE or _tells(str(word), people))
    )
    codes = words.map(word_codes(asked.key, hidden_words)).astype("str")
    hidden = codes.where(codes.notna(), values.astype("str")).astype("str")
    return hidden, int(codes.notna().sum())


def _tells(word: str, people: Names) -> bool:
    return people.are_in(word) or is_name_word(word) or is_day_word(word)


def count_rare(facts: pd.DataFrame) -> int:
    """Count people who share all their facts but days with fewer than four others."""
    names = [str(n) for n in facts.columns.drop(_PATIENT) if not _is_date(facts[n])]
    if not names:
        return 0
    alike = facts.groupby(names, dropna=False, observed=True)[_PATIENT].transform("size")
    return int((alike < FEWEST_ALIKE).sum())
