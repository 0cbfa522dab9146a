"""How it is now: four figures at a first glance."""

from __future__ import annotations

import pandas as pd

from hdiary.questions.answer import RELIABLE
from hdiary.questions.burden.lines import MONTH
from hdiary.report.answers import Answers
from hdiary.report.change_words import tell_change
from hdiary.report.helped_part import helped_block
from hdiary.report.medicine_card import medicine_card
from hdiary.report.parts import Card, Cards, Para, Section
from hdiary.report.pattern_part import tell_times
from hdiary.report.since import Since
from hdiary.words import Words
from hdiary.words.clean import known


def say_scale(say: Words, scale: str) -> str:
    """Say how pain was noted."""
    return say.word("pain.scales", scale)


def glance_section(say: Words, found: Answers) -> Section:
    """Give the first glance: four figures, the first of them always known, and what helped."""
    since, whole, listing = found.since, found.burden.overall.iloc[0], found.listing
    cards = [
        _headache_card(say, since, whole, listing=listing),
        _pain_card(say, since, found.diary.scale),
        medicine_card(say, found),
        _days_card(say, whole, listing=listing, unrated=found.unrated),
    ]
    if not int(whole["recorded"]):
        cards = cards[-1:] + cards[:-1]
    apart, times = _tell_apart(say, since.recent), " ".join(tell_times(say, found.pattern))
    notes: tuple[Para, ...] = (Para(head=say("page_of.whole"), text=times),) if times else ()
    notes += (Para(text=apart, soft=True),) if apart else ()
    return Section(
        title=_when(say, since),
        blocks=(Cards(cards=tuple(cards)), *helped_block(say, found.treatments), *notes),
    )


def _when(say: Words, since: Since) -> str:
    if since.visit:
        return say("glance.since_visit", day=say.day(since.begin))
    days = say.count("day", int(since.recent["days"]))
    return say("glance.last" if since.before is not None else "glance.all", days=days)


def _headache_card(say: Words, since: Since, whole: pd.Series, *, listing: bool) -> Card:
    row = since.recent
    many, days, recorded = (int(row[n]) for n in ("headache_days", "days", "recorded"))
    span = say.count("day", days)
    unit, figure = say("headaches.of_recorded", recorded=recorded, span=span), str(many)
    if not int(whole["recorded"]):
        figure, unit = say("say.not_known"), say("headaches.nothing_recorded")
    elif not recorded:
        figure = str(int(whole["headache_days"]))
        unit = say("headaches.of_whole", recorded=say.count("recorded_day", int(whole["recorded"])))
        unit += " " + say("headaches.none_of_these")
    elif listing:
        unit = say("headaches.listed", days=say.count("day", days))
    elif days > MONTH and known(row["headache_days_28"]) is not None:
        # A longer time is told at the length of the one beside it, or it would look worse.
        figure = say.number(row["headache_days_28"])
        unit = say("headaches.in_28", many=many, recorded=recorded, days=days)
        if recorded < RELIABLE * days:
            figure = say.span(row["lowest_28"], row["highest_28"])
    elif recorded < RELIABLE * days:
        figure = say("say.span", low=many, high=many + days - recorded)
    return Card(name=say("headaches.name"), figure=figure, unit=unit, words=tell_change(say, since))


def _tell_apart(say: Words, row: pd.Series) -> str:
    """Say how many headaches lie on the headache days, where these are not as many."""
    many, episodes = int(row["headache_days"]), int(row["episodes"])
    if not many or episodes == many:
        return ""
    return say("headaches.apart", headaches=say.count("headache", episodes))


def _pain_card(say: Words, since: Since, scale: str) -> Card:
    row = since.recent
    mean, severe, rated = known(row["mean_pain"]), known(row["severe_days"]), int(row["rated_days"])
    name = say("pain.name")
    if mean is not None and severe is not None:
        words = say("pain.severe", severe=int(severe), rated=say.count("rated_day", rated))
        return Card(name=name, figure=say.number(mean), unit=say("pain.unit"), words=words)
    if not int(row["recorded"]):
        return Card(name=name, figure=say("say.not_known"), unit=say("headaches.nothing_recorded"))
    if not int(row["headache_days"]):
        return Card(name=name, figure=say("say.none"), unit=say("pain.no_headache"))
    if scale != "0-10":
        words = ""
        if severe is not None and rated:
            words = say(
                "pain.severe_words", severe=int(severe), rated=say.count("rated_day", rated)
            )
        unit = say("pain.other_scale", scale=say_scale(say, scale))
        return Card(name=name, figure=say("say.no_mean"), unit=unit, words=words)
    return Card(name=name, figure=say("say.not_known"), unit=say("pain.not_rated"))


def _days_card(say: Words, whole: pd.Series, *, listing: bool, unrated: bool) -> Card:
    days, recorded = int(whole["days"]), int(whole["recorded"])
    name, unit = say("days.name"), say("days.unit", recorded=recorded, days=say.count("day", days))
    if listing:
        return Card(name=name, figure=say("days.only_headaches"), unit=unit)
    words = say("days.all") if recorded == days else ""
    if recorded < days:
        words = say(
            "days.unrated" if unrated else "days.missing", days=say.count("day", days - recorded)
        )
    if recorded < RELIABLE * days:
        words += " " + say("days.rough", share=say.share(RELIABLE))
    return Card(name=name, figure=say.share(recorded / days), unit=unit, words=words)
