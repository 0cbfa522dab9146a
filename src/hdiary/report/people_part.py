"""Many people on one page: how they spread, and the first rows of everyone."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.questions.burden_words import SHORT
from hdiary.questions.course import CANNOT_TELL, NOT_ENOUGH
from hdiary.questions.lines import LITTLE
from hdiary.questions.result import RELIABLE, find_open_lists
from hdiary.report.parts import (
    Card,
    Row,
    Table,
    figure,
    known,
    span,
)
from hdiary.vocabulary.say import NOT_KNOWN, say_count, say_share

MOST_ROWS = 40
_FEW = 4
"""Of fewer people than this no half can be told apart."""


def people_cards(result: Any) -> list[Card]:
    """Say how headache days, coverage, pain and medicine spread over the people."""
    table = result.overall.assign(
        headache_days_28=result.overall["headache_days_28"].mask(find_open_lists(result.coverage))
    )
    recorded, days = int(table["recorded"].sum()), int(table["days"].sum())
    low_coverage = int((table["recorded"] < RELIABLE * table["days"]).sum())
    people = say_count(len(table), "person", "people")
    return [
        _spread(table, "headache_days_28", "Headache days", "in 28 days, middle person"),
        _spread(table, "mean_pain", "Pain", "of 10 on headache days, middle person", places=1),
        _trends(result.trend),
        Card(
            name="Days recorded",
            figure=say_share(recorded / days) if days else "none",
            unit=f"of {say_count(days, 'day')}",
            words=f"{people}. Recorded on fewer than {say_share(RELIABLE)} of their days: "
            f"{low_coverage}.",
        ),
    ]


def _spread(table: pd.DataFrame, column: str, name: str, unit: str, *, places: int = 0) -> Card:
    values = table[column].dropna().astype(float)
    if not len(values):
        words = "Nobody recorded what is needed for this (see the notes)."
        return Card(name=name, figure="not known", unit="for anyone", words=words)
    low, middle, high = values.quantile([0.25, 0.5, 0.75])
    without = len(table) - len(values)
    detail = f"Range {span(values.min(), values.max(), places=1)}; n = {len(values)}."
    words = f"Half of the people are between {figure(low, places=1)} and {figure(high, places=1)}."
    if len(values) < _FEW:
        words = "Too few people to say how they spread."
    if without:
        detail += f" Without an answer: {say_count(without, 'person', 'people')}."
    return Card(
        name=name,
        figure=figure(middle, places=places),
        unit=unit,
        words=words,
        detail=detail,
    )


def _trends(trend: pd.DataFrame) -> Card:
    rows = trend[trend["outcome"] == "headache_days_28"]
    counts = rows["verdict"].astype("str").value_counts()
    fewer, more = (
        int(counts.get("fewer headache days", 0)),
        int(counts.get("more headache days", 0)),
    )
    rest = {name: int(counts.get(name, 0)) for name in (LITTLE, CANNOT_TELL, NOT_ENOUGH)}
    return Card(
        name="Trend",
        figure=f"{fewer} fewer, {more} more",
        unit="headache days over the diary",
        words="Each person's trend alone; among many, a few are chance.",
        detail="; ".join(f"{name}: {many}" for name, many in rest.items() if many) + ".",
    )


def people_table(result: Any, *, with_names: bool) -> Table:
    """List the first people in the order of the file, numbered unless names are asked for."""
    rows = []
    listing = find_open_lists(result.coverage)
    for at, row in enumerate(result.overall.head(MOST_ROWS).to_dict("records"), start=1):
        rows.append(
            Row(
                name=str(row["patient"]) if with_names else f"Person {at}",
                cells=(
                    _rate(row["headache_days_28"], listing=bool(listing[at - 1])),
                    span(row["lowest_28"], row["highest_28"], places=1)
                    if int(row["days"]) >= SHORT
                    else NOT_KNOWN,
                    figure(row["mean_pain"], places=1),
                    figure(row["medication_days"]),
                    f"{int(row['recorded'])} of {int(row['days'])}",
                ),
            )
        )
    caption = "Everyone, in the order of the diary"
    if len(result.overall) > MOST_ROWS:
        caption = f"The first {MOST_ROWS} of {len(result.overall)} people"
    heads = (
        "Person",
        "Headache days per 28",
        "Range",
        "Mean pain, 0 to 10",
        "Acute-medication days",
        "Days recorded",
    )
    kept = [i for i in range(len(heads) - 1) if any(row.cells[i] != NOT_KNOWN for row in rows)]
    return Table(
        caption=caption,
        heads=(heads[0], *(heads[i + 1] for i in kept)),
        rows=tuple(Row(name=r.name, cells=tuple(r.cells[i] for i in kept)) for r in rows),
    )


def _rate(rate: Any, *, listing: bool) -> str:
    if listing:
        return "headaches only"
    if known(rate) is None:
        return "too few days"
    return figure(rate, places=1)
