"""Which factors are laid out together: those that may be tested, and many that cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Codes, patient_codes
from hdiary.questions.exposure.cuts import are_numbers
from hdiary.questions.exposure.factors import Factor
from hdiary.questions.exposure.fill import Exposures
from hdiary.questions.triggers.rules import TriggerRules
from hdiary.questions.triggers.table import BlockTables
from hdiary.stats.blocks import split

_MANY = 200
"""So many factors that pass no gate are laid out at a time; fewer are not set apart."""


def part_factors(
    exposure: Exposures,
    factors: Sequence[Factor],
    shown: Bools,
    rhythmic: Bools,
    rules: TriggerRules,
) -> list[Codes]:
    """Part factors into those that may be tested, beside each other, and many that cannot be."""
    # A word that was written once or twice passes no gate. Thousands of such need no place in
    # the arrays of all pairs: they have their rows, a few hundred at a time.
    number = are_numbers(factors)
    days = np.where(number, (~np.isnan(exposure)).sum(axis=2), (exposure == 1.0).sum(axis=2))
    enough = (days >= rules.gates.min_exposed).any(axis=0) | rhythmic
    never = np.flatnonzero(~enough & shown.any(axis=0)).astype(np.int64)
    if len(never) < _MANY:
        return [np.arange(len(factors), dtype=np.int64)]
    others = [never[part] for part in split(len(never), block=_MANY)]
    return [np.flatnonzero(enough).astype(np.int64), *others]


def put_together(parts: Sequence[BlockTables], factors: Sequence[Factor]) -> BlockTables:
    """Put the rows of a block's factors in their order again."""
    if len(parts) == 1:
        return parts[0]
    table = pd.concat([part.table for part in parts], ignore_index=True)
    place = {factor.name: at for at, factor in enumerate(factors)}
    order_of = {name: at for at, name in enumerate(table["window"].drop_duplicates())}
    order = np.lexsort(
        (
            table["factor"].map(place).to_numpy(dtype=np.int64),
            table["window"].map(order_of).to_numpy(dtype=np.int64),
            patient_codes(table),
        )
    )
    return replace(parts[0], table=table.iloc[order].reset_index(drop=True))
