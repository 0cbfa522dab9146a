"""What it looks like: the side, the places, the neck, the length."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.questions.pattern.sides import find_leading_side, find_one_sided, say_enough
from hdiary.questions.pattern.tell import (
    FEWEST_CLEAR,
    find_even_spread,
    list_busy_parts,
    tell_weekdays,
)
from hdiary.report import daily_pattern as by_day
from hdiary.report.parts import Block, Para, Pictures, Section
from hdiary.report.pictures import places_picture
from hdiary.words import Words
from hdiary.words.clean import known

_COMMON = 0.5
"""From this share on it is worth saying that the neck takes part in migraine too."""
_NEARLY = 0.75
"""From this part of its share in headaches on, the neck's share of clear days stands beside it."""
_LEADING = {
    "left": "pattern.left",
    "right": "pattern.right",
    "both": "pattern.both",
    "shifting": "pattern.shifting",
}


def pattern_section(
    say: Words,
    result: Any,
    daily: by_day.DailyPattern | None = None,
    *,
    drawn: bool = True,
    unrated: bool = False,
) -> Section:
    """Say on which side and where it hurts, how often the neck took part, and how long."""
    # ``daily`` counts days, where headaches run into one another; without ``drawn`` the words
    # stand alone, which name every place with its number.
    row = result.table.iloc[0]
    if daily is not None:
        told_by_day = by_day.tell_by_day(say, daily, result)
        return Section(title=say("pattern.title"), blocks=(Para(text=told_by_day),))
    if unrated and not int(row["episodes"]):
        return Section(title=say("pattern.title"), blocks=(Para(text=say("page_of.unrated")),))
    told = [
        _side(say, result, row),
        _places(say, result, row),
        _neck(say, row),
        _length(say, row),
    ]
    blocks: list[Block] = [Para(text=" ".join(text for text in told if text))]
    picture = places_picture(say, result) if drawn else None
    if picture is not None:
        blocks.append(Pictures(pictures=(picture,)))
        blocks.append(Para(text=say("pictures.places"), soft=True))
    kind = "split" if len(blocks) > 1 else ""
    return Section(title=say("pattern.title"), blocks=tuple(blocks), kind=kind)


def _side(say: Words, result: Any, row: pd.Series) -> str:
    said, in_part = int(row["episodes_with_side"]), int(row["episodes_side_in_part"])
    headaches = int(row["episodes"])
    if not headaches:
        return say("pattern.no_headache")
    if in_part and not said:
        return say("pattern.sides_only_in_part", n=in_part, all=headaches)
    if not said:
        column = "side" in result.columns_in
        if "side" in result.unread:
            return say("pattern.unknown_side")
        return say("pattern.no_side" if column else "pattern.no_side_column")
    lead = _leading_side(result)
    share = known(row["side_locked_share"])
    counts = _side_counts(say, result.sides)
    partly = say("pattern.side_in_part", n=in_part) if in_part else ""
    if share is None:
        told = say("pattern.few_sides", some=said, n=headaches, counts=counts)
        return f"{told} {partly}".strip()
    interval = say.share_span(row["side_locked_low"], row["side_locked_high"])
    locked = say("pattern.locked", share=say.share(share), interval=interval, n=said)
    first = _no_lead(say, result.sides, said) if lead is None else say(_LEADING[lead])
    rest = headaches - said - in_part
    without = say("pattern.without_side", n=rest) if rest else ""
    some = say("pattern.some_sides_unread") if "side" in result.unread else ""
    return " ".join(text for text in (first, locked, counts, partly, without, some) if text)


def _leading_side(result: Any) -> str | None:
    return find_leading_side(
        result.sides,
        min_episodes=int(result.settings["min_episodes"]),
        episodes=int(result.table.iloc[0]["episodes"]),
    )


def _no_lead(say: Words, sides: pd.DataFrame, said: int) -> str:
    kept = find_one_sided(sides)
    if kept is None:
        return say("pattern.no_lead")
    side = say.word("sides", kept.side)
    return say(f"pattern.{kept.key}", one=kept.one, n=said, side=side)


def _side_counts(say: Words, sides: pd.DataFrame) -> str:
    felt = sides[sides["episodes"] > 0].sort_values("episodes", ascending=False, kind="stable")
    told = [
        f"{say.word('sides', str(r['side']))} {int(r['episodes'])}" for r in felt.to_dict("records")
    ]
    return say("pattern.counts", counts=", ".join(told))


