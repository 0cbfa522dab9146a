"""Tables about arms: endpoints, who the people are, and who is still there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from hdiary.cohort import ComparisonResult, EndpointsComparison, TableOne
from hdiary.cohort.arms.columns import Named, read_names
from hdiary.cohort.arms.describe import FIXED
from hdiary.cohort.arms.show_one import speak_table_one
from hdiary.cohort.endpoints.catalogue import is_share
from hdiary.cohort.endpoints.tell import name_endpoint
from hdiary.report.parts import Bullets, Row, Table, tell_apart
from hdiary.words import Words, phrase
from hdiary.words.clean import clean

MOST_ROWS = 24
"""Rows of Table 1 that a page has room for."""


def endpoints_table(say: Words, found: EndpointsComparison) -> Table:
    """Lay each endpoint out by arm: people, mean before and after, and the difference."""
    rows = tuple(
        Row(name=name_endpoint(name, str(of), say), about=arm, cells=cells)
        for of in (found.settings["endpoints_responder_of"],)
        for name, result in found.results.items()
        for arm, cells in _rows(say, found, name, result)
    )
    heads = ("endpoint", "people", "before", "after", "difference")
    return Table(
        caption=say("people.arms.endpoints"),
        heads=tuple(say(f"people.arms.{name}") for name in heads),
        rows=rows,
        widths=(2.8, 0.8, 0.9, 0.9, 2.0),
    )


def _rows(
    say: Words, found: EndpointsComparison, name: str, result: ComparisonResult
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the arms of one endpoint, the reference first."""
    frame, by = found.endpoints.wide(name), result.settings["arm"]
    column = f"{by} (fact)" if f"{by} (fact)" in frame else by
    arms = read_names(frame[column])
    before = dict(zip(arms.names, _means(frame["before"], arms), strict=True))
    write = say.share if is_share(name) else say.number
    table = result.table
    first = table.iloc[0]
    listed = [(first["reference"], first["n_reference"], first["mean_reference"], None)]
    listed += [(row["arm"], row["n"], row["mean"], row) for row in table.to_dict("records")]
    for arm, people, mean, row in listed:
        start = before[arm]
        cells = (
            say.number(people),
            say("say.dash") if np.isnan(start) else write(start),
            write(mean),
            say("people.arms.against") if row is None else _say_difference(say, name, row),
        )
        yield clean(str(arm)), cells


def _means(before: pd.Series, arms: Named) -> list[float]:
    return [float(before[arms.codes == at].mean()) for at in range(len(arms.names))]


def _say_difference(say: Words, name: str, row: Mapping[Any, Any]) -> str:
    """Write a difference with its interval; of shares in percentage points."""
    scale = 100.0 if is_share(name) else 1.0
    size, low, high = (say.signed(scale * row[n]) for n in ("difference", "ci_low", "ci_high"))
    key = "people.arms.points" if is_share(name) else "people.arms.interval"
    return say(key, size=size, low=low, high=high)


def who_block(say: Words, found: EndpointsComparison) -> Table | Bullets:
    """Lay out Table 1, or say why there is none."""
    if not isinstance(found.who, TableOne):
        return Bullets(items=tuple(map(say, found.who)))
    one = found.who
    arms = [name for name in one.table.columns if name not in FIXED]
    rows = tell_apart(
        Row(
            name=_name_row(say, one, row),
            about=say.told(row["statistic"], one.phrases) if row["variable"] else "",
            cells=tuple(say.decimal(str(row[name])) for name in ("overall", *arms)),
        )
        for row in one.table.head(MOST_ROWS).to_dict("records")
    )
    told = " ".join(speak_table_one(one, say))
    more = len(one.table) - len(rows)
    return Table(
        caption=say("arms.one.caption"),
        heads=(
            say("arms.one.heads.variable"),
            say("arms.one.heads.overall"),
            *(clean(str(name)) for name in arms),
        ),
        rows=rows,
        widths=(2.4, *(1.3 for _ in range(len(arms) + 1))),
        foot=f"{told} {say('people.arms.more_rows', n=more)}" if more else told,
    )


def _name_row(say: Words, one: TableOne, row: Mapping[Any, Any]) -> str:
    """Name a row of Table 1 by its column, and by the word that it counts."""
    if not row["variable"]:
        return say.told(row["statistic"], one.phrases)
    parts = (str(row["variable"]), str(row["level"] or ""))
    return ": ".join(clean(part) for part in parts if part)


def flow_table(say: Words, found: EndpointsComparison) -> Table:
    """Lay out how many people of each arm are left at each stage of the main endpoint."""
    main = next(iter(found.results))
    told = [found.phrases[stage].value("name") in {None, main} for stage in found.flow["stage"]]
    flow = found.flow[told]
    wide = flow.pivot_table(
        index="stage", columns="arm", values="people", aggfunc="sum", sort=False, dropna=False
    )
    named = {
        "what": say.quote(name_endpoint(main, str(found.settings["endpoints_responder_of"]), say))
    }
    stages = {
        stage: phrase(told.key, **(named if told.value("name") else {}))
        for stage, told in found.phrases.items()
    }
    rows = tuple(
        Row(name=say(stages[str(stage)]), cells=tuple(_count(say, n) for n in counts))
        for stage, counts in zip(wide.index, wide.to_numpy(), strict=True)
    )
    heads = [say("people.arms.none") if pd.isna(a) else clean(str(a)) for a in wide.columns]
    return Table(
        caption=say("people.arms.flow_caption"),
        heads=(say("people.arms.stage"), *heads),
        rows=rows,
        widths=(2.4, *(1.3 for _ in heads)),
    )


def _count(say: Words, people: float) -> str:
    """Write how many people; a dash where a stage does not tell of the arm."""
    return say("say.dash") if np.isnan(people) else say.whole(people)
