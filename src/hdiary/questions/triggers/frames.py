"""The frames of a triggers result, of everybody in a diary, block by block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

import pandas as pd

from hdiary.diary import Diary
from hdiary.questions.exposure import most
from hdiary.questions.exposure.fill import fill_exposure, mentioned, prepare_days
from hdiary.questions.exposure.grid import lay_grid
from hdiary.questions.reasons import Reasons, write_reasons
from hdiary.questions.triggers import measure as measured
from hdiary.questions.triggers import order, people, rows, saying, suspects, units, windows
from hdiary.questions.triggers.naive import tabulate_naive
from hdiary.questions.triggers.rules import TriggerRules
from hdiary.questions.triggers.table import BlockTables, tabulate_block
from hdiary.stats.blocks import map_blocks


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Frames:
    """The frames of an answer, and what their reasons were made from."""

    table: pd.DataFrame
    pooled: pd.DataFrame
    shrunk: pd.DataFrame
    strips: pd.DataFrame
    inseparable: pd.DataFrame
    naive: pd.DataFrame
    model: pd.DataFrame
    reasons: Reasons
    suspects: tuple[str, ...]  # As the diary writes them


def make_frames(diary: Diary, *, treatments: bool, rules: TriggerRules) -> Frames:
    """Measure, judge and lay out everybody's factors."""
    every = most.list_factors(diary, treatments=treatments)
    rules = replace(rules, suspects=suspects.find_suspects(rules.suspects, every))
    factors, too_many = most.keep_telling(
        every, diary, named=rules.suspects, fewest=rules.gates.min_exposed
    )
    parts = _measure(diary, factors, rules=rules)
    table = _join([part.tables.table for part in parts])
    no_factors = most.list_left_out(diary, treatments=treatments, factors=every)
    left_out = (*no_factors, *too_many)
    if left_out:
        table = _join([table, rows.list_left_out_rows(diary, left_out, table)])
    over_people = people.pool_table(table, asdict(rules))
    model = _join([part.tables.model for part in parts])
    written = [write_reasons(frame) for frame in (table, model)]
    table, model = (frame for frame, _ in written)
    reasons = {text: told for _, found in written for text, told in found.items()}
    reasons |= over_people.reasons
    return Frames(
        table=table,
        pooled=over_people.pooled,
        shrunk=over_people.shrunk,
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


def _measure(diary: Diary, factors: Sequence[most.Factor], *, rules: TriggerRules) -> list[_Part]:
    grid, days = lay_grid(diary), prepare_days(diary, factors=factors)
    delays = saying.lay_delays(diary, grid, factors)

    def measure(people: slice) -> _Part:
        exposure = fill_exposure(days, grid, factors, people=people)
        shown = mentioned(exposure, factors)
        naive = tabulate_naive(
            diary, grid, factors, exposure=exposure, people=people, level=rules.level
        )
        raw = exposure[:, :, : int(grid.length[people].max(initial=0))]
        courses = measured.fit_before(raw, grid, factors, people=people)
        parts = []
        for chosen in units.part_factors(exposure, factors, shown, courses.rhythmic, rules):
            some = [factors[place] for place in chosen]
            own = exposure[:, chosen]
            block = measured.measure_block(
                own, grid, some, people=people, gates=rules.gates, level=rules.level,
                courses=replace(courses, rhythmic=courses.rhythmic[chosen]),
            )  # fmt: skip
            written = order.find_order(diary, grid, some, night=frozenset(rules.night))
            ordered = written.measure(block, own, rules=rules)
            parts.append(
                tabulate_block(
                    diary, grid, some, block, shown=shown[:, chosen], rules=rules,
                    written=windows.Written(delays=delays, ordered=ordered),
                )
            )  # fmt: skip
        return _Part(tables=units.put_together(parts, factors), naive=naive[shown.ravel()])

    return map_blocks(measure, measured.split_people(grid, factors))


def _join(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Join the frames of all blocks, whose patients are categories of one list."""
    return pd.concat(list(frames), ignore_index=True)
