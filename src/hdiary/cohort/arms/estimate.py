"""Differences between arms from the people who are compared, of one table or of imputed ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from hdiary.cohort.arms.asked import IMPUTATION, Asked
from hdiary.cohort.arms.cases import Cases, find_cases
from hdiary.cohort.arms.problems import refuse
from hdiary.stats.ancova import ArmContrasts, compare_means, contrast
from hdiary.stats.imputed import combine_imputed
from hdiary.stats.risks import compare_shares
from hdiary.words import phrase

_ROUNDING = 1e-14
"""A spread of less than this share of the values is no spread, but what rounding left."""


def find_tables(frame: pd.DataFrame, asked: Asked) -> list[Cases]:
    """Give who is compared in the table, or in each of the imputed tables that it holds."""
    if IMPUTATION not in frame.columns:
        return [find_cases(frame, asked)]
    parts = [part for _, part in frame.groupby(IMPUTATION, sort=True)]
    if len(parts) < 2 or bool(frame[IMPUTATION].isna().any()):
        refuse([phrase("arms.refuse.one_imputation", n=len(parts), name=IMPUTATION)])
    tables = [find_cases(part, asked) for part in parts]
    first = tables[0]
    alike = all(
        table.names == first.names
        and table.columns == first.columns
        and np.array_equal(table.sizes, first.sizes)
        for table in tables
    )
    refuse([] if alike else [phrase("arms.refuse.imputations_differ", name=IMPUTATION)])
    return tables


def estimate(tables: Sequence[Cases], asked: Asked) -> ArmContrasts:
    """Estimate each arm's difference from the reference."""
    found = [_estimate_one(one, asked, imputed=len(tables) > 1) for one in tables]
    if not all(one.adjusts for one in found):
        # What cannot be adjusted in one of the imputed tables is adjusted in none.
        plain = [replace(one, beside=one.beside[:, :0]) for one in tables]
        found = [_estimate_one(one, asked, imputed=len(tables) > 1) for one in plain]
        found = [replace(one, adjusts=False) for one in found]
    for one, cases in zip(found, tables, strict=True):
        least = _ROUNDING * float(np.abs(cases.outcome).max())
        if (asked.kind != "yes-no" or len(found) > 1) and not (one.se > least).all():
            refuse([phrase("arms.refuse.no_spread", name=str(asked.outcome))])
    if len(found) == 1:
        return found[0]
    combined = combine_imputed(
        [one.difference for one in found],
        [one.se**2 for one in found],
        df=np.mean([one.df for one in found], axis=0),
    )
    joined = contrast(
        combined.estimate,
        se=combined.se,
        df=combined.df,
        adjusted=np.mean([one.adjusted for one in found], axis=0),
        errors=found[0].errors,
        level=asked.level,
    )
    return replace(joined, adjusts=found[0].adjusts)


def _estimate_one(cases: Cases, asked: Asked, *, imputed: bool) -> ArmContrasts:
    if asked.kind == "yes-no":
        return compare_shares(
            cases.outcome, cases.arms, cases.beside, level=asked.level, wald=imputed
        )
    return compare_means(
        cases.outcome, cases.arms, cases.beside, errors=asked.errors, level=asked.level
    )
