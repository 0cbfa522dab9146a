"""The headaches of an Apple Health export as a table, with the values of their days."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from hdiary.diary.schema import FACTOR_MARK, factor_kind
from hdiary.read.context import Context
from hdiary.read.formats.apple_health_days import DATE, days_of, tell
from hdiary.read.formats.apple_health_kinds import NOT_PRESENT, RANK
from hdiary.read.formats.apple_health_moments import day_number, moment
from hdiary.read.formats.apple_health_records import Attack, Records
from hdiary.read.table import Table, make_table
from hdiary.vocabulary.columns import column_meaning
from hdiary.words import phrase

_MOST_DAYS = 31
"""A headache that is written as longer was never ended."""
_HEADER = ("date", "end", "headache", "pain (words)")


def each_once(attacks: Sequence[Attack]) -> list[Attack]:
    """Count a headache once that an app kept twice, or that several apps wrote."""
    kept: dict[tuple[object, ...], Attack] = {}
    for one in sorted(attacks, key=lambda a: RANK.index(a.severity), reverse=True):
        # What says no severity joins the one that says it, and begins at the same moment.
        at = moment(one.start) or (one.start,)
        same = [(at[0], one.source), (at[0], "", one.severity)]
        if not one.severity:
            same.append((at[0], "hurts"))
        if not any(key in kept for key in same):
            kept[same[0]] = kept[same[1]] = one
            if one.severity != NOT_PRESENT:
                kept[(at[0], "hurts")] = one
    once = {id(one): one for one in kept.values()}
    return sorted(once.values(), key=lambda one: one.line)


def lay_out_attacks(attacks: Sequence[Attack], records: Records, context: Context) -> Table:
    """Give a row for each headache, with what its day tells beside it."""
    days = days_of(records)
    attacks = [*attacks, *_clear_days(attacks, days, context)]
    columns = [
        [one.start for one in attacks],
        [one.end for one in attacks],
        ["no" if one.severity == NOT_PRESENT else "yes" for one in attacks],
        [one.severity for one in attacks],
    ]
    own = [one.start[:10] for one in attacks]
    at = days.set_index(days.pop(DATE).dt.strftime("%Y-%m-%d")).reindex(own)
    at = at.dropna(axis=1, how="all")
    _tell_met(days, at, own, records, context)
    names = [_heading(str(name), at[name]) for name in at]
    cells = [[_cell(value) for value in at[name]] for name in at]
    return make_table((*_HEADER, *names), [*columns, *cells], [one.line for one in attacks])


def _clear_days(attacks: Sequence[Attack], days: pd.DataFrame, context: Context) -> list[Attack]:
    """Give a row to each day that the person says was clear, so that it keeps its values."""
    between = context.declared.clear_between
    if between is None or days.empty:
        return []
    first, last = (f"{pd.Timestamp(day):%Y-%m-%d}" for day in between)
    noted = {day for one in attacks for day in _days_of(one)}
    listed = days[DATE].dt.strftime("%Y-%m-%d")
    told = [day for day in listed if day_number(day) not in noted]
    line = max(one.line for one in attacks)
    clear = [
        Attack(start=day, end="", severity=NOT_PRESENT, source="", line=line)
        for day in told
        if first <= day <= last
    ]
    words = phrase("read.formats.apple_health.clear", n=len(clear))
    context.decisions.add("clear days", len(clear), words)
    return clear


def _days_of(one: Attack) -> list[int]:
    """Give the days of a headache: one that ran past midnight is of the next day, too."""
    first, last = (day_number(text) for text in (one.start, one.end))
    if first is None:
        return []
    hurts = one.severity != NOT_PRESENT and last is not None and last - first <= _MOST_DAYS
    return [*range(first, (last if hurts and last is not None else first) + 1)]


def _tell_met(
    days: pd.DataFrame, at: pd.DataFrame, own: Sequence[str], records: Records, context: Context
) -> None:
    """Say how the values of days were made, and of how many days there are some."""
    if days.empty:
        return
    kept = pd.DataFrame({"day": own, "met": at.notna().any(axis=1).to_numpy()})
    met = int(kept.drop_duplicates("day")["met"].sum())
    values = {"met": met, "n": len(set(own)), "others": len(days) - met}
    words = phrase("read.formats.apple_health.met", n=len(set(own)), met=met)
    context.decisions.add("days", values, words)
    others = phrase("read.formats.apple_health.others_left_out", n=len(days) - met)
    context.decisions.add("days left out", len(days) - met, others)
    for made in tell(records, at):
        context.decisions.add("values", "", made)


def _heading(name: str, values: pd.Series) -> str:
    """Name a factor so that it is taken for nothing else, and what was not noted for no answer."""
    known = column_meaning(name).meaning is not None or factor_kind(values) == "yes/no"
    return f"{name}{FACTOR_MARK}" if known else name


def _cell(value: object) -> str:
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, (bool, np.bool_)):
        return "yes" if value else "no"
    return f"{value:.10g}" if isinstance(value, float) else str(value)
