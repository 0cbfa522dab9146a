"""The table of factors: one row per patient, factor and window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools
from hdiary.diary.coverage import never_clear
from hdiary.questions.exposure.factors import Factor
from hdiary.questions.exposure.grid import Grid
from hdiary.questions.triggers import joint, judge, rows
from hdiary.questions.triggers.columns import judge_day_before, show_same_day
from hdiary.questions.triggers.measure import DAY_BEFORE, SAME_DAY, WINDOWS, Block
from hdiary.questions.triggers.rules import CLAIMS, TriggerRules
from hdiary.questions.triggers.strips import list_strips


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class BlockTables:
    """What a block of people adds to the result's frames."""

    table: pd.DataFrame
    strips: pd.DataFrame
    inseparable: pd.DataFrame
    model: pd.DataFrame


def tabulate_block(
    diary: Diary,
    grid: Grid,
    factors: Sequence[Factor],
    block: Block,
    *,
    shown: Bools,
    rules: TriggerRules,
) -> BlockTables:
    """Judge a block and lay it out."""
    recorded = (~np.isnan(grid.headache[block.people])).sum(axis=1)
    usable = block.fit.used.sum(axis=1)
    gated = {
        name: judge.explain_gates(
            block.windows[name].counts,
            recorded=recorded,
            gates=rules.gates,
            usable=usable,
            listed=never_clear(diary)[block.people],
            same_day=name == SAME_DAY,
        )
        for name in WINDOWS
    }
    agreement = joint.find_agreement(block)
    together = np.abs(agreement) >= joint.INSEPARABLE
    together &= ~joint.find_mirrors(factors, agreement, gated[DAY_BEFORE])
    before = judge_day_before(
        block, factors, gated=gated[DAY_BEFORE], together=together, rules=rules
    )
    both = {DAY_BEFORE: before, SAME_DAY: show_same_day(block, gated[SAME_DAY])}
    claimed = np.isin(before["verdict"], CLAIMS) & shown
    return BlockTables(
        table=rows.lay_out(diary, factors, block.people, both, shown),
        strips=list_strips(diary, grid, factors, block, claimed=claimed),
        inseparable=rows.list_pairs(diary, factors, block.people, agreement, together),
        model=rows.describe_course(diary, block),
    )
