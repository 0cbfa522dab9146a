"""A comparison that was checked, computed and laid out."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from hdiary.cohort.arms.asked import IMPUTATION, Asked, check_asked
from hdiary.cohort.arms.columns import is_yes_no
from hdiary.cohort.arms.estimate import estimate, find_tables
from hdiary.cohort.arms.formula import write_formula
from hdiary.cohort.arms.problems import refuse
from hdiary.cohort.arms.result import ComparisonResult
from hdiary.cohort.arms.table import make_flow, make_missing, make_table
from hdiary.words import Phrase


def make_comparison(
    frame: pd.DataFrame, asked: Asked, called: str | Phrase | None
) -> ComparisonResult:
    """Compare as it was asked, or say all that stands in the way."""
    refuse(check_asked(frame, asked))
    if asked.kind == "auto":
        kind = "yes-no" if is_yes_no(frame[asked.outcome]) else "number"
        asked = replace(asked, kind=kind)
    tables = find_tables(frame, asked)
    found = estimate(tables, asked)
    phrases: dict[str, Phrase] = {}
    beside = asked.beside if found.adjusts else ()
    return ComparisonResult(
        table=make_table(tables, found, asked),
        formula=write_formula(str(asked.outcome), [str(asked.arm), *map(str, beside)]),
        n=int(tables[0].sizes.sum()),
        missing=make_missing(tables),
        flow=make_flow(tables, phrases),
        settings={
            "outcome": asked.outcome,
            "arm": asked.arm,
            "baseline": asked.baseline,
            "reference": tables[0].names[0],
            "adjust": asked.adjust,
            "beside": tuple(map(str, asked.beside)),
            "adjusted": found.adjusts and bool(asked.beside),
            "levels": tables[0].levels,
            "kind": asked.kind,
            "errors": found.errors,
            "level": asked.level,
            "imputations": len(tables) if IMPUTATION in frame.columns else 0,
            "randomised": asked.randomised,
            "called": called,
        },
        phrases=phrases,
    )
