"""The frames of a triggers result, of everybody in a diary, block by block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from hdiary.diary import Diary
from hdiary.questions.exposure.factors import Factor, list_factors, list_left_out
from hdiary.questions.exposure.fill import fill_exposure, mentioned, prepare_days
from hdiary.questions.exposure.grid import lay_grid
from hdiary.questions.reasons import Reasons, write_reasons
from hdiary.questions.triggers import order, rows, saying, suspects, windows
from hdiary.questions.triggers.measure import DAY_BEFORE, measure_block, split_people
from hdiary.questions.triggers.naive import tabulate_naive
from hdiary.questions.triggers.pool import pool_factors
from hdiary.questions.triggers.rules import TriggerRules
from hdiary.questions.triggers.table import BlockTables, tabulate_block
from hdiary.stats.blocks import map_blocks


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Frames:
    """The frames of an answer, and what their reasons were made from."""

    table: pd.DataFrame
    pooled: pd.DataFrame
    strips: pd.DataFrame
    inseparable: pd.DataFrame
    naive: pd.DataFrame
    model: pd.DataFrame
    reasons: Reasons
    suspects: tuple[str, ...]  # As the diary writes them


def make_frames(diary: Diary, *, treatments: bool, rules: TriggerRules) -> Frames:
    """Measure, judge and lay out everybody's factors."""
    factors = list_factors(diary, treatments=treatments)
    rules = replace(rules, suspects=suspects.find_suspects(rules.suspects, factors))
    parts = _measure(diary, factors, rules=rules)
    table = _join([part.tables.table for part in parts])
    left_out = list_left_out(diary, treatments=treatments)
    if left_out:
        table = _join([table, rows.list_left_out_rows(diary, left_out, table)])
    pooled = _pool(table, people=len(diary.patients), rules=rules)
    model = _join([part.tables.model for part in parts])
    written = [write_reasons(frame) for frame in (table, pooled, model)]
    table, pooled, model = (frame for frame, _ in written)
    reasons = {text: told for _, found in written for text, told in found.items()}
    return Frames(
        table=table,
        pooled=pooled,
        strips=_join([part.tables.strips for part in parts]),
        inseparable=_join([part.tables.inseparable for part in parts]),
        naive=_join([part.naive for part in parts]),
        model=model,
        suspects=rules.suspects,
        reasons=reasons | {out.name: out.told for out in left_out if out.told is not None},
    )


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Part:
    """What one block of people adds."""

    tables: BlockTables
    naive: pd.DataFrame


def _measure(diary: Diary, factors: Sequence[Factor], *, rules: TriggerRules) -> list[_Part]:
    grid, days = lay_grid(diary), prepare_days(diary, factors=factors)
    delays = saying.lay_delays(diary, grid, factors)
    written = order.find_order(diary, grid, factors, night=frozenset(rules.night))

    def measure(people: slice) -> _Part:
        exposure = fill_exposure(days, grid, factors, people=people)
        shown = mentioned(exposure, factors)
        block = measure_block(
            exposure, grid, factors, people=people, gates=rules.gates, level=rules.level
        )
        naive = tabulate_naive(
            diary, grid, factors, exposure=exposure, people=people, level=rules.level
        )
        ordered = written.measure(block, exposure, rules=rules)
        tables = tabulate_block(
            diary,
            grid,
            factors,
            block,
            shown=shown,
            rules=rules,
            written=windows.Written(delays=delays, ordered=ordered),
        )
        return _Part(tables=tables, naive=naive[shown.ravel()])

    return map_blocks(measure, split_people(grid, factors))


def _join(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Join the frames of all blocks, whose patients are categories of one list."""
    return pd.concat(list(frames), ignore_index=True)


def _pool(table: pd.DataFrame, *, people: int, rules: TriggerRules) -> pd.DataFrame:
    """Pool the day before over patients; nothing to pool with one."""
    before = table[table["window"] == DAY_BEFORE]
    return pool_factors(
        before if people > 1 else before.head(0),
        level=rules.level,
        false_discovery=rules.false_discovery,
        little=rules.little,
    )
