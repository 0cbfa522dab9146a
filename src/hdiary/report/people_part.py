"""Many people on one page: how they spread, and the first rows of everyone."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.diary.coverage import find_open_lists
from hdiary.questions.answer import RELIABLE
from hdiary.questions.margins import DAYS, phrase_margin
from hdiary.report.parts import Card, Cards, Row, Section, Table, tell_apart
from hdiary.vocabulary.verdicts import CANNOT_TELL, FEWER_DAYS, LITTLE, MORE_DAYS, NOT_ENOUGH
from hdiary.words import Words
from hdiary.words.clean import clean, known

MOST_ROWS = 40
_FEW = 4
"""Of fewer people than this no half can be told apart."""
_FEWER, _MORE = FEWER_DAYS, MORE_DAYS
_MONTH = 28
_SHORT = 14
"""Below so many days the range of a rate says nothing [days]."""


def people_glance(say: Words, result: Any) -> Section:
    """Say how headache days, pain, trends and coverage spread over the people."""
    table = result.overall.assign(
        headache_days_28=result.overall["headache_days_28"].mask(find_open_lists(result.coverage))
    )
    cards = (
        _spread(say, table["headache_days_28"], say("headaches.name"), say("people.rate_unit"), 0),
        _spread(say, table["mean_pain"], say("pain.name"), say("people.pain_unit"), 1),
        _trends(say, result),
        _days(say, table),
    )
    return Section(title=say("people.glance"), blocks=(Cards(cards=cards),))


def _spread(say: Words, column: pd.Series, name: str, unit: str, places: int) -> Card:
    values = column.dropna().astype(float)
    if not len(values):
        return Card(name=name, figure=say("say.not_known"), unit=say("people.for_anyone"))
    low, middle, high = values.quantile([0.25, 0.5, 0.75])
    words = say("people.too_few")
    if len(values) >= _FEW:
        words = say("people.half", low=say.number(low), high=say.number(high))
    if len(values) < len(column):
        words += " " + say("people.without", people=say.count("person", len(column) - len(values)))
    return Card(name=name, figure=say.number(middle, places=places), unit=unit, words=words)


def _trends(say: Words, result: Any) -> Card:
    trend, matters = result.trend, result.settings["trend"]["meaningful_days"]
    rows = trend.loc[trend["outcome"] == "headache_days_28", "verdict"].astype("str")
    many = rows.value_counts()
    figure = say("people.trends", fewer=int(many.get(_FEWER, 0)), more=int(many.get(_MORE, 0)))
    words = say(
        "people.other_trends",
        margin=phrase_margin(DAYS, matters),
        little=int(many.get(LITTLE, 0)),
        open=int(many.get(CANNOT_TELL, 0)),
        few=int(many.get(NOT_ENOUGH, 0)),
    )
    return Card(name=say("people.trend"), figure=figure, unit=say("people.trend_unit"), words=words)


def _days(say: Words, table: pd.DataFrame) -> Card:
    recorded, days = int(table["recorded"].sum()), int(table["days"].sum())
    low = int((table["recorded"] < RELIABLE * table["days"]).sum())
    return Card(
        name=say("days.name"),
        figure=say.share(recorded / days),
        unit=say("people.days_unit", days=say.count("day", days)),
        words=say("people.rough", people=say.count("person", low), share=say.share(RELIABLE)),
    )


def people_section(say: Words, result: Any, *, with_names: bool) -> Section:
    """List the first people in the order of the file, numbered unless names are asked for."""
    listing = find_open_lists(result.coverage)
    rows = []
    for at, row in enumerate(result.overall.head(MOST_ROWS).to_dict("records")):
        name = clean(str(row["patient"])) if with_names else say("people.person", n=at + 1)
        rows.append(Row(name=name, cells=_cells(say, row, listing=bool(listing[at]))))
    caption = say("people.everyone_caption")
    if len(result.overall) > MOST_ROWS:
        caption = say("people.first", some=MOST_ROWS, all=len(result.overall))
    heads = (
        say("people.rate"),
        say("people.range"),
        say("people.pain"),
        say("people.medicine"),
        say("days.name"),
    )
    unknown = say("say.not_known")
    kept = [k for k in range(len(heads)) if any(row.cells[k] != unknown for row in rows)]
    table = Table(
        caption=caption,
        heads=(say("people.one"), *(heads[k] for k in kept)),
        rows=tell_apart(Row(name=r.name, cells=tuple(r.cells[k] for k in kept)) for r in rows),
        widths=(1.6, *(1.5 for _ in kept)),
    )
    return Section(title=say("people.everyone"), blocks=(table,))


def _medicine(say: Words, row: Any, *, listing: bool) -> str:
    """Give the days with acute medicine that were written down, as a rate where there is one."""
    many, days = known(row["medication_lowest"]), int(row["days"])
    if many is None:
        return say("say.not_known")
    if listing or days < _SHORT:
        return say("people.counted", n=int(many), days=say.count("day", days))
    return say.number(many / days * _MONTH)


def _cells(say: Words, row: Any, *, listing: bool) -> tuple[str, ...]:
    rate = say.number(row["headache_days_28"])
    if listing:
        rate = say("days.only_headaches")
    elif known(row["headache_days_28"]) is None:
        rate = say("people.few_days")
    bounds = say("say.not_known")
    if int(row["days"]) >= _SHORT:
        bounds = say.span(row["lowest_28"], row["highest_28"])
    return (
        rate,
        bounds,
        say.number(row["mean_pain"]),
        _medicine(say, row, listing=listing),
        say("people.of", recorded=int(row["recorded"]), days=int(row["days"])),
    )
