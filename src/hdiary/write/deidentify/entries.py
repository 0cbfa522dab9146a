"""The entries of a diary, de-identified column by column."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary import schema
from hdiary.diary.arrays import Ints, patient_codes
from hdiary.write.deidentify import account
from hdiary.write.deidentify.account import Account
from hdiary.write.deidentify.ages import cap_ages, is_age
from hdiary.write.deidentify.key import Key
from hdiary.write.deidentify.moving import SHIFT
from hdiary.write.deidentify.names import Names
from hdiary.write.deidentify.own_words import hide_words
from hdiary.write.deidentify.reasons import why_factor

_ROUNDED = ("duration_h",)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What the person asked for."""

    key: Key
    way: str  # How dates are moved
    minutes: int | None  # To how many minutes times are rounded down
    drop: frozenset[str]  # Columns that are left out
    words: frozenset[str]  # Words of their own that may stay
    keep: frozenset[str] = frozenset()  # Columns that stay although they would be left out


def drop_columns(entries: pd.DataFrame, asked: Asked, told: Account) -> pd.DataFrame:
    """Leave out free text, places, identifiers, dates in factors, and what was named."""
    people = Names.of(entries["patient"].cat.categories)
    found = {
        name: why_factor(
            name, entries, people, kept=name in asked.keep, weekdays=asked.way != SHIFT
        )
        for name in schema.factor_columns(entries)
    }
    gone = {name: why for name, why in found.items() if why is not None}
    gone |= {n: account.DROPPED_ASKED for n in entries if n in asked.drop and n not in gone}
    factors = {name: why for name, why in gone.items() if name in found}
    told.dropped(entries, factors.items())
    blank = {name: _blank(entries, name) for name in gone if name not in found}
    told.dropped(entries, [(name, gone[name]) for name in blank])
    told.note("notes", account.DROPPED_TEXT, entries["notes"].notna().sum())
    return entries.drop(columns=list(factors)).assign(**blank, notes=_blank(entries, "notes"))


def _blank(entries: pd.DataFrame, name: str) -> pd.Series:
    kind = schema.entry_dtype(name)
    if kind == "category":
        none = pd.Categorical.from_codes(
            np.full(len(entries), -1), categories=pd.Index([], dtype="str")
        )
        return pd.Series(none, index=entries.index)
    return pd.Series(None, index=entries.index, dtype=kind)


def hide_columns(entries: pd.DataFrame, asked: Asked, told: Account) -> pd.DataFrame:
    """Put codes in place of words and 90 in place of higher ages; say what is kept."""
    factors = schema.factor_columns(entries)
    new = {}
    for name in (
        "headache",
        *(n for n in schema.NUMBER_COLUMNS if n not in _ROUNDED or not asked.minutes),
    ):
        told.note(name, account.KEPT, entries[name].notna().sum())
    for name in (*schema.LIST_COLUMNS, "side", *factors):
        values = entries[name]
        if isinstance(values.dtype, pd.CategoricalDtype):
            new[name], cells = hide_words(values, column=name, key=asked.key, allowed=asked.words)
            told.note(name, account.CODED if cells else account.KEPT, cells or values.count())
        elif is_age(name) and schema.factor_kind(values) == "number":
            new[name], cells = cap_ages(name, values)
            told.note(name, account.CAPPED if cells else account.KEPT, cells or values.count())
        else:
            told.note(name, account.KEPT, values.count())
    return entries.assign(**new)


def hash_people(entries: pd.DataFrame, codes: dict[str, str], told: Account) -> pd.DataFrame:
    """Put each person's code in place of their identifier."""
    patient = entries["patient"]
    named = [codes[str(name)] for name in patient.cat.categories]
    listed = sorted(named, key=schema.natural_key)
    at = {name: number for number, name in enumerate(listed)}
    place = np.array([at[name] for name in named], dtype=np.int64)
    told.note("patient", account.HASHED, len(entries))
    hashed = pd.Categorical.from_codes(
        place[patient.cat.codes.to_numpy()], categories=pd.Index(listed, dtype="str")
    )
    return entries.assign(patient=hashed)


def order_of(entries: pd.DataFrame) -> Ints:
    """Give the order by code and day, within a day as it was."""
    order: Ints = np.lexsort((entries["date"].to_numpy(), patient_codes(entries)))
    return order
