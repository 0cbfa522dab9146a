"""The pictures of the page, in its language; what would be empty is left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from hdiary.plots import figure_svg, plot_burden, plot_calendar, plot_people, plot_places
from hdiary.plots.calendar import first_drawn
from hdiary.plots.style import describe, figure_of
from hdiary.questions.result import find_open_lists
from hdiary.report.parts import Picture
from hdiary.report.words import Words

CALENDAR_WEEKS = 54
BURDEN_WINDOWS = 13
_NOT_SAID = "not said"


def course_pictures(
    say: Words, burden: Any, *, visit: pd.Timestamp | None = None
) -> tuple[Picture, ...]:
    """Draw the calendar, the last visit framed, and with a whole window the 28-day bars."""
    days = len(burden.days)
    caption = say("pictures.calendar")
    if days > CALENDAR_WEEKS * 7:
        more = say("pictures.last_weeks", weeks=CALENDAR_WEEKS, days=days)
        caption = f"{more} {caption}"
    words = _calendar_words(say, burden)
    axes = plot_calendar(burden, weeks=CALENDAR_WEEKS, framed=visit)
    if visit is not None and visit >= first_drawn(burden.days["date"], CALENDAR_WEEKS):
        framed = say("pictures.framed", day=say.day(visit))
        caption, words = f"{caption} {framed}", f"{words} {framed}"
    pictures = [_finish(say, axes, "calendar", words, caption)]
    if len(burden.table) > 1:
        pictures.append(_bars(say, burden))
    return tuple(pictures)


def _bars(say: Words, burden: Any) -> Picture:
    listing, many = bool(find_open_lists(burden.coverage)[0]), len(burden.table)
    shown = burden
    if listing:
        # Nearly only headaches are listed: a rate of recorded days would mislead.
        shown = replace(burden, table=burden.table.assign(headache_days_28=float("nan")))
    caption = say("pictures.bars_listed" if listing else "pictures.bars")
    if many > BURDEN_WINDOWS:
        caption = say("pictures.newest", some=BURDEN_WINDOWS, all=many) + " " + caption
    axes = plot_burden(shown, windows=BURDEN_WINDOWS)
    return _finish(say, axes, "bars", _bar_words(say, shown.table), caption)


def places_picture(say: Words, pattern: Any) -> Picture | None:
    """Draw where it hurts, if a place was ever written down."""
    if not int(pattern.places["episodes"].sum()):
        return None
    words = _place_words(say, pattern)
    return _finish(say, plot_places(pattern), "places", words, say("pictures.places"))


def people_picture(say: Words, burden: Any) -> Picture | None:
    """Draw everyone's headache days, if anyone has a rate."""
    rates = burden.overall["headache_days_28"].dropna().astype(float)
    if not len(rates):
        return None
    least, middle, most = (say.number(rates.quantile(q)) for q in (0.0, 0.5, 1.0))
    words = say("pictures.people_alt", people=say.count("person", len(rates)), least=least,
                middle=middle, most=most)  # fmt: skip
    return _finish(say, plot_people(burden), "people", words, say("pictures.people"))


def _finish(say: Words, axes: Any, prefix: str, words: str, caption: str) -> Picture:
    """Put a drawn picture's letters into the page's language and give it its words."""
    letters: list[Any] = figure_of(axes).findobj(lambda artist: hasattr(artist, "get_text"))
    for text in letters:
        text.set_text(say.in_picture(text.get_text()))
    describe(axes, words)
    return Picture(svg=figure_svg(axes, prefix=prefix), alt=words, caption=caption)


def _calendar_words(say: Words, burden: Any) -> str:
    days = burden.days.tail(CALENDAR_WEEKS * 7)
    states = days["state"].astype("str").value_counts()
    many = {name: int(states.get(name, 0)) for name in ("headache", "clear", "not recorded")}
    taken = days["acute_medication"]
    medicine = say.count("day", int(taken.fillna(False).sum()))
    if taken.isna().any():
        medicine = say("pictures.medicine_at_least", days=medicine)
    if taken.isna().all():
        medicine = say("say.not_known")
    return say(
        "pictures.calendar_alt",
        span=say.days_between(days["date"].iloc[0], days["date"].iloc[-1]),
        headache=say.count("headache_day", many["headache"]),
        clear=say.count("clear_day", many["clear"]),
        missing=say.count("day", many["not recorded"]),
        medicine=medicine,
    )


def _bar_words(say: Words, table: pd.DataFrame) -> str:
    told = []
    for row in table.tail(BURDEN_WINDOWS).to_dict("records"):
        low, high = (say.number(row[name], places=0) for name in ("lowest_28", "highest_28"))
        if pd.isna(row["headache_days_28"]):
            rate = low if low == high else say("pictures.between", low=low, high=high)
        else:
            rate = say.number(row["headache_days_28"], places=0)
        told.append(
            say("pictures.bar_alt", day=say.day(row["window_start"]), rate=rate,
                recorded=int(row["recorded"]), days=int(row["days"]))
        )  # fmt: skip
    return say("pictures.bars_alt", bars="; ".join(told))


def _place_words(say: Words, pattern: Any) -> str:
    felt = pattern.places[pattern.places["episodes"] > 0]
    felt = felt.sort_values(["episodes", "place"], ascending=[False, True], kind="stable")
    told = []
    for row in felt.to_dict("records"):
        sides = pattern.place_sides
        named = sides[(sides["place"] == row["place"]) & (sides["episodes"] > 0)]
        parts = [
            f"{say.word('sides', _NOT_SAID if pd.isna(s) else str(s))} {int(n)}"
            for s, n in zip(named["side"], named["episodes"], strict=True)
        ]
        place = f"{say.word('places', str(row['place']))} {int(row['episodes'])}"
        told.append(f"{place} ({', '.join(parts)})" if parts else place)
    headaches = say.count("headache", int(felt["said"].max()))
    unknown = int(pattern.table["episodes_place_unknown"].iloc[0])
    alt = "pictures.known_places_alt" if unknown else "pictures.places_alt"
    return say(alt, headaches=headaches, places="; ".join(told))
