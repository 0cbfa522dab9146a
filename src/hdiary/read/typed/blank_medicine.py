"""What a blank in a column of treatments means: not said, unless somebody says otherwise."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, says_headache
from hdiary.diary.doses import may_be_acute
from hdiary.read.context import Context
from hdiary.read.role import Role
from hdiary.read.taken import NO_TREATMENT
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase

NONE_TAKEN = "none-taken"
"""What is accepted where a blank says that nothing was taken."""


def settle_medicine(entries: pd.DataFrame, roles: list[Role], context: Context) -> pd.DataFrame:
    """Read blanks in columns of treatments as the person says; else tell that they say nothing."""
    asked = [role for role in roles if role.meaning == "treatment"]
    treated = entries["treatment"]
    if not asked:
        return entries
    # A cell that could not be read is no blank, and a row that says nothing else is none either.
    blank: Bools = np.logical_and.reduce([role.column.where(is_blank) for role in asked])
    blank = blank & treated.isna().to_numpy() & entries["headache"].notna().to_numpy()
    headers = tuple(role.header for role in asked)
    if NONE_TAKEN in context.declared.accept:
        if blank.any():
            words = phrase("read.typed.blanks.none_taken", headers=headers, n=int(blank.sum()))
            context.decisions.add("medicine", NO_TREATMENT, words)
        return entries.assign(treatment=_with_none(treated, blank))
    # Of exercises and other programmes a blank leaves no headache's medicine open.
    medicine = treated.isna().all() or may_be_acute(treated).any()
    if medicine and (blank & says_headache(entries)).any():
        words = phrase("read.typed.blanks.medicine_not_said", headers=headers)
        overrule = f"--accept {NONE_TAKEN}"
        context.decisions.add("medicine", "not-said", words, overrule=overrule)
    return entries


def _with_none(treated: pd.Series, blank: Bools) -> pd.Series:
    known = treated.cat.categories
    whole = treated if NO_TREATMENT in known else treated.cat.add_categories([NO_TREATMENT])
    return whole.mask(blank, NO_TREATMENT)