def _places(say: Words, result: Any, row: pd.Series) -> str:
    places, unknown = result.places, int(row["episodes_place_unknown"])
    felt = places[places["episodes"] > 0].sort_values(
        ["episodes", "place"], ascending=[False, True], kind="stable"
    )
    quoted = by_day.quote_unknown(say, result.unknown_places)
    if not len(felt) and unknown:
        return say("pattern.unknown_place", words=quoted)
    if not len(felt):
        column = "location" in result.columns_in
        return say("pattern.no_place" if column else "pattern.no_place_column")
    told = [
        f"{say.word('places', str(r['place']))} ({int(r['episodes'])})"
        for r in felt.head(by_day.MOST_PLACES).to_dict("records")
    ]
    headaches = say.count("headache", int(felt["said"].max()))
    told_places = say("pattern.places", headaches=headaches, places=say.join(told))
    if not unknown:
        return told_places
    others = say("pattern.some_unknown", words=quoted, headaches=say.count("headache", unknown))
    return f"{told_places} {others}"


def _neck(say: Words, row: pd.Series) -> str:
    share, unknown = known(row["neck_share"]), int(row["episodes_neck_unknown"])
    if unknown and int(row["episodes_with_neck"]):
        return say(
            "pattern.neck_open", neck=int(row["episodes_neck"]),
            known=say.count("headache", int(row["episodes_with_neck"])),
            unknown=say.count("headache", unknown),
        )  # fmt: skip
    if unknown:
        return say("pattern.neck_unknown")
    n, headaches = int(row["episodes_with_neck"]), int(row["episodes"])
    if share is None and n and not say_enough(n, headaches):
        return say("pattern.few_necks", neck=int(row["episodes_neck"]), some=n, n=headaches)
    if share is None:
        return ""
    interval = say.share_span(row["neck_low"], row["neck_high"])
    aside = say("pattern.neck_aside") if share >= _COMMON else ""
    if _as_often_without(row, nearly=_NEARLY):
        clear, neck = int(row["clear_days_with_neck"]), int(row["clear_days_neck"])
        aside = say("pattern.neck_clear", neck=neck, n=clear) + aside
    return say("pattern.neck", share=say.share(share), interval=interval, n=n, aside=aside)


def tell_times(say: Words, result: Any) -> list[str]:
    """Say on which weekdays and at which time of day headaches come, where one stands out."""
    parts = list_busy_parts(result, of="hours_of_day")
    even = find_even_spread(result)
    known = say.count("headache", int(result.table.iloc[0]["onset_known"]))
    told = [say("pattern.begin_mostly", headaches=known, parts=parts, even=even)] if parts else []
    return [say(phrased) for phrased in tell_weekdays(result)] + told


def _length(say: Words, row: pd.Series) -> str:
    hours = known(row["median_pain_hours"])
    if hours is None:
        return ""
    many = int(row["pain_hours_known"])
    if many == 1:
        return say("pattern.length_one", hours=say.number(hours))
    headaches = say.count("headache", many)
    return say("pattern.length", hours=say.number(hours), headaches=headaches)


def _as_often_without(row: pd.Series, *, nearly: float = 1.0) -> bool:
    """Say whether the neck is noted on clear days as often as in headaches, or nearly so."""
    clear, share = int(row["clear_days_with_neck"]), known(row["neck_share"])
    if share is None or clear < FEWEST_CLEAR:
        return False
    return bool(int(row["clear_days_neck"]) >= nearly * share * clear)


def find_neck_question(result: Any, daily: by_day.DailyPattern | None = None) -> str:
    """Give the key of what to ask: one side leads, the neck mostly takes part, or both; or none."""
    row = result.table.iloc[0]
    if daily is not None:
        side, neck = by_day.keeps_side_by_day(daily), by_day.neck_takes_part_by_day(daily)
    else:
        side = _leading_side(result) in {"left", "right"}
        low = known(row["neck_low"])
        neck = low is not None and low > 0.5
    neck = neck and not _as_often_without(row)
    if side and neck:
        return "questions.side_neck"
    return "questions.side" if side else "questions.neck" if neck else ""
