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
from hdiary.questions.triggers.windows import Written, find_windows


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
    written: Written | None = None,
) -> BlockTables:
    """Judge a block and lay it out."""
    written = written or Written(delays={}, ordered=())
    recorded = (~np.isnan(grid.headache[block.people])).sum(axis=1)
    usable, listed = block.fit.used.sum(axis=1), never_clear(diary)[block.people]
    gated = {
        name: judge.explain_gates(
            block.windows[name].counts,
            recorded=recorded,
            gates=rules.gates,
            usable=usable,
            listed=listed,
            same_day=name == SAME_DAY,
        )
        for name in WINDOWS
    }
    together = joint.find_together(block, factors, gated[DAY_BEFORE])
    others = find_windows(written.ordered, listed=listed, rules=rules)
    before = judge_day_before(
        block,
        factors,
        gated=gated[DAY_BEFORE],
        together=together,
        rules=rules,
        delays=written.delays,
        more=others.looks,
    )
    same = show_same_day(block, factors, gated=gated[SAME_DAY], rules=rules)
    told = {DAY_BEFORE: (before, shown), SAME_DAY: (same, shown)}
    told |= others.tell(
        factors, like=before, shown=shown, rhythmic=block.courses.rhythmic, rules=rules
    )
    claimed = np.isin(before["verdict"], CLAIMS) & shown
    return BlockTables(
        table=rows.lay_out(diary, factors, block.people, told),
        strips=list_strips(diary, grid, factors, block, claimed=claimed),
        inseparable=rows.list_pairs(diary, factors, block.people, block.agreement, together),
        model=rows.describe_course(diary, factors, block, shown),
    )
