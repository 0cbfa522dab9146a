"""What one row of a diary is, said once."""

from __future__ import annotations

import pandas as pd

from hdiary.diary.together import lists_only_attacks
from hdiary.read.decisions import Decisions
from hdiary.read.declared import Declared


def say_rows(entries: pd.DataFrame, *, declared: Declared, decisions: Decisions) -> None:
    """Note what one row is, where nothing has decided it yet."""
    if "rows" in decisions.settings():
        return
    overrule = "" if declared.rows else "--rows headache"
    if declared.rows == "headache":
        decisions.add("rows", "headache", "One row is one headache, rated or not.")
    elif lists_only_attacks(entries):
        decisions.add("rows", "headache", "One row is one headache.")
    elif not entries.duplicated(["patient", "date"]).any():
        decisions.add("rows", "day", "One row is a day.", overrule=overrule)
    else:
        words = "One row is an entry; some days have several."
        decisions.add("rows", "entry", words, overrule=overrule)
