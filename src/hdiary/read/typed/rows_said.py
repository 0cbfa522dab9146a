"""What one row of a diary is, said once."""

from __future__ import annotations

import pandas as pd

from hdiary.diary.together import lists_only_attacks
from hdiary.read.context import Context
from hdiary.words import phrase


def say_rows(entries: pd.DataFrame, context: Context) -> None:
    """Note what one row is, where nothing has decided it yet."""
    declared, decisions = context.declared, context.decisions
    if "rows" in decisions.settings():
        return
    overrule = "" if declared.rows else "--rows headache"
    if declared.rows == "headache":
        decisions.add("rows", "headache", phrase("read.typed.rows.headache_unrated"))
    elif lists_only_attacks(entries):
        decisions.add("rows", "headache", phrase("read.typed.rows.headache"))
    elif not entries.duplicated(["patient", "date"]).any():
        decisions.add("rows", "day", phrase("read.typed.rows.day"), overrule=overrule)
    else:
        decisions.add("rows", "entry", phrase("read.typed.rows.entry"), overrule=overrule)
