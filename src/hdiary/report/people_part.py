"""Many people on one page: how they spread."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.diary.coverage import find_open_lists
from hdiary.questions.answer import RELIABLE
from hdiary.questions.burden.tell_trend import say_waves
from hdiary.questions.margins import DAYS, phrase_margin
from hdiary.report.parts import Card, Cards, Section
from hdiary.vocabulary.verdicts import CANNOT_TELL, FEWER_DAYS, LITTLE, MORE_DAYS, NOT_ENOUGH
from hdiary.words import Words

_FEW = 4
"""Of fewer people than this no half can be told apart."""
_FEWER, _MORE = FEWER_DAYS, MORE_DAYS


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
    words = f"{words} {say_waves(rows, say)}".strip()
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
